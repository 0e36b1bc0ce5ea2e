//! What the index knows of deals: lists of them, and the steps of each.

use super::super::{
    deal::{read_stage, stage_number},
    follow::{Index, IndexError},
    place::Place,
    sql,
};
use sqlx::{QueryBuilder, Row, Sqlite, sqlite::SqliteRow};
use tally_types::{
    Address, Amount, Hash,
    deal::{DealId, Stage},
};

/// What an account is in a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DealRole {
    Buyer,
    Seller,
    Arbiter,
}

/// Which stages are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DealStages {
    All,
    /// All but the ended ones.
    Open,
    Only(Stage),
}

/// Which deals are wanted; `None` takes all.
#[derive(Clone, Copy, Debug)]
pub struct DealFilter {
    pub account: Option<Address>,
    /// What the account is in it.
    pub role: Option<DealRole>,
    pub stages: DealStages,
}

/// A step of a deal with its transaction and block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DealStepItem {
    pub place: Place,
    pub operation: u8,
    pub kind: u8,
    pub stage: Option<Stage>,
    pub by: Address,
    pub to_seller: Option<Amount>,
    pub transaction: Hash,
    pub time_ms: u64,
}

impl DealRole {
    const ALL: [Self; 3] = [Self::Buyer, Self::Seller, Self::Arbiter];

    fn column(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Seller => "seller",
            Self::Arbiter => "arbiter",
        }
    }
}

impl DealStages {
    pub fn takes(self, stage: Stage) -> bool {
        match self {
            Self::All => true,
            Self::Open => stage != Stage::Ended,
            Self::Only(only) => stage == only,
        }
    }
}

impl Index {
    /// Deals before `before`, newest first.
    pub async fn deals(
        &self,
        filter: &DealFilter,
        before: Option<DealId>,
        limit: u32,
    ) -> Result<Vec<DealId>, IndexError> {
        let mut query = QueryBuilder::<Sqlite>::new("");
        let roles: Vec<Option<DealRole>> = match (filter.account, filter.role) {
            (None, _) => vec![None],
            (Some(_), Some(role)) => vec![Some(role)],
            (Some(_), None) => DealRole::ALL.map(Some).to_vec(),
        };
        for (index, role) in roles.into_iter().enumerate() {
            query.push(if index > 0 { " UNION " } else { "" });
            query.push("SELECT id FROM deals WHERE id < ");
            query.push_bind(before.map_or(i64::MAX, |id| i64::try_from(id.0).unwrap_or(i64::MAX)));
            if let Some((role, account)) = role.zip(filter.account) {
                query.push(format!(" AND {} = ", role.column())).push_bind(account.0.to_vec());
            }
            match filter.stages {
                DealStages::All => {}
                DealStages::Open => drop(query.push(" AND stage < 4")),
                DealStages::Only(stage) => drop(query.push(" AND stage = ").push_bind(stage_number(stage))),
            }
        }
        query.push(" ORDER BY id DESC LIMIT ").push_bind(limit);
        let rows = query.build().fetch_all(self.readers()).await?;
        rows.iter().map(|row| Ok(DealId(row.try_get::<i64, _>(0)? as u64))).collect()
    }

    /// The steps of a deal after `after`, in order.
    pub async fn deal_steps(
        &self,
        deal: DealId,
        after: Option<(Place, u8)>,
        limit: u32,
    ) -> Result<Vec<DealStepItem>, IndexError> {
        let query = "SELECT s.place, s.operation, s.kind, s.stage, s.actor, s.to_seller, t.id, b.time_ms \
                     FROM deal_steps s JOIN transactions t ON t.place = s.place JOIN blocks b ON b.height = s.place >> 14 \
                     WHERE s.deal = $1 AND (s.place, s.operation) > ($2, $3) ORDER BY s.place, s.operation LIMIT $4";
        let (place, operation) = after.map_or((-1, 0), |(place, operation)| (place.0, operation));
        let Ok(deal) = i64::try_from(deal.0) else { return Ok(Vec::new()) };
        let query = sqlx::query(query).bind(deal).bind(place).bind(operation).bind(limit);
        query.fetch_all(self.readers()).await?.iter().map(read_step).collect()
    }
}

fn read_step(row: &SqliteRow) -> Result<DealStepItem, IndexError> {
    let to_seller: Option<&[u8]> = row.try_get(5)?;
    Ok(DealStepItem {
        place: Place(row.try_get(0)?),
        operation: row.try_get(1)?,
        kind: row.try_get(2)?,
        stage: row.try_get::<Option<i64>, _>(3)?.map(read_stage).transpose()?,
        by: sql::read_address(row.try_get(4)?)?,
        to_seller: to_seller.map(sql::read_amount).transpose()?,
        transaction: sql::read_hash(row.try_get(6)?)?,
        time_ms: row.try_get::<i64, _>(7)? as u64,
    })
}
