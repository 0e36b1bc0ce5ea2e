//! Operations on savings pools.

use super::transaction::{Generator, View};
use tally_types::{
    Action, Address, Amount, AssetId,
    savings::{DepositFixed, DepositId, OpenPool, PoolAmount, PoolId, PoolOnly, Term, WithdrawFixed},
    wire::List,
};

const DAY_MS: u64 = 24 * 3_600_000;

impl Generator {
    pub(super) fn savings_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        let few = view.model.pools.len() < 3;
        match self.chance.below(100) {
            0..40 if few => (None, Action::OpenPool(self.open_pool(view, &actor))),
            0..3 => (None, Action::OpenPool(self.open_pool(view, &actor))),
            3..20 => {
                let (who, amount) = self.payment(view, actor);
                (who, Action::FundPool(amount))
            }
            20..40 => {
                let (who, amount) = self.payment(view, actor);
                (who, Action::DepositFlexible(amount))
            }
            40..55 => self.withdraw_flexible(view),
            55..72 => {
                let (who, PoolAmount { pool, amount }) = self.payment(view, actor);
                let terms = view.model.pools.get(&pool).map_or_else(List::default, |pool| pool.terms.clone());
                let offered = self.chance.pick(&terms).filter(|_| self.chance.percent(92));
                let term_ms = offered.map_or(DAY_MS + 1, |term| term.term_ms);
                (who, Action::DepositFixed(DepositFixed { pool, term_ms, amount }))
            }
            72..86 => self.withdraw_fixed(view),
            86..89 => {
                let (operator, pool) = self.operated(view, false);
                (operator, Action::ClosePool(PoolOnly { pool }))
            }
            _ => {
                let (operator, pool) = self.operated(view, true);
                (operator, Action::ReclaimBudget(PoolOnly { pool }))
            }
        }
    }

    fn open_pool(&mut self, view: &View<'_>, actor: &Address) -> OpenPool {
        let term = |term_ms, rate_bps| Term { term_ms, rate_bps };
        let terms = match self.chance.below(20) {
            0 => vec![term(2 * DAY_MS, 100), term(DAY_MS, 100)],
            1 => vec![term(DAY_MS - 1, 1)],
            2..8 => vec![],
            8..12 => vec![term(DAY_MS, 10_000)],
            _ => vec![term(DAY_MS, 300), term(365 * DAY_MS, 10_000)],
        };
        OpenPool {
            asset: self.held_asset(view, actor),
            name: self.name(),
            flexible_bps: self.chance.one_of([0, 1, 300, 10_000, 10_000, 10_001]),
            terms: List::new(terms).expect("two at most"),
        }
    }

    /// Any pool, and now and then one that does not exist.
    fn pool(&mut self, view: &View<'_>) -> PoolId {
        let count = view.model.next.pool;
        if count == 0 || self.chance.percent(2) { PoolId(count) } else { PoolId(self.chance.below(count)) }
    }

    /// A pool and an amount of its asset, mostly by somebody who has it: round, tiny, or whatever there is.
    fn payment(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, PoolAmount) {
        let pool = self.pool(view);
        let asset = view.model.pools.get(&pool).map_or(AssetId::COIN, |pool| pool.asset);
        let rich: Vec<Address> =
            self.people.iter().filter(|person| view.model.amount(person, asset) > 0).copied().collect();
        let who = self.chance.pick(&rich).unwrap_or(actor);
        let amount = match self.chance.below(4) {
            0 => self.amount(view.model.amount(&who, asset)),
            1 => Amount(1 + u128::from(self.chance.below(3))),
            _ => Amount(1_000 + u128::from(self.chance.below(1_000_000))),
        };
        (Some(who), PoolAmount { pool, amount })
    }

    fn withdraw_flexible(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let deposits: Vec<(Address, PoolId)> = view.model.flexible.keys().copied().collect();
        let found = self.chance.pick(&deposits).filter(|_| self.chance.percent(92));
        let (account, pool) = found.unwrap_or_else(|| (self.actor(), self.pool(view)));
        let shares = view.model.flexible.get(&(account, pool)).map_or(0, |deposit| deposit.shares);
        let all = view.model.pools.get(&pool).map_or_else(Default::default, |pool| pool.flexible);
        let there = Amount(shares).mul_div_floor(all.units.0, all.shares.max(1)).map_or(0, |units| units.0);
        let amount = self.amount(there);
        (Some(account), Action::WithdrawFlexible(PoolAmount { pool, amount }))
    }

    /// Mostly a fixed deposit that there is, of one that matures soonest as often as not.
    fn withdraw_fixed(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let mut deposits: Vec<(u64, DepositId, Address)> =
            view.model.fixed.iter().map(|(id, fixed)| (fixed.matures_ms, *id, fixed.owner)).collect();
        deposits.sort_unstable();
        let first = deposits.first().copied().filter(|_| self.chance.percent(50));
        let found = first.or_else(|| self.chance.pick(&deposits)).filter(|_| self.chance.percent(94));
        let forfeit = self.chance.percent(25);
        match found {
            Some((_, deposit, owner)) => {
                (Some(owner), Action::WithdrawFixed(WithdrawFixed { deposit, forfeit }))
            }
            None => {
                let deposit = DepositId(self.chance.below(view.model.next.deposit + 2));
                (None, Action::WithdrawFixed(WithdrawFixed { deposit, forfeit }))
            }
        }
    }

    /// A pool and who operates it; `closed`: mostly one that is closed.
    fn operated(&mut self, view: &View<'_>, closed: bool) -> (Option<Address>, PoolId) {
        let pools: Vec<(Option<Address>, PoolId)> = view
            .model
            .pools
            .iter()
            .filter(|(_, pool)| !closed || pool.closed_ms.is_some())
            .map(|(id, pool)| (Some(pool.operator), *id))
            .collect();
        let found = self.chance.pick(&pools).filter(|_| self.chance.percent(90));
        found.unwrap_or_else(|| (None, self.pool(view)))
    }
}
