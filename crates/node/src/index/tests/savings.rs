//! Deposits in the index.

use super::{Setup, address, applied, moved, operation, transaction};
use tally_types::{
    Action, Amount, Event, Place as Where,
    receipt::{FixedMade, FixedTaken, FlexibleChanged},
    savings::{DepositFixed, DepositId, PoolAmount, PoolId, WithdrawFixed},
};

#[tokio::test]
async fn a_fixed_deposit_is_remembered_when_it_is_out() {
    let setup = Setup::new();
    let (alice, pool) = (address(1), PoolId(4));
    let (here, there) = (Where::Account(alice), Where::Savings(pool));
    let one = |nonce, action, units, event| {
        applied(transaction(alice, nonce, vec![operation(alice, action)]), vec![units], vec![event])
    };
    let fixed = |nonce, id| {
        let action = Action::DepositFixed(DepositFixed { pool, term_ms: 7, amount: Amount(50) });
        let made = FixedMade {
            deposit: DepositId(id),
            pool,
            account: alice,
            amount: Amount(50),
            interest: Amount(2),
            matures_ms: 1_107,
        };
        one(nonce, action, moved(0, here, there, 0, 50), Event::FixedDeposited(made))
    };
    let flexible = |nonce| {
        let action = Action::DepositFlexible(PoolAmount { pool, amount: Amount(9) });
        let changed = FlexibleChanged { pool, account: alice, amount: Amount(9), shares: 9_000_000 };
        one(nonce, action, moved(0, here, there, 0, 9), Event::FlexibleDeposited(changed))
    };
    let action = Action::WithdrawFixed(WithdrawFixed { deposit: DepositId(0), forfeit: false });
    let taken =
        FixedTaken { deposit: DepositId(0), pool, account: alice, amount: Amount(50), interest: Amount(2) };
    let taken = one(4, action, moved(0, there, here, 0, 52), Event::FixedWithdrawn(taken));
    setup.chain.push(vec![fixed(0, 0), fixed(1, 1), flexible(2), flexible(3)]);
    setup.chain.push(vec![taken]);
    let index = setup.index().await;

    assert_eq!(index.flexible_of(&alice, None, 10).await.unwrap(), [pool]);
    assert!(index.flexible_of(&alice, Some(pool), 10).await.unwrap().is_empty());
    let ids = async |all, before| {
        let found = index.fixed_of(&alice, all, before, 10).await.unwrap();
        found.iter().map(|item| (item.id.0, item.paid)).collect::<Vec<_>>()
    };
    assert_eq!(ids(false, None).await, [(1, None)]);
    assert_eq!(ids(true, None).await, [(1, None), (0, Some(Amount(2)))]);
    assert_eq!(ids(true, Some(DepositId(1))).await, [(0, Some(Amount(2)))]);
    let found = index.fixed_deposit(DepositId(0)).await.unwrap().unwrap();
    assert_eq!((found.deposit.owner, found.deposit.matures_ms), (alice, 1_107));
    assert_eq!(index.fixed_deposit(DepositId(2)).await.unwrap(), None);
}
