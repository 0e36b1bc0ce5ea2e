//! Feeds.

use super::*;
use tally_types::{
    Address, Event,
    oracle::{Feed, FeedId, Observation, Report, Reporter},
    receipt::FeedReport,
    text::Text,
    wire::List,
};

/// Every operation on feeds.
pub(super) fn operations() -> Vec<Value> {
    let terms =
        json!({"reporters": [text(1), text(2)], "quorum": 2, "heartbeat_ms": 60000, "deviation_bps": 500});
    vec![
        json!({"kind": "open_feed", "base": "EUR", "quote": "USD", "decimals": 4, "terms": terms}),
        json!({"kind": "edit_feed", "feed": 3, "owner": text(2), "terms": terms}),
        json!({"kind": "report", "feed": 3, "value": "18446744073709551615", "at_ms": 9}),
    ]
}

pub(super) fn feed(reports: [Option<(u64, u64)>; 3]) -> Feed {
    let reporter = |(byte, report): (u8, Option<(u64, u64)>)| Reporter {
        account: address(byte),
        newest: report.map(|(value, at_ms)| Observation { value, at_ms }),
    };
    Feed {
        owner: Some(address(9)),
        base: Text::new("EUR").unwrap(),
        quote: Text::new("USD").unwrap(),
        decimals: 4,
        quorum: 2,
        heartbeat_ms: 60_000,
        deviation_bps: 500,
        reporters: List::new((1..=3).zip(reports).map(reporter).collect()).unwrap(),
        settled: Some(11_000),
        jump: None,
    }
}

fn report(reporter: Address, nonce: u64, value: u64, price: Option<u64>) -> mocks::Made {
    let action = Action::Report(Report { feed: FeedId(0), value, at_ms: 1_000 });
    let made = mocks::transaction(reporter, nonce, vec![mocks::operation(reporter, action)]);
    let told = FeedReport { feed: FeedId(0), reporter, value, price };
    mocks::applied(made, vec![], vec![Event::FeedReported(told)])
}

#[tokio::test]
async fn a_feed_tells_its_price_or_why_there_is_none_and_everything_that_was_reported() {
    let setup = Setup::new().await;
    let mut global = setup.node.global();
    global.counters.feed = 1;
    setup.node.put(StateKey::global(), &global);
    let (status, problem) = get(&setup, "/v1/feeds/1").await;
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!(Refusal::UnknownFeed.code())));

    setup.node.put(StateKey::feed(FeedId(0)), &feed([Some((11_000, 1_000)), None, None]));
    let (_, stale) = get(&setup, "/v1/feeds/0").await;
    assert_eq!((&stale["price"], &stale["base"]), (&json!({"status": "stale"}), &json!("EUR")));
    assert_eq!(stale["reporters"][0]["fresh"], true);
    setup.node.put(StateKey::feed(FeedId(0)), &feed([Some((11_000, 1_000)), Some((11_020, 900)), None]));
    let (_, page) = get(&setup, "/v1/feeds").await;
    assert_eq!(page["items"][0]["price"], json!({"status": "in_force", "value": "11000", "at_ms": 900}));
    assert!(page["next"].is_null());
    setup.node.put(StateKey::feed(FeedId(0)), &feed([Some((12_000, 1_000)), Some((12_020, 900)), None]));
    let (_, held) = get(&setup, "/v1/feeds/0").await;
    assert_eq!(held["price"], json!({"status": "held", "value": "12000"}));

    setup.node.push(vec![report(address(1), 0, 11_000, None)]);
    let height = setup.node.push(vec![report(address(2), 0, u64::MAX, Some(11_000))]);
    setup.index.reached(height).await;
    let (_, page) = get(&setup, "/v1/feeds/0/history?limit=1").await;
    let line = &page["items"][0];
    assert_eq!((&line["value"], &line["price"]), (&json!(u64::MAX.to_string()), &json!("11000")));
    assert_eq!((&line["reporter"], &line["height"]), (&json!(text(2)), &json!(height)));
    let cursor = page["next"].as_str().unwrap();
    let (_, page) = get(&setup, &format!("/v1/feeds/0/history?cursor={cursor}")).await;
    assert_eq!((&page["items"][0]["value"], &page["next"]), (&json!("11000"), &Value::Null));
    assert!(page["items"][0]["price"].is_null());
    assert_eq!(get(&setup, "/v1/feeds/7/history").await.0, StatusCode::NOT_FOUND);
    assert_eq!(get(&setup, "/v1/feeds?cursor=x").await.1["code"], Problem::CursorInvalid.code());
}
