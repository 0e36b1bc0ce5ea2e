//! From events to trades and to changes of the depth, by the rules of the reference's page.

use tally_types::{
    Address, Amount, Event,
    exchange::{Cancelled, Dropped, Fill, MarketId, OrderId, Side},
};

/// An order that met one that stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trade {
    pub market: MarketId,
    /// What the taker did with the base asset.
    pub side: Side,
    pub price: u32,
    pub lots: u64,
    pub taker: Address,
    /// `None` for a conversion.
    pub taker_order: Option<OrderId>,
    pub maker: Address,
    pub maker_order: OrderId,
    pub maker_fee: Amount,
}

/// How what stands at a price changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub market: MarketId,
    pub side: Side,
    pub price: u32,
    /// Lots that came, or with a minus went.
    pub lots: i128,
}

/// The part of an event in which an account took from a market.
struct Taking<'a> {
    market: MarketId,
    side: Side,
    taker: Address,
    order: Option<OrderId>,
    fills: &'a [Fill],
    dropped: &'a [Dropped],
}

fn takings(event: &Event) -> Vec<Taking<'_>> {
    match event {
        Event::OrderPlaced(placed) => vec![Taking {
            market: placed.market,
            side: placed.side,
            taker: placed.owner,
            order: Some(placed.order),
            fills: &placed.fills,
            dropped: &placed.dropped,
        }],
        Event::Converted(converted) => converted
            .hops
            .iter()
            .map(|hop| Taking {
                market: hop.market,
                side: hop.side,
                taker: converted.owner,
                order: None,
                fills: &hop.fills,
                dropped: &hop.dropped,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The trades of an event, in order.
pub fn trades(event: &Event) -> Vec<Trade> {
    let of = |taking: Taking<'_>| {
        let trade = |fill: &Fill| Trade {
            market: taking.market,
            side: taking.side,
            price: fill.price,
            lots: fill.lots,
            taker: taking.taker,
            taker_order: taking.order,
            maker: fill.owner,
            maker_order: fill.order,
            maker_fee: fill.fee,
        };
        taking.fills.iter().map(trade).collect::<Vec<_>>()
    };
    takings(event).into_iter().flat_map(of).collect()
}

/// How an event changed the depth, in order; a price may come more than once.
pub fn changes(event: &Event) -> Vec<Change> {
    let mut changes: Vec<Change> = takings(event).iter().flat_map(taken).collect();
    match event {
        Event::OrderPlaced(placed) if placed.rests > 0 => changes.push(Change {
            market: placed.market,
            side: placed.side,
            price: placed.price,
            lots: i128::from(placed.rests),
        }),
        Event::OrderCancelled(gone) => changes.extend(left(gone.market, &gone.cancelled)),
        Event::OrdersCancelled(gone) => {
            changes.extend(gone.cancelled.iter().filter_map(|one| left(gone.market, one)));
        }
        _ => {}
    }
    changes
}

fn taken(taking: &Taking<'_>) -> Vec<Change> {
    let (market, side) = (taking.market, taking.side.opposite());
    let change = |price, lots| Change { market, side, price, lots: -i128::from(lots) };
    let filled = taking.fills.iter().map(|fill| change(fill.price, fill.lots));
    filled.chain(taking.dropped.iter().map(|dropped| change(dropped.price, dropped.lots))).collect()
}

/// A parked order had left the book before.
fn left(market: MarketId, gone: &Cancelled) -> Option<Change> {
    let change = Change { market, side: gone.side, price: gone.price, lots: -i128::from(gone.lots) };
    (!gone.parked).then_some(change)
}
