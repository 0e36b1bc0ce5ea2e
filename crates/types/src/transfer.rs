//! Transfers: sends to one or to many, and sends held until the receiver accepts.
//!
//! Invariant: a held send leaves by exactly one way, accepted or returned, and whole.

use crate::{
    Address, Amount, AssetId, Refusal,
    text::{Text, is_plain},
    wire::{ByteString, Empty, List},
};

/// Most receivers of one `SendMany`.
pub const MAX_RECEIVERS: usize = 64;
/// Most bytes of an open memo.
pub const MAX_MEMO_BYTES: usize = 256;
/// Most bytes of a sealed memo: an open memo, the sender's ephemeral key (32), the nonce (24) and the tag (16).
pub const MAX_SEALED_BYTES: usize = MAX_MEMO_BYTES + 72;
/// Longest time a held send waits: a year.
pub const MAX_HOLD_MS: u64 = 365 * 24 * 60 * 60 * 1000;

wire_id! {
    /// A held send's number, given in order of creation.
    pub struct HeldId(u64);
}

wire_enum! {
    /// A note that travels with a send.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub enum Memo {
        0 = None(Empty),
        /// For everyone to read.
        1 = Open(Text<1, MAX_MEMO_BYTES>),
        /// For the receiver to read.
        2 = Sealed(ByteString<1, MAX_SEALED_BYTES>),
    }
}

impl Memo {
    pub const NONE: Self = Self::None(Empty);

    pub fn is_none(&self) -> bool {
        matches!(self, Self::None(_))
    }

    pub fn check(&self) -> Result<(), Refusal> {
        match self {
            Self::Open(text) if !is_plain(text.as_str()) => Err(Refusal::TextNotPlain),
            _ => Ok(()),
        }
    }
}

wire_struct! {
    /// Moves units to another account.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Send {
        pub to: Address,
        pub asset: AssetId,
        pub amount: Amount,
        pub memo: Memo,
    }
}

wire_struct! {
    /// One receiver and its share.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Share {
        pub to: Address,
        pub amount: Amount,
    }
}

wire_struct! {
    /// Moves units of one asset to many accounts, each at most once.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SendMany {
        pub asset: AssetId,
        pub shares: List<Share, 1, MAX_RECEIVERS>,
        pub memo: Memo,
    }
}

wire_struct! {
    /// Sets units aside for a receiver, who accepts them, or they return after the deadline. The receipt says the id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Hold {
        pub to: Address,
        pub asset: AssetId,
        pub amount: Amount,
        pub memo: Memo,
        /// Block time in Unix milliseconds until which the receiver may accept.
        pub deadline_ms: u64,
    }
}

wire_struct! {
    /// A held send to accept or to return. The receiver may accept until the deadline and return at any time; after
    /// the deadline anyone may return it.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct HeldOnly {
        pub held: HeldId,
    }
}

impl Send {
    pub fn check(&self, actor: &Address) -> Result<(), Refusal> {
        check_payment(actor, &self.to, self.amount)?;
        self.memo.check()
    }
}

impl SendMany {
    pub fn check(&self, actor: &Address) -> Result<(), Refusal> {
        if self.shares.iter().any(|share| share.amount.is_zero()) {
            return Err(Refusal::AmountZero);
        }
        self.total().ok_or(Refusal::AmountTooLarge)?;
        if self.shares.iter().any(|share| share.to == *actor) {
            return Err(Refusal::SelfSend);
        }
        let mut receivers: Vec<_> = self.shares.iter().map(|share| share.to).collect();
        receivers.sort_unstable();
        if receivers.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Refusal::ReceiverTwice);
        }
        self.memo.check()
    }

    /// The sum of the shares, or `None` past `u128::MAX`.
    pub fn total(&self) -> Option<Amount> {
        self.shares.iter().try_fold(Amount::ZERO, |sum, share| sum.checked_add(share.amount))
    }
}

impl Hold {
    pub fn check(&self, actor: &Address) -> Result<(), Refusal> {
        check_payment(actor, &self.to, self.amount)?;
        self.memo.check()
    }
}

fn check_payment(actor: &Address, to: &Address, amount: Amount) -> Result<(), Refusal> {
    if amount.is_zero() {
        return Err(Refusal::AmountZero);
    }
    if actor == to {
        return Err(Refusal::SelfSend);
    }
    Ok(())
}

wire_struct! {
    /// A held send's record, deleted when it leaves.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Held {
        pub from: Address,
        pub to: Address,
        pub asset: AssetId,
        pub amount: Amount,
        pub deadline_ms: u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payment_to_many_is_refused_for_the_first_rule_in_order() {
        let (actor, other) = (Address([1; 20]), Address([2; 20]));
        let check = |shares: &[(Address, u128)]| {
            let share = |&(to, amount): &(Address, u128)| Share { to, amount: Amount(amount) };
            let shares = List::new(shares.iter().map(share).collect()).unwrap();
            SendMany { asset: AssetId::COIN, shares, memo: Memo::NONE }.check(&actor)
        };
        assert_eq!(check(&[(actor, 1), (other, 0)]), Err(Refusal::AmountZero));
        assert_eq!(check(&[(actor, 1), (other, u128::MAX)]), Err(Refusal::AmountTooLarge));
        assert_eq!(check(&[(other, 1), (other, 1), (actor, 1)]), Err(Refusal::SelfSend));
        assert_eq!(check(&[(other, 1), (other, 1)]), Err(Refusal::ReceiverTwice));
        assert_eq!(check(&[(other, 1)]), Ok(()));
    }
}
