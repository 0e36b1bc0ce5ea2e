//! What the index knows of blocks and transactions.

use super::super::{
    follow::{Index, IndexError},
    place::Place,
    sql,
};
use crate::chain::Position;
use sqlx::{Row, sqlite::SqliteRow};
use tally_types::{Address, AssetId, Hash, fee::Fee};

/// A block in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockItem {
    pub height: u64,
    pub digest: Hash,
    pub time_ms: u64,
    pub leader: [u8; 32],
    pub transactions: u32,
}

/// A transaction in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransactionItem {
    pub place: Place,
    pub id: Hash,
    pub payer: Address,
    /// The refusal's code, or 0.
    pub refusal: u16,
    pub fee: Fee,
    /// The first operation's tag.
    pub kind: u8,
    pub operations: u8,
    pub time_ms: u64,
}

impl Index {
    /// Where a transaction stands in the chain.
    pub async fn position(&self, id: &Hash) -> Result<Option<Position>, IndexError> {
        let query = "WITH RECURSIVE runs (n) AS (SELECT run FROM progress UNION ALL SELECT n - 1 FROM runs WHERE n > 0) \
                     SELECT t.place FROM runs CROSS JOIN tags g ON g.run = n AND g.tag = $1 AND g.block = 0 \
                     CROSS JOIN transactions t ON t.place = g.place WHERE t.id = $2 LIMIT 1";
        let query = sqlx::query(query).bind(sql::tag(id)).bind(&id.0[..]);
        let row = query.fetch_optional(self.readers()).await?;
        row.map(|row| Ok(Place(row.try_get(0)?).position())).transpose()
    }

    /// The height of the block with this digest.
    pub async fn height_of(&self, digest: &Hash) -> Result<Option<u64>, IndexError> {
        let query = "WITH RECURSIVE runs (n) AS (SELECT run FROM progress UNION ALL SELECT n - 1 FROM runs WHERE n > 0) \
                     SELECT b.height FROM runs CROSS JOIN tags g ON g.run = n AND g.tag = $1 AND g.block = 1 \
                     CROSS JOIN blocks b ON b.height = g.place >> 14 WHERE b.digest = $2 LIMIT 1";
        let query = sqlx::query(query).bind(sql::tag(digest)).bind(&digest.0[..]);
        let row = query.fetch_optional(self.readers()).await?;
        row.map(|row| Ok(row.try_get::<i64, _>(0)? as u64)).transpose()
    }

    /// Blocks below `before`, newest first.
    pub async fn blocks(&self, before: Option<u64>, limit: u32) -> Result<Vec<BlockItem>, IndexError> {
        let query = "SELECT height, digest, time_ms, leader, transactions FROM blocks WHERE height < $1 \
                     ORDER BY height DESC LIMIT $2";
        let before = before.map_or(i64::MAX, |height| i64::try_from(height).unwrap_or(i64::MAX));
        let rows = sqlx::query(query).bind(before).bind(limit).fetch_all(self.readers()).await?;
        rows.iter().map(read_block).collect()
    }

    /// Transactions before `before`, newest first.
    pub async fn transactions(
        &self,
        before: Option<Place>,
        limit: u32,
    ) -> Result<Vec<TransactionItem>, IndexError> {
        let query = "SELECT t.place, t.id, t.payer, t.refusal, t.fee_asset, t.fee_amount, t.kind, t.operations, b.time_ms \
                     FROM transactions t JOIN blocks b ON b.height = t.place >> 14 WHERE t.place < $1 \
                     ORDER BY t.place DESC LIMIT $2";
        let before = before.map_or(i64::MAX, |place| place.0);
        let rows = sqlx::query(query).bind(before).bind(limit).fetch_all(self.readers()).await?;
        rows.iter().map(read_transaction).collect()
    }
}

fn read_block(row: &SqliteRow) -> Result<BlockItem, IndexError> {
    let leader: &[u8] = row.try_get(3)?;
    Ok(BlockItem {
        height: row.try_get::<i64, _>(0)? as u64,
        digest: sql::read_hash(row.try_get(1)?)?,
        time_ms: row.try_get::<i64, _>(2)? as u64,
        leader: leader.try_into().map_err(|_| IndexError::Damaged("a leader's key"))?,
        transactions: row.try_get(4)?,
    })
}

fn read_transaction(row: &SqliteRow) -> Result<TransactionItem, IndexError> {
    Ok(TransactionItem {
        place: Place(row.try_get(0)?),
        id: sql::read_hash(row.try_get(1)?)?,
        payer: sql::read_address(row.try_get(2)?)?,
        refusal: row.try_get(3)?,
        fee: Fee {
            asset: AssetId(row.try_get::<i64, _>(4)? as u64),
            amount: sql::read_amount(row.try_get(5)?)?,
        },
        kind: row.try_get(6)?,
        operations: row.try_get(7)?,
        time_ms: row.try_get::<i64, _>(8)? as u64,
    })
}
