//! A node: the engine, the ledger behind it, the index and the API, started and stopped as one.

use crate::{
    admission::{Admission, REGOSSIP},
    api::{self, ApiState, Faucet, LiveNode},
    bodies::{self, Bodies},
    chain::Chain,
    index::{Index, IndexError},
    machine::LedgerMachine,
    pool::Pool,
    receipts::{ReceiptError, Receipts},
};
use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tally_engine::{Engine, MemberKeys, StartError, Tuning};
use tally_types::Genesis;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

/// How often it is looked whether waiting transactions are to be gossiped again.
const REGOSSIP_EVERY: Duration = Duration::from_millis(250);

/// What a node needs to start.
pub struct NodeConfig {
    pub genesis: Arc<Genesis>,
    pub keys: MemberKeys,
    /// Where everything durable lies; made when absent.
    pub dir: PathBuf,
    /// Where the other members connect.
    pub listen: SocketAddr,
    /// Where all members listen, by Ed25519 public key.
    pub peers: Vec<([u8; 32], SocketAddr)>,
    /// Where the API is served; port 0 takes any free one.
    pub api: Option<SocketAddr>,
    /// Whether the node keeps an index for searches, activity and holders.
    pub index: bool,
    pub tuning: Tuning,
    pub faucet: Option<Arc<dyn Faucet>>,
}

/// Why a node did not start.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
    #[error(transparent)]
    Engine(#[from] StartError),
    #[error(transparent)]
    Receipts(#[from] ReceiptError),
    #[error(transparent)]
    Index(#[from] IndexError),
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    #[error("cannot use the directory: {0}")]
    Io(#[from] std::io::Error),
}

/// A running node.
pub struct Node {
    engine: Engine,
    chain: Arc<Chain>,
    admission: Arc<Admission>,
    pool: Arc<Pool>,
    api: Option<SocketAddr>,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Node {
    /// Starts a node; resolves when it has recovered and runs. Must be called within a tokio runtime, on which index
    /// and API run.
    pub async fn start(config: NodeConfig) -> Result<Self, NodeError> {
        // The engine finds a taken port only when it runs, and then it is a failure like any other.
        let listen = config.listen;
        drop(std::net::TcpListener::bind(listen).map_err(|error| NodeError::Listen(listen, error))?);
        let genesis_hash = config.genesis.hash();
        let receipts = Arc::new(Receipts::open(&config.dir)?);
        let chain = Arc::new(Chain::new(genesis_hash, receipts.clone()));
        let pool = Arc::new(Pool::default());
        let admission = Admission::new(config.genesis.chain_id, chain.clone(), pool.clone());
        let machine = LedgerMachine::new(
            config.genesis.clone(),
            pool.clone(),
            chain.clone(),
            receipts,
            admission.clone(),
        );
        let threads = config.tuning.worker_threads;
        let engine_config = tally_engine::Config {
            genesis: config.genesis.clone(),
            keys: config.keys,
            dir: config.dir.join("engine"),
            listen: config.listen,
            peers: config.peers,
            tuning: config.tuning,
        };
        let machine = Arc::new(machine);
        let started = tokio::task::spawn_blocking(move || tally_engine::start(engine_config, machine)).await;
        let engine = started.unwrap_or_else(|error| Err(StartError::Failed(error.to_string())))?;
        chain.connect(engine.clone());
        admission.start(threads);
        let (stop, stopped) = watch::channel(false);
        let mut tasks = vec![tokio::spawn(gossip_again(admission.clone(), engine.clone(), stopped.clone()))];
        let index = match config.index {
            false => None,
            true => {
                let index = Arc::new(
                    Index::open(&config.dir.join("index.sqlite"), &config.genesis, chain.clone()).await?,
                );
                tasks.push(tokio::spawn(index.clone().run(stopped.clone())));
                Some(index)
            }
        };
        let api = match config.api {
            None => None,
            Some(address) => {
                let listener =
                    TcpListener::bind(address).await.map_err(|error| NodeError::Listen(address, error))?;
                let bound = listener.local_addr()?;
                let bodies = Bodies::open(&config.dir.join("bodies"), bodies::MAX_STORE_BYTES)?;
                let metrics = metrics(engine.clone(), pool.clone(), chain.clone());
                let live =
                    LiveNode { admission: admission.clone(), chain: chain.clone(), pool: pool.clone() };
                let state =
                    ApiState::new(live, index, Arc::new(bodies), config.genesis, metrics, config.faucet);
                let mut stopped = stopped;
                let shutdown = async move {
                    let _ = stopped.wait_for(|stop| *stop).await;
                };
                tasks.push(tokio::spawn(async move {
                    if let Err(error) = api::serve(listener, state, shutdown).await {
                        tracing::error!(%error, "the API stopped");
                    }
                }));
                Some(bound)
            }
        };
        Ok(Self { engine, chain, admission, pool, api, stop, tasks })
    }

    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    pub fn chain(&self) -> &Arc<Chain> {
        &self.chain
    }

    pub fn admission(&self) -> &Arc<Admission> {
        &self.admission
    }

    pub fn pool(&self) -> &Arc<Pool> {
        &self.pool
    }

    /// Where the API is served.
    pub fn api_address(&self) -> Option<SocketAddr> {
        self.api
    }

    /// Why the engine died, when it did.
    pub fn failed(&self) -> Option<String> {
        self.engine.failed()
    }

    /// Stops taking transactions, lets streams and index end, and makes everything durable.
    pub async fn stop(self) {
        self.admission.stop();
        let _ = self.stop.send(true);
        for task in self.tasks {
            let _ = tokio::time::timeout(Duration::from_secs(5), task).await;
        }
        self.engine.stop().await;
    }
}

async fn gossip_again(admission: Arc<Admission>, engine: Engine, mut stopped: watch::Receiver<bool>) {
    let mut peers = 0;
    while tokio::time::timeout(REGOSSIP_EVERY, stopped.wait_for(|stop| *stop)).await.is_err() {
        // A peer that has just come knows nothing of what waits here.
        let before = std::mem::replace(&mut peers, engine.status().peers);
        admission.gossip_again(if peers > before { Duration::ZERO } else { REGOSSIP });
    }
}

/// The node's own lines in the Prometheus text format (version 0.0.4), after the engine's.
fn metrics(engine: Engine, pool: Arc<Pool>, chain: Arc<Chain>) -> Arc<dyn Fn() -> String + Send + Sync> {
    Arc::new(move || {
        let status = engine.status();
        let (transactions, bytes) = pool.size();
        let lines = [
            ("tally_height", "Height of the last final block", chain.tip()),
            ("tally_view", "Last final view", status.view),
            ("tally_peers", "Members connected", u64::from(status.peers)),
            (
                "tally_finality_milliseconds",
                "From the last block's time to its being final",
                status.finality_ms,
            ),
            ("tally_pool_transactions", "Transactions that wait", transactions as u64),
            ("tally_pool_bytes", "Bytes of transactions that wait", bytes as u64),
            ("tally_voting", "Whether this member votes", u64::from(status.voting)),
        ];
        let mut text = engine.metrics().trim_end().trim_end_matches("# EOF").to_owned();
        for (name, help, value) in lines {
            text.push_str(&format!("# HELP {name} {help}.\n# TYPE {name} gauge\n{name} {value}\n"));
        }
        text.push_str("# EOF\n");
        text
    })
}
