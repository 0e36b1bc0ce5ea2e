//! Where the index takes its blocks from.

use crate::{
    chain::{Chain, Committed},
    receipts::ReceiptError,
};
use std::sync::Arc;
use tally_engine::BoxFuture;
use tally_types::Hash;
use tokio::sync::watch;

/// The final blocks of a chain: the node's own, or a synthetic one in tests.
pub trait Source: Send + Sync + 'static {
    /// The hash that names the network.
    fn genesis(&self) -> Hash;

    /// Changes whenever a block becomes final; holds the last one's height.
    fn tip(&self) -> watch::Receiver<u64>;

    /// The final block at `height`; `None` when it is not there (yet).
    fn committed(&self, height: u64) -> BoxFuture<'_, Result<Option<Arc<Committed>>, ReceiptError>>;
}

impl Source for Chain {
    fn genesis(&self) -> Hash {
        *Chain::genesis(self)
    }

    fn tip(&self) -> watch::Receiver<u64> {
        self.watch()
    }

    fn committed(&self, height: u64) -> BoxFuture<'_, Result<Option<Arc<Committed>>, ReceiptError>> {
        Box::pin(Chain::committed(self, height))
    }
}
