//! What happened in markets: trades, depth and candles, all from the ledger's events.
//!
//! Invariant: what the ledger still knows (which orders stand, how many lots at a price) is asked of the ledger; the
//! index keeps what it forgets.

mod candle;
mod meaning;
mod rows;
mod write;

pub use candle::{Candle, SPANS_MS};
pub use meaning::{Change, Trade, changes, trades};
pub use rows::Rows;
pub use write::{read_candle, write};
