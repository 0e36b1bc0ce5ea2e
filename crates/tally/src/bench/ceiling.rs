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

/// The rate, measured again between the other steps: a shared machine is not as fast at one minute as at the next.
pub struct Ceiling {
    signed: Vec<Signed>,
    rates: Vec<f64>,
}

impl Ceiling {
    pub fn new(payments: &[Payment]) -> Self {
        let signed: Vec<Signed> = payments.iter().take(BATCH).map(signed).collect();
        assert_eq!(signed.len(), BATCH, "the ceiling is measured on full batches");
        Self { signed, rates: Vec::new() }
    }

    /// Measures `runs` times more, each lasting `length`, every core verifying batches of its own.
    pub fn measure(&mut self, runs: usize, length: Duration) {
        self.rates.extend((0..runs).map(|_| run(&self.signed, length)));
    }

    /// Signatures a second: the median of all runs so far.
    pub fn rate(&self) -> f64 {
        let mut rates = self.rates.clone();
        rates.sort_by(f64::total_cmp);
        rates.get(rates.len() / 2).copied().unwrap_or_default()
    }
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
