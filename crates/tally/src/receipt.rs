//! `tally receipt`: a transaction's receipt with the proof that it is final, as a file for anyone.

use crate::{
    context::Context,
    failure::{ArgumentsError, Failure},
    files, outcome,
    parse::InputError,
    report::Report,
    session::Session,
    terminal,
};
use clap::Args;
use serde_json::json;
use std::{
    io::{self, Write as _},
    path::PathBuf,
};
use tally_types::Hash;

/// Arguments of `receipt`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The transaction's id
    pub transaction: String,
    /// Write the receipt to this file [default: the standard output, unless it is a terminal]
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let id = transaction_id(&arguments.transaction)?;
    let to_stdout = arguments.out.is_none();
    if to_stdout && terminal::is_stdout_terminal() {
        return Err(ArgumentsError::BinaryToTerminal.into());
    }
    let session = Session::open(context)?;
    // A receipt that does not verify is not handed on.
    let proof = outcome::proof(&session, &id)?;
    match &arguments.out {
        Some(path) => {
            files::write(path, &proof.file)?;
            let text = context.say.proof_written(path.display(), session.key);
            Ok(Report::new(
                text,
                json!({ "transaction": id.to_hex(), "file": path, "network": session.key.to_string() }),
            ))
        }
        None => {
            let mut out = io::stdout().lock();
            let written = out.write_all(&proof.file).and_then(|()| out.flush());
            written.map_err(|error| Failure::file("-", &error))?;
            Ok(Report::silent())
        }
    }
}

/// Reads a transaction's id.
pub fn transaction_id(text: &str) -> Result<Hash, InputError> {
    Hash::from_hex(text).ok_or_else(|| InputError::TransactionId { text: text.to_owned() })
}
