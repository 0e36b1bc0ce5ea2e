//! What can be done in markets.

use super::{MAX_MET, MAX_PATH, MarketId, OrderId, OrderKind, Side};
use crate::{Amount, AssetId, Refusal, wire::List};

wire_struct! {
    /// Opens the market of a pair. The event says its id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OpenMarket {
        pub base: AssetId,
        pub quote: AssetId,
        /// Base units of the quote asset that one step of the price adds to one lot.
        pub tick: Amount,
        /// Base units of the base asset in one lot.
        pub lot: Amount,
    }
}

wire_struct! {
    /// Places an order. The event says its id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PlaceOrder {
        pub market: MarketId,
        pub side: Side,
        /// The worst price, in ticks for one lot.
        pub price: u32,
        pub lots: u64,
        pub kind: OrderKind,
        /// Most open orders that it may meet, up to [`MAX_MET`]; each two of them are one unit of work.
        pub most: u8,
        /// For its owner's own use.
        pub client_id: Option<u64>,
    }
}

wire_struct! {
    /// An order to cancel.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OrderOnly {
        pub order: OrderId,
    }
}

wire_struct! {
    /// Cancels the actor's oldest orders in a market.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct CancelAll {
        pub market: MarketId,
        /// Most orders to cancel, up to [`MAX_MET`]; each two of them are one unit of work.
        pub most: u8,
    }
}

wire_struct! {
    /// Gives one asset and receives another, through markets one after another, at whatever their orders offer.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Convert {
        pub path: List<MarketId, 1, MAX_PATH>,
        pub give: AssetId,
        /// Most of it that is given.
        pub amount: Amount,
        /// Least of the last asset that must be received.
        pub least: Amount,
        /// Most open orders that it may meet in all its markets together, up to [`MAX_MET`].
        pub most: u8,
    }
}

wire_struct! {
    /// A market whose collected fees are to be paid out. Anyone may ask.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MarketOnly {
        pub market: MarketId,
    }
}

impl OpenMarket {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.tick.is_zero() || self.lot.is_zero() {
            return Err(Refusal::AmountZero);
        }
        if self.base == self.quote { Err(Refusal::SameAsset) } else { Ok(()) }
    }
}

impl PlaceOrder {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.lots == 0 {
            return Err(Refusal::AmountZero);
        }
        if self.price == 0 {
            return Err(Refusal::PriceZero);
        }
        if self.most > MAX_MET { Err(Refusal::MostInvalid) } else { Ok(()) }
    }

    pub fn work(&self) -> u32 {
        work(1, self.most)
    }
}

impl CancelAll {
    pub fn check(&self) -> Result<(), Refusal> {
        check_most(self.most)
    }

    pub fn work(&self) -> u32 {
        work(1, self.most)
    }
}

impl Convert {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.amount.is_zero() || self.least.is_zero() {
            return Err(Refusal::AmountZero);
        }
        check_most(self.most)
    }

    pub fn work(&self) -> u32 {
        work(self.path.len() as u32, self.most)
    }
}

fn check_most(most: u8) -> Result<(), Refusal> {
    if (1..=MAX_MET).contains(&most) { Ok(()) } else { Err(Refusal::MostInvalid) }
}

/// Each market moves units twice besides once for every order met.
fn work(markets: u32, most: u8) -> u32 {
    markets + u32::from(most).div_ceil(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Empty;

    #[test]
    fn an_order_is_refused_for_the_first_rule_in_order() {
        let check = |price, lots, most| {
            let kind = OrderKind::PostOnly(Empty);
            PlaceOrder { market: MarketId(0), side: Side::Buy, price, lots, kind, most, client_id: None }
                .check()
        };
        assert_eq!(check(0, 0, 65), Err(Refusal::AmountZero));
        assert_eq!(check(0, 1, 65), Err(Refusal::PriceZero));
        assert_eq!(check(1, 1, 65), Err(Refusal::MostInvalid));
        assert_eq!(check(1, 1, 64), Ok(()));
        assert_eq!(check(1, 1, 0), Ok(()));
    }

    #[test]
    fn a_unit_of_work_is_two_orders_met() {
        assert_eq!([0, 1, 2, 3, 64].map(|most| work(1, most)), [1, 2, 2, 3, 33]);
        assert_eq!(work(3, 64), 35);
    }
}
