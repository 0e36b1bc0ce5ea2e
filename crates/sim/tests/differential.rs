//! The ledger and the model agree, over enough made-up transactions to meet every operation and every refusal.

use std::thread;
use tally_sim::{
    coverage::Coverage,
    differential::{self, Difference, WORLD_TRANSACTIONS},
    full_account,
};

/// Worlds of `WORLD_TRANSACTIONS` each, side by side.
const THREADS: u64 = 4;
const WORLDS_PER_THREAD: u64 = 50;

#[test]
fn the_ledger_and_the_model_agree() {
    let mut coverage = agreed(full_account::run());
    let runs: Vec<_> = (0..THREADS)
        .map(|thread| {
            let seed = 1 + thread * WORLDS_PER_THREAD;
            thread::spawn(move || agreed(differential::run(seed, WORLDS_PER_THREAD * WORLD_TRANSACTIONS)))
        })
        .collect();
    for run in runs {
        coverage.add(&run.join().expect("the ledgers agree"));
    }
    println!("{coverage}");
    assert_eq!(coverage.unreached(), Vec::<&str>::new(), "never reached");
}

#[test]
fn the_same_seed_gives_the_same_run() {
    let counts = |seed| {
        let coverage = agreed(differential::run(seed, 500));
        (coverage.in_blocks, coverage.operations, coverage.refusals)
    };
    assert_eq!(counts(7), counts(7));
    assert_ne!(counts(7), counts(8));
}

fn agreed(run: Result<Coverage, Difference>) -> Coverage {
    run.unwrap_or_else(|difference| panic!("{difference}"))
}
