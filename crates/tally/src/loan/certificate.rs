//! `tally loan prove`: a loan's certificate, made of the proofs that a node gives and verified before it is handed on.
//!
//! The node's list of what happened only says which receipts to ask for. What is in the file is proven, or there is no
//! file.

use super::{
    event::{self, Units},
    record::{self, Standing},
    words::{Words, note_rows},
};
use crate::{
    context::Context,
    failure::{Failure, Missing, Unverified},
    files,
    i18n::Language,
    outcome,
    parse::show_ms,
    report::Report,
    session::Session,
    table,
};
use clap::Args;
use serde_json::{Value, json};
use std::{path::PathBuf, thread, time::Duration};
use tally_types::{
    Address, Hash,
    loan::{Agreement, LoanCertificate, LoanId},
    proof::{Proof, ProofFile, ReceiptProof, StateProof},
    wire::List,
};
use tally_wallet::certificate::{CertificateError, Entry, ProvenLoan, verify_certificate};

/// How often the list is read again when the node's index is behind the record that was proven.
const TRIES: u32 = 20;
const ASK_EVERY: Duration = Duration::from_millis(250);

/// Arguments of `loan prove`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The loan's number
    pub loan: u64,
    /// Write the certificate to this file, for anyone to check with `tally verify`
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let (file, proven) = certificate(&session, LoanId(arguments.loan))?;
    let show = |address: &Address| session.show(address);
    let units = |unit: &_, amount| record::show_units(&session, unit, amount);
    let pledged = |asset, amount| session.show_amount(asset, amount);
    let words = Words { show: &show, units: &units, pledged: &pledged };
    let mut text = format!("{}\n\n{}", say.loan_proven(), table::pairs(&rows(say, &proven, &words)));
    if let Some(path) = &arguments.out {
        files::write(path, &file)?;
        text.push_str(&format!("\n{}\n", say.proof_written(path.display(), session.key)));
    }
    let mut json = document(&proven);
    json["file"] = json!(arguments.out);
    json["network"] = json!(session.key.to_string());
    Ok(Report::new(text, json))
}

/// A proven loan as names and values: how it stands, then what happened.
pub fn rows(say: Language, proven: &ProvenLoan, words: &Words<'_>) -> Vec<(String, String)> {
    let mut rows = vec![
        (say.row_loan(), proven.loan.to_string()),
        (say.row_block(), proven.header.height.to_string()),
        (say.row_time(), show_ms(proven.header.time_ms)),
    ];
    rows.extend(note_rows(say, &proven.note, proven.header.time_ms, words));
    let units = words.of(&proven.note.agreement);
    rows.extend(proven.history.iter().map(|entry| line(say, entry, words, &units)));
    rows
}

fn line(say: Language, entry: &Entry, words: &Words<'_>, units: &Units<'_>) -> (String, String) {
    let text = event::show(say, &entry.event, &|address| (words.show)(address), units);
    (show_ms(entry.time_ms), text.unwrap_or_default())
}

/// A proven loan for programs. Addresses are `0x` and digits: the prefix is no part of what was proven.
pub fn document(proven: &ProvenLoan) -> Value {
    let Agreement { lender, borrower, .. } = &proven.note.agreement;
    let units = Units::unknown(Language::English);
    let entries = proven.history.iter().map(|entry| {
        let text = event::show(Language::English, &entry.event, &Address::to_string, &units);
        json!({
            "height": entry.height, "time_ms": entry.time_ms, "transaction": entry.transaction.to_hex(), "event": text,
        })
    });
    json!({
        "verified": true, "loan": proven.loan.0, "height": proven.header.height, "time_ms": proven.header.time_ms,
        "lender": lender.to_string(), "borrower": borrower.to_string(),
        "owed": proven.note.debt_at(proven.header.time_ms).owed().total().to_string(),
        "history": entries.collect::<Vec<_>>(),
    })
}

/// Makes a certificate and verifies it.
fn certificate(session: &Session, loan: LoanId) -> Result<(Vec<u8>, ProvenLoan), Failure> {
    let proven = record::proven(session, loan)?;
    let Standing::Note(_) = proven.standing else { return Err(Missing::Note(loan).into()) };
    let note = state_proof(&proven.file)?;
    let mut tries = 0;
    loop {
        tries += 1;
        let receipts = receipts(session, loan, proven.header.height)?;
        let made = LoanCertificate {
            network: session.id(),
            note: note.clone(),
            receipts: List::new(receipts).ok_or(Unverified::OtherReceipt)?,
        };
        let file = made.to_bytes();
        match verify_certificate(&file, &session.key, Some(&session.id())) {
            Ok(proven) => return Ok((file, proven)),
            Err(CertificateError::OtherHistory { found, demanded }) if found < demanded && tries < TRIES => {
                thread::sleep(ASK_EVERY);
            }
            Err(error) => return Err(Unverified::Certificate(error).into()),
        }
    }
}

/// The proofs of the receipts up to `height` in which something happened to the note, in order.
fn receipts(session: &Session, loan: LoanId, height: u64) -> Result<Vec<ReceiptProof>, Failure> {
    let listed = session.client.loan_history(loan)?;
    let of_note = listed.iter().filter(|line| line.is_of_note() && line.height <= height);
    let mut ids: Vec<Hash> = of_note.map(|line| line.transaction).collect();
    ids.dedup();
    ids.iter().map(|id| receipt_proof(&outcome::proof(session, id)?.file)).collect()
}

fn receipt_proof(file: &[u8]) -> Result<ReceiptProof, Failure> {
    match ProofFile::from_bytes(file).map(|file| file.proof) {
        Some(Proof::Receipt(proof)) => Ok(proof),
        _ => Err(Unverified::OtherReceipt.into()),
    }
}

fn state_proof(file: &[u8]) -> Result<StateProof, Failure> {
    match ProofFile::from_bytes(file).map(|file| file.proof) {
        Some(Proof::State(proof)) => Ok(proof),
        _ => Err(Unverified::OtherRecord.into()),
    }
}
