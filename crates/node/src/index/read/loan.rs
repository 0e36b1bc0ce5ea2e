//! What the index knows of loans: whose each is, how far it has come, and what happened to it.

use super::{
    super::{
        follow::{Index, IndexError},
        loan::Stage,
        place::Place,
        sql,
    },
    oracle::EventKey,
};
use sqlx::{QueryBuilder, Row, Sqlite, sqlite::SqliteRow};
use tally_types::{
    Address, Event, Hash,
    codec::{Copying, DecodeExt as _},
    loan::{Agreement, LoanId},
};

/// A loan, be it an offer, one that ended, or a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoanItem {
    pub id: LoanId,
    pub stage: Stage,
    pub agreement: Agreement,
}

/// Something that happened to a loan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoanEventItem {
    pub place: Place,
    pub operation: u8,
    pub transaction: Hash,
    pub time_ms: u64,
    pub event: Event,
}

/// What an account has to do with a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It is the lender now, the borrower, or the guarantor.
    Any,
    Lender,
    Borrower,
    Guarantor,
    /// The note is offered to it.
    Assignee,
    /// The offer waits for it to agree.
    Asked,
}

impl Index {
    /// A loan.
    pub async fn loan(&self, id: LoanId) -> Result<Option<LoanItem>, IndexError> {
        let query = sqlx::query("SELECT id, stage, agreement FROM loans WHERE id = $1");
        let query = query.bind(i64::try_from(id.0).unwrap_or(-1));
        query.fetch_optional(self.readers()).await?.as_ref().map(read_loan).transpose()
    }

    /// An account's loans before `before`, newest first; with a stage, only those that are at it.
    pub async fn loans(
        &self,
        account: Address,
        part: Part,
        stage: Option<Stage>,
        before: Option<LoanId>,
        limit: u32,
    ) -> Result<Vec<LoanItem>, IndexError> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT id, stage, agreement FROM loans WHERE ");
        // `$` stands for the account.
        let whose = match part {
            Part::Any => "(lender = $ OR borrower = $ OR guarantor = $)",
            Part::Lender => "lender = $",
            Part::Borrower => "borrower = $",
            Part::Guarantor => "guarantor = $",
            Part::Assignee => "assignee = $",
            Part::Asked => {
                "stage = 0 AND offerer <> $ AND (lender = $ OR borrower = $ OR (guarantor = $ AND guaranteed = 0))"
            }
        };
        for (index, clause) in whose.split('$').enumerate() {
            if index > 0 {
                query.push_bind(account.0.to_vec());
            }
            query.push(clause);
        }
        let before = before.map_or(i64::MAX, |id| i64::try_from(id.0).unwrap_or(i64::MAX));
        query.push(" AND id < ").push_bind(before);
        if let Some(stage) = stage {
            query.push(" AND stage = ").push_bind(stage as u8);
        }
        query.push(" ORDER BY id DESC LIMIT ").push_bind(limit);
        query.build().fetch_all(self.readers()).await?.iter().map(read_loan).collect()
    }

    /// What happened to a loan after `after`, in order.
    pub async fn loan_events(
        &self,
        loan: LoanId,
        after: Option<EventKey>,
        limit: u32,
    ) -> Result<Vec<LoanEventItem>, IndexError> {
        let query = "SELECT e.place, e.operation, t.id, b.time_ms, e.event FROM loan_events e \
                     JOIN transactions t ON t.place = e.place JOIN blocks b ON b.height = e.place >> 14 \
                     WHERE e.loan = $1 AND (e.place, e.operation) > ($2, $3) ORDER BY e.place, e.operation LIMIT $4";
        let (place, operation) = after.map_or((-1, 0), |key| (key.place.0, key.operation));
        let query = sqlx::query(query).bind(i64::try_from(loan.0).unwrap_or(-1)).bind(place);
        let query = query.bind(operation).bind(limit);
        query.fetch_all(self.readers()).await?.iter().map(read_event).collect()
    }
}

fn read_loan(row: &SqliteRow) -> Result<LoanItem, IndexError> {
    let (stage, agreement): (u8, &[u8]) = (row.try_get(1)?, row.try_get(2)?);
    let stage = Stage::ALL.get(usize::from(stage)).ok_or(IndexError::Damaged("a loan's stage"))?;
    let agreement =
        Agreement::decode(Copying(agreement)).map_err(|_| IndexError::Damaged("a loan's agreement"))?;
    Ok(LoanItem { id: LoanId(row.try_get::<i64, _>(0)? as u64), stage: *stage, agreement })
}

fn read_event(row: &SqliteRow) -> Result<LoanEventItem, IndexError> {
    let event = Event::decode(Copying(row.try_get::<&[u8], _>(4)?));
    Ok(LoanEventItem {
        place: Place(row.try_get(0)?),
        operation: row.try_get(1)?,
        transaction: sql::read_hash(row.try_get(2)?)?,
        time_ms: row.try_get::<i64, _>(3)? as u64,
        event: event.map_err(|_| IndexError::Damaged("a loan's event"))?,
    })
}
