//! What the API needs of the node it serves.

use crate::{
    admission::{Admission, Simulation, Submission},
    chain::{Chain, Committed, Position},
    pool::Pool,
    receipts::ReceiptError,
};
use std::sync::Arc;
use tally_engine::{BoxFuture, Status};
use tally_types::{
    Body, Hash, Refusal, StateKey,
    bytes::Bytes,
    proof::{CertifiedHeader, ReceiptProof, StateProof},
};
use tokio::sync::watch;

/// A node as the API sees it: the running one, or one made by hand in tests.
pub trait Node: Send + Sync + 'static {
    /// Takes transactions in; one answer each, in order.
    fn submit(&self, transactions: Vec<Bytes>) -> BoxFuture<'_, Vec<Submission>>;

    /// Executes an unsigned body on the last final state and throws the result away.
    fn simulate(&self, body: Body) -> BoxFuture<'_, Simulation>;

    /// Whether a transaction waits in the pool.
    fn waits(&self, id: &Hash) -> bool;

    /// Why a transaction was dropped from the pool, when that was recently.
    fn dropped(&self, id: &Hash) -> Option<Refusal>;

    /// How many transactions wait, and their bytes.
    fn waiting(&self) -> (usize, usize);

    /// The hash that names the network.
    fn genesis(&self) -> Hash;

    /// Changes whenever a block becomes final; holds the last one's height.
    fn tip(&self) -> watch::Receiver<u64>;

    /// Where a recent transaction stands in the chain.
    fn position(&self, id: &Hash) -> Option<Position>;

    /// The final block at `height`.
    fn committed(&self, height: u64) -> BoxFuture<'_, Result<Option<Arc<Committed>>, ReceiptError>>;

    /// The header at `height` with its certificate.
    fn certified(&self, height: u64) -> BoxFuture<'_, Option<CertifiedHeader>>;

    fn receipt_proof(&self, position: Position) -> BoxFuture<'_, Result<Option<ReceiptProof>, ReceiptError>>;

    /// The records under `keys` in the last final state; `None` while the node starts.
    fn records(&self, keys: Vec<StateKey>) -> BoxFuture<'_, Option<Vec<Option<Bytes>>>>;

    /// The present record under `key` with its proof.
    fn prove(&self, key: StateKey) -> BoxFuture<'_, Option<StateProof>>;

    /// How the validator is doing; `None` while the node starts.
    fn status(&self) -> Option<Status>;
}

/// The running node.
pub struct LiveNode {
    pub admission: Arc<Admission>,
    pub chain: Arc<Chain>,
    pub pool: Arc<Pool>,
}

impl Node for LiveNode {
    fn submit(&self, transactions: Vec<Bytes>) -> BoxFuture<'_, Vec<Submission>> {
        Box::pin(self.admission.submit(transactions))
    }

    fn simulate(&self, body: Body) -> BoxFuture<'_, Simulation> {
        Box::pin(self.admission.simulate(body))
    }

    fn waits(&self, id: &Hash) -> bool {
        self.pool.contains(id)
    }

    fn dropped(&self, id: &Hash) -> Option<Refusal> {
        self.pool.dropped(id)
    }

    fn waiting(&self) -> (usize, usize) {
        self.pool.size()
    }

    fn genesis(&self) -> Hash {
        *self.chain.genesis()
    }

    fn tip(&self) -> watch::Receiver<u64> {
        self.chain.watch()
    }

    fn position(&self, id: &Hash) -> Option<Position> {
        self.chain.position(id)
    }

    fn committed(&self, height: u64) -> BoxFuture<'_, Result<Option<Arc<Committed>>, ReceiptError>> {
        Box::pin(self.chain.committed(height))
    }

    fn certified(&self, height: u64) -> BoxFuture<'_, Option<CertifiedHeader>> {
        Box::pin(async move { self.chain.engine()?.header_certified(height).await })
    }

    fn receipt_proof(&self, position: Position) -> BoxFuture<'_, Result<Option<ReceiptProof>, ReceiptError>> {
        Box::pin(self.chain.receipt_proof(position))
    }

    fn records(&self, keys: Vec<StateKey>) -> BoxFuture<'_, Option<Vec<Option<Bytes>>>> {
        Box::pin(async move { Some(self.chain.engine()?.get_many(keys).await?.records) })
    }

    fn prove(&self, key: StateKey) -> BoxFuture<'_, Option<StateProof>> {
        Box::pin(async move { self.chain.engine()?.prove(key).await })
    }

    fn status(&self) -> Option<Status> {
        self.chain.engine().map(tally_engine::Engine::status)
    }
}
