//! Verifies signatures: Ed25519 in batches, the other kinds one by one.
//!
//! This file is the border to the signature libraries. The rules are those of `tally_types::signature`: Ed25519 under
//! ZIP-215 (single and batch agree on every input), secp256k1 with low S only, P-256 as WebAuthn assertions.

use commonware_codec::{Copying, DecodeExt as _};
use commonware_cryptography::{BatchEntry, BatchVerifier as _, Verifier as _, ed25519};
use commonware_parallel::Sequential;
use p256::ecdsa::signature::Verifier as _;
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

struct Ed25519Job {
    candidate: usize,
    key: ed25519::PublicKey,
    signature: ed25519::Signature,
    id: Hash,
}

/// For each candidate, whether all its signatures are valid.
pub fn verify(candidates: &[Candidate<'_>]) -> Vec<bool> {
    let mut valid = vec![true; candidates.len()];
    let mut jobs = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        for signature in candidate.transaction.witnesses.iter().flat_map(|witness| witness.signatures.iter())
        {
            match signature {
                KeySignature::Ed25519(inner) => match ed25519::PublicKey::decode(Copying(&inner.key)) {
                    Ok(key) => jobs.push(Ed25519Job {
                        candidate: index,
                        key,
                        signature: ed25519::Signature::try_from(inner.signature)
                            .expect("any 64 bytes are read as a signature"),
                        id: candidate.id,
                    }),
                    Err(_) => valid[index] = false,
                },
                KeySignature::Secp256k1(inner) => valid[index] &= secp256k1_is_valid(inner, &candidate.id),
                KeySignature::P256(inner) => valid[index] &= p256_is_valid(inner, &candidate.id),
            }
        }
    }
    for batch in jobs.chunks(BATCH) {
        find_invalid(batch, &mut valid);
    }
    valid
}

/// Marks the candidates of invalid signatures, halving a batch until they are found.
fn find_invalid(jobs: &[Ed25519Job], valid: &mut [bool]) {
    match jobs {
        [] => {}
        [job] => {
            if !job.key.verify(NAMESPACE, &job.id.0, &job.signature) {
                valid[job.candidate] = false;
            }
        }
        _ if batch_is_valid(jobs) => {}
        _ => {
            let (left, right) = jobs.split_at(jobs.len() / 2);
            find_invalid(left, valid);
            find_invalid(right, valid);
        }
    }
}

fn batch_is_valid(jobs: &[Ed25519Job]) -> bool {
    ed25519::PublicKey::verify_batch(
        &mut rand::rng(),
        jobs,
        |_, job| BatchEntry {
            namespace: NAMESPACE,
            message: &job.id.0,
            public_key: &job.key,
            signature: &job.signature,
        },
        &Sequential,
    )
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
