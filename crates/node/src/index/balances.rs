//! Who holds what, for lists of holders.
//!
//! A balance changes with nearly every transaction, in no order a B-tree likes, and nobody needs the list of holders to
//! the block. So what comes and leaves gathers in memory and is written seldom, sorted, an account once however often it
//! paid; a crash forgets what was gathered, and it is gathered again from the blocks after `balances_height`.
//!
//! Invariant: the table is the sum of the genesis and of all movements up to `balances_height`.

use super::{
    follow::IndexError,
    sql::{self, insert, lengths, read_amount},
};
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};
use std::collections::HashMap;
use tally_types::{Address, Amount, AssetId, genesis::Allocation};

/// What came to and left an account in one asset. Both zero: the account's entry was flagged, nothing moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Flow {
    came: u128,
    left: u128,
}

/// The movements of consecutive blocks, by asset and account.
#[derive(Default)]
pub struct Flows(HashMap<(AssetId, Address), Flow>);

impl Flows {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// `None` past what any ledger can hold.
    pub fn come(&mut self, account: Address, asset: AssetId, amount: Amount) -> Option<()> {
        let flow = self.0.entry((asset, account)).or_default();
        flow.came = flow.came.checked_add(amount.0)?;
        Some(())
    }

    /// `None` past what any ledger can hold.
    pub fn leave(&mut self, account: Address, asset: AssetId, amount: Amount) -> Option<()> {
        let flow = self.0.entry((asset, account)).or_default();
        flow.left = flow.left.checked_add(amount.0)?;
        Some(())
    }

    /// The account has an entry of the asset, if an empty one.
    pub fn touch(&mut self, account: Address, asset: AssetId) {
        self.0.entry((asset, account)).or_default();
    }

    /// Adds the movements of the blocks that follow.
    pub fn absorb(&mut self, later: Self) -> Option<()> {
        if self.0.is_empty() {
            *self = later;
            return Some(());
        }
        for (key, flow) in later.0 {
            let sum = self.0.entry(key).or_default();
            sum.came = sum.came.checked_add(flow.came)?;
            sum.left = sum.left.checked_add(flow.left)?;
        }
        Some(())
    }
}

/// An account's balance of an asset, before and after.
struct Change {
    asset: AssetId,
    account: Address,
    before: Option<Amount>,
    after: Amount,
}

/// Writes `flows`, which end with the block at `height`.
pub async fn write(connection: &mut SqliteConnection, flows: &Flows, height: u64) -> Result<(), IndexError> {
    let mut transaction = connection.begin().await?;
    let changes = changes(&mut transaction, flows, height).await?;
    store(&mut transaction, &changes).await?;
    let query = sqlx::query("UPDATE progress SET balances_height = $1").bind(height as i64);
    query.execute(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// Writes allocations of the genesis, which stand in it from `start` on.
pub async fn allocate(
    connection: &mut SqliteConnection,
    start: usize,
    part: &[Allocation],
) -> Result<(), IndexError> {
    let change = |entry: &Allocation| Change {
        asset: AssetId::COIN,
        account: entry.account,
        before: None,
        after: entry.amount,
    };
    let changes: Vec<Change> = part.iter().map(change).collect();
    let mut transaction = connection.begin().await?;
    store(&mut transaction, &changes).await?;
    let query = sqlx::query("UPDATE progress SET allocations = $1").bind((start + part.len()) as i64);
    query.execute(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// The balances that the flows lead to, in the table's order.
async fn changes(
    connection: &mut SqliteConnection,
    flows: &Flows,
    height: u64,
) -> Result<Vec<Change>, IndexError> {
    let mut keys: Vec<_> = flows.0.iter().collect();
    keys.sort_unstable_by_key(|(key, _)| **key);
    let mut before = HashMap::with_capacity(keys.len());
    for part in lengths(&keys) {
        // CROSS JOIN keeps SQLite from scanning the table to look each row up among the keys.
        let text = format!(
            "WITH wanted (s, a) AS (VALUES {}) SELECT asset, account, amount FROM wanted \
             CROSS JOIN balances ON asset = s AND account = a",
            sql::places(part.len(), 2)
        );
        let query = sqlx::query(AssertSqlSafe(text));
        let query = part
            .iter()
            .fold(query, |query, ((asset, account), _)| query.bind(asset.0 as i64).bind(&account.0[..]));
        for row in query.fetch_all(&mut *connection).await? {
            let asset = AssetId(row.try_get::<i64, _>(0)? as u64);
            let account = sql::read_address(row.try_get(1)?)?;
            before.insert((asset, account), read_amount(row.try_get(2)?)?);
        }
    }
    let mut changes = Vec::with_capacity(keys.len());
    for (&(asset, account), flow) in keys {
        let before = before.get(&(asset, account)).copied();
        let after = (before.unwrap_or_default().0.checked_add(flow.came))
            .and_then(|sum| sum.checked_sub(flow.left))
            .ok_or(IndexError::Inconsistent(height, "an account paid more than the index knows it had"))?;
        changes.push(Change { asset, account, before, after: Amount(after) });
    }
    changes.retain(|change| change.before != Some(change.after));
    Ok(changes)
}

async fn store(connection: &mut SqliteConnection, changes: &[Change]) -> Result<(), IndexError> {
    let after = "ON CONFLICT (asset, account) DO UPDATE SET amount = excluded.amount";
    insert(connection, "INSERT INTO balances", 3, after, changes, |query, change| {
        query.bind(change.asset.0 as i64).bind(&change.account.0[..]).bind(sql::amount(change.after))
    })
    .await?;
    // The coin is everyone's; what else an account has entries of is looked up by account.
    let new: Vec<_> =
        changes.iter().filter(|change| change.before.is_none() && change.asset != AssetId::COIN).collect();
    insert(connection, "INSERT INTO holdings", 2, "", &new, |query, change| {
        query.bind(&change.account.0[..]).bind(change.asset.0 as i64)
    })
    .await?;
    count(connection, changes).await
}

/// Counts, for each asset, the accounts that came to hold some and those that no longer do.
async fn count(connection: &mut SqliteConnection, changes: &[Change]) -> Result<(), IndexError> {
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
