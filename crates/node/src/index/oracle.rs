//! Rows of what reporters told feeds: each feed's history, in order.

use super::{lines::Step, place::Place, sql::insert};
use sqlx::SqliteConnection;
use tally_types::{Event, receipt::FeedReport};

pub const CREATE: &str = "
CREATE TABLE feed_reports (
    feed INTEGER NOT NULL,
    place INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    reporter BLOB NOT NULL,
    value BLOB NOT NULL,
    price BLOB,
    PRIMARY KEY (feed, place, operation)
) WITHOUT ROWID;
";

/// A batch's reports.
#[derive(Default)]
pub struct Rows {
    reports: Vec<(Place, u8, FeedReport)>,
}

impl Rows {
    pub fn add(&mut self, place: Place, step: &Step<'_>) {
        if let Some(Event::FeedReported(report)) = step.event {
            self.reports.push((place, step.index, *report));
        }
    }

    pub async fn write(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        // Values go up to 2^64 − 1, which SQLite's integers do not: they are 8 bytes big-endian.
        let before = "INSERT INTO feed_reports";
        insert(connection, before, 6, "", &self.reports, |query, (place, operation, report)| {
            query
                .bind(report.feed.0 as i64)
                .bind(place.0)
                .bind(operation)
                .bind(&report.reporter.0[..])
                .bind(report.value.to_be_bytes().to_vec())
                .bind(report.price.map(|price| price.to_be_bytes().to_vec()))
        })
        .await
    }
}
