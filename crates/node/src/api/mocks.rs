//! A node made by hand, for tests of the API.

use super::{
    faucet::{Faucet, FaucetRefusal},
    limits::Limits,
    node::Node,
    state::ApiState,
};
use crate::{
    admission::{Simulation, Submission},
    bodies::Bodies,
    chain::{Committed, Position},
    index::{
        Index, Source,
        mocks::{Made, MockChain, address, genesis},
    },
    receipts::ReceiptError,
};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex},
};
use tally_engine::{BoxFuture, Status};
use tally_types::{
    Address, Amount, AssetId, Body, Genesis, Handle, Hash, Refusal, StateKey,
    account::{Account, Balance, BalanceFlags},
    asset::{Asset, Powers},
    bytes::Bytes,
    codec::{Copying, DecodeExt as _, Encode},
    fee::Fee,
    proof::{CertifiedHeader, ReceiptProof, StateProof},
    state::{Counters, Global, NameRecord},
    transfer::{Held, HeldId},
    wire::List,
};
use tokio::sync::watch;

/// Answers from what tests put in.
pub struct MockNode {
    pub chain: Arc<MockChain>,
    pub genesis: Arc<Genesis>,
    pub records: Mutex<HashMap<StateKey, Bytes>>,
    pub pending: Mutex<HashSet<Hash>>,
    /// What the next submissions come to, in order; accepted when there is none left.
    pub answers: Mutex<Vec<Submission>>,
    pub submitted: Mutex<Vec<Bytes>>,
    pub simulation: Mutex<Option<Simulation>>,
}

impl MockNode {
    pub fn new() -> Arc<Self> {
        let genesis = genesis();
        let node = Self {
            chain: MockChain::new(&genesis),
            records: Mutex::default(),
            pending: Mutex::default(),
            answers: Mutex::default(),
            submitted: Mutex::default(),
            simulation: Mutex::default(),
            genesis,
        };
        node.put(
            StateKey::global(),
            &Global {
                counters: Counters { asset: 1, held: 1, ..Counters::default() },
                fees: node.genesis.fees.clone(),
                fee_pot: List::default(),
                genesis: node.genesis.hash(),
            },
        );
        node.put(
            StateKey::asset(AssetId::COIN),
            &Asset {
                issuer: Address([0; 20]),
                code: node.genesis.coin.code.clone(),
                name: node.genesis.coin.name.clone(),
                decimals: 6,
                icon: None,
                cap: None,
                powers: Powers::default(),
                paused: false,
                minted: Amount(10_000_000),
                burned: Amount(0),
            },
        );
        let balance = Balance { asset: AssetId::COIN, amount: Amount(1_000_000), flags: BalanceFlags(0) };
        let alice = Account {
            balances: List::new(vec![balance]).unwrap(),
            name: Handle::parse("alice"),
            ..Account::default()
        };
        node.put(StateKey::account(&address(1)), &alice);
        let name = Handle::parse("alice").unwrap();
        node.put(StateKey::name(&name), &NameRecord { owner: address(1), name });
        node.put(
            StateKey::held(HeldId(0)),
            &Held {
                from: address(1),
                to: address(2),
                asset: AssetId::COIN,
                amount: Amount(7),
                deadline_ms: 5,
            },
        );
        Arc::new(node)
    }

    pub fn put(&self, key: StateKey, record: &impl Encode) {
        self.records.lock().unwrap().insert(key, record.encode());
    }

    pub fn global(&self) -> Global {
        let records = self.records.lock().unwrap();
        Global::decode(Copying(&records[&StateKey::global()])).unwrap()
    }

    /// Makes a block of `made` final.
    pub fn push(&self, made: Vec<Made>) -> u64 {
        self.chain.push(made)
    }

    pub fn push_at(&self, time_ms: u64, made: Vec<Made>) -> u64 {
        self.chain.push_at(time_ms, made)
    }
}

impl Node for MockNode {
    fn submit(&self, transactions: Vec<Bytes>) -> BoxFuture<'_, Vec<Submission>> {
        let mut answers = self.answers.lock().unwrap();
        let answer = |bytes: &Bytes| match answers.is_empty() {
            false => answers.remove(0),
            true => Submission::Accepted(Hash::sha256(&[bytes])),
        };
        let answer = transactions.iter().map(answer).collect();
        self.submitted.lock().unwrap().extend(transactions);
        Box::pin(async move { answer })
    }

    fn simulate(&self, _: Body) -> BoxFuture<'_, Simulation> {
        let simulation = self.simulation.lock().unwrap().clone();
        Box::pin(async move { simulation.expect("a test that simulates says what comes of it") })
    }

    fn waits(&self, id: &Hash) -> bool {
        self.pending.lock().unwrap().contains(id)
    }

    fn dropped(&self, _: &Hash) -> Option<Refusal> {
        None
    }

    fn waiting(&self) -> (usize, usize) {
        (self.pending.lock().unwrap().len(), 0)
    }

    fn genesis(&self) -> Hash {
        self.genesis.hash()
    }

    fn tip(&self) -> watch::Receiver<u64> {
        Source::tip(&*self.chain)
    }

    fn position(&self, id: &Hash) -> Option<Position> {
        self.chain.position(id)
    }

    fn committed(&self, height: u64) -> BoxFuture<'_, Result<Option<Arc<Committed>>, ReceiptError>> {
        Source::committed(&*self.chain, height)
    }

    fn certified(&self, height: u64) -> BoxFuture<'_, Option<CertifiedHeader>> {
        let block = self.chain.block(height);
        Box::pin(async move {
            Some(CertifiedHeader {
                header: block?.header.clone(),
                descendants: List::default(),
                certificate: List::new(vec![1])?,
            })
        })
    }

    fn receipt_proof(&self, position: Position) -> BoxFuture<'_, Result<Option<ReceiptProof>, ReceiptError>> {
        Box::pin(async move {
            let (Some(block), Some(committed)) =
                (self.certified(position.height).await, self.chain.block(position.height))
            else {
                return Ok(None);
            };
            let leaves: Vec<Hash> = committed.receipts.iter().map(tally_types::Receipt::leaf).collect();
            let path = tally_types::merkle::prove(&leaves, position.index as usize);
            let receipt = committed.receipts[position.index as usize].clone();
            Ok(path.map(|path| ReceiptProof { block, path, receipt }))
        })
    }

    fn records(&self, keys: Vec<StateKey>) -> BoxFuture<'_, Option<Vec<Option<Bytes>>>> {
        let records = self.records.lock().unwrap();
        let found = keys.iter().map(|key| records.get(key).cloned()).collect();
        Box::pin(async move { Some(found) })
    }

    fn prove(&self, key: StateKey) -> BoxFuture<'_, Option<StateProof>> {
        let record = self.records.lock().unwrap().get(&key).cloned();
        Box::pin(async move {
            let tip = *self.tip().borrow();
            let block = self.certified(tip).await?;
            Some(StateProof { block, key, record: List::new(record?.to_vec())?, proof: List::new(vec![1])? })
        })
    }

    fn status(&self) -> Option<Status> {
        let height = *self.tip().borrow();
        let time_ms = self.chain.block(height).map_or(self.genesis.time_ms, |block| block.header.time_ms);
        Some(Status { height, time_ms, peers: 3, voting: true, ..Status::default() })
    }
}

struct MockFaucet;

impl Faucet for MockFaucet {
    fn drip(&self, to: Address) -> BoxFuture<'_, Result<Hash, FaucetRefusal>> {
        let answer = if to == address(1) { Err(FaucetRefusal::TooSoon) } else { Ok(Hash([5; 32])) };
        Box::pin(async move { answer })
    }
}

/// A node with its index and API.
pub struct Setup {
    pub node: Arc<MockNode>,
    pub index: Arc<Index>,
    pub state: ApiState,
    _dir: tempfile::TempDir,
    _stop: watch::Sender<bool>,
}

impl Setup {
    pub async fn new() -> Self {
        Self::with(Limits::default()).await
    }

    pub async fn with(limits: Limits) -> Self {
        let (node, dir) = (MockNode::new(), tempfile::tempdir().unwrap());
        let index =
            Index::open(&dir.path().join("index.sqlite"), &node.genesis, node.chain.clone()).await.unwrap();
        let (index, (stop, stopped)) = (Arc::new(index), watch::channel(false));
        tokio::spawn(index.clone().run(stopped));
        while !index.status().ready {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        let bodies = Arc::new(Bodies::open(&dir.path().join("bodies"), 1024).unwrap());
        let metrics: super::state::Metrics = Arc::new(|| "# EOF\n".to_owned());
        let state = ApiState::of(
            node.clone(),
            Some(index.clone()),
            bodies,
            node.genesis.clone(),
            metrics,
            Some(Arc::new(MockFaucet)),
            limits,
        );
        Self { node, index, state, _dir: dir, _stop: stop }
    }
}

/// A fee in the coin.
pub fn fee(units: u128) -> Fee {
    Fee { asset: AssetId::COIN, amount: Amount(units) }
}
