//! Proofs: a line of the ledger with everything that leads to it from the network's public key.
//!
//! certificate → header → root → receipt or state record. The bytes of a proof file are [`MAGIC`] and the encoding of
//! [`ProofFile`]; the wallet checks them with nothing but the network's public key. Every byte is bound: the certificate
//! signs the header, the header commits to the roots, the roots to the line.

use crate::{
    Hash, Header, Receipt, StateKey,
    merkle::Path,
    state::MAX_RECORD_BYTES,
    wire::{ByteString, List},
};
use commonware_codec::{Copying, DecodeExt as _, Encode as _};

/// The first bytes of a proof file: the name and the version of the format.
pub const MAGIC: &[u8; 8] = b"TALLY\0\0\x01";

/// Greatest length of a certificate.
pub const MAX_CERTIFICATE_BYTES: usize = 1024;

/// Greatest length of a state database's proof.
pub const MAX_STATE_PROOF_BYTES: usize = 16 * 1024;

/// Most headers between a header and the certificate that makes it final.
pub const MAX_DESCENDANTS: usize = 64;

wire_struct! {
    /// A header with the encoded finalization certificate of consensus that makes it final.
    ///
    /// Consensus makes a block final together with all its ancestors, so now and then a block has no certificate of its
    /// own. Then `descendants` are the headers after it, each the child of the one before, and the certificate is over
    /// the last one's digest.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct CertifiedHeader {
        pub header: Header,
        pub descendants: List<Header, 0, MAX_DESCENDANTS>,
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

wire_struct! {
    /// Which network a proof is of. Certificates are signed under it, so a false one proves nothing.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct NetworkId {
        pub chain_id: u64,
        /// The genesis hash.
        pub genesis: Hash,
    }
}

impl NetworkId {
    /// The namespace under which the network's members sign: `TALLY`, the chain id (8 bytes) and the genesis hash.
    pub fn namespace(&self) -> Vec<u8> {
        [b"TALLY".as_slice(), &self.encode()].concat()
    }
}

wire_struct! {
    /// A proof that stands on its own: with the network's public key, all that a stranger needs.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ProofFile {
        pub network: NetworkId,
        pub proof: Proof,
    }
}

impl ProofFile {
    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        [MAGIC.as_slice(), &self.encode()].concat()
    }

    /// Reads a file; `None` when it is not a proof file, or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Self::decode(Copying(bytes.strip_prefix(MAGIC)?)).ok()
    }
}
