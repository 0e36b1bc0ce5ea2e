//! POST /v1/faucet: coins to try the network with.

use tally_engine::BoxFuture;
use tally_types::{Address, Hash, Refusal};

/// Why the faucet gave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaucetRefusal {
    #[error("this account got coins from the faucet a short while ago; wait before you ask again")]
    TooSoon,
    #[error("the faucet is empty; ask who runs it to fill it")]
    Empty,
    #[error("the faucet is busy; try again in a few seconds")]
    Busy,
    #[error("the faucet's payment was refused: {0}")]
    Refused(Refusal),
}

/// Gives coins away, within limits of its own.
pub trait Faucet: Send + Sync {
    /// Pays `to` and returns the id of the payment, which is submitted but need not be final.
    fn drip(&self, to: Address) -> BoxFuture<'_, Result<Hash, FaucetRefusal>>;
}
