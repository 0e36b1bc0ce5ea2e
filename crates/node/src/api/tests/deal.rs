//! The life of a deal through the API.

use super::{get, get_bytes, text};
use crate::{
    api::mocks::Setup,
    index::{
        mocks::address,
        tests::deal::{open, ruled, terms},
    },
};
use axum::http::StatusCode;
use serde_json::{Value, json};
use tally_types::{
    Amount, Refusal, StateKey,
    deal::{Deal, DealEnd, DealId, Dispute, Ended, Note, Noted, Side, Split},
    proof::{Proof, ProofFile},
    wire::Empty,
};

#[tokio::test]
async fn a_deal_is_shown_from_its_opening_to_its_ruling() {
    let setup = Setup::new().await;
    let mut deal = Deal::opened(address(1), terms(true), 1_100);
    setup.node.put(StateKey::deal(DealId(0)), &deal);
    setup.index.reached(setup.node.push(vec![open(0, 0, true)])).await;
    let (_, page) = get(&setup, &format!("/v1/accounts/{}/deals?role=seller&stage=open", text(2))).await;
    let listed = &page["items"][0];
    assert_eq!(
        (&listed["id"], &listed["stage"], &listed["amount"]),
        (&json!(0), &json!("offered"), &json!("29999"))
    );
    assert_eq!((&listed["arbiter_fee"], &listed["deadline_ms"]), (&json!("449"), &json!(9_000)));
    assert_eq!(page["assets"][0]["decimals"], 6);

    (deal.seller_agreed, deal.arbiter_agreed, deal.accepted_ms) = (true, true, Some(1_200));
    deal.shipped = Some(Noted { at_ms: 1_200, note: Note::new("parcel 12").unwrap() });
    deal.disputed = Some(Dispute { at_ms: 1_200, by: Side::BUYER, note: Note::new("").unwrap() });
    let paid = Split { to_buyer: Amount(19_550), to_seller: Amount(10_000), to_arbiter: Amount(449) };
    let note = Note::new("half").unwrap();
    deal.ended = Some(Ended { at_ms: 1_200, how: DealEnd::Ruled(Empty), paid, note });
    setup.node.put(StateKey::deal(DealId(0)), &deal);
    setup.index.reached(setup.node.push(ruled(0))).await;
    let (_, answer) = get(&setup, "/v1/deals/0").await;
    let shown = &answer["deal"];
    assert_eq!((&shown["stage"], &shown["shipped"]["note"]), (&json!("ended"), &json!("parcel 12")));
    assert_eq!((&shown["ended"]["how"], &shown["ended"]["to_arbiter"]), (&json!("ruled"), &json!("449")));
    assert_eq!((&shown["disputed"]["by"], &shown["deadline_ms"]), (&json!("buyer"), &Value::Null));

    let (_, page) = get(&setup, "/v1/deals/0/timeline?limit=5").await;
    let kinds: Vec<_> = page["items"].as_array().unwrap().iter().map(|step| step["kind"].clone()).collect();
    assert_eq!(kinds, ["open_deal", "accept_deal", "accept_deal", "ship_deal", "dispute_deal"]);
    let next = page["next"].as_str().unwrap();
    let (_, page) = get(&setup, &format!("/v1/deals/0/timeline?cursor={next}")).await;
    let last = &page["items"][0];
    assert_eq!(
        (&last["kind"], &last["to_seller"], &last["by"]),
        (&json!("rule_deal"), &json!("10000"), &json!(text(3)))
    );
    let (_, page) = get(&setup, "/v1/deals?stage=ended").await;
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    let (_, page) = get(&setup, "/v1/deals?stage=open").await;
    assert_eq!(page["items"], json!([]));
    let (status, file) = get_bytes(&setup, "/v1/deals/0/proof").await;
    assert_eq!(status, StatusCode::OK);
    assert!(matches!(ProofFile::from_bytes(&file).map(|file| file.proof), Some(Proof::State(_))));
}

#[tokio::test]
async fn a_deal_s_receipt_and_an_unknown_deal_are_told() {
    let setup = Setup::new().await;
    let made = ruled(0);
    let ids: Vec<_> = made.iter().map(|(_, receipt)| receipt.transaction).collect();
    setup.index.reached(setup.node.push(made)).await;
    let (_, answer) = get(&setup, &format!("/v1/transactions/{}", ids[4])).await;
    let receipt = &answer["receipt"];
    assert_eq!(receipt["moves"][0]["from"], json!({"kind": "deal", "deal": 0}));
    let expected =
        json!({"kind": "deal_ruled", "deal": 0, "buyer": text(1), "seller": text(2), "arbiter": text(3)});
    assert_eq!(receipt["events"][0], expected);
    let (_, answer) = get(&setup, &format!("/v1/transactions/{}", ids[2])).await;
    let event = &answer["receipt"]["events"][0];
    assert_eq!((&event["by"], &event["until_ms"], &event["deal"]), (&json!(text(2)), &json!(6), &json!(0)));
    for path in ["/v1/deals/9", "/v1/deals/9/timeline"] {
        let (status, problem) = get(&setup, path).await;
        assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!(Refusal::UnknownDeal.code())));
    }
    let (status, _) = get(&setup, "/v1/deals?role=buyer").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}
