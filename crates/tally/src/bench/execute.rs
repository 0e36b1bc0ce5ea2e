//! Execution alone: plain payments on one core, with every record they need read already.

use super::{
    ledger::{Ledger, Line},
    workload::Payment,
};
use crate::clock;
use tally_types::{Genesis, Hash, Transaction};

/// Payments in one block.
pub const BLOCK: usize = 4_096;

/// Payments a second: applied, and the changes of each block of 4,096 collected and encoded.
pub fn measure(genesis: &Genesis, genesis_hash: Hash, payments: &[Payment]) -> f64 {
    let mut ledger = Ledger::new(genesis, genesis_hash);
    let (mut seconds, mut applied) = (0.0, 0);
    for block in payments.chunks_exact(BLOCK) {
        let lines: Vec<Line> = block.iter().map(decoded).collect();
        let executed = ledger.block(&lines, clock::now_ms());
        assert!(executed.refused.is_empty(), "everybody can pay");
        seconds += executed.seconds;
        applied += executed.applied;
    }
    applied as f64 / seconds
}

fn decoded(payment: &Payment) -> Line {
    (payment.id, Transaction::decode(&payment.bytes).expect("our own payments decode"))
}
