//! Mandates in the index: their life, and the rows' independence of how blocks were batched.

use super::*;
use crate::index::read::Side;
use tally_types::{
    mandate::{GrantMandate, MandateId, MandateKind, MandateOnly, PullMandate},
    receipt::{MandateChanged, MandateUsed},
};

fn changed(id: u64, payee: Option<Address>) -> MandateChanged {
    MandateChanged { mandate: MandateId(id), payer: address(1), payee }
}

pub(in crate::index) fn grant(id: u64, payee: Option<Address>) -> Made {
    let action = GrantMandate {
        payee,
        asset: COIN,
        amount: Amount(30),
        period_ms: u64::MAX,
        start_ms: 5,
        end_ms: payee.is_none().then_some(u64::MAX - 1),
        kind: MandateKind::SUBSCRIPTION,
        memo: Memo::NONE,
    };
    let made = transaction(address(1), id, vec![operation(address(1), Action::GrantMandate(action))]);
    applied(made, vec![], vec![Event::MandateGranted(changed(id, payee))])
}

pub(in crate::index) fn pull(actor: u8, payee: u8, nonce: u64, units: u128, left: u128) -> Made {
    let action = Action::PullMandate(PullMandate { mandate: MandateId(0), amount: Amount(units) });
    let used =
        MandateUsed { mandate: MandateId(0), payer: address(1), payee: address(payee), left: Amount(left) };
    let made = transaction(address(actor), nonce, vec![operation(address(actor), action)]);
    let moves = vec![moved(0, Where::Account(address(1)), Where::Account(address(payee)), 0, units)];
    applied(made, moves, vec![Event::MandatePulled(used)])
}

pub(in crate::index) fn revoke(actor: u8, id: u64, payee: Option<Address>) -> Made {
    let action = Action::RevokeMandate(MandateOnly { mandate: MandateId(id) });
    let made = transaction(address(actor), 9, vec![operation(address(actor), action)]);
    applied(made, vec![], vec![Event::MandateRevoked(changed(id, payee))])
}

fn life() -> Vec<Vec<Made>> {
    let payee = Some(address(2));
    vec![
        vec![grant(0, payee), grant(1, None), grant(2, payee)],
        vec![pull(2, 2, 0, 10, 20), pull(3, 2, 0, 20, 0)],
        vec![revoke(2, 0, payee)],
    ]
}

#[tokio::test]
async fn a_mandate_is_remembered_when_it_was_revoked() {
    let setup = Setup::new();
    for block in life() {
        setup.chain.push(block);
    }
    let index = setup.index().await;
    let ids = async |account, side, is_open, before| {
        let found = index.mandates_of(&address(account), side, is_open, before, 10).await.unwrap();
        found.iter().map(|item| item.id.0).collect::<Vec<_>>()
    };
    assert_eq!(ids(1, Side::Payer, false, None).await, [2, 1, 0]);
    assert_eq!(ids(1, Side::Either, false, Some(MandateId(2))).await, [1, 0]);
    assert_eq!(ids(2, Side::Payee, false, None).await, [2, 0]);
    assert_eq!(ids(2, Side::Either, true, None).await, [2]);
    assert_eq!(ids(1, Side::Payer, true, None).await, [2, 1]);
    assert_eq!(ids(2, Side::Payer, false, None).await, [0u64; 0]);

    let revoked = index.mandate(MandateId(0)).await.unwrap().unwrap();
    assert_eq!((revoked.revoked, revoked.payee, revoked.period_ms), (true, Some(address(2)), u64::MAX));
    let open = index.mandate(MandateId(1)).await.unwrap().unwrap();
    assert_eq!((open.revoked, open.payee, open.end_ms), (false, None, Some(u64::MAX - 1)));
    assert_eq!(index.mandate(MandateId(3)).await.unwrap(), None);

    let pulls = index.mandate_pulls(MandateId(0), None, 10).await.unwrap();
    let amounts: Vec<_> = pulls.iter().map(|item| (item.amount.0, item.left.0, item.receiver)).collect();
    assert_eq!(amounts, [(20, 0, address(2)), (10, 20, address(2))]);
    let before = Some((pulls[0].place, pulls[0].operation));
    assert_eq!(index.mandate_pulls(MandateId(0), before, 10).await.unwrap(), pulls[1..]);

    let line = async |account| {
        let page = index.activity(&address(account), ActivityFilter::default(), None, 1).await.unwrap();
        let line = page.items[0].line;
        (line.kind, line.direction, line.other)
    };
    assert_eq!(line(3).await, (0x51, Direction::None, Some(address(2))));
    assert_eq!(line(1).await, (0x52, Direction::None, Some(address(2))));
    assert_eq!(line(2).await, (0x52, Direction::None, Some(address(1))));
}

#[tokio::test]
async fn mandates_are_the_same_however_their_blocks_were_batched() {
    let (together, apart) = (Setup::new(), Setup::new());
    let index = apart.index().await;
    for block in life() {
        together.chain.push(block.clone());
        index.reached(apart.chain.push(block)).await;
    }
    index.settled(3).await;
    assert_eq!(dump(&*together.index().await).await, dump(&index).await);
}
