//! Rows of loans: who has to do with each and how far it has come, offers that ended among them, and everything that
//! happened to each.

use super::{follow::IndexError, lines::Step, place::Place, sql::insert};
use sqlx::SqliteConnection;
use tally_types::{
    Action, Address, Event,
    codec::Encode as _,
    loan::{Agreement, LoanId},
};

pub const CREATE: &str = "
CREATE TABLE loans (
    id INTEGER NOT NULL PRIMARY KEY,
    stage INTEGER NOT NULL,
    offerer BLOB,
    guaranteed INTEGER NOT NULL,
    lender BLOB NOT NULL,
    borrower BLOB NOT NULL,
    guarantor BLOB,
    assignee BLOB,
    agreement BLOB NOT NULL
);
CREATE INDEX loans_by_lender ON loans (lender, id);
CREATE INDEX loans_by_borrower ON loans (borrower, id);
CREATE INDEX loans_by_guarantor ON loans (guarantor, id);
CREATE INDEX loans_by_assignee ON loans (assignee, id);
CREATE TABLE loan_events (
    loan INTEGER NOT NULL,
    place INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    event BLOB NOT NULL,
    PRIMARY KEY (loan, place, operation)
) WITHOUT ROWID;
";

/// How far a loan has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Stage {
    Offered = 0,
    /// The offer ended, and no note was made.
    Ended = 1,
    Active = 2,
    Defaulted = 3,
    Repaid = 4,
    Forgiven = 5,
}

impl Stage {
    pub const ALL: [Self; 6] =
        [Self::Offered, Self::Ended, Self::Active, Self::Defaulted, Self::Repaid, Self::Forgiven];
}

struct Opened {
    loan: LoanId,
    /// Who offers; `None`: it was signed together.
    offerer: Option<Address>,
    agreement: Agreement,
}

/// What an event changes in a loan's row.
enum Change {
    Stage(Stage),
    Guaranteed,
    /// To whom the note is offered, if to anybody.
    Assignee(Option<Address>),
    /// The note has another lender.
    Lender(Address),
}

/// A batch's rows.
#[derive(Default)]
pub struct Rows {
    opened: Vec<Opened>,
    changes: Vec<(LoanId, Change)>,
    events: Vec<(LoanId, Place, u8, Vec<u8>)>,
}

impl Rows {
    pub fn add(&mut self, place: Place, step: &Step<'_>) {
        let Some((event, loan)) = step.event.and_then(|event| Some((event, event.loan()?))) else { return };
        self.events.push((loan, place, step.index, event.encode().to_vec()));
        let actor = step.operation.actor;
        let opened = match &step.operation.action {
            Action::OfferLoan(it) => Some((Some(actor), &it.agreement)),
            Action::SignLoan(it) => Some((None, &it.agreement)),
            _ => None,
        };
        if let Some((offerer, agreement)) = opened {
            self.opened.push(Opened { loan, offerer, agreement: agreement.clone() });
        }
        if let Some(change) = change(event) {
            self.changes.push((loan, change));
        }
    }

    pub async fn write(&self, connection: &mut SqliteConnection) -> Result<(), IndexError> {
        insert(connection, "INSERT INTO loans", 9, "", &self.opened, |query, row| {
            let stage = if row.offerer.is_some() { Stage::Offered } else { Stage::Active };
            let none: Option<Vec<u8>> = None;
            query
                .bind(row.loan.0 as i64)
                .bind(stage as u8)
                .bind(row.offerer.map(|offerer| offerer.0.to_vec()))
                .bind(0)
                .bind(&row.agreement.lender.0[..])
                .bind(&row.agreement.borrower.0[..])
                .bind(row.agreement.guarantor.map(|guarantor| guarantor.0.to_vec()))
                .bind(none)
                .bind(row.agreement.encode().to_vec())
        })
        .await?;
        let before = "INSERT INTO loan_events";
        insert(connection, before, 4, "", &self.events, |query, (loan, place, operation, event)| {
            query.bind(loan.0 as i64).bind(place.0).bind(operation).bind(&event[..])
        })
        .await?;
        for (loan, change) in &self.changes {
            write_change(connection, *loan, change).await?;
        }
        Ok(())
    }
}

fn change(event: &Event) -> Option<Change> {
    Some(match event {
        Event::LoanOfferEnded(_) => Change::Stage(Stage::Ended),
        Event::LoanAccepted(it) if it.made => Change::Stage(Stage::Active),
        Event::LoanAccepted(_) => Change::Guaranteed,
        Event::LoanRepaid(it) if it.closed => Change::Stage(Stage::Repaid),
        Event::RepaymentAnswered(it) if it.closed => Change::Stage(Stage::Repaid),
        Event::CollateralClaimed(it) if it.closed => Change::Stage(Stage::Repaid),
        Event::LoanForgiven(it) if it.closed => Change::Stage(Stage::Forgiven),
        Event::LoanDefaulted(_) => Change::Stage(Stage::Defaulted),
        Event::LoanAssigned(it) if it.done => Change::Lender(it.to),
        Event::LoanAssigned(it) => Change::Assignee((it.to != it.from).then_some(it.to)),
        Event::GuaranteePaid(it) => Change::Lender(it.by),
        _ => return None,
    })
}

async fn write_change(
    connection: &mut SqliteConnection,
    loan: LoanId,
    change: &Change,
) -> Result<(), sqlx::Error> {
    // A note that ends is offered to nobody any more.
    let query = match change {
        Change::Stage(stage) => {
            let ends = "UPDATE loans SET stage = $1, assignee = CASE WHEN $1 >= 4 THEN NULL ELSE assignee END WHERE id = $2";
            sqlx::query(ends).bind(*stage as u8)
        }
        Change::Guaranteed => sqlx::query("UPDATE loans SET guaranteed = $1 WHERE id = $2").bind(1),
        Change::Assignee(to) => {
            sqlx::query("UPDATE loans SET assignee = $1 WHERE id = $2").bind(to.map(|to| to.0.to_vec()))
        }
        Change::Lender(to) => {
            sqlx::query("UPDATE loans SET lender = $1, assignee = NULL WHERE id = $2").bind(to.0.to_vec())
        }
    };
    query.bind(loan.0 as i64).execute(connection).await?;
    Ok(())
}
