//! What must be true of every state and of every block's change, written apart from the code that keeps it so.
//!
//! [`check_state`] looks at a whole state, for tests and simulations. [`check_change`] looks at what one block changed,
//! for a running node, which stops rather than go on with a broken ledger. A kind of record says of itself what lies
//! where, what it can be and how it may change (`kind`); each noun has a file that says so of its kinds. Besides:
//!
//! - `conservation`: per asset, what all records say lies somewhere adds up to what was minted and not burned;
//! - `tracing`: every change of what lies where follows from the receipts and the block's opening;
//! - `council`: what only the council changes follows from a proposal enacted in the block;
//! - `nonces`: each receipt used up one nonce of its payer, and no nonce is given back.

mod account;
mod asset;
mod broken;
mod change;
mod conservation;
mod council;
mod deal;
mod exchange;
mod global;
mod kind;
mod loan;
mod mandate;
mod mining;
mod net;
mod news;
mod nonces;
mod oracle;
mod packet;
mod referral;
mod reserve;
mod savings;
mod stake;
mod state;
mod tracing;
mod transfer;
mod treasury;

pub use broken::Broken;
pub use change::{check_block, check_change};
pub use state::check_state;
