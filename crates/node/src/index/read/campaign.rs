//! What the index knows of campaigns: which there are and were, whom an account brought, who likes a post.

use super::super::{
    follow::{Index, IndexError},
    place::Place,
    sql,
};
use sqlx::{QueryBuilder, Row, Sqlite, sqlite::SqliteRow};
use tally_types::{
    Action, Address, Amount, AssetId,
    codec::{Copying, DecodeExt as _},
    news::PostId,
    referral::CampaignId,
};

/// Which campaigns are wanted; `None` takes all.
#[derive(Clone, Copy, Debug, Default)]
pub struct CampaignFilter {
    /// Of mining, or of referral.
    pub mining: Option<bool>,
    pub opener: Option<Address>,
    /// Closed, or not.
    pub closed: Option<bool>,
}

/// A campaign, open or closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignItem {
    pub id: CampaignId,
    pub opener: Address,
    pub asset: AssetId,
    /// The operation that opened it.
    pub terms: Action,
    pub closed: bool,
    /// Block times of its opening and of its closing.
    pub opened_ms: u64,
    pub closed_ms: Option<u64>,
    /// What accounts paid in, and what claims were paid.
    pub paid_in: Amount,
    pub paid_out: Amount,
}

/// Where an item of a list stands: its place, then its operation.
pub type ListKey = (Place, u8);

/// An account that was brought by another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InviteeItem {
    pub key: ListKey,
    pub campaign: CampaignId,
    pub invitee: Address,
}

/// A like of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LikeItem {
    pub key: ListKey,
    pub account: Address,
    pub campaign: CampaignId,
    pub points: Amount,
}

const COLUMNS: &str = "SELECT c.id, c.opener, c.asset, c.terms, c.closed, c.paid_in, c.paid_out, o.time_ms, e.time_ms \
                       FROM campaigns c JOIN blocks o ON o.height = c.opened >> 14 \
                       LEFT JOIN blocks e ON e.height = c.closed >> 14 WHERE ";

impl Index {
    /// Campaigns before `before`, newest first.
    pub async fn campaigns(
        &self,
        filter: &CampaignFilter,
        before: Option<CampaignId>,
        limit: u32,
    ) -> Result<Vec<CampaignItem>, IndexError> {
        let mut query = QueryBuilder::<Sqlite>::new(COLUMNS);
        query.push("c.id < ");
        query.push_bind(before.map_or(i64::MAX, |id| i64::try_from(id.0).unwrap_or(i64::MAX)));
        if let Some(mining) = filter.mining {
            query.push(" AND c.mining = ").push_bind(mining);
        }
        if let Some(opener) = &filter.opener {
            query.push(" AND c.opener = ").push_bind(opener.0.to_vec());
        }
        match filter.closed {
            Some(true) => drop(query.push(" AND c.closed IS NOT NULL")),
            Some(false) => drop(query.push(" AND c.closed IS NULL")),
            None => {}
        }
        query.push(" ORDER BY c.id DESC LIMIT ").push_bind(limit);
        query.build().fetch_all(self.readers()).await?.iter().map(read_campaign).collect()
    }

    /// A campaign, open or closed.
    pub async fn campaign(&self, id: CampaignId) -> Result<Option<CampaignItem>, IndexError> {
        let Ok(id) = i64::try_from(id.0) else { return Ok(None) };
        let mut query = QueryBuilder::<Sqlite>::new(COLUMNS);
        query.push("c.id = ").push_bind(id);
        query.build().fetch_optional(self.readers()).await?.as_ref().map(read_campaign).transpose()
    }

    /// Accounts that were bound to `referrer`, the last one first, before `before`.
    pub async fn invitees(
        &self,
        referrer: &Address,
        before: Option<ListKey>,
        limit: u32,
    ) -> Result<Vec<InviteeItem>, IndexError> {
        let query = "SELECT place, operation, campaign, invitee FROM invitees WHERE referrer = $1 \
                     AND (place, operation) < ($2, $3) ORDER BY place DESC, operation DESC LIMIT $4";
        let (place, operation) = end(before);
        let query = sqlx::query(query).bind(&referrer.0[..]).bind(place).bind(operation).bind(limit);
        let item = |row: &SqliteRow| {
            Ok(InviteeItem {
                key: (Place(row.try_get(0)?), row.try_get(1)?),
                campaign: CampaignId(row.try_get::<i64, _>(2)? as u64),
                invitee: sql::read_address(row.try_get(3)?)?,
            })
        };
        query.fetch_all(self.readers()).await?.iter().map(item).collect()
    }

    /// Likes of a post, the last one first, before `before`.
    pub async fn likes(
        &self,
        post: PostId,
        before: Option<ListKey>,
        limit: u32,
    ) -> Result<Vec<LikeItem>, IndexError> {
        let query = "SELECT place, operation, account, campaign, points FROM likes WHERE post = $1 \
                     AND (place, operation) < ($2, $3) ORDER BY place DESC, operation DESC LIMIT $4";
        let (place, operation) = end(before);
        let query = sqlx::query(query).bind(post.0 as i64).bind(place).bind(operation).bind(limit);
        let item = |row: &SqliteRow| {
            Ok(LikeItem {
                key: (Place(row.try_get(0)?), row.try_get(1)?),
                account: sql::read_address(row.try_get(2)?)?,
                campaign: CampaignId(row.try_get::<i64, _>(3)? as u64),
                points: sql::read_amount(row.try_get(4)?)?,
            })
        };
        query.fetch_all(self.readers()).await?.iter().map(item).collect()
    }
}

/// Where a page begins.
fn end(before: Option<ListKey>) -> (i64, u8) {
    before.map_or((i64::MAX, u8::MAX), |(place, operation)| (place.0, operation))
}

fn read_campaign(row: &SqliteRow) -> Result<CampaignItem, IndexError> {
    let terms: &[u8] = row.try_get(3)?;
    let closed: Option<i64> = row.try_get(4)?;
    Ok(CampaignItem {
        id: CampaignId(row.try_get::<i64, _>(0)? as u64),
        opener: sql::read_address(row.try_get(1)?)?,
        asset: AssetId(row.try_get::<i64, _>(2)? as u64),
        terms: Action::decode(Copying(terms)).map_err(|_| IndexError::Damaged("an operation"))?,
        closed: closed.is_some(),
        opened_ms: row.try_get::<i64, _>(7)? as u64,
        closed_ms: row.try_get::<Option<i64>, _>(8)?.map(|time_ms| time_ms as u64),
        paid_in: sql::read_amount(row.try_get(5)?)?,
        paid_out: sql::read_amount(row.try_get(6)?)?,
    })
}
