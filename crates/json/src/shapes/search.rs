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
    /// A stablecoin, besides the asset that it is.
    Stablecoin {
        asset: AssetBrief,
    },
    /// A basket, besides the asset that it is.
    Basket {
        asset: AssetBrief,
    },
    Redemption {
        redemption: u64,
    },
    Loan {
        loan: u64,
    },
    Deal {
        deal: u64,
    },
    Market {
        market: u64,
        /// The code of what is traded.
        base: String,
        /// The code of what it is paid in.
        quote: String,
    },
    Feed {
        feed: u64,
        base: String,
        quote: String,
    },
    Candidate {
        candidate: u64,
        name: String,
    },
    Pool {
        pool: u64,
        name: String,
    },
    Campaign {
        campaign: u64,
    },
    Publisher {
        account: String,
        name: String,
    },
    Post {
        post: u64,
        title: String,
    },
    Proposal {
        proposal: u64,
        title: String,
    },
}

/// Everything that the text may mean, likeliest first.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SearchAnswer {
    pub found: Vec<Found>,
}
