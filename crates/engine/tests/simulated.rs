//! The whole network from one seed.

mod counter;

use counter::{Counter, Fault, genesis};
use std::sync::Arc;
use tally_engine::{
    Machine, Tuning, deal,
    sim::{Action, Event, Link, Phase, Report, Scenario, run},
};

fn play(seed: u64, scenario: &Scenario) -> Report {
    let dealt = deal(4, Some(seed));
    let genesis = Arc::new(genesis(&dealt));
    run(seed, &genesis, &dealt, scenario, |node| machine(node, None)).unwrap()
}

fn machine(node: usize, fault: Option<Fault>) -> Arc<dyn Machine> {
    let counter = fault.map_or_else(Counter::default, Counter::faulty);
    for at in 0..5u8 {
        counter.submit(vec![node as u8 + 1, at]);
    }
    Arc::new(counter)
}

fn quick() -> Scenario {
    Scenario {
        tuning: Tuning {
            heartbeat_ms: 100,
            leader_timeout_ms: 500,
            certification_timeout_ms: 1_000,
            ..Tuning::default()
        },
        ..Scenario::default()
    }
}

fn all_reached(report: &Report, height: u64, except: Option<usize>) {
    for (node, blocks) in report.nodes.iter().enumerate().filter(|(node, _)| except != Some(*node)) {
        assert!((1..=height).all(|at| blocks.contains_key(&at)), "node {node} lacks blocks");
    }
}

#[test]
fn four_nodes_reach_twenty_and_the_same_seed_gives_the_same_run() {
    let (one, other) = (play(1, &quick()), play(1, &quick()));
    assert_eq!(one.auditor, other.auditor);
    assert_eq!(one, other);
    all_reached(&one, 20, None);
    assert_ne!(play(2, &quick()).auditor, one.auditor);
}

#[test]
fn a_node_that_was_killed_catches_up() {
    let events = vec![
        Event { after_ms: 1_000, action: Action::Crash(2) },
        Event { after_ms: 5_000, action: Action::Restart(2) },
    ];
    let scenario = Scenario { phases: vec![Phase { events, until_height: 60 }], ..quick() };
    all_reached(&play(3, &scenario), 60, None);
}

#[test]
fn a_partitioned_network_stops_and_goes_on() {
    let events = vec![
        Event { after_ms: 1_000, action: Action::Partition(vec![0, 1]) },
        Event { after_ms: 11_000, action: Action::Heal },
        Event {
            after_ms: 12_000,
            action: Action::Relink(Link { latency_ms: 50, jitter_ms: 30, loss: 0.05 }),
        },
    ];
    let scenario = Scenario { phases: vec![Phase { events, until_height: 40 }], ..quick() };
    all_reached(&play(4, &scenario), 40, None);
}

#[test]
fn everyone_loses_power_and_nothing_final_is_lost() {
    let phases = [10, 20, 30].map(|until_height| Phase { events: Vec::new(), until_height }).to_vec();
    all_reached(&play(5, &Scenario { phases, ..quick() }), 30, None);
}

#[test]
fn a_member_that_signs_everything_changes_nothing() {
    let scenario = Scenario {
        conflicter: Some(1),
        phases: vec![Phase { events: Vec::new(), until_height: 20 }],
        ..quick()
    };
    all_reached(&play(6, &scenario), 20, Some(1));
}

/// Runs a network whose fourth member has a fault; the other three must not notice much.
fn with_fault(seed: u64, fault: Fault) -> Report {
    let dealt = deal(4, Some(seed));
    let genesis = Arc::new(genesis(&dealt));
    run(seed, &genesis, &dealt, &quick(), |node| machine(node, (node == 3).then_some(fault))).unwrap()
}

#[test]
fn a_member_that_proposes_invalid_blocks_is_passed_over() {
    all_reached(&with_fault(7, Fault::Receipts), 20, None);
}

#[test]
fn a_member_whose_blocks_are_an_hour_ahead_is_passed_over() {
    all_reached(&with_fault(8, Fault::Future), 20, None);
}

#[test]
fn a_network_of_one_member_goes_on_through_a_loss_of_power() {
    let dealt = deal(1, Some(9));
    let genesis = Arc::new(genesis(&dealt));
    let phases = [10, 20].map(|until_height| Phase { events: Vec::new(), until_height }).to_vec();
    let report =
        run(9, &genesis, &dealt, &Scenario { phases, ..quick() }, |node| machine(node, None)).unwrap();
    all_reached(&report, 20, None);
}
