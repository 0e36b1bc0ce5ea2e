//! From an entry to a post, within the post's limits.
//!
//! Rule: what does not fit is cut and said; an entry that cannot be a post is left out and said.

use super::Entry;
use crate::news::body::MAX_BODY_BYTES;
use tally_types::{
    Hash,
    news::{
        Format, Language, Link, MAX_TAG_BYTES, MAX_TAGS, MAX_TITLE_BYTES, Post, Tag, is_language, is_link,
        is_tag,
    },
    text::{Text, is_plain},
    wire::{Empty, List},
};

/// A post to be, with its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub post: Post,
    pub body: String,
    pub cuts: Vec<Cut>,
}

/// What was lost on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    Title,
    /// There was no title: the text's first words are.
    NoTitle,
    Text,
    /// There was no text: the title is.
    NoText,
    /// Characters that do not show as they are written.
    Letters(usize),
    Tags(usize),
    /// The language is written in a way that posts have not.
    Language,
}

/// Why an entry is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No link, or none that a post can have.
    Link,
    /// Neither a title nor a text.
    Empty,
}

/// What every post of an import has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms<'a> {
    /// The language that somebody named, for all entries.
    pub language: Option<&'a Language>,
    /// The feed's language, as it writes it.
    pub of_feed: Option<&'a str>,
    pub tags: &'a [Tag],
}

/// The post that an entry can be.
pub fn offer(entry: &Entry, terms: &Terms) -> Result<Offer, Unfit> {
    let link = link(&entry.link).ok_or(Unfit::Link)?;
    let mut cuts = Vec::new();
    let (title, in_title) = entry.title.line();
    let (text, in_text) = entry.text.lines();
    let (title, text) = match (title.is_empty(), text.is_empty()) {
        (true, true) => return Err(Unfit::Empty),
        (true, false) => {
            cuts.push(Cut::NoTitle);
            (text.split_whitespace().collect::<Vec<_>>().join(" "), text)
        }
        (false, true) => {
            cuts.push(Cut::NoText);
            (title.clone(), title)
        }
        (false, false) => (title, text),
    };
    if title.len() > MAX_TITLE_BYTES && !cuts.contains(&Cut::NoTitle) {
        cuts.push(Cut::Title);
    }
    if text.len() > MAX_BODY_BYTES {
        cuts.push(Cut::Text);
    }
    cuts.extend((in_title + in_text > 0).then_some(Cut::Letters(in_title + in_text)));
    let (tags, lost) = tags(&entry.categories, terms.tags);
    cuts.extend((lost > 0).then_some(Cut::Tags(lost)));
    let (language, is_cut) = chosen_language(entry, terms);
    cuts.extend(is_cut.then_some(Cut::Language));
    let title = Text::new(cut(&title, MAX_TITLE_BYTES)).ok_or(Unfit::Empty)?;
    let body = cut(&text, MAX_BODY_BYTES);
    let hash = Hash::sha256(&[body.as_bytes()]);
    let format = Format::Plain(Empty);
    let post = Post { title, body: hash, link: Some(link), language, tags, format, replaces: None };
    Ok(Offer { post, body, cuts })
}

/// The text, or its beginning and `…`, in at most `most` bytes.
fn cut(text: &str, most: usize) -> String {
    const MORE: &str = "…";
    if text.len() <= most {
        return text.to_owned();
    }
    let mut end = most - MORE.len();
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}{MORE}", text[..end].trim_end())
}

/// A link as posts write them: what is not of RFC 3986 is escaped.
fn link(text: &str) -> Option<Link> {
    let mut link = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | b' ' | 0x80.. => {
                link.push_str(&format!("%{byte:02X}"));
            }
            byte => link.push(char::from(byte)),
        }
    }
    // A host in other letters is not escaped but encoded (RFC 3492): that is left to whoever publishes the feed.
    let host = link.split_once("://")?.1.split(['/', '?', '#']).next()?;
    if host.contains('%') || !is_link(&link) { None } else { Link::new(link) }
}

/// The tags given, then the entry's own as far as there is room; and how many of the entry's were lost.
fn tags(categories: &[String], given: &[Tag]) -> (List<Tag, 0, MAX_TAGS>, usize) {
    let mut tags = given.to_vec();
    let mut lost = 0;
    for category in categories {
        match tag(category) {
            Some(tag) if tags.contains(&tag) => {}
            Some(tag) if tags.len() < MAX_TAGS => tags.push(tag),
            _ => lost += 1,
        }
    }
    tags.sort_unstable();
    (List::new(tags).unwrap_or_default(), lost)
}

/// A category as a tag: `Open Source` is `open-source`.
fn tag(category: &str) -> Option<Tag> {
    let words: Vec<_> = category.split_whitespace().collect();
    let shows = |letter: &char| *letter != '#' && is_plain(letter.encode_utf8(&mut [0; 4]));
    let text: String = words.join("-").to_ascii_lowercase().chars().filter(shows).collect();
    if text.len() > MAX_TAG_BYTES || !is_tag(&text) { None } else { Tag::new(text) }
}

/// The language of an entry, and whether the one it names could not be kept.
fn chosen_language(entry: &Entry, terms: &Terms) -> (Language, bool) {
    if let Some(language) = terms.language {
        return (language.clone(), false);
    }
    let named = entry.language.as_deref().or(terms.of_feed).map(str::trim).filter(|text| !text.is_empty());
    let english = || Language::new("en").expect("it is short");
    match named.map(language) {
        Some(Some(language)) => (language, false),
        Some(None) => (english(), true),
        None => (english(), false),
    }
}

/// A language in the letters that posts write it in: `EN-us` is `en-US`.
fn language(text: &str) -> Option<Language> {
    let part = |(place, part): (usize, &str)| match (place, part.len()) {
        (0, _) => part.to_ascii_lowercase(),
        (_, 4) => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
        _ => part.to_ascii_uppercase(),
    };
    if !text.is_ascii() {
        return None;
    }
    let tag = text.split(['-', '_']).enumerate().map(part).collect::<Vec<_>>().join("-");
    if is_language(&tag) { Language::new(tag) } else { None }
}
