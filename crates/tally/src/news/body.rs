//! `tally news serve`, and the reading and giving of bodies.

use super::find;
use crate::{
    client::NetworkError,
    context::Context,
    failure::{Failure, Unverified},
    parse::InputError,
    report::Report,
    session::Session,
};
use clap::Args;
use serde_json::json;
use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};
use tally_types::Hash;

/// Longest body that is read: what a node's store takes.
pub const MAX_BODY_BYTES: usize = 64 * 1024;

/// The code with which a node says that no post has a body, or that its index does not know of one yet.
const NO_POST_YET: u16 = 1107;
/// How often, and how long apart, a body is offered to a node whose index lags behind its blocks.
const OFFERS: u32 = 25;
const OFFER_EVERY: Duration = Duration::from_millis(200);

/// Arguments of `news serve`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The post's number
    pub post: u64,
    /// The body's file; - reads the standard input
    pub body: PathBuf,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let bytes = read(&arguments.body)?;
    let session = Session::open(context)?;
    let post = find(&session, arguments.post)?;
    check(&post.body, &bytes)?;
    give(&session, &bytes)?;
    Ok(Report::new(context.say.body_served(), json!({ "post": post.id, "body": post.body.to_hex() })))
}

/// Reads a body: UTF-8, and no more than a store takes.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = read_past(path, MAX_BODY_BYTES)?;
    if bytes.len() > MAX_BODY_BYTES || std::str::from_utf8(&bytes).is_err() {
        return Err(InputError::Body { most: MAX_BODY_BYTES }.into());
    }
    Ok(bytes)
}

/// Reads a file, or the standard input, as far as the first byte past `most`.
pub fn read_past(path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let (mut bytes, most) = (Vec::new(), most as u64 + 1);
    let read = if path.as_os_str() == "-" {
        io::stdin().take(most).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|error| Failure::file(path, &error))?;
    Ok(bytes)
}

/// Makes sure that bytes are the body a post names.
pub fn check(body: &Hash, bytes: &[u8]) -> Result<(), Failure> {
    if Hash::sha256(&[bytes]) == *body { Ok(()) } else { Err(Unverified::OtherBody.into()) }
}

/// Gives the node a body to serve, waiting until its index knows the post.
pub fn give(session: &Session, bytes: &[u8]) -> Result<(), Failure> {
    let hash = Hash::sha256(&[bytes]);
    let mut given = session.client.put_body(&hash, bytes);
    for _ in 1..OFFERS {
        match &given {
            Err(NetworkError::Problem(problem)) if problem.code == Some(NO_POST_YET) => {}
            _ => break,
        }
        thread::sleep(OFFER_EVERY);
        given = session.client.put_body(&hash, bytes);
    }
    Ok(given?)
}
