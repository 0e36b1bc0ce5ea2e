//! What the index knows of a stablecoin over time.

use super::{
    super::{
        circulation::Lapse,
        follow::{Index, IndexError},
        place::Place,
        sql,
    },
    oracle::EventKey,
};
use sqlx::{Row, sqlite::SqliteRow};
use tally_types::{Amount, AssetId, Hash};

/// What circulated and what was attested right after an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CirculationItem {
    pub place: Place,
    pub operation: u8,
    pub transaction: Hash,
    pub time_ms: u64,
    /// The operation's tag.
    pub kind: u8,
    pub circulating: Amount,
    pub attested: Amount,
    /// Attestations that expired after this point and before the next one, in order of time.
    pub lapses: Vec<Lapse>,
}

impl Index {
    /// Points of a stablecoin's circulation before `before`, newest first.
    pub async fn circulation(
        &self,
        coin: AssetId,
        before: Option<EventKey>,
        limit: u32,
    ) -> Result<Vec<CirculationItem>, IndexError> {
        let query = "SELECT c.place, c.operation, t.id, b.time_ms, c.kind, c.circulating, c.attested, c.lapses \
                     FROM circulation c JOIN transactions t ON t.place = c.place JOIN blocks b ON b.height = c.place >> 14 \
                     WHERE c.coin = $1 AND (c.place, c.operation) < ($2, $3) \
                     ORDER BY c.place DESC, c.operation DESC LIMIT $4";
        let key = before.unwrap_or(EventKey::END);
        let query = sqlx::query(query).bind(i64::try_from(coin.0).unwrap_or(-1)).bind(key.place.0);
        let rows = query.bind(key.operation).bind(limit).fetch_all(self.readers()).await?;
        let mut end_ms = self.end_ms(before).await?;
        let item = |row| {
            let mut item = read_point(row)?;
            item.lapses.retain(|lapse| lapse.time_ms < end_ms);
            end_ms = item.time_ms;
            Ok(item)
        };
        rows.iter().map(item).collect()
    }

    /// The first millisecond that a page of points says nothing of: that of the point at its cursor, or the one after
    /// the last block.
    async fn end_ms(&self, before: Option<EventKey>) -> Result<u64, IndexError> {
        let query = "SELECT time_ms FROM blocks WHERE height <= $1 ORDER BY height DESC LIMIT 1";
        let height = before.map_or(i64::MAX, |key| key.place.position().height as i64);
        let time_ms: Option<i64> =
            sqlx::query_scalar(query).bind(height).fetch_optional(self.readers()).await?;
        let time_ms = time_ms.unwrap_or_default() as u64;
        Ok(if before.is_some() { time_ms } else { time_ms.saturating_add(1) })
    }
}

fn read_point(row: &SqliteRow) -> Result<CirculationItem, IndexError> {
    Ok(CirculationItem {
        place: Place(row.try_get(0)?),
        operation: row.try_get(1)?,
        transaction: sql::read_hash(row.try_get(2)?)?,
        time_ms: row.try_get::<i64, _>(3)? as u64,
        kind: row.try_get(4)?,
        circulating: sql::read_amount(row.try_get(5)?)?,
        attested: sql::read_amount(row.try_get(6)?)?,
        lapses: Lapse::read(row.try_get(7)?)?,
    })
}
