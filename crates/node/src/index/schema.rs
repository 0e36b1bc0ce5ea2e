//! The tables. Amounts are 16 bytes big-endian, which sort like the numbers they are; places are [`super::Place`]s.
//!
//! A B-tree pays for every page a batch touches, and keys that are hashes touch a page each. So the two tables whose
//! keys are random, `activity` and `tags`, are cut into *runs*: the run's number stands first in the key, a run ends
//! after so many rows, and only the pages of the last run are ever written. Whoever looks something up asks the runs
//! one after the other, newest first. Balances have no order in time; their changes gather in memory and are written
//! seldom (see [`super::balances`]). Everything else is appended.
//!
//! A hash is found by its first eight bytes, its tag, and then compared whole: transactions' ids and blocks' digests
//! share `tags`. An account's first and last block are the ends of its activity, so there is no table of accounts; what
//! else an account is stands in the ledger's state.

use super::{loan, oracle, reserve};
use sqlx::{Executor, SqliteConnection};

/// Another version's tables are dropped and built again.
pub const VERSION: i64 = 2;

pub const TABLES: &[&str] = &[
    "progress",
    "blocks",
    "transactions",
    "tags",
    "activity",
    "memos",
    "balances",
    "holdings",
    "assets",
    "names",
    "held",
    "loans",
    "loan_events",
    "feed_reports",
    "reserve_assets",
    "attestations",
    "redemptions",
];

const CREATE: &str = "
CREATE TABLE progress (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL,
    genesis BLOB NOT NULL,
    allocations INTEGER NOT NULL,
    height INTEGER NOT NULL,
    digest BLOB NOT NULL,
    run INTEGER NOT NULL,
    run_rows INTEGER NOT NULL,
    balances_height INTEGER NOT NULL
);
CREATE TABLE blocks (
    height INTEGER NOT NULL PRIMARY KEY,
    digest BLOB NOT NULL,
    time_ms INTEGER NOT NULL,
    leader BLOB NOT NULL,
    transactions INTEGER NOT NULL
);
CREATE TABLE transactions (
    place INTEGER NOT NULL PRIMARY KEY,
    id BLOB NOT NULL,
    payer BLOB NOT NULL,
    refusal INTEGER NOT NULL,
    fee_asset INTEGER NOT NULL,
    fee_amount BLOB NOT NULL,
    kind INTEGER NOT NULL,
    operations INTEGER NOT NULL
);
CREATE TABLE tags (
    run INTEGER NOT NULL,
    tag INTEGER NOT NULL,
    place INTEGER NOT NULL,
    block INTEGER NOT NULL,
    PRIMARY KEY (run, tag, place, block)
) WITHOUT ROWID;
CREATE TABLE activity (
    run INTEGER NOT NULL,
    account BLOB NOT NULL,
    place INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    direction INTEGER NOT NULL,
    other BLOB,
    asset INTEGER,
    amount BLOB,
    PRIMARY KEY (run, account, place, number)
) WITHOUT ROWID;
CREATE TABLE memos (
    place INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    sealed INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (place, operation)
) WITHOUT ROWID;
CREATE TABLE balances (
    asset INTEGER NOT NULL,
    account BLOB NOT NULL,
    amount BLOB NOT NULL,
    PRIMARY KEY (asset, account)
) WITHOUT ROWID;
CREATE TABLE holdings (
    account BLOB NOT NULL,
    asset INTEGER NOT NULL,
    PRIMARY KEY (account, asset)
) WITHOUT ROWID;
CREATE TABLE assets (
    id INTEGER NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    issuer BLOB NOT NULL,
    decimals INTEGER NOT NULL,
    place INTEGER NOT NULL,
    holders INTEGER NOT NULL
);
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
    for tables in [CREATE, loan::CREATE, oracle::CREATE, reserve::CREATE] {
        sqlx::raw_sql(tables).execute(&mut *connection).await?;
    }
    Ok(())
}
