//! Wycheproof: ECDSA over secp256k1 and P-256 with SHA-256 and fixed-width signatures.

use super::unhex;
use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
use tally_types::{Hash, KeySignature, signature::Secp256k1Signature};
use tally_wallet::verify::{SignatureError, verify};
use wycheproof::{TestResult, ecdsa};

/// Half of secp256k1's order: the greatest `s` that the ledger takes.
const HALF_ORDER: &str = "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0";

fn tests(name: ecdsa::TestName) -> Vec<([u8; 64], ecdsa::Test)> {
    let set = ecdsa::TestSet::load(name).unwrap();
    let group = |group: ecdsa::TestGroup| {
        let point: [u8; 64] = group.key.key[1..].try_into().unwrap();
        group.tests.into_iter().map(move |test| (point, test))
    };
    set.test_groups.into_iter().flat_map(group).collect()
}

#[test]
fn secp256k1() {
    let (mut valid, mut high) = (0, 0);
    for (key, test) in tests(ecdsa::TestName::EcdsaSecp256k1Sha256P1363) {
        let Ok(signature) = <[u8; 64]>::try_from(&test.sig[..]) else {
            assert_eq!(test.result, TestResult::Invalid);
            continue;
        };
        let id = Hash::sha256(&[&test.msg]);
        let found = verify(&KeySignature::Secp256k1(Secp256k1Signature { key, signature }), &id);
        match test.result {
            // The vectors take either half; the ledger takes the lower.
            TestResult::Valid if signature[32..] > unhex(HALF_ORDER)[..] => {
                assert_eq!(found, Err(SignatureError::HighS), "{} {}", test.tc_id, test.comment);
                high += 1;
            }
            TestResult::Valid => {
                assert_eq!(found, Ok(()), "{} {}", test.tc_id, test.comment);
                valid += 1;
            }
            _ => assert!(found.is_err(), "{} {}", test.tc_id, test.comment),
        }
    }
    assert!(valid > 50 && high > 20, "{valid} {high}");
}

/// The curve's signatures as the wallet checks a passkey's, less the assertion around them, which no vector has.
#[test]
fn p256() {
    let mut valid = 0;
    for (key, test) in tests(ecdsa::TestName::EcdsaSecp256r1Sha256P1363) {
        let point = [&[4], &key[..]].concat();
        let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).unwrap();
        let digest = Hash::sha256(&[&test.msg]).0;
        let signature = p256::ecdsa::Signature::from_slice(&test.sig);
        let found = signature.is_ok_and(|signature| key.verify_prehash(&digest, &signature).is_ok());
        assert_eq!(found, test.result == TestResult::Valid, "{} {}", test.tc_id, test.comment);
        valid += usize::from(found);
    }
    assert!(valid > 100, "{valid}");
}
