//! What stake, savings and campaigns say in receipts.

use super::*;

pub fn campaign_events() -> Vec<Event> {
    vec![
        Event::ReferralOpened(campaign(0xb0)),
        Event::CampaignFunded(campaign(0xb2)),
        Event::ReferrerBound(ReferrerBound {
            campaign: CampaignId(0xb4),
            invitee: address(0xb5),
            referrer: address(0xb6),
        }),
        Event::ReferralPaid(ReferralPaid {
            campaign: CampaignId(0xb7),
            referrer: address(0xb8),
            earned: amount(0xb9),
            cap_left: amount(0xba),
        }),
        Event::ReferralClosed(campaign(0xbb)),
        Event::MiningOpened(campaign(0xbd)),
        Event::MiningJoined(campaign(0xbf)),
        Event::PostLiked(PostLiked {
            campaign: CampaignId(0xc1),
            post: PostId(0xc2),
            account: address(0xc3),
            points: 0xc4 << 70,
        }),
        Event::ReadingAttested(ReadingAttested {
            campaign: CampaignId(0xc5),
            epoch: 0xc6,
            points: 0xc7 << 70,
        }),
        Event::MiningClaimed(Boxed::new(mining_claimed())),
        Event::MiningClosed(campaign(0xc8)),
    ]
}

pub fn stake_events() -> Vec<Event> {
    let (candidate, account) = (CandidateId(0x90), address(0x91));
    let (from, to) = (CandidateId(0x94), CandidateId(0x95));
    vec![
        Event::CandidateOpened(candidate),
        Event::Bonded(StakeBonded { candidate, account, amount: amount(0x92) }),
        Event::Unbonded(StakeUnbonded { candidate, account, amount: amount(0x93), ready_ms: 0x0293 }),
        Event::StakeMoved(StakeWent { from, to, account, amount: amount(0x96), ready_ms: 0x0296 }),
        Event::CommissionSet(CommissionChanged { candidate, commission_bps: 0x0297 }),
        Event::CandidateRetired(CandidateId(0x98)),
    ]
}

pub fn savings_events() -> Vec<Event> {
    let (pool, account, deposit) = (PoolId(0xa0), address(0xa1), DepositId(0xa2));
    let changed = FlexibleChanged { pool, account, amount: amount(0xa3), shares: 0xa4 << 64 };
    let (units, interest) = (amount(0xa5), amount(0xa6));
    let matures_ms = 0x02a7;
    vec![
        Event::PoolOpened(pool),
        Event::FlexibleDeposited(changed),
        Event::FlexibleWithdrawn(FlexibleChanged { shares: 0xa8 << 64, ..changed }),
        Event::FixedDeposited(FixedMade { deposit, pool, account, amount: units, interest, matures_ms }),
        Event::FixedWithdrawn(FixedTaken { deposit, pool, account, amount: units, interest }),
        Event::PoolClosed(PoolId(0xa9)),
    ]
}

fn campaign(first: u8) -> CampaignMoved {
    CampaignMoved { campaign: CampaignId(u64::from(first)), account: address(first + 1) }
}

fn mining_claimed() -> MiningClaimed {
    let part = |first: u64, capped| Part {
        points: u128::from(first) << 70,
        total: u128::from(first + 1) << 70,
        capped,
        share: amount(first + 2),
        paid: amount(first + 3),
    };
    let explanation = Explanation {
        emission: amount(0xca),
        fees: amount(0xcb),
        bound: amount(0xcc),
        transact: part(0xcd, true),
        like: part(0xd1, false),
        read: part(0xd5, true),
    };
    MiningClaimed { campaign: CampaignId(0xd9), epoch: 0xda, account: address(0xdb), explanation }
}
