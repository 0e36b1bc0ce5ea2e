//! Bonds and rewards in the index.

use super::{COIN, Setup, address, applied, moved, operation, transaction};
use crate::index::{Direction, read::ActivityFilter};
use tally_types::{
    Action, Amount, Event, Place as Where,
    receipt::{StakeBonded, StakeWent},
    stake::{CandidateId, CandidateOnly, CarryPenalty, MoveStake, StakeAmount},
    wire::Empty,
};

#[tokio::test]
async fn bonds_and_claims_are_listed_for_their_account() {
    let setup = Setup::new();
    let (first, second) = (CandidateId(0), CandidateId(1));
    let alice = address(1);
    let bond = |nonce| {
        let action = Action::Bond(StakeAmount { candidate: first, amount: Amount(70) });
        let event = StakeBonded { candidate: first, account: alice, amount: Amount(70) };
        let units = vec![moved(0, Where::Account(alice), Where::Bonded(first), 0, 70)];
        applied(transaction(alice, nonce, vec![operation(alice, action)]), units, vec![Event::Bonded(event)])
    };
    let claim = || operation(alice, Action::ClaimRewards(CandidateOnly { candidate: first }));
    let paid =
        |operation, units| moved(operation, Where::StakeRewards(Empty), Where::Account(alice), 0, units);
    let claims = applied(transaction(alice, 3, vec![claim(), claim()]), vec![paid(0, 5), paid(1, 3)], vec![]);
    let go = Action::MoveStake(MoveStake { from: first, to: second, amount: Amount(40) });
    let went = StakeWent { from: first, to: second, account: alice, amount: Amount(40), ready_ms: 9 };
    let units = vec![moved(0, Where::Bonded(first), Where::Bonded(second), 0, 40)];
    let went =
        applied(transaction(alice, 2, vec![operation(alice, go)]), units, vec![Event::StakeMoved(went)]);
    let carry = Action::CarryPenalty(CarryPenalty { account: alice, candidate: second });
    let units = vec![moved(0, Where::Bonded(second), Where::Treasury(Empty), 0, 4)];
    let carry = applied(transaction(address(2), 0, vec![operation(address(2), carry)]), units, vec![]);
    setup.chain.push(vec![bond(0), bond(1), went]);
    setup.chain.push(vec![claims, carry]);
    let index = setup.index().await;

    assert_eq!(index.bonds_of(&alice, None, 10).await.unwrap(), [first, second]);
    assert_eq!(index.bonds_of(&alice, Some(first), 10).await.unwrap(), [second]);
    assert!(index.bonds_of(&address(2), None, 10).await.unwrap().is_empty());
    let amounts = |items: &[crate::index::read::RewardItem]| {
        items.iter().map(|item| (item.amount.0, item.key.operation, item.time_ms)).collect::<Vec<_>>()
    };
    let rewards = index.rewards_of(&alice, None, 10).await.unwrap();
    assert_eq!(amounts(&rewards), [(3, 1, 1_200), (5, 0, 1_200)]);
    let older = index.rewards_of(&alice, Some(rewards[0].key), 10).await.unwrap();
    assert_eq!(amounts(&older), [(5, 0, 1_200)]);
    // Who bears a penalty that somebody else carries over is told of it.
    let page = index.activity(&alice, ActivityFilter::default(), None, 1).await.unwrap();
    let line = page.items[0].line;
    assert_eq!((line.kind, line.direction, line.other), (0x98, Direction::None, Some(address(2))));
    assert_eq!((line.asset, line.amount), (Some(COIN), Some(Amount(4))));
}
