//! What there is to say about stake and the treasury.

messages! {
    place_bonded(candidate) "stake with candidate {candidate}" "第 {candidate} 号候选人的质押"
    place_unbonding(candidate) "stake leaving candidate {candidate}" "第 {candidate} 号候选人解除中的质押"
    place_stake_rewards() "the stakers' rewards" "质押者奖励"
    place_treasury() "the treasury" "国库"
    place_mining_budget() "the mining budget" "挖矿预算"
    event_candidate_opened(candidate) "candidate {candidate} is open" "第 {candidate} 号候选人已设立"
    event_bonded(account, candidate) "{account} bonded to candidate {candidate}" "{account} 已质押于第 {candidate} 号候选人"
    event_unbonded(account, candidate, time)
        "{account} unbonded from candidate {candidate}; free from {time}"
        "{account} 已从第 {candidate} 号候选人解除质押；{time} 起可取回"
    event_stake_moved(account, from, to, time)
        "stake of {account} moved from candidate {from} to candidate {to}; it answers for both until {time}"
        "{account} 的质押已从第 {from} 号候选人转到第 {to} 号；{time} 前为两者担责"
    event_commission_set(candidate, percent)
        "candidate {candidate} keeps {percent} of its stakers' rewards"
        "第 {candidate} 号候选人的佣金为 {percent}"
    event_candidate_retired(candidate) "candidate {candidate} has retired" "第 {candidate} 号候选人已退出"
}
