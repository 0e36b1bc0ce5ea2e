//! Verification of one key's signature over a transaction's id, the same everywhere a wallet runs.
//!
//! The rules are consensus: a node's batch verifier accepts exactly what this accepts.
//! - Ed25519: ZIP-215 over `0x08 "TALLY_TX" || id`, cofactored, non-canonical points allowed, `s` below the order.
//! - secp256k1: ECDSA over the id as the digest, `s` in the lower half, the key a point of the curve.
//! - P-256: a WebAuthn assertion that [`P256Signature::signed_message`] reads, ECDSA over its SHA-256, `s` in either half.

use commonware_cryptography::{Verifier as _, ed25519};
use k256::ecdsa::signature::{Verifier as _, hazmat::PrehashVerifier as _};
use std::fmt;
use tally_types::{
    Body, Hash, KeySignature, PublicKey, Transaction,
    codec::{Copying, DecodeExt as _},
    signature::{Ed25519Signature, NAMESPACE, P256Signature, Secp256k1Signature},
};

/// Why a signature does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureError {
    /// The key is not a point of its curve.
    KeyInvalid,
    /// `r` or `s` is zero or not below the curve's order.
    SignatureMalformed,
    /// A secp256k1 signature with `s` in the upper half.
    HighS,
    /// The client data does not name the type and the transaction's id where they belong.
    ClientData,
    /// The authenticator did not see its user.
    UserAbsent,
    /// The key did not sign this id.
    Mismatch,
}

impl SignatureError {
    /// What is wrong, in English.
    pub fn message(self) -> &'static str {
        match self {
            Self::KeyInvalid => "the signature's key is not a valid public key",
            Self::SignatureMalformed => "the signature is not a pair of numbers of its curve",
            Self::HighS => "the signature is not in the lower half, which the ledger requires",
            Self::ClientData => "the passkey signed something other than this transaction",
            Self::UserAbsent => "the passkey signed without its user being present",
            Self::Mismatch => "the signature does not match the transaction and the key",
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(self) -> &'static str {
        match self {
            Self::KeyInvalid => "签名的密钥不是有效的公钥",
            Self::SignatureMalformed => "签名不是该曲线上的有效数对",
            Self::HighS => "签名不在账本要求的下半区",
            Self::ClientData => "通行密钥签署的不是这笔交易",
            Self::UserAbsent => "通行密钥签名时用户不在场",
            Self::Mismatch => "签名与交易和密钥不匹配",
        }
    }
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for SignatureError {}

/// Whether `signature` is its key's signature over `id`.
pub fn verify(signature: &KeySignature, id: &Hash) -> Result<(), SignatureError> {
    match signature {
        KeySignature::Ed25519(signature) => verify_ed25519(signature, id),
        KeySignature::Secp256k1(signature) => verify_secp256k1(signature, id),
        KeySignature::P256(signature) => verify_p256(signature, id),
    }
}

/// Whether every signature of a transaction is one over its id, and every one within its operations one over what it
/// claims; else the first key whose is not. Whether the keys carry their accounts' authority is for the ledger to say.
pub fn verify_transaction(
    transaction: &Transaction,
    genesis: &Hash,
) -> Result<(), (PublicKey, SignatureError)> {
    let id = transaction.body.id(genesis);
    let mut signatures = transaction.witnesses.iter().flat_map(|witness| &witness.signatures);
    signatures.try_for_each(|signature| verify(signature, &id).map_err(|error| (signature.key(), error)))?;
    verify_claims(&transaction.body, genesis)
}

/// Whether every signature within the operations is one over what it claims; else the first key whose is not.
pub fn verify_claims(body: &Body, genesis: &Hash) -> Result<(), (PublicKey, SignatureError)> {
    body.claims(genesis).try_for_each(|(signature, message)| {
        verify(&signature, &message).map_err(|error| (signature.key(), error))
    })
}

fn verify_ed25519(signature: &Ed25519Signature, id: &Hash) -> Result<(), SignatureError> {
    let key = ed25519::PublicKey::decode(Copying(&signature.key)).map_err(|_| SignatureError::KeyInvalid)?;
    let signature = ed25519::Signature::decode(Copying(&signature.signature))
        .map_err(|_| SignatureError::SignatureMalformed)?;
    key.verify(NAMESPACE, &id.0, &signature).then_some(()).ok_or(SignatureError::Mismatch)
}

fn verify_secp256k1(signature: &Secp256k1Signature, id: &Hash) -> Result<(), SignatureError> {
    let key = k256::ecdsa::VerifyingKey::from_sec1_bytes(&uncompressed(&signature.key))
        .map_err(|_| SignatureError::KeyInvalid)?;
    let signature = k256::ecdsa::Signature::from_slice(&signature.signature)
        .map_err(|_| SignatureError::SignatureMalformed)?;
    if signature.normalize_s() != signature {
        return Err(SignatureError::HighS);
    }
    key.verify_prehash(&id.0, &signature).map_err(|_| SignatureError::Mismatch)
}

fn verify_p256(signature: &P256Signature, id: &Hash) -> Result<(), SignatureError> {
    let Some(message) = signature.signed_message(id) else {
        // Bit 0 of the flags, which follow the 32 bytes of the relying party's hash: the user was present.
        let present = signature.authenticator_data[32] & 1 == 1;
        return Err(if present { SignatureError::ClientData } else { SignatureError::UserAbsent });
    };
    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&uncompressed(&signature.key))
        .map_err(|_| SignatureError::KeyInvalid)?;
    let ecdsa = p256::ecdsa::Signature::from_slice(&signature.signature)
        .map_err(|_| SignatureError::SignatureMalformed)?;
    key.verify(&message, &ecdsa).map_err(|_| SignatureError::Mismatch)
}

/// A point `x || y` as SEC1 writes it uncompressed.
fn uncompressed(point: &[u8; 64]) -> [u8; 65] {
    let mut bytes = [4; 65];
    bytes[1..].copy_from_slice(point);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        key::{KeyKind, SecretKey},
        passkey::{SoftPasskey, client_data_head},
    };
    use tally_types::wire::List;

    const ID: Hash = Hash([5; 32]);

    fn passkey() -> SoftPasskey {
        SoftPasskey::new(&[7; 32], "localhost", "http://localhost:8080").unwrap()
    }

    fn signatures() -> [KeySignature; 3] {
        let key = |kind| SecretKey::from_bytes(kind, &[7; 32]).unwrap().sign(&ID);
        [key(KeyKind::Ed25519), key(KeyKind::Secp256k1), passkey().sign(&ID)]
    }

    #[test]
    fn every_kind_of_key_signs_what_verifies() {
        for signature in signatures() {
            assert_eq!(verify(&signature, &ID), Ok(()));
        }
    }

    #[test]
    fn a_signature_over_another_id_does_not_match() {
        let other = Hash([6; 32]);
        let errors = signatures().map(|signature| verify(&signature, &other));
        use SignatureError::{ClientData, Mismatch};
        assert_eq!(errors, [Err(Mismatch), Err(Mismatch), Err(ClientData)]);
    }

    #[test]
    fn a_signature_by_another_key_does_not_match() {
        for (signature, other) in signatures().into_iter().zip([
            SecretKey::from_bytes(KeyKind::Ed25519, &[8; 32]).unwrap().public(),
            SecretKey::from_bytes(KeyKind::Secp256k1, &[8; 32]).unwrap().public(),
            SoftPasskey::new(&[8; 32], "", "").unwrap().public(),
        ]) {
            let swapped = match (signature, other) {
                (KeySignature::Ed25519(inner), PublicKey::Ed25519(key)) => {
                    KeySignature::Ed25519(Ed25519Signature { key, ..inner })
                }
                (KeySignature::Secp256k1(inner), PublicKey::Secp256k1(key)) => {
                    KeySignature::Secp256k1(Secp256k1Signature { key, ..inner })
                }
                (KeySignature::P256(inner), PublicKey::P256(key)) => {
                    KeySignature::P256(P256Signature { key, ..inner })
                }
                _ => unreachable!("signatures and keys stand in the same order"),
            };
            assert_eq!(verify(&swapped, &ID), Err(SignatureError::Mismatch));
        }
    }

    #[test]
    fn keys_and_numbers_off_their_curve_are_refused() {
        let [KeySignature::Ed25519(ed25519), KeySignature::Secp256k1(secp256k1), KeySignature::P256(p256)] =
            signatures()
        else {
            unreachable!("signatures stand in this order")
        };
        use SignatureError::{KeyInvalid, SignatureMalformed};
        let (off, zero) = ([1; 64], [0; 64]);
        for (signature, error) in [
            (KeySignature::Ed25519(Ed25519Signature { key: [2; 32], ..ed25519 }), KeyInvalid),
            (KeySignature::Secp256k1(Secp256k1Signature { key: off, ..secp256k1.clone() }), KeyInvalid),
            (
                KeySignature::Secp256k1(Secp256k1Signature { signature: zero, ..secp256k1.clone() }),
                SignatureMalformed,
            ),
            (
                KeySignature::Secp256k1(Secp256k1Signature { signature: [255; 64], ..secp256k1 }),
                SignatureMalformed,
            ),
            (KeySignature::P256(P256Signature { key: off, ..p256.clone() }), KeyInvalid),
            (KeySignature::P256(P256Signature { signature: zero, ..p256 }), SignatureMalformed),
        ] {
            assert_eq!(verify(&signature, &ID), Err(error));
        }
    }

    #[test]
    fn the_upper_half_is_for_passkeys_only() {
        let [_, KeySignature::Secp256k1(mut secp256k1), KeySignature::P256(mut p256)] = signatures() else {
            unreachable!("signatures stand in this order")
        };
        let parsed = k256::ecdsa::Signature::from_slice(&secp256k1.signature).unwrap();
        let high = k256::ecdsa::Signature::from_scalars(*parsed.r(), -*parsed.s()).unwrap();
        secp256k1.signature = high.to_bytes().into();
        assert_eq!(verify(&KeySignature::Secp256k1(secp256k1), &ID), Err(SignatureError::HighS));

        let parsed = p256::ecdsa::Signature::from_slice(&p256.signature).unwrap();
        let other = p256::ecdsa::Signature::from_scalars(*parsed.r(), -*parsed.s()).unwrap();
        p256.signature = other.to_bytes().into();
        assert_eq!(verify(&KeySignature::P256(p256), &ID), Ok(()));
    }

    #[test]
    fn client_data_that_says_anything_else_first_is_refused() {
        let good = format!("{}\"\"}}", client_data_head(&ID));
        let present: Vec<u8> = (0..37).map(|place| u8::from(place == 32)).collect();
        for client_data in [
            good.replace("webauthn.get", "webauthn.create"),
            good.replace(":\"webauthn", ": \"webauthn"),
            format!(" {good}"),
            format!("{good} "),
            good.replace("\"type\"", "\"Type\""),
            good.replace("\",\"origin", "=\",\"origin"),
            good.replace("\"origin\"", "\"crossOrigin\""),
            format!("{{\"challenge\":\"x\",{}", &good[1..]),
        ] {
            let signature = passkey().sign_raw(present.clone(), client_data.clone().into_bytes());
            assert_eq!(verify(&signature, &ID), Err(SignatureError::ClientData), "{client_data}");
        }
        let signature = passkey().sign_raw(present, good.clone().into_bytes());
        assert_eq!(verify(&signature, &ID), Ok(()));
        let signature = passkey().sign_raw(vec![0; 37], good.into_bytes());
        assert_eq!(verify(&signature, &ID), Err(SignatureError::UserAbsent));
    }

    #[test]
    fn a_passkey_signs_all_its_data() {
        let KeySignature::P256(signature) = passkey().sign(&ID) else {
            unreachable!("a passkey signs with P-256")
        };
        let mut flags = signature.authenticator_data.to_vec();
        flags[36] ^= 1;
        let counted = P256Signature { authenticator_data: List::new(flags).unwrap(), ..signature.clone() };
        assert_eq!(verify(&KeySignature::P256(counted), &ID), Err(SignatureError::Mismatch));
        let longer = [&signature.client_data_json[..], b"}"].concat();
        let longer = P256Signature { client_data_json: List::new(longer).unwrap(), ..signature };
        assert_eq!(verify(&KeySignature::P256(longer), &ID), Err(SignatureError::Mismatch));
    }
}
