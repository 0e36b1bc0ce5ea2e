//! Campaigns of referral and of mining, from opening to closing, with the numbers of the reference's worked examples.

use super::{
    super::mocks::Setup,
    get,
    mocks::{Made, address, applied, moved, operation, transaction},
    text,
};
use axum::http::StatusCode;
use serde_json::json;
use tally_types::{
    Action, Address, Amount, AssetId, Event, Place, Refusal, StateKey,
    account::Account,
    boxed::Boxed,
    earning::Earning,
    mining::{EpochPoints, LikePost, MiningCampaign, OpenMining, Participation, Points, Tally, Weights},
    news::PostId,
    receipt::{CampaignMoved, PostLiked, ReferralPaid, ReferrerBound},
    referral::{
        BindReferrer, Binding, CampaignId, CampaignOnly, ClaimReferral, FundCampaign, OpenReferral, Referral,
        ReferralCampaign, Referrer,
    },
    stake::CandidateId,
    wire::List,
};

const REFERRAL: CampaignId = CampaignId(0);
const MINING: CampaignId = CampaignId(1);
const COIN: AssetId = AssetId::COIN;

pub(super) fn made(
    actor: Address,
    nonce: u64,
    action: Action,
    units: Option<(Place, Place, u128)>,
    event: Event,
) -> Made {
    let moves = units.map(|(from, to, units)| moved(0, from, to, 0, units));
    applied(
        transaction(actor, nonce, vec![operation(actor, action)]),
        moves.into_iter().collect(),
        vec![event],
    )
}

fn open_referral() -> Made {
    let (alice, budget) = (address(1), Amount(1_000));
    let (cap_per_epoch, cap_per_invitee) = (Amount(1_000), Amount(40));
    let open = OpenReferral {
        asset: COIN,
        share_bps: 2_500,
        cap_per_epoch,
        cap_per_invitee,
        ends_ms: u64::MAX,
        budget,
    };
    let units = (Place::Account(alice), Place::Campaign(REFERRAL), 1_000);
    let event = Event::ReferralOpened(CampaignMoved { campaign: REFERRAL, account: alice });
    made(alice, 0, Action::OpenReferral(open), Some(units), event)
}

fn put_referral(setup: &Setup) {
    let node = &setup.node;
    node.put(StateKey::parameters(), &node.genesis.parameters);
    let campaign = ReferralCampaign {
        opener: address(1),
        asset: COIN,
        share_bps: 2_500,
        cap_per_epoch: Amount(1_000),
        cap_per_invitee: Amount(40),
        ends_ms: u64::MAX,
        budget: Amount(1_043),
    };
    node.put(StateKey::referral_campaign(REFERRAL), &campaign);
    // Carol has paid 30 and was claimed for; then 10 more.
    let binding = Binding { campaign: REFERRAL, referrer: address(2), since: Amount(5), paid: Amount(7) };
    node.put(StateKey::referral(&address(3)), &Referral { binding: Some(binding), invitees: 0 });
    node.put(StateKey::referral(&address(2)), &Referral { binding: None, invitees: 1 });
    let earning = Earning { fees: Amount(45), mining: None };
    let carol = Account { earning: Some(Boxed::new(earning)), ..Account::default() };
    node.put(StateKey::account(&address(3)), &carol);
    node.put(StateKey::referrer(REFERRAL, &address(2)), &Referrer { epoch: 0, earned: Amount(7) });
}

#[tokio::test]
async fn a_referral_campaign_is_followed_from_opening_to_closing() {
    let setup = Setup::new().await;
    put_referral(&setup);
    let (alice, bob, carol) = (address(1), address(2), address(3));
    let fund = Action::FundCampaign(FundCampaign { campaign: REFERRAL, amount: Amount(50) });
    let funded = Event::CampaignFunded(CampaignMoved { campaign: REFERRAL, account: bob });
    let bind = Action::BindReferrer(BindReferrer { campaign: REFERRAL, referrer: bob });
    let bound = Event::ReferrerBound(ReferrerBound { campaign: REFERRAL, invitee: carol, referrer: bob });
    let invitees = List::new(vec![carol]).unwrap();
    let claim = Action::ClaimReferral(ClaimReferral { campaign: REFERRAL, invitees });
    let (earned, cap_left) = (Amount(7), Amount(993));
    let paid = Event::ReferralPaid(ReferralPaid { campaign: REFERRAL, referrer: bob, earned, cap_left });
    let height = setup.node.push(vec![
        open_referral(),
        made(bob, 0, fund, Some((Place::Account(bob), Place::Campaign(REFERRAL), 50)), funded),
        made(carol, 0, bind, None, bound),
        made(bob, 1, claim, Some((Place::Campaign(REFERRAL), Place::Account(bob), 7)), paid),
    ]);
    setup.index.reached(height).await;

    let (status, page) = get(&setup, "/v1/campaigns?kind=referral&closed=false").await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let campaign = &page["items"][0];
    assert_eq!((&campaign["kind"], &campaign["stage"]), (&json!("referral"), &json!("running")));
    let sums = ["paid_in", "paid_out", "budget"].map(|name| campaign[name].as_str().unwrap());
    assert_eq!(sums, ["1050", "7", "1043"]);

    let (_, standing) = get(&setup, &format!("/v1/accounts/{}/referral", text(3))).await;
    let brought = json!({"campaign": 0, "invitee": text(3), "referrer": text(2), "fees": "40", "paid": "7",
        "due": "3", "pays": true});
    assert_eq!((&standing["brought_by"], &standing["invitees"]), (&brought, &json!(0)));
    let (_, standing) = get(&setup, &format!("/v1/accounts/{}/referral", text(2))).await;
    assert_eq!((standing.get("brought_by"), &standing["invitees"]), (None, &json!(1)));
    let (_, page) = get(&setup, &format!("/v1/accounts/{}/invitees", text(2))).await;
    assert_eq!((&page["items"], page.get("next")), (&json!([brought]), None));
    let (_, cap) = get(&setup, &format!("/v1/campaigns/0/referrers/{}", text(2))).await;
    assert_eq!((&cap["paid_in_epoch"], &cap["cap_left"]), (&json!("7"), &json!("993")));

    let close = Action::CloseReferral(CampaignOnly { campaign: REFERRAL });
    let closed = Event::ReferralClosed(CampaignMoved { campaign: REFERRAL, account: alice });
    let home = (Place::Campaign(REFERRAL), Place::Account(alice), 1_043);
    let height = setup.node.push(vec![made(alice, 1, close, Some(home), closed)]);
    setup.index.reached(height).await;
    setup.node.records.lock().unwrap().remove(&StateKey::referral_campaign(REFERRAL));
    let (_, answer) = get(&setup, "/v1/campaigns/0").await;
    let campaign = &answer["campaign"];
    assert_eq!((&campaign["stage"], campaign.get("budget")), (&json!("closed"), None));
    assert_eq!((&campaign["paid_out"], &campaign["share_bps"]), (&json!("7"), &json!(2_500)));
    let (_, standing) = get(&setup, &format!("/v1/accounts/{}/referral", text(3))).await;
    assert_eq!(standing["brought_by"]["due"], "0");
    let (status, problem) = get(&setup, "/v1/campaigns/9").await;
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!(Refusal::UnknownCampaign.code())));
}

/// The reference's worked example: emission 1,001, totals 1,000, 20,000 and 90.
fn put_mining(setup: &Setup) {
    let node = &setup.node;
    node.put(StateKey::parameters(), &node.genesis.parameters);
    let totals = Points { transact: 1_000, like: 20_000, read: 90 };
    let tally = Tally { epoch: 0, emission: Amount(1_001), left: Amount(1_001), totals };
    let campaign = MiningCampaign {
        opener: address(1),
        asset: COIN,
        emission: Amount(1_001),
        weights: Weights { transact_bps: 5_000, like_bps: 3_000, read_bps: 2_000 },
        caps: Points { transact: 400, like: 5_000, read: 60 },
        return_bps: 2_000,
        app: address(2),
        first_epoch: 0,
        last_epoch: 9,
        budget: Amount(9_009),
        from_network: Amount(0),
        tallies: List::new(vec![tally]).unwrap(),
    };
    node.put(StateKey::mining_campaign(MINING), &campaign);
    let done = EpochPoints { epoch: 0, fees: Amount(1_080), like: 5_000, read: 60 };
    let part = Participation { campaign: MINING, epochs: List::new(vec![done]).unwrap() };
    let earning = Earning { fees: Amount(1_080), mining: Some(part) };
    let carol = Account { earning: Some(Boxed::new(earning)), ..Account::default() };
    node.put(StateKey::account(&address(3)), &carol);
}

#[tokio::test]
async fn a_part_in_a_mining_campaign_is_explained() {
    let setup = Setup::new().await;
    put_mining(&setup);
    let open = OpenMining {
        asset: COIN,
        emission: Amount(1_001),
        epochs: 10,
        weights: Weights { transact_bps: 5_000, like_bps: 3_000, read_bps: 2_000 },
        caps: Points { transact: 400, like: 5_000, read: 60 },
        return_bps: 2_000,
        app: address(2),
    };
    let (alice, carol) = (address(1), address(3));
    let opened = Event::MiningOpened(CampaignMoved { campaign: MINING, account: alice });
    let units = (Place::Account(alice), Place::Campaign(MINING), 10_010);
    let like = LikePost { campaign: MINING, post: PostId(4), candidate: CandidateId(0) };
    let liked = PostLiked { campaign: MINING, post: PostId(4), account: carol, points: 5_000 };
    let height = setup.node.push(vec![
        made(alice, 0, Action::OpenMining(open), Some(units), opened),
        made(carol, 0, Action::LikePost(like), None, Event::PostLiked(liked)),
    ]);
    setup.index.reached(height).await;

    let (status, part) = get(&setup, &format!("/v1/accounts/{}/mining", text(3))).await;
    assert_eq!(status, StatusCode::OK, "{part}");
    assert_eq!((&part["campaign"], &part["epoch"]), (&json!(1), &json!(0)));
    let epoch = &part["epochs"][0];
    assert_eq!((&epoch["stage"], &epoch["claim_until_epoch"]), (&json!("gathering"), &json!(7)));
    let why = &epoch["explanation"];
    assert_eq!((&why["bound"], &why["payout"], why.get("no_reward")), (&json!("216"), &json!("349"), None));
    let like = json!({"points": "5000", "total": "20000", "capped": true, "share": "75", "paid": "16"});
    assert_eq!(
        (&why["like"], &why["transact"]["paid"], &why["read"]["paid"]),
        (&like, &json!("200"), &json!("133"))
    );

    let (_, page) = get(&setup, "/v1/posts/4/likes").await;
    assert_eq!(page["items"], json!([{"account": text(3), "campaign": 1, "points": "5000"}]));
    let (_, answer) = get(&setup, "/v1/campaigns/1").await;
    let campaign = &answer["campaign"];
    assert_eq!((&campaign["kind"], &campaign["epochs"]), (&json!("mining"), &json!(10)));
    assert_eq!((&campaign["tallies"][0]["left"], &campaign["paid_in"]), (&json!("1001"), &json!("10010")));
    let (_, part) = get(&setup, &format!("/v1/accounts/{}/mining", text(9))).await;
    assert_eq!((part.get("campaign"), &part["epochs"]), (None, &json!([])));
}
