//! Memos and held sends as JSON.

use super::{
    super::{error::ApiError, problem::Problem},
    Scene,
    asset::AssetBrief,
    read_hex, read_text,
};
use serde::{Deserialize, Serialize};
use tally_types::{
    hash::hex,
    transfer::{self, HeldId},
    wire::List,
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A note that travels with a send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Memo {
    /// For everyone to read.
    Text(String),
    /// For the receiver to read: hexadecimal.
    Sealed(String),
}

impl Memo {
    pub fn new(memo: &transfer::Memo) -> Option<Self> {
        match memo {
            transfer::Memo::None(_) => None,
            transfer::Memo::Open(text) => Some(Self::Text(text.as_str().to_owned())),
            transfer::Memo::Sealed(bytes) => Some(Self::Sealed(hex(bytes))),
        }
    }

    /// A memo from its stored bytes.
    pub fn from_bytes(sealed: bool, bytes: &[u8]) -> Self {
        if sealed {
            Self::Sealed(hex(bytes))
        } else {
            Self::Text(String::from_utf8_lossy(bytes).into_owned())
        }
    }

    pub fn read(memo: Option<&Self>) -> Result<transfer::Memo, ApiError> {
        Ok(match memo {
            None => transfer::Memo::NONE,
            Some(Self::Text(text)) => transfer::Memo::Open(read_text(text)?),
            Some(Self::Sealed(text)) => {
                let wrong = || {
                    ApiError::from(Problem::OperationInvalid).with_note("a sealed memo has 1 to 328 bytes")
                };
                transfer::Memo::Sealed(List::new(read_hex(text)?).ok_or_else(wrong)?)
            }
        })
    }
}

/// A held send that waits to be accepted or returned.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Held {
    pub id: u64,
    pub from: String,
    pub to: String,
    pub asset: u64,
    /// Base units.
    pub amount: String,
    /// Until when, in block time, the receiver may accept.
    pub deadline_ms: u64,
}

impl Held {
    pub fn new(scene: &Scene<'_>, id: HeldId, held: &transfer::Held) -> Self {
        Self {
            id: id.0,
            from: scene.address(&held.from),
            to: scene.address(&held.to),
            asset: held.asset.0,
            amount: held.amount.to_string(),
            deadline_ms: held.deadline_ms,
        }
    }
}

/// A held send with its asset.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct HeldAnswer {
    pub held: Held,
    pub assets: Vec<AssetBrief>,
}
