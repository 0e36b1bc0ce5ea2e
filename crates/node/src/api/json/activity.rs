//! Lines of an account's activity as JSON.

use super::{Money, RefusalDetails, Scene, kind_name, transfer::Memo};
use crate::index::{Direction, Line};
use serde::{Deserialize, Serialize};
use tally_types::{AssetId, Hash, Refusal};
use utoipa::ToSchema;

/// Which way units went, seen from the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    In,
    Out,
    /// Nothing moved, or between others.
    None,
}

impl From<Direction> for Way {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::In => Self::In,
            Direction::Out => Self::Out,
            Direction::None => Self::None,
        }
    }
}

impl From<Way> for Direction {
    fn from(way: Way) -> Self {
        match way {
            Way::In => Self::In,
            Way::Out => Self::Out,
            Way::None => Self::None,
        }
    }
}

/// One line of an account's activity.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ActivityLine {
    pub transaction: String,
    pub height: u64,
    pub index: u32,
    /// The operation's place in the transaction; absent for a fee alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<u8>,
    pub time_ms: u64,
    /// The operation's kind; `fee` when the account only paid for it.
    #[schema(example = "send")]
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

/// What a line does not say of its transaction.
pub struct Surroundings {
    pub transaction: Hash,
    pub time_ms: u64,
    /// When the line's account was the payer.
    pub fee: Option<Money>,
    /// The refusal's code, or 0.
    pub refusal: u16,
    pub memo: Option<Memo>,
}

impl ActivityLine {
    pub fn new(scene: &Scene<'_>, line: &Line, around: Surroundings) -> Self {
        let position = line.place.position();
        let operation = line.number.operation();
        Self {
            transaction: around.transaction.to_hex(),
            height: position.height,
            index: position.index,
            operation: (operation != u8::MAX).then_some(operation),
            time_ms: around.time_ms,
            kind: kind_name(line.kind),
            direction: line.direction.into(),
            counterparty: line.other.map(|other| scene.address(&other)),
            asset: line.asset.map(|AssetId(asset)| asset),
            amount: line.amount.map(|amount| amount.to_string()),
            memo: around.memo,
            fee: around.fee,
            refusal: Refusal::from_code(around.refusal).map(|refusal| scene.refusal(refusal)),
        }
    }
}
