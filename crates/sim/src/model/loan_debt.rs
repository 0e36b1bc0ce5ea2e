//! What is owed on a note, from docs/reference/loan.md: the schedule, and how a debt runs.

use tally_types::{
    Amount,
    loan::{Repayment, Terms},
};

const DAY_MS: u64 = 24 * 3_600_000;
const YEAR_MS: u64 = 365 * DAY_MS;
/// Parts of a unit in which interest is counted: rates are hundredths of a per cent, times milliseconds.
const PARTS: u128 = 10_000 * YEAR_MS as u128;
/// One, in the fixed point of the annuity.
const ONE: u128 = 10u128.pow(27);

/// Late interest, interest, principal.
pub type Kinds = [u128; 3];

/// A debt as of the times it says.
#[derive(Clone, Debug, Default)]
pub struct Debt {
    pub outstanding: u128,
    pub interest: u128,
    pub late: u128,
    pub due_interest: u128,
    pub missed: u128,
    pub planned: u128,
    pub passed: u16,
    pub judged: u16,
    pub missed_instalments: u16,
    pub interest_ms: u64,
    pub late_ms: u64,
    pub interest_ahead: u64,
    pub late_ahead: u64,
}

/// How many instalments, and the time between them.
pub fn instalments(terms: &Terms) -> (u16, u64) {
    match &terms.repayment {
        Repayment::Bullet(_) => (1, 0),
        Repayment::Annuity(it) | Repayment::EqualPrincipal(it) => (it.count, it.period_ms),
    }
}

/// When instalment `k` is due, from 1.
pub fn due_ms(terms: &Terms, k: u16) -> u64 {
    terms.first_due_ms + u64::from(k - 1) * instalments(terms).1
}

pub fn last_due_ms(terms: &Terms) -> u64 {
    due_ms(terms, instalments(terms).0)
}

fn floor(a: u128, b: u128, c: u128) -> u128 {
    Amount(a).mul_div_floor(b, c).expect("terms bound it").0
}

fn ceil(a: u128, b: u128, c: u128) -> u128 {
    Amount(a).mul_div_ceil(b, c).expect("terms bound it").0
}

/// The payment `A` of an annuity; 0 for others.
pub fn payment(terms: &Terms) -> u128 {
    let Repayment::Annuity(it) = &terms.repayment else { return 0 };
    let (principal, n) = (terms.principal.0, it.count);
    let rate = floor(ONE, u128::from(terms.rate_bps) * u128::from(it.period_ms), PARTS);
    if rate == 0 {
        return principal.div_ceil(u128::from(n));
    }
    let v = floor(ONE, ONE, ONE + rate);
    let mut power = ONE;
    for bit in format!("{n:b}").chars() {
        power = floor(power, power, ONE);
        if bit == '1' {
            power = floor(power, v, ONE);
        }
    }
    ceil(principal, rate, ONE - power)
}

/// The principal of instalment `k` when `left` is left before it.
fn part(terms: &Terms, start_ms: u64, payment: u128, k: u16, left: u128) -> u128 {
    let (n, _) = instalments(terms);
    if k == n {
        return left;
    }
    match &terms.repayment {
        Repayment::Bullet(_) => left,
        Repayment::EqualPrincipal(_) => terms.principal.0 / u128::from(n),
        Repayment::Annuity(_) => {
            let before_ms = if k == 1 { start_ms } else { due_ms(terms, k - 1) };
            let time_ms = due_ms(terms, k) - before_ms;
            let interest = ceil(left, u128::from(terms.rate_bps) * u128::from(time_ms), PARTS);
            payment.saturating_sub(interest).min(left)
        }
    }
}

/// Interest of `amount` over a time, and what rounding is ahead then.
fn run(amount: u128, rate_bps: u32, time_ms: u64, ahead: u64) -> (u128, u64) {
    let factor = u128::from(rate_bps) * u128::from(time_ms);
    let (whole, ahead) = (floor(amount, factor, PARTS), u128::from(ahead));
    let rest = (amount % PARTS) * (factor % PARTS) % PARTS;
    // x = whole × PARTS + rest − ahead, divided and rounded up.
    let (interest, ahead) =
        if rest > ahead { (whole + 1, PARTS - (rest - ahead)) } else { (whole, ahead - rest) };
    (interest, ahead as u64)
}

impl Debt {
    pub fn new(principal: u128, start_ms: u64) -> Self {
        Self {
            outstanding: principal,
            planned: principal,
            interest_ms: start_ms,
            late_ms: start_ms,
            ..Self::default()
        }
    }

    pub fn due(&self) -> u128 {
        self.due_interest + self.outstanding.saturating_sub(self.planned)
    }

    pub fn owed(&self) -> Kinds {
        [self.late, self.interest, self.outstanding]
    }

    /// Brings it to `time_ms`.
    pub fn bring(&mut self, terms: &Terms, start_ms: u64, payment: u128, time_ms: u64) {
        let (n, _) = instalments(terms);
        loop {
            if self.judged < self.passed {
                let end_ms = due_ms(terms, self.passed).saturating_add(terms.grace_ms);
                if end_ms >= time_ms {
                    break;
                }
                self.run_late(terms, end_ms);
                self.judged += 1;
                self.missed = self.due();
                self.missed_instalments += u16::from(self.missed > 0);
            } else if self.passed < n && due_ms(terms, self.passed + 1) < time_ms {
                self.run_interest(terms, due_ms(terms, self.passed + 1));
                self.interest_ahead = 0;
                self.passed += 1;
                self.planned -= part(terms, start_ms, payment, self.passed, self.planned);
                self.due_interest = self.interest;
            } else {
                break;
            }
        }
        self.run_interest(terms, time_ms);
        self.run_late(terms, time_ms);
    }

    fn run_interest(&mut self, terms: &Terms, until_ms: u64) {
        let until_ms = until_ms.min(last_due_ms(terms).saturating_add(10 * YEAR_MS));
        if until_ms >= self.interest_ms {
            let time_ms = until_ms - self.interest_ms;
            let (more, ahead) = run(self.outstanding, terms.rate_bps, time_ms, self.interest_ahead);
            self.interest += more;
            (self.interest_ahead, self.interest_ms) = (ahead, until_ms);
        }
    }

    fn run_late(&mut self, terms: &Terms, until_ms: u64) {
        let until_ms = until_ms.min(last_due_ms(terms).saturating_add(10 * YEAR_MS));
        if until_ms >= self.late_ms {
            let time_ms = until_ms - self.late_ms;
            let (more, ahead) = run(self.missed, terms.late_rate_bps, time_ms, self.late_ahead);
            self.late += more;
            (self.late_ahead, self.late_ms) = (ahead, until_ms);
        }
    }

    /// Counts a payment of at most what is owed.
    pub fn pay(&mut self, amount: u128) -> Kinds {
        let due = self.due();
        let late = amount.min(self.late);
        let interest = (amount - late).min(self.interest);
        let principal = amount - late - interest;
        self.late -= late;
        self.interest -= interest;
        self.outstanding -= principal;
        self.due_interest = self.due_interest.saturating_sub(interest);
        self.missed = self.missed.saturating_sub(due - self.due());
        [late, interest, principal]
    }

    /// The whole of it falls due.
    pub fn fall_due_wholly(&mut self, terms: &Terms) {
        let (n, _) = instalments(terms);
        self.planned = 0;
        (self.passed, self.judged) = (n, n);
        self.due_interest = self.interest;
        self.missed = self.due();
    }
}
