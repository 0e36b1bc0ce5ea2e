//! What the index knows of mandates: those that an account granted or may pull by, and what was pulled.

use super::super::{
    follow::{Index, IndexError},
    place::Place,
    sql,
};
use sqlx::{AssertSqlSafe, Row, sqlite::SqliteRow};
use tally_types::{
    Address, Amount, AssetId, Hash,
    mandate::{MandateId, MandateKind},
};

/// A mandate as it was granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MandateItem {
    pub id: MandateId,
    pub payer: Address,
    pub payee: Option<Address>,
    pub asset: AssetId,
    pub amount: Amount,
    pub period_ms: u64,
    pub start_ms: u64,
    pub end_ms: Option<u64>,
    pub kind: MandateKind,
    pub place: Place,
    pub revoked: bool,
}

/// Units that were pulled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PullItem {
    pub place: Place,
    pub operation: u8,
    pub receiver: Address,
    pub amount: Amount,
    /// What could be pulled yet in the same period.
    pub left: Amount,
    pub transaction: Hash,
    pub time_ms: u64,
}

/// On which side of its mandates an account is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Payer,
    Payee,
    Either,
}

const COLUMNS: &str =
    "id, payer, payee, asset, amount, period_ms, start_ms, end_ms, standing, place, revoked";

impl Index {
    /// Mandates of an account before `before`, newest first. `is_open`: only those nobody has revoked.
    pub async fn mandates_of(
        &self,
        account: &Address,
        side: Side,
        is_open: bool,
        before: Option<MandateId>,
        limit: u32,
    ) -> Result<Vec<MandateItem>, IndexError> {
        let open = if is_open { "AND revoked = 0" } else { "" };
        let of = |column| format!("SELECT {COLUMNS} FROM mandates WHERE {column} = $1 AND id < $2 {open}");
        let rows = match side {
            Side::Payer => of("payer"),
            Side::Payee => of("payee"),
            Side::Either => format!("{} UNION {}", of("payer"), of("payee")),
        };
        let before = before.map_or(i64::MAX, |id| id.0 as i64);
        let query = sqlx::query(AssertSqlSafe(format!("{rows} ORDER BY id DESC LIMIT $3")));
        let query = query.bind(&account.0[..]).bind(before).bind(limit);
        query.fetch_all(self.readers()).await?.iter().map(read_mandate).collect()
    }

    /// A mandate that is or was.
    pub async fn mandate(&self, id: MandateId) -> Result<Option<MandateItem>, IndexError> {
        let query = sqlx::query(AssertSqlSafe(format!("SELECT {COLUMNS} FROM mandates WHERE id = $1")));
        query.bind(id.0 as i64).fetch_optional(self.readers()).await?.as_ref().map(read_mandate).transpose()
    }

    /// What was pulled by a mandate before this place and operation, newest first.
    pub async fn mandate_pulls(
        &self,
        mandate: MandateId,
        before: Option<(Place, u8)>,
        limit: u32,
    ) -> Result<Vec<PullItem>, IndexError> {
        let query = "SELECT p.place, p.operation, p.receiver, p.amount, p.remaining, t.id, b.time_ms FROM mandate_pulls p \
                     JOIN transactions t ON t.place = p.place JOIN blocks b ON b.height = p.place >> 14 \
                     WHERE p.mandate = $1 AND (p.place, p.operation) < ($2, $3) \
                     ORDER BY p.place DESC, p.operation DESC LIMIT $4";
        let (place, operation) = before.unwrap_or((Place(i64::MAX), 0));
        let query = sqlx::query(query).bind(mandate.0 as i64).bind(place.0).bind(operation).bind(limit);
        query.fetch_all(self.readers()).await?.iter().map(read_pull).collect()
    }
}

fn read_mandate(row: &SqliteRow) -> Result<MandateItem, IndexError> {
    let payee: Option<&[u8]> = row.try_get(2)?;
    let number = |column: usize| row.try_get::<i64, _>(column).map(|number| number as u64);
    Ok(MandateItem {
        id: MandateId(number(0)?),
        payer: sql::read_address(row.try_get(1)?)?,
        payee: payee.map(sql::read_address).transpose()?,
        asset: AssetId(number(3)?),
        amount: sql::read_amount(row.try_get(4)?)?,
        period_ms: number(5)?,
        start_ms: number(6)?,
        end_ms: row.try_get::<Option<i64>, _>(7)?.map(|end_ms| end_ms as u64),
        kind: if row.try_get(8)? { MandateKind::STANDING_ORDER } else { MandateKind::SUBSCRIPTION },
        place: Place(row.try_get(9)?),
        revoked: row.try_get(10)?,
    })
}

fn read_pull(row: &SqliteRow) -> Result<PullItem, IndexError> {
    Ok(PullItem {
        place: Place(row.try_get(0)?),
        operation: row.try_get(1)?,
        receiver: sql::read_address(row.try_get(2)?)?,
        amount: sql::read_amount(row.try_get(3)?)?,
        left: sql::read_amount(row.try_get(4)?)?,
        transaction: sql::read_hash(row.try_get(5)?)?,
        time_ms: row.try_get::<i64, _>(6)? as u64,
    })
}
