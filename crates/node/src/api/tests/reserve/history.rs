//! A stablecoin over time, from the operations that changed what circulates or what is attested.

use super::*;
use tally_types::{asset::Burn, receipt::Covered};

fn said(nonce: u64, amount: u128, as_of_ms: u64) -> mocks::Made {
    let (amount, custodian) = (Amount(amount), address(1));
    let attest = Attest { coin: COIN, amount, as_of_ms, document: Hash([7; 32]) };
    let event = Event::ReserveAttested(Attested { coin: COIN, custodian, amount, as_of_ms });
    made(custodian, nonce, Action::Attest(attest), vec![], event)
}

fn minted(units: u128) -> mocks::Made {
    let (dealer, amount) = (address(3), Amount(units));
    let moves = vec![mocks::moved(0, Place::Supply(Empty), Place::Account(dealer), COIN.0, units)];
    let covered = Covered { coin: COIN, dealer, circulating: amount, attested: Amount(600) };
    let mint = Action::MintToDealer(MintToDealer { coin: COIN, amount });
    made(dealer, 5, mint, moves, Event::StablecoinMinted(covered))
}

fn paid(units: u128) -> mocks::Made {
    let RedemptionMoved { redemption, coin, from, dealer } = moved();
    let (custodian, document) = (address(1), Hash([8; 32]));
    let event =
        Event::RedemptionSettled(RedemptionPaid { redemption, coin, from, dealer, custodian, document });
    let moves = vec![mocks::moved(0, Place::Redemption(redemption), Place::Supply(Empty), COIN.0, units)];
    made(custodian, 6, Action::SettleRedemption(SettleRedemption { redemption, document }), moves, event)
}

fn burned(units: u128) -> mocks::Made {
    let burn = Action::Burn(Burn { asset: COIN, amount: Amount(units) });
    let moves = vec![mocks::moved(0, Place::Account(address(4)), Place::Supply(Empty), COIN.0, units)];
    let transaction = mocks::transaction(address(4), 7, vec![mocks::operation(address(4), burn)]);
    mocks::applied(transaction, moves, vec![])
}

/// The first custodian keeps its word but counts for less; a second one has said nothing yet.
fn edited() -> mocks::Made {
    let named = |byte, limit| CustodianTerms { account: address(byte), limit: Amount(limit) };
    let terms = StablecoinTerms {
        governor: address(9),
        custodians: List::new(vec![named(1, 50), named(2, 900)]).unwrap(),
        dealers: List::new(vec![coin().dealers[0].terms.clone()]).unwrap(),
    };
    let edit = Action::EditStablecoin(EditStablecoin { coin: COIN, terms });
    made(address(9), 0, edit, vec![], Event::StablecoinEdited(COIN))
}

#[tokio::test]
async fn a_stablecoin_s_circulation_is_told_over_time() {
    let setup = Setup::new().await;
    assert_eq!(get(&setup, "/v1/stablecoins/5/history").await.0, StatusCode::NOT_FOUND);
    setup.node.put(StateKey::stablecoin(COIN), &coin());
    setup.node.put(StateKey::asset(COIN), &asset(500, 430));
    // Another asset's supply is no concern of the coin's.
    setup.node.push_at(1_100, vec![opened(), said(1, 900, 1_000), mocks::create(address(8), 0, 9, "X", 70)]);
    setup.node.push_at(1_200, vec![minted(500)]);
    setup.node.push_at(1_300, vec![paid(400)]);
    setup.node.push_at(2_000, vec![burned(30)]);
    setup.node.push_at(100_000, vec![said(2, 80, 99_000)]);
    setup.node.push_at(100_001, vec![edited()]);
    let height = setup.node.push_at(200_000, vec![]);
    setup.index.reached(height).await;

    let (_, page) = get(&setup, "/v1/stablecoins/5/history").await;
    let told = |point: &Value| {
        let names = ["time_ms", "kind", "circulating", "attested", "lapses"];
        Value::from(names.map(|name| point[name].clone()).to_vec())
    };
    let points: Vec<Value> = page["items"].as_array().unwrap().iter().map(told).collect();
    // 900 counts up to the limit of 600; 400 paid of it leave 500. Words count for 60,000 ms, the last one included.
    let expected = json!([
        [100_001, "edit_stablecoin", "70", "50", [{"time_ms": 159_001, "attested": "0"}]],
        [100_000, "attest", "70", "80", []],
        [2_000, "burn", "70", "500", [{"time_ms": 61_001, "attested": "0"}]],
        [1_300, "settle_redemption", "100", "500", []],
        [1_200, "mint_to_dealer", "500", "600", []],
        [1_100, "attest", "0", "600", []],
        [1_100, "open_stablecoin", "0", "0", []]
    ]);
    assert_eq!(Value::from(points), expected);
    assert_eq!((&page["next"], &page["assets"][0]["code"]), (&Value::Null, &json!("TEUR")));

    // Page by page it is the same, what lapsed between two pages included.
    let (mut items, mut cursor) = (Vec::new(), String::new());
    loop {
        let (_, part) = get(&setup, &format!("/v1/stablecoins/5/history?limit=2{cursor}")).await;
        items.extend(part["items"].as_array().unwrap().clone());
        let Some(next) = part["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(Value::from(items), page["items"]);
}
