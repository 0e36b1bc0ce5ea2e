//! Markets through the index and the API, with the numbers of the reference's worked example.

use super::super::{mocks::Setup, router::router};
use crate::index::{
    exchange::{Change, changes},
    mocks::{Made, address, applied, create, moved, operation, transaction},
};
use axum::{body::Body, http::Request};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tally_types::{
    Action, Amount, AssetId, Event, Place as Where, Refusal, StateKey,
    asset::{Asset, Powers},
    exchange::*,
    text::Text,
    wire::{Empty, List},
};
use tower::ServiceExt as _;

const GOLD: AssetId = AssetId(1);
const CASH: AssetId = AssetId(2);
const SALT: AssetId = AssetId(3);
const GOLD_MARKET: MarketId = MarketId(0);
const SALT_MARKET: MarketId = MarketId(1);

async fn get(setup: &Setup, path: &str) -> Value {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = router(setup.state.clone()).oneshot(request).await.unwrap();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&bytes).unwrap_or_else(|_| panic!("{path}: {}", String::from_utf8_lossy(&bytes)))
}

fn put_asset(setup: &Setup, id: AssetId, code: &str) {
    let asset = Asset {
        issuer: address(9),
        code: Text::new(code).unwrap(),
        name: Text::new(code).unwrap(),
        decimals: 0,
        icon: None,
        cap: None,
        powers: Powers::default(),
        paused: false,
        minted: Amount(1_000_000),
        burned: Amount(0),
    };
    setup.node.put(StateKey::asset(id), &asset);
}

/// Puts a market with one order, of the account 2, at each price of one side.
fn put_market(
    setup: &Setup,
    id: MarketId,
    base: AssetId,
    steps: (u128, u128),
    side: Side,
    book: &[(u64, u32, u64)],
) {
    let mut market = Market {
        base,
        quote: CASH,
        tick: Amount(steps.0),
        lot: Amount(steps.1),
        opener: address(9),
        traded_ms: 7,
        replaced: false,
        bids: Ladder::default(),
        asks: Ladder::default(),
        for_opener: Amount(3),
        for_pot: Amount(14),
    };
    let mut leaf = Bits::default();
    for (order, price, lots) in book {
        let [_, _, _, last] = price.to_be_bytes();
        leaf = leaf.with(last, true);
        let level =
            Level { lots: u128::from(*lots), orders: 1, head: OrderId(*order), tail: OrderId(*order) };
        setup.node.put(StateKey::level(id, side, *price), &level);
        setup.node.put(StateKey::order(OrderId(*order)), &standing(id, &market, side, *price, *lots));
    }
    let first = Node { bits: Bits::default().with(0, true) };
    setup.node.put(StateKey::node(id, side, 1, 0), &first);
    setup.node.put(StateKey::node(id, side, 2, 0), &first);
    setup.node.put(StateKey::node(id, side, 3, 0), &Node { bits: leaf });
    *market.ladder_mut(side) = Ladder { best: book.first().map(|(_, price, _)| *price), root: first.bits };
    setup.node.put(StateKey::market(id), &market);
    let orders = book.iter().map(|(order, ..)| OrderId(*order)).collect();
    let open = OpenOrders { orders: List::new(orders).unwrap() };
    setup.node.put(StateKey::open_orders(&address(2), id), &open);
}

fn standing(id: MarketId, market: &Market, side: Side, price: u32, lots: u64) -> Order {
    Order {
        market: id,
        owner: address(2),
        side,
        price,
        lots,
        filled: 0,
        asset: market.gives(side),
        escrow: Amount(1),
        fee_bps: 10,
        until_ms: None,
        client_id: Some(8),
        prev: None,
        next: None,
        parked: false,
    }
}

fn open(nonce: u64, market: MarketId, base: AssetId, tick: u128, lot: u128) -> Made {
    let action = OpenMarket { base, quote: CASH, tick: Amount(tick), lot: Amount(lot) };
    let made = transaction(address(9), nonce, vec![operation(address(9), Action::OpenMarket(action))]);
    applied(made, vec![], vec![Event::MarketOpened(MarketOpened { market, base, quote: CASH })])
}

fn place(order: u64, owner: u8, side: Side, price: u32, lots: u64, fills: Vec<Fill>) -> Made {
    let kind = OrderKind::GoodTillCancelled(Empty);
    let action = PlaceOrder { market: GOLD_MARKET, side, price, lots, kind, most: 8, client_id: None };
    let owner = address(owner);
    let made = transaction(owner, order, vec![operation(owner, Action::PlaceOrder(action))]);
    let traded: u64 = fills.iter().map(|fill| fill.lots).sum();
    // In the coin, of which everybody has enough.
    let moves = fills
        .iter()
        .map(|fill| moved(0, Where::Account(owner), Where::Account(fill.owner), 0, u128::from(fill.lots)))
        .chain([moved(0, Where::Account(owner), Where::Market(GOLD_MARKET), 0, u128::from(lots))])
        .collect();
    let event = OrderPlaced {
        market: GOLD_MARKET,
        order: OrderId(order),
        owner,
        side,
        price,
        lots,
        rests: lots - traded,
        client_id: None,
        fee: Amount(11),
        fills: List::new(fills).unwrap(),
        dropped: List::default(),
    };
    applied(made, moves, vec![Event::OrderPlaced(event)])
}

fn fill(order: u64, owner: u8, price: u32, lots: u64) -> Fill {
    Fill { order: OrderId(order), owner: address(owner), price, lots, fee: Amount(3) }
}

/// Two markets; in the first, Carl (4) has bought three lots of Ann's (1) and two of Ben's (2).
async fn setup() -> Setup {
    let setup = Setup::new().await;
    for (id, code) in [(GOLD, "GOLD"), (CASH, "CASH"), (SALT, "SALT")] {
        put_asset(&setup, id, code);
    }
    setup.node.put(StateKey::parameters(), &setup.node.genesis.parameters);
    put_market(&setup, GOLD_MARKET, GOLD, (5, 100), Side::Buy, &[(3, 199, 2), (4, 198, 5)]);
    put_market(&setup, SALT_MARKET, SALT, (1, 10), Side::Sell, &[(5, 70, 10), (6, 71, 100)]);
    let assets =
        [(1, "GOLD"), (2, "CASH"), (3, "SALT")].map(|(id, code)| create(address(9), id, id, code, 0));
    let mut first: Vec<Made> = assets.into_iter().collect();
    first.extend([open(20, GOLD_MARKET, GOLD, 5, 100), open(21, SALT_MARKET, SALT, 1, 10)]);
    setup.node.push(first);
    let fills = vec![fill(0, 1, 200, 3), fill(1, 2, 201, 2)];
    setup.node.push(vec![place(0, 1, Side::Sell, 200, 3, vec![]), place(1, 2, Side::Sell, 201, 4, vec![])]);
    let height = setup.node.push(vec![place(2, 4, Side::Buy, 201, 5, fills)]);
    setup.index.reached(height).await;
    setup
}

#[tokio::test]
async fn a_market_is_listed_with_its_book_and_its_last_price() {
    let setup = setup().await;
    let page = get(&setup, "/v1/markets").await;
    assert_eq!((&page["items"][1]["id"], &page["items"][1]["base"]), (&json!(1), &json!(3)));
    assert_eq!(page["assets"].as_array().unwrap().len(), 3);
    assert_eq!(get(&setup, "/v1/markets?asset=3").await["items"].as_array().unwrap().len(), 1);
    let page = get(&setup, "/v1/markets?limit=1").await;
    let rest = get(&setup, &format!("/v1/markets?cursor={}", page["next"].as_str().unwrap())).await;
    assert_eq!((&rest["items"][0]["id"], &rest["next"]), (&json!(1), &Value::Null));

    let answer = get(&setup, "/v1/markets/0").await;
    let market = &answer["market"];
    assert_eq!((&market["best_bid"], &market["for_pot"]), (&json!(199), &json!("14")));
    assert_eq!((&market["ticker"]["last"], &market["ticker"]["trades"]), (&json!(201), &json!(0)));
    let depth = get(&setup, "/v1/markets/0/depth").await;
    let bids = json!([{"price": 199, "lots": "2", "orders": 1}, {"price": 198, "lots": "5", "orders": 1}]);
    assert_eq!((&depth["bids"], &depth["asks"], &depth["height"]), (&bids, &json!([]), &json!(3)));
    let depth = get(&setup, "/v1/markets/1/depth?levels=1").await;
    assert_eq!(depth["asks"], json!([{"price": 70, "lots": "10", "orders": 1}]));
    assert_eq!(get(&setup, "/v1/markets/7/depth").await["code"], Refusal::UnknownMarket.code());
}

#[tokio::test]
async fn trades_and_candles_come_from_the_events() {
    let setup = setup().await;
    let page = get(&setup, "/v1/markets/0/trades?limit=1").await;
    let trade = &page["items"][0];
    assert_eq!((&trade["price"], &trade["lots"], &trade["side"]), (&json!(201), &json!("2"), &json!("buy")));
    assert_eq!((&trade["quote_amount"], &trade["base_amount"]), (&json!("2010"), &json!("200")));
    assert_eq!((&trade["maker_order"], &trade["taker_order"]), (&json!(1), &json!(2)));
    let path = format!("/v1/markets/0/trades?cursor={}", page["next"].as_str().unwrap());
    let page = get(&setup, &path).await;
    assert_eq!((&page["items"][0]["price"], &page["next"]), (&json!(200), &Value::Null));

    let page = get(&setup, "/v1/markets/0/candles?interval=1m").await;
    let candle = json!({"start_ms": 0, "open": 200, "high": 201, "low": 200, "close": 201, "trades": 2,
        "lots": "5", "base_volume": "500", "quote_volume": "5010"});
    assert_eq!(page["items"], json!([candle]));
    assert_eq!(get(&setup, "/v1/markets/0/candles?interval=1d").await["items"], json!([candle]));

    // A later block adds to the same candle.
    let height = setup.node.push(vec![place(7, 4, Side::Buy, 190, 1, vec![fill(1, 2, 190, 1)])]);
    setup.index.reached(height).await;
    let page = get(&setup, "/v1/markets/0/candles?interval=15m").await;
    let candle = &page["items"][0];
    assert_eq!((&candle["low"], &candle["close"], &candle["lots"]), (&json!(190), &json!(190), &json!("6")));
    let day = setup.index.ticker(GOLD_MARKET, 86_400_000).await.unwrap();
    assert_eq!((day.last, day.day.map(|day| day.trades)), (Some(190), Some(3)));
    let day = setup.index.ticker(GOLD_MARKET, 2 * 86_400_000).await.unwrap();
    assert_eq!((day.last, day.day), (Some(190), None));
}

/// The market as [`setup`] leaves it, and three trades more: in two neighbouring minutes of one hour, and in the next hour.
async fn traded_for_hours() -> Setup {
    let setup = setup().await;
    let mut height = 0;
    for (order, time_ms, price) in [(7, 5_430_000, 180), (8, 5_460_000, 190), (9, 7_200_000, 210)] {
        let made = place(order, 4, Side::Buy, price, 1, vec![fill(1, 2, price, 1)]);
        height = setup.node.push_at(time_ms, vec![made]);
    }
    setup.index.reached(height).await;
    setup
}

#[tokio::test]
async fn candles_begin_at_multiples_of_their_span() {
    let setup = traded_for_hours().await;
    for (interval, starts) in [
        ("1m", &[7_200_000, 5_460_000, 5_400_000, 0][..]),
        ("5m", &[7_200_000, 5_400_000, 0]),
        ("15m", &[7_200_000, 5_400_000, 0]),
        ("1h", &[7_200_000, 3_600_000, 0]),
        ("4h", &[0]),
        ("1d", &[0]),
    ] {
        let page = get(&setup, &format!("/v1/markets/0/candles?interval={interval}")).await;
        let found: Vec<u64> =
            page["items"].as_array().unwrap().iter().map(|item| item["start_ms"].as_u64().unwrap()).collect();
        assert_eq!(found, starts, "{interval}");
    }
}

#[tokio::test]
async fn a_ticker_covers_24_hours_to_the_minute() {
    let setup = traded_for_hours().await;
    for (first_ms, trades, open) in [
        (5_400_000, 3, 180),
        (5_400_001, 2, 190),
        (5_460_000, 2, 190),
        (5_460_001, 1, 210),
        (7_200_000, 1, 210),
    ] {
        let ticker = setup.index.ticker(GOLD_MARKET, 86_400_000 + first_ms).await.unwrap();
        let day = ticker.day.unwrap();
        assert_eq!(
            (day.trades, day.open, day.close, ticker.last),
            (trades, open, 210, Some(210)),
            "{first_ms}"
        );
    }
    assert_eq!(setup.index.ticker(GOLD_MARKET, 86_400_000 + 7_200_001).await.unwrap().day, None);
}

#[tokio::test]
async fn orders_and_fills_are_found_by_account() {
    let setup = setup().await;
    let page = get(&setup, &format!("/v1/accounts/{}/orders", address(2))).await;
    let ids: Vec<_> = page["items"].as_array().unwrap().iter().map(|order| order["id"].clone()).collect();
    // In the salt market the index has not seen it place an order.
    assert_eq!(ids, [3, 4]);
    let page = get(&setup, &format!("/v1/accounts/{}/orders?market=1&limit=1", address(2))).await;
    assert_eq!((&page["items"][0]["id"], &page["items"][0]["asset"]), (&json!(5), &json!(3)));
    let path = format!(
        "/v1/accounts/{}/orders?market=1&limit=1&cursor={}",
        address(2),
        page["next"].as_str().unwrap()
    );
    let page = get(&setup, &path).await;
    assert_eq!((&page["items"][0]["id"], &page["next"]), (&json!(6), &Value::Null));

    let order = get(&setup, "/v1/orders/3").await;
    assert_eq!((&order["open"]["lots"], &order["placed"]), (&json!("2"), &Value::Null));
    let order = get(&setup, "/v1/orders/2").await;
    assert_eq!((&order["open"], &order["placed"]["lots"]), (&Value::Null, &json!("5")));
    assert_eq!(order["placed"]["rested"], "0");
    assert_eq!(get(&setup, "/v1/orders/99").await["code"], Refusal::UnknownOrder.code());

    let page = get(&setup, &format!("/v1/accounts/{}/fills", address(1))).await;
    let [ann] = &page["items"].as_array().unwrap()[..] else { panic!("one trade") };
    assert_eq!((&ann["role"], &ann["bought"], &ann["fee"]), (&json!("maker"), &json!(false), &json!("3")));
    let page = get(&setup, &format!("/v1/accounts/{}/fills?limit=1", address(4))).await;
    let carl = &page["items"][0];
    assert_eq!((&carl["role"], &carl["bought"], &carl["fee"]), (&json!("taker"), &json!(true), &Value::Null));
    let path = format!("/v1/accounts/{}/fills?cursor={}", address(4), page["next"].as_str().unwrap());
    let page = get(&setup, &path).await;
    assert_eq!((&page["items"][0]["price"], &page["next"]), (&json!(200), &Value::Null));
}

#[tokio::test]
async fn the_best_path_is_the_worked_conversion() {
    let setup = setup().await;
    let answer = get(&setup, "/v1/markets/route?give=1&take=3&amount=350").await;
    let best = &answer["best"];
    assert_eq!((&best["path"], &best["met"]), (&json!([0, 1]), &json!(4)));
    assert_eq!(best["gives"], json!({"asset": 1, "amount": "300"}));
    assert_eq!(best["receives"], json!({"asset": 3, "amount": "410"}));
    assert_eq!(best["hops"][1]["gives"], json!({"asset": 2, "amount": "2907"}));
    // Its own orders give an account nothing, and backwards nobody buys salt.
    let path = format!("/v1/markets/route?give=1&take=3&amount=350&account={}", address(2));
    assert_eq!(get(&setup, &path).await["best"], Value::Null);
    assert_eq!(get(&setup, "/v1/markets/route?give=3&take=1&amount=350").await["best"], Value::Null);
}

#[test]
fn the_depth_follows_from_the_events() {
    let (_, receipt) = place(2, 4, Side::Buy, 201, 7, vec![fill(1, 2, 200, 2)]);
    let change = |side, price, lots| Change { market: GOLD_MARKET, side, price, lots };
    assert_eq!(changes(&receipt.events[0]), [change(Side::Sell, 200, -2), change(Side::Buy, 201, 5)]);
    let gone = |parked| Cancelled { order: OrderId(1), side: Side::Sell, price: 9, lots: 4, parked };
    let cancelled = List::new(vec![gone(false), gone(true)]).unwrap();
    let all = OrdersCancelled { market: GOLD_MARKET, owner: address(1), cancelled, remain: 0 };
    assert_eq!(changes(&Event::OrdersCancelled(all)), [change(Side::Sell, 9, -4)]);
}
