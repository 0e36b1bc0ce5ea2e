//! Deals: a sale whose price waits on the ledger until both sides say it is done, or a deadline or an arbiter decides.
//!
//! Invariant: what the buyer paid in leaves by exactly one way, once, and whole.

mod event;
mod record;

pub use event::{DealDecided, DealOffer, DealParties, DealStep};
pub use record::{Deal, DealEnd, Dispute, Ended, Noted, Split, Stage};

use crate::{
    Address, Amount, AssetId, Hash, Refusal,
    text::{Text, is_plain},
    wire::Empty,
};

/// Most bytes of what a deal says it is about.
pub const MAX_DESCRIPTION_BYTES: usize = 256;
/// Most bytes of a note: how it was shipped, why it is disputed, why it was ruled so.
pub const MAX_NOTE_BYTES: usize = 256;
/// Farthest that the deadline of acceptance may lie ahead: a year.
pub const MAX_ACCEPT_MS: u64 = 365 * 24 * 60 * 60 * 1000;
/// Shortest time for shipping, confirming or ruling: a minute.
pub const MIN_STEP_MS: u64 = 60 * 1000;
/// Longest such time: a year.
pub const MAX_STEP_MS: u64 = 365 * 24 * 60 * 60 * 1000;
/// How long after a deadline that decides for the seller a price that cannot be paid to it goes back: a year.
pub const UNPAYABLE_MS: u64 = 365 * 24 * 60 * 60 * 1000;
/// Most an arbiter may take, in hundredths of a percent of the price: a tenth.
pub const MAX_ARBITER_FEE_BPS: u16 = 1_000;
/// Hundredths of a percent in the whole.
const WHOLE_BPS: u128 = 10_000;

wire_id! {
    /// A deal's number, given in order of opening.
    pub struct DealId(u64);
}

/// A note in plain text; empty when there is nothing to say.
pub type Note = Text<0, MAX_NOTE_BYTES>;

wire_enum! {
    /// One of the two who deal.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Side {
        0 = Buyer(Empty),
        1 = Seller(Empty),
    }
}

wire_struct! {
    /// Who decides a dispute, for what fee, and what happens when it does not.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Arbiter {
        pub account: Address,
        /// Taken when it rules, and only then, in hundredths of a percent of the price.
        pub fee_bps: u16,
        /// How long after a dispute it may rule.
        pub rule_within_ms: u64,
        /// Who gets the price when it does not rule in time, if anything was shipped.
        pub if_silent: Side,
    }
}

wire_struct! {
    /// Pays the price in and offers the deal to the seller. The receipt says the id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OpenDeal {
        pub seller: Address,
        pub asset: AssetId,
        pub amount: Amount,
        /// What is bought, in plain text.
        pub description: Text<1, MAX_DESCRIPTION_BYTES>,
        /// SHA-256 of a document with further terms, which lives off the ledger.
        pub terms: Option<Hash>,
        pub arbiter: Option<Arbiter>,
        /// Block time in Unix milliseconds until which the seller, and the arbiter if there is one, may accept.
        pub accept_by_ms: u64,
        /// How long after acceptance the seller may ship.
        pub ship_within_ms: u64,
        /// How long after shipping the buyer may dispute before the price goes to the seller.
        pub confirm_within_ms: u64,
    }
}

wire_struct! {
    /// A deal to accept, confirm, refund or settle.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct DealOnly {
        pub deal: DealId,
    }
}

wire_struct! {
    /// A deal that was shipped or is disputed, and how or why.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct DealNoted {
        pub deal: DealId,
        pub note: Note,
    }
}

wire_struct! {
    /// The arbiter's decision: its fee first, then so much to the seller, and the rest to the buyer.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RuleDeal {
        pub deal: DealId,
        pub to_seller: Amount,
        pub note: Note,
    }
}

wire_struct! {
    /// Offers to end the deal with so much to the seller and the rest to the buyer. When the other side has offered the
    /// same, it ends so. A further offer of the same side takes the place of its earlier one.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct CancelDeal {
        pub deal: DealId,
        pub to_seller: Amount,
    }
}

impl Side {
    pub const BUYER: Self = Self::Buyer(Empty);
    pub const SELLER: Self = Self::Seller(Empty);
}

impl Arbiter {
    /// What the arbiter takes of `price`, rounded down in favour of those who deal.
    pub fn fee(&self, price: Amount) -> Amount {
        price.mul_div_floor(self.fee_bps.into(), WHOLE_BPS).expect("a checked fee is a part of the price")
    }
}

impl OpenDeal {
    pub fn check(&self, actor: &Address) -> Result<(), Refusal> {
        if self.amount.is_zero() {
            return Err(Refusal::AmountZero);
        }
        if self.seller == *actor {
            return Err(Refusal::SelfSend);
        }
        if !is_plain(self.description.as_str()) {
            return Err(Refusal::TextNotPlain);
        }
        let unfit = |arbiter: &Arbiter| {
            [*actor, self.seller].contains(&arbiter.account) || arbiter.fee_bps > MAX_ARBITER_FEE_BPS
        };
        if self.arbiter.as_ref().is_some_and(unfit) {
            return Err(Refusal::ArbiterInvalid);
        }
        let ruling = self.arbiter.map(|arbiter| arbiter.rule_within_ms);
        let mut steps = [self.ship_within_ms, self.confirm_within_ms].into_iter().chain(ruling);
        if !steps.all(|step_ms| (MIN_STEP_MS..=MAX_STEP_MS).contains(&step_ms)) {
            return Err(Refusal::DealTimesInvalid);
        }
        Ok(())
    }
}

/// Whether a note shows as it is written.
pub fn check_note(note: &Note) -> Result<(), Refusal> {
    if is_plain(note.as_str()) { Ok(()) } else { Err(Refusal::TextNotPlain) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUYER: Address = Address([1; 20]);
    const SELLER: Address = Address([2; 20]);

    fn open() -> OpenDeal {
        let arbiter = Arbiter {
            account: Address([3; 20]),
            fee_bps: MAX_ARBITER_FEE_BPS,
            rule_within_ms: MAX_STEP_MS,
            if_silent: Side::BUYER,
        };
        OpenDeal {
            seller: SELLER,
            asset: AssetId::COIN,
            amount: Amount(1),
            description: Text::new("a phone").unwrap(),
            terms: None,
            arbiter: Some(arbiter),
            accept_by_ms: 0,
            ship_within_ms: MIN_STEP_MS,
            confirm_within_ms: MAX_STEP_MS,
        }
    }

    #[test]
    fn a_deal_is_refused_for_the_first_rule_in_order() {
        type Spoil = fn(&mut OpenDeal);
        // From the last rule to the first: each one broken besides those above it is the one named.
        let table: &[(Spoil, Refusal)] = &[
            (|open| open.ship_within_ms = MIN_STEP_MS - 1, Refusal::DealTimesInvalid),
            (|open| open.confirm_within_ms = MAX_STEP_MS + 1, Refusal::DealTimesInvalid),
            (|open| open.arbiter.as_mut().unwrap().rule_within_ms = 0, Refusal::DealTimesInvalid),
            (
                |open| open.arbiter.as_mut().unwrap().fee_bps = MAX_ARBITER_FEE_BPS + 1,
                Refusal::ArbiterInvalid,
            ),
            (|open| open.description = Text::new("a\u{202e}b").unwrap(), Refusal::TextNotPlain),
            (|open| open.seller = BUYER, Refusal::SelfSend),
            (|open| open.amount = Amount::ZERO, Refusal::AmountZero),
        ];
        assert_eq!(open().check(&BUYER), Ok(()));
        let mut spoilt = open();
        for (spoil, refusal) in table {
            spoil(&mut spoilt);
            assert_eq!(spoilt.check(&BUYER), Err(*refusal));
        }
    }

    #[test]
    fn an_arbiter_is_neither_buyer_nor_seller() {
        for account in [BUYER, SELLER] {
            let mut deal = open();
            deal.arbiter.as_mut().unwrap().account = account;
            assert_eq!(deal.check(&BUYER), Err(Refusal::ArbiterInvalid));
        }
        assert_eq!(OpenDeal { arbiter: None, ..open() }.check(&BUYER), Ok(()));
    }

    #[test]
    fn an_arbiter_s_fee_is_rounded_down() {
        let arbiter = Arbiter { fee_bps: 150, ..open().arbiter.unwrap() };
        assert_eq!(arbiter.fee(Amount(29_999)), Amount(449));
        assert_eq!(arbiter.fee(Amount(66)), Amount::ZERO);
        let most = Arbiter { fee_bps: MAX_ARBITER_FEE_BPS, ..arbiter };
        assert_eq!(most.fee(Amount::MAX), Amount(u128::MAX / 10));
    }
}
