//! What the index knows of assets: which there are, and who holds them; and of names.

use super::super::{
    follow::{Index, IndexError},
    sql,
};
use sqlx::{QueryBuilder, Row, Sqlite, sqlite::SqliteRow};
use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};
use tally_types::{Address, Amount, AssetId, Handle};

/// Which assets are wanted; `None` takes all.
#[derive(Clone, Debug, Default)]
pub struct AssetFilter {
    /// The beginning of the code, of any case, or a part of the name.
    pub text: Option<String>,
    pub issuer: Option<Address>,
}

/// An asset and how many accounts hold some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssetItem {
    pub id: AssetId,
    pub holders: u64,
}

/// An account and what it holds of an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    pub account: Address,
    pub amount: Amount,
}

/// Most holders that are ranked.
pub const MAX_RANKED: u32 = 1_000;

/// The accounts that hold most of an asset.
#[derive(Debug)]
pub struct Ranking {
    /// The block after which they held it.
    pub height: u64,
    /// Descending by amount, then by address; at most [`MAX_RANKED`].
    pub holders: Vec<Holder>,
    made: Instant,
    took: Duration,
}

/// Rankings that were asked for. Making one reads all of an asset's balances, so one is made at a time, and made again
/// when it is old enough that this costs little.
pub type Rankings = HashMap<AssetId, Arc<Ranking>>;

/// Rankings kept.
const KEPT: usize = 64;
/// A ranking is good for this long, or for twenty times as long as it took.
const GOOD: Duration = Duration::from_secs(1);

impl Index {
    /// Assets in order of creation, after `after`.
    pub async fn assets(
        &self,
        filter: &AssetFilter,
        after: Option<AssetId>,
        limit: u32,
    ) -> Result<Vec<AssetItem>, IndexError> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT id, holders FROM assets WHERE id > ");
        query.push_bind(after.map_or(-1, |asset| asset.0 as i64));
        if let Some(issuer) = &filter.issuer {
            query.push(" AND issuer = ").push_bind(issuer.0.to_vec());
        }
        if let Some(text) = &filter.text {
            let code = text.to_ascii_uppercase();
            query
                .push(" AND (substr(code, 1, ")
                .push_bind(code.chars().count() as i64)
                .push(") = ")
                .push_bind(code);
            query.push(" OR instr(lower(name), ").push_bind(text.to_lowercase()).push(") > 0)");
        }
        query.push(" ORDER BY id LIMIT ").push_bind(limit);
        let rows = query.build().fetch_all(self.readers()).await?;
        rows.iter().map(read_asset).collect()
    }

    /// How many accounts hold each of `assets`.
    pub async fn holder_counts(&self, assets: &[AssetId]) -> Result<HashMap<AssetId, u64>, IndexError> {
        if assets.is_empty() {
            return Ok(HashMap::new());
        }
        let mut query = QueryBuilder::<Sqlite>::new("SELECT id, holders FROM assets WHERE id IN (");
        let mut list = query.separated(", ");
        for asset in assets {
            list.push_bind(asset.0 as i64);
        }
        query.push(")");
        let rows = query.build().fetch_all(self.readers()).await?;
        rows.iter().map(|row| read_asset(row).map(|item| (item.id, item.holders))).collect()
    }

    /// The accounts that hold most of an asset.
    pub async fn ranking(&self, asset: AssetId) -> Result<Arc<Ranking>, IndexError> {
        let mut rankings = self.rankings.lock().await;
        let height = self.status().balances_height;
        if let Some(known) = rankings.get(&asset)
            && (known.height == height || known.made.elapsed() < GOOD.max(20 * known.took))
        {
            return Ok(known.clone());
        }
        let made = Instant::now();
        let query = "SELECT account, amount FROM balances WHERE asset = $1 AND amount > $2 \
                     ORDER BY amount DESC, account DESC LIMIT $3";
        let query = sqlx::query(query).bind(asset.0 as i64).bind(sql::amount(Amount::ZERO)).bind(MAX_RANKED);
        let rows = query.fetch_all(self.readers()).await?;
        let holder = |row: &SqliteRow| {
            Ok(Holder {
                account: sql::read_address(row.try_get(0)?)?,
                amount: sql::read_amount(row.try_get(1)?)?,
            })
        };
        let holders = rows.iter().map(holder).collect::<Result<_, IndexError>>()?;
        if rankings.len() >= KEPT {
            rankings.clear();
        }
        let ranking = Arc::new(Ranking { height, holders, made, took: made.elapsed() });
        rankings.insert(asset, ranking.clone());
        Ok(ranking)
    }

    /// Names that begin with `prefix`, in order.
    pub async fn names(&self, prefix: &str, limit: u32) -> Result<Vec<(Handle, Address)>, IndexError> {
        // Handles are ASCII letters, digits and `_`, all below `{`.
        let query = "SELECT name, owner FROM names WHERE name >= $1 AND name < $2 ORDER BY name LIMIT $3";
        let query = sqlx::query(query).bind(prefix).bind(format!("{prefix}{{")).bind(limit);
        let rows = query.fetch_all(self.readers()).await?;
        let name = |row: &SqliteRow| {
            let handle = Handle::parse(row.try_get(0)?).ok_or(IndexError::Damaged("a name"))?;
            Ok((handle, sql::read_address(row.try_get(1)?)?))
        };
        rows.iter().map(name).collect()
    }
}

fn read_asset(row: &SqliteRow) -> Result<AssetItem, IndexError> {
    let (id, holders): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
    Ok(AssetItem { id: AssetId(id as u64), holders: holders as u64 })
}
