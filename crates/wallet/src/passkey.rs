//! Passkeys: the bytes that a WebAuthn authenticator signs, and a software authenticator for tests and simulations.
//!
//! An assertion signs `authenticatorData || SHA-256(clientDataJSON)`, and the client data names the challenge: the
//! transaction's id. A reader of signatures parses no JSON: the browser writes the type and the challenge first and in
//! one way only (W3C WebAuthn level 3, §5.8.1.1), so a fixed prefix decides (§5.8.1.2).

use crate::key::{KeyError, point};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use p256::ecdsa::signature::hazmat::PrehashSigner as _;
use std::fmt;
use tally_types::{Hash, KeySignature, PublicKey, signature::P256Signature, wire::List};

/// Bit 0 of the authenticator data's flags: the user was present.
const USER_PRESENT: u8 = 1;
/// Bit 2: the user was verified.
const USER_VERIFIED: u8 = 4;
/// Where the flags stand: after the hash of the relying party's id.
const FLAGS_AT: usize = 32;

/// How the client data of an assertion over `id` begins.
pub fn client_data_prefix(id: &Hash) -> String {
    format!("{{\"type\":\"webauthn.get\",\"challenge\":\"{}\",", Base64UrlUnpadded::encode_string(&id.0))
}

/// Whether the authenticator says that its user was present.
pub fn is_user_present(authenticator_data: &[u8]) -> bool {
    authenticator_data.get(FLAGS_AT).is_some_and(|flags| flags & USER_PRESENT != 0)
}

/// The digest that the authenticator's key signed.
pub fn signed_digest(authenticator_data: &[u8], client_data_json: &[u8]) -> Hash {
    Hash::sha256(&[authenticator_data, &Hash::sha256(&[client_data_json]).0])
}

/// A P-256 key in software that answers as an authenticator and a browser would. Real passkeys stay in hardware.
#[derive(Clone)]
pub struct SoftPasskey {
    key: p256::ecdsa::SigningKey,
    relying_party: String,
    origin: String,
}

impl SoftPasskey {
    /// A passkey with this private scalar, for the web site at `origin` (such as `https://tally.example`).
    pub fn new(secret: &[u8; 32], relying_party: &str, origin: &str) -> Result<Self, KeyError> {
        let key = p256::ecdsa::SigningKey::from_slice(secret).map_err(|_| KeyError::OutOfRange)?;
        Ok(Self { key, relying_party: relying_party.to_owned(), origin: origin.to_owned() })
    }

    pub fn public(&self) -> PublicKey {
        PublicKey::P256(self.point())
    }

    /// Asserts over a transaction's id.
    pub fn sign(&self, id: &Hash) -> KeySignature {
        let mut authenticator_data = Hash::sha256(&[self.relying_party.as_bytes()]).0.to_vec();
        authenticator_data.push(USER_PRESENT | USER_VERIFIED);
        // Synced passkeys keep their signature counter at zero.
        authenticator_data.extend_from_slice(&[0; 4]);
        let client_data = format!("{}\"origin\":\"{}\",\"crossOrigin\":false}}", client_data_prefix(id), self.origin);
        self.sign_raw(authenticator_data, client_data.into_bytes())
    }

    /// Signs whatever an authenticator and a browser might have said, for tests of those who must refuse it.
    ///
    /// # Panics
    /// When either is longer or shorter than a [`P256Signature`] takes.
    pub fn sign_raw(&self, authenticator_data: Vec<u8>, client_data_json: Vec<u8>) -> KeySignature {
        let digest = signed_digest(&authenticator_data, &client_data_json);
        let signature: p256::ecdsa::Signature =
            self.key.sign_prehash(&digest.0).expect("a 32-byte digest is signed by any key");
        KeySignature::P256(P256Signature {
            key: self.point(),
            signature: signature.to_bytes().into(),
            authenticator_data: List::new(authenticator_data).expect("37 to 256 bytes of authenticator data"),
            client_data_json: List::new(client_data_json).expect("1 to 1024 bytes of client data"),
        })
    }

    fn point(&self) -> [u8; 64] {
        point(&self.key.verifying_key().to_sec1_point(false).to_bytes())
    }
}

impl fmt::Debug for SoftPasskey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SoftPasskey({}, redacted)", self.relying_party)
    }
}
