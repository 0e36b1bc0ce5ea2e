//! A passkey in software, for tests and simulations: an authenticator and the browser in front of it.
//!
//! It says what real ones say: the client data in the order and spelling of W3C WebAuthn level 3, §5.8.1.1, which is
//! what `P256Signature::signed_message` reads. Real passkeys keep their keys in hardware.

use crate::key::{KeyError, point};
use p256::ecdsa::signature::hazmat::PrehashSigner as _;
use std::fmt;
use tally_types::{
    Hash, KeySignature, PublicKey,
    signature::{P256Signature, base64url},
    wire::List,
};

/// Bits 0 and 2 of the authenticator data's flags: the user was present, and was verified.
const FLAGS: u8 = 1 | 4;

/// How a browser begins the client data of an assertion over `id`, up to the origin.
pub fn client_data_head(id: &Hash) -> String {
    format!("{{\"type\":\"webauthn.get\",\"challenge\":\"{}\",\"origin\":", base64url(&id.0))
}

/// A P-256 key in software.
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
        authenticator_data.push(FLAGS);
        // Synced passkeys keep their signature counter at zero.
        authenticator_data.extend_from_slice(&[0; 4]);
        let client_data = format!("{}\"{}\",\"crossOrigin\":false}}", client_data_head(id), self.origin);
        self.sign_raw(authenticator_data, client_data.into_bytes())
    }

    /// Signs whatever an authenticator and a browser might have said, for tests of those who must refuse it.
    ///
    /// # Panics
    /// When either is longer or shorter than a [`P256Signature`] takes.
    pub fn sign_raw(&self, authenticator_data: Vec<u8>, client_data_json: Vec<u8>) -> KeySignature {
        let digest = Hash::sha256(&[&authenticator_data, &Hash::sha256(&[&client_data_json]).0]);
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
