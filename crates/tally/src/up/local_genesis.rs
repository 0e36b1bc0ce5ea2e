//! The genesis of a local network: its coin, its prices and who holds coins at the start.

use tally_engine::Dealt;
use tally_types::{
    Action, Address, Amount, Genesis, Parameters,
    asset::{Code, Name},
    fee::{FeeSchedule, Price},
    genesis::{Allocation, Coin},
    text::Text,
    wire::List,
};

/// Decimal places of the coin.
pub const COIN_DECIMALS: u8 = 6;
/// Base units of one coin.
pub const COIN: u128 = 1_000_000;
/// The number of every local network; its genesis hash tells it from the others.
pub const CHAIN_ID: u64 = 7777;
/// What stands before addresses.
pub const PREFIX: &str = "tally";
/// What the faucet has to give.
pub const FAUCET_COINS: u128 = 1_000_000_000;

/// What an operation costs that has no price of its own: a thousandth of a coin.
const BASE_PRICE: u128 = COIN / 1000;
/// Things that stay in everybody's state for ever cost a whole coin.
const LASTING: [&str; 3] = ["OpenShared", "ClaimName", "CreateAsset"];

/// The genesis of a local network whose members were `dealt`, with coins for `holders`.
pub fn local_genesis(
    dealt: &Dealt,
    time_ms: u64,
    parameters: Parameters,
    holders: &[(Address, u128)],
) -> Genesis {
    let mut allocations: Vec<_> = holders
        .iter()
        .map(|(account, coins)| Allocation { account: *account, amount: Amount(coins * COIN) })
        .collect();
    allocations.sort_by_key(|entry| entry.account);
    let genesis = Genesis {
        chain_id: CHAIN_ID,
        name: Name::new("Tally on this machine").expect("short"),
        prefix: Text::new(PREFIX).expect("short"),
        time_ms,
        coin: Coin {
            code: Code::new("TALLY").expect("short"),
            name: Name::new("Tally coin").expect("short"),
            decimals: COIN_DECIMALS,
            cap: None,
        },
        fees: fees(),
        parameters,
        members: List::new(dealt.members.clone()).expect("1 to 16 members"),
        sharing: List::new(dealt.sharing.clone()).expect("a sharing of 16 members is small"),
        allocations: List::new(allocations).expect("a handful"),
    };
    genesis.check().expect("a local genesis keeps the rules");
    genesis
}

fn fees() -> FeeSchedule {
    let lasting = Action::VARIANTS.iter().filter(|(_, name)| LASTING.contains(name));
    let mut prices: Vec<_> =
        lasting.map(|(tag, _)| Price { operation: *tag, amount: Amount(COIN) }).collect();
    prices.sort_by_key(|price| price.operation);
    FeeSchedule { base: Amount(BASE_PRICE), prices: List::new(prices).expect("few"), rates: List::default() }
}
