//! What every handler shares.

use super::{
    faucet::Faucet,
    json::Scene,
    language::Language,
    limits::{Gates, Limits},
    node::{LiveNode, Node},
    problem::Problem,
    stream::Events,
};
use crate::{bodies::Bodies, index::Index};
use std::{ops::Deref, sync::Arc};
use tally_types::{Genesis, Hash};
use tokio::sync::watch;

/// The node's metrics in Prometheus' text format.
pub type Metrics = Arc<dyn Fn() -> String + Send + Sync>;

/// The state of the API; clones share it.
#[derive(Clone)]
pub struct ApiState(Arc<App>);

/// What [`ApiState`] leads to.
pub struct App {
    pub(super) node: Arc<dyn Node>,
    pub(super) index: Option<Arc<Index>>,
    pub(super) bodies: Arc<Bodies>,
    pub(super) genesis: Arc<Genesis>,
    pub(super) genesis_hash: Hash,
    /// The network's public key, hexadecimal; empty when the genesis holds none.
    pub(super) public_key: String,
    pub(super) metrics: Metrics,
    pub(super) faucet: Option<Arc<dyn Faucet>>,
    pub(super) limits: Limits,
    pub(super) gates: Gates,
    pub(super) events: Events,
    /// Set when the node stops: streams say goodbye.
    pub(super) closing: watch::Sender<bool>,
}

impl ApiState {
    /// The API of a running node.
    pub fn new(
        node: LiveNode,
        index: Option<Arc<Index>>,
        bodies: Arc<Bodies>,
        genesis: Arc<Genesis>,
        metrics: Metrics,
        faucet: Option<Arc<dyn Faucet>>,
    ) -> Self {
        let node = Arc::new(node);
        Self::of(node, index, bodies, genesis, metrics, faucet, Limits::default())
    }

    /// The API of any [`Node`], with limits of one's own.
    pub fn of(
        node: Arc<dyn Node>,
        index: Option<Arc<Index>>,
        bodies: Arc<Bodies>,
        genesis: Arc<Genesis>,
        metrics: Metrics,
        faucet: Option<Arc<dyn Faucet>>,
        limits: Limits,
    ) -> Self {
        let public_key = tally_engine::network_public_key(&genesis).unwrap_or_default();
        Self(Arc::new(App {
            genesis_hash: node.genesis(),
            node,
            index,
            bodies,
            public_key: tally_types::hash::hex(&public_key),
            genesis,
            metrics,
            faucet,
            gates: Gates::new(&limits),
            limits,
            events: Events::default(),
            closing: watch::Sender::new(false),
        }))
    }
}

impl Deref for ApiState {
    type Target = App;

    fn deref(&self) -> &App {
        &self.0
    }
}

impl App {
    pub(super) fn scene(&self, language: Language) -> Scene<'_> {
        Scene { prefix: self.genesis.prefix.as_str(), language: language.into() }
    }

    /// The index, when there is one and it can answer.
    pub(super) fn index(&self) -> Result<&Index, Problem> {
        let index = self.index.as_deref().ok_or(Problem::IndexOff)?;
        if index.status().ready { Ok(index) } else { Err(Problem::IndexNotReady) }
    }
}
