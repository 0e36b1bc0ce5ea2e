//! `tally news read`: a post's body, from the node's store, the publisher's link or a file, checked against its hash.
//!
//! Rule: nothing is shown that does not have the hash the ledger names.

use super::{body, find, render::render, show::rows};
use crate::{
    client,
    context::Context,
    failure::{Failure, Missing},
    report::Report,
    session::Session,
    table,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Arguments of `news read`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The post's number
    pub post: u64,
    /// Fetch the body from the publisher's link, which must begin with http://
    #[arg(long, conflicts_with = "file")]
    pub from_link: bool,
    /// Check this file, which you fetched from the link yourself
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let post = find(&session, arguments.post)?;
    let bytes = match (&arguments.file, arguments.from_link) {
        (Some(path), _) => body::read(path)?,
        (None, true) => {
            let link = post.link.clone().ok_or(Missing::Link(post.id))?;
            client::fetch(&link, body::MAX_BODY_BYTES as u64)?
        }
        (None, false) => session.client.body(&post.body)?.ok_or(Missing::Body { link: post.link.clone() })?,
    };
    body::check(&post.body, &bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let shown = format!("{}\n{}", table::pairs(&rows(&session, &post)), render(&post.format, &text));
    Ok(Report::new(
        shown,
        json!({ "post": post.id, "title": post.title, "format": post.format, "body": text }),
    ))
}
