//! Rows about stake: who has a bond with whom, and the rewards that were claimed.
//!
//! A bond's row stays when the bond is spent: what there is now stands in the ledger's state.

use super::{
    lines::Step,
    place::Place,
    sql::{self, insert},
};
use sqlx::SqliteConnection;
use tally_types::{Action, Address, Amount, Event, Place as Where, stake::CandidateId};

pub const TABLES: [&str; 2] = ["bonds", "rewards"];

pub const CREATE: &str = "
CREATE TABLE bonds (
    account BLOB NOT NULL,
    candidate INTEGER NOT NULL,
    PRIMARY KEY (account, candidate)
) WITHOUT ROWID;
CREATE TABLE rewards (
    account BLOB NOT NULL,
    place INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    candidate INTEGER NOT NULL,
    amount BLOB NOT NULL,
    PRIMARY KEY (account, place, operation)
) WITHOUT ROWID;
";

/// Rewards that were claimed.
pub struct RewardRow {
    pub account: Address,
    pub place: Place,
    pub operation: u8,
    pub candidate: CandidateId,
    pub amount: Amount,
}

/// What consecutive blocks say about stake.
#[derive(Default)]
pub struct StakeRows {
    pub bonds: Vec<(Address, CandidateId)>,
    pub rewards: Vec<RewardRow>,
}

impl StakeRows {
    /// Adds what an applied operation says.
    pub fn add(&mut self, place: Place, step: &Step<'_>) {
        match (&step.operation.action, step.event) {
            (_, Some(Event::Bonded(bonded))) => self.bonds.push((bonded.account, bonded.candidate)),
            (_, Some(Event::StakeMoved(went))) => self.bonds.push((went.account, went.to)),
            (Action::ClaimRewards(claim), _) => {
                let paid = step.moves.iter().filter(|entry| matches!(entry.from, Where::StakeRewards(_)));
                self.rewards.extend(paid.map(|entry| RewardRow {
                    account: step.operation.actor,
                    place,
                    operation: step.index,
                    candidate: claim.candidate,
                    amount: entry.amount,
                }));
            }
            _ => {}
        }
    }

    pub async fn write(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let known = "ON CONFLICT DO NOTHING";
        insert(connection, "INSERT INTO bonds", 2, known, &self.bonds, |query, (account, candidate)| {
            query.bind(&account.0[..]).bind(candidate.0 as i64)
        })
        .await?;
        insert(connection, "INSERT INTO rewards", 5, "", &self.rewards, |query, row| {
            query
                .bind(&row.account.0[..])
                .bind(row.place.0)
                .bind(row.operation)
                .bind(row.candidate.0 as i64)
                .bind(sql::amount(row.amount))
        })
        .await
    }
}
