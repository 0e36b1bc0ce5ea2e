//! Mandates that were revoked, and what was pulled.

use super::FromRow;
use crate::{
    api::json::{
        Scene,
        mandate::{Mandate, MandatePull},
    },
    index::read::{MandateItem, PullItem},
};

/// A mandate whose record is gone. Its memo is in its payer's activity.
impl FromRow<&MandateItem> for Mandate {
    fn from_row(scene: &Scene<'_>, item: &MandateItem) -> Self {
        Self {
            id: item.id.0,
            payer: scene.address(&item.payer),
            payee: item.payee.as_ref().map(|payee| scene.address(payee)),
            asset: item.asset.0,
            amount: item.amount.to_string(),
            period_ms: item.period_ms,
            start_ms: item.start_ms,
            end_ms: item.end_ms,
            kind: item.kind.into(),
            memo: None,
            left: None,
            revoked: true,
        }
    }
}

impl FromRow<&PullItem> for MandatePull {
    fn from_row(scene: &Scene<'_>, item: &PullItem) -> Self {
        Self {
            receiver: scene.address(&item.receiver),
            amount: item.amount.to_string(),
            left: item.left.to_string(),
            transaction: item.transaction.to_hex(),
            height: item.place.position().height,
            time_ms: item.time_ms,
        }
    }
}
