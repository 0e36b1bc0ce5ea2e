//! Operations of stake and of savings.

use super::*;

pub fn of_stake() -> Vec<Action> {
    let stake = |id, units| StakeAmount { candidate: CandidateId(id), amount: amount(units) };
    let only = |id| CandidateOnly { candidate: CandidateId(id) };
    vec![
        Action::BecomeCandidate(BecomeCandidate {
            name: text("North 北"),
            validator: count(0xe0),
            commission_bps: 0x0901,
        }),
        Action::Bond(stake(0x91, 0xe1)),
        Action::Unbond(stake(0x92, 0xe2)),
        Action::FinishUnbonding(only(0x93)),
        Action::MoveStake(MoveStake {
            from: CandidateId(0x94),
            to: CandidateId(0x0194),
            amount: amount(0xe4),
        }),
        Action::ClaimRewards(only(0x95)),
        Action::SetCommission(SetCommission { candidate: CandidateId(0x96), commission_bps: 0x0902 }),
        Action::RetireCandidate(only(0x97)),
        Action::CarryPenalty(CarryPenalty { account: address(0xe8), candidate: CandidateId(0x98) }),
    ]
}

pub fn terms() -> Vec<Term> {
    vec![
        Term { term_ms: 90 * 86_400_000, rate_bps: 0x0103 },
        Term { term_ms: 365 * 86_400_000, rate_bps: 0x0204 },
    ]
}

pub fn of_savings() -> Vec<Action> {
    let pool = |id, units| PoolAmount { pool: PoolId(id), amount: amount(units) };
    vec![
        Action::OpenPool(OpenPool {
            asset: AssetId(0xa0),
            name: text("Nest egg"),
            flexible_bps: 0x0105,
            terms: list(terms()),
        }),
        Action::FundPool(pool(0xa1, 0xf1)),
        Action::DepositFlexible(pool(0xa2, 0xf2)),
        Action::WithdrawFlexible(pool(0xa3, 0xf3)),
        Action::DepositFixed(DepositFixed {
            pool: PoolId(0xa4),
            term_ms: 90 * 86_400_000,
            amount: amount(0xf4),
        }),
        Action::WithdrawFixed(WithdrawFixed { deposit: DepositId(0xa5), forfeit: true }),
        Action::ClosePool(PoolOnly { pool: PoolId(0xa6) }),
        Action::ReclaimBudget(PoolOnly { pool: PoolId(0xa7) }),
    ]
}
