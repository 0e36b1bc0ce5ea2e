//! The state a network begins with: its coin, who holds it, the fees, the parameters and the council.

use bytes::Bytes;
use tally_types::{
    Address, Amount, AssetId, Genesis, StateKey,
    account::{Account, Balance, BalanceFlags},
    asset::{Asset, Powers},
    codec::Encode as _,
    council::{Council, Seat},
    epoch_of,
    genesis::Allocation,
    state::{Counters, Global},
    treasury::Treasury,
    wire::List,
};

/// The records of the state before the first block, ascending by key.
///
/// # Panics
///
/// If `genesis` does not pass [`Genesis::check`].
pub fn genesis_state(genesis: &Genesis) -> impl Iterator<Item = (StateKey, Bytes)> {
    // Kinds of keys ascend: accounts, the global record, the parameters, assets, the treasury, the council.
    let held = genesis.allocations.iter().filter(|allocation| !allocation.amount.is_zero());
    let accounts =
        held.map(|allocation| (StateKey::account(&allocation.account), account(allocation).encode()));
    let global = std::iter::once_with(|| (StateKey::global(), global(genesis).encode()));
    let parameters = std::iter::once_with(|| (StateKey::parameters(), genesis.parameters.encode()));
    let coin = std::iter::once_with(|| (StateKey::asset(AssetId::COIN), coin(genesis).encode()));
    let epoch = epoch_of(genesis.time_ms, &genesis.parameters);
    let treasury = std::iter::once_with(move || (StateKey::treasury(), Treasury::new(epoch).encode()));
    let council = std::iter::once_with(|| (StateKey::council(), council(genesis).encode()));
    accounts.chain(global).chain(parameters).chain(coin).chain(treasury).chain(council)
}

fn account(allocation: &Allocation) -> Account {
    let balance = Balance { asset: AssetId::COIN, amount: allocation.amount, flags: BalanceFlags::default() };
    let balances = List::new(vec![balance]).expect("one balance lies inline");
    Account { balances, ..Account::default() }
}

fn global(genesis: &Genesis) -> Global {
    Global {
        // The coin has id 0.
        counters: Counters { asset: 1, ..Counters::default() },
        fees: genesis.fees.clone(),
        fee_pot: List::default(),
        genesis: genesis.hash(),
    }
}

fn council(genesis: &Genesis) -> Council {
    let seats = genesis.members.iter().map(|member| Seat::of_member(*member)).collect();
    Council { seats: List::new(seats).expect("a council has a seat for each of the genesis' members") }
}

fn coin(genesis: &Genesis) -> Asset {
    let coin = &genesis.coin;
    Asset {
        issuer: Address([0; 20]),
        code: coin.code.clone(),
        name: coin.name.clone(),
        decimals: coin.decimals,
        icon: None,
        cap: coin.cap,
        powers: Powers::default(),
        paused: false,
        minted: genesis.supply().expect("a checked genesis has a supply"),
        burned: Amount::ZERO,
    }
}
