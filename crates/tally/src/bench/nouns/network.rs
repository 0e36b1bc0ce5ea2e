//! The mix end to end: the town is set up on a running network, then the mix is submitted as fast as it is taken.

use super::{Desk, Mix, Town};
use crate::{
    bench::{load::Load, network::failed, population::Population},
    clock,
    failure::Failure,
};
use std::{thread, time::Duration};
use tally_types::{Genesis, Hash, parameters::EpochStart};

/// How long after a genesis the ledger's next epoch begins, in which campaigns run: long enough for a network to start
/// and the town to be founded, and a little for each account of the genesis.
const FOUNDING_MS: u64 = 8_000;
const ACCOUNTS_A_MS: u64 = 60;
/// What the founding has to itself before the epoch begins.
const MARGIN_MS: u64 = 500;
/// How long everything signed here is valid.
const VALIDITY_MS: u64 = 12 * 60 * 60 * 1000;

/// What became of the mix.
#[derive(Clone, Copy, Debug)]
pub struct Mixed {
    /// Applied transactions a second.
    pub rate: f64,
    /// Of all its transactions, those that were final and refused.
    pub refused: f64,
}

/// The same genesis with an epoch that begins at `from_ms`, and none before it but the one under way.
pub fn with_epoch(mut genesis: Genesis, from_ms: u64) -> Genesis {
    genesis.parameters.epochs_from = EpochStart { epoch: 1, time_ms: from_ms };
    genesis
}

/// When the epoch of a mix begins that is set up on a network of `accounts` started now.
pub fn epoch_ms(accounts: u64) -> u64 {
    clock::now_ms() + FOUNDING_MS + accounts / ACCOUNTS_A_MS
}

/// Submits `count` transactions to a network whose epoch begins at `from_ms`.
pub fn measure(
    load: &Load<'_>,
    population: &Population,
    genesis: Hash,
    from_ms: u64,
    count: usize,
) -> Result<Mixed, Failure> {
    let now_ms = clock::now_ms();
    if now_ms + MARGIN_MS > from_ms {
        return Err(failed("the network took too long to start for the campaigns to begin"));
    }
    let town = Town::new(population, now_ms);
    let mut desk = Desk::new(population, genesis, now_ms + VALIDITY_MS);
    load.saturate(&desk.sign(&[town.founding()]))?;
    // Attested is what was held after the founding.
    thread::sleep(Duration::from_millis(2));
    for wave in town.waves(clock::now_ms()) {
        load.saturate(&desk.sign(&wave))?;
    }
    let payments = desk.sign(&Mix::new(town).take(count));
    thread::sleep(Duration::from_millis((from_ms + MARGIN_MS).saturating_sub(clock::now_ms())));
    let raced = load.race(&payments)?;
    let refused = raced.refused as f64 / count as f64;
    Ok(Mixed { rate: count as f64 * (1.0 - refused) / raced.seconds, refused })
}
