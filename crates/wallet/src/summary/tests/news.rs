//! The sentences of news.

use super::{CHK, Case};
use tally_types::{
    Action, Amount, Hash,
    asset::Name,
    news::*,
    text::Text,
    wire::{Empty, List},
};

pub(super) fn cases() -> Vec<Case> {
    let link = || Link::new("https://tally.example/1");
    let register = RegisterPublisher {
        name: Name::new("The Tally").unwrap(),
        link: link(),
        language: Language::new("en").unwrap(),
    };
    let plain = Post {
        title: Text::new("Tally opens").unwrap(),
        body: Hash([1; 32]),
        link: None,
        language: Language::new("en").unwrap(),
        tags: List::default(),
        format: Format::Plain(Empty),
        replaces: None,
    };
    let full = Post {
        link: link(),
        tags: List::new(vec![Tag::new("ledger").unwrap(), Tag::new("新闻").unwrap()]).unwrap(),
        format: Format::Markdown(Empty),
        replaces: Some(PostId(3)),
        ..plain.clone()
    };
    vec![
        (
            Action::RegisterPublisher(register),
            "Be known as the publisher \"The Tally\", who writes in en, at https://tally.example/1",
            "登记为发布者“The Tally”，使用语言 en，网址 https://tally.example/1",
        ),
        (
            Action::Post(plain),
            "Publish \"Tally opens\" in en; its body is plain text with SHA-256 <one>",
            "发布“Tally opens”，语言 en；正文为纯文本，SHA-256 为 <one>",
        ),
        (
            Action::Post(full),
            "Publish \"Tally opens\" #ledger #新闻 in en, at https://tally.example/1, in place of post no. 3; \
             its body is Markdown with SHA-256 <one>",
            "发布“Tally opens” #ledger #新闻，语言 en，网址 https://tally.example/1，取代第 3 号文章；\
             正文为Markdown，SHA-256 为 <one>",
        ),
        (
            Action::WithdrawPost(WithdrawPost { post: PostId(4) }),
            "Withdraw post no. 4: it stays readable, marked as withdrawn",
            "撤回第 4 号文章：仍可阅读，但标明已撤回",
        ),
        (
            Action::Tip(Tip { post: PostId(4), asset: CHK, amount: Amount(1250) }),
            "Tip the publisher of post no. 4 with 12.5 CHK",
            "向第 4 号文章的发布者打赏 12.5 CHK",
        ),
    ]
}
