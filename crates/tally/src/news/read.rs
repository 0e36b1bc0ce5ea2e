//! `tally news read`: a post's body, from the node's store, the publisher's link or a file, checked against its hash.
//!
//! Rule: nothing is shown that does not have the hash the ledger names; control characters are shown as dots, so that a
//! body cannot steer the terminal.

use super::{body, find, show::rows};
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
use tally_types::text::is_plain;

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
    let shown = format!("{}\n{}\n", table::pairs(&rows(&session, &post)), shown(&text));
    Ok(Report::new(
        shown,
        json!({ "post": post.id, "title": post.title, "format": post.format, "body": text }),
    ))
}

/// The text with every character that does not show as it is written as a dot.
fn shown(text: &str) -> String {
    let show = |letter: char| {
        let mut bytes = [0; 4];
        if letter == '\n' || is_plain(letter.encode_utf8(&mut bytes)) { letter } else { '·' }
    };
    text.replace("\r\n", "\n").replace('\t', "    ").chars().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_cannot_steer_the_terminal() {
        assert_eq!(shown("# 茶\r\n\x1b[2Ja\tb\u{202e}c"), "# 茶\n·[2Ja    b·c");
    }
}
