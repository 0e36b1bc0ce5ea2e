//! A loan's certificate: the note's record and every entry of its history, checked with nothing but the network's key.
//!
//! Invariant: what it proves is the whole history. The record holds the hash of the chain of its entries, so that one
//! left out, added, changed or moved gives another hash.

use crate::proof::{Line, NetworkKey, ProofError, verify};
use std::fmt;
use tally_types::{
    Event, Hash, Header, StateKey,
    codec::{Copying, DecodeExt as _},
    loan::{History, LoanCertificate, LoanId, Note},
    proof::{NetworkId, Proof, ProofFile, ReceiptProof},
};

/// A note and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvenLoan {
    pub network: NetworkId,
    /// The block after which the note was this.
    pub header: Header,
    pub loan: LoanId,
    pub note: Note,
    /// From its making on.
    pub history: Vec<Entry>,
}

/// An entry of a note's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub height: u64,
    /// The time of its block.
    pub time_ms: u64,
    pub transaction: Hash,
    pub event: Event,
}

/// Whether a file's bytes claim to be a loan's certificate.
pub fn is_certificate(bytes: &[u8]) -> bool {
    bytes.starts_with(tally_types::loan::CERTIFICATE_MAGIC)
}

/// Verifies a certificate's bytes. `expected` is the network it must be of, where the reader knows more than the key.
pub fn verify_certificate(
    bytes: &[u8],
    key: &NetworkKey,
    expected: Option<&NetworkId>,
) -> Result<ProvenLoan, CertificateError> {
    let LoanCertificate { network, note, receipts } =
        LoanCertificate::from_bytes(bytes).ok_or(ProofError::NotAProof)?;
    let proven = verify(&ProofFile { network, proof: Proof::State(note) }, key, expected)?;
    let Line::Record { key: place, record } = proven.line else { return Err(CertificateError::NotANote) };
    let loan = loan_of(&place).ok_or(CertificateError::NotANote)?;
    let note = Note::decode(Copying(&record)).map_err(|_| CertificateError::NotANote)?;
    let history = read(loan, &receipts, network, key)?;
    let mut chain = History::default();
    history.iter().for_each(|entry| chain.append(&entry.event));
    if chain != note.history {
        return Err(CertificateError::OtherHistory { found: chain.count, demanded: note.history.count });
    }
    Ok(ProvenLoan { network, header: proven.header, loan, note, history })
}

/// The loan whose note is under `key`.
pub fn loan_of(key: &StateKey) -> Option<LoanId> {
    let id = LoanId(u64::from_be_bytes(key.0.get(1..9)?.try_into().ok()?));
    (StateKey::loan(id) == *key).then_some(id)
}

/// The entries of a loan's history that proven receipts hold, in order.
fn read(
    loan: LoanId,
    receipts: &[ReceiptProof],
    network: NetworkId,
    key: &NetworkKey,
) -> Result<Vec<Entry>, CertificateError> {
    let place = |proof: &ReceiptProof| (proof.block.header.height, proof.path.index);
    if !receipts.is_sorted_by(|one, next| place(one) < place(next)) {
        return Err(CertificateError::OutOfOrder);
    }
    let mut history = Vec::new();
    for proof in receipts {
        let file = ProofFile { network, proof: Proof::Receipt(proof.clone()) };
        verify(&file, key, None)?;
        let header = &proof.block.header;
        let own = proof.receipt.events.iter().filter(|event| event.note() == Some(loan));
        history.extend(own.map(|event| Entry {
            height: header.height,
            time_ms: header.time_ms,
            transaction: proof.receipt.transaction,
            event: event.clone(),
        }));
    }
    Ok(history)
}

/// Why a certificate proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateError {
    /// One of its proofs does not hold.
    Proof(ProofError),
    /// Its record is not that of a note.
    NotANote,
    /// Its receipts are not in the order of blocks and places, or one is there twice.
    OutOfOrder,
    /// Its receipts are not the note's whole history, or more than that.
    OtherHistory { found: u64, demanded: u64 },
}

impl CertificateError {
    /// What is wrong, in English.
    pub fn message(self) -> &'static str {
        match self {
            Self::Proof(error) => error.message(),
            Self::NotANote => "the certificate's record is not that of a loan's note",
            Self::OutOfOrder => "the certificate's receipts are not in the order of the chain",
            Self::OtherHistory { .. } => {
                "the certificate's receipts are not the whole history of the note: one is missing, added or changed"
            }
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(self) -> &'static str {
        match self {
            Self::Proof(error) => error.message_zh(),
            Self::NotANote => "该凭证中的记录不是借据",
            Self::OutOfOrder => "该凭证中的收据未按链上顺序排列",
            Self::OtherHistory { .. } => "该凭证中的收据不是借据的完整历史：有缺失、添加或改动",
        }
    }
}

impl From<ProofError> for CertificateError {
    fn from(error: ProofError) -> Self {
        Self::Proof(error)
    }
}

impl fmt::Display for CertificateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for CertificateError {}
