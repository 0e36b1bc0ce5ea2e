//! What the index knows of an account: its activity, the assets it has entries of, the held sends it waits for.

use super::super::{
    follow::{Index, IndexError},
    lines::{Direction, Line},
    place::{LineNumber, Place},
    sql,
};
use sqlx::{QueryBuilder, Row, Sqlite, sqlite::SqliteRow};
use tally_types::{Address, AssetId, Hash, fee::Fee, transfer::HeldId};

/// Lines a filter looks at for one page; then the page ends short and its key goes on from there.
const SCAN: i64 = 10_000;

/// A line's key in its account's activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ActivityKey {
    pub place: Place,
    pub number: LineNumber,
}

/// Which lines are wanted; `None` takes all.
#[derive(Clone, Copy, Debug, Default)]
pub struct ActivityFilter {
    pub asset: Option<AssetId>,
    pub direction: Option<Direction>,
    pub kind: Option<u8>,
}

impl ActivityFilter {
    fn is_none(&self) -> bool {
        self.asset.is_none() && self.direction.is_none() && self.kind.is_none()
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
    /// Where the next page goes on; a page may be short and still have a next one.
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
        limit: u32,
    ) -> Result<ActivityPage, IndexError> {
        let before = before.unwrap_or(ActivityKey { place: Place(i64::MAX), number: LineNumber(u32::MAX) });
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT a.place, a.number, a.kind, a.direction, a.other, a.asset, a.amount, b.time_ms, t.id, t.payer, \
             t.refusal, t.fee_asset, t.fee_amount, m.sealed, m.bytes FROM (SELECT * FROM activity WHERE account = ",
        );
        push_before(&mut query, account, before);
        query.push(" ORDER BY place DESC, number DESC LIMIT ").push_bind(SCAN).push(
            ") a JOIN transactions t ON t.place = a.place JOIN blocks b ON b.height = a.place >> 14 \
             LEFT JOIN memos m ON m.place = a.place AND m.operation = a.number >> 12 WHERE TRUE",
        );
        if let Some(asset) = filter.asset {
            query.push(" AND a.asset = ").push_bind(asset.0 as i64);
        }
        if let Some(direction) = filter.direction {
            query.push(" AND a.direction = ").push_bind(direction as u8);
        }
        if let Some(kind) = filter.kind {
            query.push(" AND a.kind = ").push_bind(kind);
        }
        query.push(" ORDER BY a.place DESC, a.number DESC LIMIT ").push_bind(i64::from(limit) + 1);
        let rows = query.build().fetch_all(self.readers()).await?;
        let mut items = rows.iter().map(|row| read_activity(*account, row)).collect::<Result<Vec<_>, _>>()?;
        let next = if items.len() > limit as usize {
            items.truncate(limit as usize);
            items.last().map(|item| ActivityKey { place: item.line.place, number: item.line.number })
        } else if filter.is_none() {
            None
        } else {
            self.scanned(account, before).await?
        };
        Ok(ActivityPage { items, next })
    }

    /// The last line a filtered page looked at, when it did not look at all.
    async fn scanned(&self, account: &Address, before: ActivityKey) -> Result<Option<ActivityKey>, IndexError> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT place, number FROM activity WHERE account = ");
        push_before(&mut query, account, before);
        query.push(" ORDER BY place DESC, number DESC LIMIT 1 OFFSET ").push_bind(SCAN - 1);
        let Some(row) = query.build().fetch_optional(self.readers()).await? else { return Ok(None) };
        Ok(Some(ActivityKey { place: Place(row.try_get(0)?), number: LineNumber(row.try_get(1)?) }))
    }

    /// When the account was first and last touched; `None` when never by a transaction.
    pub async fn seen(&self, account: &Address) -> Result<Option<Seen>, IndexError> {
        let query = "SELECT (SELECT place FROM activity WHERE account = $1 ORDER BY place, number LIMIT 1), \
                     (SELECT place FROM activity WHERE account = $1 ORDER BY place DESC, number DESC LIMIT 1)";
        let row = sqlx::query(query).bind(&account.0[..]).fetch_one(self.readers()).await?;
        let (first, last): (Option<i64>, Option<i64>) = (row.try_get(0)?, row.try_get(1)?);
        let height = |place| Place(place).position().height;
        Ok(first.zip(last).map(|(first, last)| Seen { first_height: height(first), last_height: height(last) }))
    }

    /// Assets of which the account has, or had, a balance: ascending, after `after`.
    pub async fn assets_of(&self, account: &Address, after: Option<AssetId>, limit: u32) -> Result<Vec<AssetId>, IndexError> {
        let query = "SELECT asset FROM balances WHERE account = $1 AND asset > $2 ORDER BY asset LIMIT $3";
        let after = after.map_or(-1, |asset| asset.0 as i64);
        let query = sqlx::query(query).bind(&account.0[..]).bind(after).bind(limit);
        let rows = query.fetch_all(self.readers()).await?;
        rows.iter().map(|row| Ok(AssetId(row.try_get::<i64, _>(0)? as u64))).collect()
    }

    /// Held sends from or to the account that wait, newest first, before `before`.
    pub async fn held_of(&self, account: &Address, before: Option<HeldId>, limit: u32) -> Result<Vec<HeldItem>, IndexError> {
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

fn push_before(query: &mut QueryBuilder<Sqlite>, account: &Address, before: ActivityKey) {
    query.push_bind(account.0.to_vec()).push(" AND (place, number) < (").push_bind(before.place.0);
    query.push(", ").push_bind(before.number.0).push(")");
}

fn read_activity(account: Address, row: &SqliteRow) -> Result<Activity, IndexError> {
    let other: Option<&[u8]> = row.try_get(4)?;
    let amount: Option<&[u8]> = row.try_get(6)?;
    let sealed: Option<i64> = row.try_get(13)?;
    let bytes: Option<Vec<u8>> = row.try_get(14)?;
    let line = Line {
        account,
        place: Place(row.try_get(0)?),
        number: LineNumber(row.try_get(1)?),
        kind: row.try_get(2)?,
        direction: Direction::from_tag(row.try_get(3)?),
        other: other.map(sql::read_address).transpose()?,
        asset: row.try_get::<Option<i64>, _>(5)?.map(|asset| AssetId(asset as u64)),
        amount: amount.map(sql::read_amount).transpose()?,
    };
    Ok(Activity {
        line,
        time_ms: row.try_get::<i64, _>(7)? as u64,
        transaction: sql::read_hash(row.try_get(8)?)?,
        payer: sql::read_address(row.try_get(9)?)?,
        refusal: row.try_get(10)?,
        fee: Fee { asset: AssetId(row.try_get::<i64, _>(11)? as u64), amount: sql::read_amount(row.try_get(12)?)? },
        memo: sealed.zip(bytes).map(|(sealed, bytes)| FoundMemo { sealed: sealed != 0, bytes }),
    })
}
