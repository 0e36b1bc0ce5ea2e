//! Savings pools and deposits, from records and from the index.

use super::{
    super::mocks::Setup,
    get,
    mocks::{address, applied, moved, operation, transaction},
    text,
};
use axum::http::StatusCode;
use serde_json::{Value, json};
use tally_types::{
    Action, Amount, AssetId, Event, Place, Refusal, StateKey,
    pool::Pool,
    receipt::{FixedMade, FixedTaken, FlexibleChanged},
    savings::{
        self, DepositFixed, DepositId, FlexibleDeposit, PoolAmount, PoolId, SavingsPool, Term, WithdrawFixed,
    },
    state::{Counters, Global},
    text::Text,
    wire::List,
};

const POOL: PoolId = PoolId(0);
const TERM_MS: u64 = savings::MIN_TERM_MS;

/// A pool at 3 % a year whose 10,000 flexible units have waited for their interest for a year.
pub(super) fn put_records(setup: &Setup) {
    let node = &setup.node;
    let counters = Counters { asset: 1, held: 1, pool: 1, deposit: 2, ..Counters::default() };
    let (fees, genesis) = (node.genesis.fees.clone(), node.genesis.hash());
    node.put(StateKey::global(), &Global { counters, fees, fee_pot: List::default(), genesis });
    let pool = SavingsPool {
        operator: address(3),
        name: Text::new("Nest egg").unwrap(),
        asset: AssetId::COIN,
        flexible_bps: 300,
        terms: List::new(vec![Term { term_ms: TERM_MS, rate_bps: 400 }]).unwrap(),
        closed_ms: None,
        flexible: Pool { units: Amount(10_000), shares: 10_000_000_000 },
        round: 0,
        since_ms: 1_200,
        carry: 0,
        budget: Amount(700),
        reserved: Amount(98),
        fixed: Amount(10_000),
    };
    node.put(StateKey::savings_pool(POOL), &pool);
    node.put(StateKey::flexible_deposit(&address(1), POOL), &FlexibleDeposit { shares: 5_000_000_000 });
    node.put(StateKey::fixed_deposit(DepositId(0)), &fixed());
}

fn fixed() -> savings::FixedDeposit {
    savings::FixedDeposit {
        pool: POOL,
        owner: address(1),
        amount: Amount(10_000),
        interest: Amount(98),
        matures_ms: 1_200,
    }
}

#[tokio::test]
async fn deposits_are_followed_from_paying_in_to_taking_out() {
    let setup = Setup::new().await;
    put_records(&setup);
    let (here, there) = (Place::Account(address(1)), Place::Savings(POOL));
    let one = |nonce, action, units, event| {
        let made = transaction(address(1), nonce, vec![operation(address(1), action)]);
        applied(made, vec![units], vec![event])
    };
    let flexible = one(
        0,
        Action::DepositFlexible(PoolAmount { pool: POOL, amount: Amount(5_000) }),
        moved(0, here, there, 0, 5_000),
        Event::FlexibleDeposited(FlexibleChanged {
            pool: POOL,
            account: address(1),
            amount: Amount(5_000),
            shares: 5_000_000_000,
        }),
    );
    let made = |nonce, deposit| {
        let action =
            Action::DepositFixed(DepositFixed { pool: POOL, term_ms: TERM_MS, amount: Amount(10_000) });
        let made = FixedMade {
            deposit: DepositId(deposit),
            pool: POOL,
            account: address(1),
            amount: Amount(10_000),
            interest: Amount(98),
            matures_ms: 1_200,
        };
        one(nonce, action, moved(0, here, there, 0, 10_000), Event::FixedDeposited(made))
    };
    let taken = FixedTaken {
        deposit: DepositId(1),
        pool: POOL,
        account: address(1),
        amount: Amount(10_000),
        interest: Amount::ZERO,
    };
    let action = Action::WithdrawFixed(WithdrawFixed { deposit: DepositId(1), forfeit: true });
    let forfeited = one(3, action, moved(0, there, here, 0, 10_000), Event::FixedWithdrawn(taken));
    // Deposit 0 runs until the next block.
    let height = setup.node.push(vec![flexible, made(1, 0), made(2, 1), forfeited]);
    setup.index.reached(height).await;

    let (status, page) = get(&setup, &format!("/v1/accounts/{}/deposits/flexible", text(1))).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let expected = json!({"pool": 0, "asset": 0, "shares": "5000000000", "amount": "5000"});
    assert_eq!((&page["items"], &page["assets"][0]["decimals"]), (&json!([expected]), &json!(6)));
    let states = async |path: &str| {
        let (_, page) = get(&setup, path).await;
        let item = |item: &Value| (item["id"].as_u64().unwrap(), item["state"].as_str().unwrap().to_owned());
        page["items"].as_array().unwrap().iter().map(item).collect::<Vec<_>>()
    };
    let path = format!("/v1/accounts/{}/deposits/fixed", text(1));
    assert_eq!(states(&path).await, [(0, "running".to_owned())]);
    setup.node.push(vec![]);
    let all = [(1, "forfeited".to_owned()), (0, "matured".to_owned())];
    assert_eq!(states(&format!("{path}?all=true")).await, all);
    let (_, answer) = get(&setup, "/v1/deposits/1").await;
    assert_eq!(
        (&answer["deposit"]["owner"], &answer["deposit"]["interest"]),
        (&json!(text(1)), &json!("98"))
    );
    let (status, problem) = get(&setup, "/v1/deposits/2").await;
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!(Refusal::UnknownDeposit.code())));
}

#[tokio::test]
async fn a_pool_is_shown_with_its_interest_up_to_now() {
    let setup = Setup::new().await;
    put_records(&setup);
    // No block's time has passed the pool's: it is as it lies there.
    let (_, answer) = get(&setup, "/v1/pools/0").await;
    let expected = json!({"id": 0, "operator": text(3), "name": "Nest egg", "asset": 0, "flexible_bps": 300,
        "terms": [{"term_ms": TERM_MS, "rate_bps": 400}], "flexible": "10000", "fixed": "10000", "budget": "700",
        "reserved": "98"});
    assert_eq!(answer["pool"], expected);
    let mut pool: SavingsPool = {
        let bytes = setup.node.records.lock().unwrap()[&StateKey::savings_pool(POOL)].clone();
        tally_types::codec::DecodeExt::decode(tally_types::codec::Copying(&bytes)).unwrap()
    };
    // At 100 % a year, ten thousand trillion units earn in a few milliseconds.
    pool.flexible_bps = 10_000;
    pool.flexible.units = Amount(savings::YEAR_MS.into());
    setup.node.put(StateKey::savings_pool(POOL), &pool);
    for _ in 0..3 {
        setup.node.push(vec![]);
    }
    let (_, page) = get(&setup, "/v1/pools?asset=0").await;
    let shown = |field: &str| page["items"][0][field].as_str().unwrap().to_owned();
    assert_eq!(shown("budget"), "600");
    assert_eq!(shown("flexible"), (u128::from(savings::YEAR_MS) + 100).to_string());
    assert_eq!(get(&setup, "/v1/pools?asset=1").await.1["items"], json!([]));
    let (status, problem) = get(&setup, "/v1/pools/1").await;
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!(Refusal::UnknownPool.code())));
}
