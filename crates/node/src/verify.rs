//! Verifies signatures: Ed25519 in batches, the other kinds one by one.
//!
//! This file is the border to the signature libraries. The rules are those of `tally_types::signature`: Ed25519 under
//! ZIP-215 (single and batch agree on every input), secp256k1 with low S only, P-256 as WebAuthn assertions.

mod known_keys;

use known_keys::KnownKeys;
use p256::ecdsa::signature::Verifier as _;
use tally_ed25519::{Key, Signed};
use tally_types::{
    Hash, KeySignature, Transaction,
    signature::{NAMESPACE, P256Signature, Secp256k1Signature},
};

/// Signatures verified as one equation. Larger batches gain little and find a bad signature later.
pub const BATCH: usize = 1024;

/// A transaction whose signatures are to be verified.
#[derive(Debug)]
pub struct Candidate<'a> {
    pub id: Hash,
    pub transaction: &'a Transaction,
}

struct Ed25519Job<'a> {
    candidate: usize,
    key: Key,
    signature: &'a [u8; 64],
    id: Hash,
}

/// Verifies signatures, and remembers the keys that made them.
#[derive(Default)]
pub struct Verifier {
    keys: KnownKeys,
}

impl Verifier {
    /// For each candidate, whether all its signatures are valid.
    pub fn verify(&self, candidates: &[Candidate<'_>]) -> Vec<bool> {
        let mut valid = vec![true; candidates.len()];
        let (mut owners, mut keys, mut signatures) = (Vec::new(), Vec::new(), Vec::new());
        for (index, candidate) in candidates.iter().enumerate() {
            let witnesses = candidate.transaction.witnesses.iter();
            for signature in witnesses.flat_map(|witness| witness.signatures.iter()) {
                match signature {
                    KeySignature::Ed25519(inner) => {
                        owners.push(index);
                        keys.push(inner.key);
                        signatures.push(&inner.signature);
                    }
                    KeySignature::Secp256k1(inner) => {
                        valid[index] &= secp256k1_is_valid(inner, &candidate.id);
                    }
                    KeySignature::P256(inner) => valid[index] &= p256_is_valid(inner, &candidate.id),
                }
            }
        }
        let mut jobs = Vec::with_capacity(owners.len());
        for ((candidate, signature), key) in
            owners.into_iter().zip(signatures).zip(self.keys.decode_all(&keys))
        {
            match key {
                Some(key) => {
                    jobs.push(Ed25519Job { candidate, key, signature, id: candidates[candidate].id })
                }
                None => valid[candidate] = false,
            }
        }
        for batch in jobs.chunks(BATCH) {
            find_invalid(batch, &mut valid);
        }
        valid
    }
}

/// Marks the candidates of invalid signatures, halving a batch until they are found.
fn find_invalid(jobs: &[Ed25519Job<'_>], valid: &mut [bool]) {
    if are_valid(jobs) {
        return;
    }
    match jobs {
        [job] => valid[job.candidate] = false,
        _ => {
            let (left, right) = jobs.split_at(jobs.len() / 2);
            find_invalid(left, valid);
            find_invalid(right, valid);
        }
    }
}

fn are_valid(jobs: &[Ed25519Job<'_>]) -> bool {
    let signed = |job| {
        let Ed25519Job { key, signature, id, .. }: &Ed25519Job<'_> = job;
        Signed { key, signature, message: &id.0 }
    };
    let batch: Vec<_> = jobs.iter().map(signed).collect();
    tally_ed25519::verify(NAMESPACE, &batch)
}

fn uncompressed(point: &[u8; 64]) -> [u8; 65] {
    let mut bytes = [4; 65];
    bytes[1..].copy_from_slice(point);
    bytes
}

fn secp256k1_is_valid(signature: &Secp256k1Signature, id: &Hash) -> bool {
    let Ok(key) = secp256k1::PublicKey::from_slice(&uncompressed(&signature.key)) else { return false };
    let Ok(inner) = secp256k1::ecdsa::Signature::from_compact(&signature.signature) else { return false };
    // The library verifies low S only.
    secp256k1::ecdsa::verify(&inner, secp256k1::Message::from_digest(id.0), &key).is_ok()
}

fn p256_is_valid(signature: &P256Signature, id: &Hash) -> bool {
    let Some(message) = signature.signed_message(id) else { return false };
    let Ok(key) = p256::ecdsa::VerifyingKey::from_sec1_bytes(&uncompressed(&signature.key)) else {
        return false;
    };
    let Ok(inner) = p256::ecdsa::Signature::from_slice(&signature.signature) else { return false };
    key.verify(&message, &inner).is_ok()
}
