//! The tables. Amounts are 16 bytes big-endian, which sort like the numbers they are; places are [`super::Place`]s.
//!
//! A B-tree pays for every page a batch touches, and keys that are hashes touch a page each. So the tables whose
//! keys are random, `activity`, `tags` and `fills`, are cut into *runs*: the run's number stands first in the key, a run ends
//! after so many rows, and only the pages of the last run are ever written. Whoever looks something up asks the runs
//! one after the other, newest first. Balances have no order in time; their changes gather in memory and are written
//! seldom (see [`super::balances`]). Everything else is appended.
//!
//! A hash is found by its first eight bytes, its tag, and then compared whole: transactions' ids and blocks' digests
//! share `tags`. An account's first and last block are the ends of its activity, so there is no table of accounts; what
//! else an account is stands in the ledger's state.

use super::{campaign, circulation, deal, loan, news, oracle, reserve, savings, stake};
use sqlx::{Executor, SqliteConnection};

/// Another version's tables are dropped and built again.
pub const VERSION: i64 = 3;

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
    "packets",
    "packet_claims",
    "mandates",
    "mandate_pulls",
    "loans",
    "loan_events",
    "feed_reports",
    "reserve_assets",
    "attestations",
    "redemptions",
    circulation::TABLES[0],
    circulation::TABLES[1],
    "campaigns",
    "invitees",
    "likes",
    "deals",
    "deal_steps",
    "publishers",
    "posts",
    "post_tags",
    stake::TABLES[0],
    stake::TABLES[1],
    savings::TABLES[0],
    savings::TABLES[1],
    "proposals",
    "ballots",
    "markets",
    "orders",
    "traders",
    "trades",
    "fills",
    "candles",
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
CREATE TABLE packets (
    id INTEGER NOT NULL PRIMARY KEY,
    creator BLOB NOT NULL,
    asset INTEGER NOT NULL,
    total BLOB NOT NULL,
    count INTEGER NOT NULL,
    random INTEGER NOT NULL,
    claim_key BLOB,
    expires_ms INTEGER NOT NULL,
    place INTEGER NOT NULL,
    claimed INTEGER NOT NULL,
    returned BLOB
);
CREATE INDEX packets_by_creator ON packets (creator, id);
CREATE INDEX packets_open ON packets (id) WHERE returned IS NULL AND claimed < count;
CREATE INDEX packets_open_by_creator ON packets (creator, id) WHERE returned IS NULL AND claimed < count;
CREATE TABLE packet_claims (
    packet INTEGER NOT NULL,
    share INTEGER NOT NULL,
    claimer BLOB NOT NULL,
    amount BLOB NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (packet, share)
) WITHOUT ROWID;
CREATE TABLE mandates (
    id INTEGER NOT NULL PRIMARY KEY,
    payer BLOB NOT NULL,
    payee BLOB,
    asset INTEGER NOT NULL,
    amount BLOB NOT NULL,
    period_ms INTEGER NOT NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER,
    standing INTEGER NOT NULL,
    place INTEGER NOT NULL,
    revoked INTEGER NOT NULL
);
CREATE INDEX mandates_by_payer ON mandates (payer, id);
CREATE INDEX mandates_by_payee ON mandates (payee, id) WHERE payee IS NOT NULL;
CREATE INDEX mandates_open_by_payer ON mandates (payer, id) WHERE revoked = 0;
CREATE INDEX mandates_open_by_payee ON mandates (payee, id) WHERE revoked = 0;
CREATE TABLE mandate_pulls (
    mandate INTEGER NOT NULL,
    place INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    receiver BLOB NOT NULL,
    amount BLOB NOT NULL,
    remaining BLOB NOT NULL,
    PRIMARY KEY (mandate, place, operation)
) WITHOUT ROWID;
CREATE TABLE proposals (
    id INTEGER NOT NULL PRIMARY KEY,
    member BLOB NOT NULL,
    measure INTEGER NOT NULL,
    role TEXT,
    stage INTEGER NOT NULL,
    place INTEGER NOT NULL
);
CREATE INDEX proposals_by_stage ON proposals (stage, id);
CREATE TABLE ballots (
    proposal INTEGER NOT NULL,
    member BLOB NOT NULL,
    yes INTEGER NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (proposal, member)
) WITHOUT ROWID;
CREATE TABLE markets (
    id INTEGER NOT NULL PRIMARY KEY,
    base INTEGER NOT NULL,
    quote INTEGER NOT NULL,
    place INTEGER NOT NULL
);
CREATE INDEX markets_by_base ON markets (base, id);
CREATE INDEX markets_by_quote ON markets (quote, id);
CREATE TABLE orders (
    id INTEGER NOT NULL PRIMARY KEY,
    market INTEGER NOT NULL,
    owner BLOB NOT NULL,
    side INTEGER NOT NULL,
    price INTEGER NOT NULL,
    lots INTEGER NOT NULL,
    rests INTEGER NOT NULL,
    client_id INTEGER,
    place INTEGER NOT NULL
);
CREATE TABLE traders (
    account BLOB NOT NULL,
    market INTEGER NOT NULL,
    PRIMARY KEY (account, market)
) WITHOUT ROWID;
CREATE TABLE trades (
    place INTEGER NOT NULL,
    number INTEGER NOT NULL,
    market INTEGER NOT NULL,
    side INTEGER NOT NULL,
    price INTEGER NOT NULL,
    lots INTEGER NOT NULL,
    taker BLOB NOT NULL,
    taker_order INTEGER,
    maker BLOB NOT NULL,
    maker_order INTEGER NOT NULL,
    maker_fee BLOB NOT NULL,
    PRIMARY KEY (place, number)
) WITHOUT ROWID;
CREATE INDEX trades_by_market ON trades (market, place, number);
CREATE TABLE fills (
    run INTEGER NOT NULL,
    account BLOB NOT NULL,
    place INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (run, account, place, number)
) WITHOUT ROWID;
CREATE TABLE candles (
    market INTEGER NOT NULL,
    span INTEGER NOT NULL,
    start INTEGER NOT NULL,
    open INTEGER NOT NULL,
    high INTEGER NOT NULL,
    low INTEGER NOT NULL,
    close INTEGER NOT NULL,
    trades INTEGER NOT NULL,
    lots BLOB NOT NULL,
    ticks BLOB NOT NULL,
    PRIMARY KEY (market, span, start)
) WITHOUT ROWID;
";

/// Drops what is there and makes empty tables.
pub async fn create(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    for table in TABLES {
        connection.execute(sqlx::AssertSqlSafe(format!("DROP TABLE IF EXISTS {table}"))).await?;
    }
    let nouns = [
        deal::CREATE,
        loan::CREATE,
        news::CREATE,
        stake::CREATE,
        savings::CREATE,
        campaign::CREATE,
        oracle::CREATE,
        reserve::CREATE,
        circulation::CREATE,
    ];
    for tables in [CREATE].into_iter().chain(nouns) {
        sqlx::raw_sql(tables).execute(&mut *connection).await?;
    }
    Ok(())
}
