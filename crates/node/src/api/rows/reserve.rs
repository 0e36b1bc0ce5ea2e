//! Redemptions, attestations and circulation.

use super::FromRow;
use crate::{
    api::json::{
        Scene, kind_name,
        reserve::{AttestationLine, Lapse, Point, Redemption, Stage},
    },
    index::{
        read::{AttestationItem, CirculationItem, RedemptionItem},
        reserve::Stage as IndexStage,
    },
};
use tally_types::reserve;

impl From<IndexStage> for Stage {
    fn from(stage: IndexStage) -> Self {
        match stage {
            IndexStage::Requested => Self::Requested,
            IndexStage::Taken => Self::Taken,
            IndexStage::Settled => Self::Settled,
            IndexStage::Cancelled => Self::Cancelled,
        }
    }
}

impl From<Stage> for IndexStage {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Requested => Self::Requested,
            Stage::Taken => Self::Taken,
            Stage::Settled => Self::Settled,
            Stage::Cancelled => Self::Cancelled,
        }
    }
}

impl FromRow<(&RedemptionItem, Option<&reserve::Redemption>)> for Redemption {
    /// `record` is what the state has of it while it waits.
    fn from_row(scene: &Scene<'_>, (item, record): (&RedemptionItem, Option<&reserve::Redemption>)) -> Self {
        Self {
            id: item.id.0,
            coin: item.coin.0,
            from: scene.address(&item.from),
            dealer: scene.address(&item.dealer),
            amount: item.amount.to_string(),
            stage: item.stage.into(),
            requested_ms: item.requested_ms,
            changed_ms: item.changed_ms,
            changed_by: item.changed_by.to_hex(),
            deadline_ms: record.filter(|_| item.stage.waits()).map(|record| record.deadline_ms),
            custodian: item.custodian.as_ref().map(|custodian| scene.address(custodian)),
            document: item.document.map(|document| document.to_hex()),
        }
    }
}

impl FromRow<&AttestationItem> for AttestationLine {
    fn from_row(scene: &Scene<'_>, item: &AttestationItem) -> Self {
        Self {
            transaction: item.transaction.to_hex(),
            height: item.place.position().height,
            time_ms: item.time_ms,
            custodian: scene.address(&item.custodian),
            amount: item.amount.to_string(),
            as_of_ms: item.as_of_ms,
            document: item.document.to_hex(),
        }
    }
}

impl FromRow<&CirculationItem> for Point {
    fn from_row(_: &Scene<'_>, item: &CirculationItem) -> Self {
        let lapses = item.lapses.iter();
        let lapses =
            lapses.map(|lapse| Lapse { time_ms: lapse.time_ms, attested: lapse.attested.to_string() });
        Self {
            time_ms: item.time_ms,
            height: item.place.position().height,
            transaction: item.transaction.to_hex(),
            kind: kind_name(item.kind),
            circulating: item.circulating.to_string(),
            attested: item.attested.to_string(),
            lapses: lapses.collect(),
        }
    }
}
