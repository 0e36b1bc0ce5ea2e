//! Proofs of records of the present state.

use super::{error::ApiError, problem::Problem, state::App};
use axum::{
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use tally_types::{
    StateKey,
    proof::{NetworkId, Proof, ProofFile},
};

/// A proof as a file to keep.
pub fn file(network: NetworkId, proof: Proof, name: &str) -> Response {
    let headers: [(HeaderName, String); 2] = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, ProofFile { network, proof }.to_bytes()).into_response()
}

impl App {
    /// What certificates of this network are signed under.
    pub(super) fn network_id(&self) -> NetworkId {
        NetworkId { chain_id: self.genesis.chain_id, genesis: self.genesis_hash }
    }

    /// The present record under `key` with everything that leads to it from the network's public key.
    pub(super) async fn state_proof(&self, key: StateKey, name: &str) -> Result<Response, ApiError> {
        let _turn = self.gates.costly().await?;
        let proof = self.node.prove(key).await.ok_or(Problem::NoRecord)?;
        Ok(file(self.network_id(), Proof::State(proof), name))
    }
}
