//! What the index knows of an account: its activity, the assets it has entries of, the held sends it waits for.

use super::super::{
    follow::{Index, IndexError},
    lines::{Direction, Line},
    place::{LineNumber, Place},
    sql,
};
use sqlx::{QueryBuilder, Row, Sqlite, sqlite::SqliteRow};
use std::collections::HashMap;
use tally_types::{Address, AssetId, Hash, fee::Fee, transfer::HeldId};

/// A line's key in its account's activity: the run of the table it is in, then its place in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ActivityKey {
    pub run: i64,
    pub place: Place,
    pub number: LineNumber,
}

impl ActivityKey {
    /// After every line.
    pub(super) const END: Self = Self { run: i64::MAX, place: Place(i64::MAX), number: LineNumber(u32::MAX) };
}

/// Which lines are wanted; `None` takes all.
#[derive(Clone, Copy, Debug, Default)]
pub struct ActivityFilter {
    pub asset: Option<AssetId>,
    pub direction: Option<Direction>,
    pub kind: Option<u8>,
}

impl ActivityFilter {
    fn takes(&self, line: &Line) -> bool {
        self.asset.is_none_or(|asset| line.asset == Some(asset))
            && self.direction.is_none_or(|direction| line.direction == direction)
            && self.kind.is_none_or(|kind| line.kind == kind)
    }
}

/// A memo as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundMemo {
    pub sealed: bool,
    pub bytes: Vec<u8>,
}

/// A line with the transaction and the block it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    pub line: Line,
    pub time_ms: u64,
    pub transaction: Hash,
    pub payer: Address,
    /// The refusal's code, or 0.
    pub refusal: u16,
    pub fee: Fee,
    pub memo: Option<FoundMemo>,
}

/// A page of activity, newest first.
pub struct ActivityPage {
    pub items: Vec<Activity>,
    /// Where the next page goes on; a filtered page may be short and still have a next one.
    pub next: Option<ActivityKey>,
}

/// The first and the last block that touched an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub first_height: u64,
    pub last_height: u64,
}

/// A held send that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldItem {
    pub id: HeldId,
    pub place: Place,
}

impl Index {
    /// The account's lines before `before`, newest first, at most `limit`.
    pub async fn activity(
        &self,
        account: &Address,
        filter: ActivityFilter,
        before: Option<ActivityKey>,
        limit: usize,
    ) -> Result<ActivityPage, IndexError> {
        let (mut key, mut looked, mut lines) = (before.unwrap_or(ActivityKey::END), 0, Vec::new());
        let mut more = false;
        // One line more than the page holds tells whether there is a next one.
        while lines.len() <= limit {
            let chunk = self.chunk(account, key).await?;
            let (Some(last), full) = (chunk.last().copied(), chunk.len() == self.sizes.chunk) else {
                match self.run_before(account, key.run).await? {
                    Some(run) => key = ActivityKey { run, ..ActivityKey::END },
                    None => break,
                }
                continue;
            };
            looked += chunk.len();
            lines.extend(chunk.into_iter().filter(|(_, line)| filter.takes(line)));
            key = if full { last.0 } else { ActivityKey { place: Place(i64::MIN), ..last.0 } };
            if looked >= self.sizes.scan {
                more = true;
                break;
            }
        }
        let next = match lines.len() > limit {
            true => {
                lines.truncate(limit);
                lines.last().map(|(key, _)| *key)
            }
            false => more.then_some(key),
        };
        let items = self.details(lines.into_iter().map(|(_, line)| line).collect()).await?;
        Ok(ActivityPage { items, next })
    }

    /// Lines of the run of `before`, or of the last run, before `before`.
    async fn chunk(
        &self,
        account: &Address,
        before: ActivityKey,
    ) -> Result<Vec<(ActivityKey, Line)>, IndexError> {
        if before.run == i64::MAX || before.place.0 == i64::MIN {
            return Ok(Vec::new());
        }
        let query = "SELECT place, number, kind, direction, other, asset, amount FROM activity \
                     WHERE run = $1 AND account = $2 AND (place, number) < ($3, $4) \
                     ORDER BY place DESC, number DESC LIMIT $5";
        let query = sqlx::query(query)
            .bind(before.run)
            .bind(&account.0[..])
            .bind(before.place.0)
            .bind(before.number.0);
        let rows = query.bind(self.sizes.chunk as i64).fetch_all(self.readers()).await?;
        let line = |row| {
            let line = read_line(*account, row)?;
            Ok((ActivityKey { run: before.run, place: line.place, number: line.number }, line))
        };
        rows.iter().map(line).collect()
    }

    /// The last run before `run` that has lines of the account.
    async fn run_before(&self, account: &Address, run: i64) -> Result<Option<i64>, IndexError> {
        let query = "WITH RECURSIVE runs (n) AS \
                     (SELECT min(run, $2 - 1) FROM progress UNION ALL SELECT n - 1 FROM runs WHERE n > 0) \
                     SELECT n FROM runs WHERE n >= 0 AND EXISTS (SELECT 1 FROM activity WHERE run = n AND account = $1) LIMIT 1";
        let row = sqlx::query(query).bind(&account.0[..]).bind(run).fetch_optional(self.readers()).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// The lines with their transactions, blocks and memos.
    async fn details(&self, lines: Vec<Line>) -> Result<Vec<Activity>, IndexError> {
        if lines.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT t.place, b.time_ms, t.id, t.payer, t.refusal, t.fee_asset, t.fee_amount, m.operation, m.sealed, m.bytes \
             FROM transactions t JOIN blocks b ON b.height = t.place >> 14 LEFT JOIN memos m ON m.place = t.place \
             WHERE t.place IN (",
        );
        let mut list = query.separated(", ");
        for line in &lines {
            list.push_bind(line.place.0);
        }
        query.push(")");
        let rows = query.build().fetch_all(self.readers()).await?;
        let (mut transactions, mut memos) = (HashMap::new(), HashMap::new());
        for row in &rows {
            let place = Place(row.try_get(0)?);
            transactions.insert(place, row);
            if let Some(operation) = row.try_get::<Option<u8>, _>(7)? {
                let memo = FoundMemo { sealed: row.try_get::<i64, _>(8)? != 0, bytes: row.try_get(9)? };
                memos.insert((place, operation), memo);
            }
        }
        let detail = |line: Line| {
            let row = transactions.get(&line.place).ok_or(IndexError::Damaged("a transaction"))?;
            let memo = memos.get(&(line.place, line.number.operation())).cloned();
            read_activity(line, row, memo)
        };
        lines.into_iter().map(detail).collect()
    }

    /// When the account was first and last touched; `None` when never by a transaction.
    pub async fn seen(&self, account: &Address) -> Result<Option<Seen>, IndexError> {
        let query = "WITH RECURSIVE up (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM up WHERE n < (SELECT run FROM progress)), \
                     down (n) AS (SELECT run FROM progress UNION ALL SELECT n - 1 FROM down WHERE n > 0) SELECT \
                     (SELECT place FROM up CROSS JOIN activity ON run = n AND account = $1 LIMIT 1), \
                     (SELECT (SELECT max(place) FROM activity WHERE run = n AND account = $1) AS last FROM down \
                      WHERE last IS NOT NULL LIMIT 1)";
        let row = sqlx::query(query).bind(&account.0[..]).fetch_one(self.readers()).await?;
        let (first, last): (Option<i64>, Option<i64>) = (row.try_get(0)?, row.try_get(1)?);
        let height = |place| Place(place).position().height;
        Ok(first
            .zip(last)
            .map(|(first, last)| Seen { first_height: height(first), last_height: height(last) }))
    }

    /// Assets besides the coin of which the account has, or had, a balance: ascending, after `after`.
    pub async fn assets_of(
        &self,
        account: &Address,
        after: AssetId,
        limit: u32,
    ) -> Result<Vec<AssetId>, IndexError> {
        let query = "SELECT asset FROM holdings WHERE account = $1 AND asset > $2 ORDER BY asset LIMIT $3";
        let query = sqlx::query(query).bind(&account.0[..]).bind(after.0 as i64).bind(limit);
        let rows = query.fetch_all(self.readers()).await?;
        rows.iter().map(|row| Ok(AssetId(row.try_get::<i64, _>(0)? as u64))).collect()
    }

    /// Held sends from or to the account that wait, newest first, before `before`.
    pub async fn held_of(
        &self,
        account: &Address,
        before: Option<HeldId>,
        limit: u32,
    ) -> Result<Vec<HeldItem>, IndexError> {
        let query = "SELECT id, place FROM held WHERE sender = $1 AND id < $2 \
                     UNION SELECT id, place FROM held WHERE receiver = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
        let before = before.map_or(i64::MAX, |id| id.0 as i64);
        let query = sqlx::query(query).bind(&account.0[..]).bind(before).bind(limit);
        let rows = query.fetch_all(self.readers()).await?;
        let item = |row: &SqliteRow| {
            Ok(HeldItem { id: HeldId(row.try_get::<i64, _>(0)? as u64), place: Place(row.try_get(1)?) })
        };
        rows.iter().map(item).collect()
    }
}

fn read_line(account: Address, row: &SqliteRow) -> Result<Line, IndexError> {
    let other: Option<&[u8]> = row.try_get(4)?;
    let amount: Option<&[u8]> = row.try_get(6)?;
    Ok(Line {
        account,
        place: Place(row.try_get(0)?),
        number: LineNumber(row.try_get(1)?),
        kind: row.try_get(2)?,
        direction: Direction::from_tag(row.try_get(3)?),
        other: other.map(sql::read_address).transpose()?,
        asset: row.try_get::<Option<i64>, _>(5)?.map(|asset| AssetId(asset as u64)),
        amount: amount.map(sql::read_amount).transpose()?,
    })
}

fn read_activity(line: Line, row: &SqliteRow, memo: Option<FoundMemo>) -> Result<Activity, IndexError> {
    Ok(Activity {
        line,
        time_ms: row.try_get::<i64, _>(1)? as u64,
        transaction: sql::read_hash(row.try_get(2)?)?,
        payer: sql::read_address(row.try_get(3)?)?,
        refusal: row.try_get(4)?,
        fee: Fee {
            asset: AssetId(row.try_get::<i64, _>(5)? as u64),
            amount: sql::read_amount(row.try_get(6)?)?,
        },
        memo,
    })
}
