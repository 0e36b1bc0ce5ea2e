//! Proofs: a line of the ledger with everything that leads to it from the network's public key.
//!
//! certificate → header → root → receipt or state record. The bytes of a proof file are [`MAGIC`] and the encoding of
//! [`Proof`]; the wallet checks them with nothing but the network's public key. Every byte is bound: the certificate
//! signs the header, the header commits to the roots, the roots to the line.

use crate::{Header, Receipt, StateKey, merkle::Path, state::MAX_RECORD_BYTES, wire::ByteString};
use commonware_codec::{Copying, DecodeExt as _, Encode as _};

/// The first bytes of a proof file: the name and the version of the format.
pub const MAGIC: &[u8; 8] = b"TALLY\0\0\x01";

/// Greatest length of a certificate.
pub const MAX_CERTIFICATE_BYTES: usize = 1024;

/// Greatest length of a state database's proof.
pub const MAX_STATE_PROOF_BYTES: usize = 16 * 1024;

wire_struct! {
    /// A certified header: the encoded finalization certificate of consensus over the header's digest.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct CertifiedHeader {
        pub header: Header,
        pub certificate: ByteString<1, MAX_CERTIFICATE_BYTES>,
    }
}

wire_struct! {
    /// That this receipt stands in that block.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ReceiptProof {
        pub block: CertifiedHeader,
        pub path: Path,
        pub receipt: Receipt,
    }
}

wire_struct! {
    /// That this record was the present one under its key after that block.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct StateProof {
        pub block: CertifiedHeader,
        pub key: StateKey,
        pub record: ByteString<0, MAX_RECORD_BYTES>,
        /// The state database's own proof (see docs/protocol/proofs.md).
        pub proof: ByteString<1, MAX_STATE_PROOF_BYTES>,
    }
}

wire_enum! {
    /// What a proof file holds.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub enum Proof {
        1 = Receipt(ReceiptProof),
        2 = State(StateProof),
    }
}

impl Proof {
    /// The bytes of a proof file.
    pub fn to_file(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&self.encode());
        bytes
    }

    /// Reads a proof file; `None` when it is not one, or of another version.
    pub fn from_file(bytes: &[u8]) -> Option<Self> {
        Self::decode(Copying(bytes.strip_prefix(MAGIC)?)).ok()
    }
}
