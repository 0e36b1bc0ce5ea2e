//! The life of a mining campaign through the API: to come, running, over, closed; and what a claim comes to meanwhile.

use super::{
    super::mocks::Setup,
    campaign::made,
    get,
    mocks::{Made, address},
    text,
};
use serde_json::{Value, json};
use tally_types::{
    Action, Amount, AssetId, Event, Place, StateKey,
    account::Account,
    boxed::Boxed,
    earning::Earning,
    fee::Rate,
    mining::{
        AttestReading, ClaimMining, EpochPoints, MiningCampaign, OpenMining, Participation, Points, Reader,
        Tally, Weights, explain,
    },
    receipt::{CampaignMoved, MiningClaimed, ReadingAttested},
    referral::{CampaignId, CampaignOnly},
    wire::List,
};

const ID: CampaignId = CampaignId(0);
/// The block of height h is of epoch 10 + h.
const EPOCH_MS: u64 = 100;
const FIRST: u64 = 12;

fn terms() -> OpenMining {
    OpenMining {
        asset: AssetId::COIN,
        emission: Amount(1_001),
        epochs: 2,
        weights: Weights { transact_bps: 5_000, like_bps: 3_000, read_bps: 2_000 },
        caps: Points { transact: 400, like: 5_000, read: 60 },
        return_bps: 2_000,
        app: address(2),
    }
}

fn record(tallies: Vec<Tally>) -> MiningCampaign {
    let OpenMining { asset, emission, weights, caps, return_bps, app, .. } = terms();
    MiningCampaign {
        opener: address(1),
        asset,
        emission,
        weights,
        caps,
        return_bps,
        app,
        first_epoch: FIRST,
        last_epoch: FIRST + 1,
        budget: Amount(2_002 - 1_001 * tallies.len() as u128),
        from_network: Amount::ZERO,
        tallies: List::new(tallies).unwrap(),
    }
}

/// Carol, and what she did in the first epoch.
fn put_part(setup: &Setup, done: EpochPoints) {
    let part = Participation { campaign: ID, epochs: List::new(vec![done]).unwrap() };
    let earning = Earning { fees: done.fees, mining: Some(part) };
    let carol = Account { earning: Some(Boxed::new(earning)), ..Account::default() };
    setup.node.put(StateKey::account(&address(3)), &carol);
}

fn open() -> Made {
    let event = Event::MiningOpened(CampaignMoved { campaign: ID, account: address(1) });
    let units = (Place::Account(address(1)), Place::Campaign(ID), 2_002);
    made(address(1), 0, Action::OpenMining(terms()), Some(units), event)
}

async fn push(setup: &Setup, made: Vec<Made>) {
    let height = setup.node.push(made);
    setup.index.reached(height).await;
}

async fn stage(setup: &Setup) -> Value {
    get(setup, "/v1/campaigns/0").await.1["campaign"]["stage"].clone()
}

async fn part(setup: &Setup) -> Value {
    get(setup, &format!("/v1/accounts/{}/mining", text(3))).await.1["epochs"][0].clone()
}

#[tokio::test]
async fn a_mining_campaign_is_followed_from_opening_to_closing() {
    let setup = Setup::new().await;
    let mut parameters = setup.node.genesis.parameters.clone();
    parameters.epoch_ms = EPOCH_MS;
    setup.node.put(StateKey::parameters(), &parameters);
    setup.node.put(StateKey::mining_campaign(ID), &record(vec![]));
    let join = Action::JoinMining(CampaignOnly { campaign: ID });
    let joined = Event::MiningJoined(CampaignMoved { campaign: ID, account: address(3) });
    push(&setup, vec![open(), made(address(3), 0, join, None, joined)]).await;
    assert_eq!(stage(&setup).await, "to_come");

    let totals = Points { transact: 1_000, like: 0, read: 90 };
    let tally = Tally { epoch: FIRST, emission: Amount(1_001), left: Amount(1_001), totals };
    setup.node.put(StateKey::mining_campaign(ID), &record(vec![tally]));
    let done = EpochPoints { epoch: FIRST, fees: Amount(40), like: 0, read: 60 };
    put_part(&setup, done);
    let readers = List::new(vec![Reader { account: address(3), points: 60 }]).unwrap();
    let attest = Action::AttestReading(AttestReading { campaign: ID, readers });
    let attested = Event::ReadingAttested(ReadingAttested { campaign: ID, epoch: FIRST, points: 60 });
    push(&setup, vec![made(address(2), 0, attest, None, attested)]).await;
    assert_eq!(stage(&setup).await, "running");
    // Of a share of 20 for 40 of 1,000 in fees, the fees allow 8; reading is not bound by them.
    let epoch = part(&setup).await;
    assert_eq!((&epoch["stage"], &epoch["explanation"]["bound"]), (&json!("gathering"), &json!("8")));
    let paid = |kind: &str| epoch["explanation"][kind]["paid"].as_str().unwrap().to_owned();
    assert_eq!((paid("transact"), paid("read")), ("8".to_owned(), "133".to_owned()));

    push(&setup, vec![]).await;
    assert_eq!(part(&setup).await["stage"], "claimable");
    let explanation = explain(&record(vec![]), &tally, &done, Rate::ONE);
    let claim = Action::ClaimMining(ClaimMining { campaign: ID, epoch: FIRST });
    let claimed = MiningClaimed { campaign: ID, epoch: FIRST, account: address(3), explanation };
    let units = (Place::Campaign(ID), Place::Account(address(3)), 141);
    let claimed = made(address(3), 1, claim, Some(units), Event::MiningClaimed(Boxed::new(claimed)));
    let receipt = claimed.1.transaction;
    push(&setup, vec![claimed]).await;
    assert_eq!(stage(&setup).await, "over");
    let (_, answer) = get(&setup, "/v1/campaigns/0").await;
    assert_eq!(answer["campaign"]["paid_out"], "141");
    let (_, answer) = get(&setup, &format!("/v1/transactions/{receipt}")).await;
    let event = &answer["receipt"]["events"][0];
    assert_eq!((&event["kind"], &event["epoch"]), (&json!("mining_claimed"), &json!(FIRST)));

    let close = Action::CloseMining(CampaignOnly { campaign: ID });
    let closed = Event::MiningClosed(CampaignMoved { campaign: ID, account: address(1) });
    let home = (Place::Campaign(ID), Place::Account(address(1)), 1_861);
    push(&setup, vec![made(address(1), 1, close, Some(home), closed)]).await;
    setup.node.records.lock().unwrap().remove(&StateKey::mining_campaign(ID));
    assert_eq!(stage(&setup).await, "closed");
    // Nothing can be explained any more, and it says so by saying nothing.
    assert_eq!(part(&setup).await.get("explanation"), None);
    let (_, page) = get(&setup, "/v1/campaigns?kind=mining&closed=true").await;
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn where_nothing_is_due_the_reason_is_told() {
    let setup = Setup::new().await;
    let mut parameters = setup.node.genesis.parameters.clone();
    parameters.epoch_ms = EPOCH_MS;
    setup.node.put(StateKey::parameters(), &parameters);
    let totals = Points { transact: 1_000_000, like: 5_000, read: 0 };
    let tally = Tally { epoch: FIRST, emission: Amount(1_001), left: Amount(1_001), totals };
    setup.node.put(StateKey::mining_campaign(ID), &record(vec![tally]));
    for _ in 0..3 {
        push(&setup, vec![]).await;
    }
    let none = EpochPoints::none(FIRST);
    let table = [
        (none, "no_points"),
        (EpochPoints { fees: Amount(400), ..none }, "too_little"),
        (EpochPoints { like: 5_000, ..none }, "no_fees"),
    ];
    for (done, reason) in table {
        put_part(&setup, done);
        let epoch = part(&setup).await;
        let why = &epoch["explanation"];
        assert_eq!((&why["payout"], &why["no_reward"]), (&json!("0"), &json!(reason)));
    }
    for _ in 0..7 {
        push(&setup, vec![]).await;
    }
    let epoch = part(&setup).await;
    assert_eq!((&epoch["stage"], epoch.get("explanation")), (&json!("lapsed"), None));
}
