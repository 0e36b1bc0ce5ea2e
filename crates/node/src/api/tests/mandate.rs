//! The life of mandates, as the API tells it.

use super::*;
use tally_types::{
    Amount, Event, Place,
    mandate::{GrantMandate, Mandate, MandateId, MandateKind, MandateOnly, PullMandate},
    receipt::{MandateChanged, MandateUsed},
    transfer::Memo,
};

fn granted() -> GrantMandate {
    GrantMandate {
        payee: Some(address(2)),
        asset: AssetId::COIN,
        amount: Amount(30),
        period_ms: u64::MAX,
        start_ms: 5,
        end_ms: None,
        kind: MandateKind::SUBSCRIPTION,
        memo: Memo::NONE,
    }
}

fn changed(id: u64) -> MandateChanged {
    MandateChanged { mandate: MandateId(id), payer: address(1), payee: Some(address(2)) }
}

fn grant(id: u64) -> mocks::Made {
    let operation = mocks::operation(address(1), Action::GrantMandate(granted()));
    let made = mocks::transaction(address(1), id, vec![operation]);
    mocks::applied(made, vec![], vec![Event::MandateGranted(changed(id))])
}

fn pull(nonce: u64, units: u128, left: u128) -> mocks::Made {
    let action = Action::PullMandate(PullMandate { mandate: MandateId(1), amount: Amount(units) });
    let used =
        MandateUsed { mandate: MandateId(1), payer: address(1), payee: address(2), left: Amount(left) };
    let made = mocks::transaction(address(2), nonce, vec![mocks::operation(address(2), action)]);
    let moved = mocks::moved(0, Place::Account(address(1)), Place::Account(address(2)), 0, units);
    mocks::applied(made, vec![moved], vec![Event::MandatePulled(used)])
}

fn revoke(id: u64) -> mocks::Made {
    let action = Action::RevokeMandate(MandateOnly { mandate: MandateId(id) });
    let made = mocks::transaction(address(2), 9, vec![mocks::operation(address(2), action)]);
    mocks::applied(made, vec![], vec![Event::MandateRevoked(changed(id))])
}

/// What the state has of the mandate that is in force.
fn record() -> Mandate {
    let GrantMandate { payee, asset, amount, period_ms, start_ms, end_ms, kind, memo } = granted();
    let (payer, period, pulled) = (address(1), 0, Amount(25));
    Mandate { payer, payee, asset, amount, period_ms, start_ms, end_ms, kind, memo, period, pulled }
}

#[tokio::test]
async fn mandates_are_shown_from_the_state_and_when_they_were_revoked_from_the_index() {
    let setup = Setup::new().await;
    setup.node.push(vec![grant(0), grant(1)]);
    let height = setup.node.push(vec![pull(0, 10, 20), pull(1, 15, 5), revoke(0)]);
    setup.index.reached(height).await;
    setup.node.put(StateKey::mandate(MandateId(1)), &record());

    let (_, answer) = get(&setup, "/v1/mandates/1").await;
    assert_eq!(
        answer["mandate"],
        json!({"id": 1, "payer": text(1), "payee": text(2), "asset": 0, "amount": "30", "period_ms": u64::MAX, "start_ms": 5,
            "kind": "subscription", "left": "5", "revoked": false})
    );
    let (_, answer) = get(&setup, "/v1/mandates/0").await;
    assert_eq!((&answer["mandate"]["revoked"], &answer["mandate"]["left"]), (&json!(true), &Value::Null));
    let (status, problem) = get(&setup, "/v1/mandates/2").await;
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!(Refusal::UnknownMandate.code())));

    let ids = |page: &Value| {
        page["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
    };
    let (_, page) = get(&setup, "/v1/accounts/@alice/mandates?limit=1").await;
    assert_eq!(ids(&page), [1]);
    let next = page["next"].as_str().unwrap();
    assert_eq!(ids(&get(&setup, &format!("/v1/accounts/@alice/mandates?cursor={next}")).await.1), [0]);
    let payee = format!("/v1/accounts/{}/mandates", text(2));
    assert_eq!(ids(&get(&setup, &format!("{payee}?side=payee&open=true")).await.1), [1]);
    assert_eq!(ids(&get(&setup, &format!("{payee}?side=payer")).await.1), Vec::<Value>::new());
    let (_, problem) = get(&setup, &format!("{payee}?side=both")).await;
    assert_eq!(problem["code"], Problem::ParameterInvalid.code());

    let (_, page) = get(&setup, "/v1/mandates/1/pulls?limit=1").await;
    let newest = &page["items"][0];
    assert_eq!(
        (&newest["amount"], &newest["left"], &newest["receiver"]),
        (&json!("15"), &json!("5"), &json!(text(2)))
    );
    let next = page["next"].as_str().unwrap();
    let (_, page) = get(&setup, &format!("/v1/mandates/1/pulls?cursor={next}")).await;
    assert_eq!((&page["items"][0]["amount"], &page["next"]), (&json!("10"), &Value::Null));

    assert_eq!(get_bytes(&setup, "/v1/mandates/1/proof").await.0, StatusCode::OK);
    assert_eq!(get(&setup, "/v1/mandates/0/proof").await.1["code"], Problem::NoRecord.code());
    let mut global = setup.node.global();
    global.counters.mandate = 2;
    setup.node.put(StateKey::global(), &global);
    let (_, found) = get(&setup, "/v1/search?q=1").await;
    assert!(found["found"].as_array().unwrap().contains(&json!({"kind": "mandate", "mandate": 1})));
    let (_, page) = get(&setup, "/v1/accounts/@alice/activity?kind=pull_mandate").await;
    let newest = &page["items"][0];
    assert_eq!((&newest["direction"], &newest["counterparty"]), (&json!("out"), &json!(text(2))));
}
