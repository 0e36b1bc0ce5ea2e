//! The sentences of news, in both languages.

use super::{Labels, Tongue};
use tally_types::news::{Format, Link, Post, RegisterPublisher, Tip};

pub(super) fn register(it: &RegisterPublisher, tongue: Tongue) -> String {
    let (name, language, link) = (&it.name, &it.language, at(it.link.as_ref(), tongue));
    match tongue {
        Tongue::English => format!("Be known as the publisher \"{name}\", who writes in {language}{link}"),
        Tongue::Chinese => format!("登记为发布者“{name}”，使用语言 {language}{link}"),
    }
}

pub(super) fn post(it: &Post, tongue: Tongue) -> String {
    let (title, body, language) = (&it.title, &it.body, &it.language);
    let tags: Vec<String> = it.tags.iter().map(|tag| format!("#{tag}")).collect();
    let tags = if tags.is_empty() { String::new() } else { format!(" {}", tags.join(" ")) };
    let format = if matches!(it.format, Format::Plain(_)) { "plain text" } else { "Markdown" };
    let link = at(it.link.as_ref(), tongue);
    match tongue {
        Tongue::English => {
            let edition =
                it.replaces.map_or_else(String::new, |post| format!(", in place of post no. {post}"));
            format!(
                "Publish \"{title}\"{tags} in {language}{link}{edition}; its body is {format} with SHA-256 {body}"
            )
        }
        Tongue::Chinese => {
            let format = if format == "Markdown" { "Markdown" } else { "纯文本" };
            let edition = it.replaces.map_or_else(String::new, |post| format!("，取代第 {post} 号文章"));
            format!("发布“{title}”{tags}，语言 {language}{link}{edition}；正文为{format}，SHA-256 为 {body}")
        }
    }
}

pub(super) fn tip(it: &Tip, labels: &Labels<'_>, tongue: Tongue) -> String {
    let amount = labels.amount(it.asset, it.amount, tongue);
    match tongue {
        Tongue::English => format!("Tip the publisher of post no. {} with {amount}", it.post),
        Tongue::Chinese => format!("向第 {} 号文章的发布者打赏 {amount}", it.post),
    }
}

fn at(link: Option<&Link>, tongue: Tongue) -> String {
    match (link, tongue) {
        (None, _) => String::new(),
        (Some(link), Tongue::English) => format!(", at {link}"),
        (Some(link), Tongue::Chinese) => format!("，网址 {link}"),
    }
}
