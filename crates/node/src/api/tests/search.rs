//! What a text may mean: numbers, hashes, words, and pairs of codes.

use super::{Setup, address, council, get, oracle, savings, stake, text};
use crate::index::{
    mocks::create,
    tests::news::{post_of, register},
};
use serde_json::{Value, json};
use tally_types::{
    Amount, AssetId, Hash, StateKey,
    asset::{Asset, Name, Powers},
    council::ProposalId,
    exchange::{Ladder, Market, MarketId},
    news::{Language, PostId, Posted, Publisher},
    oracle::FeedId,
    reserve::{Basket, Part},
    state::Counters,
    text::Text,
    wire::List,
};

async fn found(setup: &Setup, text: &str) -> Vec<Value> {
    let query = text.replace('#', "%23").replace(' ', "%20");
    let (_, answer) = get(setup, &format!("/v1/search?q={query}")).await;
    answer["found"].as_array().unwrap_or_else(|| panic!("{text}: {answer}")).clone()
}

fn kinds(found: &[Value]) -> Vec<&str> {
    found.iter().map(|one| one["kind"].as_str().unwrap()).collect()
}

fn posted(title: &str, withdrawn_ms: Option<u64>) -> Posted {
    let mut post = post_of(b"body", "en", &[]);
    post.title = Text::new(title).unwrap();
    Posted { publisher: address(1), at_ms: 1_100, post, replaced_by: None, withdrawn_ms, tips: 0 }
}

/// One of each noun, number 0, except the basket, which is asset 1.
async fn one_of_each() -> Setup {
    let setup = Setup::new().await;
    let node = &setup.node;
    savings::put_records(&setup);
    stake::put_records(&setup);
    node.put(StateKey::proposal(ProposalId(0)), &council::appoint(None));
    node.put(StateKey::feed(FeedId(0)), &oracle::feed([None, None, None]));
    node.put(StateKey::post(PostId(0)), &posted("Tally opens in the north", None));
    node.put(StateKey::post(PostId(1)), &posted("Tally opens, withdrawn", Some(5)));
    let publisher = Publisher {
        name: Name::new("Northern Gazette").unwrap(),
        link: None,
        language: Language::new("en").unwrap(),
        since_ms: 1_100,
        first: None,
        last: None,
        posts: 0,
        withdrawn: 0,
        tips: 0,
    };
    node.put(StateKey::publisher(&address(3)), &publisher);
    let basket = Asset {
        issuer: address(9),
        code: Text::new("BSK").unwrap(),
        name: Text::new("BSK coin").unwrap(),
        decimals: 2,
        icon: None,
        cap: None,
        powers: Powers::default(),
        paused: false,
        minted: Amount(5),
        burned: Amount(0),
    };
    node.put(StateKey::asset(AssetId(1)), &basket);
    let parts = List::new(vec![Part { coin: AssetId(9), nominal: Amount(1), held: Amount(5) }]).unwrap();
    let record = Basket { governor: address(1), notice_ms: 86_400_000, parts, next: None };
    node.put(StateKey::basket(AssetId(1)), &record);
    let market = Market {
        base: AssetId(1),
        quote: AssetId::COIN,
        tick: Amount(1),
        lot: Amount(1),
        opener: address(9),
        traded_ms: 7,
        replaced: false,
        bids: Ladder::default(),
        asks: Ladder::default(),
        for_opener: Amount(0),
        for_pot: Amount(0),
    };
    node.put(StateKey::market(MarketId(0)), &market);
    let mut global = node.global();
    global.counters = Counters {
        asset: 2,
        held: 1,
        packet: 1,
        mandate: 1,
        deal: 1,
        loan: 1,
        market: 1,
        pool: 1,
        campaign: 1,
        post: 2,
        feed: 1,
        redemption: 1,
        proposal: 1,
        candidate: 2,
        ..Counters::default()
    };
    node.put(StateKey::global(), &global);
    let height = node.push(vec![create(address(9), 0, 1, "BSK", 5), register(3, 0)]);
    setup.index.reached(height).await;
    setup
}

#[tokio::test]
async fn a_number_is_looked_up_in_every_noun() {
    let setup = one_of_each().await;
    let all = [
        "asset",
        "held",
        "packet",
        "mandate",
        "loan",
        "deal",
        "redemption",
        "campaign",
        "feed",
        "market",
        "candidate",
        "pool",
        "post",
        "proposal",
    ];
    for text in ["0", "#0"] {
        let found = found(&setup, text).await;
        assert_eq!(kinds(&found), all, "{text}");
        assert_eq!(found[8], json!({"kind": "feed", "feed": 0, "base": "EUR", "quote": "USD"}));
        assert_eq!(found[9], json!({"kind": "market", "market": 0, "base": "BSK", "quote": "TLY"}));
        assert_eq!(found[11], json!({"kind": "pool", "pool": 0, "name": "Nest egg"}));
    }
    // A block, an asset and the basket that it is, and the second candidate; a withdrawn post is not shown around.
    assert_eq!(kinds(&found(&setup, "1").await), ["block", "asset", "basket", "candidate"]);
    assert_eq!(kinds(&found(&setup, "7").await), [""; 0]);
}

#[tokio::test]
async fn words_find_what_has_a_name_a_title_or_a_pair_of_codes() {
    let setup = one_of_each().await;
    for (text, kind, name) in [
        ("egg NEST", "pool", json!("Nest egg")),
        ("caro", "candidate", json!("Carol")),
        ("shorter delay", "proposal", json!("A shorter delay")),
        ("gazette", "publisher", json!("Northern Gazette")),
        ("opens north", "post", json!("Tally opens in the north")),
    ] {
        let found = found(&setup, text).await;
        assert_eq!(kinds(&found), [kind], "{text}");
        assert!(found[0]["name"] == name || found[0]["title"] == name, "{text}: {found:?}");
    }
    assert_eq!(kinds(&found(&setup, "eur/usd").await), ["feed"]);
    assert_eq!(kinds(&found(&setup, "bsk").await), ["asset", "basket", "market"]);
    assert_eq!(kinds(&found(&setup, "bsk-tl").await), ["market"]);
    assert_eq!(kinds(&found(&setup, "north").await), ["publisher", "post"]);
    assert_eq!(found(&setup, "nothing is called so").await, [Value::Null; 0]);
    assert_eq!(found(&setup, "@alice").await[0]["address"], text(1));
}

#[tokio::test]
async fn a_hash_is_found_with_and_without_its_prefix() {
    let setup = one_of_each().await;
    let committed = setup.node.chain.block(1).unwrap();
    for hash in [committed.digest.to_hex(), format!("0x{}", committed.digest.to_hex())] {
        assert_eq!(kinds(&found(&setup, &hash).await), ["block"], "{hash}");
    }
    assert_eq!(kinds(&found(&setup, &committed.ids[0].to_hex()).await), ["transaction"]);
    assert_eq!(kinds(&found(&setup, &Hash([9; 32]).to_hex()).await), [""; 0]);
}
