//! Markets, orders and trades, as a node tells them.

use super::{
    Client,
    api::{Page, parameter},
    http::NetworkError,
    text,
};
use serde::Deserialize;
use tally_types::{Address, Amount, AssetId, exchange::Side};

/// Most items of a page.
const PAGE: u32 = 100;

/// A market.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MarketInfo {
    pub id: u64,
    #[serde(deserialize_with = "text::read_asset")]
    pub base: AssetId,
    #[serde(deserialize_with = "text::read_asset")]
    pub quote: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub tick: Amount,
    #[serde(deserialize_with = "text::read")]
    pub lot: Amount,
    pub replaced: bool,
    #[serde(default)]
    pub best_bid: Option<u32>,
    #[serde(default)]
    pub best_ask: Option<u32>,
    #[serde(default)]
    pub ticker: Option<TickerInfo>,
}

/// A market's last 24 hours.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TickerInfo {
    pub last: Option<u32>,
    #[serde(default, deserialize_with = "text::read_option")]
    pub base_volume: Option<Amount>,
}

#[derive(Deserialize)]
struct MarketAnswer {
    market: MarketInfo,
}

/// The orders at one price.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LevelInfo {
    pub price: u32,
    #[serde(deserialize_with = "text::read")]
    pub lots: u128,
    pub orders: u64,
}

/// A book, best prices first.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DepthInfo {
    pub height: u64,
    pub bids: Vec<LevelInfo>,
    pub asks: Vec<LevelInfo>,
}

/// Which side of a market somebody is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SideInfo {
    Buy,
    Sell,
}

impl From<SideInfo> for Side {
    fn from(side: SideInfo) -> Self {
        match side {
            SideInfo::Buy => Self::Buy,
            SideInfo::Sell => Self::Sell,
        }
    }
}

/// An order that stands, or is parked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OrderInfo {
    pub id: u64,
    pub market: u64,
    pub side: SideInfo,
    pub price: u32,
    #[serde(deserialize_with = "text::read")]
    pub lots: u128,
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub escrow: Amount,
    #[serde(default)]
    pub until_ms: Option<u64>,
    pub parked: bool,
}

/// A trade.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TradeInfo {
    pub time_ms: u64,
    /// What the taker did.
    pub side: SideInfo,
    pub price: u32,
    #[serde(deserialize_with = "text::read")]
    pub lots: u128,
    #[serde(deserialize_with = "text::read")]
    pub taker: Address,
    #[serde(deserialize_with = "text::read")]
    pub maker: Address,
}

/// What traded within a span of time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CandleInfo {
    pub start_ms: u64,
    pub open: u32,
    pub high: u32,
    pub low: u32,
    pub close: u32,
    #[serde(deserialize_with = "text::read")]
    pub lots: u128,
    pub trades: u64,
}

/// An amount of an asset.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MoneyInfo {
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
}

/// The way that gives most.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RouteInfo {
    pub path: Vec<u64>,
    pub receives: MoneyInfo,
    pub met: u8,
}

#[derive(Deserialize)]
struct RouteAnswer {
    #[serde(default)]
    best: Option<RouteInfo>,
}

impl Client {
    pub fn market(&self, id: u64) -> Result<Option<MarketInfo>, NetworkError> {
        let answer: Option<MarketAnswer> = self.http.find(&format!("/v1/markets/{id}"))?;
        Ok(answer.map(|answer| answer.market))
    }

    /// Markets in order of opening, those of `asset` when it is given.
    pub fn markets(
        &self,
        asset: Option<AssetId>,
        cursor: Option<&str>,
    ) -> Result<Page<MarketInfo>, NetworkError> {
        let asset = parameter("asset", asset.map(|asset| asset.to_string()).as_deref());
        let cursor = parameter("cursor", cursor);
        self.http.get(&format!("/v1/markets?limit={PAGE}{asset}{cursor}"))
    }

    pub fn depth(&self, market: u64, levels: u32) -> Result<DepthInfo, NetworkError> {
        self.http.get(&format!("/v1/markets/{market}/depth?levels={levels}"))
    }

    /// Trades, newest first.
    pub fn trades(
        &self,
        market: u64,
        limit: u32,
        cursor: Option<&str>,
    ) -> Result<Page<TradeInfo>, NetworkError> {
        let cursor = parameter("cursor", cursor);
        self.http.get(&format!("/v1/markets/{market}/trades?limit={limit}{cursor}"))
    }

    /// Candles, newest first.
    pub fn candles(
        &self,
        market: u64,
        interval: &str,
        limit: u32,
        cursor: Option<&str>,
    ) -> Result<Page<CandleInfo>, NetworkError> {
        let (interval, cursor) = (parameter("interval", Some(interval)), parameter("cursor", cursor));
        self.http.get(&format!("/v1/markets/{market}/candles?limit={limit}{interval}{cursor}"))
    }

    /// An account's open orders.
    pub fn orders(
        &self,
        account: &Address,
        market: Option<u64>,
        cursor: Option<&str>,
    ) -> Result<Page<OrderInfo>, NetworkError> {
        let market = parameter("market", market.map(|market| market.to_string()).as_deref());
        let cursor = parameter("cursor", cursor);
        self.http.get(&format!("/v1/accounts/{account}/orders?limit={PAGE}{market}{cursor}"))
    }

    /// The best way from one asset to another, if there is one.
    pub fn route(
        &self,
        account: &Address,
        give: AssetId,
        take: AssetId,
        amount: Amount,
    ) -> Result<Option<RouteInfo>, NetworkError> {
        let answer: RouteAnswer = self
            .http
            .get(&format!("/v1/markets/route?give={give}&take={take}&amount={amount}&account={account}"))?;
        Ok(answer.best)
    }
}
