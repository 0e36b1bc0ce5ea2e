//! The same signatures are valid as for the stock verifier: in any company, of any keys, and in every corner of ZIP-215.

use commonware_codec::{Copying, DecodeExt as _};
use commonware_cryptography::{Signer as _, Verifier as _, ed25519};
use curve25519_dalek::{constants::EIGHT_TORSION, edwards::CompressedEdwardsY, scalar::Scalar};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha20Rng;
use std::collections::BTreeSet;
use tally_ed25519::{Key, Signed, verify};

const NAMESPACE: &[u8] = b"RULE";

struct Case {
    key: [u8; 32],
    signature: [u8; 64],
    message: Vec<u8>,
}

impl Case {
    fn signed(seed: u64, message: &[u8]) -> Self {
        let key = ed25519::PrivateKey::from_seed(seed);
        let signature = key.sign(NAMESPACE, message).as_ref().try_into().unwrap();
        Self { key: key.public_key().as_ref().try_into().unwrap(), signature, message: message.to_vec() }
    }

    fn stock_verdict(&self) -> bool {
        let signature = ed25519::Signature::try_from(self.signature).unwrap();
        ed25519::PublicKey::decode(Copying(&self.key))
            .is_ok_and(|key| key.verify(NAMESPACE, &self.message, &signature))
    }
}

/// `None` when a key is not a point.
fn verdict(cases: &[&Case]) -> Option<bool> {
    let bytes: Vec<_> = cases.iter().map(|case| case.key).collect();
    let keys = Key::decode_all(&bytes).into_iter().collect::<Option<Vec<_>>>()?;
    let signed = cases.iter().zip(&keys);
    let batch: Vec<_> = signed
        .map(|(case, key)| Signed { key, signature: &case.signature, message: &case.message })
        .collect();
    Some(verify(NAMESPACE, &batch))
}

#[test]
fn good_signatures_pass_and_one_changed_bit_fails_the_batch() {
    let mut source = ChaCha20Rng::seed_from_u64(3);
    for size in [1, 2, 7, 8, 9, 16, 33, 300] {
        // Some keys sign several times.
        let mut cases: Vec<Case> =
            (0..size).map(|place| Case::signed(place as u64 % 200, &vec![place as u8; place % 90])).collect();
        assert_eq!(verdict(&cases.iter().collect::<Vec<_>>()), Some(true), "{size}");
        for _ in 0..8 {
            let (victim, bit) = (source.next_u32() as usize % size, source.next_u32() as usize % 512);
            cases[victim].signature[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(verdict(&cases.iter().collect::<Vec<_>>()), Some(false), "{size}, bit {bit}");
            cases[victim].signature[bit / 8] ^= 1 << (bit % 8);
        }
        cases[size / 2].message.push(1);
        assert_eq!(verdict(&cases.iter().collect::<Vec<_>>()), Some(false), "{size}");
    }
}

/// Every encoding of a point of small order, canonical or not.
fn small_order() -> Vec<[u8; 32]> {
    let mut candidates: BTreeSet<[u8; 32]> = EIGHT_TORSION.iter().map(|point| point.compress().0).collect();
    for low in 0..=255 {
        for (middle, high) in [(0, 0), (0, 128), (255, 127), (255, 255)] {
            let mut bytes = [middle; 32];
            (bytes[0], bytes[31]) = (low, high);
            candidates.insert(bytes);
        }
    }
    let small = |bytes: &[u8; 32]| {
        CompressedEdwardsY(*bytes).decompress().is_some_and(|point| point.is_small_order())
    };
    candidates.into_iter().filter(small).collect()
}

#[test]
fn small_orders_pass_alone_and_together() {
    let encodings = small_order();
    assert_eq!(encodings.len(), 14);
    let mut cases = Vec::new();
    for key in &encodings {
        for commitment in &encodings {
            let mut signature = [0; 64];
            signature[..32].copy_from_slice(commitment);
            cases.push(Case { key: *key, signature, message: b"Zcash".to_vec() });
        }
    }
    let honest = Case::signed(1, b"honest");
    for case in &cases {
        assert!(case.stock_verdict());
        assert_eq!(verdict(&[case]), Some(true));
        assert_eq!(verdict(&[&honest, case]), Some(true));
    }
    assert_eq!(verdict(&cases.iter().collect::<Vec<_>>()), Some(true));
}

#[test]
fn a_scalar_that_is_not_below_the_order_fails() {
    let mut case = Case::signed(4, b"malleable");
    let honest = Case::signed(5, b"honest");
    // s + L, in the bytes' own arithmetic.
    let order = {
        let mut order = (-Scalar::ONE).to_bytes();
        order[0] += 1;
        order
    };
    let mut carry = 0;
    for (byte, other) in case.signature[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(other) + carry;
        (*byte, carry) = (sum as u8, sum >> 8);
    }
    assert!(!case.stock_verdict());
    assert_eq!(verdict(&[&case]), Some(false));
    assert_eq!(verdict(&[&honest, &case]), Some(false));
}

#[test]
fn alone_and_in_a_batch_agree_with_the_stock_verifier_on_odd_signatures() {
    let mut source = ChaCha20Rng::seed_from_u64(6);
    let small = small_order();
    let honest = Case::signed(7, b"honest");
    let mut seen = [0; 2];
    for round in 0..600 {
        let mut case = Case::signed(round, b"odd");
        match round % 4 {
            // A commitment moved by a point of small order: the cofactor forgives it when the hash is the same, which
            // it is not.
            0 => case.signature[..32].copy_from_slice(&small[round as usize % small.len()]),
            1 => source.fill_bytes(&mut case.signature[..32]),
            2 => case.key = small[round as usize % small.len()],
            _ => source.fill_bytes(&mut case.key),
        }
        let expected = case.stock_verdict();
        seen[usize::from(verdict(&[&case]).is_none())] += 1;
        assert_eq!(verdict(&[&case]).unwrap_or(false), expected);
        assert_eq!(verdict(&[&honest, &case]).unwrap_or(false), expected);
    }
    assert!(seen[0] > 100 && seen[1] > 50, "both points and other bytes occur: {seen:?}");
}

#[test]
fn nothing_to_verify_is_valid() {
    assert_eq!(verdict(&[]), Some(true));
}
