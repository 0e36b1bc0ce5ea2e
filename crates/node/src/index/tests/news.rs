//! News in the index.

use super::{Setup, address, applied, operation, transaction};
use crate::index::{mocks::Made, read::PostFilter};
use tally_types::{
    Action, Event, Hash,
    asset::Name,
    news::*,
    text::Text,
    wire::{Empty, List},
};

pub(crate) fn register(account: u8, nonce: u64) -> Made {
    let register = RegisterPublisher {
        name: Name::new("The Tally").unwrap(),
        link: None,
        language: Language::new("en").unwrap(),
    };
    let account = address(account);
    let made = transaction(account, nonce, vec![operation(account, Action::RegisterPublisher(register))]);
    applied(made, vec![], vec![Event::PublisherRegistered(account)])
}

pub(crate) fn post_of(body: &[u8], language: &str, tags: &[&str]) -> Post {
    Post {
        title: Text::new("Tally opens").unwrap(),
        body: Hash::sha256(&[body]),
        link: None,
        language: Language::new(language).unwrap(),
        tags: List::new(tags.iter().map(|tag| Tag::new(*tag).unwrap()).collect()).unwrap(),
        format: Format::Plain(Empty),
        replaces: None,
    }
}

pub(crate) fn publish(account: u8, nonce: u64, id: u64, post: Post) -> Made {
    let publisher = address(account);
    let made = PostMade { post: PostId(id), publisher, replaces: None };
    let transaction = transaction(publisher, nonce, vec![operation(publisher, Action::Post(post))]);
    applied(transaction, vec![], vec![Event::PostPublished(made)])
}

#[tokio::test]
async fn posts_are_found_by_publisher_tag_language_and_body() {
    let setup = Setup::new();
    setup.chain.push(vec![register(1, 0), register(2, 0), register(1, 1)]);
    setup.chain.push(vec![
        publish(1, 2, 0, post_of(b"a", "en", &["ledger", "money"])),
        publish(2, 1, 1, post_of(b"b", "zh-Hans", &["ledger", "新闻"])),
        publish(1, 3, 2, post_of(b"c", "en", &[])),
    ]);
    let index = setup.index().await;
    let posts = async |publisher: Option<u8>, tag: Option<&str>, language: Option<&str>| {
        let filter = PostFilter {
            publisher: publisher.map(address),
            tag: tag.map(str::to_owned),
            language: language.map(str::to_owned),
        };
        let found = index.posts(&filter, None, 10).await.unwrap();
        found.iter().map(|id| id.0).collect::<Vec<_>>()
    };
    assert_eq!(posts(None, None, None).await, [2, 1, 0]);
    assert_eq!(posts(Some(1), None, None).await, [2, 0]);
    assert_eq!(posts(None, Some("ledger"), None).await, [1, 0]);
    assert_eq!(posts(None, Some("新闻"), None).await, [1]);
    assert_eq!(posts(None, None, Some("en")).await, [2, 0]);
    assert_eq!(posts(Some(1), Some("ledger"), Some("en")).await, [0]);
    assert_eq!(posts(None, Some("led"), None).await, [0u64; 0]);
    let filter = PostFilter::default();
    assert_eq!(index.posts(&filter, Some(PostId(2)), 1).await.unwrap(), [PostId(1)]);
    assert!(index.has_body(&Hash::sha256(&[b"b"])).await.unwrap());
    assert!(!index.has_body(&Hash::sha256(&[b"d"])).await.unwrap());
    // Registering again leaves a publisher where it was.
    assert_eq!(index.publishers(None, 10).await.unwrap(), [(2, address(2)), (1, address(1))]);
    assert_eq!(index.publishers(Some(2), 10).await.unwrap(), [(1, address(1))]);
}
