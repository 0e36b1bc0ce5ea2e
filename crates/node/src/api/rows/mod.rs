//! Rows of the index, and blocks, as the API's JSON: one file a noun.
//!
//! The shapes themselves know nothing of an index, since the page uses them too.

mod activity;
mod block;
mod campaign;
mod deal;
mod exchange;
mod loan;
mod mandate;
mod oracle;
mod packet;
mod reserve;
mod transaction;

pub use activity::Surroundings;

use super::json::Scene;

/// A shape that is made from a row.
pub trait FromRow<R> {
    fn from_row(scene: &Scene<'_>, row: R) -> Self;
}
