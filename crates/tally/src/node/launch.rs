//! From a configuration to a running node.

use super::config::{ConfigError, MemberConfig, read_genesis, read_keys};
use crate::{failure::Failure, up::KeyFaucet};
use std::sync::Arc;
use tally_engine::{StartError, Tuning};
use tally_node::{Node, NodeConfig, NodeError, api::Faucet};
use tally_types::Amount;

const MIB: usize = 1024 * 1024;

/// Starts the node that `config` describes. Must be called within a tokio runtime.
pub async fn launch(config: &MemberConfig) -> Result<Node, Failure> {
    let genesis = Arc::new(read_genesis(&config.genesis)?);
    let faucet = config.faucet.as_ref().map(|faucet| {
        let bad = || Failure::Config(ConfigError::FaucetAmount { text: faucet.amount.clone() });
        let amount = Amount::parse(&faucet.amount, genesis.coin.decimals).map_err(|_| bad())?;
        KeyFaucet::open(&faucet.key, amount, &genesis).map(Arc::new)
    });
    let faucet = faucet.transpose()?;
    let node = NodeConfig {
        keys: read_keys(&config.keys)?,
        dir: config.dir.clone(),
        listen: config.listen,
        peers: config.peers()?,
        api: config.api,
        index: config.index,
        tuning: Tuning {
            page_cache_bytes: config.page_cache_mib * MIB,
            ..Tuning::sharing(neighbours(config))
        },
        faucet: faucet.clone().map(|faucet| faucet as Arc<dyn Faucet>),
        genesis,
    };
    let node = Node::start(node).await.map_err(|error| failure(error, config))?;
    if let Some(faucet) = faucet {
        faucet.connect(node.admission().clone(), node.engine().clone());
    }
    Ok(node)
}

/// Members on this machine, this one too: they share its cores.
fn neighbours(config: &MemberConfig) -> usize {
    config.peers.iter().filter(|peer| peer.address.ip().is_loopback()).count()
}

fn failure(error: NodeError, config: &MemberConfig) -> Failure {
    match error {
        NodeError::Engine(StartError::InUse) => Failure::DirectoryInUse { path: config.dir.clone() },
        NodeError::Listen(address, _) => Failure::AddressInUse { address },
        other => Failure::NodeFailed { reason: other.to_string() },
    }
}
