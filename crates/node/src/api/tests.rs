//! The API against a node made by hand. Nouns besides account, asset and transfer are tested in files of their own.

mod loan;
mod mandate;
mod oracle;
mod packet;
mod proof;
mod reserve;

mod campaign;
mod council;
mod deal;
mod mining;
mod news;
mod savings;
mod search;
mod stake;

use super::{
    json::kind_name,
    limits::{self, Limits},
    mocks::{Setup, fee},
    problem::Problem,
    router::{openapi, router},
    server::serve,
};
use crate::{
    admission::Submission,
    index::mocks::{self, address, transfer},
    pool::PoolRefusal,
};
use axum::{
    body::Body,
    http::{Request, Response, StatusCode, header},
};
use futures_util::{SinkExt as _, StreamExt as _};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use std::time::Duration;
use tally_types::{
    Action, AssetId, Hash, Refusal, StateKey,
    bytes::Bytes,
    codec::Encode as _,
    hash::hex,
    proof::{Proof, ProofFile},
    transfer::HeldId,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};
use tokio_tungstenite::tungstenite::Message;
use tower::ServiceExt as _;

const BYTES: &str = "application/octet-stream";

async fn send(setup: &Setup, request: Request<Body>) -> Response<Body> {
    router(setup.state.clone()).oneshot(request).await.unwrap()
}

async fn body(response: Response<Body>) -> Bytes {
    response.into_body().collect().await.unwrap().to_bytes()
}

async fn get(setup: &Setup, path: &str) -> (StatusCode, Value) {
    let response = send(setup, Request::get(path).body(Body::empty()).unwrap()).await;
    let status = response.status();
    let bytes = body(response).await;
    (
        status,
        serde_json::from_slice(&bytes)
            .unwrap_or_else(|_| panic!("{path}: {}", String::from_utf8_lossy(&bytes))),
    )
}

async fn get_bytes(setup: &Setup, path: &str) -> (StatusCode, Bytes) {
    let response =
        send(setup, Request::get(path).header(header::ACCEPT, BYTES).body(Body::empty()).unwrap()).await;
    (response.status(), body(response).await)
}

async fn post(setup: &Setup, path: &str, kind: &str, bytes: impl Into<Body>) -> (StatusCode, Value) {
    let request = Request::post(path).header(header::CONTENT_TYPE, kind).body(bytes.into()).unwrap();
    let response = send(setup, request).await;
    let status = response.status();
    (status, serde_json::from_slice(&body(response).await).unwrap())
}

async fn post_json(setup: &Setup, path: &str, value: Value) -> (StatusCode, Value) {
    post(setup, path, "application/json", value.to_string()).await
}

fn text(byte: u8) -> String {
    address(byte).to_text("tally")
}

#[test]
fn the_document_is_openapi_3_1_and_names_every_path() {
    let document = serde_json::to_value(openapi()).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document["info"]["title"], "Tally");
    let paths = document["paths"].as_object().unwrap();
    let named = [
        "/",
        "/metrics",
        "/v1/network",
        "/v1/status",
        "/v1/search",
        "/v1/faucet",
        "/v1/transactions",
        "/v1/transactions/{id}",
        "/v1/transactions/{id}/proof",
        "/v1/simulate",
        "/v1/accounts/{account}",
        "/v1/accounts/{account}/balances",
        "/v1/accounts/{account}/activity",
        "/v1/accounts/{account}/proof",
        "/v1/accounts/{account}/held",
        "/v1/names/{name}",
        "/v1/assets",
        "/v1/assets/{id}",
        "/v1/assets/{id}/holders",
        "/v1/assets/{id}/proof",
        "/v1/held/{id}",
        "/v1/held/{id}/proof",
        "/v1/packets",
        "/v1/packets/{id}",
        "/v1/packets/{id}/claims",
        "/v1/packets/{id}/proof",
        "/v1/accounts/{account}/packets",
        "/v1/mandates/{id}",
        "/v1/mandates/{id}/pulls",
        "/v1/mandates/{id}/proof",
        "/v1/accounts/{account}/mandates",
        "/v1/loans/{id}",
        "/v1/loans/{id}/schedule",
        "/v1/loans/{id}/history",
        "/v1/loans/{id}/proof",
        "/v1/accounts/{account}/loans",
        "/v1/accounts/{account}/credit",
        "/v1/accounts/{account}/credit/proof",
        "/v1/feeds",
        "/v1/feeds/{id}",
        "/v1/feeds/{id}/proof",
        "/v1/feeds/{id}/history",
        "/v1/stablecoins",
        "/v1/stablecoins/{asset}",
        "/v1/stablecoins/{asset}/reserves",
        "/v1/stablecoins/{asset}/attestations",
        "/v1/stablecoins/{asset}/history",
        "/v1/stablecoins/{asset}/redemptions",
        "/v1/accounts/{account}/redemptions",
        "/v1/redemptions/{id}",
        "/v1/redemptions/{id}/proof",
        "/v1/baskets",
        "/v1/baskets/{asset}",
        "/v1/baskets/{asset}/proof",
        "/v1/deals",
        "/v1/deals/{id}",
        "/v1/deals/{id}/proof",
        "/v1/deals/{id}/timeline",
        "/v1/accounts/{account}/deals",
        "/v1/posts",
        "/v1/posts/{id}",
        "/v1/posts/{id}/proof",
        "/v1/publishers",
        "/v1/publishers/{account}",
        "/v1/publishers/{account}/proof",
        "/v1/bodies/{hash}",
        "/v1/candidates",
        "/v1/candidates/{id}",
        "/v1/candidates/{id}/proof",
        "/v1/accounts/{account}/bonds",
        "/v1/accounts/{account}/bonds/{candidate}/proof",
        "/v1/accounts/{account}/rewards",
        "/v1/pools",
        "/v1/pools/{id}",
        "/v1/pools/{id}/proof",
        "/v1/accounts/{account}/deposits/flexible",
        "/v1/accounts/{account}/deposits/flexible/{pool}/proof",
        "/v1/accounts/{account}/deposits/fixed",
        "/v1/deposits/{id}",
        "/v1/deposits/{id}/proof",
        "/v1/treasury",
        "/v1/treasury/proof",
        "/v1/council",
        "/v1/council/proof",
        "/v1/council/proposals",
        "/v1/council/proposals/{id}",
        "/v1/council/proposals/{id}/proof",
        "/v1/council/parameters",
        "/v1/council/parameters/proof",
        "/v1/council/fees",
        "/v1/council/appointments",
        "/v1/markets",
        "/v1/markets/route",
        "/v1/markets/{id}",
        "/v1/markets/{id}/proof",
        "/v1/markets/{id}/depth",
        "/v1/markets/{id}/trades",
        "/v1/markets/{id}/candles",
        "/v1/orders/{id}",
        "/v1/orders/{id}/proof",
        "/v1/accounts/{account}/orders",
        "/v1/accounts/{account}/fills",
        "/v1/campaigns",
        "/v1/campaigns/{id}",
        "/v1/campaigns/{id}/proof",
        "/v1/campaigns/{id}/referrers/{account}",
        "/v1/accounts/{account}/referral",
        "/v1/accounts/{account}/invitees",
        "/v1/accounts/{account}/mining",
        "/v1/posts/{id}/likes",
        "/v1/blocks",
        "/v1/blocks/{block}",
        "/v1/blocks/{block}/raw",
        "/v1/blocks/{block}/certificate",
        "/v1/stream",
    ];
    for path in named {
        assert!(paths.contains_key(path), "{path}");
    }
    assert_eq!(paths.len(), named.len());
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            let text = operation["summary"].as_str().unwrap_or_default();
            assert!(!text.is_empty() && operation["tags"][0].is_string(), "{method} {path}");
        }
    }
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for name in ["Account", "Receipt", "Action", "StreamEvent", "ProblemDetails", "SubmitAnswer"] {
        assert!(schemas.contains_key(name), "{name}");
    }
    // Every reference leads somewhere.
    let all = document.to_string();
    for part in all.split("#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
}

#[tokio::test]
async fn errors_are_problems_in_the_language_asked_for() {
    let setup = Setup::new().await;
    let (status, problem) = get(&setup, "/v1/nothing").await;
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!(Problem::UnknownPath.code())));
    let request = Request::get("/v1/held/99")
        .header(header::ACCEPT_LANGUAGE, "zh-CN,en;q=0.5")
        .body(Body::empty())
        .unwrap();
    let response = send(&setup, request).await;
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
    let problem: Value = serde_json::from_slice(&body(response).await).unwrap();
    assert_eq!(problem["code"], Refusal::UnknownHeld.code());
    assert_eq!(problem["detail"], Refusal::UnknownHeld.message_zh());
    assert_eq!(problem["type"], "urn:tally:problem:UnknownHeld");
    let (_, problem) = get(&setup, "/v1/held/99?lang=zh").await;
    assert_eq!(problem["title"], "没有此待收款");
    let (status, problem) = post_json(&setup, "/v1/network", json!({})).await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::METHOD_NOT_ALLOWED, &json!(Problem::MethodNotAllowed.code()))
    );
}

#[tokio::test]
async fn bad_input_says_what_is_wrong_with_it() {
    let setup = Setup::new().await;
    let typo = format!("{}q", &text(1)[..text(1).len() - 1]);
    let other = address(1).to_text("other");
    for (path, problem) in [
        (format!("/v1/accounts/{typo}"), Problem::AddressChecksum),
        (format!("/v1/accounts/{other}"), Problem::AddressOfOtherNetwork),
        ("/v1/accounts/0x12".to_owned(), Problem::AddressLength),
        ("/v1/accounts/0xzz".to_owned(), Problem::AddressNotHexadecimal),
        ("/v1/accounts/@A".to_owned(), Problem::NameInvalid),
        ("/v1/accounts/@nobody".to_owned(), Problem::UnknownName),
        ("/v1/names/a1ice".to_owned(), Problem::NameLooksAlike),
        ("/v1/transactions/12".to_owned(), Problem::HashInvalid),
        ("/v1/blocks?limit=0".to_owned(), Problem::ParameterInvalid),
        ("/v1/blocks?limit=many".to_owned(), Problem::ParameterInvalid),
        ("/v1/blocks?cursor=%27".to_owned(), Problem::CursorInvalid),
        ("/v1/blocks/7".to_owned(), Problem::UnknownBlock),
        (format!("/v1/blocks/{}", Hash::ZERO), Problem::UnknownBlock),
        (format!("/v1/accounts/{}/activity?cursor=1.2", text(1)), Problem::CursorInvalid),
        (format!("/v1/accounts/{}/activity?kind=theft", text(1)), Problem::ParameterInvalid),
        (format!("/v1/search?q={}", "a".repeat(129)), Problem::ParameterInvalid),
        ("/v1/stream".to_owned(), Problem::ParameterInvalid),
    ] {
        let (status, answer) = get(&setup, &path).await;
        assert_eq!((status.as_u16(), &answer["code"]), (problem.status(), &json!(problem.code())), "{path}");
    }
    let (status, answer) = get(&setup, "/v1/assets/99").await;
    assert_eq!((status, &answer["code"]), (StatusCode::NOT_FOUND, &json!(Refusal::UnknownAsset.code())));
    let path = "/v1/transactions";
    for (kind, bytes, problem) in [
        ("text/plain", "x".to_owned(), Problem::MediaTypeUnsupported),
        ("application/json", "{".to_owned(), Problem::JsonInvalid),
        ("application/json", json!({"transaction": "00", "more": 1}).to_string(), Problem::JsonInvalid),
        ("application/json", json!({"transaction": "0g"}).to_string(), Problem::HexInvalid),
        (BYTES, "\u{5}abc".to_owned(), Problem::FramingInvalid),
        (BYTES, "\u{1}a".repeat(limits::TRANSACTIONS + 1), Problem::TooManyTransactions),
        (BYTES, "a".repeat(limits::BODY_BYTES + 1), Problem::BodyTooLarge),
    ] {
        let (status, answer) = post(&setup, path, kind, bytes).await;
        assert_eq!((status.as_u16(), &answer["code"]), (problem.status(), &json!(problem.code())), "{kind}");
    }
    assert!(setup.node.submitted.lock().unwrap().is_empty());
}

#[tokio::test]
async fn transactions_are_submitted_as_bytes_and_as_json() {
    let setup = Setup::new().await;
    let parts = [Bytes::from_static(&[1, 2]), Bytes::from(vec![3; 200])];
    let framed: Vec<u8> = parts.iter().flat_map(|part| part.encode().to_vec()).collect();
    let (status, answer) = post(&setup, "/v1/transactions", BYTES, framed.clone()).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(*setup.node.submitted.lock().unwrap(), parts);
    assert_eq!(answer["results"][1]["status"], "accepted");
    assert_eq!(answer["results"][0]["id"], Hash::sha256(&[&[1, 2]]).to_hex());

    *setup.node.answers.lock().unwrap() =
        vec![Submission::Refused(Refusal::NonceUsed), Submission::NoRoom(PoolRefusal::Full)];
    let request =
        Request::post("/v1/transactions").header(header::CONTENT_TYPE, BYTES).header(header::ACCEPT, BYTES);
    let response = send(&setup, request.body(framed.into()).unwrap()).await;
    assert_eq!(&body(response).await[..], [0, 202, 3, 133]);

    *setup.node.answers.lock().unwrap() = vec![Submission::Refused(Refusal::NonceUsed)];
    let (status, problem) = post_json(&setup, "/v1/transactions", json!({"transaction": "0x01"})).await;
    assert_eq!((status, &problem["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(202)));
    *setup.node.answers.lock().unwrap() = vec![Submission::Refused(Refusal::NonceUsed)];
    let (status, answer) = post_json(&setup, "/v1/transactions", json!({"transactions": ["01", "02"]})).await;
    assert_eq!(
        (status, &answer["results"][0]["code"], &answer["results"][1]["code"]),
        (StatusCode::OK, &json!(202), &json!(0))
    );
}

#[tokio::test]
async fn a_submission_can_wait_until_it_is_final() {
    let setup = Setup::new().await;
    let (transaction, receipt) = transfer(address(1), address(2), 0, 0, 5, None);
    *setup.node.answers.lock().unwrap() = vec![Submission::Accepted(receipt.transaction)];
    let request = json!({"transaction": hex(&transaction.encode())});
    let later = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        setup.node.push(vec![(transaction, receipt.clone())])
    };
    let ((status, answer), height) =
        tokio::join!(post_json(&setup, "/v1/transactions?wait=final", request), later);
    let result = &answer["results"][0];
    assert_eq!(
        (status, &result["status"], &result["height"]),
        (StatusCode::OK, &json!("final"), &json!(height))
    );
    assert_eq!(result["receipt"]["moves"][0]["amount"], "5");
    assert_eq!(answer["assets"][0]["decimals"], 6);

    let (_, answer) =
        post_json(&setup, "/v1/transactions?wait=final&timeout_ms=20", json!({"transaction": "01"})).await;
    assert_eq!(answer["results"][0]["status"], "accepted");
    let many = [1u8, 9].repeat(limits::AWAITED + 1);
    let (_, problem) = post(&setup, "/v1/transactions?wait=final", BYTES, many).await;
    assert_eq!(problem["code"], Problem::TooManyToWaitFor.code());
}

#[tokio::test]
async fn a_final_transaction_is_found_everywhere() {
    let setup = Setup::new().await;
    let (transaction, receipt) = transfer(address(1), address(2), 0, 0, 5, Some("tea 茶"));
    let (id, bytes) = (receipt.transaction, transaction.encode());
    let waiting = Hash([3; 32]);
    setup.node.pending.lock().unwrap().insert(waiting);
    let (_, answer) = get(&setup, &format!("/v1/transactions/{waiting}")).await;
    assert_eq!(answer["status"], "pending");
    let (_, answer) = get(&setup, &format!("/v1/transactions/{id}")).await;
    assert_eq!(answer["status"], "unknown");
    let height = setup.node.push(vec![(transaction, receipt)]);
    setup.index.settled(height).await;

    let (_, answer) = get(&setup, &format!("/v1/transactions/{id}")).await;
    assert_eq!((&answer["status"], &answer["height"]), (&json!("final"), &json!(height)));
    let operation = &answer["transaction"]["operations"][0];
    assert_eq!(
        operation["action"],
        json!({"kind": "send", "to": text(2), "asset": 0, "amount": "5", "memo": {"text": "tea 茶"}})
    );
    assert_eq!(get_bytes(&setup, &format!("/v1/transactions/{id}")).await.1, bytes);
    let (status, file) = get_bytes(&setup, &format!("/v1/transactions/{id}/proof")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        matches!(ProofFile::from_bytes(&file).map(|file| file.proof), Some(Proof::Receipt(proof)) if proof.receipt.transaction == id)
    );

    let (_, page) = get(&setup, &format!("/v1/accounts/{}/activity?direction=in", text(2))).await;
    let line = &page["items"][0];
    assert_eq!(
        (&line["kind"], &line["counterparty"], &line["memo"]["text"]),
        (&json!("send"), &json!(text(1)), &json!("tea 茶"))
    );
    assert!(line["fee"].is_null());
    let (_, page) = get(&setup, "/v1/accounts/@alice/activity").await;
    assert_eq!(page["items"][0]["fee"], json!({"asset": 0, "amount": "10"}));
    let (_, page) = get(&setup, "/v1/transactions").await;
    assert_eq!(page["items"][0]["id"], id.to_hex());
    let (_, block) = get(&setup, "/v1/blocks/latest").await;
    assert_eq!(
        (&block["height"], &block["transactions"]["items"][0]["id"]),
        (&json!(height), &json!(id.to_hex()))
    );
    let digest = block["digest"].as_str().unwrap();
    let (_, raw) = get_bytes(&setup, &format!("/v1/blocks/{digest}/raw")).await;
    let committed = setup.node.chain.block(height).unwrap();
    let expected =
        tally_types::Block { header: committed.header.clone(), transactions: committed.transactions.clone() };
    assert_eq!(raw, expected.encode());
    assert_eq!(get_bytes(&setup, &format!("/v1/blocks/{height}/certificate")).await.0, StatusCode::OK);
    let (_, found) = get(&setup, &format!("/v1/search?q={id}")).await;
    assert_eq!(
        found["found"],
        json!([{"kind": "transaction", "id": id.to_hex(), "height": height, "index": 0}])
    );
    let (_, found) = get(&setup, &format!("/v1/search?q={digest}")).await;
    assert_eq!(found["found"][0]["kind"], "block");
}

#[tokio::test]
async fn accounts_assets_and_held_sends_are_shown() {
    let setup = Setup::new().await;
    for path in [
        "/v1/accounts/@alice".to_owned(),
        format!("/v1/accounts/{}", text(1)),
        format!("/v1/accounts/{}", address(1)),
    ] {
        let (_, account) = get(&setup, &path).await;
        assert_eq!((&account["address"], &account["name"]), (&json!(text(1)), &json!("@alice")));
        assert_eq!(account["balances"][0]["amount"], "1000000");
        assert_eq!(account["assets"][0]["code"], "TLY");
    }
    let (status, account) = get(&setup, &format!("/v1/accounts/{}", text(77))).await;
    assert_eq!(
        (status, &account["exists"], &account["nonces"]["next"]),
        (StatusCode::OK, &json!(false), &json!(0))
    );
    let record = setup.node.records.lock().unwrap()[&StateKey::account(&address(1))].clone();
    assert_eq!(get_bytes(&setup, "/v1/accounts/@alice").await.1, record);
    assert_eq!(get_bytes(&setup, &format!("/v1/accounts/{}", text(77))).await.0, StatusCode::NOT_FOUND);
    setup.node.push(vec![]);
    let (status, file) = get_bytes(&setup, "/v1/accounts/@alice/proof").await;
    assert_eq!(status, StatusCode::OK);
    assert!(matches!(ProofFile::from_bytes(&file).map(|file| file.proof), Some(Proof::State(_))));
    assert_eq!(
        get(&setup, &format!("/v1/accounts/{}/proof", text(77))).await.1["code"],
        Problem::NoRecord.code()
    );
    let (_, asset) = get(&setup, "/v1/assets/0").await;
    assert_eq!(
        (&asset["code"], &asset["supply"], &asset["holders"]),
        (&json!("TLY"), &json!("10000000"), &json!(10))
    );
    let (_, page) = get(&setup, "/v1/assets/0/holders?limit=4").await;
    assert_eq!(page["items"].as_array().unwrap().len(), 4);
    let next = page["next"].as_str().unwrap();
    let (_, rest) = get(&setup, &format!("/v1/assets/0/holders?limit=100&cursor={next}")).await;
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next"]), (6, &Value::Null));
    let (_, held) = get(&setup, "/v1/held/0").await;
    assert_eq!((&held["held"]["to"], &held["assets"][0]["decimals"]), (&json!(text(2)), &json!(6)));
    let (_, network) = get(&setup, "/v1/network").await;
    assert_eq!(
        (&network["prefix"], &network["fees"]["base"], &network["faucet"]),
        (&json!("tally"), &json!("10"), &json!(true))
    );
    let (_, found) = get(&setup, "/v1/search?q=alice").await;
    assert_eq!(found["found"][0], json!({"kind": "account", "address": text(1), "name": "@alice"}));
    let (_, found) = get(&setup, "/v1/search?q=tl").await;
    assert_eq!(found["found"][0]["asset"]["code"], "TLY");
}

#[tokio::test]
async fn a_simulation_says_what_every_balance_becomes() {
    let setup = Setup::new().await;
    let (_, mut receipt) = transfer(address(1), address(2), 0, 0, 500, None);
    receipt.fee = fee(10);
    *setup.node.simulation.lock().unwrap() = Some(Ok(receipt));
    let action = json!({"kind": "send", "to": text(2), "asset": 0, "amount": "500"});
    let request = json!({"operations": [{"actor": text(1), "action": action}]});
    let (status, answer) = post_json(&setup, "/v1/simulate", request.clone()).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    assert_eq!(
        answer["changes"],
        json!([
            {"account": text(1), "asset": 0, "before": "1000000", "after": "999490"},
            {"account": text(2), "asset": 0, "before": "0", "after": "500"},
        ])
    );
    assert_eq!((&answer["receipt"]["applied"], &answer["fee"]["amount"]), (&json!(true), &json!("10")));
    // The bytes that were shown can be simulated, and so signed, as they stand.
    let body = super::json::read_hex(answer["body"].as_str().unwrap()).unwrap();
    let (_, again) = post(&setup, "/v1/simulate", BYTES, body).await;
    assert_eq!(again["id"], answer["id"]);
    *setup.node.simulation.lock().unwrap() = Some(Err(Refusal::FeeUnpayable));
    let (status, answer) = post_json(&setup, "/v1/simulate", request).await;
    assert_eq!(
        (status, &answer["refusal"]["code"], &answer["receipt"]),
        (StatusCode::OK, &json!(209), &Value::Null)
    );
    let bad = json!({"operations": [{"actor": text(1), "action": {"kind": "send", "to": text(2), "asset": 0, "amount": 5}}]});
    assert_eq!(post_json(&setup, "/v1/simulate", bad).await.1["code"], Problem::JsonInvalid.code());
    let bad = json!({"operations": []});
    assert_eq!(post_json(&setup, "/v1/simulate", bad).await.1["code"], Problem::OperationInvalid.code());
    assert_eq!(post(&setup, "/v1/simulate", BYTES, "no body").await.1["code"], Refusal::Malformed.code());
}

#[tokio::test]
async fn the_faucet_pays_and_refuses() {
    let setup = Setup::new().await;
    let (status, answer) = post_json(&setup, "/v1/faucet", json!({"address": text(2)})).await;
    assert_eq!((status, &answer["transaction"]), (StatusCode::OK, &json!(Hash([5; 32]).to_hex())));
    let (status, problem) = post_json(&setup, "/v1/faucet", json!({"address": "@alice"})).await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::TOO_MANY_REQUESTS, &json!(Problem::FaucetTooSoon.code()))
    );
}

#[tokio::test]
async fn pages_come_from_the_node_and_from_nowhere_else() {
    let setup = Setup::new().await;
    for path in ["/", "/docs/", "/openapi.json", "/docs/swagger-ui-bundle.js"] {
        let response = send(&setup, Request::get(path).body(Body::empty()).unwrap()).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("http"));
        let text = String::from_utf8(body(response).await.to_vec()).unwrap();
        let html = text.trim_start().to_lowercase().starts_with("<!");
        assert!(!html || !text.contains("src=\"http") && !text.contains("href=\"http"), "{path}");
    }
    assert_eq!(get(&setup, "/openapi.json").await.1["openapi"].as_str().map(|text| &text[..3]), Some("3.1"));
}

#[test]
fn every_operation_reads_back_from_its_json() {
    use super::{json::Scene, json::operation::Action as View, language::Language};
    let scene = Scene { prefix: "tally", language: Language::English.into() };
    let authority =
        json!({"threshold": 1, "keys": [{"key": {"kind": "ed25519", "key": "07".repeat(32)}, "weight": 1}]});
    let (a, b) = (text(1), text(2));
    let mut actions = vec![
        json!({"kind": "set_keys", "authority": authority}),
        json!({"kind": "open_shared", "authority": authority}),
        json!({"kind": "grant_key", "key": {"kind": "p256", "key": "07".repeat(64)}, "operations": ["send", "hold"],
            "limits": [{"asset": 0, "amount": "5", "period_ms": 60000}], "expires_ms": 9}),
        json!({"kind": "revoke_key", "key": {"kind": "secp256k1", "key": "07".repeat(64)}}),
        json!({"kind": "set_guardians", "guardians": [a, b], "threshold": 1, "delay_ms": 3600000}),
        json!({"kind": "start_recovery", "account": b, "authority": authority}),
        json!({"kind": "veto_recovery"}),
        json!({"kind": "finish_recovery", "account": b}),
        json!({"kind": "claim_name", "name": "@alice"}),
        json!({"kind": "set_inbox", "refuse_unknown": true, "require_memo": false, "accept": [3]}),
        json!({"kind": "create_asset", "code": "TEA", "name": "Tea", "decimals": 2, "icon": "07".repeat(32), "cap": "9",
            "powers": {"mint": a, "freeze": null, "claw_back": null, "pause": null, "allow_list": null, "edit": b}, "initial_supply": "1"}),
        json!({"kind": "mint", "asset": 1, "to": b, "amount": "1"}),
        json!({"kind": "burn", "asset": 1, "amount": "1"}),
        json!({"kind": "freeze", "asset": 1, "account": b}),
        json!({"kind": "unfreeze", "asset": 1, "account": b}),
        json!({"kind": "allow", "asset": 1, "account": b}),
        json!({"kind": "disallow", "asset": 1, "account": b}),
        json!({"kind": "claw_back", "asset": 1, "from": a, "to": b, "amount": "1"}),
        json!({"kind": "pause", "asset": 1}),
        json!({"kind": "resume", "asset": 1}),
        json!({"kind": "edit_asset", "asset": 1, "name": "Tea", "icon": "07".repeat(32)}),
        json!({"kind": "renounce_power", "asset": 1, "power": "claw_back"}),
        json!({"kind": "send", "to": b, "asset": 0, "amount": "1", "memo": {"text": "hi"}}),
        json!({"kind": "send_many", "asset": 0, "shares": [{"to": b, "amount": "1"}], "memo": {"sealed": "0102"}}),
        json!({"kind": "hold", "to": b, "asset": 0, "amount": "1", "deadline_ms": 5}),
        json!({"kind": "accept_held", "held": 5}),
        json!({"kind": "return_held", "held": 5}),
        json!({"kind": "create_packet", "asset": 0, "total": "9", "count": 3, "split": "random", "claim_key": "07".repeat(32),
            "expires_ms": 5, "memo": {"text": "hi"}}),
        json!({"kind": "claim_packet", "packet": 5, "proof": {"key": "07".repeat(32), "signature": "08".repeat(64)}}),
        json!({"kind": "reclaim_packet", "packet": 5}),
        json!({"kind": "grant_mandate", "payee": b, "asset": 0, "amount": "9", "period_ms": 60000, "start_ms": 1, "end_ms": 9,
            "mandate_kind": "standing_order", "memo": {"text": "rent"}}),
        json!({"kind": "pull_mandate", "mandate": 5, "amount": "9"}),
        json!({"kind": "revoke_mandate", "mandate": 5}),
        json!({"kind": "open_deal", "seller": b, "asset": 0, "amount": "5", "description": "a phone", "terms": "07".repeat(32),
            "arbiter": {"account": text(3), "fee_bps": 150, "rule_within_ms": 60000, "if_silent": "seller"},
            "accept_by_ms": 9, "ship_within_ms": 60000, "confirm_within_ms": 60000}),
        json!({"kind": "accept_deal", "deal": 5}),
        json!({"kind": "ship_deal", "deal": 5, "note": "parcel 12"}),
        json!({"kind": "confirm_deal", "deal": 5}),
        json!({"kind": "refund_deal", "deal": 5}),
        json!({"kind": "settle_deal", "deal": 5}),
        json!({"kind": "dispute_deal", "deal": 5, "note": ""}),
        json!({"kind": "rule_deal", "deal": 5, "to_seller": "4", "note": "half"}),
        json!({"kind": "cancel_deal", "deal": 5, "to_seller": "4"}),
        json!({"kind": "become_candidate", "name": "Oak", "validator": "07".repeat(32), "commission_bps": 500}),
        json!({"kind": "bond", "candidate": 2, "amount": "1"}),
        json!({"kind": "unbond", "candidate": 2, "amount": "1"}),
        json!({"kind": "finish_unbonding", "candidate": 2}),
        json!({"kind": "move_stake", "from": 2, "to": 3, "amount": "1"}),
        json!({"kind": "claim_rewards", "candidate": 2}),
        json!({"kind": "set_commission", "candidate": 2, "commission_bps": 400}),
        json!({"kind": "retire_candidate", "candidate": 2}),
        json!({"kind": "carry_penalty", "account": b, "candidate": 2}),
        json!({"kind": "open_pool", "asset": 1, "name": "Nest egg", "flexible_bps": 300,
            "terms": [{"term_ms": 86400000, "rate_bps": 400}]}),
        json!({"kind": "fund_pool", "pool": 4, "amount": "1"}),
        json!({"kind": "deposit_flexible", "pool": 4, "amount": "1"}),
        json!({"kind": "withdraw_flexible", "pool": 4, "amount": "1"}),
        json!({"kind": "deposit_fixed", "pool": 4, "term_ms": 86400000, "amount": "1"}),
        json!({"kind": "withdraw_fixed", "deposit": 6, "forfeit": true}),
        json!({"kind": "close_pool", "pool": 4}),
        json!({"kind": "reclaim_budget", "pool": 4}),
        json!({"kind": "set_seat", "account": b}),
        json!({"kind": "propose", "title": "Why not", "text": "07".repeat(32), "link": "https://example.org",
            "measure": {"kind": "penalize", "candidate": 2, "fraction_bps": 5}}),
        json!({"kind": "vote", "proposal": 1, "yes": true}),
        json!({"kind": "withdraw_proposal", "proposal": 1}),
        json!({"kind": "enact", "proposal": 1}),
        json!({"kind": "close_proposal", "proposal": 1}),
        json!({"kind": "open_market", "base": 1, "quote": 0, "tick": "5", "lot": "100"}),
        json!({"kind": "place_order", "market": 3, "side": "buy", "price": 201, "lots": "5",
            "order_kind": {"good_till_date": 9}, "most": 8, "client_id": 7}),
        json!({"kind": "cancel_order", "order": 4}),
        json!({"kind": "cancel_all", "market": 3, "most": 64}),
        json!({"kind": "convert", "path": [3, 4], "give": 0, "amount": "350", "least": "400", "most": 8}),
        json!({"kind": "collect_fees", "market": 3}),
        json!({"kind": "open_referral", "asset": 0, "share_bps": 2500, "cap_per_epoch": "1000", "cap_per_invitee": "40",
            "ends_ms": 9, "budget": "500"}),
        json!({"kind": "fund_campaign", "campaign": 5, "amount": "1"}),
        json!({"kind": "bind_referrer", "campaign": 5, "referrer": b}),
        json!({"kind": "claim_referral", "campaign": 5, "invitees": [b]}),
        json!({"kind": "close_referral", "campaign": 5}),
        json!({"kind": "open_mining", "asset": 0, "emission": "1001", "epochs": 10,
            "weights": {"transact_bps": 5000, "like_bps": 3000, "read_bps": 2000},
            "caps": {"transact": "400", "like": "5000", "read": "60"}, "return_bps": 4000, "app": b}),
        json!({"kind": "join_mining", "campaign": 5}),
        json!({"kind": "like_post", "campaign": 5, "post": 6, "candidate": 2}),
        json!({"kind": "attest_reading", "campaign": 5, "readers": [{"account": b, "points": 60}]}),
        json!({"kind": "claim_mining", "campaign": 5, "epoch": 7}),
        json!({"kind": "close_mining", "campaign": 5}),
        json!({"kind": "register_publisher", "name": "The Tally", "link": "https://tally.example", "language": "en"}),
        json!({"kind": "post", "title": "Tally opens", "body": "07".repeat(32), "link": "https://tally.example/1", "language": "en",
            "tags": ["ledger"], "format": "markdown", "replaces": 5}),
        json!({"kind": "withdraw_post", "post": 5}),
        json!({"kind": "tip", "post": 5, "asset": 0, "amount": "1"}),
    ];
    actions.extend(loan::operations());
    actions.extend(oracle::operations());
    actions.extend(reserve::operations());
    let mut tags = Vec::new();
    for value in &actions {
        let view: View =
            serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"));
        let action = view.read(&scene).unwrap_or_else(|error| panic!("{value}: {error:?}"));
        assert_eq!(value["kind"].as_str().unwrap(), kind_name(action.tag()));
        assert_eq!(serde_json::to_value(View::new(&scene, &action)).unwrap(), *value);
        tags.push(action.tag());
    }
    let mut all: Vec<u8> = Action::VARIANTS.iter().map(|(tag, _)| *tag).collect();
    tags.sort_unstable();
    all.sort_unstable();
    assert_eq!(tags, all);
    tags.sort_unstable();
    assert_eq!(tags, Action::VARIANTS.iter().map(|(tag, _)| *tag).collect::<Vec<_>>());
    for extra in [
        json!({"kind": "pause", "asset": 1, "really": true}),
        json!({"kind": "pull_mandate", "mandate": 1, "amount": "1", "really": true}),
    ] {
        assert!(serde_json::from_value::<View>(extra).unwrap_err().to_string().contains("really"));
    }
}

/// Serves `setup` on a free port until the test ends.
async fn listen(setup: &Setup) -> std::net::SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(listener, setup.state.clone(), std::future::pending()));
    address
}

/// Reads until the server closes the connection.
async fn until_closed(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut bytes))
        .await
        .expect("the server gives up")
        .ok();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn slow_senders_are_given_up_and_idle_ones_cost_others_nothing() {
    let limits = Limits {
        connections: 64,
        head: Duration::from_millis(300),
        body: Duration::from_millis(300),
        ..Limits::default()
    };
    let setup = Setup::with(limits).await;
    let address = listen(&setup).await;
    let mut idle = Vec::new();
    for _ in 0..200 {
        idle.push(TcpStream::connect(address).await.unwrap());
    }
    let mut slow = TcpStream::connect(address).await.unwrap();
    slow.write_all(b"GET /v1/status HTTP/1.1\r\nHost:").await.unwrap();
    let mut stalled = TcpStream::connect(address).await.unwrap();
    let head = "POST /v1/transactions HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: 9\r\n\r\nab";
    stalled.write_all(head.as_bytes()).await.unwrap();
    let mut quick = TcpStream::connect(address).await.unwrap();
    quick.write_all(b"GET /v1/status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    // The quick one waits its turn behind the idle ones, which are soon closed.
    assert!(until_closed(quick).await.starts_with("HTTP/1.1 200"));
    assert!(until_closed(stalled).await.contains("\"code\":1205"));
    let _ = until_closed(slow).await;
}

#[tokio::test]
async fn streams_tell_of_what_they_were_asked_about() {
    let setup = Setup::new().await;
    let address_ = listen(&setup).await;
    let url = format!("ws://{address_}/v1/stream");
    let tcp = TcpStream::connect(address_).await.unwrap();
    let (mut socket, _) = tokio_tungstenite::client_async(url, tcp).await.unwrap();
    let (transaction, receipt) = transfer(address(1), address(2), 0, 0, 5, Some("hi"));
    let id = receipt.transaction.to_hex();
    for topic in [json!("blocks"), json!({"account": text(2)}), json!({"transaction": id})] {
        socket.send(Message::text(json!({"subscribe": topic}).to_string())).await.unwrap();
    }
    socket.send(Message::text("nonsense")).await.unwrap();
    let mut next = async || loop {
        let message =
            tokio::time::timeout(Duration::from_secs(10), socket.next()).await.unwrap().unwrap().unwrap();
        if let Message::Text(text) = message {
            return serde_json::from_str::<Value>(&text).unwrap();
        }
    };
    for _ in 0..3 {
        assert_eq!(next().await["type"], "subscribed");
    }
    assert_eq!(next().await["problem"]["code"], Problem::MessageInvalid.code());
    setup.node.push(vec![transfer(address(3), address(4), 0, 0, 1, None), (transaction, receipt)]);
    assert_eq!(next().await["block"]["transactions"], 2);
    let activity = next().await;
    assert_eq!((&activity["type"], activity["lines"].as_array().unwrap().len()), (&json!("activity"), 1));
    assert_eq!(
        (&activity["lines"][0]["amount"], &activity["lines"][0]["memo"]["text"]),
        (&json!("5"), &json!("hi"))
    );
    let done = next().await;
    assert_eq!((&done["type"], &done["id"], &done["index"]), (&json!("transaction"), &json!(id), &json!(1)));
    setup.node.push(vec![]);
    assert_eq!(next().await["block"]["height"], 2);
}

#[tokio::test]
async fn a_stream_has_limits_and_is_told_why_it_ends() {
    let setup = Setup::with(Limits { streams: 1, ..Limits::default() }).await;
    let address_ = listen(&setup).await;
    let url = format!("ws://{address_}/v1/stream");
    let (mut socket, _) =
        tokio_tungstenite::client_async(&url, TcpStream::connect(address_).await.unwrap()).await.unwrap();
    let second = tokio_tungstenite::client_async(&url, TcpStream::connect(address_).await.unwrap()).await;
    assert!(second.unwrap_err().to_string().contains("503"));
    for index in 0..=limits::SUBSCRIPTIONS {
        let topic = json!({"transaction": Hash([index as u8; 32]).to_hex()});
        socket.send(Message::text(json!({"subscribe": topic}).to_string())).await.unwrap();
    }
    let mut last = Value::Null;
    while last["type"] != "error" {
        if let Message::Text(text) = socket.next().await.unwrap().unwrap() {
            last = serde_json::from_str(&text).unwrap();
        }
    }
    assert_eq!(last["problem"]["code"], Problem::TooManySubscriptions.code());
    socket.send(Message::binary(vec![1])).await.unwrap();
    let closed = loop {
        if let Message::Close(frame) = socket.next().await.unwrap().unwrap() {
            break frame.unwrap();
        }
    };
    assert_eq!(u16::from(closed.code), 1008);
}

#[tokio::test]
async fn held_sends_of_an_account_are_listed_from_the_index_and_shown_from_the_state() {
    let setup = Setup::new().await;
    let hold = tally_types::transfer::Hold {
        to: address(2),
        asset: AssetId::COIN,
        amount: tally_types::Amount(7),
        memo: tally_types::transfer::Memo::NONE,
        deadline_ms: 5,
    };
    let opened = |id| {
        tally_types::Event::HeldOpened(tally_types::receipt::HeldMoved {
            held: HeldId(id),
            from: address(1),
            to: address(2),
        })
    };
    let moved = |id| {
        mocks::moved(0, tally_types::Place::Account(address(1)), tally_types::Place::Held(HeldId(id)), 0, 7)
    };
    let open = |nonce, id| {
        let operation = mocks::operation(address(1), Action::Hold(hold.clone()));
        mocks::applied(
            mocks::transaction(address(1), nonce, vec![operation]),
            vec![moved(id)],
            vec![opened(id)],
        )
    };
    // The second one is no longer in the state: the index lags.
    let height = setup.node.push(vec![open(0, 0), open(1, 1)]);
    setup.index.reached(height).await;
    let (_, page) = get(&setup, &format!("/v1/accounts/{}/held", text(2))).await;
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    assert_eq!((&page["items"][0]["id"], &page["items"][0]["from"]), (&json!(0), &json!(text(1))));
}
