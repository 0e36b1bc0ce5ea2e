//! Accounts that no honest state has: at the limits of what an account can hold.

use super::*;
use tally_types::account::{Balance, BalanceFlags};

/// Eight inline balances, of the coin and of assets 2 to 8, and as many spilled ones as there may be: no room for gold.
pub fn full() -> Account {
    let balance = |id| Balance { asset: AssetId(id), amount: Amount(RICH), flags: BalanceFlags(0) };
    let balances = [0, 2, 3, 4, 5, 6, 7, 8].map(balance).to_vec();
    Account { balances: list(balances), spilled: 65_535, ..Account::default() }
}

/// As much of asset 1 as there can be.
pub fn at_the_top() -> Account {
    let balance = |id, amount| Balance { asset: AssetId(id), amount, flags: BalanceFlags(0) };
    Account { balances: list(vec![balance(0, Amount(RICH)), balance(1, Amount::MAX)]), ..Account::default() }
}

/// What refuses the actor's action when `account` has that record.
pub fn refusal(
    world: &World,
    account: &Person,
    record: &Account,
    actor: &Person,
    action: Action,
) -> Option<Refusal> {
    let mut state = world.state.clone();
    state.insert(StateKey::account(&account.address), tally_types::codec::Encode::encode(record));
    let mut tx = world.tx(actor).does(actor, action);
    tx.nonce = if actor.address == account.address { 0 } else { tx.nonce };
    let transaction = tx.build();
    let mut overlay = Overlay::new();
    let run = |overlay: &mut Overlay| apply(overlay, &world.block, Hash::ZERO, &transaction);
    match load_until(&state, &mut overlay, run).expect("it enters the block").outcome {
        Outcome::Refused(refused) => Some(refused.refusal),
        Outcome::Applied(_) => None,
    }
}
