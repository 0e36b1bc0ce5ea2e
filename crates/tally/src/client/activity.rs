//! What happened to an account, as a node tells it.

use serde_json::Value;
use tally_types::{Address, Amount, AssetId, Hash};

/// One line of an account's activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityLine {
    pub time_ms: u64,
    pub transaction: Hash,
    /// The operation's name.
    pub kind: String,
    /// Which way units went, seen from the account.
    pub incoming: Option<bool>,
    pub other: Option<Address>,
    pub asset: Option<AssetId>,
    pub amount: Option<Amount>,
    pub memo: Option<String>,
    /// The refusal's code, when the transaction was refused.
    pub refusal: Option<u16>,
}

/// Some lines, newest first, and where the next ones are.
#[derive(Clone, Debug, Default)]
pub struct ActivityPage {
    pub items: Vec<ActivityLine>,
    pub next: Option<String>,
    /// The answer as the node gave it, for programs.
    pub raw: Value,
}
