//! Feeds as they are found: RSS, Atom, broken, huge and hostile.

use super::*;
use tally_types::{
    Hash,
    news::{Language, Tag},
};

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>The Notch</title><link>https://notch.example/</link><language>en-us</language>
  <atom:link href="https://notch.example/feed" rel="self"/>
  <item>
    <title>Tally &amp; trade: 5 &lt; 6</title>
    <media:title>not this</media:title>
    <link> https://notch.example/2?a=b&amp;c=茶 </link>
    <guid isPermaLink="false">2</guid>
    <description>short</description>
    <content:encoded><![CDATA[<h1>Head</h1><p>One <b>two</b>&nbsp;&#8212; three.</p><script>alert("<p>")</script>
      <ul><li>a</li><li>b</li></ul><img src="x" alt="a > b"/>end]]></content:encoded>
    <category>Open  Source</category><category>#Ledger</category><category>ledger</category>
    <category>much too long to be a tag of thirty two bytes</category>
  </item>
  <item><description>&lt;p&gt;No title, only words.&lt;/p&gt;</description><guid>https://notch.example/1</guid></item>
</channel></rss>"#;

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-hans">
  <title>账本</title>
  <entry xml:lang="DE">
    <title type="html">A &lt;i&gt;b&lt;/i&gt;</title>
    <link rel="enclosure" href="https://a.example/x.mp3"/><link href="https://a.example/2"/>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>1 &lt; 2 &amp;amp;</p><p>end<br/>.</p></div></content>
    <category term="News"/>
  </entry>
  <entry>
    <title>五 &lt;b&gt;</title><link rel="alternate" href="https://a.example/1"/>
    <summary>plain &lt;p&gt; text</summary>
  </entry>
</feed>"#;

const NONE: Terms = Terms { language: None, of_feed: None, tags: &[] };

fn entry(title: &str, link: &str, text: &str) -> Entry {
    let (title, text) = (Words::Html(title.to_owned()), Words::Html(text.to_owned()));
    Entry { title, link: link.to_owned(), text, ..Entry::default() }
}

fn tags_of(offer: &Offer) -> Vec<&str> {
    offer.post.tags.iter().map(Tag::as_str).collect()
}

#[test]
fn entries_of_rss_become_posts() {
    let feed = read(RSS.as_bytes()).unwrap();
    assert_eq!((feed.language.as_deref(), feed.entries.len()), (Some("en-us"), 2));
    let terms = Terms { of_feed: feed.language.as_deref(), ..NONE };
    let first = offer(&feed.entries[0], &terms).unwrap();
    assert_eq!(first.post.check(), Ok(()));
    assert_eq!(first.post.title.as_str(), "Tally & trade: 5 < 6");
    assert_eq!(first.post.link.as_ref().unwrap().as_str(), "https://notch.example/2?a=b&c=%E8%8C%B6");
    assert_eq!(first.body, "Head\n\nOne two — three.\n\n- a\n- b\n\nend");
    assert_eq!(first.post.body, Hash::sha256(&[first.body.as_bytes()]));
    assert_eq!((tags_of(&first), first.post.language.as_str()), (vec!["ledger", "open-source"], "en-US"));
    assert_eq!(first.cuts, [Cut::Tags(1)]);
    let second = offer(&feed.entries[1], &terms).unwrap();
    assert_eq!(second.post.link.as_ref().unwrap().as_str(), "https://notch.example/1");
    assert_eq!((second.post.title.as_str(), second.cuts), ("No title, only words.", vec![Cut::NoTitle]));
}

#[test]
fn entries_of_atom_become_posts() {
    let feed = read(ATOM.as_bytes()).unwrap();
    let terms = Terms { of_feed: feed.language.as_deref(), ..NONE };
    let offers: Vec<_> = feed.entries.iter().map(|entry| offer(entry, &terms).unwrap()).collect();
    let said = |offer: &Offer| {
        let link = offer.post.link.as_ref().unwrap().as_str().to_owned();
        (
            offer.post.title.as_str().to_owned(),
            link,
            offer.body.clone(),
            offer.post.language.as_str().to_owned(),
        )
    };
    let expected = |title: &str, link: &str, body: &str, language: &str| {
        (title.to_owned(), link.to_owned(), body.to_owned(), language.to_owned())
    };
    assert_eq!(said(&offers[0]), expected("A b", "https://a.example/2", "1 < 2 &amp;\n\nend\n.", "de"));
    assert_eq!(said(&offers[1]), expected("五 <b>", "https://a.example/1", "plain <p> text", "zh-Hans"));
    assert_eq!(tags_of(&offers[0]), ["news"]);
    assert!(offers.iter().all(|offer| offer.cuts.is_empty() && offer.post.check() == Ok(())));
}

#[test]
fn an_entity_bomb_is_refused_where_it_is_declared() {
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>
        <rss version="2.0"><channel><item><title>&lol2;</title></item></channel></rss>"#;
    assert_eq!(read(bomb.as_bytes()), Err(FeedError::DocumentType));
    let file = r#"<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss/>"#;
    assert_eq!(read(file.as_bytes()), Err(FeedError::DocumentType));
    // Without a declaration a name stands for nothing.
    let undeclared =
        r#"<rss><channel><item><title>&lol2;</title><link>https://a</link></item></channel></rss>"#;
    assert_eq!(read(undeclared.as_bytes()).unwrap().entries[0].title.line().0, "&lol2;");
}

#[test]
fn what_is_broken_or_no_feed_is_refused() {
    let table: &[(&[u8], FeedError)] = &[
        (b"", FeedError::NotAFeed),
        (b"hello", FeedError::NotAFeed),
        (b"{\"version\": \"https://jsonfeed.org/version/1\"}", FeedError::NotAFeed),
        (b"<html><body/></html>", FeedError::NotAFeed),
        (b"<feed><entry/></feed>", FeedError::NotAFeed),
        (b"<rss>\n<channel>\n<item></channel></rss>", FeedError::Malformed { line: 3 }),
        (b"<rss><channel>", FeedError::Malformed { line: 1 }),
        (b"<rss><channel><item><title>&#xD800;</title>", FeedError::Malformed { line: 1 }),
        (
            b"<rss><channel><item><title>a & b</title></item></channel></rss>",
            FeedError::Malformed { line: 1 },
        ),
        (b"<rss>\xff</rss>", FeedError::NotUtf8),
    ];
    for (bytes, error) in table {
        assert_eq!(read(bytes), Err(*error), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn what_is_huge_is_refused() {
    assert_eq!(read(&vec![b' '; MAX_FEED_BYTES + 1]), Err(FeedError::TooLong { most: MAX_FEED_BYTES }));
    let many = |count| format!("<rss><channel>{}</channel></rss>", "<item/>".repeat(count));
    assert_eq!(read(many(MAX_ENTRIES).as_bytes()).unwrap().entries.len(), MAX_ENTRIES);
    let most = FeedError::TooManyEntries { most: MAX_ENTRIES };
    assert_eq!(read(many(MAX_ENTRIES + 1).as_bytes()), Err(most));
    let deep = format!("<rss>{}", "<a>".repeat(MAX_DEPTH));
    assert_eq!(read(deep.as_bytes()), Err(FeedError::TooDeep { most: MAX_DEPTH }));
    // What a million ampersands and brackets cost is a matter of their number, not of its square.
    for piece in ["&", "<", "<a ", "<!--", "<script>", "&#1"] {
        Words::Html(piece.repeat(400_000)).lines();
    }
}

#[test]
fn what_does_not_fit_is_cut_and_said() {
    let long = offer(&entry(&"茶".repeat(70), "https://a", &"x".repeat(70_000)), &NONE).unwrap();
    assert_eq!(long.cuts, [Cut::Title, Cut::Text]);
    assert_eq!((long.post.title.as_str(), long.body.len()), (&*format!("{}…", "茶".repeat(65)), 65_536));
    let hidden = offer(&entry("a\u{202e}b\x1b", "https://a", "c\u{200b}&#27;[2J"), &NONE).unwrap();
    assert_eq!((hidden.post.title.as_str(), hidden.body.as_str()), ("ab", "c[2J"));
    assert_eq!(hidden.cuts, [Cut::Letters(4)]);
    assert_eq!(offer(&entry("a", "https://a", ""), &NONE).unwrap().cuts, [Cut::NoText]);
    let spoken = Entry { language: Some("klingon".to_owned()), ..entry("a", "https://a", "b") };
    let spoken = offer(&spoken, &NONE).unwrap();
    assert_eq!((spoken.post.language.as_str(), spoken.cuts), ("en", vec![Cut::Language]));
    for offer in [long, hidden] {
        assert_eq!(offer.post.check(), Ok(()));
    }
}

#[test]
fn an_entry_that_cannot_be_a_post_is_left_out() {
    let long = format!("https://a/{}", "x".repeat(600));
    for link in [
        "",
        "/relative",
        "ftp://a",
        "javascript:alert(1)",
        "https://bank.example@evil.example/",
        "https://茶.example/",
        &long,
    ] {
        assert_eq!(offer(&entry("a", link, "b"), &NONE), Err(Unfit::Link), "{link}");
    }
    assert_eq!(offer(&entry("<b></b>", "https://a", "<p> &#8203;</p>"), &NONE), Err(Unfit::Empty));
}

#[test]
fn an_entry_is_published_once_and_the_oldest_first() {
    let entries = (0..6).map(|number| entry(&format!("n{number}"), &format!("https://a/{number}"), "text"));
    let mut feed = Feed { language: None, entries: entries.collect() };
    feed.entries.push(entry("again", "https://a/3", "other"));
    feed.entries.push(entry("nowhere", "", "text"));
    let bodies = vec![Hash::sha256(&[b"text"])];
    let published =
        Published::from([("https://a/5".to_owned(), bodies), ("https://a/4".to_owned(), vec![Hash::ZERO])]);
    let plan = plan(&feed, &NONE, &published, 3);
    let titles: Vec<_> = plan.offers.iter().map(|offer| offer.post.title.as_str()).collect();
    assert_eq!(titles, ["again", "n2", "n1"]);
    assert_eq!((plan.already, plan.left, plan.bodies), (3, 1, vec!["text".to_owned()]));
    assert_eq!(plan.unfit, [("nowhere".to_owned(), Unfit::Link)]);
}

#[test]
fn languages_are_written_as_posts_write_them() {
    let of = |text: &str| {
        let spoken = Entry { language: Some(text.to_owned()), ..entry("a", "https://a", "b") };
        offer(&spoken, &NONE).unwrap().post.language.as_str().to_owned()
    };
    for (text, expected) in
        [("EN", "en"), ("zh_hans_cn", "zh-Hans-CN"), ("pt-br", "pt-BR"), ("es-419", "es-419")]
    {
        assert_eq!(of(text), expected);
    }
    let (named, tag) = (Language::new("fr").unwrap(), [Tag::new("茶").unwrap()]);
    let terms = Terms { language: Some(&named), of_feed: Some("de"), tags: &tag };
    let offer = offer(&entry("a", "https://a", "b"), &terms).unwrap();
    assert_eq!((offer.post.language.as_str(), tags_of(&offer)), ("fr", vec!["茶"]));
}
