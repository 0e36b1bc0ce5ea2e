//! `tally tx show`.

use super::file;
use crate::{
    context::Context,
    failure::Failure,
    outcome,
    parse::{show_key, show_ms},
    preview,
    receipt::transaction_id,
    report::Report,
    session::Session,
    sign, table,
};
use clap::Args;
use serde_json::json;
use std::path::Path;
use tally_types::{Hash, KeySignature};

/// Arguments of `tx show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The transaction's file, a link to sign it, or its id
    pub transaction: String,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    match transaction_id(&arguments.transaction) {
        Ok(id) if !Path::new(&arguments.transaction).exists() => of_ledger(&session, &id),
        _ => of_file(&session, &arguments.transaction),
    }
}

/// A transaction of the ledger: what is proven of it, and for programs what the node tells besides.
fn of_ledger(session: &Session, id: &Hash) -> Result<Report, Failure> {
    let proven = outcome::proof(session, id)?;
    let told = session.client.transaction_json(id)?.unwrap_or_default();
    let (text, mut json) = outcome::show(session, &proven);
    json["told"] = told;
    Ok(Report::new(text, json))
}

fn of_file(session: &Session, path: &str) -> Result<Report, Failure> {
    let draft = file::read(session, Path::new(path))?;
    let (say, body) = (session.context.say, draft.body());
    let (mut lines, fee) = preview::describe(session, body);
    lines.push(fee);
    let missing: Vec<_> =
        sign::missing(session, &draft)?.iter().map(|account| session.show(account)).collect();
    let keys: Vec<_> = body
        .signers()
        .iter()
        .flat_map(|account| draft.signatures_of(account))
        .map(KeySignature::key)
        .map(|key| show_key(&key))
        .collect();
    let mut rows = vec![
        (say.row_transaction(), draft.id().to_hex()),
        (say.row_valid_until(), show_ms(body.valid_until_ms)),
        (say.row_nonce(), body.nonce.to_string()),
    ];
    rows.extend(keys.iter().map(|key| (say.row_signed(), key.clone())));
    rows.extend(missing.iter().map(|account| (say.row_missing(), account.clone())));
    let text: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    let json = json!({
        "transaction": draft.id().to_hex(), "operations": lines, "nonce": body.nonce,
        "valid_until_ms": body.valid_until_ms, "signed": keys, "missing": missing,
    });
    Ok(Report::new(format!("{text}\n{}", table::pairs(&rows)), json))
}
