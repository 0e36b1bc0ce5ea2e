//! Rows about savings: who deposits where, and every fixed deposit with what became of it.
//!
//! A flexible deposit's row stays when it is out: what there is now stands in the ledger's state. A fixed deposit's row
//! is its history, since its record goes when it is taken out.

use super::{
    lines::Step,
    place::Place,
    sql::{self, insert},
};
use sqlx::SqliteConnection;
use tally_types::{
    Address, Amount, Event,
    receipt::FixedMade,
    savings::{DepositId, PoolId},
};

pub const TABLES: [&str; 2] = ["flexible_deposits", "fixed_deposits"];

pub const CREATE: &str = "
CREATE TABLE flexible_deposits (
    account BLOB NOT NULL,
    pool INTEGER NOT NULL,
    PRIMARY KEY (account, pool)
) WITHOUT ROWID;
CREATE TABLE fixed_deposits (
    id INTEGER NOT NULL PRIMARY KEY,
    account BLOB NOT NULL,
    pool INTEGER NOT NULL,
    amount BLOB NOT NULL,
    interest BLOB NOT NULL,
    matures_ms INTEGER NOT NULL,
    place INTEGER NOT NULL,
    paid BLOB
);
CREATE INDEX fixed_deposits_by_account ON fixed_deposits (account, id);
";

/// What consecutive blocks say about savings.
#[derive(Default)]
pub struct SavingsRows {
    pub flexible: Vec<(Address, PoolId)>,
    pub fixed: Vec<(Place, FixedMade)>,
    /// Fixed deposits that were taken out, with the interest paid.
    pub taken: Vec<(DepositId, Amount)>,
}

impl SavingsRows {
    /// Adds what an applied operation says.
    pub fn add(&mut self, place: Place, step: &Step<'_>) {
        match step.event {
            Some(Event::FlexibleDeposited(changed)) => self.flexible.push((changed.account, changed.pool)),
            Some(Event::FixedDeposited(made)) => self.fixed.push((place, *made)),
            Some(Event::FixedWithdrawn(taken)) => self.taken.push((taken.deposit, taken.interest)),
            _ => {}
        }
    }

    pub async fn write(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let (table, known) = ("INSERT INTO flexible_deposits", "ON CONFLICT DO NOTHING");
        insert(connection, table, 2, known, &self.flexible, |query, (account, pool)| {
            query.bind(&account.0[..]).bind(pool.0 as i64)
        })
        .await?;
        insert(connection, "INSERT INTO fixed_deposits", 8, "", &self.fixed, |query, (place, made)| {
            query
                .bind(made.deposit.0 as i64)
                .bind(&made.account.0[..])
                .bind(made.pool.0 as i64)
                .bind(sql::amount(made.amount))
                .bind(sql::amount(made.interest))
                .bind(made.matures_ms as i64)
                .bind(place.0)
                .bind(None::<Vec<u8>>)
        })
        .await?;
        for (deposit, paid) in &self.taken {
            let query = sqlx::query("UPDATE fixed_deposits SET paid = $1 WHERE id = $2");
            query.bind(sql::amount(*paid)).bind(deposit.0 as i64).execute(&mut *connection).await?;
        }
        Ok(())
    }
}
