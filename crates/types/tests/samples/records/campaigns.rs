//! Records of referral, mining and news.

use super::*;

pub fn news() -> Vec<Sample> {
    let publisher = Publisher {
        name: text("The Notch"),
        link: Some(text("https://tally.example/")),
        language: text("en"),
        since_ms: 0xd100,
        first: Some(PostId(0xd2)),
        last: Some(PostId(0xd3)),
        posts: 0xd4,
        withdrawn: 0xd5,
        tips: 0xd6,
    };
    let posted = Posted {
        publisher: address(0xd7),
        at_ms: 0xd800,
        post: actions::post(),
        replaced_by: Some(PostId(0xd9)),
        withdrawn_ms: Some(0xda00),
        tips: 0xdb,
    };
    vec![sample("Publisher", publisher), sample("Posted", posted)]
}

pub fn campaigns() -> Vec<Sample> {
    let referral_campaign = ReferralCampaign {
        opener: address(0x30),
        asset: AssetId(0x31),
        share_bps: 0x0132,
        cap_per_epoch: amount(0x33),
        cap_per_invitee: amount(0x34),
        ends_ms: 0x0135_0136,
        budget: amount(0x37),
    };
    let binding = Binding {
        campaign: CampaignId(0x38),
        referrer: address(0x39),
        since: amount(0x3a),
        paid: amount(0x3b),
    };
    let tally = |first: u64| Tally {
        epoch: first,
        emission: amount(first + 1),
        left: amount(first + 2),
        totals: actions::points(u128::from(first) + 3),
    };
    let mining_campaign = MiningCampaign {
        opener: address(0x3c),
        asset: AssetId(0x3d),
        emission: amount(0x3e),
        weights: actions::weights(),
        caps: actions::points(0x3f),
        return_bps: 0x0142,
        app: address(0x43),
        first_epoch: 0x44,
        last_epoch: 0x45,
        budget: amount(0x46),
        from_network: amount(0x56),
        tallies: list(vec![tally(0x47), tally(0x4d)]),
    };
    vec![
        sample("ReferralCampaign", referral_campaign),
        sample("Referral", Referral { binding: Some(binding), invitees: 0x50 }),
        sample("Referrer", Referrer { epoch: 0x51, earned: amount(0x52) }),
        sample("MiningCampaign", mining_campaign),
        sample("Like", Like { campaign: CampaignId(0x53), epoch: 0x54, points: 0x55 << 70 }),
    ]
}
