//! The pool: admitted transactions that wait for a block, oldest first.
//!
//! Invariant: a payer has at most one transaction waiting for each of its nonces, and every transaction in the pool has
//! had its signatures verified by this node. The limits below bound the pool whatever anyone sends.

use foldhash::quality::RandomState;
use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Instant,
};
use tally_types::{
    Address, Hash, Refusal, Transaction,
    account::NONCE_WINDOW,
    block::{MAX_BLOCK_BYTES, MAX_BLOCK_TRANSACTIONS, MAX_BLOCK_WORK},
    bytes::Bytes,
};
use tokio::sync::Notify;

/// Most transactions of one payer that wait at once: its nonce window.
pub const MAX_PER_ACCOUNT: usize = NONCE_WINDOW as usize;
/// Most transactions that wait at once.
pub const MAX_TRANSACTIONS: usize = 262_144;
/// Most bytes of waiting transactions.
pub const MAX_BYTES: usize = 128 * 1024 * 1024;
/// Dropped transactions whose reason is remembered.
const MAX_DROPPED: usize = 16_384;
/// A replacement's fee limit must be at least this many hundredths of the replaced one's.
const REPLACEMENT_PERCENT: u128 = 110;

/// Why the pool has no room. Codes continue the refusals' in API answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolRefusal {
    #[error("the payer has as many transactions waiting as one account may; wait until some are final")]
    AccountFull,
    #[error("the pool is full; try again in a few seconds")]
    Full,
    #[error("another transaction with this nonce waits; raise the fee limit by a tenth to replace it")]
    NonceWaits,
}

/// A transaction in the pool.
#[derive(Debug)]
pub struct Entry {
    pub id: Hash,
    /// The Merkle leaf of the bytes: what a block names the transaction by, signatures included.
    pub leaf: Hash,
    pub bytes: Bytes,
    pub transaction: Arc<Transaction>,
    /// Whether it came in by this node's own API, so that this node answers for its gossip.
    pub local: bool,
    pub since: Instant,
    /// The height at which it was last seen in a proposal.
    proposed: AtomicU64,
    /// Whether the pool has let it go.
    left: AtomicBool,
}

impl Entry {
    pub fn new(id: Hash, leaf: Hash, bytes: Bytes, transaction: Transaction, local: bool) -> Self {
        let transaction = Arc::new(transaction);
        let since = Instant::now();
        let (proposed, left) = (AtomicU64::new(0), AtomicBool::new(false));
        Self { id, leaf, bytes, transaction, local, since, proposed, left }
    }

    fn has_left(&self) -> bool {
        self.left.load(Ordering::Relaxed)
    }
}

/// A payer's transactions: nonce and entry, a handful at most times and [`MAX_PER_ACCOUNT`] at most.
type Waiting = Vec<(u64, Arc<Entry>)>;

#[derive(Default)]
struct Inner {
    by_leaf: HashMap<Hash, Arc<Entry>, RandomState>,
    by_id: HashMap<Hash, Arc<Entry>, RandomState>,
    by_payer: HashMap<Address, Waiting, RandomState>,
    queue: Queue,
    bytes: usize,
    dropped: HashMap<Hash, Refusal, RandomState>,
    dropped_order: VecDeque<Hash>,
}

/// Entries in their order of arrival. Those that have left are passed over, and forgotten when they outnumber the rest.
#[derive(Default)]
struct Queue {
    entries: VecDeque<Arc<Entry>>,
    left: usize,
}

impl Queue {
    fn push(&mut self, entry: Arc<Entry>) {
        self.entries.push_back(entry);
    }

    fn leave(&mut self, entry: &Entry) {
        entry.left.store(true, Ordering::Relaxed);
        self.left += 1;
        while self.entries.front().is_some_and(|first| first.has_left()) {
            self.entries.pop_front();
            self.left -= 1;
        }
        if self.left > self.entries.len() / 2 {
            self.entries.retain(|entry| !entry.has_left());
            self.left = 0;
        }
    }

    fn iter(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.iter().filter(|entry| !entry.has_left())
    }
}

/// The pool.
#[derive(Default)]
pub struct Pool {
    inner: Mutex<Inner>,
    arrival: Notify,
}

impl Pool {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("no holder panics")
    }

    /// Number and bytes of waiting transactions.
    pub fn size(&self) -> (usize, usize) {
        let inner = self.lock();
        (inner.by_id.len(), inner.bytes)
    }

    /// The entry with these very bytes.
    pub fn by_leaf(&self, leaf: &Hash) -> Option<Arc<Entry>> {
        self.lock().by_leaf.get(leaf).cloned()
    }

    /// For each leaf, the entry with those bytes.
    pub fn by_leaves(&self, leaves: &[Hash]) -> Vec<Option<Arc<Entry>>> {
        let inner = self.lock();
        leaves.iter().map(|leaf| inner.by_leaf.get(leaf).cloned()).collect()
    }

    pub fn contains(&self, id: &Hash) -> bool {
        self.lock().by_id.contains_key(id)
    }

    /// Why a transaction was dropped from the pool, when that was recently.
    pub fn dropped(&self, id: &Hash) -> Option<Refusal> {
        self.lock().dropped.get(id).copied()
    }

    /// Takes verified transactions in; one answer each, in order. `Ok(false)`: it was there already.
    pub fn insert(&self, entries: Vec<Entry>) -> Vec<Result<bool, PoolRefusal>> {
        let mut inner = self.lock();
        let results: Vec<_> = entries.into_iter().map(|entry| inner.insert(entry)).collect();
        drop(inner);
        if results.contains(&Ok(true)) {
            self.arrival.notify_waiters();
        }
        results
    }

    /// The oldest transactions that fit into a block, without those in `excluded`.
    pub fn candidates(&self, excluded: &HashSet<Hash, RandomState>) -> Vec<Arc<Entry>> {
        let inner = self.lock();
        let (mut chosen, mut bytes, mut work) = (Vec::new(), 0, 0);
        for entry in inner.queue.iter() {
            if excluded.contains(&entry.leaf) {
                continue;
            }
            bytes += entry.bytes.len();
            work += entry.transaction.body.work();
            if bytes > MAX_BLOCK_BYTES || work > MAX_BLOCK_WORK || chosen.len() == MAX_BLOCK_TRANSACTIONS {
                break;
            }
            chosen.push(entry.clone());
        }
        chosen
    }

    /// Notes that a proposal at `height` holds these transactions.
    pub fn mark_proposed(&self, height: u64, leaves: &[Hash]) {
        let inner = self.lock();
        for entry in leaves.iter().filter_map(|leaf| inner.by_leaf.get(leaf)) {
            entry.proposed.fetch_max(height, Ordering::Relaxed);
        }
    }

    /// Resolves as soon as a transaction waits that is in no proposal above `tip()`.
    pub async fn work(&self, tip: impl Fn() -> u64) {
        loop {
            let arrival = self.arrival.notified();
            tokio::pin!(arrival);
            arrival.as_mut().enable();
            if self.waits(tip()) {
                return;
            }
            arrival.await;
        }
    }

    fn waits(&self, tip: u64) -> bool {
        self.lock().queue.iter().any(|entry| entry.proposed.load(Ordering::Relaxed) <= tip)
    }

    /// Removes what a final block settled: its transactions, and others with the same payer and nonce. Transactions past
    /// their valid-until at `time_ms` leave as well.
    pub fn settle<'a>(&self, spent: impl Iterator<Item = (&'a Address, u64)>, time_ms: u64, sweep: bool) {
        // Let go of when the lock is: freeing thousands of transactions takes time.
        let mut gone = Vec::new();
        let mut inner = self.lock();
        for (payer, nonce) in spent {
            if let Some(entry) = inner.waiting(payer, nonce).cloned() {
                inner.remove(&entry);
                gone.push(entry);
            }
        }
        if sweep {
            let expired = |entry: &&Arc<Entry>| entry.transaction.body.valid_until_ms < time_ms;
            let expired: Vec<_> = inner.queue.iter().filter(expired).cloned().collect();
            for entry in expired {
                inner.drop_for(&entry, Refusal::Expired);
            }
        }
        drop(inner);
        // What was proposed on a branch that did not become final waits again.
        self.arrival.notify_waiters();
    }

    /// Drops a transaction that no longer applies.
    pub fn drop_for(&self, entry: &Arc<Entry>, refusal: Refusal) {
        self.lock().drop_for(entry, refusal);
    }

    /// Transactions of this node's own API that have waited since before `before`, oldest first, `most` at most.
    pub fn waiting_locally(&self, before: Instant, most: usize) -> Vec<Arc<Entry>> {
        let inner = self.lock();
        inner
            .queue
            .iter()
            .take_while(|entry| entry.since < before)
            .filter(|entry| entry.local)
            .take(most)
            .cloned()
            .collect()
    }
}

impl Inner {
    fn insert(&mut self, entry: Entry) -> Result<bool, PoolRefusal> {
        if self.by_id.contains_key(&entry.id) {
            return Ok(false);
        }
        if self.by_id.len() >= MAX_TRANSACTIONS || self.bytes + entry.bytes.len() > MAX_BYTES {
            return Err(PoolRefusal::Full);
        }
        let body = &entry.transaction.body;
        match self.waiting(&body.payer, body.nonce).cloned() {
            Some(rival) if !replaces(body, &rival.transaction.body) => return Err(PoolRefusal::NonceWaits),
            Some(rival) => self.remove(&rival),
            None if self
                .by_payer
                .get(&body.payer)
                .is_some_and(|waiting| waiting.len() >= MAX_PER_ACCOUNT) =>
            {
                return Err(PoolRefusal::AccountFull);
            }
            None => {}
        }
        let entry = Arc::new(entry);
        let body = &entry.transaction.body;
        self.bytes += entry.bytes.len();
        self.queue.push(entry.clone());
        self.by_payer.entry(body.payer).or_default().push((body.nonce, entry.clone()));
        self.by_leaf.insert(entry.leaf, entry.clone());
        self.by_id.insert(entry.id, entry);
        Ok(true)
    }

    fn waiting(&self, payer: &Address, nonce: u64) -> Option<&Arc<Entry>> {
        let waiting = self.by_payer.get(payer)?;
        waiting.iter().find(|(other, _)| *other == nonce).map(|(_, entry)| entry)
    }

    fn remove(&mut self, entry: &Arc<Entry>) {
        if self.by_id.remove(&entry.id).is_none() {
            return;
        }
        self.by_leaf.remove(&entry.leaf);
        self.queue.leave(entry);
        self.bytes -= entry.bytes.len();
        let body = &entry.transaction.body;
        if let Some(waiting) = self.by_payer.get_mut(&body.payer) {
            waiting.retain(|(nonce, _)| *nonce != body.nonce);
            if waiting.is_empty() {
                self.by_payer.remove(&body.payer);
            }
        }
    }

    fn drop_for(&mut self, entry: &Arc<Entry>, refusal: Refusal) {
        self.remove(entry);
        if self.dropped.insert(entry.id, refusal).is_none() {
            self.dropped_order.push_back(entry.id);
        }
        if self.dropped_order.len() > MAX_DROPPED
            && let Some(oldest) = self.dropped_order.pop_front()
        {
            self.dropped.remove(&oldest);
        }
    }
}

/// Whether `new` may take the place of `old`, which has the same payer and nonce: its fee limit is a tenth higher.
fn replaces(new: &tally_types::Body, old: &tally_types::Body) -> bool {
    let least = old.fee_limit.amount.mul_div_ceil(REPLACEMENT_PERCENT, 100);
    new.fee_limit.asset == old.fee_limit.asset
        && least
            .is_some_and(|least| new.fee_limit.amount >= least && new.fee_limit.amount > old.fee_limit.amount)
}
