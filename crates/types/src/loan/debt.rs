//! What is owed on a note, as time passes and money comes.
//!
//! Invariants: interest runs on principal and late interest on what was missed, never on late interest; interest is
//! rounded up once between two due dates, however often the note is touched, so that whoever pays on the due dates pays
//! exactly the schedule; what was missed is part of what is due, and what is due is part of what is owed.

use super::{Plan, schedule::run_interest};
use crate::Amount;

wire_struct! {
    /// An amount by what it is for, in the order in which payments count.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Allocation {
        pub late: Amount,
        pub interest: Amount,
        pub principal: Amount,
    }
}

wire_struct! {
    /// What is owed, as of the times it says.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Debt {
        /// Principal not repaid.
        pub outstanding: Amount,
        /// Interest run up and not paid, until `interest_ms`.
        pub interest: Amount,
        /// Late interest run up and not paid, until `late_ms`.
        pub late: Amount,
        /// How much of the interest was run up at the last due date passed.
        pub due_interest: Amount,
        /// How much of what is due was due when the last grace that ended did; late interest runs on it.
        pub missed: Amount,
        /// What the terms say is left of the principal after the due dates passed.
        pub planned: Amount,
        /// Due dates passed.
        pub passed: u16,
        /// Of these, the ones whose grace has ended.
        pub judged: u16,
        /// Of these, the ones at whose end something due was not paid.
        pub missed_instalments: u16,
        pub interest_ms: u64,
        pub late_ms: u64,
        /// What rounding up has charged ahead since the last due date, in parts of which 10,000 × a year are a unit.
        pub interest_ahead: u64,
        /// The same of late interest, since the making.
        pub late_ahead: u64,
    }
}

impl Allocation {
    pub fn total(&self) -> Amount {
        plus(self.late, plus(self.interest, self.principal))
    }

    /// The sum, kind by kind.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self {
            late: plus(self.late, other.late),
            interest: plus(self.interest, other.interest),
            principal: plus(self.principal, other.principal),
        }
    }

    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Debt {
    /// The debt of a note as it is made.
    pub fn new(principal: Amount, start_ms: u64) -> Self {
        let nothing = Amount::ZERO;
        Self {
            outstanding: principal,
            interest: nothing,
            late: nothing,
            due_interest: nothing,
            missed: nothing,
            planned: principal,
            passed: 0,
            judged: 0,
            missed_instalments: 0,
            interest_ms: start_ms,
            late_ms: start_ms,
            interest_ahead: 0,
            late_ahead: 0,
        }
    }

    /// Passes the due dates and the ends of grace before `now_ms`, in the order of their times.
    pub fn advance(&mut self, plan: &Plan, now_ms: u64) {
        loop {
            if self.judged < self.passed {
                let end_ms = plan.grace_end_ms(self.passed);
                if end_ms >= now_ms {
                    return;
                }
                self.end_grace(plan, end_ms);
            } else if self.passed < plan.terms.count() {
                let due_ms = plan.terms.due_ms(self.passed + 1);
                if due_ms >= now_ms {
                    return;
                }
                self.fall_due(plan, due_ms);
            } else {
                return;
            }
        }
    }

    /// [`Debt::advance`], and the interest of both kinds until `now_ms`.
    pub fn accrue(&mut self, plan: &Plan, now_ms: u64) {
        self.advance(plan, now_ms);
        self.run_interest(plan, now_ms);
        self.run_late_interest(plan, now_ms);
    }

    /// All that is owed, until the times it was accrued to.
    pub fn owed(&self) -> Allocation {
        Allocation { late: self.late, interest: self.interest, principal: self.outstanding }
    }

    /// What has fallen due and is not paid, without late interest.
    pub fn due(&self) -> Amount {
        plus(self.due_interest, less(self.outstanding, self.planned))
    }

    /// Counts a payment of at most all that is owed: first late interest, then interest, then principal. What was due
    /// first is paid first. The debt was accrued to the time of the payment.
    pub fn pay(&mut self, amount: Amount) -> Allocation {
        let due = self.due();
        let late = amount.min(self.late);
        let interest = less(amount, late).min(self.interest);
        let principal = less(less(amount, late), interest).min(self.outstanding);
        self.late = less(self.late, late);
        self.interest = less(self.interest, interest);
        self.due_interest = less(self.due_interest, interest);
        self.outstanding = less(self.outstanding, principal);
        self.missed = less(self.missed, less(due, self.due()));
        Allocation { late, interest, principal }
    }

    /// The whole note falls due, all of it missed. The debt was accrued to now.
    pub fn accelerate(&mut self, plan: &Plan) {
        let count = plan.terms.count();
        self.planned = Amount::ZERO;
        (self.passed, self.judged) = (count, count);
        self.due_interest = self.interest;
        self.missed = self.due();
    }

    fn fall_due(&mut self, plan: &Plan, due_ms: u64) {
        self.run_interest(plan, due_ms);
        // Each instalment rounds by itself, as in the schedule.
        self.interest_ahead = 0;
        self.passed += 1;
        self.planned = less(self.planned, plan.instalment(self.passed, self.planned).principal);
        self.due_interest = self.interest;
    }

    fn end_grace(&mut self, plan: &Plan, end_ms: u64) {
        self.run_late_interest(plan, end_ms);
        self.judged += 1;
        self.missed = self.due();
        if !self.missed.is_zero() {
            self.missed_instalments += 1;
        }
    }

    fn run_interest(&mut self, plan: &Plan, until_ms: u64) {
        let until_ms = until_ms.min(plan.end_ms());
        if let Some(elapsed_ms) = until_ms.checked_sub(self.interest_ms) {
            let rate_bps = plan.terms.rate_bps;
            let more = run_interest(self.outstanding, rate_bps, elapsed_ms, &mut self.interest_ahead);
            self.interest = plus(self.interest, more);
            self.interest_ms = until_ms;
        }
    }

    fn run_late_interest(&mut self, plan: &Plan, until_ms: u64) {
        let until_ms = until_ms.min(plan.end_ms());
        if let Some(elapsed_ms) = until_ms.checked_sub(self.late_ms) {
            let rate_bps = plan.terms.late_rate_bps;
            let more = run_interest(self.missed, rate_bps, elapsed_ms, &mut self.late_ahead);
            self.late = plus(self.late, more);
            self.late_ms = until_ms;
        }
    }
}

/// The sum. The limits of the terms keep every sum of a debt below 2^127.
fn plus(a: Amount, b: Amount) -> Amount {
    a.checked_add(b).expect("terms bound debts")
}

/// What is left of `a` after `b`: nothing, where `b` is more.
fn less(a: Amount, b: Amount) -> Amount {
    a.checked_sub(b).unwrap_or(Amount::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        AssetId,
        loan::{Instalments, Repayment, Terms, Unit},
    };
    use proptest::prelude::*;

    const DAY_MS: u64 = 24 * 60 * 60 * 1000;

    fn terms(principal: u128, rate_bps: u32, count: u16, equal: bool, grace_ms: u64) -> Terms {
        let instalments = Instalments { count, period_ms: 30 * DAY_MS };
        Terms {
            unit: Unit::Asset(AssetId(1)),
            principal: Amount(principal),
            rate_bps,
            repayment: match equal {
                true => Repayment::EqualPrincipal(instalments),
                false => Repayment::Annuity(instalments),
            },
            first_due_ms: 30 * DAY_MS,
            grace_ms,
            late_rate_bps: 2_400,
            collateral: None,
        }
    }

    #[test]
    fn a_payment_covers_what_was_due_first() {
        let terms = terms(100_000, 1_200, 3, false, 30 * DAY_MS);
        let plan = Plan { terms: &terms, start_ms: 0, payment: terms.payment() };
        let mut debt = Debt::new(terms.principal, 0);
        // The first instalment is past its grace, the second is due.
        debt.accrue(&plan, 60 * DAY_MS + 1);
        assert_eq!((debt.missed, debt.passed, debt.judged), (Amount(33_994), 2, 1));
        // The last millisecond's interest of either kind takes a unit, rounded up; the rest is for what was missed.
        debt.pay(Amount(33_000));
        assert_eq!(debt.missed, Amount(33_994 - 33_000 + 2));
    }

    proptest! {
        /// Whoever pays on the due dates owes exactly the schedule, and is never late.
        #[test]
        fn paying_on_the_due_dates_is_paying_the_schedule(
            principal in 1u128..1 << 100, rate_bps in 0u32..5_000, count in 1u16..40, equal: bool,
        ) {
            let terms = terms(principal, rate_bps, count, equal, 0);
            let plan = Plan { terms: &terms, start_ms: 0, payment: terms.payment() };
            let mut debt = Debt::new(terms.principal, 0);
            for instalment in terms.schedule(0) {
                debt.accrue(&plan, instalment.due_ms);
                let counted = debt.pay(plus(instalment.principal, instalment.interest));
                prop_assert_eq!((counted.interest, counted.principal), (instalment.interest, instalment.principal));
            }
            prop_assert!(debt.owed().is_nothing());
            debt.advance(&plan, u64::MAX);
            prop_assert_eq!(debt.missed_instalments, 0);
        }

        /// Asking often what is owed costs nothing.
        #[test]
        fn touching_a_debt_does_not_change_it(
            principal in 1u128..1 << 100, rate_bps in 0u32..100_000, count in 1u16..20, equal: bool,
            times_ms in prop::collection::btree_set(0..700 * DAY_MS, 1..40),
        ) {
            let terms = terms(principal, rate_bps, count, equal, 9 * DAY_MS);
            let plan = Plan { terms: &terms, start_ms: 0, payment: terms.payment() };
            let mut often = Debt::new(terms.principal, 0);
            times_ms.iter().for_each(|time_ms| often.accrue(&plan, *time_ms));
            let mut once = Debt::new(terms.principal, 0);
            once.accrue(&plan, *times_ms.last().unwrap());
            prop_assert_eq!(often, once);
        }

        /// Whatever is paid when, what was missed is due, and what is due is owed.
        #[test]
        fn what_is_missed_is_due_and_what_is_due_is_owed(
            principal in 1u128..1 << 100, rate_bps in 0u32..100_000, count in 1u16..20, equal: bool,
            grace_days in 0u64..=30, steps in prop::collection::vec((0u64..50, 0u128..1 << 100, 0u8..20), 1..30),
        ) {
            let terms = terms(principal, rate_bps, count, equal, grace_days * DAY_MS);
            let plan = Plan { terms: &terms, start_ms: 0, payment: terms.payment() };
            let (mut debt, mut now_ms, mut paid) = (Debt::new(terms.principal, 0), 0, Amount::ZERO);
            for (days, amount, kind) in steps {
                now_ms += days * DAY_MS;
                debt.accrue(&plan, now_ms);
                if kind == 0 {
                    debt.accelerate(&plan);
                }
                let owed = debt.owed();
                let counted = debt.pay(Amount(amount));
                prop_assert_eq!(counted.total(), owed.total().min(Amount(amount)));
                prop_assert_eq!(debt.owed().and(&counted), owed);
                paid = plus(paid, counted.principal);
                prop_assert!(debt.missed <= debt.due() && debt.due_interest <= debt.interest);
                prop_assert!(debt.due() <= debt.owed().total());
                prop_assert_eq!(plus(paid, debt.outstanding), terms.principal);
            }
        }
    }
}
