//! What the index knows of markets: which there are, what traded, and how orders were placed.

use super::super::{
    exchange::{Candle, Trade, read_candle},
    follow::{Index, IndexError},
    place::{LineNumber, Place},
    sql,
};
use sqlx::{Row, sqlite::SqliteRow};
use tally_types::{
    Address, AssetId, Hash,
    exchange::{MarketId, OrderId, Side},
};

/// A trade and where it stands in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TradeItem {
    pub place: Place,
    pub number: LineNumber,
    pub transaction: Hash,
    pub time_ms: u64,
    pub trade: Trade,
}

/// How an order was placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderItem {
    pub place: Place,
    pub transaction: Hash,
    pub time_ms: u64,
    pub market: MarketId,
    pub owner: Address,
    pub side: Side,
    pub price: u32,
    pub lots: u64,
    pub rests: u64,
    pub client_id: Option<u64>,
}

/// What traded last, and within 24 hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticker {
    pub last: Option<u32>,
    pub day: Option<Candle>,
}

const MINUTE_MS: u64 = 60_000;
const HOUR_MS: u64 = 60 * MINUTE_MS;
const DAY_MS: u64 = 24 * HOUR_MS;

const TRADE: &str = "t.place, t.number, t.market, t.side, t.price, t.lots, t.taker, t.taker_order, t.maker, \
                     t.maker_order, t.maker_fee, x.id, b.time_ms";
const AROUND: &str =
    "CROSS JOIN transactions x ON x.place = t.place CROSS JOIN blocks b ON b.height = t.place >> 14";

impl Index {
    /// Markets after `after`, in order of opening; of those with `asset` on either side, when it is given.
    pub async fn markets(
        &self,
        asset: Option<AssetId>,
        after: Option<MarketId>,
        limit: u32,
    ) -> Result<Vec<MarketId>, IndexError> {
        let query = match asset {
            None => "SELECT id FROM markets WHERE id > $1 ORDER BY id LIMIT $2",
            Some(_) => {
                "SELECT id FROM markets WHERE base = $3 AND id > $1 \
                 UNION SELECT id FROM markets WHERE quote = $3 AND id > $1 ORDER BY id LIMIT $2"
            }
        };
        let query = sqlx::query(query).bind(after.map_or(-1, |market| market.0 as i64)).bind(limit);
        let query = match asset {
            Some(asset) => query.bind(asset.0 as i64),
            None => query,
        };
        let rows = query.fetch_all(self.readers()).await?;
        rows.iter().map(|row| Ok(MarketId(row.try_get::<i64, _>(0)? as u64))).collect()
    }

    /// Markets in which the account has had orders standing, from `first` on.
    pub async fn markets_of(
        &self,
        account: &Address,
        first: MarketId,
        limit: u32,
    ) -> Result<Vec<MarketId>, IndexError> {
        let query = "SELECT market FROM traders WHERE account = $1 AND market >= $2 ORDER BY market LIMIT $3";
        let query = sqlx::query(query).bind(&account.0[..]).bind(first.0.min(i64::MAX as u64) as i64);
        let rows = query.bind(limit).fetch_all(self.readers()).await?;
        rows.iter().map(|row| Ok(MarketId(row.try_get::<i64, _>(0)? as u64))).collect()
    }

    /// How an order was placed.
    pub async fn order(&self, order: OrderId) -> Result<Option<OrderItem>, IndexError> {
        let query = "SELECT t.place, x.id, b.time_ms, t.market, t.owner, t.side, t.price, t.lots, t.rests, t.client_id \
                     FROM orders t CROSS JOIN transactions x ON x.place = t.place \
                     CROSS JOIN blocks b ON b.height = t.place >> 14 WHERE t.id = $1";
        let row = sqlx::query(query).bind(order.0 as i64).fetch_optional(self.readers()).await?;
        row.as_ref().map(read_order).transpose()
    }

    /// A market's trades before `before`, newest first.
    pub async fn trades(
        &self,
        market: MarketId,
        before: Option<(Place, LineNumber)>,
        limit: u32,
    ) -> Result<Vec<TradeItem>, IndexError> {
        let text = format!(
            "SELECT {TRADE} FROM trades t INDEXED BY trades_by_market {AROUND} \
             WHERE t.market = $1 AND (t.place, t.number) < ($2, $3) ORDER BY t.place DESC, t.number DESC LIMIT $4"
        );
        let (place, number) = before.unwrap_or((Place(i64::MAX), LineNumber(u32::MAX)));
        let query = sqlx::query(sqlx::AssertSqlSafe(text)).bind(market.0 as i64).bind(place.0).bind(number.0);
        let rows = query.bind(limit).fetch_all(self.readers()).await?;
        rows.iter().map(read_trade).collect()
    }

    /// A market's candles of one span that begin before `before`, newest first. Where nothing traded there is none.
    pub async fn candles(
        &self,
        market: MarketId,
        span_ms: u64,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<(u64, Candle)>, IndexError> {
        let query = "SELECT start, open, high, low, close, trades, lots, ticks FROM candles \
                     WHERE market = $1 AND span = $2 AND start < $3 ORDER BY start DESC LIMIT $4";
        let before = before.map_or(i64::MAX, |start| i64::try_from(start).unwrap_or(i64::MAX));
        let query = sqlx::query(query).bind(market.0 as i64).bind(span_ms as i64).bind(before).bind(limit);
        let rows = query.fetch_all(self.readers()).await?;
        rows.iter().map(|row| Ok((row.try_get::<i64, _>(0)? as u64, read_candle(row, 1)?))).collect()
    }

    /// What traded in the 24 hours before `now_ms`, to the minute: whole hours, and before them minutes.
    pub async fn ticker(&self, market: MarketId, now_ms: u64) -> Result<Ticker, IndexError> {
        let first = now_ms.saturating_sub(DAY_MS).next_multiple_of(MINUTE_MS);
        let whole = first.next_multiple_of(HOUR_MS);
        let query = "SELECT start, open, high, low, close, trades, lots, ticks FROM candles \
                     WHERE market = $1 AND span = $2 AND start >= $3 AND start < $4 UNION ALL \
                     SELECT start, open, high, low, close, trades, lots, ticks FROM candles \
                     WHERE market = $1 AND span = $5 AND start >= $4 ORDER BY start";
        let query = sqlx::query(query).bind(market.0 as i64).bind(MINUTE_MS as i64).bind(first as i64);
        let rows = query.bind(whole as i64).bind(HOUR_MS as i64).fetch_all(self.readers()).await?;
        let candles = rows.iter().map(|row| read_candle(row, 1)).collect::<Result<Vec<_>, _>>()?;
        let last = self.candles(market, DAY_MS, None, 1).await?.first().map(|(_, candle)| candle.close);
        Ok(Ticker { last, day: candles.into_iter().reduce(Candle::then) })
    }
}

pub(super) const FILL: (&str, &str) = (TRADE, AROUND);

pub(super) fn read_trade(row: &SqliteRow) -> Result<TradeItem, IndexError> {
    let order = |id: i64| OrderId(id as u64);
    let trade = Trade {
        market: MarketId(row.try_get::<i64, _>(2)? as u64),
        side: read_side(row.try_get(3)?)?,
        price: row.try_get(4)?,
        lots: row.try_get::<i64, _>(5)? as u64,
        taker: sql::read_address(row.try_get(6)?)?,
        taker_order: row.try_get::<Option<i64>, _>(7)?.map(order),
        maker: sql::read_address(row.try_get(8)?)?,
        maker_order: order(row.try_get(9)?),
        maker_fee: sql::read_amount(row.try_get(10)?)?,
    };
    Ok(TradeItem {
        place: Place(row.try_get(0)?),
        number: LineNumber(row.try_get(1)?),
        transaction: sql::read_hash(row.try_get(11)?)?,
        time_ms: row.try_get::<i64, _>(12)? as u64,
        trade,
    })
}

fn read_order(row: &SqliteRow) -> Result<OrderItem, IndexError> {
    Ok(OrderItem {
        place: Place(row.try_get(0)?),
        transaction: sql::read_hash(row.try_get(1)?)?,
        time_ms: row.try_get::<i64, _>(2)? as u64,
        market: MarketId(row.try_get::<i64, _>(3)? as u64),
        owner: sql::read_address(row.try_get(4)?)?,
        side: read_side(row.try_get(5)?)?,
        price: row.try_get(6)?,
        lots: row.try_get::<i64, _>(7)? as u64,
        rests: row.try_get::<i64, _>(8)? as u64,
        client_id: row.try_get::<Option<i64>, _>(9)?.map(|id| id as u64),
    })
}

fn read_side(tag: u8) -> Result<Side, IndexError> {
    Side::ALL.get(usize::from(tag)).copied().ok_or(IndexError::Damaged("a side"))
}
