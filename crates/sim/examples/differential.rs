//! A night's run of the ledger against the model: `cargo run --release -p tally-sim --example differential --
//! --transactions 10000000 --seed 1`.

use std::{process::ExitCode, time::Instant};
use tally_sim::differential::{WORLD_TRANSACTIONS, World};
use tally_sim::{coverage::Coverage, full_account};

fn main() -> ExitCode {
    let Some((transactions, seed)) = arguments() else {
        eprintln!("usage: differential [--transactions N] [--seed S]");
        return ExitCode::from(2);
    };
    let (begin, mut coverage, mut seed) = (Instant::now(), Coverage::default(), seed);
    match full_account::run() {
        Ok(full) => coverage.add(&full),
        Err(difference) => return fail(&difference),
    }
    while coverage.transactions < transactions {
        let mut world = World::new(seed);
        if let Err(difference) = world.run(WORLD_TRANSACTIONS) {
            return fail(&difference);
        }
        coverage.add(&world.coverage);
        seed += 1;
        if seed.is_multiple_of(100) {
            let rate = coverage.transactions as f64 / begin.elapsed().as_secs_f64();
            eprintln!("seed {seed}: {} transactions, {rate:.0}/s, no difference", coverage.transactions);
        }
    }
    println!("{coverage}");
    let unreached = coverage.unreached();
    if unreached.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!("never reached: {}", unreached.join(", "));
    ExitCode::FAILURE
}

fn fail(difference: &tally_sim::differential::Difference) -> ExitCode {
    eprintln!("the ledgers differ: {difference}");
    ExitCode::FAILURE
}

fn arguments() -> Option<(u64, u64)> {
    let (mut transactions, mut seed) = (100_000, 1);
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next()?.parse().ok()?;
        match name.as_str() {
            "--transactions" => transactions = value,
            "--seed" => seed = value,
            _ => return None,
        }
    }
    Some((transactions, seed))
}
