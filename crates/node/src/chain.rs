//! What is final: blocks with their receipts, in order of height.
//!
//! Invariant: a height is announced only after its block, its state and its receipts are durable.

use crate::receipts::{ReceiptError, Receipts};
use foldhash::quality::RandomState;
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex},
};
use tally_engine::Engine;
use tally_types::{Hash, Header, Receipt, Transaction, bytes::Bytes, proof::ReceiptProof};
use tokio::sync::watch;

/// Blocks kept in memory with their receipts.
const RECENT_BLOCKS: usize = 64;
/// Transactions in these blocks, from which on only the last [`FEWEST_BLOCKS`] are kept.
const RECENT_BLOCK_TRANSACTIONS: usize = 32_768;
/// Blocks kept in memory whatever is in them.
const FEWEST_BLOCKS: usize = 2;

/// Transactions whose place in the chain is kept in memory.
const RECENT_TRANSACTIONS: usize = 262_144;

/// A final block, its transactions' ids and receipts in the block's order.
#[derive(Debug)]
pub struct Committed {
    pub header: Header,
    pub digest: Hash,
    pub ids: Vec<Hash>,
    /// Canonical bytes.
    pub transactions: Vec<Bytes>,
    pub receipts: Vec<Receipt>,
}

impl Committed {
    /// Transaction `index`, decoded; it decoded when the block was executed.
    pub fn transaction(&self, index: usize) -> Option<Transaction> {
        Transaction::decode(self.transactions.get(index)?).ok()
    }
}

/// Where a transaction stands in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub height: u64,
    pub index: u32,
}

#[derive(Default)]
struct Recent {
    blocks: VecDeque<Arc<Committed>>,
    /// Transactions in them.
    in_blocks: usize,
    positions: HashMap<Hash, Position, RandomState>,
    order: VecDeque<Hash>,
}

impl Recent {
    /// Takes out the blocks that are to be read from disk from now on.
    fn forget(&mut self) -> Vec<Arc<Committed>> {
        let mut gone = Vec::new();
        while self.blocks.len() > RECENT_BLOCKS
            || (self.in_blocks > RECENT_BLOCK_TRANSACTIONS && self.blocks.len() > FEWEST_BLOCKS)
        {
            let Some(block) = self.blocks.pop_front() else { break };
            self.in_blocks -= block.ids.len();
            gone.push(block);
        }
        gone
    }
}

/// The final part of the chain, shared by index, streams and API.
pub struct Chain {
    genesis: Hash,
    receipts: Arc<Receipts>,
    recent: Mutex<Recent>,
    tip: watch::Sender<u64>,
    engine: std::sync::OnceLock<Engine>,
}

impl Chain {
    pub fn new(genesis: Hash, receipts: Arc<Receipts>) -> Self {
        let recent = Recent::default();
        let (tip, _) = watch::channel(receipts.last_height());
        Self { genesis, receipts, recent: Mutex::new(recent), tip, engine: std::sync::OnceLock::new() }
    }

    /// Connects the engine, from which older blocks are read.
    pub fn connect(&self, engine: Engine) {
        let _ = self.engine.set(engine);
    }

    /// The engine; `None` while the node starts.
    pub fn engine(&self) -> Option<&Engine> {
        self.engine.get()
    }

    /// The height of the last final block; 0 before the first.
    pub fn tip(&self) -> u64 {
        *self.tip.borrow()
    }

    /// The time of the last final block this node saw, Unix milliseconds; 0 before the first.
    pub fn tip_time_ms(&self) -> u64 {
        let recent = self.recent.lock().expect("no holder panics");
        recent.blocks.back().map_or(0, |block| block.header.time_ms)
    }

    /// The seed of the last final block this node saw; zeros before the first.
    pub fn tip_seed(&self) -> [u8; 48] {
        let recent = self.recent.lock().expect("no holder panics");
        recent.blocks.back().map_or([0; 48], |block| block.header.seed)
    }

    /// Changes whenever a block becomes final; lagging receivers see the latest height only.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.tip.subscribe()
    }

    /// Records a final block whose receipts are durable.
    pub fn announce(&self, committed: Arc<Committed>) {
        let height = committed.header.height;
        let mut recent = self.recent.lock().expect("no holder panics");
        if recent.blocks.back().is_some_and(|last| last.header.height >= height) {
            return;
        }
        for (index, id) in committed.ids.iter().enumerate() {
            recent.positions.insert(*id, Position { height, index: index as u32 });
            recent.order.push_back(*id);
        }
        while recent.order.len() > RECENT_TRANSACTIONS {
            if let Some(oldest) = recent.order.pop_front() {
                recent.positions.remove(&oldest);
            }
        }
        recent.in_blocks += committed.ids.len();
        recent.blocks.push_back(committed);
        let gone = recent.forget();
        drop(recent);
        drop(gone);
        self.tip.send_if_modified(|tip| std::mem::replace(tip, height.max(*tip)) != height);
    }

    /// Where a recent transaction stands; older ones are in the index.
    pub fn position(&self, id: &Hash) -> Option<Position> {
        self.recent.lock().expect("no holder panics").positions.get(id).copied()
    }

    /// The final block at `height` with its receipts, from memory or from disk.
    pub async fn committed(&self, height: u64) -> Result<Option<Arc<Committed>>, ReceiptError> {
        if let Some(found) = self.recent_block(height) {
            return Ok(Some(found));
        }
        let Some(engine) = self.engine.get() else { return Ok(None) };
        let Some((block, _)) = engine.block(height).await else { return Ok(None) };
        let Some(receipts) = self.receipts.read(height)? else { return Ok(None) };
        let ids = receipts.iter().map(|receipt| receipt.transaction).collect();
        let digest = block.header.digest();
        let transactions = block.transactions;
        Ok(Some(Arc::new(Committed { header: block.header, digest, ids, transactions, receipts })))
    }

    fn recent_block(&self, height: u64) -> Option<Arc<Committed>> {
        let recent = self.recent.lock().expect("no holder panics");
        recent.blocks.iter().find(|block| block.header.height == height).cloned()
    }

    /// The proof that leads from the network's key to the receipt at `position`.
    pub async fn receipt_proof(&self, position: Position) -> Result<Option<ReceiptProof>, ReceiptError> {
        let Some(engine) = self.engine.get() else { return Ok(None) };
        let Some(committed) = self.committed(position.height).await? else { return Ok(None) };
        let Some(block) = engine.header_certified(position.height).await else { return Ok(None) };
        let leaves: Vec<Hash> = committed.receipts.iter().map(Receipt::leaf).collect();
        let index = position.index as usize;
        let proof = tally_types::merkle::prove(&leaves, index);
        Ok(proof.map(|path| ReceiptProof { block, path, receipt: committed.receipts[index].clone() }))
    }

    /// The genesis hash, which every transaction's id is bound to.
    pub fn genesis(&self) -> &Hash {
        &self.genesis
    }
}
