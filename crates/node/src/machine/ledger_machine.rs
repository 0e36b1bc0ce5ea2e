//! [`LedgerMachine`]: the engine's [`Machine`], made of the pool, the ledger and the store of receipts.

use super::{
    execute::{self, read_ahead},
    flights::{Flights, Outcome},
};
use crate::{
    admission::Admission,
    chain::{Chain, Committed},
    pool::Pool,
    receipts::{Receipts, Record},
    verify,
};
use std::sync::{Arc, Mutex};
use tally_engine::{BoxFuture, Executed, Machine, Proposal, Slot, StateReader, Validity};
use tally_ledger::{BlockInfo, Overlay};
use tally_types::{
    Block, Genesis, Hash, Header, Move, Receipt, Refusal, StateKey, Transaction, block::MAX_BLOCK_WORK,
    bytes::Bytes, transaction,
};

/// Blocks between two sweeps of expired transactions.
const SWEEP_EVERY: u64 = 16;

/// The ledger behind the engine.
pub struct LedgerMachine {
    genesis: Arc<Genesis>,
    genesis_hash: Hash,
    pool: Arc<Pool>,
    chain: Arc<Chain>,
    receipts: Arc<Receipts>,
    admission: Arc<Admission>,
    flights: Flights,
    /// The block between `committing` and `committed`.
    committing: Mutex<Option<Arc<Committed>>>,
}

/// A transaction of a block, ready to be executed.
struct Line {
    id: Hash,
    transaction: Arc<Transaction>,
}

impl LedgerMachine {
    pub fn new(
        genesis: Arc<Genesis>,
        pool: Arc<Pool>,
        chain: Arc<Chain>,
        receipts: Arc<Receipts>,
        admission: Arc<Admission>,
    ) -> Self {
        let genesis_hash = *chain.genesis();
        let (flights, committing) = (Flights::default(), Mutex::default());
        Self { genesis, genesis_hash, pool, chain, receipts, admission, flights, committing }
    }

    fn block_info(&self, height: u64, time_ms: u64, seed: [u8; 48]) -> BlockInfo {
        BlockInfo { chain_id: self.genesis.chain_id, genesis: self.genesis_hash, height, time_ms, seed }
    }

    async fn fill(&self, parent: &Header, slot: Slot, state: &mut dyn StateReader) -> Proposal {
        let time_ms = slot.now_ms.max(parent.time_ms + 1);
        let block = self.block_info(slot.height, time_ms, slot.seed);
        let tip = self.chain.tip();
        let candidates = self.pool.candidates(&self.flights.leaves_up_to(parent, tip));
        let mut overlay = Overlay::new();
        read_ahead(&mut overlay, candidates.iter().map(|entry| &*entry.transaction), state).await;
        let opening = execute::begin(&mut overlay, &block, state).await;
        let (mut transactions, mut leaves, mut receipts) = (Vec::new(), Vec::new(), Vec::new());
        for entry in candidates {
            match execute::apply(&mut overlay, &block, entry.id, &entry.transaction, state).await {
                Ok(receipt) => {
                    transactions.push(entry.bytes.clone());
                    leaves.push(entry.leaf);
                    receipts.push(receipt);
                }
                // An ancestor that is not final yet may have used or may yet open the nonce: not ours to judge.
                Err(Refusal::NonceUsed | Refusal::NonceBeyondWindow) if parent.height > tip => {}
                Err(refusal) => self.pool.drop_for(&entry, refusal),
            }
        }
        let executed = self.close(&overlay, &opening, (parent.digest(), slot.height), leaves, receipts);
        Proposal { transactions, time_ms, executed }
    }

    async fn run(
        &self,
        parent: &Header,
        block: &Block,
        validity: Validity,
        state: &mut dyn StateReader,
    ) -> Option<Executed> {
        self.flights.note_digest(parent);
        let leaves: Vec<Hash> = block.transactions.iter().map(|bytes| transaction::leaf(bytes)).collect();
        let lines = self.decode(block, &leaves, validity)?;
        let info = self.block_info(block.header.height, block.header.time_ms, block.header.seed);
        let mut overlay = Overlay::new();
        read_ahead(&mut overlay, lines.iter().map(|line| &*line.transaction), state).await;
        let opening = execute::begin(&mut overlay, &info, state).await;
        let mut receipts = Vec::with_capacity(lines.len());
        for line in &lines {
            receipts.push(execute::apply(&mut overlay, &info, line.id, &line.transaction, state).await.ok()?);
        }
        let place = (block.header.parent, block.header.height);
        Some(self.close(&overlay, &opening, place, leaves, receipts))
    }

    /// Checks what was executed, and keeps it until it is known whether the block becomes final.
    fn close(
        &self,
        overlay: &Overlay,
        opening: &[Move],
        (parent, height): (Hash, u64),
        leaves: Vec<Hash>,
        receipts: Vec<Receipt>,
    ) -> Executed {
        let record = Record::of(&receipts);
        let executed = Executed { changes: overlay.changes(), receipts_root: record.root };
        execute::check(overlay, &executed.changes, opening, &receipts);
        self.pool.mark_proposed(height, &leaves);
        self.flights.insert(parent, height, Outcome { leaves, receipts, record });
        executed
    }

    /// Decodes a block's transactions; signatures that this node has verified before are not verified again. `None`:
    /// a transaction is not canonical, breaks a stateless rule or has a bad signature.
    fn decode(&self, block: &Block, leaves: &[Hash], validity: Validity) -> Option<Vec<Line>> {
        let known = self.pool.by_leaves(leaves);
        let mut lines = Vec::with_capacity(leaves.len());
        let (mut unverified, mut work) = (Vec::new(), 0);
        for (bytes, entry) in block.transactions.iter().zip(known) {
            let line = match entry {
                Some(entry) => Line { id: entry.id, transaction: entry.transaction.clone() },
                None => {
                    let transaction = Transaction::decode(bytes).ok()?;
                    transaction.check(self.genesis.chain_id).ok()?;
                    unverified.push(lines.len());
                    Line { id: transaction.body.id(&self.genesis_hash), transaction: Arc::new(transaction) }
                }
            };
            work += line.transaction.body.work();
            lines.push(line);
        }
        if work > MAX_BLOCK_WORK {
            return None;
        }
        if validity == Validity::Candidate {
            let candidates: Vec<_> = unverified
                .iter()
                .map(|index| verify::Candidate {
                    id: lines[*index].id,
                    transaction: &lines[*index].transaction,
                })
                .collect();
            if self.admission.verifier().verify(&candidates).contains(&false) {
                return None;
            }
        }
        Some(lines)
    }

    fn keep_receipts(&self, block: &Block, digest: Hash) {
        let receipts: Vec<Receipt> = match self.flights.take(&block.header) {
            Some(flight) => {
                let Outcome { receipts, record, .. } = flight.outcome;
                self.receipts.append(block.header.height, &record).expect("receipts can be made durable");
                receipts
            }
            None => {
                let stored = self.receipts.read(block.header.height).expect("receipts can be read");
                stored.expect("a block that is about to be applied was executed here")
            }
        };
        let committed = Committed {
            header: block.header.clone(),
            digest,
            ids: receipts.iter().map(|receipt| receipt.transaction).collect(),
            transactions: block.transactions.clone(),
            receipts,
        };
        *self.committing.lock().expect("no holder panics") = Some(Arc::new(committed));
    }

    fn announce(&self, block: &Block) {
        let committed = self.committing.lock().expect("no holder panics").take();
        let committed = committed.expect("a block is announced after its receipts were kept");
        let spent = committed.transactions.iter().zip(&committed.receipts);
        let spent: Vec<_> = spent.map(|(bytes, receipt)| (receipt.payer, nonce_of(bytes))).collect();
        let (height, time_ms) = (block.header.height, block.header.time_ms);
        self.chain.announce(committed);
        let spent = spent.iter().map(|(payer, nonce)| (payer, *nonce));
        self.pool.settle(spent, time_ms, height.is_multiple_of(SWEEP_EVERY));
    }
}

/// The nonce in a transaction's canonical bytes: behind chain id (8 bytes) and payer (20 bytes).
fn nonce_of(bytes: &[u8]) -> u64 {
    bytes.get(28..36).and_then(|field| field.try_into().ok()).map_or(0, u64::from_be_bytes)
}

impl Machine for LedgerMachine {
    fn genesis_state(&self) -> Box<dyn Iterator<Item = (StateKey, Bytes)> + Send + '_> {
        Box::new(tally_ledger::genesis_state(&self.genesis))
    }

    fn propose<'a>(
        &'a self,
        parent: &'a Header,
        slot: Slot,
        state: &'a mut dyn StateReader,
    ) -> BoxFuture<'a, Proposal> {
        Box::pin(self.fill(parent, slot, state))
    }

    fn execute<'a>(
        &'a self,
        parent: &'a Header,
        block: &'a Block,
        validity: Validity,
        state: &'a mut dyn StateReader,
    ) -> BoxFuture<'a, Option<Executed>> {
        Box::pin(self.run(parent, block, validity, state))
    }

    fn committing<'a>(&'a self, block: &'a Block, digest: Hash) -> BoxFuture<'a, ()> {
        Box::pin(async move { self.keep_receipts(block, digest) })
    }

    fn committed<'a>(&'a self, block: &'a Block, _: Hash) -> BoxFuture<'a, ()> {
        Box::pin(async move { self.announce(block) })
    }

    fn work(&self) -> BoxFuture<'_, ()> {
        Box::pin(self.pool.work(|| self.chain.tip()))
    }

    fn gossip(&self, _: [u8; 32], message: Bytes) {
        self.admission.gossip(message);
    }

    fn finalized(&self, _: Option<u64>, _: u64) {}
}
