//! What a search found, as JSON.

use super::asset::AssetBrief;
use serde::Serialize;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// One thing that a text may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Found {
    Account {
        address: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    Transaction {
        id: String,
        height: u64,
        index: u32,
    },
    Block {
        height: u64,
        digest: String,
    },
    Asset {
        asset: AssetBrief,
    },
    Held {
        held: u64,
    },
    Packet {
        packet: u64,
    },
    Mandate {
        mandate: u64,
    },
}

/// Everything that the text may mean, likeliest first.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SearchAnswer {
    pub found: Vec<Found>,
}
