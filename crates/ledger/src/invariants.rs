//! What must be true of every state and of every block's change, written apart from the code that keeps it so.
//!
//! [`check_state`] looks at a whole state, for tests and simulations. [`check_change`] looks at what one block changed,
//! for a running node, which stops rather than go on with a broken ledger. Each file is one truth:
//!
//! - `conservation`: per asset, balances, held sends and the fee pot add up to what was minted and not burned;
//! - `tracing`: every account's change follows from the receipts;
//! - `nonces`: each receipt used up one nonce of its payer, and no nonce is given back;
//! - `history`: what may never change does not: supply once made, powers once given up, names, held sends;
//! - `shape`: records say nothing twice and nothing that cannot be.

mod broken;
mod change;
mod conservation;
mod history;
mod net;
mod nonces;
mod shape;
mod state;
mod tracing;

pub use broken::Broken;
pub use change::check_change;
pub use state::check_state;
