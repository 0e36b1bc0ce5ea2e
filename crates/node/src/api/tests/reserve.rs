//! The reserve: the life of a redemption, the proof of reserves, and baskets.

mod history;

use super::*;
use tally_types::{
    Address, Amount, Event, Move, Place,
    account::Spent,
    asset::{Asset, Powers},
    codec::{Copying, DecodeExt as _},
    receipt::{Attested, RedemptionMoved, RedemptionPaid},
    reserve::*,
    text::Text,
    transfer::Memo,
    wire::{Empty, List},
};

const COIN: AssetId = AssetId(5);

/// Every operation on the reserve.
pub(super) fn operations() -> Vec<Value> {
    let (a, b, hash) = (text(1), text(2), "07".repeat(32));
    let label = json!({"code": "TEUR", "name": "Tally Euro", "decimals": 2, "icon": hash});
    let terms = json!({"governor": a, "custodians": [{"account": a, "limit": "600"}],
        "dealers": [{"account": b, "window_ms": 3600000, "mint_limit": "400", "redeem_limit": "0"}]});
    let components = json!([{"coin": 5, "nominal": "37"}, {"coin": 6, "nominal": "58"}]);
    vec![
        json!({"kind": "open_stablecoin", "label": label, "peg": "EUR", "max_age_ms": 60000, "redemption_ms": 60000,
            "terms": terms}),
        json!({"kind": "edit_stablecoin", "coin": 5, "terms": terms}),
        json!({"kind": "attest", "coin": 5, "amount": "0", "as_of_ms": 9, "document": hash}),
        json!({"kind": "mint_to_dealer", "coin": 5, "amount": "1"}),
        json!({"kind": "request_redemption", "coin": 5, "amount": "1", "dealer": b, "pay_to": {"text": "IBAN"}}),
        json!({"kind": "take_redemption", "redemption": 3}),
        json!({"kind": "settle_redemption", "redemption": 3, "document": hash}),
        json!({"kind": "cancel_redemption", "redemption": 3}),
        json!({"kind": "open_basket", "label": label, "governor": a, "notice_ms": 86400000, "components": components}),
        json!({"kind": "compose_basket", "basket": 7, "amount": "1"}),
        json!({"kind": "decompose_basket", "basket": 7, "amount": "1"}),
        json!({"kind": "vote_composition", "basket": 7, "components": components}),
        json!({"kind": "adopt_composition", "basket": 7}),
    ]
}

fn label() -> Label {
    let (code, name) = (Text::new("TEUR").unwrap(), Text::new("Tally Euro").unwrap());
    Label { code, name, decimals: 2, icon: None }
}

fn asset(minted: u128, burned: u128) -> Asset {
    let Label { code, name, decimals, icon } = label();
    let (minted, burned) = (Amount(minted), Amount(burned));
    let powers = Powers::default();
    Asset { issuer: address(1), code, name, decimals, icon, cap: None, powers, paused: false, minted, burned }
}

fn coin() -> Stablecoin {
    let said = |amount, as_of_ms| Attestation {
        amount: Amount(amount),
        as_of_ms,
        document: Hash([7; 32]),
        paid: Amount(100),
    };
    let custodian = |byte, attestation| Custodian {
        account: address(byte),
        limit: Amount(600),
        attestation: Some(attestation),
        after_ms: 900,
    };
    let terms = DealerTerms {
        account: address(3),
        window_ms: 3_600_000,
        mint_limit: Amount(400),
        redeem_limit: Amount(300),
    };
    let unused = || Spent { since_ms: 0, amount: Amount::ZERO };
    Stablecoin {
        governor: address(9),
        peg: Text::new("EUR").unwrap(),
        max_age_ms: 60_000,
        redemption_ms: 60_000,
        custodians: List::new(vec![custodian(1, said(900, 1_000)), custodian(2, said(300, 950))]).unwrap(),
        dealers: List::new(vec![Dealer { terms, minted: unused(), redeemed: unused() }]).unwrap(),
    }
}

fn made(actor: Address, nonce: u64, action: Action, moves: Vec<Move>, event: Event) -> mocks::Made {
    let transaction = mocks::transaction(actor, nonce, vec![mocks::operation(actor, action)]);
    mocks::applied(transaction, moves, vec![event])
}

fn opened() -> mocks::Made {
    let terms = StablecoinTerms {
        governor: address(9),
        custodians: List::new(vec![CustodianTerms { account: address(1), limit: Amount(600) }]).unwrap(),
        dealers: List::new(vec![coin().dealers[0].terms.clone()]).unwrap(),
    };
    let peg = Text::new("EUR").unwrap();
    let open = OpenStablecoin { label: label(), peg, max_age_ms: 60_000, redemption_ms: 60_000, terms };
    made(address(1), 0, Action::OpenStablecoin(open), vec![], Event::StablecoinOpened(COIN))
}

fn attested() -> mocks::Made {
    let said = Attested { coin: COIN, custodian: address(1), amount: Amount(900), as_of_ms: 1_000 };
    let attest = Attest { coin: COIN, amount: Amount(900), as_of_ms: 1_000, document: Hash([7; 32]) };
    made(address(1), 1, Action::Attest(attest), vec![], Event::ReserveAttested(said))
}

fn moved() -> RedemptionMoved {
    RedemptionMoved { redemption: RedemptionId(0), coin: COIN, from: address(4), dealer: address(3) }
}

fn requested() -> mocks::Made {
    let pay_to = Memo::Open(Text::new("IBAN 12").unwrap());
    let request = RequestRedemption { coin: COIN, amount: Amount(70), dealer: address(3), pay_to };
    let (from, to) = (Place::Account(address(4)), Place::Redemption(RedemptionId(0)));
    let moves = vec![mocks::moved(0, from, to, COIN.0, 70)];
    made(address(4), 0, Action::RequestRedemption(request), moves, Event::RedemptionRequested(moved()))
}

fn taken() -> mocks::Made {
    let one = RedemptionOnly { redemption: RedemptionId(0) };
    made(address(3), 0, Action::TakeRedemption(one), vec![], Event::RedemptionTaken(moved()))
}

fn settled() -> mocks::Made {
    let RedemptionMoved { redemption, coin, from, dealer } = moved();
    let document = Hash([8; 32]);
    let paid = RedemptionPaid { redemption, coin, from, dealer, custodian: address(2), document };
    let settle = SettleRedemption { redemption, document };
    let moves = vec![mocks::moved(0, Place::Redemption(redemption), Place::Supply(Empty), COIN.0, 70)];
    made(address(2), 0, Action::SettleRedemption(settle), moves, Event::RedemptionSettled(paid))
}

#[tokio::test]
async fn a_redemption_is_followed_from_the_request_to_the_payment() {
    let setup = Setup::new().await;
    setup.node.put(StateKey::stablecoin(COIN), &coin());
    setup.node.put(StateKey::asset(COIN), &asset(900, 0));
    let record = |taken| {
        let RedemptionMoved { coin, from, dealer, .. } = moved();
        Redemption { coin, from, dealer, amount: Amount(70), deadline_ms: 61_100, taken }
    };
    let key = StateKey::redemption(RedemptionId(0));
    setup.node.put(key, &record(false));
    let mint = mocks::moved(0, Place::Supply(Empty), Place::Account(address(4)), COIN.0, 100);
    let (mut first, mut receipt) = requested();
    receipt.moves = List::new([vec![mint], receipt.moves.to_vec()].concat()).unwrap();
    first.body.payer = address(4);
    let height = setup.node.push(vec![opened(), attested(), (first, receipt)]);
    setup.index.reached(height).await;
    let (_, answer) = get(&setup, "/v1/redemptions/0").await;
    let one = &answer["redemption"];
    assert_eq!((&one["stage"], &one["amount"]), (&json!("requested"), &json!("70")));
    assert_eq!((&one["deadline_ms"], &answer["assets"][0]["code"]), (&json!(61_100), &json!("TEUR")));

    let height = setup.node.push(vec![taken()]);
    setup.index.reached(height).await;
    let path = format!("/v1/accounts/{}/redemptions?role=dealer&stage=taken", text(3));
    assert_eq!(get(&setup, &path).await.1["items"][0]["id"], 0);
    let path = format!("/v1/accounts/{}/redemptions?stage=requested", text(4));
    assert_eq!(get(&setup, &path).await.1["items"], json!([]));

    setup.node.records.lock().unwrap().remove(&key);
    let height = setup.node.push(vec![settled()]);
    setup.index.reached(height).await;
    let (_, page) = get(&setup, "/v1/stablecoins/5/redemptions").await;
    let one = &page["items"][0];
    assert_eq!((&one["stage"], &one["custodian"]), (&json!("settled"), &json!(text(2))));
    assert_eq!((&one["document"], &one["deadline_ms"]), (&json!("08".repeat(32)), &Value::Null));
    let (_, page) = get(&setup, &format!("/v1/accounts/{}/activity", text(4))).await;
    assert_eq!(page["items"][0]["kind"], "settle_redemption");
    assert_eq!(page["items"][2]["memo"], json!({"text": "IBAN 12"}));
    let (status, problem) = get(&setup, "/v1/redemptions/1").await;
    let unknown = json!(Refusal::UnknownRedemption.code());
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &unknown));
}

#[tokio::test]
async fn the_proof_of_reserves_is_one_call() {
    let setup = Setup::new().await;
    assert_eq!(get(&setup, "/v1/stablecoins/5/reserves").await.0, StatusCode::NOT_FOUND);
    setup.node.put(StateKey::stablecoin(COIN), &coin());
    setup.node.put(StateKey::asset(COIN), &asset(900, 70));
    let height = setup.node.push(vec![opened(), attested()]);
    setup.index.reached(height).await;
    let (_, proof) = get(&setup, "/v1/stablecoins/5/reserves").await;
    // 900 − 100 counts up to the limit of 600, and 300 − 100 whole.
    let numbers =
        ["circulating", "attested", "as_of_ms", "age_ms", "covered", "height"].map(|name| &proof[name]);
    assert_eq!(
        numbers,
        [&json!("830"), &json!("800"), &json!(950), &json!(150), &json!(false), &json!(height)]
    );
    for (name, key) in [("stablecoin", StateKey::stablecoin(COIN)), ("asset", StateKey::asset(COIN))] {
        let bytes = tally_types::hash::unhex(proof["proofs"][name].as_str().unwrap()).unwrap();
        let Some(Proof::State(state)) = ProofFile::from_bytes(&bytes).map(|file| file.proof) else {
            panic!("{name} is no state proof")
        };
        assert_eq!(state.key, key);
        assert_eq!(name == "asset", Asset::decode(Copying(&state.record)).is_ok());
    }
    let (_, page) = get(&setup, "/v1/stablecoins").await;
    let first = &page["items"][0];
    assert_eq!((&first["code"], &first["backing"]["attested"]), (&json!("TEUR"), &json!("800")));
    assert_eq!(first["custodians"][0]["attestation"]["counted"], "600");
    let (_, page) = get(&setup, "/v1/stablecoins/5/attestations").await;
    assert_eq!(page["items"][0]["document"], "07".repeat(32));
    assert_eq!(get(&setup, "/v1/assets?q=TEUR").await.1["items"][0]["id"], 5);
}

fn composition() -> Composition {
    List::new(vec![Component { coin: COIN, nominal: Amount(40) }]).unwrap()
}

pub(super) fn basket() -> Basket {
    let part = Part { coin: COIN, nominal: Amount(37), held: Amount(38) };
    let next = Some(NextComposition { components: composition(), effective_ms: 9 });
    let parts = List::new(vec![part]).unwrap();
    Basket { governor: address(1), notice_ms: 86_400_000, parts, next }
}

#[tokio::test]
async fn a_basket_is_shown_with_its_coins() {
    let setup = Setup::new().await;
    setup.node.put(StateKey::basket(AssetId(6)), &basket());
    setup.node.put(StateKey::asset(AssetId(6)), &asset(100, 0));
    setup.node.put(StateKey::asset(COIN), &asset(900, 0));
    let open =
        OpenBasket { label: label(), governor: address(1), notice_ms: 86_400_000, components: composition() };
    let open = made(address(1), 0, Action::OpenBasket(open), vec![], Event::BasketOpened(AssetId(6)));
    let height = setup.node.push(vec![open]);
    setup.index.reached(height).await;
    let (_, answer) = get(&setup, "/v1/baskets/6").await;
    assert_eq!(answer["basket"]["parts"], json!([{"coin": 5, "nominal": "37", "held": "38"}]));
    assert_eq!(answer["basket"]["next"]["components"][0]["nominal"], "40");
    assert_eq!((&answer["basket"]["circulating"], &answer["assets"][0]["id"]), (&json!("100"), &json!(5)));
    assert_eq!(get(&setup, "/v1/baskets").await.1["items"][0]["id"], 6);
    let (status, problem) = get(&setup, "/v1/baskets/5").await;
    let unknown = json!(Refusal::UnknownBasket.code());
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &unknown));
}
