//! What the index knows of savings: the pools an account has flexible deposits in, and its fixed deposits.

use super::super::{
    follow::{Index, IndexError},
    sql,
};
use sqlx::{Row, sqlite::SqliteRow};
use tally_types::{
    Address, Amount,
    savings::{DepositId, FixedDeposit, PoolId},
};

/// A fixed deposit as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedItem {
    pub id: DepositId,
    pub deposit: FixedDeposit,
    /// The interest it was taken out with; `None`: it was not taken out.
    pub paid: Option<Amount>,
}

const COLUMNS: &str = "SELECT id, pool, account, amount, interest, matures_ms, paid FROM fixed_deposits";

impl Index {
    /// Pools the account has, or had, a flexible deposit in: ascending, after `after`.
    pub async fn flexible_of(
        &self,
        account: &Address,
        after: Option<PoolId>,
        limit: u32,
    ) -> Result<Vec<PoolId>, IndexError> {
        let query =
            "SELECT pool FROM flexible_deposits WHERE account = $1 AND pool > $2 ORDER BY pool LIMIT $3";
        let after = after.map_or(-1, |pool| pool.0 as i64);
        let query = sqlx::query(query).bind(&account.0[..]).bind(after).bind(limit);
        let rows = query.fetch_all(self.readers()).await?;
        rows.iter().map(|row| Ok(PoolId(row.try_get::<i64, _>(0)? as u64))).collect()
    }

    /// Fixed deposits of the account, newest first, before `before`; `all`: also those that were taken out.
    pub async fn fixed_of(
        &self,
        account: &Address,
        all: bool,
        before: Option<DepositId>,
        limit: u32,
    ) -> Result<Vec<FixedItem>, IndexError> {
        let query = format!(
            "{COLUMNS} WHERE account = $1 AND id < $2 AND ($3 OR paid IS NULL) ORDER BY id DESC LIMIT $4"
        );
        let before = before.map_or(i64::MAX, |deposit| deposit.0 as i64);
        let query = sqlx::query(sqlx::AssertSqlSafe(query)).bind(account.0.to_vec()).bind(before).bind(all);
        let rows = query.bind(limit).fetch_all(self.readers()).await?;
        rows.iter().map(read_fixed).collect()
    }

    /// A fixed deposit, also one that was taken out.
    pub async fn fixed_deposit(&self, id: DepositId) -> Result<Option<FixedItem>, IndexError> {
        let query = sqlx::query(sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE id = $1"))).bind(id.0 as i64);
        query.fetch_optional(self.readers()).await?.as_ref().map(read_fixed).transpose()
    }
}

fn read_fixed(row: &SqliteRow) -> Result<FixedItem, IndexError> {
    let deposit = FixedDeposit {
        pool: PoolId(row.try_get::<i64, _>(1)? as u64),
        owner: sql::read_address(row.try_get(2)?)?,
        amount: sql::read_amount(row.try_get(3)?)?,
        interest: sql::read_amount(row.try_get(4)?)?,
        matures_ms: row.try_get::<i64, _>(5)? as u64,
    };
    let paid: Option<&[u8]> = row.try_get(6)?;
    let id = DepositId(row.try_get::<i64, _>(0)? as u64);
    Ok(FixedItem { id, deposit, paid: paid.map(sql::read_amount).transpose()? })
}
