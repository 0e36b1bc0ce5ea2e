//! A note with its whole history, each entry proven: a file that stands on its own.
//!
//! Invariant: an event is in a note's history exactly if it names the note and is not one of its offer, so whoever
//! reads the receipts finds the same entries, in the same order, as the ledger chained.

use super::LoanId;
use crate::{
    Event,
    proof::{NetworkId, ReceiptProof, StateProof},
    receipt::LoanAgreed,
    wire::List,
};
use commonware_codec::{Copying, DecodeExt as _, Encode as _};

/// The first bytes of a certificate's file: the name and the version of the format.
pub const CERTIFICATE_MAGIC: &[u8; 8] = b"TALLYLN\x01";
/// Most receipts of a certificate.
pub const MAX_CERTIFICATE_RECEIPTS: usize = 16_384;

wire_struct! {
    /// A note's record, and the receipts that hold its history.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct LoanCertificate {
        pub network: NetworkId,
        /// Of the note's record.
        pub note: StateProof,
        /// Strictly ascending by block and place. Each holds an event of the history, or several.
        pub receipts: List<ReceiptProof, 1, MAX_CERTIFICATE_RECEIPTS>,
    }
}

impl LoanCertificate {
    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        [CERTIFICATE_MAGIC.as_slice(), &self.encode()].concat()
    }

    /// Reads a file; `None` when it is not a certificate, or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Self::decode(Copying(bytes.strip_prefix(CERTIFICATE_MAGIC)?)).ok()
    }
}

impl Event {
    /// The loan it is about, be it an offer or a note.
    pub fn loan(&self) -> Option<LoanId> {
        Some(match self {
            Self::LoanOffered(it) | Self::LoanOfferEnded(it) | Self::LoanSigned(it) => it.loan,
            Self::LoanAccepted(it) => it.loan,
            Self::LoanRepaid(it) | Self::LoanForgiven(it) | Self::GuaranteePaid(it) => it.loan,
            Self::RepaymentStated(it) => it.loan,
            Self::RepaymentAnswered(it) => it.loan,
            Self::LoanAssigned(it) => it.loan,
            Self::CollateralAdded(it) | Self::CollateralReleased(it) => it.loan,
            Self::CollateralClaimed(it) => it.loan,
            Self::LoanDefaulted(it) => it.loan,
            Self::LoanDisputed(it) | Self::LoanWitnessed(it) => it.loan,
            _ => return None,
        })
    }

    /// The note whose history it is in; events of offers are in none.
    pub fn note(&self) -> Option<LoanId> {
        match self {
            Self::LoanOffered(_)
            | Self::LoanOfferEnded(_)
            | Self::LoanAccepted(LoanAgreed { made: false, .. }) => None,
            other => other.loan(),
        }
    }
}
