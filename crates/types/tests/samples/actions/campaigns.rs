//! Operations of news, referral and mining.

use super::*;

pub fn of_news() -> Vec<Action> {
    vec![
        Action::RegisterPublisher(RegisterPublisher {
            name: text("The Notch"),
            link: Some(text("https://tally.example/")),
            language: text("en"),
        }),
        Action::Post(post()),
        Action::WithdrawPost(WithdrawPost { post: PostId(0xc2) }),
        Action::Tip(Tip { post: PostId(0xc3), asset: AssetId(0xc4), amount: amount(0xc5) }),
    ]
}

pub fn of_referral() -> Vec<Action> {
    vec![
        Action::OpenReferral(OpenReferral {
            asset: AssetId(0x81),
            share_bps: 0x0182,
            cap_per_epoch: amount(0x83),
            cap_per_invitee: amount(0x84),
            ends_ms: 0x0185_0186,
            budget: amount(0x87),
        }),
        Action::FundCampaign(FundCampaign { campaign: CampaignId(0x88), amount: amount(0x89) }),
        Action::BindReferrer(BindReferrer { campaign: CampaignId(0x8a), referrer: address(0x8b) }),
        Action::ClaimReferral(ClaimReferral {
            campaign: CampaignId(0x8c),
            invitees: list(vec![address(0x8d), address(0x8e)]),
        }),
        Action::CloseReferral(CampaignOnly { campaign: CampaignId(0x8f) }),
    ]
}

pub fn of_mining() -> Vec<Action> {
    let reader = |first, points| Reader { account: address(first), points };
    vec![
        Action::OpenMining(OpenMining {
            asset: AssetId(0x94),
            emission: amount(0x95),
            epochs: 0x0196,
            weights: weights(),
            caps: points(0x97),
            return_bps: 0x019a,
            app: address(0x9b),
        }),
        Action::JoinMining(CampaignOnly { campaign: CampaignId(0x9c) }),
        Action::LikePost(LikePost {
            campaign: CampaignId(0x9d),
            post: PostId(0x9e),
            candidate: CandidateId(0x9e9e),
        }),
        Action::AttestReading(AttestReading {
            campaign: CampaignId(0x9f),
            readers: list(vec![reader(0xa0, 0x01a1), reader(0xa2, 0x01a3)]),
        }),
        Action::ClaimMining(ClaimMining { campaign: CampaignId(0xa4), epoch: 0xa5 }),
        Action::CloseMining(CampaignOnly { campaign: CampaignId(0xa6) }),
    ]
}

pub fn post() -> Post {
    Post {
        title: text("Tally opens 开张"),
        body: hash(0xc0),
        link: Some(text("https://tally.example/1")),
        language: text("zh-Hans"),
        tags: list(vec![text("ledger"), text("新闻")]),
        format: Format::Markdown(Empty),
        replaces: Some(PostId(0xc1)),
    }
}

pub fn weights() -> Weights {
    Weights { transact_bps: 0x1091, like_bps: 0x0f92, read_bps: 0x0793 }
}

pub fn points(first: u128) -> Points {
    Points { transact: first << 70, like: (first + 1) << 70, read: (first + 2) << 70 }
}
