//! What the index knows of the reserve: its assets, what was attested, and redemptions with their stage.

use super::{
    super::{
        follow::{Index, IndexError},
        place::Place,
        reserve::Stage,
        sql,
    },
    oracle::EventKey,
};
use sqlx::{QueryBuilder, Row, Sqlite, sqlite::SqliteRow};
use tally_types::{Address, Amount, AssetId, Hash, reserve::RedemptionId};

/// What a custodian said, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttestationItem {
    pub place: Place,
    pub operation: u8,
    pub transaction: Hash,
    pub time_ms: u64,
    pub custodian: Address,
    pub amount: Amount,
    pub as_of_ms: u64,
    pub document: Hash,
}

/// A redemption, whether it waits or ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RedemptionItem {
    pub id: RedemptionId,
    pub coin: AssetId,
    pub from: Address,
    pub dealer: Address,
    pub amount: Amount,
    pub stage: Stage,
    pub requested_ms: u64,
    /// When it came to its stage.
    pub changed_ms: u64,
    /// The transaction that brought it there.
    pub changed_by: Hash,
    /// Who paid it.
    pub custodian: Option<Address>,
    /// SHA-256 of the proof of payment.
    pub document: Option<Hash>,
}

/// Whose redemptions are wanted.
#[derive(Clone, Copy, Debug)]
pub enum Redeeming {
    Coin(AssetId),
    /// Asked for by the account.
    Requester(Address),
    /// To be seen to by the account.
    Dealer(Address),
}

impl Index {
    /// Stablecoins, or baskets, in order of creation, after `after`.
    pub async fn reserve_assets(
        &self,
        baskets: bool,
        after: Option<AssetId>,
        limit: u32,
    ) -> Result<Vec<AssetId>, IndexError> {
        let query = "SELECT id FROM reserve_assets WHERE id > $1 AND basket = $2 ORDER BY id LIMIT $3";
        let after = after.map_or(-1, |asset| i64::try_from(asset.0).unwrap_or(i64::MAX));
        let query = sqlx::query(query).bind(after).bind(i64::from(baskets)).bind(limit);
        let rows = query.fetch_all(self.readers()).await?;
        rows.iter().map(|row| Ok(AssetId(row.try_get::<i64, _>(0)? as u64))).collect()
    }

    /// Attestations for a stablecoin before `before`, newest first.
    pub async fn attestations(
        &self,
        coin: AssetId,
        before: Option<EventKey>,
        limit: u32,
    ) -> Result<Vec<AttestationItem>, IndexError> {
        let query = "SELECT a.place, a.operation, t.id, b.time_ms, a.custodian, a.amount, a.as_of_ms, a.document \
                     FROM attestations a JOIN transactions t ON t.place = a.place JOIN blocks b ON b.height = a.place >> 14 \
                     WHERE a.coin = $1 AND (a.place, a.operation) < ($2, $3) \
                     ORDER BY a.place DESC, a.operation DESC LIMIT $4";
        let before = before.unwrap_or(EventKey::END);
        let query = sqlx::query(query).bind(i64::try_from(coin.0).unwrap_or(-1)).bind(before.place.0);
        let query = query.bind(before.operation).bind(limit);
        query.fetch_all(self.readers()).await?.iter().map(read_attestation).collect()
    }

    /// A redemption.
    pub async fn redemption(&self, id: RedemptionId) -> Result<Option<RedemptionItem>, IndexError> {
        let mut query = QueryBuilder::new(REDEMPTIONS);
        query.push(" WHERE r.id = ").push_bind(i64::try_from(id.0).unwrap_or(-1));
        query.build().fetch_optional(self.readers()).await?.as_ref().map(read_redemption).transpose()
    }

    /// Redemptions before `before`, newest first; with a stage, only those that are at it.
    pub async fn redemptions(
        &self,
        of: Redeeming,
        stage: Option<Stage>,
        before: Option<RedemptionId>,
        limit: u32,
    ) -> Result<Vec<RedemptionItem>, IndexError> {
        let mut query = QueryBuilder::<Sqlite>::new(REDEMPTIONS);
        match of {
            Redeeming::Coin(coin) => query.push(" WHERE r.coin = ").push_bind(coin.0 as i64),
            Redeeming::Requester(account) => {
                query.push(" WHERE r.requester = ").push_bind(account.0.to_vec())
            }
            Redeeming::Dealer(account) => query.push(" WHERE r.dealer = ").push_bind(account.0.to_vec()),
        };
        let before = before.map_or(i64::MAX, |id| i64::try_from(id.0).unwrap_or(i64::MAX));
        query.push(" AND r.id < ").push_bind(before);
        if let Some(stage) = stage {
            query.push(" AND r.stage = ").push_bind(stage as u8);
        }
        query.push(" ORDER BY r.id DESC LIMIT ").push_bind(limit);
        query.build().fetch_all(self.readers()).await?.iter().map(read_redemption).collect()
    }
}

const REDEMPTIONS: &str = "SELECT r.id, r.coin, r.requester, r.dealer, r.amount, r.stage, r.custodian, r.document, \
     (SELECT time_ms FROM blocks WHERE height = r.requested >> 14), \
     (SELECT time_ms FROM blocks WHERE height = r.changed >> 14), \
     (SELECT id FROM transactions WHERE place = r.changed) FROM redemptions r";

fn read_attestation(row: &SqliteRow) -> Result<AttestationItem, IndexError> {
    Ok(AttestationItem {
        place: Place(row.try_get(0)?),
        operation: row.try_get(1)?,
        transaction: sql::read_hash(row.try_get(2)?)?,
        time_ms: row.try_get::<i64, _>(3)? as u64,
        custodian: sql::read_address(row.try_get(4)?)?,
        amount: sql::read_amount(row.try_get(5)?)?,
        as_of_ms: row.try_get::<i64, _>(6)? as u64,
        document: sql::read_hash(row.try_get(7)?)?,
    })
}

fn read_redemption(row: &SqliteRow) -> Result<RedemptionItem, IndexError> {
    let (stage, custodian): (u8, Option<&[u8]>) = (row.try_get(5)?, row.try_get(6)?);
    let document: Option<&[u8]> = row.try_get(7)?;
    let stage = Stage::ALL.get(usize::from(stage)).ok_or(IndexError::Damaged("a redemption's stage"))?;
    Ok(RedemptionItem {
        id: RedemptionId(row.try_get::<i64, _>(0)? as u64),
        coin: AssetId(row.try_get::<i64, _>(1)? as u64),
        from: sql::read_address(row.try_get(2)?)?,
        dealer: sql::read_address(row.try_get(3)?)?,
        amount: sql::read_amount(row.try_get(4)?)?,
        stage: *stage,
        requested_ms: row.try_get::<i64, _>(8)? as u64,
        changed_ms: row.try_get::<i64, _>(9)? as u64,
        changed_by: sql::read_hash(row.try_get(10)?)?,
        custodian: custodian.map(sql::read_address).transpose()?,
        document: document.map(sql::read_hash).transpose()?,
    })
}
