//! The sentences about stake.

use super::*;
use tally_types::stake::*;

const OAK: CandidateId = CandidateId(2);

pub(super) fn cases() -> Vec<(Action, &'static str, &'static str)> {
    let amount = || StakeAmount { candidate: OAK, amount: Amount(500) };
    let only = || CandidateOnly { candidate: OAK };
    let open = BecomeCandidate { name: Text::new("Oak").unwrap(), validator: [1; 32], commission_bps: 1_250 };
    let go = MoveStake { from: OAK, to: CandidateId(3), amount: Amount(500) };
    vec![
        (
            Action::BecomeCandidate(open),
            "Open the candidate \"Oak\" for the validator key <one>; it keeps 12.5 % of its stakers' rewards",
            "以验证者密钥 <one> 设立候选人“Oak”，收取质押者奖励的 12.5 % 作为佣金",
        ),
        (
            Action::Bond(amount()),
            "Bond 500 base units of asset 0 (unknown to this wallet) to candidate no. 2; it earns, answers for the candidate, and comes back only after unbonding",
            "向第 2 号候选人质押 500 个基本单位的资产 0（此钱包不认识该资产）；质押获得奖励，为该候选人担责，须解除质押后才能取回",
        ),
        (
            Action::Unbond(amount()),
            "Unbond 500 base units of asset 0 (unknown to this wallet) from candidate no. 2; it earns no more, and answers for the candidate until it is free",
            "从第 2 号候选人解除质押 500 个基本单位的资产 0（此钱包不认识该资产）；此后不再获得奖励，到期前仍为该候选人担责",
        ),
        (
            Action::FinishUnbonding(only()),
            "Take back all coin that has finished unbonding from candidate no. 2",
            "取回已从第 2 号候选人解除完毕的全部质押",
        ),
        (
            Action::MoveStake(go),
            "Move 500 base units of asset 0 (unknown to this wallet) of stake from candidate no. 2 to candidate no. 3; for as long as unbonding lasts it answers for both",
            "将 500 个基本单位的资产 0（此钱包不认识该资产） 质押从第 2 号候选人转到第 3 号候选人；在解除质押所需的时间内为两者担责",
        ),
        (
            Action::ClaimRewards(only()),
            "Claim the rewards of stake with candidate no. 2",
            "领取质押于第 2 号候选人的奖励",
        ),
        (
            Action::SetCommission(SetCommission { candidate: OAK, commission_bps: 5 }),
            "Let candidate no. 2 keep 0.05 % of its stakers' rewards from now on",
            "第 2 号候选人今后收取质押者奖励的 0.05 % 作为佣金",
        ),
        (
            Action::RetireCandidate(only()),
            "Retire candidate no. 2 for ever: it takes no more stake and earns no more",
            "永久退出第 2 号候选人：不再接受质押，不再获得奖励",
        ),
        (
            Action::CarryPenalty(CarryPenalty { account: BOB, candidate: OAK }),
            "Take from the stake of @bob (<bob>) with candidate no. 2 what a penalty of the candidate it came from has cost it",
            "从 @bob（<bob>） 在第 2 号候选人的质押中，扣除其转出候选人所受罚没的份额",
        ),
    ]
}
