//! Mandates: what a payer lets others take, so much in each period. Subscriptions and standing orders.
//!
//! Invariants: within one period at most the granted amount is pulled, and what is not pulled is lost to the next; the
//! units stay the payer's own until they are pulled.

use crate::{Address, Amount, AssetId, Refusal, StateKey, state::MANDATE, transfer::Memo, wire::Empty};

/// Shortest period: one minute.
pub const MIN_PERIOD_MS: u64 = 60 * 1000;

wire_id! {
    /// A mandate's number, given in order of creation.
    pub struct MandateId(u64);
}

wire_enum! {
    /// Who pulls, and how much.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum MandateKind {
        /// The payee pulls for itself, any amount up to what is left of the period's.
        0 = Subscription(Empty),
        /// Anyone has the whole amount paid to the payee, once in each period.
        1 = StandingOrder(Empty),
    }
}

impl MandateKind {
    pub const SUBSCRIPTION: Self = Self::Subscription(Empty);
    pub const STANDING_ORDER: Self = Self::StandingOrder(Empty);
}

wire_struct! {
    /// Lets a payee take units from the actor, period by period. The receipt says the id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct GrantMandate {
        /// `None`: whoever comes first; the period's amount is for all of them together.
        pub payee: Option<Address>,
        pub asset: AssetId,
        /// Most base units within one period; of a standing order, exactly those.
        pub amount: Amount,
        pub period_ms: u64,
        /// Block time in Unix milliseconds from which periods are counted. It may be past.
        pub start_ms: u64,
        /// Block time until which (inclusive) units may be pulled.
        pub end_ms: Option<u64>,
        pub kind: MandateKind,
        pub memo: Memo,
    }
}

wire_struct! {
    /// Takes units by a mandate.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PullMandate {
        pub mandate: MandateId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// A mandate to end. Its payer or its payee may.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MandateOnly {
        pub mandate: MandateId,
    }
}

impl GrantMandate {
    pub fn check(&self, actor: &Address) -> Result<(), Refusal> {
        if self.amount.is_zero() {
            return Err(Refusal::AmountZero);
        }
        if self.payee == Some(*actor) {
            return Err(Refusal::SelfSend);
        }
        self.memo.check()?;
        if self.period_ms < MIN_PERIOD_MS {
            return Err(Refusal::PeriodTooShort);
        }
        if self.end_ms.is_some_and(|end_ms| end_ms < self.start_ms) {
            return Err(Refusal::EndBeforeStart);
        }
        if self.kind == MandateKind::STANDING_ORDER && self.payee.is_none() {
            return Err(Refusal::PayeeMissing);
        }
        Ok(())
    }
}

wire_struct! {
    /// A mandate's record, deleted when it is revoked.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Mandate {
        pub payer: Address,
        pub payee: Option<Address>,
        pub asset: AssetId,
        pub amount: Amount,
        pub period_ms: u64,
        pub start_ms: u64,
        pub end_ms: Option<u64>,
        pub kind: MandateKind,
        pub memo: Memo,
        /// The period of the last pull; 0 before the first.
        pub period: u64,
        /// What was pulled in that period.
        pub pulled: Amount,
    }
}

impl Mandate {
    /// The period at a block's time, counted from 0 at `start_ms`.
    pub fn period_at(&self, time_ms: u64) -> Result<u64, Refusal> {
        if self.end_ms.is_some_and(|end_ms| time_ms > end_ms) {
            return Err(Refusal::MandateOver);
        }
        let since_ms = time_ms.checked_sub(self.start_ms).ok_or(Refusal::MandateNotStarted)?;
        Ok(since_ms.checked_div(self.period_ms).unwrap_or_default())
    }

    /// What may be pulled yet in `period`, which is not before that of the last pull.
    pub fn left_in(&self, period: u64) -> Amount {
        let pulled = if period == self.period { self.pulled } else { Amount::ZERO };
        self.amount.checked_sub(pulled).unwrap_or_default()
    }

    /// The same mandate after `amount` is pulled at `time_ms`.
    pub fn after(&self, amount: Amount, time_ms: u64) -> Result<Self, Refusal> {
        let period = self.period_at(time_ms)?;
        let left = self.left_in(period).checked_sub(amount).ok_or(Refusal::AllowanceExceeded)?;
        if self.kind == MandateKind::STANDING_ORDER && amount != self.amount {
            return Err(Refusal::StandingOrderExact);
        }
        let pulled = self.amount.checked_sub(left).ok_or(Refusal::AllowanceExceeded)?;
        Ok(Self { period, pulled, ..self.clone() })
    }
}

impl StateKey {
    /// A [`Mandate`].
    pub fn mandate(mandate: MandateId) -> Self {
        Self::build(MANDATE, &[&mandate.0.to_be_bytes()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    const ACTOR: Address = Address([1; 20]);

    fn grant() -> GrantMandate {
        GrantMandate {
            payee: None,
            asset: AssetId::COIN,
            amount: Amount(1),
            period_ms: MIN_PERIOD_MS,
            start_ms: 5,
            end_ms: Some(5),
            kind: MandateKind::SUBSCRIPTION,
            memo: Memo::NONE,
        }
    }

    #[test]
    fn a_mandate_is_refused_for_the_first_rule_in_order() {
        let mut operation = GrantMandate {
            payee: Some(ACTOR),
            amount: Amount::ZERO,
            period_ms: MIN_PERIOD_MS - 1,
            end_ms: Some(4),
            kind: MandateKind::STANDING_ORDER,
            memo: Memo::Open(Text::new("a\u{202e}b").unwrap()),
            ..grant()
        };
        assert_eq!(operation.check(&ACTOR), Err(Refusal::AmountZero));
        operation.amount = Amount(1);
        assert_eq!(operation.check(&ACTOR), Err(Refusal::SelfSend));
        operation.payee = None;
        assert_eq!(operation.check(&ACTOR), Err(Refusal::TextNotPlain));
        operation.memo = Memo::NONE;
        assert_eq!(operation.check(&ACTOR), Err(Refusal::PeriodTooShort));
        operation.period_ms = MIN_PERIOD_MS;
        assert_eq!(operation.check(&ACTOR), Err(Refusal::EndBeforeStart));
        operation.end_ms = Some(5);
        assert_eq!(operation.check(&ACTOR), Err(Refusal::PayeeMissing));
        operation.payee = Some(Address([2; 20]));
        assert_eq!(operation.check(&ACTOR), Ok(()));
        assert_eq!(grant().check(&ACTOR), Ok(()));
    }

    #[test]
    fn a_period_begins_with_its_first_millisecond_and_the_end_is_inclusive() {
        let mandate = Mandate {
            payer: ACTOR,
            payee: None,
            asset: AssetId::COIN,
            amount: Amount(10),
            period_ms: 60_000,
            start_ms: 1_000,
            end_ms: Some(121_000),
            kind: MandateKind::SUBSCRIPTION,
            memo: Memo::NONE,
            period: 0,
            pulled: Amount(4),
        };
        let at = |time_ms| mandate.period_at(time_ms);
        assert_eq!((at(999), at(1_000)), (Err(Refusal::MandateNotStarted), Ok(0)));
        assert_eq!((at(60_999), at(61_000)), (Ok(0), Ok(1)));
        assert_eq!((at(121_000), at(121_001)), (Ok(2), Err(Refusal::MandateOver)));
        assert_eq!((mandate.left_in(0), mandate.left_in(1)), (Amount(6), Amount(10)));
    }
}
