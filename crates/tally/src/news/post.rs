//! `tally news post`: publish a file.

use super::body;
use crate::{context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session};
use clap::Args;
use std::path::PathBuf;
use tally_types::{
    Action, Hash,
    news::{Format, MAX_TAGS, Post, PostId, Tag},
    wire::{Empty, List},
};

/// Arguments of `news post`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The title
    pub title: String,
    /// The body's file, UTF-8; - reads the standard input
    pub body: PathBuf,
    /// Where you serve the body; without a link the node is given it to serve
    #[arg(long, value_name = "URL")]
    pub link: Option<String>,
    /// The language: en, zh-Hans, pt-BR …
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub language: String,
    /// What it is about: up to 8, without white space, # and capitals
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// The body is Markdown and not plain text
    #[arg(long)]
    pub markdown: bool,
    /// The post whose next edition this is
    #[arg(long, value_name = "NUMBER")]
    pub replaces: Option<u64>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let bytes = body::read(&arguments.body)?;
    let post = post(arguments, Hash::sha256(&[&bytes]))?;
    let session = Session::open(context)?;
    let mut report = session.perform(&arguments.acting, |_, _| Ok(vec![Action::Post(post)]))?;
    // The post stands; whether this node serves its body is another matter, and can be made good later.
    if arguments.link.is_none() && arguments.acting.out.is_none() {
        let served = match body::give(&session, &bytes) {
            Ok(()) => context.say.body_served(),
            Err(failure) => context.say.body_not_served(failure.message(context.say)),
        };
        report.text.push_str(&format!("{served}\n"));
    }
    Ok(report)
}

fn post(arguments: &Arguments, body: Hash) -> Result<Post, Failure> {
    let mut tags = arguments.tags.iter().map(|tag| parse::text(tag)).collect::<Result<Vec<Tag>, _>>()?;
    tags.sort_unstable();
    tags.dedup();
    let wrong = parse::InputError::TagCount { count: tags.len(), most: MAX_TAGS };
    Ok(Post {
        title: parse::text(&arguments.title)?,
        body,
        link: arguments.link.as_deref().map(parse::text).transpose()?,
        language: parse::text(&arguments.language)?,
        tags: List::new(tags).ok_or(wrong)?,
        format: if arguments.markdown { Format::Markdown(Empty) } else { Format::Plain(Empty) },
        replaces: arguments.replaces.map(PostId),
    })
}
