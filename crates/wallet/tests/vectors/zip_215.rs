//! ZIP-215: every pair of small-order encodings is a valid signature with `s = 0`, one by one and in one batch.
//!
//! Also an independent verifier of the same rule over plain messages, held against the wallet's on small-order keys and
//! against RFC 8032's and Wycheproof's signatures.

use super::unhex;
use commonware_cryptography::{BatchEntry, BatchVerifier as _, ed25519};
use commonware_parallel::Sequential;
use curve25519_dalek::{
    constants::{ED25519_BASEPOINT_POINT, EIGHT_TORSION},
    edwards::{CompressedEdwardsY, EdwardsPoint},
    scalar::Scalar,
    traits::IsIdentity as _,
};
use ed25519_dalek::Signer as _;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};
use sha2::{Digest as _, Sha512};
use std::collections::BTreeSet;
use tally_types::{
    Hash, KeySignature,
    codec::{Copying, DecodeExt as _},
    signature::{Ed25519Signature, NAMESPACE},
};
use tally_wallet::verify::{SignatureError, verify};

/// 2^255 - 19, little-endian.
const P: [u8; 32] = {
    let mut p = [255; 32];
    p[0] = 237;
    p[31] = 127;
    p
};

/// The 8 canonical encodings of points of small order and the 6 others that decode to such points: those with `y` not
/// below the field's order, and those with the sign of a zero `x` set.
fn small_order_encodings() -> Vec<[u8; 32]> {
    let torsion: BTreeSet<[u8; 32]> = EIGHT_TORSION.iter().map(|point| point.compress().0).collect();
    let mut encodings = torsion.clone();
    for encoding in &torsion {
        for sign in [0, 128] {
            let mut signed = *encoding;
            signed[31] = signed[31] & 127 | sign;
            // Every y below 19 has a second encoding, y + p.
            let small =
                signed[1..31].iter().all(|byte| *byte == 0) && signed[31] & 127 == 0 && signed[0] < 19;
            let mut above = P;
            above[0] = above[0].wrapping_add(signed[0]);
            above[31] |= sign;
            for candidate in [Some(signed), small.then_some(above)].into_iter().flatten() {
                let point = CompressedEdwardsY(candidate).decompress();
                if point.is_some_and(|point| point.is_small_order()) {
                    encodings.insert(candidate);
                }
            }
        }
    }
    encodings.into_iter().collect()
}

fn pairs() -> Vec<([u8; 32], [u8; 64])> {
    let encodings = small_order_encodings();
    let signature = |r: &[u8; 32]| std::array::from_fn(|place| if place < 32 { r[place] } else { 0 });
    encodings.iter().flat_map(|key| encodings.iter().map(|r| (*key, signature(r)))).collect()
}

/// ZIP-215 from its text: `[8]R = [8]([s]B - [k]A)`, encodings as they stand in the hash, `s` below the order.
fn reference(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    let (r, s) = signature.split_first_chunk::<32>().unwrap();
    let points = (CompressedEdwardsY(*key).decompress(), CompressedEdwardsY(*r).decompress());
    let s: Option<Scalar> = Scalar::from_canonical_bytes(s.try_into().unwrap()).into();
    let ((Some(a), Some(point_r)), Some(s)) = (points, s) else { return false };
    let digest: [u8; 64] =
        Sha512::new().chain_update(r).chain_update(key).chain_update(message).finalize().into();
    let k = Scalar::from_bytes_mod_order_wide(&digest);
    let difference: EdwardsPoint = s * ED25519_BASEPOINT_POINT - k * a - point_r;
    difference.mul_by_cofactor().is_identity()
}

/// What a key signs for an id.
fn message(id: &Hash) -> Vec<u8> {
    [&[NAMESPACE.len() as u8], NAMESPACE, &id.0].concat()
}

#[test]
fn all_196_small_order_cases_verify_one_by_one_and_in_a_batch() {
    let id = Hash::sha256(&[b"Zcash"]);
    let pairs = pairs();
    assert_eq!(pairs.len(), 196);
    let mut items = Vec::new();
    for (key, signature) in pairs {
        assert!(reference(&key, &message(&id), &signature));
        let witness = KeySignature::Ed25519(Ed25519Signature { key, signature });
        assert_eq!(verify(&witness, &id), Ok(()));
        items.push((
            ed25519::PublicKey::decode(Copying(&key)).unwrap(),
            ed25519::Signature::decode(Copying(&signature)).unwrap(),
        ));
    }
    let batch = |items: &[(ed25519::PublicKey, ed25519::Signature)]| {
        ed25519::PublicKey::verify_batch(
            &mut ChaCha20Rng::from_seed([1; 32]),
            items,
            |_, (key, signature)| BatchEntry {
                namespace: NAMESPACE,
                message: &id.0,
                public_key: key,
                signature,
            },
            &Sequential,
        )
    };
    assert!(batch(&items));
    // One signature that is none spoils the batch.
    let mut wrong = [0; 64];
    wrong[32] = 1;
    items[0].1 = ed25519::Signature::decode(Copying(&wrong)).unwrap();
    assert!(!batch(&items));
}

#[test]
fn single_batch_and_reference_agree_on_signatures_with_a_small_order_part() {
    // Keys and nonces with a component of small order: cofactored rules accept what cofactorless ones would not.
    let id = Hash([3; 32]);
    for (index, torsion) in EIGHT_TORSION.iter().enumerate() {
        let (secret, nonce) = (Scalar::from(7u64), Scalar::from(11u64));
        for (a, r) in [
            (secret * ED25519_BASEPOINT_POINT + torsion, nonce * ED25519_BASEPOINT_POINT),
            (secret * ED25519_BASEPOINT_POINT, nonce * ED25519_BASEPOINT_POINT + torsion),
        ] {
            let (key, r) = (a.compress().0, r.compress().0);
            let digest: [u8; 64] =
                Sha512::new().chain_update(r).chain_update(key).chain_update(message(&id)).finalize().into();
            let s = nonce + Scalar::from_bytes_mod_order_wide(&digest) * secret;
            let mut signature = [0; 64];
            signature[..32].copy_from_slice(&r);
            signature[32..].copy_from_slice(&s.to_bytes());
            let item = (
                ed25519::PublicKey::decode(Copying(&key)).unwrap(),
                ed25519::Signature::decode(Copying(&signature)).unwrap(),
            );
            let batch = ed25519::PublicKey::verify_batch(
                &mut ChaCha20Rng::from_seed([2; 32]),
                std::slice::from_ref(&item),
                |_, (key, signature)| BatchEntry {
                    namespace: NAMESPACE,
                    message: &id.0,
                    public_key: key,
                    signature,
                },
                &Sequential,
            );
            let single = verify(&KeySignature::Ed25519(Ed25519Signature { key, signature }), &id);
            assert_eq!(
                (reference(&key, &message(&id), &signature), batch, single),
                (true, true, Ok(())),
                "{index}"
            );
        }
    }
}

#[test]
fn a_signature_with_a_great_s_is_refused() {
    // s + order is the same number and another text: malleable where it is accepted.
    const ORDER: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
    let (key, _) = pairs()[0];
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&key);
    signature[32..].copy_from_slice(&unhex(ORDER));
    let witness = KeySignature::Ed25519(Ed25519Signature { key, signature });
    assert_eq!(verify(&witness, &Hash::ZERO), Err(SignatureError::Mismatch));
}

/// RFC 8032, §7.1, tests 1 to 3 and SHA(abc): secret, public, message, signature.
const RFC_8032: &[(&str, &str, &str, &str)] = &[
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        concat!(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555",
            "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        concat!(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        concat!(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac",
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        concat!(
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a",
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
        concat!(
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589",
            "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        ),
    ),
];

#[test]
fn rfc_8032_keys_and_signatures() {
    for (secret, public, message, signature) in RFC_8032 {
        let secret: [u8; 32] = unhex(secret).try_into().unwrap();
        let key = ed25519_dalek::SigningKey::from_bytes(&secret);
        assert_eq!(key.verifying_key().as_bytes()[..], unhex(public)[..]);
        assert_eq!(key.sign(&unhex(message)).to_bytes()[..], unhex(signature)[..]);
        let public = unhex(public).try_into().unwrap();
        assert!(reference(&public, &unhex(message), &unhex(signature).try_into().unwrap()));
        // The wallet's key of the same secret is the same key.
        let wallet = tally_wallet::SecretKey::from_bytes(tally_wallet::KeyKind::Ed25519, &secret).unwrap();
        assert_eq!(wallet.public(), tally_types::PublicKey::Ed25519(public));
    }
}

/// Wycheproof's Ed25519 signatures are over messages of their own, which no id can be. They are checked by the
/// reference above, and the reference against the wallet on their keys and numbers.
#[test]
fn wycheproof_ed25519() {
    use wycheproof::{TestResult, eddsa};
    let set = eddsa::TestSet::load(eddsa::TestName::Ed25519).unwrap();
    let mut checked = 0;
    for group in &set.test_groups {
        let key: [u8; 32] = group.key.pk[..].try_into().unwrap();
        for test in &group.tests {
            let signature: Result<[u8; 64], _> = test.sig[..].try_into();
            let valid = signature.is_ok_and(|signature| reference(&key, &test.msg, &signature));
            // RFC 8032 refuses the sign of a zero x; ZIP-215 lets it stand, as it did before there was a rule.
            let lenient = test.tc_id == 151;
            assert_eq!(valid, lenient || test.result == TestResult::Valid, "{} {}", test.tc_id, test.comment);
            let Ok(signature) = signature else { continue };
            let id = Hash::sha256(&[&test.msg]);
            let single = verify(&KeySignature::Ed25519(Ed25519Signature { key, signature }), &id).is_ok();
            assert_eq!(single, reference(&key, &message(&id), &signature), "{}", test.tc_id);
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked}");
}
