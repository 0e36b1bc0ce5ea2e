//! The ledger and the model agree, over enough made-up transactions to meet every operation and every refusal.

use tally_sim::{differential, full_account};

const SEED: u64 = 1;
const TRANSACTIONS: u64 = 20_000;

#[test]
fn the_ledger_and_the_model_agree() {
    let mut coverage = differential::run(SEED, TRANSACTIONS).unwrap_or_else(|difference| panic!("{difference}"));
    let full = full_account::run().unwrap_or_else(|difference| panic!("{difference}"));
    coverage.add(&full);
    println!("{coverage}");
    assert_eq!(coverage.unreached(), Vec::<&str>::new(), "never reached");
}

#[test]
fn the_same_seed_gives_the_same_run() {
    let counts = |seed| {
        let coverage = differential::run(seed, 500).unwrap_or_else(|difference| panic!("{difference}"));
        (coverage.in_blocks, coverage.operations, coverage.refusals)
    };
    assert_eq!(counts(7), counts(7));
    assert_ne!(counts(7), counts(8));
}
