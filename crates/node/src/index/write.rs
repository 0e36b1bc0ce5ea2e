//! Writes a batch, in one SQL transaction.
//!
//! Invariant: progress moves in the same transaction as the rows it counts, so a crash at any moment leaves the index
//! as it was after some block.

use super::{
    batch::{Batch, Flow},
    follow::IndexError,
    sql::{self, Statement, insert, read_amount, runs},
};
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};
use std::collections::HashMap;
use tally_types::{Address, Amount, AssetId, genesis::Allocation, transfer::Memo};

/// An account's balance of an asset, before and after.
struct Change {
    account: Address,
    asset: AssetId,
    before: Option<Amount>,
    after: Amount,
}

/// Writes `batch`, which begins where the index ends.
pub async fn batch(connection: &mut SqliteConnection, batch: &Batch) -> Result<(), IndexError> {
    let Some(last) = batch.blocks.last() else { return Ok(()) };
    let mut transaction = connection.begin().await?;
    blocks(&mut transaction, batch).await?;
    activity(&mut transaction, batch).await?;
    assets(&mut transaction, batch).await?;
    held(&mut transaction, batch).await?;
    let changes = changes(&mut transaction, batch, last.height).await?;
    balances(&mut transaction, &changes).await?;
    holders(&mut transaction, &changes).await?;
    sqlx::query("UPDATE progress SET height = $1, digest = $2")
        .bind(last.height as i64)
        .bind(&last.digest.0[..])
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// Writes allocations of the genesis, which stand in it from `start` on.
pub async fn allocations(connection: &mut SqliteConnection, start: usize, part: &[Allocation]) -> Result<(), IndexError> {
    let mut transaction = connection.begin().await?;
    let change = |entry: &Allocation| Change {
        account: entry.account,
        asset: AssetId::COIN,
        before: None,
        after: entry.amount,
    };
    let changes: Vec<Change> = part.iter().map(change).collect();
    balances(&mut transaction, &changes).await?;
    holders(&mut transaction, &changes).await?;
    sqlx::query("UPDATE progress SET allocations = $1")
        .bind((start + part.len()) as i64)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

async fn blocks(connection: &mut SqliteConnection, batch: &Batch) -> Result<(), sqlx::Error> {
    insert(connection, "INSERT INTO blocks", 6, "", &batch.blocks, |query, row| {
        query
            .bind(row.height as i64)
            .bind(sql::tag(&row.digest))
            .bind(&row.digest.0[..])
            .bind(row.time_ms as i64)
            .bind(&row.leader[..])
            .bind(row.transactions)
    })
    .await?;
    insert(connection, "INSERT INTO transactions", 9, "", &batch.transactions, |query, row| {
        query
            .bind(row.place.0)
            .bind(sql::tag(&row.id))
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

async fn activity(connection: &mut SqliteConnection, batch: &Batch) -> Result<(), sqlx::Error> {
    insert(connection, "INSERT INTO activity", 8, "", &batch.lines, |query, line| {
        query
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
    for run in runs(&batch.settled) {
        let places = vec!["?"; run.len()].join(", ");
        let query: Statement<'_> = sqlx::query(AssertSqlSafe(format!("DELETE FROM held WHERE id IN ({places})")));
        run.iter().fold(query, |query, id| query.bind(id.0 as i64)).execute(&mut *connection).await?;
    }
    Ok(())
}

/// The balances that the batch's flows lead to, in the table's order.
async fn changes(connection: &mut SqliteConnection, batch: &Batch, height: u64) -> Result<Vec<Change>, IndexError> {
    let mut keys: Vec<(&(Address, AssetId), &Flow)> = batch.flows.iter().collect();
    keys.sort_unstable_by_key(|(key, _)| **key);
    let mut before = HashMap::with_capacity(keys.len());
    for run in runs(&keys) {
        // CROSS JOIN keeps SQLite from scanning the table to look each row up among the keys.
        let text = format!(
            "WITH wanted (a, s) AS (VALUES {}) SELECT account, asset, amount FROM wanted \
             CROSS JOIN balances ON account = a AND asset = s",
            sql::places(run.len(), 2)
        );
        let query = sqlx::query(AssertSqlSafe(text));
        let query = run.iter().fold(query, |query, ((account, asset), _)| query.bind(&account.0[..]).bind(asset.0 as i64));
        for row in query.fetch_all(&mut *connection).await? {
            let account = sql::read_address(row.try_get(0)?)?;
            let asset = AssetId(row.try_get::<i64, _>(1)? as u64);
            before.insert((account, asset), read_amount(row.try_get(2)?)?);
        }
    }
    let mut changes = Vec::with_capacity(keys.len());
    for (key, flow) in keys {
        let before = before.get(key).copied();
        let after = (before.unwrap_or_default().0.checked_add(flow.came))
            .and_then(|sum| sum.checked_sub(flow.left))
            .ok_or(IndexError::Inconsistent(height, "an account paid more than the index knows it had"))?;
        changes.push(Change { account: key.0, asset: key.1, before, after: Amount(after) });
    }
    changes.retain(|change| change.before != Some(change.after));
    Ok(changes)
}

async fn balances(connection: &mut SqliteConnection, changes: &[Change]) -> Result<(), sqlx::Error> {
    let after = "ON CONFLICT (account, asset) DO UPDATE SET amount = excluded.amount";
    insert(connection, "INSERT INTO balances", 3, after, changes, |query, change| {
        query.bind(&change.account.0[..]).bind(change.asset.0 as i64).bind(sql::amount(change.after))
    })
    .await
}

/// Counts, for each asset, the accounts that came to hold some and those that no longer do.
async fn holders(connection: &mut SqliteConnection, changes: &[Change]) -> Result<(), sqlx::Error> {
    let mut counts: HashMap<AssetId, i64> = HashMap::new();
    for change in changes {
        let held = change.before.is_some_and(|amount| !amount.is_zero());
        let holds = !change.after.is_zero();
        *counts.entry(change.asset).or_default() += i64::from(holds) - i64::from(held);
    }
    for (asset, count) in counts.into_iter().filter(|(_, count)| *count != 0) {
        let query = sqlx::query("UPDATE assets SET holders = holders + $1 WHERE id = $2");
        query.bind(count).bind(asset.0 as i64).execute(&mut *connection).await?;
    }
    Ok(())
}
