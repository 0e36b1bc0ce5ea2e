//! Blocks that were executed here and are not final yet, with what they hold.
//!
//! A block is known by its parent and its receipts root: a proposer has no digest before the engine has made the header.
//! Two blocks alike in both hold the same receipts.

use crate::receipts::Record;
use foldhash::quality::RandomState;
use std::{
    collections::{HashMap, HashSet},
    sync::Mutex,
};
use tally_types::{Hash, Header, Receipt};

/// What a block came to.
#[derive(Debug)]
pub struct Outcome {
    /// The leaves of its transactions, in the block's order.
    pub leaves: Vec<Hash>,
    pub receipts: Vec<Receipt>,
    pub record: Record,
}

#[derive(Debug)]
pub struct Flight {
    height: u64,
    pub outcome: Outcome,
    /// Known once another block has been built or executed on this one.
    digest: Option<Hash>,
    parent: Hash,
}

#[derive(Default)]
pub struct Flights(Mutex<HashMap<(Hash, Hash), Flight, RandomState>>);

impl Flights {
    /// Keeps what a block on `parent` at `height` came to.
    pub fn insert(&self, parent: Hash, height: u64, outcome: Outcome) {
        let key = (parent, outcome.record.root);
        let flight = Flight { height, outcome, digest: None, parent };
        self.0.lock().expect("no holder panics").insert(key, flight);
    }

    /// Notes the digest of `parent`, by which its transactions are found when a descendant is proposed.
    pub fn note_digest(&self, parent: &Header) {
        let mut flights = self.0.lock().expect("no holder panics");
        if let Some(flight) = flights.get_mut(&(parent.parent, parent.receipts_root)) {
            flight.digest = Some(parent.digest());
        }
    }

    /// The transactions in `parent` and in its ancestors above `tip`.
    pub fn leaves_up_to(&self, parent: &Header, tip: u64) -> HashSet<Hash, RandomState> {
        let mut leaves = HashSet::default();
        let mut flights = self.0.lock().expect("no holder panics");
        if let Some(flight) = flights.get_mut(&(parent.parent, parent.receipts_root)) {
            flight.digest = Some(parent.digest());
            leaves.extend(flight.outcome.leaves.iter().copied());
        }
        let (mut digest, mut height) = (parent.parent, parent.height.saturating_sub(1));
        while height > tip {
            let Some(flight) = flights.values().find(|flight| flight.digest == Some(digest)) else { break };
            leaves.extend(flight.outcome.leaves.iter().copied());
            (digest, height) = (flight.parent, height - 1);
        }
        leaves
    }

    /// Takes the final block's flight out, and forgets all others at or below its height.
    pub fn take(&self, header: &Header) -> Option<Flight> {
        let mut flights = self.0.lock().expect("no holder panics");
        let found = flights.remove(&(header.parent, header.receipts_root));
        flights.retain(|_, flight| flight.height > header.height);
        found
    }
}
