//! What falls due when, by the terms alone.
//!
//! Invariant: the instalments' principal adds up to the principal, whatever was rounded before the last.

use super::{MAX_ARREARS_MS, Repayment, Terms, YEAR_MS};
use crate::Amount;

/// Parts of a year's whole rate: rates are in hundredths of a per cent and times in milliseconds.
const YEAR_PARTS: u128 = 10_000 * YEAR_MS as u128;
/// One, in the fixed-point arithmetic of the annuity.
const SCALE: u128 = 10u128.pow(27);

/// One instalment, when everything is paid on its due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instalment {
    /// Block time in Unix milliseconds until which paying is in time.
    pub due_ms: u64,
    pub principal: Amount,
    pub interest: Amount,
}

/// Simple interest: `amount × rate × time`, actual/365, rounded up, in the lender's favour.
///
/// # Panics
///
/// Past 2^128, which the limits of [`super::Terms`] exclude.
pub fn simple_interest(amount: Amount, rate_bps: u32, elapsed_ms: u64) -> Amount {
    amount
        .mul_div_ceil(u128::from(rate_bps) * u128::from(elapsed_ms), YEAR_PARTS)
        .expect("terms bound interest")
}

/// Simple interest of one stretch of several, which round up once together: `ahead` is what rounding has charged ahead so
/// far, in parts of a unit of which [`YEAR_PARTS`] are one.
///
/// # Panics
///
/// As [`simple_interest`].
pub(super) fn run_interest(amount: Amount, rate_bps: u32, elapsed_ms: u64, ahead: &mut u64) -> Amount {
    let time_rate = u128::from(rate_bps) * u128::from(elapsed_ms);
    let whole = amount.mul_div_floor(time_rate, YEAR_PARTS).expect("terms bound interest");
    // Both factors are below 2^49, so their product is exact.
    let rest = (amount.0 % YEAR_PARTS) * (time_rate % YEAR_PARTS) % YEAR_PARTS;
    let covered = u128::from(*ahead);
    let (charged, left) = if rest > covered {
        (whole.checked_add(Amount(1)).expect("terms bound interest"), YEAR_PARTS - (rest - covered))
    } else {
        (whole, covered - rest)
    };
    *ahead = u64::try_from(left).expect("less than a unit is charged ahead");
    charged
}

/// Terms with the moment from which they run.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    pub terms: &'a Terms,
    pub start_ms: u64,
    /// [`Terms::payment`], which costs more to compute than to keep.
    pub payment: Amount,
}

impl Terms {
    /// The due date of instalment `number`, counted from 1.
    ///
    /// # Panics
    ///
    /// If the terms are not within their limits.
    pub fn due_ms(&self, number: u16) -> u64 {
        let span_ms = self.instalments().period_ms * u64::from(number - 1);
        self.first_due_ms.checked_add(span_ms).expect("terms bound due dates")
    }

    pub fn last_due_ms(&self) -> u64 {
        self.due_ms(self.count())
    }

    /// What an annuity pays each time but the last: `P × r ÷ (1 − v^n)`, rounded up; zero for other kinds.
    ///
    /// In fixed point, [`SCALE`] being one: `r = ⌊rate × period⌋`, `v = ⌊1 ÷ (1 + r)⌋`, and `v^n` by squaring from the
    /// highest bit of `n` down, each product rounded down. Without interest it is `⌈P ÷ n⌉`.
    pub fn payment(&self) -> Amount {
        let Repayment::Annuity(instalments) = self.repayment else { return Amount::ZERO };
        let of_one = |numerator, denominator| {
            Amount(SCALE).mul_div_floor(numerator, denominator).expect("terms bound rates").0
        };
        let rate = of_one(u128::from(self.rate_bps) * u128::from(instalments.period_ms), YEAR_PARTS);
        let (numerator, denominator) = if rate == 0 {
            (1, u128::from(instalments.count))
        } else {
            (rate, SCALE - power(of_one(SCALE, SCALE + rate), instalments.count))
        };
        self.principal.mul_div_ceil(numerator, denominator).expect("terms bound payments")
    }

    /// What falls due when, for a note made at `start_ms` and paid on its due dates.
    pub fn schedule(&self, start_ms: u64) -> Vec<Instalment> {
        let plan = Plan { terms: self, start_ms, payment: self.payment() };
        let mut planned = self.principal;
        let mut next = |number| {
            let instalment = plan.instalment(number, planned);
            planned = planned.checked_sub(instalment.principal).expect("no more is repaid than is left");
            instalment
        };
        (1..=self.count()).map(&mut next).collect()
    }
}

impl Plan<'_> {
    /// Instalment `number`, counted from 1, when `planned` is left of the principal before it.
    pub fn instalment(&self, number: u16, planned: Amount) -> Instalment {
        let (terms, due_ms) = (self.terms, self.terms.due_ms(number));
        let since_ms = if number == 1 { self.start_ms } else { terms.due_ms(number - 1) };
        let interest = simple_interest(planned, terms.rate_bps, due_ms.saturating_sub(since_ms));
        let principal = match terms.repayment {
            _ if number == terms.count() => planned,
            Repayment::Bullet(_) => planned,
            Repayment::Annuity(_) => self.payment.checked_sub(interest).unwrap_or(Amount::ZERO).min(planned),
            Repayment::EqualPrincipal(instalments) => terms
                .principal
                .mul_div_floor(1, u128::from(instalments.count))
                .expect("there are instalments"),
        };
        Instalment { due_ms, principal, interest }
    }

    /// The last moment at which paying instalment `number` is no default.
    pub fn grace_end_ms(&self, number: u16) -> u64 {
        self.terms.due_ms(number).saturating_add(self.terms.grace_ms)
    }

    /// When interest stops to run.
    pub fn end_ms(&self) -> u64 {
        self.terms.last_due_ms().saturating_add(MAX_ARREARS_MS)
    }
}

/// `base^exponent` in fixed point, by squaring from the highest bit down, each product rounded down.
fn power(base: u128, exponent: u16) -> u128 {
    let times = |a, b| Amount(a).mul_div_floor(b, SCALE).expect("both are at most one").0;
    let bits = (0..u16::BITS - exponent.leading_zeros()).rev();
    bits.fold(SCALE, |result, bit| {
        let squared = times(result, result);
        if exponent >> bit & 1 == 1 { times(squared, base) } else { squared }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        AssetId,
        loan::{Instalments, MAX_PRINCIPAL, MAX_RATE_BPS, MAX_TERM_MS, Unit},
        wire::Empty,
    };
    use proptest::prelude::*;

    const DAY_MS: u64 = 24 * 60 * 60 * 1000;

    fn terms(principal: u128, rate_bps: u32, repayment: Repayment) -> Terms {
        Terms {
            unit: Unit::Asset(AssetId(1)),
            principal: Amount(principal),
            rate_bps,
            repayment,
            first_due_ms: 30 * DAY_MS,
            grace_ms: 0,
            late_rate_bps: 0,
            collateral: None,
        }
    }

    fn every_30_days(count: u16) -> Instalments {
        Instalments { count, period_ms: 30 * DAY_MS }
    }

    fn parts(terms: &Terms) -> Vec<(u128, u128)> {
        terms.schedule(0).iter().map(|instalment| (instalment.principal.0, instalment.interest.0)).collect()
    }

    /// The examples of docs/reference/loan.md.
    #[test]
    fn the_worked_examples_of_the_reference() {
        let annuity = terms(100_000, 1_200, Repayment::Annuity(every_30_days(3)));
        assert_eq!(annuity.payment(), Amount(33_994));
        assert_eq!(parts(&annuity), [(33_007, 987), (33_333, 661), (33_660, 332)]);
        let equal = terms(100_000, 1_200, Repayment::EqualPrincipal(every_30_days(3)));
        assert_eq!(parts(&equal), [(33_333, 987), (33_333, 658), (33_334, 329)]);
        assert_eq!(parts(&terms(100, 0, Repayment::Annuity(every_30_days(3)))), [(34, 0), (34, 0), (32, 0)]);
        let bullet = Terms { first_due_ms: 73 * DAY_MS, ..terms(10_000, 1_000, Repayment::Bullet(Empty)) };
        assert_eq!(parts(&bullet), [(10_000, 200)]);
    }

    #[test]
    fn an_annuity_of_a_year_pays_the_same_each_month() {
        let annuity = terms(120_000, 1_200, Repayment::Annuity(every_30_days(12)));
        let totals: Vec<u128> =
            parts(&annuity).iter().map(|(principal, interest)| principal + interest).collect();
        assert_eq!(totals[..11], [10_653; 11]);
        assert_eq!(totals[11], 10_657);
    }

    #[test]
    fn the_widest_terms_overflow_nothing() {
        for count in [1, 2, 41] {
            let instalments = Instalments { count, period_ms: MAX_TERM_MS / 40 };
            for repayment in [Repayment::Annuity(instalments), Repayment::EqualPrincipal(instalments)] {
                let terms = terms(MAX_PRINCIPAL.0, MAX_RATE_BPS, repayment);
                let sum: u128 = parts(&terms).iter().map(|(principal, _)| principal).sum();
                assert_eq!(sum, MAX_PRINCIPAL.0);
            }
        }
    }

    proptest! {
        #[test]
        fn instalments_add_up_to_the_principal(
            principal in 1u128..1 << 100, rate_bps in 0..=MAX_RATE_BPS, count in 1u16..=360, days in 1u64..40,
            equal: bool,
        ) {
            let instalments = Instalments { count, period_ms: days * DAY_MS };
            let repayment = match equal {
                true => Repayment::EqualPrincipal(instalments),
                false => Repayment::Annuity(instalments),
            };
            let terms = terms(principal, rate_bps, repayment);
            prop_assert_eq!(parts(&terms).iter().map(|(principal, _)| principal).sum::<u128>(), principal);
        }
    }
}
