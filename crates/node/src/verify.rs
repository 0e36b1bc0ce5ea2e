//! Verifies signatures: Ed25519 in batches, the other kinds one by one.
//!
//! This file is the border to the signature libraries. The rules are those of `tally_types::signature`: Ed25519 under
//! ZIP-215 (single and batch agree on every input), secp256k1 with low S only, P-256 as WebAuthn assertions.

mod known_keys;
#[cfg(test)]
mod tests;

use known_keys::KnownKeys;
use p256::ecdsa::signature::Verifier as _;
use tally_ed25519::{Key, Signed};
use tally_types::{
    Hash, KeySignature, Transaction,
    signature::{NAMESPACE, P256Signature, Secp256k1Signature},
};

/// Signatures verified as one equation. Larger batches gain little and find a bad signature later.
pub const BATCH: usize = 2048;

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
    /// What is signed: the transaction's id, or what an operation claims.
    message: Hash,
}

/// Verifies signatures, and remembers the keys that made them.
pub struct Verifier {
    keys: KnownKeys,
    genesis: Hash,
}

impl Verifier {
    /// A verifier for the network of this genesis.
    pub fn new(genesis: Hash) -> Self {
        Self { keys: KnownKeys::default(), genesis }
    }

    /// For each candidate, whether all its signatures are valid: those of its witnesses, and those within its operations.
    pub fn verify(&self, candidates: &[Candidate<'_>]) -> Vec<bool> {
        let mut valid = vec![true; candidates.len()];
        let claims: Vec<(usize, KeySignature, Hash)> = candidates
            .iter()
            .enumerate()
            .flat_map(|(index, candidate)| {
                let claims = candidate.transaction.claims(&self.genesis);
                claims.map(move |(signature, message)| (index, signature, message))
            })
            .collect();
        let witnesses = candidates.iter().enumerate().flat_map(|(index, candidate)| {
            let signatures =
                candidate.transaction.witnesses.iter().flat_map(|witness| witness.signatures.iter());
            signatures.map(move |signature| (index, signature, candidate.id))
        });
        let claims = claims.iter().map(|(index, signature, message)| (*index, signature, *message));
        let (mut owners, mut keys, mut signatures) = (Vec::new(), Vec::new(), Vec::new());
        for (index, signature, message) in witnesses.chain(claims) {
            match signature {
                KeySignature::Ed25519(inner) => {
                    owners.push((index, message));
                    keys.push(inner.key);
                    signatures.push(&inner.signature);
                }
                KeySignature::Secp256k1(inner) => valid[index] &= secp256k1_is_valid(inner, &message),
                KeySignature::P256(inner) => valid[index] &= p256_is_valid(inner, &message),
            }
        }
        let mut jobs = Vec::with_capacity(owners.len());
        for (((candidate, message), signature), key) in
            owners.into_iter().zip(signatures).zip(self.keys.decode_all(&keys))
        {
            match key {
                Some(key) => jobs.push(Ed25519Job { candidate, key, signature, message }),
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
        let Ed25519Job { key, signature, message, .. }: &Ed25519Job<'_> = job;
        Signed { key, signature, message: &message.0 }
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
