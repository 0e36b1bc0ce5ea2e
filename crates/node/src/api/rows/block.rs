//! Blocks in lists.

use crate::{api::json::block::BlockBrief, chain::Committed, index::read::BlockItem};
use tally_types::hash::hex;

impl From<&BlockItem> for BlockBrief {
    fn from(item: &BlockItem) -> Self {
        Self {
            height: item.height,
            digest: item.digest.to_hex(),
            time_ms: item.time_ms,
            leader: hex(&item.leader),
            transactions: item.transactions,
        }
    }
}

impl From<&Committed> for BlockBrief {
    fn from(committed: &Committed) -> Self {
        Self {
            height: committed.header.height,
            digest: committed.digest.to_hex(),
            time_ms: committed.header.time_ms,
            leader: hex(&committed.header.leader),
            transactions: committed.ids.len() as u32,
        }
    }
}
