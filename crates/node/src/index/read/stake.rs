//! What the index knows of stake: the candidates an account has bonds with, and the rewards it claimed.

use super::super::{
    follow::{Index, IndexError},
    place::Place,
    sql,
};
use sqlx::{Row, sqlite::SqliteRow};
use tally_types::{Address, Amount, Hash, stake::CandidateId};

/// A claim's key in its account's list: its transaction, then its operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RewardKey {
    pub place: Place,
    pub operation: u8,
}

/// Rewards that were claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RewardItem {
    pub key: RewardKey,
    pub candidate: CandidateId,
    pub amount: Amount,
    pub time_ms: u64,
    pub transaction: Hash,
}

impl Index {
    /// Candidates the account has, or had, a bond with: ascending, after `after`.
    pub async fn bonds_of(
        &self,
        account: &Address,
        after: Option<CandidateId>,
        limit: u32,
    ) -> Result<Vec<CandidateId>, IndexError> {
        let query =
            "SELECT candidate FROM bonds WHERE account = $1 AND candidate > $2 ORDER BY candidate LIMIT $3";
        let after = after.map_or(-1, |candidate| candidate.0 as i64);
        let query = sqlx::query(query).bind(&account.0[..]).bind(after).bind(limit);
        let rows = query.fetch_all(self.readers()).await?;
        rows.iter().map(|row| Ok(CandidateId(row.try_get::<i64, _>(0)? as u64))).collect()
    }

    /// Rewards the account claimed, newest first, before `before`.
    pub async fn rewards_of(
        &self,
        account: &Address,
        before: Option<RewardKey>,
        limit: u32,
    ) -> Result<Vec<RewardItem>, IndexError> {
        let query = "SELECT r.place, r.operation, r.candidate, r.amount, b.time_ms, t.id FROM rewards r \
                     JOIN transactions t ON t.place = r.place JOIN blocks b ON b.height = r.place >> 14 \
                     WHERE r.account = $1 AND (r.place, r.operation) < ($2, $3) \
                     ORDER BY r.place DESC, r.operation DESC LIMIT $4";
        let before = before.unwrap_or(RewardKey { place: Place(i64::MAX), operation: u8::MAX });
        let query = sqlx::query(query).bind(&account.0[..]).bind(before.place.0).bind(before.operation);
        let rows = query.bind(limit).fetch_all(self.readers()).await?;
        rows.iter().map(read_reward).collect()
    }
}

fn read_reward(row: &SqliteRow) -> Result<RewardItem, IndexError> {
    Ok(RewardItem {
        key: RewardKey { place: Place(row.try_get(0)?), operation: row.try_get(1)? },
        candidate: CandidateId(row.try_get::<i64, _>(2)? as u64),
        amount: sql::read_amount(row.try_get(3)?)?,
        time_ms: row.try_get::<i64, _>(4)? as u64,
        transaction: sql::read_hash(row.try_get(5)?)?,
    })
}
