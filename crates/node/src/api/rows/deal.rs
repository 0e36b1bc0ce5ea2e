//! What led to a deal's stage.

use super::FromRow;
use crate::{
    api::json::{
        Scene,
        deal::{DealStage, TimelineStep},
        kind_name,
    },
    index::read::DealStepItem,
};

impl FromRow<&DealStepItem> for TimelineStep {
    fn from_row(scene: &Scene<'_>, step: &DealStepItem) -> Self {
        let position = step.place.position();
        Self {
            transaction: step.transaction.to_hex(),
            height: position.height,
            index: position.index,
            operation: step.operation,
            time_ms: step.time_ms,
            kind: kind_name(step.kind),
            stage: step.stage.map(DealStage::from),
            by: scene.address(&step.by),
            to_seller: step.to_seller.map(|amount| amount.to_string()),
        }
    }
}
