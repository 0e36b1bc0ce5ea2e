//! Writes a batch, in one SQL transaction.
//!
//! Invariant: progress moves in the same transaction as the rows it counts, so a crash at any moment leaves the index
//! as it was after some block.

use super::{
    batch::Batch,
    council, exchange,
    follow::IndexError,
    lines::Line,
    place::Place,
    sql::{self, Statement, insert, lengths},
};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};
use tally_types::transfer::Memo;

/// The last run, and how many transactions and blocks are in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub number: u64,
    pub rows: u64,
}

impl Run {
    /// The run in which `batch` is written: a new one when this one is full. A batch is never cut.
    pub fn with(self, batch: &Batch, full: u64) -> Self {
        let rows = (batch.blocks.len() + batch.transactions.len()) as u64;
        if self.rows >= full {
            Self { number: self.number + 1, rows }
        } else {
            Self { rows: self.rows + rows, ..self }
        }
    }
}

/// Writes `batch`, which begins where the index ends, in `run`. Balances are not written here; `settled`: they need not
/// be, because nothing moved since they were.
pub async fn batch(
    connection: &mut SqliteConnection,
    batch: &Batch,
    run: Run,
    settled: bool,
) -> Result<(), IndexError> {
    let Some(last) = batch.blocks.last() else { return Ok(()) };
    let mut transaction = connection.begin().await?;
    blocks(&mut transaction, batch).await?;
    tags(&mut transaction, batch, run).await?;
    activity(&mut transaction, batch, run).await?;
    assets(&mut transaction, batch).await?;
    held(&mut transaction, batch).await?;
    batch.packets.write(&mut transaction).await?;
    batch.mandates.write(&mut transaction).await?;
    batch.loan.write(&mut transaction).await?;
    batch.oracle.write(&mut transaction).await?;
    batch.reserve.write(&mut transaction).await?;
    batch.circulation.write(&mut transaction).await?;
    batch.campaigns.write(&mut transaction).await?;
    batch.deals.write(&mut transaction).await?;
    batch.news.write(&mut transaction).await?;
    batch.stake.write(&mut transaction).await?;
    batch.savings.write(&mut transaction).await?;
    council::write(&mut transaction, batch).await?;
    exchange::write(&mut transaction, &batch.exchange, run).await?;
    let query = "UPDATE progress SET height = $1, digest = $2, run = $3, run_rows = $4, \
                 balances_height = CASE WHEN $5 THEN $1 ELSE balances_height END";
    sqlx::query(query)
        .bind(last.height as i64)
        .bind(&last.digest.0[..])
        .bind(run.number as i64)
        .bind(run.rows as i64)
        .bind(settled)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

async fn blocks(connection: &mut SqliteConnection, batch: &Batch) -> Result<(), sqlx::Error> {
    insert(connection, "INSERT INTO blocks", 5, "", &batch.blocks, |query, row| {
        query
            .bind(row.height as i64)
            .bind(&row.digest.0[..])
            .bind(row.time_ms as i64)
            .bind(&row.leader[..])
            .bind(row.transactions)
    })
    .await?;
    insert(connection, "INSERT INTO transactions", 8, "", &batch.transactions, |query, row| {
        query
            .bind(row.place.0)
            .bind(&row.id.0[..])
            .bind(&row.payer.0[..])
            .bind(row.refusal)
            .bind(row.fee.asset.0 as i64)
            .bind(sql::amount(row.fee.amount))
            .bind(row.kind)
            .bind(row.operations)
    })
    .await
}

async fn tags(connection: &mut SqliteConnection, batch: &Batch, run: Run) -> Result<(), sqlx::Error> {
    let blocks = batch.blocks.iter().map(|row| (sql::tag(&row.digest), Place::start_of(row.height), true));
    let mut tags: Vec<_> =
        batch.transactions.iter().map(|row| (sql::tag(&row.id), row.place, false)).collect();
    tags.extend(blocks);
    tags.sort_unstable();
    insert(connection, "INSERT INTO tags", 4, "", &tags, |query, (tag, place, block)| {
        query.bind(run.number as i64).bind(tag).bind(place.0).bind(i64::from(*block))
    })
    .await
}

async fn activity(connection: &mut SqliteConnection, batch: &Batch, run: Run) -> Result<(), sqlx::Error> {
    let mut lines: Vec<&Line> = batch.lines.iter().collect();
    lines.sort_unstable_by_key(|line| (line.account, line.place, line.number));
    insert(connection, "INSERT INTO activity", 9, "", &lines, |query, line| {
        query
            .bind(run.number as i64)
            .bind(&line.account.0[..])
            .bind(line.place.0)
            .bind(line.number.0)
            .bind(line.kind)
            .bind(line.direction as u8)
            .bind(line.other.map(|other| other.0.to_vec()))
            .bind(line.asset.map(|asset| asset.0 as i64))
            .bind(line.amount.map(sql::amount))
    })
    .await?;
    insert(connection, "INSERT INTO memos", 4, "", &batch.memos, |query, (place, operation, memo)| {
        let (sealed, bytes): (bool, &[u8]) = match memo {
            Memo::Sealed(bytes) => (true, bytes),
            Memo::Open(text) => (false, text.as_str().as_bytes()),
            Memo::None(_) => (false, &[]),
        };
        query.bind(place.0).bind(operation).bind(i64::from(sealed)).bind(bytes)
    })
    .await
}

async fn assets(connection: &mut SqliteConnection, batch: &Batch) -> Result<(), sqlx::Error> {
    insert(connection, "INSERT INTO assets", 7, "", &batch.assets, |query, row| {
        query
            .bind(row.id.0 as i64)
            .bind(&row.code)
            .bind(&row.name)
            .bind(&row.issuer.0[..])
            .bind(row.decimals)
            .bind(row.place.0)
            .bind(0)
    })
    .await?;
    for (asset, name) in &batch.renamed {
        let query = sqlx::query("UPDATE assets SET name = $1 WHERE id = $2");
        query.bind(name).bind(asset.0 as i64).execute(&mut *connection).await?;
    }
    insert(connection, "INSERT INTO names", 2, "", &batch.names, |query, (name, owner)| {
        query.bind(name.as_str()).bind(&owner.0[..])
    })
    .await
}

async fn held(connection: &mut SqliteConnection, batch: &Batch) -> Result<(), sqlx::Error> {
    insert(connection, "INSERT INTO held", 4, "", &batch.held, |query, row| {
        query.bind(row.id.0 as i64).bind(&row.sender.0[..]).bind(&row.receiver.0[..]).bind(row.place.0)
    })
    .await?;
    for part in lengths(&batch.settled) {
        let places = vec!["?"; part.len()].join(", ");
        let query: Statement<'_> =
            sqlx::query(AssertSqlSafe(format!("DELETE FROM held WHERE id IN ({places})")));
        part.iter().fold(query, |query, id| query.bind(id.0 as i64)).execute(&mut *connection).await?;
    }
    Ok(())
}
