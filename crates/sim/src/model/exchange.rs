//! Markets, from docs/reference/exchange.md: what a market and an order are, and the order of the book.
//!
//! All open orders lie in one list, oldest first; whatever a book needs to know is found by looking through it.

mod cancel;
mod convert;
mod market;
mod meeting;
mod place;
mod price;
mod records;

use super::{execute::Turn, state::Model};
use std::cmp::Reverse;
use tally_types::{
    Address, AssetId, Place, Refusal,
    account::BalanceFlags,
    exchange::{MarketId, OrderId, Side},
};

/// A market; its book follows from the orders.
#[derive(Clone, Debug)]
pub struct Market {
    pub base: AssetId,
    pub quote: AssetId,
    pub tick: u128,
    pub lot: u128,
    pub opener: Address,
    pub traded_ms: u64,
    pub replaced: bool,
    pub for_opener: u128,
    pub for_pot: u128,
}

/// An order that stands, or is parked.
#[derive(Clone, Debug)]
pub struct Open {
    pub id: OrderId,
    pub market: MarketId,
    pub owner: Address,
    pub side: Side,
    pub price: u32,
    /// Not yet traded.
    pub lots: u64,
    /// Traded since it stands.
    pub filled: u64,
    pub escrow: u128,
    pub fee_bps: u16,
    pub until_ms: Option<u64>,
    pub client_id: Option<u64>,
    pub parked: bool,
}

impl Model {
    /// The orders that stand on one side, in the order in which they are met: by price, then by age.
    pub fn book(&self, market: MarketId, side: Side) -> Vec<&Open> {
        let stands = |order: &&Open| order.market == market && order.side == side && !order.parked;
        let mut book: Vec<&Open> = self.orders.iter().filter(stands).collect();
        match side {
            Side::Buy => book.sort_by_key(|order| (Reverse(order.price), order.id)),
            Side::Sell => book.sort_by_key(|order| (order.price, order.id)),
        }
        book
    }

    pub fn best(&self, market: MarketId, side: Side) -> Option<u32> {
        self.book(market, side).first().map(|order| order.price)
    }

    pub fn order(&self, id: OrderId) -> Option<&Open> {
        self.orders.iter().find(|order| order.id == id)
    }

    /// The account's orders in the market, parked ones included, oldest first.
    pub fn orders_of(&self, owner: &Address, market: MarketId) -> Vec<&Open> {
        self.orders.iter().filter(|order| order.owner == *owner && order.market == market).collect()
    }

    fn is_frozen(&self, account: &Address, asset: AssetId) -> bool {
        self.assets[&asset].powers.freeze.is_some() && self.has_flag(account, asset, BalanceFlags::FROZEN)
    }

    fn is_listed(&self, account: &Address, asset: AssetId) -> bool {
        self.assets[&asset].powers.allow_list.is_none()
            || self.has_flag(account, asset, BalanceFlags::ALLOWED)
    }

    /// Neither frozen nor off the list, for both assets of the market.
    fn may_trade(&self, account: &Address, market: &Market) -> bool {
        [market.base, market.quote]
            .into_iter()
            .all(|asset| !self.is_frozen(account, asset) && self.is_listed(account, asset))
    }
}

impl Turn<'_> {
    /// A market that there is, replaced or not.
    fn market(&self, id: MarketId) -> Result<Market, Refusal> {
        self.model.markets.get(&id).cloned().ok_or(Refusal::UnknownMarket)
    }

    fn market_in_use(&self, id: MarketId) -> Result<Market, Refusal> {
        let market = self.market(id)?;
        if market.replaced { Err(Refusal::UnknownMarket) } else { Ok(market) }
    }

    /// The actor may trade all these assets now.
    fn check_trader(&self, assets: &[AssetId]) -> Result<(), Refusal> {
        if assets.iter().any(|asset| self.model.assets[asset].paused) {
            return Err(Refusal::AssetPaused);
        }
        if assets.iter().any(|asset| self.model.is_frozen(&self.actor, *asset)) {
            return Err(Refusal::AccountFrozen);
        }
        if assets.iter().any(|asset| !self.model.is_listed(&self.actor, *asset)) {
            return Err(Refusal::NotAllowed);
        }
        Ok(())
    }

    /// Takes from the actor what it gives; where it goes is said by moves.
    fn give(&mut self, asset: AssetId, amount: u128) -> Result<(), Refusal> {
        if amount == 0 {
            return Ok(());
        }
        self.model.debit(&self.actor, asset, amount, true)?;
        self.meter(asset, amount)
    }

    /// Gives an account what comes from a market.
    fn arrive(&mut self, to: &Address, asset: AssetId, amount: u128) -> Result<(), Refusal> {
        if amount == 0 { Ok(()) } else { self.model.credit(to, asset, amount, true) }
    }

    /// Says what moved, unless nothing did.
    fn passed(&mut self, from: Place, to: Place, asset: AssetId, amount: u128) {
        if amount > 0 {
            self.moved(from, to, asset, amount);
        }
    }
}
