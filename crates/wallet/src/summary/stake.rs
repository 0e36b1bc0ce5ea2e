//! Sentences about stake, in English and 中文.

use super::{
    Labels,
    Tongue::{self, Chinese, English},
    fragments::percent,
};
use tally_types::{
    AssetId,
    hash::hex,
    stake::{BecomeCandidate, CandidateOnly, CarryPenalty, MoveStake, SetCommission, StakeAmount},
};

pub(super) fn become_candidate(it: &BecomeCandidate, tongue: Tongue) -> String {
    let (name, key, share) = (&it.name, hex(&it.validator), percent(it.commission_bps));
    match tongue {
        English => format!(
            "Open the candidate \"{name}\" for the validator key {key}; it keeps {share} of its stakers' rewards"
        ),
        Chinese => format!("以验证者密钥 {key} 设立候选人“{name}”，收取质押者奖励的 {share} 作为佣金"),
    }
}

pub(super) fn bond(it: &StakeAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (amount, candidate) = (labels.amount(AssetId::COIN, it.amount, tongue), it.candidate);
    match tongue {
        English => format!(
            "Bond {amount} to candidate no. {candidate}; it earns, answers for the candidate, and comes back only after unbonding"
        ),
        Chinese => {
            format!(
                "向第 {candidate} 号候选人质押 {amount}；质押获得奖励，为该候选人担责，须解除质押后才能取回"
            )
        }
    }
}

pub(super) fn unbond(it: &StakeAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (amount, candidate) = (labels.amount(AssetId::COIN, it.amount, tongue), it.candidate);
    match tongue {
        English => format!(
            "Unbond {amount} from candidate no. {candidate}; it earns no more, and answers for the candidate until it is free"
        ),
        Chinese => {
            format!("从第 {candidate} 号候选人解除质押 {amount}；此后不再获得奖励，到期前仍为该候选人担责")
        }
    }
}

pub(super) fn finish_unbonding(it: &CandidateOnly, tongue: Tongue) -> String {
    let candidate = it.candidate;
    match tongue {
        English => format!("Take back all coin that has finished unbonding from candidate no. {candidate}"),
        Chinese => format!("取回已从第 {candidate} 号候选人解除完毕的全部质押"),
    }
}

pub(super) fn move_stake(it: &MoveStake, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (amount, from, to) = (labels.amount(AssetId::COIN, it.amount, tongue), it.from, it.to);
    match tongue {
        English => format!(
            "Move {amount} of stake from candidate no. {from} to candidate no. {to}; for as long as unbonding lasts it answers for both"
        ),
        Chinese => {
            format!(
                "将 {amount} 质押从第 {from} 号候选人转到第 {to} 号候选人；在解除质押所需的时间内为两者担责"
            )
        }
    }
}

pub(super) fn claim_rewards(it: &CandidateOnly, tongue: Tongue) -> String {
    let candidate = it.candidate;
    match tongue {
        English => format!("Claim the rewards of stake with candidate no. {candidate}"),
        Chinese => format!("领取质押于第 {candidate} 号候选人的奖励"),
    }
}

pub(super) fn set_commission(it: &SetCommission, tongue: Tongue) -> String {
    let (candidate, share) = (it.candidate, percent(it.commission_bps));
    match tongue {
        English => format!("Let candidate no. {candidate} keep {share} of its stakers' rewards from now on"),
        Chinese => format!("第 {candidate} 号候选人今后收取质押者奖励的 {share} 作为佣金"),
    }
}

pub(super) fn retire_candidate(it: &CandidateOnly, tongue: Tongue) -> String {
    let candidate = it.candidate;
    match tongue {
        English => {
            format!("Retire candidate no. {candidate} for ever: it takes no more stake and earns no more")
        }
        Chinese => format!("永久退出第 {candidate} 号候选人：不再接受质押，不再获得奖励"),
    }
}

pub(super) fn carry_penalty(it: &CarryPenalty, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (account, candidate) = (labels.account(&it.account, tongue), it.candidate);
    match tongue {
        English => format!(
            "Take from the stake of {account} with candidate no. {candidate} what a penalty of the candidate it came from has cost it"
        ),
        Chinese => {
            format!("从 {account} 在第 {candidate} 号候选人的质押中，扣除其转出候选人所受罚没的份额")
        }
    }
}
