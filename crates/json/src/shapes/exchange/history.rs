//! What traded: trades, candles, an account's fills, and the stream's changes.

use super::Side;
use serde::Serialize;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A trade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Trade {
    pub transaction: String,
    pub height: u64,
    pub index: u32,
    pub time_ms: u64,
    /// What the taker did with the base asset.
    pub side: Side,
    /// Ticks for one lot.
    pub price: u32,
    pub lots: String,
    /// Base units of the base asset.
    pub base_amount: Option<String>,
    /// Base units of the quote asset, fees aside.
    pub quote_amount: Option<String>,
    pub taker: String,
    /// The taker's order; absent for a conversion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taker_order: Option<u64>,
    pub maker: String,
    pub maker_order: u64,
}

/// Whether an account's order stood in the book, or met one that did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Maker,
    Taker,
}

/// A trade, seen from one of its two accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct AccountFill {
    pub market: u64,
    pub role: Role,
    /// What the account did with the base asset.
    pub bought: bool,
    /// The maker's fee in base units of the quote asset; a taker's is rounded once for a whole order and stands in its
    /// receipt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<String>,
    #[serde(flatten)]
    pub trade: Trade,
}

/// What traded within one span of time. Prices are ticks for one lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Candle {
    /// Unix milliseconds of its beginning, a multiple of its span.
    pub start_ms: u64,
    pub open: u32,
    pub high: u32,
    pub low: u32,
    pub close: u32,
    pub trades: u64,
    pub lots: String,
    /// Base units of the base asset; absent past 128 bits.
    pub base_volume: Option<String>,
    /// Base units of the quote asset; absent past 128 bits.
    pub quote_volume: Option<String>,
}

/// A trade as the stream tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct StreamTrade {
    /// What the taker did with the base asset.
    pub side: Side,
    pub price: u32,
    pub lots: String,
}

/// How a block changed what stands at a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DepthChange {
    pub side: Side,
    pub price: u32,
    /// Lots that came, or with a minus went.
    #[cfg_attr(feature = "openapi", schema(example = "-5"))]
    pub lots: String,
}
