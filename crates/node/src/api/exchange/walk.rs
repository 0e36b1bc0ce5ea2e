//! A conversion's way through one market as its book stands: the rules of the reference's page, without a ledger.
//!
//! Invariant: it meets orders as the operation would, so what it says comes true as long as nobody comes first.

use tally_types::{
    Amount,
    exchange::{Market, Side, fee},
};

/// An order in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub price: u32,
    pub lots: u64,
    /// It would be dropped: its time has passed, or it is the converter's own.
    pub drops: bool,
}

/// What goes into a market and what comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walked {
    pub gives: Amount,
    pub receives: Amount,
    pub fee: Amount,
    pub met: u8,
}

/// Sells or buys for up to `amount` against `orders`, the best first, meeting at most `most`. `None` when nothing comes
/// out.
pub fn walk(
    market: &Market,
    side: Side,
    amount: Amount,
    orders: &[Standing],
    taker_fee_bps: u16,
    most: u8,
) -> Option<Walked> {
    let budget = Market::value_within(amount, taker_fee_bps);
    let most_lots = u64::try_from(amount.0 / market.lot.0).unwrap_or(u64::MAX);
    let (mut lots, mut value, mut met) = (0u64, 0u128, 0u8);
    for order in orders {
        let wanted = match side {
            Side::Sell => most_lots - lots,
            Side::Buy => {
                let each = market.value(order.price, 1).map_or(0, |each| (budget.0 - value) / each.0);
                u64::try_from(each).unwrap_or(u64::MAX)
            }
        };
        if met == most || wanted == 0 {
            break;
        }
        met += 1;
        if !order.drops {
            let traded = wanted.min(order.lots);
            lots = lots.checked_add(traded)?;
            value = value.checked_add(market.value(order.price, traded)?.0)?;
        }
    }
    let fee = fee(Amount(value), taker_fee_bps);
    let units = market.units(lots)?;
    let (gives, receives) = match side {
        Side::Buy => (Amount(value).checked_add(fee)?, units),
        Side::Sell => (units, Amount(value).checked_sub(fee)?),
    };
    (!receives.is_zero()).then_some(Walked { gives, receives, fee, met })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::{Address, AssetId, exchange::Ladder};

    fn market(tick: u128, lot: u128) -> Market {
        Market {
            base: AssetId(1),
            quote: AssetId(2),
            tick: Amount(tick),
            lot: Amount(lot),
            opener: Address([1; 20]),
            traded_ms: 0,
            replaced: false,
            bids: Ladder::default(),
            asks: Ladder::default(),
            for_opener: Amount::ZERO,
            for_pot: Amount::ZERO,
        }
    }

    fn standing(orders: &[(u32, u64)]) -> Vec<Standing> {
        orders.iter().map(|(price, lots)| Standing { price: *price, lots: *lots, drops: false }).collect()
    }

    /// The conversion of the reference's worked example.
    #[test]
    fn the_worked_conversion_comes_out_as_the_page_says() {
        let bids = standing(&[(199, 2), (198, 5)]);
        let sold = walk(&market(5, 100), Side::Sell, Amount(350), &bids, 20, 64).unwrap();
        assert_eq!(
            (sold.gives, sold.receives, sold.fee, sold.met),
            (Amount(300), Amount(2_974), Amount(6), 2)
        );
        let asks = standing(&[(70, 10), (71, 100)]);
        let bought = walk(&market(1, 10), Side::Buy, sold.receives, &asks, 20, 62).unwrap();
        let expected = (Amount(2_907), Amount(410), Amount(6), 2);
        assert_eq!((bought.gives, bought.receives, bought.fee, bought.met), expected);
    }

    #[test]
    fn what_drops_is_met_and_gives_nothing() {
        let mut bids = standing(&[(199, 2), (198, 5)]);
        bids[0].drops = true;
        let sold = walk(&market(5, 100), Side::Sell, Amount(100), &bids, 20, 64).unwrap();
        assert_eq!((sold.receives, sold.met), (Amount(988), 2));
        assert_eq!(walk(&market(5, 100), Side::Sell, Amount(100), &bids, 20, 1), None);
        assert_eq!(walk(&market(5, 100), Side::Sell, Amount(99), &bids, 20, 64), None);
    }
}
