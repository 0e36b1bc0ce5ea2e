//! Baskets: units made of fixed nominal amounts of stablecoins.
//!
//! Invariant: of every component a basket holds at least `circulating × nominal ÷ 10^decimals`.

use super::Label;
use crate::{Address, Amount, AssetId, Refusal, StateKey, state, wire::List};

/// Most components of a basket.
pub const MAX_COMPONENTS: usize = 8;
/// Shortest notice of a new composition: a day.
pub const MIN_NOTICE_MS: u64 = 24 * 60 * 60 * 1000;
/// Longest notice: a year.
pub const MAX_NOTICE_MS: u64 = 365 * 24 * 60 * 60 * 1000;

wire_struct! {
    /// How much of a stablecoin is in one whole unit of a basket.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Component {
        pub coin: AssetId,
        /// Base units of the coin in one whole unit (`10^decimals` base units) of the basket.
        pub nominal: Amount,
    }
}

/// A composition: strictly ascending by coin.
pub type Composition = List<Component, 1, MAX_COMPONENTS>;

wire_struct! {
    /// Opens a basket and its asset, issued by the actor. The receipt says the asset's id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OpenBasket {
        pub label: Label,
        /// Votes new compositions: a shared account, whose weights and threshold are the vote.
        pub governor: Address,
        /// How long a new composition is announced before it may be adopted. Never changes.
        pub notice_ms: u64,
        pub components: Composition,
    }
}

wire_struct! {
    /// Base units of a basket to compose of its components or to decompose into them.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct BasketAmount {
        pub basket: AssetId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// Announces a new composition, in place of one announced before.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct VoteComposition {
        pub basket: AssetId,
        pub components: Composition,
    }
}

wire_struct! {
    /// A basket whose announced composition takes effect: the governor brings what the holdings lack and takes what
    /// they no longer need.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct BasketOnly {
        pub basket: AssetId,
    }
}

wire_struct! {
    /// A component, and what the basket holds of it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Part {
        pub coin: AssetId,
        pub nominal: Amount,
        pub held: Amount,
    }
}

wire_struct! {
    /// A composition that was announced.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct NextComposition {
        pub components: Composition,
        /// Block time in Unix milliseconds from which it may be adopted.
        pub effective_ms: u64,
    }
}

wire_struct! {
    /// A basket's record, under the id of its asset. Never deleted.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Basket {
        pub governor: Address,
        pub notice_ms: u64,
        /// Strictly ascending by coin.
        pub parts: List<Part, 1, MAX_COMPONENTS>,
        pub next: Option<NextComposition>,
    }
}

fn check_composition(components: &Composition) -> Result<(), Refusal> {
    let sorted = components.windows(2).all(|pair| pair[0].coin < pair[1].coin);
    if sorted { Ok(()) } else { Err(Refusal::BasketInvalid) }
}

fn check_nominals(components: &Composition) -> Result<(), Refusal> {
    let zero = components.iter().any(|component| component.nominal.is_zero());
    if zero { Err(Refusal::AmountZero) } else { Ok(()) }
}

impl OpenBasket {
    pub fn check(&self) -> Result<(), Refusal> {
        check_nominals(&self.components)?;
        self.label.check()?;
        if !(MIN_NOTICE_MS..=MAX_NOTICE_MS).contains(&self.notice_ms) {
            return Err(Refusal::BasketInvalid);
        }
        check_composition(&self.components)
    }
}

impl VoteComposition {
    pub fn check(&self) -> Result<(), Refusal> {
        check_nominals(&self.components)?;
        check_composition(&self.components)
    }
}

/// Base units of a component that `amount` base units of a basket take in, rounded up for the basket; `None` past
/// `u128::MAX`.
pub fn cost(amount: Amount, nominal: Amount, decimals: u8) -> Option<Amount> {
    amount.mul_div_ceil(nominal.0, 10u128.pow(decimals.into()))
}

/// Base units of a component that `amount` base units of a basket pay out, rounded down for the basket; `None` past
/// `u128::MAX`.
pub fn payout(amount: Amount, nominal: Amount, decimals: u8) -> Option<Amount> {
    amount.mul_div_floor(nominal.0, 10u128.pow(decimals.into()))
}

impl StateKey {
    /// A [`Basket`], by its asset.
    pub fn basket(basket: AssetId) -> Self {
        Self::build(state::BASKET, &[&basket.0.to_be_bytes()])
    }
}
