//! What there is to say about savings pools.

messages! {
    place_savings(pool) "savings pool {pool}" "第 {pool} 号储蓄池"
    event_pool_opened(pool) "savings pool {pool} is open" "第 {pool} 号储蓄池已开设"
    event_flexible_deposited(account, pool)
        "the deposit of {account} in savings pool {pool} grew"
        "{account} 在第 {pool} 号储蓄池的活期存款增加"
    event_flexible_withdrawn(account, pool)
        "the deposit of {account} in savings pool {pool} shrank"
        "{account} 在第 {pool} 号储蓄池的活期存款减少"
    event_fixed_deposited(deposit, account, pool, time)
        "{account} made fixed deposit {deposit} in savings pool {pool}; it matures on {time}"
        "{account} 在第 {pool} 号储蓄池办理了第 {deposit} 号定期存款；{time} 到期"
    event_fixed_withdrawn(deposit, account)
        "{account} took out fixed deposit {deposit} with its interest"
        "{account} 已取出第 {deposit} 号定期存款及利息"
    event_fixed_forfeited(deposit, account)
        "{account} took out fixed deposit {deposit} without interest"
        "{account} 已取出第 {deposit} 号定期存款，无利息"
    event_pool_closed(pool) "savings pool {pool} is closed" "第 {pool} 号储蓄池已关闭"
}
