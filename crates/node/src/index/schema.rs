//! The tables. Amounts are 16 bytes big-endian, which sort like the numbers they are; places are [`super::Place`]s.
//!
//! Rows and indexes are few on purpose, since each costs microseconds a transaction: a plain transfer is one row of
//! `transactions`, two of `activity` and the balances it changes. Hashes are found by their first eight bytes (`tag`)
//! and then compared whole. An account's first and last block are the ends of its activity, so there is no table of
//! accounts; what else an account is stands in the ledger's state.

use sqlx::{Executor, SqliteConnection};

/// Another version's tables are dropped and built again.
pub const VERSION: i64 = 1;

pub const TABLES: &[&str] =
    &["progress", "blocks", "transactions", "activity", "memos", "balances", "assets", "names", "held"];

const CREATE: &str = "
CREATE TABLE progress (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL,
    genesis BLOB NOT NULL,
    allocations INTEGER NOT NULL,
    height INTEGER NOT NULL,
    digest BLOB NOT NULL
);
CREATE TABLE blocks (
    height INTEGER NOT NULL PRIMARY KEY,
    tag INTEGER NOT NULL,
    digest BLOB NOT NULL,
    time_ms INTEGER NOT NULL,
    leader BLOB NOT NULL,
    transactions INTEGER NOT NULL
);
CREATE INDEX blocks_by_tag ON blocks (tag);
CREATE TABLE transactions (
    place INTEGER NOT NULL PRIMARY KEY,
    tag INTEGER NOT NULL,
    id BLOB NOT NULL,
    payer BLOB NOT NULL,
    refusal INTEGER NOT NULL,
    fee_asset INTEGER NOT NULL,
    fee_amount BLOB NOT NULL,
    kind INTEGER NOT NULL,
    operations INTEGER NOT NULL
);
CREATE INDEX transactions_by_tag ON transactions (tag);
CREATE TABLE activity (
    account BLOB NOT NULL,
    place INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    direction INTEGER NOT NULL,
    other BLOB,
    asset INTEGER,
    amount BLOB,
    PRIMARY KEY (account, place, number)
) WITHOUT ROWID;
CREATE TABLE memos (
    place INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    sealed INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (place, operation)
) WITHOUT ROWID;
CREATE TABLE balances (
    account BLOB NOT NULL,
    asset INTEGER NOT NULL,
    amount BLOB NOT NULL,
    PRIMARY KEY (account, asset)
) WITHOUT ROWID;
CREATE INDEX balances_by_amount ON balances (asset, amount, account);
CREATE TABLE assets (
    id INTEGER NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    issuer BLOB NOT NULL,
    decimals INTEGER NOT NULL,
    place INTEGER NOT NULL,
    holders INTEGER NOT NULL
);
CREATE INDEX assets_by_code ON assets (code, id);
CREATE INDEX assets_by_issuer ON assets (issuer, id);
CREATE TABLE names (
    name TEXT NOT NULL PRIMARY KEY,
    owner BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE held (
    id INTEGER NOT NULL PRIMARY KEY,
    sender BLOB NOT NULL,
    receiver BLOB NOT NULL,
    place INTEGER NOT NULL
);
CREATE INDEX held_by_sender ON held (sender, id);
CREATE INDEX held_by_receiver ON held (receiver, id);
";

/// Drops what is there and makes empty tables.
pub async fn create(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    for table in TABLES {
        connection.execute(sqlx::AssertSqlSafe(format!("DROP TABLE IF EXISTS {table}"))).await?;
    }
    sqlx::raw_sql(CREATE).execute(connection).await?;
    Ok(())
}
