//! Savings: deposits that earn interest out of funds that are in the pool already.
//!
//! Invariants: interest is paid only from a pool's budget, and never owed beyond it; the interest of a fixed deposit is
//! set aside when the deposit is made; a share of the flexible deposits never loses worth.

use crate::{
    Address, Amount, AssetId, Refusal, StateKey,
    asset::{Name, is_name},
    parameters::WHOLE_BPS,
    pool::Pool,
    state,
    wire::List,
};

/// A year of interest: 365 days, whatever the calendar says.
pub const YEAR_MS: u64 = 365 * DAY_MS;
/// Highest yearly rate: 100 %.
pub const MAX_RATE_BPS: u16 = WHOLE_BPS;
/// Most terms that a pool offers.
pub const MAX_TERMS: usize = 8;
/// Shortest term: a day.
pub const MIN_TERM_MS: u64 = DAY_MS;
/// Longest term: ten years.
pub const MAX_TERM_MS: u64 = 10 * YEAR_MS;
/// Shares that the first unit in an empty pool buys.
pub const SHARES_PER_UNIT: u128 = 1_000_000;
/// How long a closed pool's free budget still earns before its operator may take it: 30 days.
pub const NOTICE_MS: u64 = 30 * DAY_MS;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// What `amount × rate × time` is divided by.
const RATE_YEAR: u128 = WHOLE_BPS as u128 * YEAR_MS as u128;

wire_id! {
    /// A savings pool's number, given in order of creation.
    pub struct PoolId(u64);
}

wire_id! {
    /// A fixed deposit's number, given in order of creation.
    pub struct DepositId(u64);
}

wire_struct! {
    /// A time and the yearly rate for deposits that stay so long.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Term {
        pub term_ms: u64,
        pub rate_bps: u16,
    }
}

wire_struct! {
    /// Opens a savings pool, operated by the actor. Its offers never change. The receipt says its id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OpenPool {
        pub asset: AssetId,
        pub name: Name,
        /// Yearly rate of flexible deposits; zero: there are none.
        pub flexible_bps: u16,
        /// Strictly ascending by time.
        pub terms: List<Term, 0, MAX_TERMS>,
    }
}

wire_struct! {
    /// A pool and units of its asset: to fund its budget, or to deposit or withdraw flexibly.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PoolAmount {
        pub pool: PoolId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// Deposits for one of the pool's terms. The receipt says the deposit's id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct DepositFixed {
        pub pool: PoolId,
        pub term_ms: u64,
        pub amount: Amount,
    }
}

wire_struct! {
    /// Takes a fixed deposit out: with its interest when its term is over, without it before.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct WithdrawFixed {
        pub deposit: DepositId,
        /// Agrees to lose the interest, should the term not be over.
        pub forfeit: bool,
    }
}

wire_struct! {
    /// A pool: to close, or of which to take the budget back.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PoolOnly {
        pub pool: PoolId,
    }
}

impl OpenPool {
    pub fn check(&self) -> Result<(), Refusal> {
        if !is_name(self.name.as_str()) {
            return Err(Refusal::TextNotPlain);
        }
        let sorted = self.terms.windows(2).all(|pair| pair[0].term_ms < pair[1].term_ms);
        let sound = |term: &Term| {
            (MIN_TERM_MS..=MAX_TERM_MS).contains(&term.term_ms) && (1..=MAX_RATE_BPS).contains(&term.rate_bps)
        };
        let offers = self.flexible_bps > 0 || !self.terms.is_empty();
        if !offers || self.flexible_bps > MAX_RATE_BPS || !sorted || !self.terms.iter().all(sound) {
            return Err(Refusal::OfferInvalid);
        }
        Ok(())
    }
}

impl PoolAmount {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.amount.is_zero() { Err(Refusal::AmountZero) } else { Ok(()) }
    }
}

impl DepositFixed {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.amount.is_zero() { Err(Refusal::AmountZero) } else { Ok(()) }
    }
}

/// Interest of `amount` for `time_ms` at a simple yearly rate, with `carry` from before: whole units, rounded down, and
/// the rest to carry on, in units of one ten-thousandth of a unit for a millisecond of a year. `None` past 2¹²⁸ units.
pub fn interest(amount: Amount, rate_bps: u16, time_ms: u64, carry: u64) -> Option<(Amount, u64)> {
    let (units, rest) = amount.mul_div_rem(u128::from(rate_bps) * u128::from(time_ms), RATE_YEAR)?;
    let rest = rest + u128::from(carry);
    let units = units.checked_add(Amount(rest / RATE_YEAR))?;
    Some((units, (rest % RATE_YEAR) as u64))
}

wire_struct! {
    /// A savings pool's record, kept for ever.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SavingsPool {
        pub operator: Address,
        pub name: Name,
        pub asset: AssetId,
        pub flexible_bps: u16,
        pub terms: List<Term, 0, MAX_TERMS>,
        /// Block time at which it was closed.
        pub closed_ms: Option<u64>,
        /// Flexible deposits with the interest paid to them.
        pub flexible: Pool,
        /// How often all flexible deposits have left; the worth of a share begins anew each time.
        pub round: u64,
        /// Block time up to which flexible deposits have their interest.
        pub since_ms: u64,
        /// The rest of their interest, less than a unit (see [`interest`]).
        pub carry: u64,
        /// Funds for interest, not yet set aside.
        pub budget: Amount,
        /// Interest set aside for fixed deposits.
        pub reserved: Amount,
        /// Fixed deposits without their interest.
        pub fixed: Amount,
    }
}

wire_struct! {
    /// One account's flexible deposit in one pool, deleted when it is out.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FlexibleDeposit {
        /// Of [`SavingsPool::flexible`].
        pub shares: u128,
    }
}

wire_struct! {
    /// A fixed deposit, deleted when it is out.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FixedDeposit {
        pub pool: PoolId,
        pub owner: Address,
        pub amount: Amount,
        /// Set aside in the pool.
        pub interest: Amount,
        /// Block time from which it may be taken out with its interest.
        pub matures_ms: u64,
    }
}

impl StateKey {
    /// A [`SavingsPool`].
    pub fn savings_pool(pool: PoolId) -> Self {
        Self::build(state::SAVINGS_POOL, &[&pool.0.to_be_bytes()])
    }

    /// A [`FlexibleDeposit`].
    pub fn flexible_deposit(account: &Address, pool: PoolId) -> Self {
        Self::build(state::FLEXIBLE_DEPOSIT, &[&account.0, &pool.0.to_be_bytes()])
    }

    /// A [`FixedDeposit`].
    pub fn fixed_deposit(deposit: DepositId) -> Self {
        Self::build(state::FIXED_DEPOSIT, &[&deposit.0.to_be_bytes()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn offer(flexible_bps: u16, terms: &[(u64, u16)]) -> Result<(), Refusal> {
        let terms = terms.iter().map(|&(term_ms, rate_bps)| Term { term_ms, rate_bps }).collect();
        let name = Text::new("Nest egg").unwrap();
        OpenPool { asset: AssetId(1), name, flexible_bps, terms: List::new(terms).unwrap() }.check()
    }

    #[test]
    fn an_offer_has_a_rate_and_sound_terms_in_order() {
        assert_eq!(offer(1, &[]), Ok(()));
        assert_eq!(offer(0, &[(MIN_TERM_MS, 1), (MAX_TERM_MS, MAX_RATE_BPS)]), Ok(()));
        for (flexible_bps, terms) in [
            (0, &[][..]),
            (MAX_RATE_BPS + 1, &[]),
            (1, &[(MIN_TERM_MS - 1, 1)]),
            (1, &[(MAX_TERM_MS + 1, 1)]),
            (1, &[(MIN_TERM_MS, 0)]),
            (1, &[(MIN_TERM_MS, MAX_RATE_BPS + 1)]),
            (1, &[(MIN_TERM_MS, 1), (MIN_TERM_MS, 2)]),
        ] {
            assert_eq!(offer(flexible_bps, terms), Err(Refusal::OfferInvalid), "{flexible_bps} {terms:?}");
        }
    }

    #[test]
    fn interest_in_steps_is_interest_at_once() {
        let (amount, rate_bps) = (Amount(1_000_003), 375);
        let whole = interest(amount, rate_bps, 90 * DAY_MS, 0).unwrap();
        let mut sum = Amount::ZERO;
        let mut carry = 0;
        for _ in 0..90 * 24 {
            let (units, rest) = interest(amount, rate_bps, DAY_MS / 24, carry).unwrap();
            (sum, carry) = (sum.checked_add(units).unwrap(), rest);
        }
        assert_eq!((sum, carry), whole);
        assert_eq!(interest(Amount(10_000), 500, YEAR_MS, 0), Some((Amount(500), 0)));
        assert_eq!(interest(Amount::MAX, MAX_RATE_BPS, 2 * YEAR_MS, 0), None);
    }
}
