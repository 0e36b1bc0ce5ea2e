//! What was reported to feeds.

use super::FromRow;
use crate::{
    api::json::{Scene, oracle::FeedReport},
    index::read::ReportItem,
};

impl FromRow<&ReportItem> for FeedReport {
    fn from_row(scene: &Scene<'_>, item: &ReportItem) -> Self {
        Self {
            transaction: item.transaction.to_hex(),
            height: item.place.position().height,
            time_ms: item.time_ms,
            reporter: scene.address(&item.reporter),
            value: item.value.to_string(),
            price: item.price.map(|price| price.to_string()),
        }
    }
}
