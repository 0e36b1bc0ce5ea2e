//! `tally news`: publish, read, and tip publishers.

mod body;
mod feed;
mod import;
mod list;
mod markdown;
mod post;
mod prove;
mod publisher;
mod read;
mod render;
mod show;
mod tip;

pub use feed::FeedError;

use crate::{
    client::PostInfo,
    context::Context,
    failure::{Failure, Missing},
    report::Report,
    session::Session,
};
use clap::Subcommand;

/// A command over news.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Become a publisher, or change what your record says of you
    Register(publisher::RegisterArguments),
    /// Publish a file: its title and hash on the ledger, its text in the node's store or under your link
    Post(post::Arguments),
    /// Publish the entries of a feed, RSS or Atom, that are not published yet
    Import(import::Arguments),
    /// Withdraw a post: it stays readable and says that you no longer stand by it
    Withdraw(tip::WithdrawArguments),
    /// Pay the publisher of a post for it
    Tip(tip::Arguments),
    /// List posts, newest first
    List(list::Arguments),
    /// Show what the ledger has of a post, and its body if the node has it
    Show(show::Arguments),
    /// Read a post's body, checked against its hash
    Read(read::Arguments),
    /// Give the node the body of a post to serve
    Serve(body::Arguments),
    /// List publishers
    Publishers(publisher::ListArguments),
    /// Write a post to a file, with the proof of it
    Prove(prove::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Register(arguments) => publisher::register(context, arguments),
        Command::Post(arguments) => post::run(context, arguments),
        Command::Import(arguments) => import::run(context, arguments),
        Command::Withdraw(arguments) => tip::withdraw(context, arguments),
        Command::Tip(arguments) => tip::run(context, arguments),
        Command::List(arguments) => list::run(context, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::Read(arguments) => read::run(context, arguments),
        Command::Serve(arguments) => body::run(context, arguments),
        Command::Publishers(arguments) => publisher::list(context, arguments),
        Command::Prove(arguments) => prove::run(context, arguments),
    }
}

/// The post with this number.
fn find(session: &Session, id: u64) -> Result<PostInfo, Failure> {
    session.client.post(id)?.ok_or_else(|| Missing::Post(id).into())
}
