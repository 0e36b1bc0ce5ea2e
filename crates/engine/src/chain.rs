//! What a validator knows of the chain right now, shared between the stack's tasks and the handle.
//!
//! Invariant: a round has one seed; whichever certificate brought it, it is the same.

use crate::{
    api::Status,
    block::ChainBlock,
    scheme::{Finalization, seed_bytes},
};
use commonware_consensus::{
    Viewable as _,
    simplex::{scheme::bls12381_threshold::vrf::Seedable as _, types::Notarization},
    types::Round,
};
use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tally_types::{Hash, Header};
use tokio::sync::Notify;

/// Rounds whose seeds are remembered.
const MAX_SEEDS: usize = 1024;
/// Headers of applied blocks that are remembered, to find the one a state proof was made against.
const MAX_HEADERS: usize = 64;

/// Shared knowledge of the chain.
#[derive(Clone, Default)]
pub(crate) struct Chain(Arc<Inner>);

#[derive(Default)]
struct Inner {
    seeds: Mutex<BTreeMap<Round, [u8; 48]>>,
    seeded: Notify,
    applied: Mutex<Applied>,
    advanced: Notify,
}

#[derive(Default)]
struct Applied {
    status: Status,
    headers: VecDeque<Header>,
}

impl Applied {
    fn remember(&mut self, header: &Header) {
        if self.headers.back().is_none_or(|last| last.height < header.height) {
            self.headers.push_back(header.clone());
        }
        if self.headers.len() > MAX_HEADERS {
            self.headers.pop_front();
        }
    }

    fn with_root(&self, state_root: Hash) -> Option<&Header> {
        self.headers.iter().rev().find(|header| header.state_root == state_root)
    }
}

/// A poisoned lock holds values that are still whole: every critical section here only inserts.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Chain {
    pub(crate) fn notarized(&self, notarization: &Notarization<crate::scheme::Scheme, crate::block::Digest>) {
        let seed = notarization.seed();
        self.insert(seed.round, seed_bytes(&seed));
    }

    /// Remembers the certificate's seed and, when it is the newest, its view.
    pub(crate) fn finalization(&self, finalization: &Finalization) {
        let seed = finalization.seed();
        self.insert(seed.round, seed_bytes(&seed));
        let mut applied = lock(&self.0.applied);
        applied.status.view = applied.status.view.max(finalization.view().get());
    }

    fn insert(&self, round: Round, seed: [u8; 48]) {
        let mut seeds = lock(&self.0.seeds);
        if seeds.insert(round, seed).is_none() {
            if seeds.len() > MAX_SEEDS {
                seeds.pop_first();
            }
            drop(seeds);
            self.0.seeded.notify_waiters();
        }
    }

    /// The seed of `round`, when a certificate of it was seen.
    pub(crate) fn seed(&self, round: Round) -> Option<[u8; 48]> {
        lock(&self.0.seeds).get(&round).copied()
    }

    /// Waits until the seed of `round` is known.
    pub(crate) async fn seeded(&self, round: Round) {
        loop {
            let notified = self.0.seeded.notified();
            if self.seed(round).is_some() {
                return;
            }
            notified.await;
        }
    }

    /// The block's state is about to be the one that is read.
    pub(crate) fn applying(&self, header: &Header) {
        lock(&self.0.applied).remember(header);
    }

    /// The block was applied before this start.
    pub(crate) fn recovered(&self, block: &ChainBlock, digest: Hash) {
        self.applied(block, digest, block.header().time_ms);
    }

    /// The block is applied; `now_ms` is the clock.
    pub(crate) fn applied(&self, block: &ChainBlock, digest: Hash, now_ms: u64) {
        let header = block.header();
        let mut applied = lock(&self.0.applied);
        applied.status.height = header.height;
        applied.status.time_ms = header.time_ms;
        applied.status.digest = digest;
        applied.status.epoch = header.epoch;
        applied.status.view = applied.status.view.max(header.view);
        applied.status.finality_ms = now_ms.saturating_sub(header.time_ms);
        applied.remember(header);
        drop(applied);
        self.0.advanced.notify_waiters();
    }

    pub(crate) fn status(&self) -> Status {
        lock(&self.0.applied).status.clone()
    }

    pub(crate) fn update(&self, change: impl FnOnce(&mut Status)) {
        change(&mut lock(&self.0.applied).status);
    }

    /// The block with this state root, if it is known here.
    pub(crate) fn find(&self, state_root: Hash) -> Option<Header> {
        lock(&self.0.applied).with_root(state_root).cloned()
    }

    /// The block with this state root, once it is known here.
    pub(crate) async fn header_with(&self, state_root: Hash) -> Header {
        loop {
            let advanced = self.0.advanced.notified();
            if let Some(header) = self.find(state_root) {
                return header;
            }
            advanced.await;
        }
    }

    /// Waits until a block above `height` is applied.
    pub(crate) async fn above(&self, height: u64) {
        loop {
            let advanced = self.0.advanced.notified();
            if self.status().height > height {
                return;
            }
            advanced.await;
        }
    }
}
