//! Lines of an account's activity as JSON.

use super::{Money, RefusalDetails, transfer::Memo};
use serde::{Deserialize, Serialize};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// Which way units went, seen from the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Way {
    In,
    Out,
    /// Nothing moved, or between others.
    None,
}

/// One line of an account's activity.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ActivityLine {
    pub transaction: String,
    pub height: u64,
    pub index: u32,
    /// The operation's place in the transaction; absent for a fee alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<u8>,
    pub time_ms: u64,
    /// The operation's kind; `fee` when the account only paid for it.
    #[cfg_attr(feature = "openapi", schema(example = "send"))]
    pub kind: String,
    pub direction: Way,
    /// Who else is involved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterparty: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset: Option<u64>,
    /// Base units really delivered or, without a direction, set aside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memo: Option<Memo>,
    /// What the account paid for the whole transaction, when it was the payer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<Money>,
    /// Why the transaction did not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<RefusalDetails>,
}
