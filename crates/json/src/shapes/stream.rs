//! Messages of the stream as JSON.

use super::{
    super::error::ProblemDetails,
    activity::ActivityLine,
    asset::AssetBrief,
    block::BlockBrief,
    exchange::history::{DepthChange, StreamTrade},
    receipt::Receipt,
};
use serde::{Deserialize, Serialize};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// What a stream can be told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Every block.
    Blocks,
    /// Everything that happens to an account: `tally1…`, `0x…` or `@name`.
    Account(String),
    /// That a transaction is final; once.
    Transaction(String),
    /// What trades in a market, and how its depth changes.
    Market(u64),
}

/// What a client says.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum StreamRequest {
    Subscribe(Topic),
    Unsubscribe(Topic),
}

/// What the node says.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum StreamEvent {
    /// The subscription holds for every block after `height`.
    Subscribed {
        topic: Topic,
        height: u64,
    },
    Unsubscribed {
        topic: Topic,
    },
    Block {
        block: BlockBrief,
    },
    /// The lines of one block for one account.
    Activity {
        account: String,
        height: u64,
        lines: Vec<ActivityLine>,
        assets: Vec<AssetBrief>,
    },
    /// What one block did in one market. The changes add up with a depth read as of an earlier block.
    Market {
        market: u64,
        height: u64,
        time_ms: u64,
        trades: Vec<StreamTrade>,
        changes: Vec<DepthChange>,
    },
    /// A transaction is final.
    Transaction {
        id: String,
        height: u64,
        index: u32,
        receipt: Box<Receipt>,
        assets: Vec<AssetBrief>,
    },
    /// A message was not understood; the stream goes on.
    Error {
        problem: ProblemDetails,
    },
}
