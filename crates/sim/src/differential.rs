//! The ledger against the model, block by block, until they differ.
//!
//! Every transaction must have the same fate in both; after every block both must hold the same records, byte by byte.
//! Every block is executed three times, on records loaded one by one as the ledger asks for them, by footprint, and all
//! beforehand: the changes and receipts must be the same. And the ledger's invariants must hold.

use crate::{
    coverage::Coverage,
    generator::Generator,
    model::{Model, Now, describe},
};
use std::collections::BTreeMap;
use tally_ledger::{
    BlockInfo, Overlay, Stop, admit, apply, begin, footprint, genesis_state, invariants, receipts_root,
};
use tally_types::{
    Hash, Move, Receipt, Refusal, StateKey, Transaction, block::transactions_root, bytes::Bytes,
    codec::Encode as _, fee::Fee, merkle,
};

/// Transactions of one world before the next one begins: the model copies itself for each of them.
pub const WORLD_TRANSACTIONS: u64 = 1_000;

/// A state as a node stores it.
pub type Records = BTreeMap<StateKey, Bytes>;
/// What a block changes: `None` deletes.
pub type Changes = Vec<(StateKey, Option<Bytes>)>;

/// Where the two ledgers part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub seed: u64,
    pub height: u64,
    pub what: String,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "seed {}, block {}: {}", self.seed, self.height, self.what)
    }
}

/// How a block's execution comes by the records it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// None before the ledger asks.
    OnDemand,
    /// The footprints of all transactions, and what else the ledger asks for.
    ByFootprint,
    /// Everything there is, and what else the ledger asks for.
    Beforehand,
}

/// The ledger's side: a state, and the block under execution.
#[derive(Debug)]
pub struct Execution<'a> {
    state: &'a Records,
    pub overlay: Overlay,
    pub block: BlockInfo,
}

impl<'a> Execution<'a> {
    pub fn new(state: &'a Records, block: BlockInfo) -> Self {
        Self { state, overlay: Overlay::new(), block }
    }

    pub fn load(&mut self, keys: impl IntoIterator<Item = StateKey>) {
        for key in keys {
            self.overlay.load(key, self.state.get(&key).map(AsRef::as_ref)).expect("the ledger wrote it");
        }
    }

    /// Opens the block, loading what the ledger asks for; says what moved.
    pub fn begin(&mut self) -> Vec<Move> {
        self.until_loaded(begin).expect("a block's opening refuses nothing")
    }

    /// Applies a transaction, loading what the ledger asks for.
    pub fn apply(&mut self, id: Hash, transaction: &Transaction) -> Result<Receipt, Refusal> {
        self.until_loaded(|overlay, block| apply(overlay, block, id, transaction))
    }

    /// What admission alone says.
    pub fn admit(&mut self, transaction: &Transaction) -> Result<Fee, Refusal> {
        self.until_loaded(|overlay, block| admit(overlay, block, transaction))
    }

    fn until_loaded<T>(
        &mut self,
        mut attempt: impl FnMut(&mut Overlay, &BlockInfo) -> Result<T, Stop>,
    ) -> Result<T, Refusal> {
        loop {
            match attempt(&mut self.overlay, &self.block) {
                Ok(done) => return Ok(done),
                Err(Stop::Refused(refusal)) => return Err(refusal),
                Err(Stop::Missing(keys)) => {
                    let progress = keys.iter().any(|key| !self.overlay.is_loaded(key));
                    assert!(progress, "the ledger asks for nothing new: {keys:?}");
                    self.load(keys);
                }
            }
        }
    }
}

/// A block of the run: what was tried, and what is in it.
struct Block {
    info: BlockInfo,
    opening: Vec<Move>,
    transactions: Vec<(Hash, Transaction)>,
    receipts: Vec<Receipt>,
    changes: Changes,
}

/// One network from its genesis on.
pub struct World {
    seed: u64,
    generator: Generator,
    model: Model,
    state: Records,
    info: BlockInfo,
    pub coverage: Coverage,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let generator = Generator::new(seed);
        let genesis = &generator.genesis;
        let info = BlockInfo {
            chain_id: genesis.chain_id,
            genesis: genesis.hash(),
            height: 0,
            time_ms: genesis.time_ms,
            seed: [0; 48],
        };
        let (model, state) = (Model::new(genesis), genesis_state(genesis).collect());
        Self { seed, model, state, info, generator, coverage: Coverage { worlds: 1, ..Coverage::default() } }
    }

    /// Runs blocks until this many transactions were tried.
    pub fn run(&mut self, transactions: u64) -> Result<(), Difference> {
        self.compare_states()?;
        while self.coverage.transactions < transactions {
            self.info.height += 1;
            self.info.time_ms = self.generator.time_after(&self.model, self.info.time_ms);
            self.info.seed = seed_of(self.seed, self.info.height);
            let block = self.block(transactions)?;
            self.execute_again(&block, Reading::ByFootprint)?;
            self.execute_again(&block, Reading::Beforehand)?;
            self.check_change(&block)?;
            self.take(block.changes)?;
            self.compare_states()?;
            self.coverage.blocks += 1;
        }
        self.coverage.look(&self.model);
        Ok(())
    }

    /// Makes transactions up and puts those into a block that both ledgers take.
    fn block(&mut self, until: u64) -> Result<Block, Difference> {
        let state = self.state.clone();
        let mut execution = Execution::new(&state, self.info.clone());
        let opening = execution.begin();
        let expected = self.model.begin(&self.now());
        if opening != expected {
            return Err(self.difference(format!("the opening\nexpected {expected:?}\ngot {opening:?}")));
        }
        let (mut transactions, mut receipts) = (Vec::new(), Vec::new());
        let count = 1 + self.generator.chance.below(40);
        for _ in 0..count.min(until - self.coverage.transactions) {
            let bytes = self.generator.next(&self.model, self.info.time_ms);
            let transaction = match Transaction::decode(&bytes) {
                Ok(transaction) if transaction.encode() == bytes => transaction,
                Ok(_) => return Err(self.difference(format!("two encodings: {bytes:?}"))),
                Err(refusal) => {
                    self.coverage.turned_away(refusal);
                    continue;
                }
            };
            if let Some((id, receipt)) = self.step(&mut execution, &transaction)? {
                transactions.push((id, transaction));
                receipts.push(receipt);
            }
        }
        let changes = execution.overlay.changes();
        Ok(Block { info: self.info.clone(), opening, transactions, receipts, changes })
    }

    /// One transaction through both.
    fn step(
        &mut self,
        execution: &mut Execution<'_>,
        transaction: &Transaction,
    ) -> Result<Option<(Hash, Receipt)>, Difference> {
        let id = transaction.body.id(&self.info.genesis);
        let now = self.now();
        let admission = self.model.admit(&now, transaction);
        let expected = self.model.apply(&now, id, transaction);
        let is_scoped = admission.as_ref().is_ok_and(|(hands, _)| hands.values().any(Option::is_some));
        let admitted = execution.admit(transaction);
        let got = execution.apply(id, transaction);
        if got != expected || admitted != admission.map(|(_, fee)| fee) {
            let what =
                format!("\nexpected {expected:?}\ngot {got:?}\nadmitted {admitted:?}\nof {transaction:?}");
            return Err(self.difference(what));
        }
        if transaction.check(self.info.chain_id).is_err() && got.is_ok() {
            return Err(self.difference(format!("in a block against the stateless checks: {transaction:?}")));
        }
        match got {
            Err(refusal) => {
                self.coverage.turned_away(refusal);
                Ok(None)
            }
            Ok(receipt) => {
                self.coverage.scoped += u64::from(is_scoped);
                self.coverage.charged(transaction, &receipt);
                Ok(Some((id, receipt)))
            }
        }
    }

    /// The same block, its records read in another way, must come out the same.
    fn execute_again(&self, block: &Block, reading: Reading) -> Result<(), Difference> {
        let mut execution = Execution::new(&self.state, block.info.clone());
        match reading {
            Reading::OnDemand => {}
            Reading::ByFootprint => {
                let mut keys = Vec::new();
                block.transactions.iter().for_each(|(_, transaction)| footprint(transaction, &mut keys));
                execution.load(keys);
            }
            Reading::Beforehand => execution.load(self.state.keys().copied()),
        }
        if execution.begin() != block.opening {
            return Err(self.difference(format!("another opening when records are read {reading:?}")));
        }
        let receipts: Vec<Result<Receipt, Refusal>> =
            block.transactions.iter().map(|(id, transaction)| execution.apply(*id, transaction)).collect();
        let expected: Vec<Result<Receipt, Refusal>> = block.receipts.iter().cloned().map(Ok).collect();
        if receipts != expected {
            return Err(self.difference(format!("other receipts when records are read {reading:?}")));
        }
        if execution.overlay.changes() != block.changes {
            return Err(self.difference(format!("other changes when records are read {reading:?}")));
        }
        Ok(())
    }

    fn check_change(&self, block: &Block) -> Result<(), Difference> {
        let before = |key: &StateKey| self.state.get(key).cloned();
        invariants::check_change(&before, &block.changes, &block.opening, &block.receipts)
            .map_err(|broken| self.difference(format!("the change: {broken}")))?;
        let leaves: Vec<Hash> =
            block.receipts.iter().map(|receipt| merkle::leaf(&receipt.encode())).collect();
        if receipts_root(&block.receipts) != merkle::root(&leaves) {
            return Err(self.difference("the receipts root".to_owned()));
        }
        let bytes: Vec<Bytes> =
            block.transactions.iter().map(|(_, transaction)| transaction.encode()).collect();
        let leaves: Vec<Hash> = bytes.iter().map(|bytes| merkle::leaf(bytes)).collect();
        if transactions_root(&bytes) != merkle::root(&leaves) {
            return Err(self.difference("the transactions root".to_owned()));
        }
        Ok(())
    }

    fn take(&mut self, changes: Changes) -> Result<(), Difference> {
        if !changes.windows(2).all(|pair| pair[0].0 < pair[1].0) {
            return Err(self.difference("changes out of order".to_owned()));
        }
        for (key, record) in changes {
            if self.state.get(&key) == record.as_ref() {
                return Err(self.difference(format!("a change that changes nothing: {key:?}")));
            }
            match record {
                Some(record) => self.state.insert(key, record),
                None => self.state.remove(&key),
            };
        }
        Ok(())
    }

    fn compare_states(&self) -> Result<(), Difference> {
        invariants::check_state(self.state.iter().map(|(key, record)| (*key, record)))
            .map_err(|broken| self.difference(format!("the state: {broken}")))?;
        compare_records(&self.model, &self.state).map_err(|what| self.difference(what))
    }

    fn now(&self) -> Now {
        Now { time_ms: self.info.time_ms, seed: self.info.seed, height: self.info.height }
    }

    fn difference(&self, what: String) -> Difference {
        Difference { seed: self.seed, height: self.info.height, what }
    }
}

/// A block's randomness, drawn apart from what people do.
fn seed_of(world: u64, height: u64) -> [u8; 48] {
    let half = |side: u8| Hash::sha256(&[&world.to_be_bytes(), &height.to_be_bytes(), &[side]]).0;
    let mut seed = [0; 48];
    seed[..32].copy_from_slice(&half(0));
    seed[32..].copy_from_slice(&half(1)[..16]);
    seed
}

/// Whether the state has the model's records, byte by byte; if not, those that differ.
pub fn compare_records(model: &Model, state: &Records) -> Result<(), String> {
    let expected = model.records();
    if expected == *state {
        return Ok(());
    }
    let mut keys: Vec<&StateKey> = expected.keys().chain(state.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    let differing = keys.into_iter().filter(|key| expected.get(key) != state.get(key));
    let lines = differing.map(|key| {
        let (expected, got) = (describe(key, expected.get(key)), describe(key, state.get(key)));
        format!("\nexpected {expected}\ngot      {got}")
    });
    Err(lines.collect())
}

/// Runs worlds from `seed` on until this many transactions were tried.
pub fn run(seed: u64, transactions: u64) -> Result<Coverage, Difference> {
    let mut coverage = Coverage::default();
    for seed in seed.. {
        let left = transactions - coverage.transactions;
        if left == 0 {
            break;
        }
        let mut world = World::new(seed);
        world.run(left.min(WORLD_TRANSACTIONS))?;
        coverage.add(&world.coverage);
    }
    Ok(coverage)
}
