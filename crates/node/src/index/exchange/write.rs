//! Writes what happened in markets, within the batch's SQL transaction.

use super::{Candle, Rows, Trade, rows::CandleKey};
use crate::index::{
    follow::IndexError,
    place::{LineNumber, Place},
    sql::{self, insert},
    write::Run,
};
use sqlx::{Row as _, SqliteConnection};
use tally_types::{Address, Amount, exchange::MarketId};

pub async fn write(connection: &mut SqliteConnection, rows: &Rows, run: Run) -> Result<(), IndexError> {
    insert(connection, "INSERT INTO markets", 4, "", &rows.markets, |query, (opened, place)| {
        let (base, quote) = (opened.base.0 as i64, opened.quote.0 as i64);
        query.bind(opened.market.0 as i64).bind(base).bind(quote).bind(place.0)
    })
    .await?;
    insert(connection, "INSERT INTO orders", 9, "", &rows.orders, |query, (placed, place)| {
        query
            .bind(placed.order.0 as i64)
            .bind(placed.market.0 as i64)
            .bind(&placed.owner.0[..])
            .bind(placed.side as u8)
            .bind(placed.price)
            .bind(placed.lots as i64)
            .bind(placed.rests as i64)
            .bind(placed.client_id.map(|id| id as i64))
            .bind(place.0)
    })
    .await?;
    let traders: Vec<(Address, MarketId)> = rows.traders.iter().copied().collect();
    insert(connection, "INSERT OR IGNORE INTO traders", 2, "", &traders, |query, (account, market)| {
        query.bind(account.0.to_vec()).bind(market.0 as i64)
    })
    .await?;
    trades(connection, rows, run).await?;
    candles(connection, rows).await
}

async fn trades(connection: &mut SqliteConnection, rows: &Rows, run: Run) -> Result<(), sqlx::Error> {
    insert(connection, "INSERT INTO trades", 11, "", &rows.trades, |query, (place, number, trade)| {
        query
            .bind(place.0)
            .bind(number.0)
            .bind(trade.market.0 as i64)
            .bind(trade.side as u8)
            .bind(trade.price)
            .bind(trade.lots as i64)
            .bind(&trade.taker.0[..])
            .bind(trade.taker_order.map(|order| order.0 as i64))
            .bind(&trade.maker.0[..])
            .bind(trade.maker_order.0 as i64)
            .bind(sql::amount(trade.maker_fee))
    })
    .await?;
    let sides = |(place, number, trade): &(Place, LineNumber, Trade)| {
        [(trade.taker, *place, *number), (trade.maker, *place, *number)]
    };
    let mut fills: Vec<_> = rows.trades.iter().flat_map(sides).collect();
    fills.sort_unstable();
    insert(connection, "INSERT INTO fills", 4, "", &fills, |query, (account, place, number)| {
        query.bind(run.number as i64).bind(account.0.to_vec()).bind(place.0).bind(number.0)
    })
    .await
}

/// A batch adds to at most two candles of each span in a market, as long as it is shorter than a minute.
async fn candles(connection: &mut SqliteConnection, rows: &Rows) -> Result<(), IndexError> {
    let mut joined = Vec::with_capacity(rows.candles.len());
    for (key, later) in &rows.candles {
        let candle = match known(connection, key).await? {
            Some(earlier) => earlier.then(*later),
            None => *later,
        };
        joined.push((*key, candle));
    }
    let insert_into = "INSERT OR REPLACE INTO candles";
    insert(connection, insert_into, 10, "", &joined, |query, ((market, span, start), candle)| {
        query
            .bind(market.0 as i64)
            .bind(*span as i64)
            .bind(*start as i64)
            .bind(candle.open)
            .bind(candle.high)
            .bind(candle.low)
            .bind(candle.close)
            .bind(candle.trades as i64)
            .bind(sql::amount(Amount(candle.lots)))
            .bind(sql::amount(Amount(candle.ticks)))
    })
    .await?;
    Ok(())
}

async fn known(
    connection: &mut SqliteConnection,
    (market, span, start): &CandleKey,
) -> Result<Option<Candle>, IndexError> {
    let query = "SELECT open, high, low, close, trades, lots, ticks FROM candles \
                 WHERE market = $1 AND span = $2 AND start = $3";
    let query = sqlx::query(query).bind(market.0 as i64).bind(*span as i64).bind(*start as i64);
    let row = query.fetch_optional(connection).await?;
    row.as_ref().map(|row| read_candle(row, 0)).transpose()
}

/// Reads the seven columns of a candle from the column `first` on.
pub fn read_candle(row: &sqlx::sqlite::SqliteRow, first: usize) -> Result<Candle, IndexError> {
    Ok(Candle {
        open: row.try_get(first)?,
        high: row.try_get(first + 1)?,
        low: row.try_get(first + 2)?,
        close: row.try_get(first + 3)?,
        trades: row.try_get::<i64, _>(first + 4)? as u64,
        lots: sql::read_amount(row.try_get(first + 5)?)?.0,
        ticks: sql::read_amount(row.try_get(first + 6)?)?.0,
    })
}
