//! Verifying proofs: from the network's one public key to a line of the ledger, with no node and no network.
//!
//! certificate → header → root → receipt or state record. The members' certificate signs the header's digest under a
//! namespace that names the chain and its genesis; the header holds the roots. Every byte of a proof is bound, so one
//! that verifies is the one that was made. This is the only file that names types of the consensus library.

use bytes::Bytes;
use commonware_consensus::simplex::{scheme::bls12381_threshold::vrf, types::Finalization};
use commonware_cryptography::{
    Sha256,
    bls12381::primitives::{group::G2, variant::MinSig},
    ed25519, sha256,
};
use commonware_parallel::Sequential;
use commonware_storage::{
    mmr,
    qmdb::{
        any::unordered::{Update, variable::Operation},
        current::unordered::proof::constant::KeyValueProof,
    },
};
use commonware_utils::sequence::FixedBytes;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};
use std::fmt;
use tally_types::{
    Hash, Header, Receipt, StateKey,
    codec::{Copying, Decode as _, DecodeExt as _},
    hash::{hex, unhex},
    proof::{CertifiedHeader, NetworkId, Proof, ProofFile, ReceiptProof, StateProof},
};

type Scheme = vrf::Scheme<ed25519::PublicKey, MinSig>;
type Certificate = Finalization<Scheme, sha256::Digest>;

/// Bytes of a chunk of the state database's bitmap of present operations.
const CHUNK_BYTES: usize = 32;
/// Most digests of a state proof: the height of the greatest log.
const MAX_STATE_DIGESTS: usize = 256;

/// The network's public key: a point of BLS12-381's G2, compressed. It stays the same when members come and go.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NetworkKey(pub [u8; 96]);

impl NetworkKey {
    /// Reads 192 hexadecimal digits, with or without `0x`.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let bytes = unhex(text.trim()).and_then(|bytes| bytes.try_into().ok());
        let key = Self(bytes.ok_or(ProofError::KeyInvalid)?);
        key.point().map(|_| key)
    }

    fn point(&self) -> Result<G2, ProofError> {
        G2::decode(Copying(&self.0)).map_err(|_| ProofError::KeyInvalid)
    }
}

impl fmt::Display for NetworkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for NetworkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a proof proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// The network whose members certified it.
    pub network: NetworkId,
    /// The block it holds at.
    pub header: Header,
    pub line: Line,
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The receipt stands in the block at this place, from 0.
    Receipt { place: u32, receipt: Box<Receipt> },
    /// The record was the present one under its key after the block.
    Record { key: StateKey, record: Vec<u8> },
}

/// Verifies a proof file's bytes. `expected` is the network it must be of, where the reader knows more than the key.
pub fn verify_bytes(
    bytes: &[u8],
    key: &NetworkKey,
    expected: Option<&NetworkId>,
) -> Result<Proven, ProofError> {
    verify(&ProofFile::from_bytes(bytes).ok_or(ProofError::NotAProof)?, key, expected)
}

/// Verifies a proof file.
pub fn verify(
    file: &ProofFile,
    key: &NetworkKey,
    expected: Option<&NetworkId>,
) -> Result<Proven, ProofError> {
    if expected.is_some_and(|expected| *expected != file.network) {
        return Err(ProofError::WrongNetwork);
    }
    let (block, line) = match &file.proof {
        Proof::Receipt(proof) => (&proof.block, receipt_line(proof)?),
        Proof::State(proof) => (&proof.block, record_line(proof)?),
    };
    verify_header(block, key, &file.network)?;
    Ok(Proven { network: file.network, header: block.header.clone(), line })
}

/// Verifies that the network's members made a header final, by itself or through its descendants.
pub fn verify_header(
    block: &CertifiedHeader,
    key: &NetworkKey,
    network: &NetworkId,
) -> Result<(), ProofError> {
    let certificate = Certificate::decode_cfg(Copying(&block.certificate), &())
        .map_err(|_| ProofError::CertificateMalformed)?;
    let mut last = &block.header;
    for next in &block.descendants {
        if next.parent != last.digest() || Some(next.height) != last.height.checked_add(1) {
            return Err(ProofError::HeaderNotCertified);
        }
        last = next;
    }
    if certificate.proposal.payload != digest(&last.digest()) {
        return Err(ProofError::HeaderNotCertified);
    }
    // The two signatures of a certificate are checked at once, weighted. The weights must be out of reach of whoever
    // made the certificate; those that follow from its hash are, and need no generator.
    let seed = Hash::of("tally/certificate-weights", &[&key.0, &network.namespace(), &block.certificate]);
    let mut weights = ChaCha20Rng::from_seed(seed.0);
    let scheme = Scheme::certificate_verifier(&network.namespace(), key.point()?);
    certificate.verify(&mut weights, &scheme, &Sequential).then_some(()).ok_or(ProofError::CertificateInvalid)
}

fn receipt_line(proof: &ReceiptProof) -> Result<Line, ProofError> {
    if proof.path.root(proof.receipt.leaf()) != Some(proof.block.header.receipts_root) {
        return Err(ProofError::ReceiptNotInBlock);
    }
    Ok(Line::Receipt { place: proof.path.index, receipt: Box::new(proof.receipt.clone()) })
}

fn record_line(proof: &StateProof) -> Result<Line, ProofError> {
    let path = KeyValueProof::<mmr::Family, sha256::Digest, CHUNK_BYTES>::decode_cfg(
        Copying(&proof.proof),
        &MAX_STATE_DIGESTS,
    )
    .map_err(|_| ProofError::RecordNotInState)?;
    let update = Update(FixedBytes::new(proof.key.0), Bytes::copy_from_slice(&proof.record));
    let operation = Operation::<mmr::Family, FixedBytes<32>, Bytes>::Update(update);
    if !path.verify::<Sha256, _>(operation, &digest(&proof.block.header.state_root)) {
        return Err(ProofError::RecordNotInState);
    }
    Ok(Line::Record { key: proof.key, record: proof.record.to_vec() })
}

fn digest(hash: &Hash) -> sha256::Digest {
    sha256::Digest::from(hash.0)
}

/// Why a proof proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofError {
    NotAProof,
    /// The network's key is not one.
    KeyInvalid,
    /// The proof says that it is of another network than the one expected.
    WrongNetwork,
    CertificateMalformed,
    /// The certificate is of another block, or the headers between are not a chain.
    HeaderNotCertified,
    /// The members of the network with this key did not sign it.
    CertificateInvalid,
    ReceiptNotInBlock,
    RecordNotInState,
}

impl ProofError {
    /// What is wrong, in English.
    pub fn message(self) -> &'static str {
        match self {
            Self::NotAProof => "the file is not a proof, or of a version this wallet does not know",
            Self::KeyInvalid => {
                "the network's public key must be 192 hexadecimal digits that stand for a point"
            }
            Self::WrongNetwork => "the proof is of another network",
            Self::CertificateMalformed => "the proof's certificate is damaged",
            Self::HeaderNotCertified => "the proof's certificate is for another block",
            Self::CertificateInvalid => "the network with this public key did not certify this block",
            Self::ReceiptNotInBlock => "the receipt is not in the block: it was changed",
            Self::RecordNotInState => "the record is not in the state: it was changed",
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(self) -> &'static str {
        match self {
            Self::NotAProof => "该文件不是证明，或其版本不为此钱包所知",
            Self::KeyInvalid => "网络公钥须为 192 个十六进制数字，且代表一个点",
            Self::WrongNetwork => "该证明属于另一个网络",
            Self::CertificateMalformed => "证明中的证书已损坏",
            Self::HeaderNotCertified => "证明中的证书属于另一个区块",
            Self::CertificateInvalid => "拥有此公钥的网络没有为该区块作证",
            Self::ReceiptNotInBlock => "收据不在该区块中：它被改动过",
            Self::RecordNotInState => "记录不在该状态中：它被改动过",
        }
    }
}

impl fmt::Display for ProofError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for ProofError {}
