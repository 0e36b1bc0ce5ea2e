//! Publishers and posts, as a node tells them.

use super::text;
use serde::Deserialize;
use tally_types::{Address, Hash};

/// A publisher.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PublisherInfo {
    #[serde(deserialize_with = "text::read")]
    pub account: Address,
    pub name: String,
    #[serde(default)]
    pub link: Option<String>,
    pub language: String,
    pub since_ms: u64,
    pub posts: u64,
    pub withdrawn: u64,
    pub tips: u64,
}

/// A post.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PostInfo {
    pub id: u64,
    #[serde(deserialize_with = "text::read")]
    pub publisher: Address,
    pub at_ms: u64,
    pub title: String,
    #[serde(deserialize_with = "text::read")]
    pub body: Hash,
    #[serde(default)]
    pub link: Option<String>,
    pub language: String,
    #[serde(default)]
    pub tags: Vec<String>,
    pub format: String,
    #[serde(default)]
    pub replaces: Option<u64>,
    pub replaced_by: Option<u64>,
    pub withdrawn_ms: Option<u64>,
    pub tips: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_read() {
        let json = format!(
            r#"{{"id":1,"publisher":"{}","at_ms":5,"title":"茶","body":"{}","language":"zh","tags":["茶"],"format":"plain",
            "replaced_by":null,"withdrawn_ms":7,"tips":2}}"#,
            Address([1; 20]),
            Hash::ZERO
        );
        let post: PostInfo = serde_json::from_str(&json).unwrap();
        assert_eq!((post.tags, post.link, post.withdrawn_ms), (vec!["茶".to_owned()], None, Some(7)));
    }
}
