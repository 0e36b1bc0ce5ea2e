//! Orders set aside what they can still cost, stand in the order of price and time, and never cross.
//!
//! The books are put together again from the open orders alone and compared with the records.

mod book;
mod record;

pub(super) use book::{Books, check_state};

use super::Broken;
use tally_types::StateKey;

fn broken<T>(key: StateKey, what: &'static str) -> Result<T, Broken> {
    Err(Broken::Kind { key, what })
}
