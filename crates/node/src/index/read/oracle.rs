//! What the index knows of feeds: everything that was reported.

use super::super::{
    follow::{Index, IndexError},
    place::Place,
    sql,
};
use sqlx::{Row, sqlite::SqliteRow};
use tally_types::{Address, Hash, oracle::FeedId};

/// Where an event stands: its transaction's place, then its operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventKey {
    pub place: Place,
    pub operation: u8,
}

impl EventKey {
    /// After every event.
    pub const END: Self = Self { place: Place(i64::MAX), operation: u8::MAX };
}

/// A report, and the price right after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportItem {
    pub place: Place,
    pub operation: u8,
    pub transaction: Hash,
    pub time_ms: u64,
    pub reporter: Address,
    pub value: u64,
    /// Absent while the price was stale or held.
    pub price: Option<u64>,
}

impl Index {
    /// Reports to a feed before `before`, newest first.
    pub async fn feed_reports(
        &self,
        feed: FeedId,
        before: Option<EventKey>,
        limit: u32,
    ) -> Result<Vec<ReportItem>, IndexError> {
        let query = "SELECT r.place, r.operation, t.id, b.time_ms, r.reporter, r.value, r.price FROM feed_reports r \
                     JOIN transactions t ON t.place = r.place JOIN blocks b ON b.height = r.place >> 14 \
                     WHERE r.feed = $1 AND (r.place, r.operation) < ($2, $3) \
                     ORDER BY r.place DESC, r.operation DESC LIMIT $4";
        let before = before.unwrap_or(EventKey::END);
        let query = sqlx::query(query).bind(i64::try_from(feed.0).unwrap_or(-1)).bind(before.place.0);
        let query = query.bind(before.operation).bind(limit);
        query.fetch_all(self.readers()).await?.iter().map(read_report).collect()
    }
}

fn read_report(row: &SqliteRow) -> Result<ReportItem, IndexError> {
    let price: Option<&[u8]> = row.try_get(6)?;
    Ok(ReportItem {
        place: Place(row.try_get(0)?),
        operation: row.try_get(1)?,
        transaction: sql::read_hash(row.try_get(2)?)?,
        time_ms: row.try_get::<i64, _>(3)? as u64,
        reporter: sql::read_address(row.try_get(4)?)?,
        value: read_value(row.try_get(5)?)?,
        price: price.map(read_value).transpose()?,
    })
}

fn read_value(bytes: &[u8]) -> Result<u64, IndexError> {
    bytes.try_into().map(u64::from_be_bytes).map_err(|_| IndexError::Damaged("a reported value"))
}
