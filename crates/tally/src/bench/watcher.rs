//! Watches what becomes final at one member: counts payments and times those that are waited for.
//!
//! A payment counts when the member announces its height: block, state and receipts are durable then.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tally_node::chain::Chain;
use tally_types::Hash;
use tokio::runtime::Runtime;

/// What has been seen final so far.
#[derive(Clone, Default)]
pub struct Watcher(Arc<Seen>);

#[derive(Default)]
struct Seen {
    committed: AtomicU64,
    refused: AtomicU64,
    waiting: Mutex<HashMap<Hash, Instant>>,
    delays: Mutex<Vec<Duration>>,
}

impl Watcher {
    /// Watches `chain` from its present tip on.
    pub fn start(chain: Arc<Chain>, runtime: &Runtime) -> Self {
        let watcher = Self::default();
        runtime.spawn(follow(chain, watcher.clone()));
        watcher
    }

    /// Payments that became final, without those that were timed.
    pub fn committed(&self) -> u64 {
        self.0.committed.load(Ordering::Acquire)
    }

    /// Payments that are final and paid a fee and moved nothing.
    pub fn refused(&self) -> u64 {
        self.0.refused.load(Ordering::Acquire)
    }

    /// Times a payment from now until it is final.
    pub fn time(&self, id: Hash) {
        self.0.waiting.lock().expect("no holder panics").insert(id, Instant::now());
    }

    /// Whether any timed payment is not final yet.
    pub fn is_timing(&self) -> bool {
        !self.0.waiting.lock().expect("no holder panics").is_empty()
    }

    /// The times taken since the last call.
    pub fn take_delays(&self) -> Vec<Duration> {
        std::mem::take(&mut *self.0.delays.lock().expect("no holder panics"))
    }

    fn see(&self, ids: &[Hash], refused: usize) {
        let now = Instant::now();
        let mut waiting = self.0.waiting.lock().expect("no holder panics");
        let mut delays = Vec::new();
        if !waiting.is_empty() {
            delays.extend(
                ids.iter().filter_map(|id| waiting.remove(id)).map(|since| now.duration_since(since)),
            );
        }
        drop(waiting);
        self.0.refused.fetch_add(refused as u64, Ordering::Release);
        self.0.committed.fetch_add((ids.len() - delays.len()) as u64, Ordering::Release);
        self.0.delays.lock().expect("no holder panics").extend(delays);
    }
}

async fn follow(chain: Arc<Chain>, watcher: Watcher) {
    let mut tips = chain.watch();
    let mut seen = *tips.borrow_and_update();
    while tips.changed().await.is_ok() {
        let tip = *tips.borrow_and_update();
        for height in seen + 1..=tip {
            if let Ok(Some(block)) = chain.committed(height).await {
                let refused = block.receipts.iter().filter(|receipt| !receipt.is_applied()).count();
                watcher.see(&block.ids, refused);
            }
        }
        seen = tip;
    }
}
