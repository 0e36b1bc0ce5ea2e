//! The ledger as a replay drives it.
//!
//! A node keeps what it executed until the block is final; in a replay every block is final as soon as it is executed,
//! so it is committed at once and memory does not grow with the chain.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use tally_engine::{BoxFuture, Executed, Machine, Proposal, Slot, StateReader, Validity};
use tally_node::machine::LedgerMachine;
use tally_types::{Block, Hash, Header, StateKey, bytes::Bytes};

/// A ledger that commits what it executes.
pub struct Replayed {
    ledger: LedgerMachine,
    /// Transactions executed so far.
    transactions: Arc<AtomicU64>,
}

impl Replayed {
    /// The ledger, and where to read how many transactions it has executed.
    pub fn new(ledger: LedgerMachine) -> (Self, Arc<AtomicU64>) {
        let transactions = Arc::new(AtomicU64::new(0));
        (Self { ledger, transactions: transactions.clone() }, transactions)
    }
}

impl Machine for Replayed {
    fn genesis_state(&self) -> Box<dyn Iterator<Item = (StateKey, Bytes)> + Send + '_> {
        self.ledger.genesis_state()
    }

    fn propose<'a>(&'a self, _: &'a Header, _: Slot, _: &'a mut dyn StateReader) -> BoxFuture<'a, Proposal> {
        unreachable!("a replay proposes nothing")
    }

    fn execute<'a>(
        &'a self,
        parent: &'a Header,
        block: &'a Block,
        validity: Validity,
        state: &'a mut dyn StateReader,
    ) -> BoxFuture<'a, Option<Executed>> {
        Box::pin(async move {
            let executed = self.ledger.execute(parent, block, validity, state).await?;
            // A block whose receipts differ ends the replay: nothing of it is kept.
            if executed.receipts_root == block.header.receipts_root {
                let digest = block.header.digest();
                self.ledger.committing(block, digest).await;
                self.ledger.committed(block, digest).await;
                self.transactions.fetch_add(block.transactions.len() as u64, Ordering::Relaxed);
            }
            Some(executed)
        })
    }

    fn committing<'a>(&'a self, _: &'a Block, _: Hash) -> BoxFuture<'a, ()> {
        Box::pin(async {})
    }

    fn committed<'a>(&'a self, _: &'a Block, _: Hash) -> BoxFuture<'a, ()> {
        Box::pin(async {})
    }

    fn work(&self) -> BoxFuture<'_, ()> {
        Box::pin(std::future::pending())
    }

    fn gossip(&self, _: [u8; 32], _: Bytes) {}

    fn finalized(&self, _: Option<u64>, _: u64) {}
}
