//! What there is to say about savings pools.

messages! {
    place_savings(pool) "savings pool {pool}" "第 {pool} 号储蓄池"
    title_budget() "funds for interest" "付息资金"
    title_deposits() "deposits" "存款"
    title_interest() "interest" "利息"
    title_matures() "matures" "到期"
    title_pool() "pool" "储蓄池"
    title_rates() "yearly rates" "年利率"
    row_operator() "operator" "运营方"
    row_flexible() "flexible deposit" "活期存款"
    row_fixed() "fixed deposit" "定期存款"
    row_reserved() "interest set aside" "已预留利息"
    row_closed() "closed" "关闭时间"
    rate_flexible(percent) "flexible {percent}" "活期 {percent}"
    rate_fixed(span, percent) "{span} {percent}" "{span} {percent}"
    no_pools() "no savings pools yet" "暂无储蓄池"
    nothing_deposited() "nothing is deposited" "没有存款"
    note_closed() "closed" "已关闭"
    note_matured() "matured: take it out" "已到期，可取出"
    note_withdrawn() "taken out" "已取出"
    note_forfeited() "taken out without interest" "已取出，无利息"
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
