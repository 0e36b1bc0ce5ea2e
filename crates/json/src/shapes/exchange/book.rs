//! Markets, what stands in them, and their last day.

use super::super::{Scene, asset::AssetBrief};
use serde::Serialize;
use tally_types::{
    Amount,
    exchange::{self, Level, MarketId},
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Market {
    pub id: u64,
    /// The asset that is traded.
    pub base: u64,
    /// The asset it is paid in.
    pub quote: u64,
    /// Base units of the quote asset that one step of the price adds to one lot.
    pub tick: String,
    /// Base units of the base asset in one lot.
    pub lot: String,
    pub opener: String,
    /// Block time of the last trade, or of the opening.
    pub traded_ms: u64,
    /// Another market has taken its pair; nothing is placed here any more.
    pub replaced: bool,
    /// Ticks for one lot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best_bid: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best_ask: Option<u32>,
    /// Fees that wait, in base units of the quote asset.
    pub for_opener: String,
    pub for_pot: String,
    /// The last 24 hours; absent when the node keeps no index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticker: Option<Ticker>,
}

/// What traded in the 24 hours before now, to the minute. Prices are ticks for one lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Ticker {
    /// The price of the last trade ever.
    pub last: Option<u32>,
    /// The price of the first trade of the 24 hours.
    pub open: Option<u32>,
    pub high: Option<u32>,
    pub low: Option<u32>,
    pub trades: u64,
    pub lots: String,
    /// Base units of the base asset; absent past 128 bits.
    pub base_volume: Option<String>,
    /// Base units of the quote asset; absent past 128 bits.
    pub quote_volume: Option<String>,
}

/// A market with its assets.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct MarketAnswer {
    pub market: Market,
    pub assets: Vec<AssetBrief>,
}

/// The orders at one price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DepthLevel {
    /// Ticks for one lot.
    pub price: u32,
    pub lots: String,
    pub orders: u64,
}

/// A market's book, best prices first.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Depth {
    pub market: u64,
    /// The block after which it was so; a stream's changes of the blocks after it add up with it.
    pub height: u64,
    pub bids: Vec<DepthLevel>,
    pub asks: Vec<DepthLevel>,
}

impl Market {
    pub fn new(scene: &Scene<'_>, id: MarketId, market: &exchange::Market, ticker: Option<Ticker>) -> Self {
        Self {
            id: id.0,
            base: market.base.0,
            quote: market.quote.0,
            tick: market.tick.to_string(),
            lot: market.lot.to_string(),
            opener: scene.address(&market.opener),
            traded_ms: market.traded_ms,
            replaced: market.replaced,
            best_bid: market.bids.best,
            best_ask: market.asks.best,
            for_opener: market.for_opener.to_string(),
            for_pot: market.for_pot.to_string(),
            ticker,
        }
    }
}

/// `count` times `unit`; `None` past 128 bits, which a sum of many trades may pass where no amount does.
pub fn volume(unit: Amount, count: u128) -> Option<String> {
    unit.0.checked_mul(count).map(|units| units.to_string())
}

impl DepthLevel {
    pub fn new(price: u32, level: &Level) -> Self {
        Self { price, lots: level.lots.to_string(), orders: level.orders }
    }
}
