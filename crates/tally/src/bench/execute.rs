//! Execution alone: the ledger on one core, with every record it needs read already.

use super::workload::Payment;
use crate::clock;
use std::{collections::HashMap, time::Instant};
use tally_ledger::{BlockInfo, Overlay, Stop};
use tally_types::{Genesis, Hash, StateKey, Transaction, bytes::Bytes};

/// Payments in one block.
const BLOCK: usize = 4_096;

/// Payments a second: applied, and the changes of each block of 4,096 collected and encoded.
pub fn measure(genesis: &Genesis, genesis_hash: Hash, payments: &[Payment]) -> f64 {
    let mut state: HashMap<StateKey, Bytes> = tally_ledger::genesis_state(genesis).collect();
    let (mut seconds, mut executed) = (0.0, 0);
    for (height, block) in (1..).zip(payments.chunks_exact(BLOCK)) {
        let info = BlockInfo {
            chain_id: genesis.chain_id,
            genesis: genesis_hash,
            height,
            time_ms: clock::now_ms(),
            seed: [0; 48],
        };
        let lines: Vec<(Hash, Transaction)> = block.iter().map(decoded).collect();
        let mut overlay = prefetched(&state, &lines);
        open(&mut overlay, &info, &state);
        let start = Instant::now();
        for (id, transaction) in &lines {
            let receipt =
                tally_ledger::apply(&mut overlay, &info, *id, transaction).expect("payments are admissible");
            assert!(receipt.is_applied(), "everybody can pay");
        }
        let changes = overlay.changes();
        seconds += start.elapsed().as_secs_f64();
        executed += lines.len();
        for (key, record) in changes {
            match record {
                Some(record) => state.insert(key, record),
                None => state.remove(&key),
            };
        }
    }
    executed as f64 / seconds
}

fn decoded(payment: &Payment) -> (Hash, Transaction) {
    (payment.id, Transaction::decode(&payment.bytes).expect("our own payments decode"))
}

/// Opens the block, loading what that turns out to need.
fn open(overlay: &mut Overlay, block: &BlockInfo, state: &HashMap<StateKey, Bytes>) {
    while let Err(Stop::Missing(keys)) = tally_ledger::begin(overlay, block) {
        for key in keys {
            load(overlay, key, state);
        }
    }
}

fn prefetched(state: &HashMap<StateKey, Bytes>, lines: &[(Hash, Transaction)]) -> Overlay {
    let (mut overlay, mut keys) = (Overlay::new(), Vec::new());
    for (_, transaction) in lines {
        tally_ledger::footprint(transaction, &mut keys);
    }
    for key in keys {
        load(&mut overlay, key, state);
    }
    overlay
}

fn load(overlay: &mut Overlay, key: StateKey, state: &HashMap<StateKey, Bytes>) {
    overlay.load(key, state.get(&key).map(|record| &record[..])).expect("our own records decode");
}
