//! What a browser says of a passkey (W3C WebAuthn level 3): its public key, and its assertion over a transaction's id.
//!
//! Browsers write keys as SubjectPublicKeyInfo and ECDSA signatures as DER; the ledger has `x || y` and `r || s`.

use crate::key::point;
use std::fmt;
use tally_types::{KeySignature, PublicKey, signature::P256Signature, wire::List};

/// How the SubjectPublicKeyInfo of every P-256 key begins, up to its uncompressed point (RFC 5480): `id-ecPublicKey` on
/// `prime256v1`, and a string of 66 bytes of which the first says that no bits are unused.
const SPKI_HEAD: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86,
    0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// Reads the SubjectPublicKeyInfo of a new passkey, as `getPublicKey()` gives it.
pub fn public_key(spki: &[u8]) -> Result<PublicKey, PasskeyError> {
    let sec1 = spki.strip_prefix(&SPKI_HEAD).ok_or(PasskeyError::NotP256)?;
    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(sec1).map_err(|_| PasskeyError::NotP256)?;
    Ok(PublicKey::P256(point(&key.to_sec1_point(false).to_bytes())))
}

/// The signature that an assertion is. Whether it is over the right id is for [`crate::verify`] to say.
pub fn assertion(
    key: &[u8; 64],
    authenticator_data: Vec<u8>,
    client_data_json: Vec<u8>,
    signature: &[u8],
) -> Result<KeySignature, PasskeyError> {
    let signature =
        p256::ecdsa::Signature::from_der(signature).map_err(|_| PasskeyError::SignatureMalformed)?;
    Ok(KeySignature::P256(P256Signature {
        key: *key,
        signature: signature.to_bytes().into(),
        authenticator_data: List::new(authenticator_data).ok_or(PasskeyError::TooLong)?,
        client_data_json: List::new(client_data_json).ok_or(PasskeyError::TooLong)?,
    }))
}

/// Why a passkey cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyError {
    NotP256,
    SignatureMalformed,
    /// The authenticator's or the browser's data is shorter or longer than the ledger takes.
    TooLong,
}

impl PasskeyError {
    /// What is wrong and what to do, in English.
    pub fn message(self) -> &'static str {
        match self {
            Self::NotP256 => "the passkey's key is not of P-256; make one on another device",
            Self::SignatureMalformed => "the passkey's signature is damaged; sign again",
            Self::TooLong => "the passkey says more than the ledger takes; use another passkey",
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(self) -> &'static str {
        match self {
            Self::NotP256 => "通行密钥不是 P-256 密钥；请在其他设备上创建",
            Self::SignatureMalformed => "通行密钥的签名已损坏；请重新签名",
            Self::TooLong => "通行密钥的数据超出账本允许的长度；请使用其他通行密钥",
        }
    }
}

impl fmt::Display for PasskeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for PasskeyError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{passkey::SoftPasskey, verify::verify};
    use tally_types::Hash;

    fn spki(key: &PublicKey) -> Vec<u8> {
        [&SPKI_HEAD[..], &[4], key.as_bytes()].concat()
    }

    #[test]
    fn what_a_browser_says_becomes_a_signature() {
        let passkey = SoftPasskey::new(&[7; 32], "localhost", "http://localhost").unwrap();
        let key = public_key(&spki(&passkey.public())).unwrap();
        assert_eq!(key, passkey.public());
        let id = Hash([5; 32]);
        let KeySignature::P256(said) = passkey.sign(&id) else { unreachable!("a passkey is of P-256") };
        let der = p256::ecdsa::Signature::from_slice(&said.signature).unwrap().to_der();
        let signature = assertion(
            &said.key,
            said.authenticator_data.to_vec(),
            said.client_data_json.to_vec(),
            der.as_bytes(),
        );
        let signature = signature.unwrap();
        assert_eq!(verify(&signature, &id), Ok(()));
        assert_eq!(signature, KeySignature::P256(said));
    }

    #[test]
    fn what_is_no_passkey_says_why() {
        assert_eq!(public_key(&[]), Err(PasskeyError::NotP256));
        assert_eq!(public_key(&spki(&PublicKey::P256([1; 64]))), Err(PasskeyError::NotP256));
        assert_eq!(assertion(&[0; 64], vec![0; 37], vec![0], &[1]), Err(PasskeyError::SignatureMalformed));
    }
}
