//! The ceiling: how many signatures the best stock library verifies in a second on all cores.
//!
//! Everything else is quoted as a share of it, because no payment is executed without its signature verified once.

use super::{parallel, workload::Payment};
use commonware_codec::{Copying, DecodeExt as _};
use commonware_cryptography::{BatchEntry, BatchVerifier as _, ed25519};
use commonware_parallel::Sequential;
use std::{
    thread,
    time::{Duration, Instant},
};
use tally_types::{Hash, KeySignature, Transaction, signature::NAMESPACE};

/// Signatures in one batch.
pub const BATCH: usize = 1024;

struct Signed {
    id: Hash,
    key: ed25519::PublicKey,
    signature: ed25519::Signature,
}

/// Signatures a second: the median of `runs`, each lasting `length`, every core verifying batches of its own.
pub fn measure(payments: &[Payment], runs: usize, length: Duration) -> f64 {
    let signed: Vec<Signed> = payments.iter().take(BATCH).map(signed).collect();
    assert_eq!(signed.len(), BATCH, "the ceiling is measured on full batches");
    let mut rates: Vec<f64> = (0..runs.max(1)).map(|_| run(&signed, length)).collect();
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

fn run(signed: &[Signed], length: Duration) -> f64 {
    thread::scope(|scope| {
        let workers: Vec<_> = (0..parallel::cores()).map(|_| scope.spawn(|| rate(signed, length))).collect();
        workers.into_iter().map(|worker| worker.join().expect("verification does not panic")).sum()
    })
}

fn rate(signed: &[Signed], length: Duration) -> f64 {
    let (start, mut batches) = (Instant::now(), 0u32);
    while start.elapsed() < length {
        let valid = ed25519::PublicKey::verify_batch(
            &mut rand::rng(),
            signed,
            |_, one| BatchEntry {
                namespace: NAMESPACE,
                message: &one.id.0,
                public_key: &one.key,
                signature: &one.signature,
            },
            &Sequential,
        );
        assert!(valid, "our own signatures are valid");
        batches += 1;
    }
    f64::from(batches) * BATCH as f64 / start.elapsed().as_secs_f64()
}

fn signed(payment: &Payment) -> Signed {
    let transaction = Transaction::decode(&payment.bytes).expect("our own payments decode");
    let KeySignature::Ed25519(inner) = &transaction.witnesses[0].signatures[0] else {
        unreachable!("benchmark keys are Ed25519")
    };
    Signed {
        id: payment.id,
        key: ed25519::PublicKey::decode(Copying(&inner.key)).expect("our own keys decode"),
        signature: ed25519::Signature::decode(Copying(&inner.signature)).expect("our own signatures decode"),
    }
}
