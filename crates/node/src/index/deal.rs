//! Deals in the index: who deals, how far each has come, and the steps that led there.
//!
//! Invariant: a deal's row and steps follow from its operations' events alone; what was agreed stands in the state.

use super::{
    follow::IndexError,
    lines::Step,
    place::Place,
    sql::{self, insert},
};
use sqlx::SqliteConnection;
use tally_types::{
    Action, Address, Amount, AssetId, Event,
    deal::{DealId, DealParties, Stage},
};

/// The tables. An open deal is one before its last stage; lists of them have an index of their own, since nearly all
/// deals are ended ones in the long run.
pub const CREATE: &str = "
CREATE TABLE deals (
    id INTEGER NOT NULL PRIMARY KEY,
    buyer BLOB NOT NULL,
    seller BLOB NOT NULL,
    arbiter BLOB,
    asset INTEGER NOT NULL,
    stage INTEGER NOT NULL
);
CREATE INDEX deals_by_buyer ON deals (buyer, id);
CREATE INDEX deals_by_seller ON deals (seller, id);
CREATE INDEX deals_by_arbiter ON deals (arbiter, id) WHERE arbiter IS NOT NULL;
CREATE INDEX deals_by_stage ON deals (stage, id);
CREATE INDEX deals_open ON deals (id) WHERE stage < 4;
CREATE TABLE deal_steps (
    deal INTEGER NOT NULL,
    place INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    stage INTEGER,
    actor BLOB NOT NULL,
    to_seller BLOB,
    PRIMARY KEY (deal, place, operation)
) WITHOUT ROWID;
";

/// A new deal's row.
pub struct DealRow {
    pub parties: DealParties,
    pub asset: AssetId,
}

/// A step of a deal.
pub struct DealStepRow {
    pub deal: DealId,
    pub place: Place,
    pub operation: u8,
    /// The operation's tag.
    pub kind: u8,
    /// The stage it led to, unless the stage stayed.
    pub stage: Option<Stage>,
    pub by: Address,
    /// What a ruling or an offer gives to the seller.
    pub to_seller: Option<Amount>,
}

/// The deals and steps of consecutive blocks, in order.
#[derive(Default)]
pub struct Deals {
    opened: Vec<DealRow>,
    steps: Vec<DealStepRow>,
}

/// A stage as a number; [`CREATE`] and queries know that the ended one is the fourth.
pub fn stage_number(stage: Stage) -> i64 {
    match stage {
        Stage::Offered => 0,
        Stage::Accepted => 1,
        Stage::Shipped => 2,
        Stage::Disputed => 3,
        Stage::Ended => 4,
    }
}

/// The stage that [`stage_number`] has for `number`.
pub fn read_stage(number: i64) -> Result<Stage, IndexError> {
    let stages = Stage::OPEN.into_iter().chain([Stage::Ended]);
    stages
        .into_iter()
        .find(|stage| stage_number(*stage) == number)
        .ok_or(IndexError::Damaged("a deal's stage"))
}

/// Those whom the event of a deal concerns.
pub fn parties(event: &Event) -> Option<&DealParties> {
    match event {
        Event::DealOpened(parties) | Event::DealConfirmed(parties) => Some(parties),
        Event::DealRefunded(parties) | Event::DealRuled(parties) => Some(parties),
        Event::DealAccepted(step) | Event::DealShipped(step) | Event::DealDisputed(step) => {
            Some(&step.parties)
        }
        Event::DealSettled(decided) => Some(&decided.parties),
        Event::DealCancelled(offer) => Some(&offer.parties),
        _ => None,
    }
}

/// The stage an event leads to; `None` when the deal stays where it was.
fn stage(event: &Event) -> Option<Stage> {
    match event {
        Event::DealOpened(_) => Some(Stage::Offered),
        Event::DealAccepted(step) => step.until_ms.map(|_| Stage::Accepted),
        Event::DealShipped(_) => Some(Stage::Shipped),
        Event::DealDisputed(_) => Some(Stage::Disputed),
        Event::DealCancelled(offer) => offer.agreed.then_some(Stage::Ended),
        _ => Some(Stage::Ended),
    }
}

impl Deals {
    /// Adds an applied operation, if it is one on a deal.
    pub fn add(&mut self, place: Place, step: &Step<'_>) {
        let Some((event, parties)) = step.event.and_then(|event| Some((event, parties(event)?))) else {
            return;
        };
        let to_seller = match &step.operation.action {
            Action::OpenDeal(open) => {
                self.opened.push(DealRow { parties: *parties, asset: open.asset });
                None
            }
            Action::RuleDeal(rule) => Some(rule.to_seller),
            Action::CancelDeal(cancel) => Some(cancel.to_seller),
            _ => None,
        };
        self.steps.push(DealStepRow {
            deal: parties.deal,
            place,
            operation: step.index,
            kind: step.operation.action.tag(),
            stage: stage(event),
            by: step.operation.actor,
            to_seller,
        });
    }

    pub async fn write(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        insert(connection, "INSERT INTO deals", 6, "", &self.opened, |query, row| {
            query
                .bind(row.parties.deal.0 as i64)
                .bind(&row.parties.buyer.0[..])
                .bind(&row.parties.seller.0[..])
                .bind(row.parties.arbiter.map(|arbiter| arbiter.0.to_vec()))
                .bind(row.asset.0 as i64)
                .bind(stage_number(Stage::Offered))
        })
        .await?;
        insert(connection, "INSERT INTO deal_steps", 7, "", &self.steps, |query, row| {
            query
                .bind(row.deal.0 as i64)
                .bind(row.place.0)
                .bind(row.operation)
                .bind(row.kind)
                .bind(row.stage.map(stage_number))
                .bind(&row.by.0[..])
                .bind(row.to_seller.map(sql::amount))
        })
        .await?;
        for (deal, stage) in self.steps.iter().filter_map(|row| Some((row.deal, row.stage?))) {
            let query = sqlx::query("UPDATE deals SET stage = $1 WHERE id = $2");
            query.bind(stage_number(stage)).bind(deal.0 as i64).execute(&mut *connection).await?;
        }
        Ok(())
    }
}
