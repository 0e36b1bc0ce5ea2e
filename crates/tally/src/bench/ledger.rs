//! The ledger alone: a state in memory, and blocks executed on it by one core.
//!
//! It goes the way of a block: every record the transactions surely touch is read ahead, what they turn out to need is
//! read when they say so, and the changes are collected and encoded. Reading ahead is not timed.

use std::{collections::HashMap, time::Instant};
use tally_ledger::{BlockInfo, Overlay, Stop};
use tally_types::{Genesis, Hash, Outcome, Receipt, Refusal, StateKey, Transaction, bytes::Bytes};

/// A transaction and its id.
pub type Line = (Hash, Transaction);

/// The state after some blocks.
#[derive(Clone)]
pub struct Ledger {
    chain_id: u64,
    genesis: Hash,
    height: u64,
    state: HashMap<StateKey, Bytes>,
}

/// What a block did.
#[derive(Debug, Default)]
pub struct Executed {
    pub seconds: f64,
    pub applied: usize,
    /// What was refused or kept out, by its place in the block.
    pub refused: Vec<(usize, Refusal)>,
}

impl Ledger {
    pub fn new(genesis: &Genesis, hash: Hash) -> Self {
        let state = tally_ledger::genesis_state(genesis).collect();
        Self { chain_id: genesis.chain_id, genesis: hash, height: 0, state }
    }

    /// Executes `lines` as the next block.
    pub fn block(&mut self, lines: &[Line], time_ms: u64) -> Executed {
        self.height += 1;
        let info = BlockInfo {
            chain_id: self.chain_id,
            genesis: self.genesis,
            height: self.height,
            time_ms,
            seed: [0; 48],
        };
        let mut overlay = self.prefetched(lines);
        self.open(&mut overlay, &info);
        let mut executed = Executed::default();
        let start = Instant::now();
        for (place, line) in lines.iter().enumerate() {
            match self.apply(&mut overlay, &info, line).map(|receipt| receipt.outcome) {
                Ok(Outcome::Applied(_)) => executed.applied += 1,
                Ok(Outcome::Refused(refused)) => executed.refused.push((place, refused.refusal)),
                Err(refusal) => executed.refused.push((place, refusal)),
            }
        }
        let changes = overlay.changes();
        executed.seconds = start.elapsed().as_secs_f64();
        for (key, record) in changes {
            match record {
                Some(record) => self.state.insert(key, record),
                None => self.state.remove(&key),
            };
        }
        executed
    }

    fn apply(&self, overlay: &mut Overlay, info: &BlockInfo, line: &Line) -> Result<Receipt, Refusal> {
        loop {
            match tally_ledger::apply(overlay, info, line.0, &line.1) {
                Ok(receipt) => return Ok(receipt),
                Err(Stop::Refused(refusal)) => return Err(refusal),
                Err(Stop::Missing(keys)) => self.load(overlay, keys),
            }
        }
    }

    /// Opens the block, loading what that turns out to need.
    fn open(&self, overlay: &mut Overlay, info: &BlockInfo) {
        while let Err(Stop::Missing(keys)) = tally_ledger::begin(overlay, info) {
            self.load(overlay, keys);
        }
    }

    fn prefetched(&self, lines: &[Line]) -> Overlay {
        let (mut overlay, mut keys) = (Overlay::new(), Vec::new());
        for (_, transaction) in lines {
            tally_ledger::footprint(transaction, &mut keys);
        }
        self.load(&mut overlay, keys);
        overlay
    }

    fn load(&self, overlay: &mut Overlay, keys: Vec<StateKey>) {
        for key in keys {
            let record = self.state.get(&key).map(|record| &record[..]);
            overlay.load(key, record).expect("our own records decode");
        }
    }
}
