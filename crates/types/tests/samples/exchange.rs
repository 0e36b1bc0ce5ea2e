//! What markets say in receipts.

use super::*;

pub fn exchange_events() -> Vec<Event> {
    let fill =
        Fill { order: OrderId(0x40), owner: address(0x41), price: 0x42, lots: 0x43, fee: amount(0x44) };
    let dropped = Dropped {
        order: OrderId(0x45),
        owner: address(0x46),
        price: 0x47,
        lots: 0x48,
        reason: DropReason::Barred,
        parked: true,
    };
    let cancelled =
        Cancelled { order: OrderId(0x49), side: Side::Sell, price: 0x4a, lots: 0x4b, parked: false };
    let market = MarketId(0x4c);
    let placed = OrderPlaced {
        market,
        order: OrderId(0x4d),
        owner: address(0x4e),
        side: Side::Buy,
        price: 0x4f,
        lots: 0x50,
        rests: 0x51,
        client_id: Some(0x52),
        fee: amount(0x53),
        fills: list(vec![fill, Fill { price: 0x54, ..fill }]),
        dropped: list(vec![dropped]),
    };
    let hop = Hop {
        market,
        side: Side::Sell,
        fee: amount(0x55),
        fills: list(vec![fill]),
        dropped: list(vec![Dropped { reason: DropReason::Own, ..dropped }]),
    };
    let (owner, gave, received) = (address(0x56), amount(0x57), amount(0x58));
    vec![
        Event::MarketOpened(MarketOpened { market, base: AssetId(0x59), quote: AssetId(0x5a) }),
        Event::OrderPlaced(placed),
        Event::OrderCancelled(OrderCancelled { market, owner, cancelled }),
        Event::OrdersCancelled(OrdersCancelled {
            market,
            owner,
            cancelled: list(vec![cancelled]),
            remain: 0x5b5c,
        }),
        Event::Converted(Converted { owner, gave, received, hops: list(vec![hop]) }),
    ]
}
