//! What the index knows of the council's proposals.

use super::super::{
    follow::{Index, IndexError},
    place::Place,
};
use sqlx::{QueryBuilder, Row, Sqlite, sqlite::SqliteRow};
use std::collections::HashMap;
use tally_types::{
    Handle,
    council::{ProposalId, Role, Stage},
};

/// Which proposals are wanted, by the tags of their stage and measure; `None` takes all.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProposalFilter {
    pub stage: Option<u8>,
    pub measure: Option<u8>,
}

/// A proposal in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProposalItem {
    pub id: ProposalId,
    /// The stage's tag.
    pub stage: u8,
    pub place: Place,
}

/// A role, and the last proposal that decided on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleItem {
    pub role: Role,
    pub last: ProposalId,
}

/// When a proposal was made, and each member's vote with its block's time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposalTimes {
    pub proposed_ms: Option<u64>,
    pub ballots: HashMap<[u8; 32], (bool, u64)>,
}

fn below(before: Option<ProposalId>) -> i64 {
    before.map_or(i64::MAX, |id| i64::try_from(id.0).unwrap_or(i64::MAX))
}

impl Index {
    /// Proposals before `before`, newest first.
    pub async fn proposals(
        &self,
        filter: &ProposalFilter,
        before: Option<ProposalId>,
        limit: u32,
    ) -> Result<Vec<ProposalItem>, IndexError> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT id, stage, place FROM proposals WHERE id < ");
        query.push_bind(below(before));
        if let Some(stage) = filter.stage {
            query.push(" AND stage = ").push_bind(stage);
        }
        if let Some(measure) = filter.measure {
            query.push(" AND measure = ").push_bind(measure);
        }
        query.push(" ORDER BY id DESC LIMIT ").push_bind(limit);
        let rows = query.build().fetch_all(self.readers()).await?;
        let item = |row: &SqliteRow| {
            let id = ProposalId(row.try_get::<i64, _>(0)? as u64);
            Ok(ProposalItem { id, stage: row.try_get(1)?, place: Place(row.try_get(2)?) })
        };
        rows.iter().map(item).collect()
    }

    /// When the proposal was made and voted on.
    pub async fn proposal_times(&self, id: ProposalId) -> Result<ProposalTimes, IndexError> {
        let query =
            "SELECT b.time_ms FROM proposals p JOIN blocks b ON b.height = p.place >> 14 WHERE p.id = $1";
        let made = sqlx::query(query).bind(id.0 as i64).fetch_optional(self.readers()).await?;
        let query = "SELECT v.member, v.yes, b.time_ms FROM ballots v JOIN blocks b ON b.height = v.place >> 14 \
                     WHERE v.proposal = $1";
        let rows = sqlx::query(query).bind(id.0 as i64).fetch_all(self.readers()).await?;
        let ballot = |row: &SqliteRow| {
            let member: &[u8] = row.try_get(0)?;
            let member = member.try_into().map_err(|_| IndexError::Damaged("a member's key"))?;
            Ok((member, (row.try_get::<i64, _>(1)? != 0, row.try_get::<i64, _>(2)? as u64)))
        };
        Ok(ProposalTimes {
            proposed_ms: made.map(|row| Ok::<_, IndexError>(row.try_get::<i64, _>(0)? as u64)).transpose()?,
            ballots: rows.iter().map(ballot).collect::<Result<_, IndexError>>()?,
        })
    }

    /// Roles that the council has decided on, by the number of the last proposal about each, newest first.
    pub async fn roles(&self, before: Option<ProposalId>, limit: u32) -> Result<Vec<RoleItem>, IndexError> {
        let query = "SELECT role, max(id) AS last FROM proposals WHERE role IS NOT NULL AND stage = $1 \
                     GROUP BY role HAVING last < $2 ORDER BY last DESC LIMIT $3";
        let query = sqlx::query(query).bind(Stage::Enacted(0).tag()).bind(below(before)).bind(limit);
        let rows = query.fetch_all(self.readers()).await?;
        let item = |row: &SqliteRow| {
            let name = Handle::parse(row.try_get(0)?).ok_or(IndexError::Damaged("a role's name"))?;
            Ok(RoleItem { role: Role::Office(name), last: ProposalId(row.try_get::<i64, _>(1)? as u64) })
        };
        rows.iter().map(item).collect()
    }
}
