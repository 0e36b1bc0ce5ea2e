//! Deals in the index.

use super::{Setup, address, applied, moved, operation, transaction};
use crate::index::{
    Direction,
    mocks::Made,
    read::{ActivityFilter, DealFilter, DealRole, DealStages},
};
use tally_types::{Action, Address, Amount, AssetId, Event, Place as Where, deal::*, text::Text};

const BUYER: Address = Address([1; 20]);
const SELLER: Address = Address([2; 20]);
const ARBITER: Address = Address([3; 20]);

pub(crate) fn terms(arbiter: bool) -> OpenDeal {
    let arbiter = arbiter.then_some(Arbiter {
        account: ARBITER,
        fee_bps: 150,
        rule_within_ms: MIN_STEP_MS,
        if_silent: Side::BUYER,
    });
    OpenDeal {
        seller: SELLER,
        asset: AssetId::COIN,
        amount: Amount(29_999),
        description: Text::new("a phone").unwrap(),
        terms: None,
        arbiter,
        accept_by_ms: 9_000,
        ship_within_ms: MIN_STEP_MS,
        confirm_within_ms: MIN_STEP_MS,
    }
}

pub(crate) fn parties(id: u64, arbiter: bool) -> DealParties {
    DealParties { deal: DealId(id), buyer: BUYER, seller: SELLER, arbiter: arbiter.then_some(ARBITER) }
}

pub(crate) fn open(nonce: u64, id: u64, arbiter: bool) -> Made {
    let action = Action::OpenDeal(terms(arbiter));
    let moves = vec![moved(0, Where::Account(BUYER), Where::Deal(DealId(id)), 0, 29_999)];
    let made = transaction(BUYER, nonce, vec![operation(BUYER, action)]);
    applied(made, moves, vec![Event::DealOpened(parties(id, arbiter))])
}

/// The steps from acceptance to a ruling of the deal with an arbiter.
pub(crate) fn ruled(id: u64) -> Vec<Made> {
    let deal = DealId(id);
    let parties = parties(id, true);
    let only = || DealOnly { deal };
    let noted = |note: &str| DealNoted { deal, note: Note::new(note).unwrap() };
    let step = |by, until_ms| DealStep { parties, by, until_ms };
    let one = |actor, nonce, action, event| {
        applied(transaction(actor, nonce, vec![operation(actor, action)]), vec![], vec![event])
    };
    let rule = RuleDeal { deal, to_seller: Amount(10_000), note: Note::new("half").unwrap() };
    let paid = |to, units| moved(0, Where::Deal(deal), Where::Account(to), 0, units);
    vec![
        one(SELLER, 0, Action::AcceptDeal(only()), Event::DealAccepted(step(SELLER, None))),
        one(ARBITER, 0, Action::AcceptDeal(only()), Event::DealAccepted(step(ARBITER, Some(5)))),
        one(SELLER, 1, Action::ShipDeal(noted("parcel 12")), Event::DealShipped(step(SELLER, Some(6)))),
        one(BUYER, 9, Action::DisputeDeal(noted("")), Event::DealDisputed(step(BUYER, Some(7)))),
        applied(
            transaction(ARBITER, 1, vec![operation(ARBITER, Action::RuleDeal(rule))]),
            vec![paid(BUYER, 19_550), paid(SELLER, 10_000), paid(ARBITER, 449)],
            vec![Event::DealRuled(parties)],
        ),
    ]
}

#[tokio::test]
async fn a_deal_is_listed_for_its_parties_and_told_step_by_step() {
    let setup = Setup::new();
    setup.chain.push(vec![open(0, 0, true), open(1, 1, false)]);
    let [first, second, rest @ ..] = &ruled(0)[..] else { panic!("five steps") };
    setup.chain.push(vec![first.clone()]);
    let index = setup.index().await;
    let deals = async |account, role, stages| {
        let filter = DealFilter { account, role, stages };
        let found = index.deals(&filter, None, 10).await.unwrap();
        found.iter().map(|id| id.0).collect::<Vec<_>>()
    };
    assert_eq!(deals(None, None, DealStages::Only(Stage::Offered)).await, [1, 0]);
    let mut made = vec![second.clone()];
    made.extend(rest.to_vec());
    index.reached(setup.chain.push(made)).await;
    assert_eq!(deals(None, None, DealStages::All).await, [1, 0]);
    assert_eq!(deals(None, None, DealStages::Open).await, [1]);
    assert_eq!(deals(Some(BUYER), None, DealStages::Only(Stage::Ended)).await, [0]);
    assert_eq!(deals(Some(SELLER), Some(DealRole::Seller), DealStages::All).await, [1, 0]);
    assert_eq!(deals(Some(ARBITER), None, DealStages::All).await, [0]);
    assert_eq!(deals(Some(ARBITER), Some(DealRole::Buyer), DealStages::All).await, [0u64; 0]);
    let filter = DealFilter { account: Some(BUYER), role: None, stages: DealStages::All };
    assert_eq!(index.deals(&filter, Some(DealId(1)), 10).await.unwrap(), [DealId(0)]);

    let steps = index.deal_steps(DealId(0), None, 10).await.unwrap();
    let told: Vec<_> = steps.iter().map(|step| (step.kind, step.stage, step.by)).collect();
    let expected = [
        (0x60, Some(Stage::Offered), BUYER),
        (0x61, None, SELLER),
        (0x61, Some(Stage::Accepted), ARBITER),
        (0x62, Some(Stage::Shipped), SELLER),
        (0x66, Some(Stage::Disputed), BUYER),
        (0x67, Some(Stage::Ended), ARBITER),
    ];
    assert_eq!(told, expected);
    assert_eq!((steps[5].to_seller, steps[5].time_ms), (Some(Amount(10_000)), 1_300));
    let after = (steps[3].place, steps[3].operation);
    assert_eq!(index.deal_steps(DealId(0), Some(after), 1).await.unwrap(), steps[4..5]);
    assert!(index.deal_steps(DealId(7), None, 1).await.unwrap().is_empty());
}

#[tokio::test]
async fn everyone_whom_a_deal_concerns_has_a_line_of_each_step() {
    let setup = Setup::new();
    setup.chain.push(vec![open(0, 0, true)]);
    setup.chain.push(ruled(0));
    let index = setup.index().await;
    let lines = async |account: Address| {
        let page = index.activity(&account, ActivityFilter::default(), None, 10).await.unwrap();
        page.items.iter().map(|item| item.line).collect::<Vec<_>>()
    };
    for account in [BUYER, SELLER, ARBITER] {
        let kinds: Vec<u8> = lines(account).await.iter().map(|line| line.kind).collect();
        assert_eq!(kinds, [0x67, 0x66, 0x62, 0x61, 0x61, 0x60]);
    }
    let [ruled, .., opened] = &lines(BUYER).await[..] else { panic!("six lines") };
    assert_eq!((opened.direction, opened.other), (Direction::Out, Some(SELLER)));
    assert_eq!(
        (ruled.direction, ruled.other, ruled.amount),
        (Direction::In, Some(SELLER), Some(Amount(19_550)))
    );
    let fee = lines(ARBITER).await[0];
    assert_eq!((fee.direction, fee.other, fee.amount), (Direction::In, Some(BUYER), Some(Amount(449))));
    assert_eq!(lines(SELLER).await[5].other, Some(BUYER));
    assert_eq!(address(1), BUYER);
}
