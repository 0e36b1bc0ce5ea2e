//! What is wrong with a publisher or a post by itself.

use super::{ascends, is_name};
use tally_types::{
    Refusal,
    news::{Link, Post, RegisterPublisher},
    text::is_plain,
};

pub fn registration(it: &RegisterPublisher) -> Vec<(bool, Refusal)> {
    headed(it.name.as_str(), it.link.as_ref(), it.language.as_str())
}

pub fn post(it: &Post) -> Vec<(bool, Refusal)> {
    let tags: Vec<&[u8]> = it.tags.iter().map(|tag| tag.as_str().as_bytes()).collect();
    let all = it.tags.iter().all(|tag| is_tag(tag.as_str()));
    let mut broken = headed(it.title.as_str(), it.link.as_ref(), it.language.as_str());
    broken.push((!all || !ascends(&tags), Refusal::TagsInvalid));
    broken
}

fn headed(title: &str, link: Option<&Link>, language: &str) -> Vec<(bool, Refusal)> {
    vec![
        (!is_name(title), Refusal::TextNotPlain),
        (link.is_some_and(|link| !is_link(link.as_str())), Refusal::LinkInvalid),
        (!is_language(language), Refusal::LanguageInvalid),
    ]
}

fn is_link(link: &str) -> bool {
    let rest = link.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"));
    let Some((_, rest)) = rest else { return false };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let is_allowed =
        |letter: char| letter.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(letter);
    end > 0 && !rest[..end].contains('@') && rest.chars().all(is_allowed)
}

/// A language; then, or not, a script; then, or not, a region.
fn is_language(tag: &str) -> bool {
    let lower = |part: &str| part.chars().all(|letter| letter.is_ascii_lowercase());
    let is_language = |part: &str| (2..=3).contains(&part.len()) && lower(part);
    let is_script = |part: &str| {
        part.len() == 4 && part.starts_with(|letter: char| letter.is_ascii_uppercase()) && lower(&part[1..])
    };
    let is_region = |part: &str| {
        part.len() == 2 && part.chars().all(|letter| letter.is_ascii_uppercase())
            || part.len() == 3 && part.chars().all(|letter| letter.is_ascii_digit())
    };
    match tag.split('-').collect::<Vec<_>>()[..] {
        [language] => is_language(language),
        [language, next] => is_language(language) && (is_script(next) || is_region(next)),
        [language, script, region] => is_language(language) && is_script(script) && is_region(region),
        _ => false,
    }
}

fn is_tag(tag: &str) -> bool {
    let is_odd = |letter: char| letter.is_whitespace() || letter == '#' || letter.is_ascii_uppercase();
    is_plain(tag) && !tag.is_empty() && tag.len() <= 32 && !tag.chars().any(is_odd)
}
