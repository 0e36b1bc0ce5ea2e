//! Markets and orders as JSON.
//!
//! Lots are strings, as amounts are: they take 64 bits, and JSON's numbers lose digits.

pub mod book;
mod event;
pub mod history;
mod operation;
pub mod order;
pub mod route;

pub use event::{Cancelled, Dropped, Fill, Hop, OrderPlaced};
pub use operation::{OrderKind, Side, read_lots};
