//! The smallest ledger: transactions are bytes, the state counts them. Enough to drive every path of the engine.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Mutex,
};
use tally_engine::{BoxFuture, Dealt, Executed, Machine, Proposal, Slot, StateReader, Validity};
use tally_types::{
    Amount, Block, Genesis, Hash, Header, Parameters, StateKey, bytes::Bytes, fee::FeeSchedule,
    genesis::Coin, text::Text, transfer::HeldId, wire::List,
};
use tokio::sync::Notify;

/// Records of the genesis state.
const GENESIS_RECORDS: u64 = 1_000;

/// Where the number of all transactions stands.
pub fn counter() -> StateKey {
    StateKey::global()
}

/// A key that the genesis state holds for `at` below 1,000.
pub fn record(at: u64) -> StateKey {
    StateKey::held(HeldId(at))
}

/// What a machine does wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its blocks name receipts that execution does not give.
    Receipts,
    /// Its blocks are an hour ahead.
    Future,
    /// It panics when it executes this height.
    Panic(u64),
}

#[derive(Default)]
pub struct Counter {
    waiting: Mutex<VecDeque<Bytes>>,
    work: Notify,
    /// Digests of committed blocks by height.
    pub committed: Mutex<BTreeMap<u64, Hash>>,
    pub gossiped: Mutex<Vec<Bytes>>,
    fault: Option<Fault>,
    /// Hears of every committed block.
    pub announce: bool,
}

impl Counter {
    pub fn faulty(fault: Fault) -> Self {
        Self { fault: Some(fault), ..Self::default() }
    }

    /// Prints every committed block: `committed HEIGHT DIGEST`.
    pub fn announcing() -> Self {
        Self { announce: true, ..Self::default() }
    }

    pub fn submit(&self, transaction: impl Into<Bytes>) {
        self.waiting.lock().unwrap().push_back(transaction.into());
        self.work.notify_one();
    }

    async fn count(transactions: &[Bytes], height: u64, state: &mut dyn StateReader) -> Executed {
        let touched = record(height % (2 * GENESIS_RECORDS));
        let read = state.get_many(&[counter(), touched]).await;
        let before = read[0].as_ref().map_or(0, |bytes| u64::from_be_bytes(bytes[..].try_into().unwrap()));
        let after = before + transactions.len() as u64;
        let mut changes = vec![
            (counter(), Some(Bytes::from(after.to_be_bytes().to_vec()))),
            (touched, (!height.is_multiple_of(7)).then(|| Bytes::from(format!("touched at {height}")))),
        ];
        if height.is_multiple_of(3) {
            changes.push((record(100_000 + height), Some(Bytes::from_static(b"new"))));
        }
        changes.sort_by_key(|(key, _)| *key);
        Executed { changes, receipts_root: Hash::of("counter", &[&after.to_be_bytes()]) }
    }
}

impl Machine for Counter {
    fn genesis_state(&self) -> Box<dyn Iterator<Item = (StateKey, Bytes)> + Send + '_> {
        let records = (0..GENESIS_RECORDS).map(|at| (record(at), Bytes::from(at.to_be_bytes().to_vec())));
        Box::new(std::iter::once((counter(), Bytes::from(0u64.to_be_bytes().to_vec()))).chain(records))
    }

    fn propose<'a>(
        &'a self,
        parent: &'a Header,
        slot: Slot,
        state: &'a mut dyn StateReader,
    ) -> BoxFuture<'a, Proposal> {
        Box::pin(async move {
            // Reading more than is needed must not change the roots.
            let _ = state.get_many(&[record(7), record(8), counter()]).await;
            let transactions: Vec<Bytes> = self.waiting.lock().unwrap().drain(..).collect();
            let mut executed = Self::count(&transactions, slot.height, state).await;
            let mut time_ms = slot.now_ms.max(parent.time_ms + 1);
            match self.fault {
                Some(Fault::Receipts) => executed.receipts_root = Hash::of("lie", &[]),
                Some(Fault::Future) => time_ms += 3_600_000,
                Some(Fault::Panic(_)) | None => {}
            }
            Proposal { transactions, time_ms, executed }
        })
    }

    fn execute<'a>(
        &'a self,
        _: &'a Header,
        block: &'a Block,
        _: Validity,
        state: &'a mut dyn StateReader,
    ) -> BoxFuture<'a, Option<Executed>> {
        assert_ne!(self.fault, Some(Fault::Panic(block.header.height)), "told to panic");
        Box::pin(async move { Some(Self::count(&block.transactions, block.header.height, state).await) })
    }

    fn committing<'a>(&'a self, _: &'a Block, _: Hash) -> BoxFuture<'a, ()> {
        Box::pin(std::future::ready(()))
    }

    fn committed<'a>(&'a self, block: &'a Block, digest: Hash) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            let before = self.committed.lock().unwrap().insert(block.header.height, digest);
            assert!(before.is_none_or(|before| before == digest), "two final blocks at one height");
            if self.announce {
                println!("committed {} {digest}", block.header.height);
            }
        })
    }

    fn work(&self) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            loop {
                let notified = self.work.notified();
                if !self.waiting.lock().unwrap().is_empty() {
                    return;
                }
                notified.await;
            }
        })
    }

    fn gossip(&self, _: [u8; 32], message: Bytes) {
        self.gossiped.lock().unwrap().push(message);
    }

    fn finalized(&self, _: Option<u64>, _: u64) {}
}

pub fn genesis(dealt: &Dealt) -> Genesis {
    Genesis {
        chain_id: 7,
        name: Text::new("test").unwrap(),
        prefix: Text::new("tally").unwrap(),
        time_ms: 1_000,
        coin: Coin { code: Text::new("T").unwrap(), name: Text::new("T").unwrap(), decimals: 6, cap: None },
        fees: FeeSchedule { base: Amount::ZERO, prices: List::default(), rates: List::default() },
        parameters: Parameters::default(),
        members: List::new(dealt.members.clone()).unwrap(),
        sharing: List::new(dealt.sharing.clone()).unwrap(),
        allocations: List::default(),
    }
}
