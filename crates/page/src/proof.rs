//! Proofs: what the network's members certified, checked here and shown as JSON.

pub mod loan;
mod record;

use crate::{error::PageError, session::Session};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tally_json::{Language, read_hex, receipt::Receipt};
use tally_types::{
    codec::{Copying, DecodeExt as _},
    hash::hex,
    proof::CertifiedHeader,
};
use tally_wallet::proof::{Line, ProofError, verify_bytes, verify_header};

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reader {
    #[default]
    En,
    Zh,
}

impl From<Reader> for Language {
    fn from(reader: Reader) -> Self {
        match reader {
            Reader::En => Self::English,
            Reader::Zh => Self::Chinese,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verify {
    file: String,
    #[serde(default)]
    language: Reader,
}

/// A certified header.
#[derive(Serialize)]
pub struct Header {
    height: u64,
    digest: String,
    parent: String,
    time_ms: u64,
    epoch: u64,
    view: u64,
    leader: String,
    transactions_root: String,
    receipts_root: String,
    state_root: String,
}

impl From<&tally_types::Header> for Header {
    fn from(header: &tally_types::Header) -> Self {
        Self {
            height: header.height,
            digest: header.digest().to_hex(),
            parent: header.parent.to_hex(),
            time_ms: header.time_ms,
            epoch: header.epoch,
            view: header.view,
            leader: hex(&header.leader),
            transactions_root: header.transactions_root.to_hex(),
            receipts_root: header.receipts_root.to_hex(),
            state_root: header.state_root.to_hex(),
        }
    }
}

/// A proven line of the ledger.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Shown {
    Receipt { place: u32, receipt: Box<Receipt> },
    Record { key: String, record: Value },
}

#[derive(Serialize)]
pub struct Proven {
    header: Header,
    line: Shown,
}

pub fn verify(session: &mut Session, input: Verify) -> Result<Proven, PageError> {
    let network = session.network()?;
    let scene = network.scene_in(input.language.into());
    let proven = verify_bytes(&read_hex(&input.file)?, &network.key, Some(&network.id))?;
    let line = match &proven.line {
        Line::Receipt { place, receipt } => {
            Shown::Receipt { place: *place, receipt: Box::new(Receipt::new(&scene, receipt)) }
        }
        Line::Record { key, record } => {
            let record = record::shown(&scene, proven.header.time_ms, key, record);
            Shown::Record { key: hex(&key.0), record }
        }
    };
    Ok(Proven { header: (&proven.header).into(), line })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certified {
    certificate: String,
}

#[derive(Serialize)]
pub struct Final {
    header: Header,
}

pub fn block(session: &mut Session, input: Certified) -> Result<Final, PageError> {
    let network = session.network()?;
    let bytes = read_hex(&input.certificate)?;
    let block = CertifiedHeader::decode(Copying(&bytes)).map_err(|_| ProofError::CertificateMalformed)?;
    verify_header(&block, &network.key, &network.id)?;
    Ok(Final { header: (&block.header).into() })
}
