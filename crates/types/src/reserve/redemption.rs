//! Redemptions: units on their way back into the reserve.
//!
//! Invariant: a redemption leaves by exactly one way, settled or cancelled, and whole.

use crate::{Address, Amount, AssetId, Hash, Refusal, StateKey, state, transfer::Memo};

wire_id! {
    /// A redemption's number, given in order of request.
    pub struct RedemptionId(u64);
}

wire_struct! {
    /// Asks a dealer to have units paid out. The receipt says the redemption's id. A dealer that names itself has taken
    /// it at once.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RequestRedemption {
        pub coin: AssetId,
        pub amount: Amount,
        pub dealer: Address,
        /// Where the money goes, such as a bank account; sealed, for the dealer to read.
        pub pay_to: Memo,
    }
}

wire_struct! {
    /// A redemption to take (by its dealer) or to cancel.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RedemptionOnly {
        pub redemption: RedemptionId,
    }
}

wire_struct! {
    /// A custodian has paid: the units are burned.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SettleRedemption {
        pub redemption: RedemptionId,
        /// SHA-256 of the proof of payment.
        pub document: Hash,
    }
}

wire_struct! {
    /// A redemption's record, deleted when it leaves.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Redemption {
        pub coin: AssetId,
        pub from: Address,
        pub dealer: Address,
        pub amount: Amount,
        /// Block time in Unix milliseconds until which it may be settled.
        pub deadline_ms: u64,
        /// Whether the dealer has taken it on: then it no longer returns before the deadline at its requester's will.
        pub taken: bool,
    }
}

impl RequestRedemption {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.amount.is_zero() {
            return Err(Refusal::AmountZero);
        }
        self.pay_to.check()
    }
}

impl StateKey {
    /// A [`Redemption`].
    pub fn redemption(redemption: RedemptionId) -> Self {
        Self::build(state::REDEMPTION, &[&redemption.0.to_be_bytes()])
    }
}
