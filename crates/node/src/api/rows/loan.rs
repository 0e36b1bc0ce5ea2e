//! Loans that the state no longer has or has not yet, and what happened to loans.

use super::FromRow;
use crate::{
    api::json::{
        Scene,
        loan::{Agreement, Loan, LoanEvent, Stage},
        receipt::Event,
    },
    index::{
        loan::Stage as IndexStage,
        read::{LoanEventItem, LoanItem},
    },
};

impl From<IndexStage> for Stage {
    fn from(stage: IndexStage) -> Self {
        match stage {
            IndexStage::Offered => Self::Offered,
            IndexStage::Ended => Self::Ended,
            IndexStage::Active => Self::Active,
            IndexStage::Defaulted => Self::Defaulted,
            IndexStage::Repaid => Self::Repaid,
            IndexStage::Forgiven => Self::Forgiven,
        }
    }
}

impl From<Stage> for IndexStage {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Offered => Self::Offered,
            Stage::Ended => Self::Ended,
            Stage::Active => Self::Active,
            Stage::Defaulted => Self::Defaulted,
            Stage::Repaid => Self::Repaid,
            Stage::Forgiven => Self::Forgiven,
        }
    }
}

/// As the index has it: an offer that ended, or one that the state no longer has or has not yet.
impl FromRow<&LoanItem> for Loan {
    fn from_row(scene: &Scene<'_>, item: &LoanItem) -> Self {
        let agreement = Agreement::new(scene, &item.agreement);
        Self { id: item.id.0, stage: item.stage.into(), agreement, offer: None, note: None }
    }
}

impl FromRow<&LoanEventItem> for LoanEvent {
    fn from_row(scene: &Scene<'_>, item: &LoanEventItem) -> Self {
        Self {
            height: item.place.position().height,
            time_ms: item.time_ms,
            transaction: item.transaction.to_hex(),
            operation: item.operation,
            event: Event::new(scene, &item.event),
        }
    }
}
