//! What the state keeps of markets and orders, and what things cost.
//!
//! Invariants: every record is of a bounded size; the records of the open orders, their levels and their ladder follow
//! from the set of open orders alone.

use super::{Ladder, MAX_OPEN_ORDERS, MarketId, OrderId, Side};
use crate::{
    Address, Amount, AssetId, StateKey,
    state::{LEVEL, MARKET, NODE, OPEN_ORDERS, ORDER, PAIR},
    wire::List,
};

/// Basis points in a whole.
const WHOLE_BPS: u128 = 10_000;

wire_struct! {
    /// A market.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Market {
        pub base: AssetId,
        pub quote: AssetId,
        pub tick: Amount,
        pub lot: Amount,
        pub opener: Address,
        /// Block time of the last trade, or of the opening.
        pub traded_ms: u64,
        /// Another market has taken its pair; nothing is placed here any more.
        pub replaced: bool,
        pub bids: Ladder,
        pub asks: Ladder,
        /// Fees in the quote asset that wait for the opener.
        pub for_opener: Amount,
        /// Fees in the quote asset that wait for the fee pot.
        pub for_pot: Amount,
    }
}

wire_struct! {
    /// The market of a pair.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Pair {
        pub market: MarketId,
    }
}

wire_struct! {
    /// An open order, deleted when it is filled, cancelled or dropped.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Order {
        pub market: MarketId,
        pub owner: Address,
        pub side: Side,
        pub price: u32,
        /// Lots not yet traded.
        pub lots: u64,
        /// Lots traded since it stands.
        pub filled: u64,
        /// What it gives: the quote asset when it buys, the base asset when it sells.
        pub asset: AssetId,
        /// How much of it is set aside.
        pub escrow: Amount,
        /// Its fee, as it was when the order was placed.
        pub fee_bps: u16,
        pub until_ms: Option<u64>,
        pub client_id: Option<u64>,
        /// The orders before and after it at its price.
        pub prev: Option<OrderId>,
        pub next: Option<OrderId>,
        /// It left the book and its escrow could not go home: it waits to be cancelled.
        pub parked: bool,
    }
}

wire_struct! {
    /// The orders of one side at one price, in order of time.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Level {
        /// The sum of their lots.
        pub lots: u128,
        pub orders: u64,
        pub head: OrderId,
        pub tail: OrderId,
    }
}

wire_struct! {
    /// An account's orders in one market, parked ones included, ascending.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct OpenOrders {
        pub orders: List<OrderId, 0, MAX_OPEN_ORDERS>,
    }
}

/// The fee on a trade of `value`: rounded up, in the pool's favour. At most the value while `bps` is at most 10,000.
pub fn fee(value: Amount, bps: u16) -> Amount {
    value.mul_div_ceil(u128::from(bps), WHOLE_BPS).expect("a fee is at most the value")
}

impl Market {
    /// What `lots` cost at `price`, in the quote asset's base units; `None` past `u128::MAX`.
    pub fn value(&self, price: u32, lots: u64) -> Option<Amount> {
        // The tick comes last: no lots cost nothing at a price of which not even one could be paid.
        self.tick.0.checked_mul(u128::from(price) * u128::from(lots)).map(Amount)
    }

    /// Base units of the base asset in `lots`; `None` past `u128::MAX`.
    pub fn units(&self, lots: u64) -> Option<Amount> {
        self.lot.0.checked_mul(u128::from(lots)).map(Amount)
    }

    /// The most that can be paid for lots out of `budget` when the fee on it is paid out of it as well.
    pub fn value_within(budget: Amount, fee_bps: u16) -> Amount {
        // value + ⌈value × bps ÷ 10,000⌉ ≤ budget, solved for the value.
        budget
            .mul_div_floor(WHOLE_BPS, WHOLE_BPS + u128::from(fee_bps))
            .expect("the share of a budget is at most the budget")
    }

    /// The fee on the next `lots` of an order at `price` of which `filled` have traded: what the whole fee grows by.
    /// `None` when the value of all those lots passes `u128::MAX`.
    pub fn maker_fee(&self, price: u32, filled: u64, lots: u64, bps: u16) -> Option<Amount> {
        let after = fee(self.value(price, filled.checked_add(lots)?)?, bps);
        after.checked_sub(fee(self.value(price, filled)?, bps))
    }

    /// What an order must set aside for `lots` not yet traded after `filled` that have; `None` past `u128::MAX`.
    pub fn escrow(&self, side: Side, price: u32, filled: u64, lots: u64, bps: u16) -> Option<Amount> {
        match side {
            Side::Buy => self.value(price, lots)?.checked_add(self.maker_fee(price, filled, lots, bps)?),
            Side::Sell => self.units(lots),
        }
    }

    pub fn ladder(&self, side: Side) -> &Ladder {
        match side {
            Side::Buy => &self.bids,
            Side::Sell => &self.asks,
        }
    }

    pub fn ladder_mut(&mut self, side: Side) -> &mut Ladder {
        match side {
            Side::Buy => &mut self.bids,
            Side::Sell => &mut self.asks,
        }
    }

    /// What an order of `side` gives.
    pub fn gives(&self, side: Side) -> AssetId {
        match side {
            Side::Buy => self.quote,
            Side::Sell => self.base,
        }
    }

    /// What an order of `side` receives.
    pub fn receives(&self, side: Side) -> AssetId {
        self.gives(side.opposite())
    }
}

impl StateKey {
    /// A [`Market`].
    pub fn market(market: MarketId) -> Self {
        Self::build(MARKET, &[&market.0.to_be_bytes()])
    }

    /// The [`Pair`] of two assets.
    pub fn pair(base: AssetId, quote: AssetId) -> Self {
        Self::build(PAIR, &[&base.0.to_be_bytes(), &quote.0.to_be_bytes()])
    }

    /// An [`Order`].
    pub fn order(order: OrderId) -> Self {
        Self::build(ORDER, &[&order.0.to_be_bytes()])
    }

    /// The [`Level`] at a price.
    pub fn level(market: MarketId, side: Side, price: u32) -> Self {
        Self::build(LEVEL, &[&market.0.to_be_bytes(), &[side as u8], &price.to_be_bytes()])
    }

    /// The [`super::Node`] at `depth` (1 to 3) of the prices whose first `depth` bytes are those of `price`.
    pub fn node(market: MarketId, side: Side, depth: usize, price: u32) -> Self {
        let mut prefix = price.to_be_bytes();
        prefix[depth..].fill(0);
        Self::build(NODE, &[&market.0.to_be_bytes(), &[side as u8, depth as u8], &prefix])
    }

    /// An account's [`OpenOrders`] in a market.
    pub fn open_orders(owner: &Address, market: MarketId) -> Self {
        Self::build(OPEN_ORDERS, &[&owner.0, &market.0.to_be_bytes()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_value_within_a_budget_is_the_largest(budget in any::<u64>(), bps in 0u16..=1_000) {
            let value = Market::value_within(Amount(u128::from(budget)), bps);
            let cost = |value: u128| value + fee(Amount(value), bps).0;
            prop_assert!(cost(value.0) <= u128::from(budget));
            prop_assert!(cost(value.0 + 1) > u128::from(budget));
        }
    }
}
