//! Notes what a node committed, across its restarts.

use crate::api::{BoxFuture, Executed, Machine, Proposal, Slot, StateReader, Validity};
use bytes::Bytes;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tally_types::{Block, Hash, Header, StateKey};

/// A final block, as a node saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Final {
    pub digest: Hash,
    pub state_root: Hash,
}

#[derive(Default)]
struct Notes {
    blocks: BTreeMap<u64, Final>,
    /// A height at which the node committed two different blocks.
    changed: Option<u64>,
}

/// The notes of one node.
#[derive(Clone, Default)]
pub(super) struct Recorder(Arc<Mutex<Notes>>);

impl Recorder {
    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn height(&self) -> u64 {
        self.notes().blocks.last_key_value().map_or(0, |(height, _)| *height)
    }

    pub(super) fn blocks(&self) -> BTreeMap<u64, Final> {
        self.notes().blocks.clone()
    }

    pub(super) fn changed(&self) -> Option<u64> {
        self.notes().changed
    }

    /// The machine with this recorder listening.
    pub(super) fn around(&self, machine: Arc<dyn Machine>) -> Arc<dyn Machine> {
        Arc::new(Recorded { recorder: self.clone(), machine })
    }

    fn note(&self, header: &Header, digest: Hash) {
        let block = Final { digest, state_root: header.state_root };
        let mut notes = self.notes();
        if notes.blocks.insert(header.height, block).is_some_and(|before| before != block) {
            notes.changed = Some(header.height);
        }
    }
}

struct Recorded {
    recorder: Recorder,
    machine: Arc<dyn Machine>,
}

impl Machine for Recorded {
    fn genesis_state(&self) -> Box<dyn Iterator<Item = (StateKey, Bytes)> + Send + '_> {
        self.machine.genesis_state()
    }

    fn propose<'a>(
        &'a self,
        parent: &'a Header,
        slot: Slot,
        state: &'a mut dyn StateReader,
    ) -> BoxFuture<'a, Proposal> {
        self.machine.propose(parent, slot, state)
    }

    fn execute<'a>(
        &'a self,
        parent: &'a Header,
        block: &'a Block,
        validity: Validity,
        state: &'a mut dyn StateReader,
    ) -> BoxFuture<'a, Option<Executed>> {
        self.machine.execute(parent, block, validity, state)
    }

    fn committing<'a>(&'a self, block: &'a Block, digest: Hash) -> BoxFuture<'a, ()> {
        self.machine.committing(block, digest)
    }

    fn committed<'a>(&'a self, block: &'a Block, digest: Hash) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            self.machine.committed(block, digest).await;
            self.recorder.note(&block.header, digest);
        })
    }

    fn work(&self) -> BoxFuture<'_, ()> {
        self.machine.work()
    }

    fn gossip(&self, peer: [u8; 32], message: Bytes) {
        self.machine.gossip(peer, message);
    }

    fn finalized(&self, height_hint: Option<u64>, view: u64) {
        self.machine.finalized(height_hint, view);
    }
}
