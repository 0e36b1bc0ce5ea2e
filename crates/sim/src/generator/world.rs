//! Who there is, and what they start with.

use crate::chance::Chance;
use tally_types::{
    Address, Amount, AssetId, Genesis, Parameters, PublicKey,
    asset::{Code, Name},
    council::CouncilParameters,
    exchange::ExchangeParameters,
    fee::{FeeRate, FeeSchedule, Price},
    genesis::{Allocation, Coin},
    mining::MiningParameters,
    referral::CampaignId,
    stake::StakeParameters,
    text::Text,
    wire::List,
};

/// The first people are rich, the rest can pay a few fees.
const RICH: usize = 6;
const PEOPLE: usize = 10;
const KEYS: u8 = 16;

/// Keys of all three kinds. Nothing verifies signatures here, so the points lie on no curve.
pub fn keys() -> Vec<PublicKey> {
    (1..=KEYS)
        .map(|byte| match byte % 3 {
            0 => PublicKey::P256([byte; 64]),
            1 => PublicKey::Ed25519([byte; 32]),
            _ => PublicKey::Secp256k1([byte; 64]),
        })
        .collect()
}

/// The accounts of the first keys.
pub fn people(keys: &[PublicKey]) -> Vec<Address> {
    keys[..PEOPLE].iter().map(PublicKey::address).collect()
}

/// A network for these people: prices from nothing to dear, fee assets that come to exist and one that never does.
pub fn genesis(chance: &mut Chance, people: &[Address]) -> Genesis {
    let mut allocations: Vec<Allocation> = people
        .iter()
        .enumerate()
        .map(|(place, account)| {
            let amount = if place < RICH { 1_000_000_000 } else { 20 + chance.below(2_000) };
            Allocation { account: *account, amount: Amount(u128::from(amount)) }
        })
        .collect();
    allocations.sort_by_key(|allocation| allocation.account);
    let price = |operation, amount| Price { operation, amount: Amount(amount) };
    let rate = |asset, numerator, denominator| FeeRate { asset: AssetId(asset), numerator, denominator };
    let fees = FeeSchedule {
        base: Amount(10),
        prices: List::new(vec![price(0x19, 0), price(0x20, 500), price(0x30, 5), price(0x31, 3)])
            .expect("few"),
        rates: List::new(vec![
            rate(1, 2, 3),
            rate(2, 7, 1),
            rate(3, u128::MAX, 4),
            rate(4, 1, u64::MAX.into()),
            rate(u64::MAX, 1, 1),
        ])
        .expect("few"),
    };
    let supply: u128 = allocations.iter().map(|allocation| allocation.amount.0).sum();
    Genesis {
        chain_id: 1 + chance.below(1_000),
        name: Name::new("Simulation").expect("short"),
        prefix: Text::new("sim").expect("short"),
        time_ms: 1_700_000_000_000,
        coin: Coin {
            code: Code::new("COIN").expect("short"),
            name: Name::new("Coin").expect("short"),
            decimals: 6,
            cap: chance.percent(50).then_some(Amount(supply)),
        },
        fees,
        parameters: parameters(chance),
        members: List::new(members(chance)).expect("one to four"),
        sharing: List::new(vec![0]).expect("one"),
        allocations: List::new(allocations).expect("few"),
    }
}

/// Epochs from the shortest to a day, so that some worlds see many of them and some none; and short periods of the
/// council, so that its decisions take effect within a world.
fn parameters(chance: &mut Chance) -> Parameters {
    let minutes = |count| 60_000 * count;
    let epoch_ms = chance.one_of([60_000, 60_000, 600_000, 86_400_000]);
    let stake =
        StakeParameters { unbonding_epochs: 1 + chance.below(3) as u16, ..StakeParameters::default() };
    let council = CouncilParameters {
        voting_ms: minutes(10 + chance.below(50)),
        delay_ms: minutes(1),
        window_ms: minutes(10 + chance.below(100)),
    };
    let mining = MiningParameters { campaign: chance.percent(70).then(|| CampaignId(chance.below(4))) };
    Parameters { epoch_ms, stake, council, mining, exchange: exchange(chance), ..Parameters::default() }
}

/// Members whose seats people act for: those with Ed25519 keys. Sometimes there is only one.
fn members(chance: &mut Chance) -> Vec<[u8; 32]> {
    let count = if chance.percent(25) { 1 } else { 4 };
    [1, 4, 7, 10][..count].iter().map(|byte| [*byte; 32]).collect()
}

/// The defaults, or anything from nothing to the highest fees and all of them for the opener.
fn exchange(chance: &mut Chance) -> ExchangeParameters {
    if chance.percent(40) {
        return ExchangeParameters::default();
    }
    ExchangeParameters {
        taker_fee_bps: chance.one_of([0, 1, 33, 1_000]),
        maker_fee_bps: chance.one_of([0, 1, 33, 1_000]),
        opener_share_bps: chance.one_of([0, 1, 3_333, 10_000]),
    }
}
