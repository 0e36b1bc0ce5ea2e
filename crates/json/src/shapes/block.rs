//! Blocks as JSON.

use super::{Page, transaction::TransactionBrief};
use serde::Serialize;
use tally_types::{Hash, Header, hash::hex};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A block in a list.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct BlockBrief {
    pub height: u64,
    pub digest: String,
    pub time_ms: u64,
    /// The proposer's Ed25519 key.
    pub leader: String,
    /// How many transactions it holds.
    pub transactions: u32,
}

/// Where the state database's log begins and ends after the block, and its root.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SyncTarget {
    pub root: String,
    pub start: u64,
    pub end: u64,
}

/// A block: its header, and a page of its transactions.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Block {
    pub digest: String,
    pub parent: String,
    pub height: u64,
    pub time_ms: u64,
    pub epoch: u64,
    pub view: u64,
    pub parent_view: u64,
    /// The proposer's Ed25519 key.
    pub leader: String,
    /// The network's randomness of the parent's view.
    pub seed: String,
    pub transactions_root: String,
    pub receipts_root: String,
    pub state_root: String,
    pub sync: SyncTarget,
    pub transaction_count: u32,
    pub transactions: Page<TransactionBrief>,
}

impl Block {
    pub fn new(digest: &Hash, header: &Header, count: usize, transactions: Page<TransactionBrief>) -> Self {
        Self {
            digest: digest.to_hex(),
            parent: header.parent.to_hex(),
            height: header.height,
            time_ms: header.time_ms,
            epoch: header.epoch,
            view: header.view,
            parent_view: header.parent_view,
            leader: hex(&header.leader),
            seed: hex(&header.seed),
            transactions_root: header.transactions_root.to_hex(),
            receipts_root: header.receipts_root.to_hex(),
            state_root: header.state_root.to_hex(),
            sync: SyncTarget {
                root: header.sync.root.to_hex(),
                start: header.sync.start,
                end: header.sync.end,
            },
            transaction_count: count as u32,
            transactions,
        }
    }
}
