//! Publishers and posts in the index: who published what, under which tags, in which language, and with which body.
//!
//! Invariant: a post's row never changes; what was withdrawn, replaced or tipped since stands in the state.

use super::{
    lines::Step,
    place::Place,
    sql::{self, insert},
};
use sqlx::SqliteConnection;
use tally_types::{Action, Address, Event, Hash, news::PostId};

/// The tables. A body is found by the first eight bytes of its hash, and then compared whole.
pub const CREATE: &str = "
CREATE TABLE publishers (
    number INTEGER NOT NULL PRIMARY KEY,
    account BLOB NOT NULL UNIQUE
);
CREATE TABLE posts (
    id INTEGER NOT NULL PRIMARY KEY,
    publisher BLOB NOT NULL,
    language BLOB NOT NULL,
    body_tag INTEGER NOT NULL,
    body BLOB NOT NULL,
    place INTEGER NOT NULL
);
CREATE INDEX posts_by_publisher ON posts (publisher, id);
CREATE INDEX posts_by_language ON posts (language, id);
CREATE INDEX posts_by_body ON posts (body_tag);
CREATE TABLE post_tags (
    tag BLOB NOT NULL,
    post INTEGER NOT NULL,
    PRIMARY KEY (tag, post)
) WITHOUT ROWID;
";

/// A new post's row.
pub struct PostRow {
    pub id: PostId,
    pub publisher: Address,
    pub language: String,
    pub body: Hash,
    pub place: Place,
}

/// The publishers and posts of consecutive blocks, in order.
#[derive(Default)]
pub struct News {
    registered: Vec<Address>,
    posts: Vec<PostRow>,
    tags: Vec<(String, PostId)>,
}

impl News {
    /// Adds an applied operation, if it registers or publishes.
    pub fn add(&mut self, place: Place, step: &Step<'_>) {
        match (&step.operation.action, step.event) {
            (_, Some(Event::PublisherRegistered(account))) => self.registered.push(*account),
            (Action::Post(post), Some(Event::PostPublished(made))) => {
                let tag = |tag: &tally_types::news::Tag| (tag.as_str().to_owned(), made.post);
                self.tags.extend(post.tags.iter().map(tag));
                self.posts.push(PostRow {
                    id: made.post,
                    publisher: made.publisher,
                    language: post.language.as_str().to_owned(),
                    body: post.body,
                    place,
                });
            }
            _ => {}
        }
    }

    pub async fn write(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        // Registering again changes a publisher's record and not its place in the list.
        let before = "INSERT OR IGNORE INTO publishers (account)";
        insert(connection, before, 1, "", &self.registered, |query, account| query.bind(&account.0[..]))
            .await?;
        insert(connection, "INSERT INTO posts", 6, "", &self.posts, |query, row| {
            query
                .bind(row.id.0 as i64)
                .bind(&row.publisher.0[..])
                .bind(row.language.as_bytes())
                .bind(sql::tag(&row.body))
                .bind(&row.body.0[..])
                .bind(row.place.0)
        })
        .await?;
        insert(connection, "INSERT INTO post_tags", 2, "", &self.tags, |query, (tag, post)| {
            query.bind(tag.as_bytes()).bind(post.0 as i64)
        })
        .await
    }
}
