//! The sentences about savings pools.

use super::*;
use tally_types::savings::*;

const DAY_MS: u64 = 86_400_000;

pub(super) fn cases() -> Vec<(Action, &'static str, &'static str)> {
    let amount = |pool| PoolAmount { pool: PoolId(pool), amount: Amount(1_250) };
    let only = || PoolOnly { pool: PoolId(3) };
    let terms = vec![Term { term_ms: 90 * DAY_MS, rate_bps: 400 }, Term { term_ms: YEAR_MS, rate_bps: 500 }];
    let open = OpenPool {
        asset: CHK,
        name: Text::new("Nest egg").unwrap(),
        flexible_bps: 325,
        terms: List::new(terms).unwrap(),
    };
    let fixed = DepositFixed { pool: PoolId(3), term_ms: 90 * DAY_MS, amount: Amount(1_250) };
    let take = |forfeit| Action::WithdrawFixed(WithdrawFixed { deposit: DepositId(9), forfeit });
    vec![
        (
            Action::OpenPool(open),
            "Open the savings pool \"Nest egg\" for deposits of CHK (asset 7) at 3.25 % a year while they stay, 4 % a year for 90 days, 5 % a year for 365 days; interest is paid as far as the pool is funded",
            "开设 CHK（资产 7） 储蓄池“Nest egg”：活期年利率 3.25 %，90 天 定期年利率 4 %，365 天 定期年利率 5 %；利息以池内资金为限",
        ),
        (
            Action::FundPool(amount(3)),
            "Give 12.5 CHK to savings pool no. 3 to pay interest from; it does not come back",
            "向第 3 号储蓄池注资 12.5 CHK 用于付息；不可取回",
        ),
        (
            Action::DepositFlexible(amount(4)),
            "Deposit 1250 base units of the pool's asset (a pool unknown to this wallet) in savings pool no. 4, to be taken out at any time; it earns while the pool has funds",
            "向第 4 号储蓄池活期存入 1250 个基本单位的该池资产（此钱包不认识该池），随时可取；池内有资金时获得利息",
        ),
        (
            Action::WithdrawFlexible(amount(3)),
            "Take 12.5 CHK out of the flexible deposit in savings pool no. 3",
            "从第 3 号储蓄池的活期存款中取出 12.5 CHK",
        ),
        (
            Action::DepositFixed(fixed),
            "Deposit 12.5 CHK in savings pool no. 3 for 90 days; taken out before, it brings no interest",
            "向第 3 号储蓄池定期存入 12.5 CHK，期限 90 天；提前取出则无利息",
        ),
        (
            take(false),
            "Take out the fixed deposit no. 9 with its interest, if its term is over",
            "到期取出第 9 号定期存款及利息",
        ),
        (
            take(true),
            "Take out the fixed deposit no. 9, losing its interest if its term is not over",
            "取出第 9 号定期存款；未到期则放弃利息",
        ),
        (
            Action::ClosePool(only()),
            "Close savings pool no. 3 for ever: it takes no more deposits and no more funds",
            "永久关闭第 3 号储蓄池：不再接受存款和注资",
        ),
        (
            Action::ReclaimBudget(only()),
            "Take back all free interest funds of the closed savings pool no. 3",
            "取回已关闭的第 3 号储蓄池中全部未动用的付息资金",
        ),
    ]
}
