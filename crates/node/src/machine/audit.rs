//! The check of the ledger's invariants on what a block changed, beside the work that goes on.
//!
//! Invariant: no block is made durable whose audit has not passed.

use std::{sync::Arc, thread::JoinHandle};
use tally_ledger::{Overlay, invariants::Broken, invariants::check_block};
use tally_types::{Move, Receipt, StateKey, bytes::Bytes};

/// From how many transactions on a block is audited on a thread of its own.
const ASIDE: usize = 256;

/// What a block was executed on and came to.
pub struct Block {
    pub overlay: Overlay,
    pub changes: Vec<(StateKey, Option<Bytes>)>,
    pub opening: Vec<Move>,
    pub receipts: Arc<Vec<Receipt>>,
}

/// An audit under way or passed.
#[derive(Debug)]
pub struct Audit(Option<JoinHandle<Result<(), Broken>>>);

impl Audit {
    /// Begins the audit of a block.
    pub fn begin(block: Block) -> Self {
        if block.receipts.len() < ASIDE {
            pass(check(&block));
            return Self(None);
        }
        let thread = std::thread::Builder::new().name("audit".into());
        Self(Some(thread.spawn(move || check(&block)).expect("the system has room for a thread")))
    }

    /// Waits until the audit has passed.
    ///
    /// # Panics
    ///
    /// When an invariant of the ledger is broken: the node stops rather than go on with a broken ledger.
    pub fn finish(self) {
        if let Some(thread) = self.0 {
            pass(thread.join().expect("the invariants' check does not panic"));
        }
    }
}

fn check(block: &Block) -> Result<(), Broken> {
    check_block(&block.overlay, &block.changes, &block.opening, &block.receipts)
}

fn pass(verdict: Result<(), Broken>) {
    if let Err(broken) = verdict {
        panic!("an invariant of the ledger is broken: {broken:?}");
    }
}
