//! The life of a post through the API, its body among it.

use super::{body, get, get_bytes, send, text};
use crate::{
    api::{mocks::Setup, problem::Problem},
    index::{
        mocks::{address, applied, moved, operation, transaction},
        tests::news::{post_of, publish, register},
    },
};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};
use tally_types::{
    Action, Amount, AssetId, Event, Hash, Place, Refusal, StateKey,
    asset::Name,
    bytes::Bytes,
    news::{Language, Post, PostId, PostMade, PostOf, PostTip, Posted, Publisher, Tip, WithdrawPost},
};

async fn put(setup: &Setup, hash: &Hash, bytes: impl Into<Body>) -> (StatusCode, Bytes) {
    let request = Request::put(format!("/v1/bodies/{hash}")).body(bytes.into()).unwrap();
    let response = send(setup, request).await;
    (response.status(), body(response).await)
}

fn code(problem: &Bytes) -> u64 {
    serde_json::from_slice::<Value>(problem).unwrap()["code"].as_u64().unwrap()
}

#[tokio::test]
async fn publishers_and_posts_are_shown_and_listed() {
    let setup = Setup::new().await;
    let publisher = Publisher {
        name: Name::new("The Tally").unwrap(),
        link: None,
        language: Language::new("en").unwrap(),
        since_ms: 1_100,
        first: Some(PostId(0)),
        last: Some(PostId(1)),
        posts: 2,
        withdrawn: 1,
        tips: 3,
    };
    setup.node.put(StateKey::publisher(&address(1)), &publisher);
    let post = |tags: &[&str]| post_of(b"body", "en", tags);
    let posted = |tags, withdrawn_ms, tips| Posted {
        publisher: address(1),
        at_ms: 1_100,
        post: post(tags),
        replaced_by: None,
        withdrawn_ms,
        tips,
    };
    setup.node.put(StateKey::post(PostId(0)), &posted(&["ledger"], Some(1_200), 2));
    setup.node.put(StateKey::post(PostId(1)), &posted(&[], None, 1));
    let made = vec![register(1, 0), publish(1, 1, 0, post(&["ledger"])), publish(1, 2, 1, post(&[]))];
    let receipt = made[1].1.transaction;
    setup.index.reached(setup.node.push(made)).await;
    let (_, page) = get(&setup, "/v1/posts?limit=1").await;
    assert_eq!((&page["items"][0]["id"], &page["items"][0]["tips"]), (&json!(1), &json!(1)));
    let next = page["next"].as_str().unwrap();
    let (_, page) = get(&setup, &format!("/v1/posts?cursor={next}")).await;
    assert_eq!((&page["items"][0]["id"], &page["next"]), (&json!(0), &Value::Null));
    let (_, page) = get(&setup, "/v1/posts?publisher=@alice&tag=ledger&language=en").await;
    let found = &page["items"][0];
    assert_eq!((&found["tags"], &found["withdrawn_ms"]), (&json!(["ledger"]), &json!(1_200)));
    let (_, page) = get(&setup, "/v1/posts?tag=other").await;
    assert_eq!(page["items"], json!([]));
    let (_, shown) = get(&setup, "/v1/posts/0").await;
    assert_eq!((&shown["publisher"], &shown["format"]), (&json!(text(1)), &json!("plain")));
    let (_, shown) = get(&setup, "/v1/publishers/@alice").await;
    assert_eq!((&shown["name"], &shown["tips"]), (&json!("The Tally"), &json!(3)));
    let (_, page) = get(&setup, "/v1/publishers").await;
    assert_eq!(page["items"][0]["account"], text(1));
    assert_eq!(get_bytes(&setup, "/v1/posts/0/proof").await.0, StatusCode::OK);
    assert_eq!(get_bytes(&setup, "/v1/publishers/@alice/proof").await.0, StatusCode::OK);
    let (_, answer) = get(&setup, &format!("/v1/transactions/{receipt}")).await;
    let expected = json!({"kind": "post_published", "post": 0, "publisher": text(1), "replaces": null});
    assert_eq!(answer["receipt"]["events"][0], expected);
    let unknown = [
        ("/v1/posts/9".to_owned(), Refusal::UnknownPost),
        (format!("/v1/publishers/{}", text(9)), Refusal::UnknownPublisher),
    ];
    for (path, refusal) in unknown {
        let (status, problem) = get(&setup, &path).await;
        assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!(refusal.code())), "{path}");
    }
}

#[tokio::test]
async fn a_body_is_taken_for_a_post_only_and_served_as_it_is() {
    let setup = Setup::new().await;
    let (bytes, big) = ("Körper 正文".as_bytes(), vec![b'x'; 64 * 1024 + 1]);
    let hash = Hash::sha256(&[bytes]);
    let refused = async |hash: Hash, bytes: &[u8], problem: Problem| {
        let (status, answer) = put(&setup, &hash, bytes.to_vec()).await;
        assert_eq!((status.as_u16(), code(&answer)), (problem.status(), u64::from(problem.code())));
    };
    refused(hash, bytes, Problem::NoPostWithBody).await;
    let long = vec![b'y'; 1020];
    let made = vec![
        register(1, 0),
        publish(1, 1, 0, post_of(bytes, "en", &[])),
        publish(1, 2, 1, post_of(&long, "en", &[])),
    ];
    setup.index.reached(setup.node.push(made)).await;
    refused(hash, b"other", Problem::PostBodyDiffers).await;
    refused(Hash::sha256(&[&[0xff]]), &[0xff], Problem::PostBodyDiffers).await;
    refused(Hash::sha256(&[&big]), &big, Problem::PostBodyTooLarge).await;
    let path = format!("/v1/bodies/{hash}");
    assert_eq!(get(&setup, &path).await.1["code"], Problem::UnknownBody.code());
    assert_eq!(put(&setup, &hash, bytes.to_vec()).await.0, StatusCode::CREATED);
    assert_eq!(put(&setup, &hash, bytes.to_vec()).await.0, StatusCode::NO_CONTENT);
    refused(Hash::sha256(&[&long]), &long, Problem::BodyStoreFull).await;
    let response = send(&setup, Request::get(&path).body(Body::empty()).unwrap()).await;
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/plain; charset=utf-8");
    assert!(response.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    assert_eq!(body(response).await, bytes);
}

#[tokio::test]
async fn a_post_is_followed_from_its_next_edition_over_a_tip_to_its_withdrawal() {
    let setup = Setup::new().await;
    let (writer, reader) = (address(1), address(2));
    let edition = PostMade { post: PostId(1), publisher: writer, replaces: Some(PostId(0)) };
    let replace = Post { replaces: Some(PostId(0)), ..post_of(b"second", "en", &[]) };
    let replaced = applied(
        transaction(writer, 2, vec![operation(writer, Action::Post(replace))]),
        vec![],
        vec![Event::PostPublished(edition)],
    );
    let tip = Action::Tip(Tip { post: PostId(1), asset: AssetId::COIN, amount: Amount(40) });
    let units = moved(0, Place::Account(reader), Place::Account(writer), 0, 40);
    let tipped = Event::PostTipped(PostTip { post: PostId(1), publisher: writer, from: reader });
    let tipped = applied(transaction(reader, 0, vec![operation(reader, tip)]), vec![units], vec![tipped]);
    let withdraw = Action::WithdrawPost(WithdrawPost { post: PostId(1) });
    let withdrawn = Event::PostWithdrawn(PostOf { post: PostId(1), publisher: writer });
    let withdrawn =
        applied(transaction(writer, 3, vec![operation(writer, withdraw)]), vec![], vec![withdrawn]);
    let ids = [&replaced, &tipped, &withdrawn].map(|made| made.1.transaction);
    let first = post_of(b"first", "en", &[]);
    let made = vec![register(1, 0), publish(1, 1, 0, first), replaced, tipped, withdrawn];
    setup.index.reached(setup.node.push(made)).await;
    let expected = [
        json!({"kind": "post_published", "post": 1, "publisher": text(1), "replaces": 0}),
        json!({"kind": "post_tipped", "post": 1, "publisher": text(1), "from": text(2)}),
        json!({"kind": "post_withdrawn", "post": 1, "publisher": text(1)}),
    ];
    for (id, event) in ids.iter().zip(expected) {
        let (_, answer) = get(&setup, &format!("/v1/transactions/{id}")).await;
        assert_eq!(answer["receipt"]["events"][0], event);
    }
    // The publisher finds the tip among what happened to it.
    let (status, page) = get(&setup, &format!("/v1/accounts/{}/activity", text(1))).await;
    assert_eq!(status, StatusCode::OK);
    let came = page["items"].as_array().unwrap().iter().any(|line| line["amount"] == "40");
    assert!(came, "{page}");
}
