//! A network to measure: its members in this process, connected by TCP on loopback, each with an API of its own.

use crate::failure::Failure;
use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use tally_engine::{Dealt, MemberKeys, Tuning};
use tally_node::{Node, NodeConfig, chain::Chain};
use tally_types::{Genesis, Hash};
use tokio::runtime::Runtime;

/// How long a network may take until its first block is final.
const FIRST_BLOCK: Duration = Duration::from_secs(120);

/// What distinguishes one measured network from another.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    pub members: usize,
    /// Whether the members keep an index.
    pub index: bool,
    /// Memory of each member for pages of its database.
    pub page_cache_bytes: usize,
}

/// Running members.
pub struct Network {
    runtime: Runtime,
    nodes: Vec<Node>,
    pub genesis_hash: Hash,
}

impl Network {
    /// Starts members in empty directories below `dir`; resolves when all are connected and the first block is final
    /// everywhere.
    pub fn start(dir: &Path, genesis: Arc<Genesis>, dealt: &Dealt, setup: Setup) -> Result<Self, Failure> {
        let runtime = crate::runtime::build()?;
        let places = free_places(dealt.members.len())?;
        let peers: Vec<_> = dealt.members.iter().copied().zip(places.iter().copied()).collect();
        let starts: Vec<_> = (dealt.keys.iter().zip(&places).enumerate())
            .map(|(index, (keys, listen))| {
                let dir = dir.join(format!("member-{index}"));
                let config =
                    config(dir.as_path(), genesis.clone(), keys.clone(), *listen, peers.clone(), setup);
                runtime.spawn(Node::start(config))
            })
            .collect();
        let mut nodes = Vec::new();
        for start in starts {
            let started = runtime.block_on(start).map_err(|error| failed(error.to_string()))?;
            nodes.push(started.map_err(|error| failed(error.to_string()))?);
        }
        let network = Self { runtime, nodes, genesis_hash: genesis.hash() };
        network.await_first_block()?;
        Ok(network)
    }

    fn await_first_block(&self) -> Result<(), Failure> {
        let start = Instant::now();
        let others = self.nodes.len() as u32 - 1;
        let waits = |node: &Node| node.chain().tip() == 0 || node.engine().status().peers < others;
        while self.nodes.iter().any(waits) {
            if let Some(reason) = self.nodes.iter().find_map(Node::failed) {
                return Err(failed(reason));
            }
            if start.elapsed() > FIRST_BLOCK {
                return Err(failed(format!("no block became final within {} s", FIRST_BLOCK.as_secs())));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// The members' APIs.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        self.nodes.iter().filter_map(Node::api_address).collect()
    }

    /// What is final at each member.
    pub fn chains(&self) -> Vec<Arc<Chain>> {
        self.nodes.iter().map(|node| node.chain().clone()).collect()
    }

    pub const fn runtime(&self) -> &Runtime {
        &self.runtime
    }

    /// Stops all members; everything is durable then.
    pub fn stop(self) {
        let Self { runtime, nodes, .. } = self;
        let stops: Vec<_> = nodes.into_iter().map(|node| runtime.spawn(node.stop())).collect();
        for stop in stops {
            let _ = runtime.block_on(stop);
        }
    }
}

fn config(
    dir: &Path,
    genesis: Arc<Genesis>,
    keys: MemberKeys,
    listen: SocketAddr,
    peers: Vec<([u8; 32], SocketAddr)>,
    setup: Setup,
) -> NodeConfig {
    let tuning = Tuning { page_cache_bytes: setup.page_cache_bytes, ..Tuning::sharing(setup.members) };
    NodeConfig {
        genesis,
        keys,
        dir: dir.to_owned(),
        listen,
        peers,
        api: Some(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))),
        index: setup.index,
        tuning,
        faucet: None,
    }
}

/// Places on loopback where nobody listens.
fn free_places(count: usize) -> Result<Vec<SocketAddr>, Failure> {
    let listeners: Result<Vec<TcpListener>, _> =
        (0..count).map(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).collect();
    let places = listeners.and_then(|listeners| listeners.iter().map(TcpListener::local_addr).collect());
    places.map_err(|error: std::io::Error| failed(error.to_string()))
}

/// A benchmark that cannot go on.
pub fn failed(reason: impl Into<String>) -> Failure {
    Failure::NodeFailed { reason: reason.into() }
}
