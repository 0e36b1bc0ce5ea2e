//! What the ledger keeps of a deal, for ever: what was agreed, how far it came, and how it ended.
//!
//! Invariant: what is written down stays; a deal that ended never changes again.

use super::{DealId, Note, OpenDeal, Side};
use crate::{Address, Amount, StateKey, state, wire::Empty};

wire_enum! {
    /// How a deal ended, and so who was paid.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum DealEnd {
        /// The buyer confirmed: the seller.
        0 = Confirmed(Empty),
        /// The seller gave it back: the buyer.
        1 = Refunded(Empty),
        /// It was not accepted, or not shipped, in time: the buyer.
        2 = Lapsed(Empty),
        /// It was shipped and not disputed in time: the seller.
        3 = TimedOut(Empty),
        /// The arbiter ruled: as it said.
        4 = Ruled(Empty),
        /// The arbiter did not rule in time: as the terms say.
        5 = Unruled(Empty),
        /// Both agreed to end it: as they said.
        6 = Cancelled(Empty),
        /// It was the seller's, who could not be paid for a year: the buyer.
        7 = Unpayable(Empty),
    }
}

wire_struct! {
    /// Who gets how much of the price.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Split {
        pub to_buyer: Amount,
        pub to_seller: Amount,
        pub to_arbiter: Amount,
    }
}

wire_struct! {
    /// When something was done, and what was noted with it.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Noted {
        /// Block time in Unix milliseconds.
        pub at_ms: u64,
        pub note: Note,
    }
}

wire_struct! {
    /// A dispute: when, by whom and why.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Dispute {
        /// Block time in Unix milliseconds.
        pub at_ms: u64,
        pub by: Side,
        pub note: Note,
    }
}

wire_struct! {
    /// The end of a deal.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Ended {
        /// Block time in Unix milliseconds.
        pub at_ms: u64,
        pub how: DealEnd,
        pub paid: Split,
        /// The arbiter's note; empty unless it ruled.
        pub note: Note,
    }
}

wire_struct! {
    /// A deal's record. It is never deleted.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Deal {
        pub buyer: Address,
        /// As it was opened.
        pub terms: OpenDeal,
        /// Block time in Unix milliseconds.
        pub opened_ms: u64,
        pub seller_agreed: bool,
        pub arbiter_agreed: bool,
        /// Block time at which the last of those who had to agree did.
        pub accepted_ms: Option<u64>,
        pub shipped: Option<Noted>,
        pub disputed: Option<Dispute>,
        /// What the buyer would leave to the seller to end the deal; none once it ended.
        pub buyer_offer: Option<Amount>,
        /// What the seller would content itself with; none once it ended.
        pub seller_offer: Option<Amount>,
        pub ended: Option<Ended>,
    }
}

impl StateKey {
    /// A [`Deal`].
    pub fn deal(deal: DealId) -> Self {
        Self::build(state::DEAL, &[&deal.0.to_be_bytes()])
    }
}

/// How far a deal has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Offered,
    Accepted,
    Shipped,
    Disputed,
    Ended,
}

impl Stage {
    /// Every stage at which the price is still there.
    pub const OPEN: [Self; 4] = [Self::Offered, Self::Accepted, Self::Shipped, Self::Disputed];
}

impl Deal {
    /// A deal just opened by `buyer`.
    pub fn opened(buyer: Address, terms: OpenDeal, opened_ms: u64) -> Self {
        Self {
            buyer,
            terms,
            opened_ms,
            seller_agreed: false,
            arbiter_agreed: false,
            accepted_ms: None,
            shipped: None,
            disputed: None,
            buyer_offer: None,
            seller_offer: None,
            ended: None,
        }
    }

    pub fn stage(&self) -> Stage {
        if self.ended.is_some() {
            Stage::Ended
        } else if self.disputed.is_some() {
            Stage::Disputed
        } else if self.shipped.is_some() {
            Stage::Shipped
        } else if self.accepted_ms.is_some() {
            Stage::Accepted
        } else {
            Stage::Offered
        }
    }

    /// Whether everyone who must has agreed to the terms.
    pub fn is_agreed(&self) -> bool {
        self.seller_agreed && (self.arbiter_agreed || self.terms.arbiter.is_none())
    }

    pub fn side_of(&self, account: &Address) -> Option<Side> {
        if *account == self.buyer {
            Some(Side::BUYER)
        } else if *account == self.terms.seller {
            Some(Side::SELLER)
        } else {
            None
        }
    }

    pub fn is_arbiter(&self, account: &Address) -> bool {
        self.terms.arbiter.is_some_and(|arbiter| arbiter.account == *account)
    }

    /// What lies in escrow.
    pub fn funds(&self) -> Amount {
        if self.ended.is_some() { Amount::ZERO } else { self.terms.amount }
    }

    /// The last block time, inclusive, for the stage's next step; `None` once it ended.
    pub fn deadline_ms(&self) -> Option<u64> {
        let after = |from_ms: u64, within_ms: u64| Some(from_ms.saturating_add(within_ms));
        match self.stage() {
            Stage::Offered => Some(self.terms.accept_by_ms),
            Stage::Accepted => after(self.accepted_ms?, self.terms.ship_within_ms),
            Stage::Shipped => after(self.shipped.as_ref()?.at_ms, self.terms.confirm_within_ms),
            Stage::Disputed => after(self.disputed.as_ref()?.at_ms, self.terms.arbiter?.rule_within_ms),
            Stage::Ended => None,
        }
    }

    /// How the passed deadline ends the deal and whose the price is then; `None` while none has passed.
    pub fn due(&self, now_ms: u64) -> Option<(DealEnd, Side)> {
        if now_ms <= self.deadline_ms()? {
            return None;
        }
        match self.stage() {
            Stage::Offered | Stage::Accepted => Some((DealEnd::Lapsed(Empty), Side::BUYER)),
            Stage::Shipped => Some((DealEnd::TimedOut(Empty), Side::SELLER)),
            Stage::Disputed if self.shipped.is_none() => Some((DealEnd::Unruled(Empty), Side::BUYER)),
            Stage::Disputed => Some((DealEnd::Unruled(Empty), self.terms.arbiter?.if_silent)),
            Stage::Ended => None,
        }
    }

    /// All that lies in escrow, to one side.
    pub fn all_to(&self, side: Side) -> Split {
        match side {
            Side::Buyer(_) => Split { to_buyer: self.funds(), ..Split::default() },
            Side::Seller(_) => Split { to_seller: self.funds(), ..Split::default() },
        }
    }

    /// So much to the seller and the rest to the buyer; `None` when less than that lies in escrow.
    pub fn split(&self, to_seller: Amount) -> Option<Split> {
        let to_buyer = self.funds().checked_sub(to_seller)?;
        Some(Split { to_buyer, to_seller, to_arbiter: Amount::ZERO })
    }

    /// The same after the arbiter took its fee; `None` also when there is no arbiter.
    pub fn ruling(&self, to_seller: Amount) -> Option<Split> {
        let to_arbiter = self.terms.arbiter?.fee(self.funds());
        let to_buyer = self.funds().checked_sub(to_arbiter)?.checked_sub(to_seller)?;
        Some(Split { to_buyer, to_seller, to_arbiter })
    }
}

impl Split {
    /// The sum, or `None` past `u128::MAX`.
    pub fn total(&self) -> Option<Amount> {
        self.to_buyer.checked_add(self.to_seller)?.checked_add(self.to_arbiter)
    }
}
