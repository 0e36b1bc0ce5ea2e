//! Savings pools, from docs/reference/savings.md.

use super::{
    execute::Turn,
    pool::{join, leave},
};
use tally_types::{
    Address, Amount, AssetId, Event, Place, Refusal,
    pool::Pool,
    receipt::{FixedMade, FixedTaken, FlexibleChanged},
    savings::{
        DepositFixed, DepositId, FixedDeposit, FlexibleDeposit, OpenPool, PoolAmount, PoolId, PoolOnly,
        SavingsPool, WithdrawFixed,
    },
};

const DAY_MS: u64 = 24 * 3_600_000;
const NOTICE_MS: u64 = 30 * DAY_MS;
/// Ten-thousandths of a unit for a millisecond in a unit for a year.
const RATE_YEAR: u128 = 10_000 * 365 * DAY_MS as u128;
const SHARES_PER_UNIT: u128 = 1_000_000;

/// Simple interest and what is left of a unit; `None` past 2^128.
fn interest(amount: u128, rate_bps: u16, time_ms: u64, carry: u64) -> Option<(u128, u64)> {
    let (units, rest) = Amount(amount).mul_div_rem(u128::from(rate_bps) * u128::from(time_ms), RATE_YEAR)?;
    let rest = rest + u128::from(carry);
    Some((units.0.checked_add(rest / RATE_YEAR)?, (rest % RATE_YEAR) as u64))
}

impl Turn<'_> {
    pub fn open_pool(&mut self, it: &OpenPool) -> Result<(), Refusal> {
        self.asset_mut(it.asset)?;
        let id = PoolId(self.model.next.pool);
        self.model.next.pool += 1;
        let pool = SavingsPool {
            operator: self.actor,
            name: it.name.clone(),
            asset: it.asset,
            flexible_bps: it.flexible_bps,
            terms: it.terms.clone(),
            closed_ms: None,
            flexible: Pool::default(),
            round: 0,
            since_ms: self.now.time_ms,
            carry: 0,
            budget: Amount::ZERO,
            reserved: Amount::ZERO,
            fixed: Amount::ZERO,
        };
        self.model.pools.insert(id, pool);
        self.events.push(Event::PoolOpened(id));
        Ok(())
    }

    /// The pool after it paid its flexible deposits what is due up to now.
    fn pool(&mut self, id: PoolId) -> Result<&mut SavingsPool, Refusal> {
        let time_ms = self.now.time_ms;
        let pool = self.model.pools.get_mut(&id).ok_or(Refusal::UnknownPool)?;
        let elapsed_ms = time_ms - pool.since_ms;
        pool.since_ms = time_ms;
        if pool.flexible.shares == 0 || pool.budget.0 == 0 {
            pool.carry = 0;
            return Ok(pool);
        }
        let due = interest(pool.flexible.units.0, pool.flexible_bps, elapsed_ms, pool.carry);
        let (units, carry) = due.filter(|(units, _)| *units <= pool.budget.0).unwrap_or((pool.budget.0, 0));
        pool.carry = carry;
        pool.budget.0 -= units;
        pool.flexible.units.0 += units;
        Ok(pool)
    }

    /// The pool as it is, for an operation that has brought it up to now.
    fn current(&mut self, id: PoolId) -> Result<&mut SavingsPool, Refusal> {
        self.model.pools.get_mut(&id).ok_or(Refusal::UnknownPool)
    }

    /// Units come from the actor: the checks of paying in that do not depend on the pool's offers.
    fn pay_into_pool(&mut self, id: PoolId, amount: u128) -> Result<AssetId, Refusal> {
        let (asset, account) = (self.pool(id)?.asset, self.actor);
        if self.asset_mut(asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_free(asset)?;
        self.check_listed(asset, &[account])?;
        self.model.debit(&account, asset, amount, true)?;
        self.meter(asset, amount)?;
        self.moved(Place::Account(account), Place::Savings(id), asset, amount);
        Ok(asset)
    }

    /// Whether units could come to the actor, who gets them.
    fn pay_from_pool(&mut self, id: PoolId, amount: u128) -> Result<(), Refusal> {
        let (asset, account) = (self.current(id)?.asset, self.actor);
        if self.asset_mut(asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.model.credit(&account, asset, amount, true)?;
        self.moved(Place::Savings(id), Place::Account(account), asset, amount);
        Ok(())
    }

    pub fn fund_pool(&mut self, it: &PoolAmount) -> Result<(), Refusal> {
        self.pay_into_pool(it.pool, it.amount.0)?;
        let pool = self.current(it.pool)?;
        if pool.closed_ms.is_some() {
            return Err(Refusal::PoolClosed);
        }
        pool.budget.0 += it.amount.0;
        Ok(())
    }

    pub fn deposit_flexible(&mut self, it: &PoolAmount) -> Result<(), Refusal> {
        self.pay_into_pool(it.pool, it.amount.0)?;
        let account = self.actor;
        let pool = self.current(it.pool)?;
        let shares =
            join(&mut pool.flexible, it.amount.0, SHARES_PER_UNIT).ok_or(Refusal::BalanceOverflow)?;
        if pool.closed_ms.is_some() {
            return Err(Refusal::PoolClosed);
        }
        if pool.flexible_bps == 0 {
            return Err(Refusal::NotOffered);
        }
        if shares == 0 {
            return Err(Refusal::DepositTooSmall);
        }
        let deposit = self.model.flexible.entry((account, it.pool)).or_insert(FlexibleDeposit { shares: 0 });
        deposit.shares += shares;
        let changed = FlexibleChanged { pool: it.pool, account, amount: it.amount, shares };
        self.events.push(Event::FlexibleDeposited(changed));
        Ok(())
    }

    pub fn withdraw_flexible(&mut self, it: &PoolAmount) -> Result<(), Refusal> {
        let account = self.actor;
        let owned = self.model.flexible.get(&(account, it.pool)).map_or(0, |deposit| deposit.shares);
        let pool = self.pool(it.pool)?;
        let left = leave(&mut pool.flexible, owned, it.amount.0);
        if pool.flexible.shares == 0 && left.is_some() {
            pool.round += 1;
            pool.carry = 0;
        }
        self.pay_from_pool(it.pool, left.map_or(it.amount.0, |(_, units)| units))?;
        let (shares, units) = left.ok_or(Refusal::DepositInsufficient)?;
        if shares == owned {
            self.model.flexible.remove(&(account, it.pool));
        } else {
            self.model.flexible.insert((account, it.pool), FlexibleDeposit { shares: owned - shares });
        }
        let changed = FlexibleChanged { pool: it.pool, account, amount: Amount(units), shares };
        self.events.push(Event::FlexibleWithdrawn(changed));
        Ok(())
    }

    pub fn deposit_fixed(&mut self, it: &DepositFixed) -> Result<(), Refusal> {
        self.pay_into_pool(it.pool, it.amount.0)?;
        let (account, matures_ms) = (self.actor, self.now.time_ms + it.term_ms);
        let pool = self.current(it.pool)?;
        if pool.closed_ms.is_some() {
            return Err(Refusal::PoolClosed);
        }
        let term = pool.terms.iter().find(|term| term.term_ms == it.term_ms).ok_or(Refusal::NotOffered)?;
        let due = interest(it.amount.0, term.rate_bps, term.term_ms, 0).map(|(units, _)| units);
        if due == Some(0) {
            return Err(Refusal::DepositTooSmall);
        }
        let interest = due.filter(|due| *due <= pool.budget.0).ok_or(Refusal::BudgetTooSmall)?;
        pool.budget.0 -= interest;
        pool.reserved.0 += interest;
        pool.fixed.0 += it.amount.0;
        let id = DepositId(self.model.next.deposit);
        self.model.next.deposit += 1;
        let (pool, amount, interest) = (it.pool, it.amount, Amount(interest));
        self.model.fixed.insert(id, FixedDeposit { pool, owner: account, amount, interest, matures_ms });
        let made = FixedMade { deposit: id, pool, account, amount, interest, matures_ms };
        self.events.push(Event::FixedDeposited(made));
        Ok(())
    }

    pub fn withdraw_fixed(&mut self, it: &WithdrawFixed) -> Result<(), Refusal> {
        let deposit = self.model.fixed.get(&it.deposit).cloned().ok_or(Refusal::UnknownDeposit)?;
        let FixedDeposit { pool, owner, amount, interest, matures_ms } = deposit;
        self.pool(pool)?;
        let is_mature = self.now.time_ms >= matures_ms;
        let paid = if is_mature { interest } else { Amount::ZERO };
        self.pay_from_pool(pool, amount.0 + paid.0)?;
        if self.actor != owner {
            return Err(Refusal::NotDepositor);
        }
        if !is_mature && !it.forfeit {
            return Err(Refusal::NotMatured);
        }
        let record = self.current(pool)?;
        record.fixed.0 -= amount.0;
        record.reserved.0 -= interest.0;
        record.budget.0 += interest.0 - paid.0;
        self.model.fixed.remove(&it.deposit);
        let taken = FixedTaken { deposit: it.deposit, pool, account: owner, amount, interest: paid };
        self.events.push(Event::FixedWithdrawn(taken));
        Ok(())
    }

    pub fn close_pool(&mut self, it: &PoolOnly) -> Result<(), Refusal> {
        let (actor, time_ms): (Address, u64) = (self.actor, self.now.time_ms);
        let pool = self.pool(it.pool)?;
        if pool.closed_ms.is_some() {
            return Err(Refusal::AlreadySo);
        }
        if pool.operator != actor {
            return Err(Refusal::NotOperator);
        }
        pool.closed_ms = Some(time_ms);
        self.events.push(Event::PoolClosed(it.pool));
        Ok(())
    }

    pub fn reclaim_budget(&mut self, it: &PoolOnly) -> Result<(), Refusal> {
        let (actor, time_ms) = (self.actor, self.now.time_ms);
        let pool = self.pool(it.pool)?;
        let (operator, closed_ms) = (pool.operator, pool.closed_ms);
        let budget = std::mem::take(&mut pool.budget).0;
        let asset = pool.asset;
        if self.asset_mut(asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        if budget == 0 {
            return Err(Refusal::NothingDue);
        }
        self.model.credit(&actor, asset, budget, true)?;
        if operator != actor {
            return Err(Refusal::NotOperator);
        }
        if closed_ms.is_none_or(|closed_ms| time_ms < closed_ms + NOTICE_MS) {
            return Err(Refusal::NoticeRunning);
        }
        self.moved(Place::Savings(it.pool), Place::Account(actor), asset, budget);
        Ok(())
    }
}
