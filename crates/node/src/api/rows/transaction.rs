//! Transactions in lists.

use super::FromRow;
use crate::{
    api::json::{Scene, kind_name, transaction::TransactionBrief},
    index::read::TransactionItem,
};
use tally_types::Refusal;

impl FromRow<&TransactionItem> for TransactionBrief {
    fn from_row(scene: &Scene<'_>, item: &TransactionItem) -> Self {
        let position = item.place.position();
        Self {
            id: item.id.to_hex(),
            height: position.height,
            index: position.index,
            time_ms: item.time_ms,
            payer: scene.address(&item.payer),
            kind: kind_name(item.kind),
            operations: item.operations,
            fee: (&item.fee).into(),
            refusal: Refusal::from_code(item.refusal).map(|refusal| scene.refusal(refusal)),
        }
    }
}
