//! `tally news show`: what the ledger has of a post, and the body if the node has it.

use super::{body, find, render::render};
use crate::{
    client::PostInfo,
    context::Context,
    failure::{Failure, Missing},
    parse::{plain_or_dash, show_ms},
    report::Report,
    session::Session,
    table,
};
use clap::Args;

/// Arguments of `news show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The post's number
    pub post: u64,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let post = find(&session, arguments.post)?;
    let raw = session.client.post_json(arguments.post)?.ok_or(Missing::Post(arguments.post))?;
    let mut text = table::pairs(&rows(&session, &post));
    // A node that serves no body, or another one, is no reason not to show what the ledger has.
    if let Some(bytes) = session.client.body(&post.body)?
        && body::check(&post.body, &bytes).is_ok()
    {
        text.push_str(&format!("\n{}", render(&post.format, &String::from_utf8_lossy(&bytes))));
    }
    Ok(Report::new(text, raw))
}

/// A post as names and values.
pub fn rows(session: &Session, post: &PostInfo) -> Vec<(String, String)> {
    let say = session.context.say;
    let mut rows = vec![
        (say.row_post(), format!("{} “{}”", post.id, plain_or_dash(&post.title))),
        (say.row_publisher(), session.show(&post.publisher)),
        (say.title_time(), show_ms(post.at_ms)),
        (say.title_language(), plain_or_dash(&post.language)),
    ];
    if !post.tags.is_empty() {
        rows.push((say.title_tags(), tags(&post.tags)));
    }
    rows.push((say.row_body(), format!("{} ({})", post.body, plain_or_dash(&post.format))));
    if let Some(link) = &post.link {
        rows.push((say.row_link(), plain_or_dash(link)));
    }
    rows.extend(post.replaces.map(|other| (say.row_replaces(), other.to_string())));
    rows.extend(post.replaced_by.map(|other| (say.row_replaced_by(), other.to_string())));
    rows.extend(post.withdrawn_ms.map(|at_ms| (say.row_withdrawn(), show_ms(at_ms))));
    rows.push((say.title_tips(), post.tips.to_string()));
    rows
}

/// `#ledger #新闻`.
pub fn tags(tags: &[String]) -> String {
    tags.iter().map(|tag| format!("#{}", plain_or_dash(tag))).collect::<Vec<_>>().join(" ")
}
