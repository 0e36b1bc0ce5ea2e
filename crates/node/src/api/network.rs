//! The network and the node: who they are and how they are doing.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Money,
        network::{IndexState, Network, NodeStatus},
    },
    language::Language,
    problem::Problem,
    state::{ApiState, App},
};
use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use tally_types::{AssetId, hash::hex};

/// The software's version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

impl App {
    fn index_state(&self) -> Option<IndexState> {
        let status = self.index.as_ref()?.status();
        Some(IndexState { height: status.height, lag: status.lag, ready: status.ready })
    }
}

/// The network, as this node sees it: what a wallet needs before anything else.
#[utoipa::path(get, path = "/v1/network", tag = "network",
    responses((status = 200, body = Network, description = "The network"),
        (status = 503, body = ProblemDetails, content_type = "application/problem+json", description = "The node is starting")))]
pub async fn network(State(state): State<ApiState>, language: Language) -> Result<Json<Network>, ApiError> {
    let (genesis, scene) = (&state.genesis, state.scene(language));
    let status = state.node.status().ok_or(Problem::Starting)?;
    let global = state.global().await?;
    let coin = state.briefs(&scene, [AssetId::COIN]).await?.pop().ok_or(Problem::Starting)?;
    Ok(Json(Network {
        chain_id: genesis.chain_id,
        name: genesis.name.as_str().to_owned(),
        prefix: genesis.prefix.as_str().to_owned(),
        genesis: state.genesis_hash.to_hex(),
        genesis_time_ms: genesis.time_ms,
        public_key: state.public_key.clone(),
        members: genesis.members.iter().map(|key| hex(key)).collect(),
        coin,
        fees: (&global.fees).into(),
        fee_pot: global.fee_pot.iter().map(|entry| Money::new(entry.asset, entry.amount)).collect(),
        height: status.height,
        time_ms: status.time_ms,
        finality_ms: status.finality_ms,
        peers: status.peers,
        index: state.index_state(),
        faucet: state.faucet.is_some(),
        version: VERSION.to_owned(),
    }))
}

/// How the node is doing.
#[utoipa::path(get, path = "/v1/status", tag = "network",
    responses((status = 200, body = NodeStatus, description = "The node's state"),
        (status = 503, body = ProblemDetails, content_type = "application/problem+json", description = "The node is starting")))]
pub async fn status(State(state): State<ApiState>) -> Result<Json<NodeStatus>, ApiError> {
    let status = state.node.status().ok_or(Problem::Starting)?;
    let (transactions, bytes) = state.node.waiting();
    Ok(Json(NodeStatus {
        height: status.height,
        digest: status.digest.to_hex(),
        time_ms: status.time_ms,
        epoch: status.epoch,
        view: status.view,
        finality_ms: status.finality_ms,
        peers: status.peers,
        voting: status.voting,
        waiting_transactions: transactions as u64,
        waiting_bytes: bytes as u64,
        index: state.index_state(),
        version: VERSION.to_owned(),
    }))
}

/// The node's metrics in Prometheus' text format.
#[utoipa::path(get, path = "/metrics", tag = "network",
    responses((status = 200, body = String, content_type = "text/plain", description = "Metrics")))]
pub async fn metrics(State(state): State<ApiState>) -> Response {
    let mut text = (state.metrics)().trim_end().trim_end_matches("# EOF").trim_end().to_owned();
    let streams = state.limits.streams - state.gates.streams_left();
    let mut gauges = vec![("tally_api_streams", "Streams open", streams as u64)];
    if let Some(index) = state.index_state() {
        gauges.push(("tally_index_height", "Last block in the index", index.height));
        gauges.push(("tally_index_lag", "Final blocks that are not in the index yet", index.lag));
    }
    for (name, help, value) in gauges {
        text.push_str(&format!("\n# HELP {name} {help}.\n# TYPE {name} gauge\n{name} {value}"));
    }
    text.push_str("\n# EOF\n");
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}
