//! What the index knows of news: lists of posts and publishers, and which bodies there are posts of.

use super::super::{
    follow::{Index, IndexError},
    sql,
};
use sqlx::{QueryBuilder, Row, Sqlite};
use tally_types::{Address, Hash, news::PostId};

/// Which posts are wanted; `None` takes all.
#[derive(Clone, Debug, Default)]
pub struct PostFilter {
    pub publisher: Option<Address>,
    pub tag: Option<String>,
    pub language: Option<String>,
}

impl Index {
    /// Posts before `before`, newest first.
    pub async fn posts(
        &self,
        filter: &PostFilter,
        before: Option<PostId>,
        limit: u32,
    ) -> Result<Vec<PostId>, IndexError> {
        let mut query = QueryBuilder::<Sqlite>::new(match filter.tag {
            Some(_) => "SELECT p.id FROM post_tags t CROSS JOIN posts p ON p.id = t.post WHERE t.post < ",
            None => "SELECT p.id FROM posts p WHERE p.id < ",
        });
        query.push_bind(before.map_or(i64::MAX, |id| i64::try_from(id.0).unwrap_or(i64::MAX)));
        if let Some(tag) = &filter.tag {
            query.push(" AND t.tag = ").push_bind(tag.as_bytes().to_vec());
        }
        if let Some(publisher) = &filter.publisher {
            query.push(" AND p.publisher = ").push_bind(publisher.0.to_vec());
        }
        if let Some(language) = &filter.language {
            query.push(" AND p.language = ").push_bind(language.as_bytes().to_vec());
        }
        query.push(if filter.tag.is_some() {
            " ORDER BY t.post DESC LIMIT "
        } else {
            " ORDER BY p.id DESC LIMIT "
        });
        query.push_bind(limit);
        let rows = query.build().fetch_all(self.readers()).await?;
        rows.iter().map(|row| Ok(PostId(row.try_get::<i64, _>(0)? as u64))).collect()
    }

    /// Publishers before the one with number `before`, with their numbers: who registered last first.
    pub async fn publishers(
        &self,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<(u64, Address)>, IndexError> {
        let query = "SELECT number, account FROM publishers WHERE number < $1 ORDER BY number DESC LIMIT $2";
        let before = before.map_or(i64::MAX, |number| i64::try_from(number).unwrap_or(i64::MAX));
        let rows = sqlx::query(query).bind(before).bind(limit).fetch_all(self.readers()).await?;
        rows.iter()
            .map(|row| Ok((row.try_get::<i64, _>(0)? as u64, sql::read_address(row.try_get(1)?)?)))
            .collect()
    }

    /// Whether there is a post with this body.
    pub async fn has_body(&self, body: &Hash) -> Result<bool, IndexError> {
        let query = "SELECT 1 FROM posts WHERE body_tag = $1 AND body = $2 LIMIT 1";
        let query = sqlx::query(query).bind(sql::tag(body)).bind(&body.0[..]);
        Ok(query.fetch_optional(self.readers()).await?.is_some())
    }
}
