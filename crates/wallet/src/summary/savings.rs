//! Sentences about savings pools, in English and 中文.

use super::{
    Labels,
    Tongue::{self, Chinese, English},
    fragments::{percent, span},
};
use tally_types::{
    Amount,
    savings::{DepositFixed, OpenPool, PoolAmount, PoolId, PoolOnly, Term, WithdrawFixed},
};

impl Labels<'_> {
    /// `12.5 CHK`; base units where the wallet does not know the pool.
    fn pool_amount(&self, pool: PoolId, amount: Amount, tongue: Tongue) -> String {
        match ((self.pool)(pool), tongue) {
            (Some(asset), _) => self.amount(asset, amount, tongue),
            (None, English) => {
                format!("{amount} base units of the pool's asset (a pool unknown to this wallet)")
            }
            (None, Chinese) => format!("{amount} 个基本单位的该池资产（此钱包不认识该池）"),
        }
    }
}

pub(super) fn open_pool(it: &OpenPool, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (asset, name) = (labels.asset(it.asset, tongue), &it.name);
    let flexible = (it.flexible_bps > 0).then(|| match tongue {
        English => format!("{} a year while they stay", percent(it.flexible_bps)),
        Chinese => format!("活期年利率 {}", percent(it.flexible_bps)),
    });
    let term = |term: &Term| match tongue {
        English => format!("{} a year for {}", percent(term.rate_bps), span(term.term_ms, English)),
        Chinese => format!("{} 定期年利率 {}", span(term.term_ms, Chinese), percent(term.rate_bps)),
    };
    let offers: Vec<String> = flexible.into_iter().chain(it.terms.iter().map(term)).collect();
    match tongue {
        English => format!(
            "Open the savings pool \"{name}\" for deposits of {asset} at {}; interest is paid as far as the pool is funded",
            offers.join(", ")
        ),
        Chinese => format!("开设 {asset} 储蓄池“{name}”：{}；利息以池内资金为限", offers.join("，")),
    }
}

pub(super) fn fund_pool(it: &PoolAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (amount, pool) = (labels.pool_amount(it.pool, it.amount, tongue), it.pool);
    match tongue {
        English => {
            format!("Give {amount} to savings pool no. {pool} to pay interest from; it does not come back")
        }
        Chinese => format!("向第 {pool} 号储蓄池注资 {amount} 用于付息；不可取回"),
    }
}

pub(super) fn deposit_flexible(it: &PoolAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (amount, pool) = (labels.pool_amount(it.pool, it.amount, tongue), it.pool);
    match tongue {
        English => format!(
            "Deposit {amount} in savings pool no. {pool}, to be taken out at any time; it earns while the pool has funds"
        ),
        Chinese => format!("向第 {pool} 号储蓄池活期存入 {amount}，随时可取；池内有资金时获得利息"),
    }
}

pub(super) fn withdraw_flexible(it: &PoolAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (amount, pool) = (labels.pool_amount(it.pool, it.amount, tongue), it.pool);
    match tongue {
        English => format!("Take {amount} out of the flexible deposit in savings pool no. {pool}"),
        Chinese => format!("从第 {pool} 号储蓄池的活期存款中取出 {amount}"),
    }
}

pub(super) fn deposit_fixed(it: &DepositFixed, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (amount, pool) = (labels.pool_amount(it.pool, it.amount, tongue), it.pool);
    let term = span(it.term_ms, tongue);
    match tongue {
        English => format!(
            "Deposit {amount} in savings pool no. {pool} for {term}; taken out before, it brings no interest"
        ),
        Chinese => format!("向第 {pool} 号储蓄池定期存入 {amount}，期限 {term}；提前取出则无利息"),
    }
}

pub(super) fn withdraw_fixed(it: &WithdrawFixed, tongue: Tongue) -> String {
    let deposit = it.deposit;
    match (tongue, it.forfeit) {
        (English, false) => {
            format!("Take out the fixed deposit no. {deposit} with its interest, if its term is over")
        }
        (English, true) => {
            format!("Take out the fixed deposit no. {deposit}, losing its interest if its term is not over")
        }
        (Chinese, false) => format!("到期取出第 {deposit} 号定期存款及利息"),
        (Chinese, true) => format!("取出第 {deposit} 号定期存款；未到期则放弃利息"),
    }
}

pub(super) fn close_pool(it: &PoolOnly, tongue: Tongue) -> String {
    let pool = it.pool;
    match tongue {
        English => {
            format!("Close savings pool no. {pool} for ever: it takes no more deposits and no more funds")
        }
        Chinese => format!("永久关闭第 {pool} 号储蓄池：不再接受存款和注资"),
    }
}

pub(super) fn reclaim_budget(it: &PoolOnly, tongue: Tongue) -> String {
    let pool = it.pool;
    match tongue {
        English => format!("Take back all free interest funds of the closed savings pool no. {pool}"),
        Chinese => format!("取回已关闭的第 {pool} 号储蓄池中全部未动用的付息资金"),
    }
}
