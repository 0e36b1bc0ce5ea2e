//! `tally tx simulate`, `sign`, `join` and `submit`.

use super::file;
use crate::{context::Context, failure::Failure, files, outcome, report::Report, session::Session, sign};
use clap::Args;
use std::path::PathBuf;

/// Arguments that are a file.
#[derive(Debug, Args)]
pub struct FileArguments {
    /// The transaction's file
    pub file: PathBuf,
}

/// Arguments of `tx sign`.
#[derive(Debug, Args)]
pub struct SignArguments {
    /// The transaction's file
    pub file: PathBuf,
    /// Write the signed transaction to this file [default: the same file]
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Arguments of `tx join`.
#[derive(Debug, Args)]
pub struct JoinArguments {
    /// The files, each a copy of one transaction
    #[arg(required = true, num_args = 2..)]
    pub files: Vec<PathBuf>,
    /// Write the joined transaction to this file
    #[arg(long, short, value_name = "FILE")]
    pub out: PathBuf,
}

pub fn simulate(context: &Context, arguments: &FileArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let draft = file::read(&session, &arguments.file)?;
    let (text, json) = session.simulate(&draft)?;
    Ok(Report::new(text, json))
}

pub fn run(context: &Context, arguments: &SignArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let mut draft = file::read(&session, &arguments.file)?;
    let (preview, _) = session.simulate(&draft)?;
    context.terminal.note(&preview);
    context.terminal.confirm(&context.say.proceed())?;
    let left = sign::sign(&session, &mut draft)?;
    let path = arguments.out.as_ref().unwrap_or(&arguments.file);
    files::write(path, &draft.to_bytes())?;
    Ok(sign::report(&session, &draft, path, &left))
}

pub fn join(context: &Context, arguments: &JoinArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let mut drafts = arguments.files.iter().map(|path| file::read(&session, path));
    let mut joined = drafts.next().expect("clap asks for two files at least")?;
    for draft in drafts {
        joined.merge(&draft?)?;
    }
    files::write(&arguments.out, &joined.to_bytes())?;
    let left = sign::missing(&session, &joined)?;
    Ok(sign::report(&session, &joined, &arguments.out, &left))
}

pub fn submit(context: &Context, arguments: &FileArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let draft = file::read(&session, &arguments.file)?;
    let missing = sign::missing(&session, &draft)?;
    if !missing.is_empty() {
        return Err(sign::cosigners_missing(&session, &missing));
    }
    let (preview, _) = session.simulate(&draft)?;
    context.terminal.note(&preview);
    context.terminal.confirm(&context.say.proceed())?;
    Ok(outcome::report(&session, &session.submit(&draft)?))
}
