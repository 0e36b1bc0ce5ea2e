//! What traded: trades, candles, an account's fills, and the stream's changes.

use super::{super::Scene, Side, book::volume};
use crate::index::{
    exchange::{Candle as Traded, Change, Trade as Met},
    read::TradeItem,
};
use serde::Serialize;
use tally_types::{Address, exchange};
use utoipa::ToSchema;

/// A trade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Maker,
    Taker,
}

/// A trade, seen from one of its two accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct StreamTrade {
    /// What the taker did with the base asset.
    pub side: Side,
    pub price: u32,
    pub lots: String,
}

/// How a block changed what stands at a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DepthChange {
    pub side: Side,
    pub price: u32,
    /// Lots that came, or with a minus went.
    #[schema(example = "-5")]
    pub lots: String,
}

impl Trade {
    pub fn new(scene: &Scene<'_>, market: &exchange::Market, item: &TradeItem) -> Self {
        let (trade, position) = (&item.trade, item.place.position());
        let lots = u128::from(trade.lots);
        Self {
            transaction: item.transaction.to_hex(),
            height: position.height,
            index: position.index,
            time_ms: item.time_ms,
            side: trade.side.into(),
            price: trade.price,
            lots: trade.lots.to_string(),
            base_amount: volume(market.lot, lots),
            quote_amount: volume(market.tick, lots * u128::from(trade.price)),
            taker: scene.address(&trade.taker),
            taker_order: trade.taker_order.map(|order| order.0),
            maker: scene.address(&trade.maker),
            maker_order: trade.maker_order.0,
        }
    }
}

impl AccountFill {
    pub fn new(scene: &Scene<'_>, account: &Address, market: &exchange::Market, item: &TradeItem) -> Self {
        let trade = &item.trade;
        let role = if trade.maker == *account { Role::Maker } else { Role::Taker };
        Self {
            market: trade.market.0,
            role,
            bought: (trade.side == exchange::Side::Buy) == (role == Role::Taker),
            fee: (role == Role::Maker).then(|| trade.maker_fee.to_string()),
            trade: Trade::new(scene, market, item),
        }
    }
}

impl Candle {
    pub fn new(market: &exchange::Market, start_ms: u64, candle: &Traded) -> Self {
        Self {
            start_ms,
            open: candle.open,
            high: candle.high,
            low: candle.low,
            close: candle.close,
            trades: candle.trades,
            lots: candle.lots.to_string(),
            base_volume: volume(market.lot, candle.lots),
            quote_volume: volume(market.tick, candle.ticks),
        }
    }
}

impl From<&Met> for StreamTrade {
    fn from(trade: &Met) -> Self {
        Self { side: trade.side.into(), price: trade.price, lots: trade.lots.to_string() }
    }
}

impl From<&Change> for DepthChange {
    fn from(change: &Change) -> Self {
        Self { side: change.side.into(), price: change.price, lots: change.lots.to_string() }
    }
}
