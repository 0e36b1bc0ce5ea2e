//! Mandates in the index: which were granted, and what was pulled by them. It stays when the ledger's record is gone.

use super::{
    lines::Step,
    place::Place,
    sql::{self, insert},
};
use sqlx::SqliteConnection;
use tally_types::{
    Action, Address, Amount, Event,
    mandate::{GrantMandate, MandateId, MandateKind},
};

/// A mandate that was granted.
pub struct MandateRow {
    pub id: MandateId,
    pub payer: Address,
    pub granted: GrantMandate,
    pub place: Place,
}

/// Units that were pulled.
pub struct PullRow {
    pub mandate: MandateId,
    pub place: Place,
    pub operation: u8,
    pub receiver: Address,
    pub amount: Amount,
    pub left: Amount,
}

/// What a batch says of mandates.
#[derive(Default)]
pub struct MandateRows {
    granted: Vec<MandateRow>,
    pulls: Vec<PullRow>,
    revoked: Vec<MandateId>,
}

impl MandateRows {
    pub fn add(&mut self, place: Place, step: &Step<'_>) {
        match (&step.operation.action, step.event) {
            (Action::GrantMandate(granted), Some(Event::MandateGranted(event))) => {
                let (id, payer) = (event.mandate, event.payer);
                self.granted.push(MandateRow { id, payer, granted: granted.clone(), place });
            }
            (Action::PullMandate(pull), Some(Event::MandatePulled(used))) => self.pulls.push(PullRow {
                mandate: used.mandate,
                place,
                operation: step.index,
                receiver: used.payee,
                amount: pull.amount,
                left: used.left,
            }),
            (_, Some(Event::MandateRevoked(event))) => self.revoked.push(event.mandate),
            _ => {}
        }
    }

    pub async fn write(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        insert(connection, "INSERT INTO mandates", 11, "", &self.granted, |query, row| {
            let it = &row.granted;
            query
                .bind(row.id.0 as i64)
                .bind(&row.payer.0[..])
                .bind(it.payee.map(|payee| payee.0.to_vec()))
                .bind(it.asset.0 as i64)
                .bind(sql::amount(it.amount))
                .bind(it.period_ms as i64)
                .bind(it.start_ms as i64)
                .bind(it.end_ms.map(|end_ms| end_ms as i64))
                .bind(matches!(it.kind, MandateKind::StandingOrder(_)))
                .bind(row.place.0)
                .bind(0)
        })
        .await?;
        insert(connection, "INSERT INTO mandate_pulls", 6, "", &self.pulls, |query, row| {
            query
                .bind(row.mandate.0 as i64)
                .bind(row.place.0)
                .bind(row.operation)
                .bind(&row.receiver.0[..])
                .bind(sql::amount(row.amount))
                .bind(sql::amount(row.left))
        })
        .await?;
        for mandate in &self.revoked {
            let query = sqlx::query("UPDATE mandates SET revoked = 1 WHERE id = $1");
            query.bind(mandate.0 as i64).execute(&mut *connection).await?;
        }
        Ok(())
    }
}
