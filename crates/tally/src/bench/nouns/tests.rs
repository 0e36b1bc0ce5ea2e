//! Everything a workload does applies, when each account's transactions come in order.

use super::{
    alone::{NOUNS, Stage},
    *,
};
use crate::bench::population::Population;

const NOW_MS: u64 = 1_800_000_000_000;

fn stage(population: &Population) -> Stage<'_> {
    let dealt = tally_engine::deal(1, Some(7));
    Stage::new(population, &dealt, NOW_MS).expect("the town is set up")
}

#[test]
fn every_nouns_operations_apply() {
    let population = Population::new(2_000);
    let stage = stage(&population);
    for (key, deed) in NOUNS {
        assert!(stage.rate(key, deed, 1).expect("all apply") > 0.0);
    }
}

#[test]
fn every_transaction_of_the_mix_applies() {
    let population = Population::new(2_000);
    let mut stage = stage(&population);
    let acts = Mix::new(stage.town).take(40_000);
    stage.apply(&acts).expect("all apply");
    let payments =
        acts.iter().filter(|act| matches!(act.operations[0].1, tally_types::Action::Send(_))).count();
    assert!((27_500..28_500).contains(&payments), "{payments} of 40,000 are payments");
}

#[test]
fn the_mix_repeats_itself() {
    let population = Population::new(1_000);
    let town = Town::new(&population, NOW_MS);
    let bodies = || {
        let acts = Mix::new(town).take(500);
        let lines = Desk::new(&population, tally_types::Hash([1; 32]), NOW_MS).enter(&acts);
        lines.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    assert_eq!(bodies(), bodies());
}
