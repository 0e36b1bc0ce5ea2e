//! Rows of the reserve: which stablecoins and baskets there are, what custodians attested, and every redemption, which
//! the ledger forgets when it ends.

use super::{
    lines::Step,
    place::Place,
    sql::{self, insert},
};
use sqlx::SqliteConnection;
use tally_types::{
    Action, Address, Amount, AssetId, Event, Hash,
    receipt::{Attested, RedemptionMoved},
    reserve::RedemptionId,
};

pub const CREATE: &str = "
CREATE TABLE reserve_assets (
    id INTEGER NOT NULL PRIMARY KEY,
    basket INTEGER NOT NULL
);
CREATE TABLE attestations (
    coin INTEGER NOT NULL,
    place INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    custodian BLOB NOT NULL,
    amount BLOB NOT NULL,
    as_of_ms INTEGER NOT NULL,
    document BLOB NOT NULL,
    PRIMARY KEY (coin, place, operation)
) WITHOUT ROWID;
CREATE TABLE redemptions (
    id INTEGER NOT NULL PRIMARY KEY,
    coin INTEGER NOT NULL,
    requester BLOB NOT NULL,
    dealer BLOB NOT NULL,
    amount BLOB NOT NULL,
    stage INTEGER NOT NULL,
    requested INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    custodian BLOB,
    document BLOB
);
CREATE INDEX redemptions_by_coin ON redemptions (coin, id);
CREATE INDEX redemptions_by_requester ON redemptions (requester, id);
CREATE INDEX redemptions_by_dealer ON redemptions (dealer, id);
";

/// How far a redemption has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Stage {
    /// It waits for its dealer.
    Requested = 0,
    /// Its dealer has promised the payment.
    Taken = 1,
    Settled = 2,
    Cancelled = 3,
}

impl Stage {
    pub const ALL: [Self; 4] = [Self::Requested, Self::Taken, Self::Settled, Self::Cancelled];

    /// Whether the redemption still waits.
    pub fn waits(self) -> bool {
        matches!(self, Self::Requested | Self::Taken)
    }
}

struct Request {
    moved: RedemptionMoved,
    amount: Amount,
    stage: Stage,
    place: Place,
}

/// A redemption that moved on, and who has paid it by which document.
struct Change {
    id: RedemptionId,
    stage: Stage,
    place: Place,
    paid: Option<(Address, Hash)>,
}

/// A batch's rows.
#[derive(Default)]
pub struct Rows {
    assets: Vec<(AssetId, bool)>,
    attestations: Vec<(Place, u8, Attested, Hash)>,
    requests: Vec<Request>,
    changes: Vec<Change>,
}

impl Rows {
    pub fn add(&mut self, place: Place, step: &Step<'_>) {
        let change =
            |moved: &RedemptionMoved, stage| Change { id: moved.redemption, stage, place, paid: None };
        match (step.event, &step.operation.action) {
            (Some(Event::StablecoinOpened(coin)), _) => self.assets.push((*coin, false)),
            (Some(Event::BasketOpened(basket)), _) => self.assets.push((*basket, true)),
            (Some(Event::ReserveAttested(said)), Action::Attest(attest)) => {
                self.attestations.push((place, step.index, *said, attest.document));
            }
            (Some(Event::RedemptionRequested(moved)), Action::RequestRedemption(request)) => {
                // A dealer that names itself has taken it at once.
                let stage = if moved.from == moved.dealer { Stage::Taken } else { Stage::Requested };
                self.requests.push(Request { moved: *moved, amount: request.amount, stage, place });
            }
            (Some(Event::RedemptionTaken(moved)), _) => self.changes.push(change(moved, Stage::Taken)),
            (Some(Event::RedemptionCancelled(moved)), _) => {
                self.changes.push(change(moved, Stage::Cancelled));
            }
            (Some(Event::RedemptionSettled(paid)), _) => self.changes.push(Change {
                id: paid.redemption,
                stage: Stage::Settled,
                place,
                paid: Some((paid.custodian, paid.document)),
            }),
            _ => {}
        }
    }

    pub async fn write(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        insert(connection, "INSERT INTO reserve_assets", 2, "", &self.assets, |query, (id, basket)| {
            query.bind(id.0 as i64).bind(i64::from(*basket))
        })
        .await?;
        let before = "INSERT INTO attestations";
        insert(connection, before, 7, "", &self.attestations, |query, (place, operation, said, document)| {
            query
                .bind(said.coin.0 as i64)
                .bind(place.0)
                .bind(operation)
                .bind(&said.custodian.0[..])
                .bind(sql::amount(said.amount))
                .bind(said.as_of_ms as i64)
                .bind(&document.0[..])
        })
        .await?;
        self.write_redemptions(connection).await
    }

    async fn write_redemptions(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let none: Option<Vec<u8>> = None;
        insert(connection, "INSERT INTO redemptions", 10, "", &self.requests, |query, request| {
            query
                .bind(request.moved.redemption.0 as i64)
                .bind(request.moved.coin.0 as i64)
                .bind(&request.moved.from.0[..])
                .bind(&request.moved.dealer.0[..])
                .bind(sql::amount(request.amount))
                .bind(request.stage as u8)
                .bind(request.place.0)
                .bind(request.place.0)
                .bind(none.clone())
                .bind(none.clone())
        })
        .await?;
        for change in &self.changes {
            let (custodian, document) = change.paid.unzip();
            let query = "UPDATE redemptions SET stage = $1, changed = $2, custodian = $3, document = $4 WHERE id = $5";
            sqlx::query(query)
                .bind(change.stage as u8)
                .bind(change.place.0)
                .bind(custodian.map(|custodian| custodian.0.to_vec()))
                .bind(document.map(|document| document.0.to_vec()))
                .bind(change.id.0 as i64)
                .execute(&mut *connection)
                .await?;
        }
        Ok(())
    }
}
