//! Loans' certificates: put together, and checked to the last entry of the history.

use super::{Header, Reader};
use crate::{error::PageError, session::Session};
use serde::{Deserialize, Serialize};
use tally_json::{
    loan::{Agreement, Loan},
    read_hex,
    receipt::Event,
};
use tally_types::{
    hash::hex,
    loan::LoanCertificate,
    proof::{Proof, ProofFile},
    wire::List,
};
use tally_wallet::{
    certificate::{ProvenLoan, verify_certificate},
    proof::ProofError,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verify {
    file: String,
    #[serde(default)]
    language: Reader,
}

#[derive(Serialize)]
struct Entry {
    height: u64,
    time_ms: u64,
    transaction: String,
    event: Event,
}

#[derive(Serialize)]
pub struct Certified {
    header: Header,
    loan: Loan,
    /// The assets that the agreement speaks of, by number.
    assets: Vec<u64>,
    history: Vec<Entry>,
}

pub fn verify(session: &mut Session, input: Verify) -> Result<Certified, PageError> {
    let network = session.network()?;
    let scene = network.scene_in(input.language.into());
    let ProvenLoan { header, loan, note, history, .. } =
        verify_certificate(&read_hex(&input.file)?, &network.key, Some(&network.id))?;
    let entry = |entry: &tally_wallet::certificate::Entry| Entry {
        height: entry.height,
        time_ms: entry.time_ms,
        transaction: entry.transaction.to_hex(),
        event: Event::new(&scene, &entry.event),
    };
    Ok(Certified {
        header: (&header).into(),
        assets: Agreement::assets(&note.agreement).map(|asset| asset.0).collect(),
        loan: Loan::of_note(&scene, loan, &note, header.time_ms),
        history: history.iter().map(entry).collect(),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Make {
    note: String,
    receipts: Vec<String>,
}

#[derive(Serialize)]
pub struct Made {
    file: String,
    name: String,
}

/// Makes a certificate of a note's proof and those of its history's receipts, and verifies it.
pub fn make(session: &mut Session, input: Make) -> Result<Made, PageError> {
    let network = session.network()?;
    let Proof::State(note) = read(&input.note)? else { return Err(PageError::malformed("note")) };
    let mut receipts = Vec::with_capacity(input.receipts.len());
    for text in &input.receipts {
        let Proof::Receipt(receipt) = read(text)? else { return Err(PageError::malformed("receipts")) };
        receipts.push(receipt);
    }
    let receipts = List::new(receipts).ok_or_else(|| PageError::malformed("receipts"))?;
    let made = LoanCertificate { network: network.id, note, receipts }.to_bytes();
    let proven = verify_certificate(&made, &network.key, Some(&network.id))?;
    Ok(Made { file: hex(&made), name: format!("loan-{}.tally", proven.loan) })
}

fn read(text: &str) -> Result<Proof, PageError> {
    let bytes = read_hex(text)?;
    Ok(ProofFile::from_bytes(&bytes).ok_or(ProofError::NotAProof)?.proof)
}
