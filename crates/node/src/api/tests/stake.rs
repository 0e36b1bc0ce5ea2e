//! Stake and the treasury, from the records of the reference's worked example.

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
    fixed::Fixed,
    pool::Pool,
    receipt::StakeBonded,
    stake::{Bond, Candidate, CandidateId, CandidateOnly, Leaving, Lien, StakeAmount, StakeBook, Unbonding},
    state::{Counters, Global, PotEntry},
    text::Text,
    treasury::Treasury,
    wire::{Empty, List},
};

const CAROL: CandidateId = CandidateId(0);
const ERIN: CandidateId = CandidateId(1);

fn pool(units: u128, shares: u128) -> Pool {
    Pool { units: Amount(units), shares }
}

fn candidate(name: &str, pool: Pool, leaving: Vec<u64>) -> Candidate {
    Candidate {
        owner: address(3),
        name: Text::new(name).unwrap(),
        validator: [7; 32],
        commission_bps: 2_000,
        raised_epoch: 0,
        retired: false,
        pool,
        seen: Fixed::ZERO,
        index: Fixed::ZERO,
        carry: Fixed::ZERO,
        commission: Fixed::ZERO,
        commission_carry: 0,
        leaving: List::new(leaving).unwrap(),
    }
}

/// 625 were received for the 4,000 bonded to Carol; of Alice's bond 1,000 are leaving and a tenth of them is lost.
pub(super) fn put_records(setup: &Setup) {
    let node = &setup.node;
    let fees = node.genesis.fees.clone();
    let entry = PotEntry { asset: AssetId::COIN, amount: Amount(1_009) };
    let counters = Counters { asset: 1, held: 1, candidate: 2, ..Counters::default() };
    let fee_pot = List::new(vec![entry.clone()]).unwrap();
    node.put(StateKey::global(), &Global { counters, fees, fee_pot, genesis: node.genesis.hash() });
    let index = Fixed::of(Amount(625)).div_rem(4_000).unwrap().0;
    let book = StakeBook { active: Amount(4_000), index, rewards: Amount(625), ..StakeBook::default() };
    node.put(StateKey::stake_book(), &book);
    node.put(StateKey::candidate(CAROL), &candidate("Carol", pool(4_000, 4_000), vec![1_050, 9_000]));
    node.put(StateKey::candidate(ERIN), &candidate("Erin", pool(0, 0), vec![]));
    let unbondings =
        vec![Unbonding { ready_ms: 1_050, shares: 400 }, Unbonding { ready_ms: 9_000, shares: 600 }];
    let lien = Lien { from: ERIN, ready_ms: 9_000, shares: 1_000, amount: Amount(1_000) };
    let bond = Bond {
        shares: 3_000,
        lien: Some(lien),
        unbondings: List::new(unbondings).unwrap(),
        ..Bond::default()
    };
    node.put(StateKey::bond(&address(1), CAROL), &bond);
    let leaving = |unbonding, moved| Leaving { unbonding, moved };
    node.put(StateKey::leaving(CAROL, 1_050), &leaving(pool(400, 400), Pool::default()));
    node.put(StateKey::leaving(CAROL, 9_000), &leaving(pool(540, 600), Pool::default()));
    node.put(StateKey::leaving(ERIN, 9_000), &leaving(Pool::default(), pool(900, 1_000)));
    let treasury =
        Treasury { epoch: 5, mining_budget: Amount(201), entries: List::new(vec![entry]).unwrap() };
    node.put(StateKey::treasury(), &treasury);
    node.put(StateKey::parameters(), &node.genesis.parameters);
}

#[tokio::test]
async fn a_bond_is_followed_from_bonding_to_its_claims() {
    let setup = Setup::new().await;
    put_records(&setup);
    let bonded = |nonce, candidate| {
        let action = Action::Bond(StakeAmount { candidate, amount: Amount(3_000) });
        let event = StakeBonded { candidate, account: address(1), amount: Amount(3_000) };
        let units = moved(0, Place::Account(address(1)), Place::Bonded(candidate), 0, 3_000);
        let made = transaction(address(1), nonce, vec![operation(address(1), action)]);
        applied(made, vec![units], vec![Event::Bonded(event)])
    };
    let claimed = |nonce, units| {
        let action = Action::ClaimRewards(CandidateOnly { candidate: CAROL });
        let paid = moved(0, Place::StakeRewards(Empty), Place::Account(address(1)), 0, units);
        applied(transaction(address(1), nonce, vec![operation(address(1), action)]), vec![paid], vec![])
    };
    // Nothing is left of the bond with Erin: the page does not have it.
    setup.node.push(vec![bonded(0, CAROL), bonded(1, ERIN), claimed(2, 40)]);
    let height = setup.node.push(vec![claimed(3, 2)]);
    setup.index.reached(height).await;

    let (status, page) = get(&setup, &format!("/v1/accounts/{}/bonds", text(1))).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    let bond = &page["items"][0];
    assert_eq!(
        (&bond["candidate"], &bond["amount"], &bond["rewards"]),
        (&json!(0), &json!("3000"), &json!("375"))
    );
    let lien = json!({"from": 1, "ready_ms": 9_000, "amount": "1000", "lost": "100"});
    assert_eq!(bond["lien"], lien);
    let leaving = json!([{"ready_ms": 1_050, "amount": "400", "ready": true},
        {"ready_ms": 9_000, "amount": "540", "ready": false}]);
    assert_eq!(bond["unbondings"], leaving);

    let (_, page) = get(&setup, &format!("/v1/accounts/{}/rewards?limit=1", text(1))).await;
    let claim = &page["items"][0];
    assert_eq!(
        (&claim["amount"], &claim["height"], &claim["time_ms"]),
        (&json!("2"), &json!(2), &json!(1_200))
    );
    let next = page["next"].as_str().unwrap();
    let (_, page) = get(&setup, &format!("/v1/accounts/{}/rewards?limit=1&cursor={next}", text(1))).await;
    assert_eq!((&page["items"][0]["amount"], page.get("next")), (&json!("40"), None));
}

#[tokio::test]
async fn candidates_and_the_treasury_are_shown() {
    let setup = Setup::new().await;
    put_records(&setup);
    let (_, page) = get(&setup, "/v1/candidates?limit=1").await;
    let expected = json!({"id": 0, "owner": text(3), "name": "Carol", "validator": "07".repeat(32),
        "commission_bps": 2_000, "retired": false, "bonded": "4000", "commission": "125"});
    assert_eq!(page["items"], json!([expected]));
    let next = page["next"].as_str().unwrap();
    let (_, page) = get(&setup, &format!("/v1/candidates?limit=1&cursor={next}")).await;
    assert_eq!((&page["items"][0]["name"], page.get("next")), (&json!("Erin"), None));
    assert_eq!(get(&setup, "/v1/candidates/1").await.1["bonded"], "0");
    let (status, problem) = get(&setup, "/v1/candidates/2").await;
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!(Refusal::UnknownCandidate.code())));

    let (status, treasury) = get(&setup, "/v1/treasury").await;
    assert_eq!(status, StatusCode::OK, "{treasury}");
    let money = json!([{"asset": 0, "amount": "1009"}]);
    assert_eq!((&treasury["holdings"], &treasury["fee_pot"]), (&money, &money));
    let texts = ["mining_budget", "stake_rewards", "bonded"].map(|field| treasury[field].as_str().unwrap());
    assert_eq!((treasury["epoch"].as_u64(), texts), (Some(5), ["201", "625", "4000"]));
    assert_eq!(
        (&treasury["stakers_bps"], &treasury["assets"][0]["decimals"]),
        (&Value::from(5_000), &json!(6))
    );
}
