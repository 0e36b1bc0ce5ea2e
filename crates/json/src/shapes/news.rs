//! Publishers and posts as JSON.

use super::{super::error::ApiError, Scene, read_hash, read_text};
use serde::{Deserialize, Serialize};
use tally_types::{
    Address,
    news::{self, Format, PostId},
    wire::Empty,
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// How a body is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PostFormat {
    Plain,
    Markdown,
}

/// What a publisher says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegisterPublisher {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// A tag of BCP 47, such as `en` or `zh-Hans`.
    pub language: String,
}

/// What is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Post {
    pub title: String,
    /// SHA-256 of the body's bytes.
    pub body: String,
    /// Where the body is served, if not by nodes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    pub language: String,
    /// Strictly ascending by their bytes.
    #[serde(default)]
    pub tags: Vec<String>,
    pub format: PostFormat,
    /// The post whose next edition this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u64>,
}

/// A publisher, as of the last final block.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Publisher {
    pub account: String,
    #[serde(flatten)]
    pub registered: RegisterPublisher,
    pub since_ms: u64,
    pub first: Option<u64>,
    pub last: Option<u64>,
    /// How many posts, withdrawn and replaced ones included.
    pub posts: u64,
    pub withdrawn: u64,
    /// How often its posts were tipped.
    pub tips: u64,
}

/// A post, as of the last final block.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Posted {
    pub id: u64,
    pub publisher: String,
    pub at_ms: u64,
    #[serde(flatten)]
    pub post: Post,
    pub replaced_by: Option<u64>,
    pub withdrawn_ms: Option<u64>,
    /// How often it was tipped.
    pub tips: u64,
}

impl From<&Format> for PostFormat {
    fn from(format: &Format) -> Self {
        match format {
            Format::Plain(_) => Self::Plain,
            Format::Markdown(_) => Self::Markdown,
        }
    }
}

impl From<PostFormat> for Format {
    fn from(format: PostFormat) -> Self {
        match format {
            PostFormat::Plain => Self::Plain(Empty),
            PostFormat::Markdown => Self::Markdown(Empty),
        }
    }
}

impl RegisterPublisher {
    pub fn new(register: &news::RegisterPublisher) -> Self {
        Self {
            name: register.name.as_str().to_owned(),
            link: register.link.as_ref().map(|link| link.as_str().to_owned()),
            language: register.language.as_str().to_owned(),
        }
    }

    pub fn read(&self) -> Result<news::RegisterPublisher, ApiError> {
        Ok(news::RegisterPublisher {
            name: read_text(&self.name)?,
            link: self.link.as_deref().map(read_text).transpose()?,
            language: read_text(&self.language)?,
        })
    }
}

impl Post {
    pub fn new(post: &news::Post) -> Self {
        Self {
            title: post.title.as_str().to_owned(),
            body: post.body.to_hex(),
            link: post.link.as_ref().map(|link| link.as_str().to_owned()),
            language: post.language.as_str().to_owned(),
            tags: post.tags.iter().map(|tag| tag.as_str().to_owned()).collect(),
            format: (&post.format).into(),
            replaces: post.replaces.map(|post| post.0),
        }
    }

    pub fn read(&self) -> Result<news::Post, ApiError> {
        let tags: Vec<news::Tag> = self.tags.iter().map(|tag| read_text(tag)).collect::<Result<_, _>>()?;
        Ok(news::Post {
            title: read_text(&self.title)?,
            body: read_hash(&self.body)?,
            link: self.link.as_deref().map(read_text).transpose()?,
            language: read_text(&self.language)?,
            tags: super::operation::list(tags)?,
            format: self.format.into(),
            replaces: self.replaces.map(PostId),
        })
    }
}

impl Publisher {
    pub fn new(scene: &Scene<'_>, account: &Address, publisher: &news::Publisher) -> Self {
        Self {
            account: scene.address(account),
            registered: RegisterPublisher {
                name: publisher.name.as_str().to_owned(),
                link: publisher.link.as_ref().map(|link| link.as_str().to_owned()),
                language: publisher.language.as_str().to_owned(),
            },
            since_ms: publisher.since_ms,
            first: publisher.first.map(|post| post.0),
            last: publisher.last.map(|post| post.0),
            posts: publisher.posts,
            withdrawn: publisher.withdrawn,
            tips: publisher.tips,
        }
    }
}

impl Posted {
    pub fn new(scene: &Scene<'_>, id: PostId, posted: &news::Posted) -> Self {
        Self {
            id: id.0,
            publisher: scene.address(&posted.publisher),
            at_ms: posted.at_ms,
            post: Post::new(&posted.post),
            replaced_by: posted.replaced_by.map(|post| post.0),
            withdrawn_ms: posted.withdrawn_ms,
            tips: posted.tips,
        }
    }
}
