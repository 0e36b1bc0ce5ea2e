//! A vault's file: `magic 8 || Argon2id's parameters || salt 16 || nonce 24 || XChaCha20-Poly1305 of the accounts || tag`.
//!
//! Everything before the ciphertext is authenticated with it. The parameters come from the file, so they are bounded on
//! both sides before any work is done: fewer would make guessing cheap, more would stop the machine. A vault that was
//! made with fewer than today's parameters opens and says so; sealing it again raises them.

use super::{Vault, VaultError, record};
use crate::mnemonic::normalized_exact;
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, aead::AeadInOut as _};
use subtle::ConstantTimeEq as _;
use tally_types::codec::{Copying, DecodeExt as _, Encode as _, EncodeSize as _};
use zeroize::Zeroizing;

/// The first bytes of a vault: the name and, last, the version of the format.
pub const VAULT_MAGIC: &[u8; 8] = b"TALLYVA\x01";

/// Greatest length of a vault that is read.
pub const MAX_VAULT_BYTES: usize = 256 * 1024;

/// Fewest characters of a pass phrase.
pub const MIN_PASS_PHRASE_CHARS: usize = 8;

/// Random bytes that sealing a vault takes: a salt and a nonce. Never use the same ones twice.
pub type SealEntropy = [u8; SALT + NONCE];

const SALT: usize = 16;
const NONCE: usize = 24;
const TAG: usize = 16;

tally_types::wire_struct! {
    /// How much work Argon2id (RFC 9106) makes of a pass phrase.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Kdf {
        pub memory_kib: u32,
        pub passes: u32,
        pub lanes: u32,
    }
}

/// What vaults are sealed with today.
pub const CURRENT: Kdf = Kdf { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

tally_types::wire_struct! {
    /// What stands before the ciphertext.
    pub struct Header {
        pub kdf: Kdf,
        pub salt: [u8; SALT],
        pub nonce: [u8; NONCE],
    }
}

/// Which parameters are written, and which are taken from a file.
#[derive(Clone, Copy)]
pub(super) struct Policy {
    pub current: Kdf,
    /// The least that any released wallet has written.
    pub least: Kdf,
    pub greatest: Kdf,
}

const POLICY: Policy = Policy {
    current: CURRENT,
    least: CURRENT,
    greatest: Kdf { memory_kib: 1024 * 1024, passes: 32, lanes: 16 },
};

impl Kdf {
    fn reaches(&self, other: &Self) -> bool {
        self.memory_kib >= other.memory_kib && self.passes >= other.passes && self.lanes >= other.lanes
    }

    fn key(&self, pass_phrase: &str, salt: &[u8; SALT]) -> Zeroizing<[u8; 32]> {
        let params =
            Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).expect("parameters were bounded");
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(normalized_exact(pass_phrase).as_bytes(), salt, &mut *key)
            .expect("a pass phrase is shorter than Argon2's limit");
        key
    }
}

/// Whether two texts are one pass phrase, in time that does not depend on where they differ.
pub fn same_pass_phrase(one: &str, other: &str) -> bool {
    normalized_exact(one).as_bytes().ct_eq(normalized_exact(other).as_bytes()).into()
}

/// A vault that was opened.
#[derive(Debug)]
pub struct Opened {
    pub vault: Vault,
    /// The file was made with fewer than today's parameters: seal it again and write it back.
    pub outdated: bool,
}

impl Vault {
    /// The vault's file under a pass phrase. Takes about a tenth to half a second, on purpose.
    pub fn seal(&self, pass_phrase: &str, entropy: &SealEntropy) -> Result<Vec<u8>, VaultError> {
        self.seal_under(&POLICY, pass_phrase, entropy)
    }

    /// Opens a vault's file. Takes as long as sealing did.
    pub fn open(file: &[u8], pass_phrase: &str) -> Result<Opened, VaultError> {
        Self::open_under(&POLICY, file, pass_phrase)
    }

    pub(super) fn seal_under(
        &self,
        policy: &Policy,
        pass_phrase: &str,
        entropy: &SealEntropy,
    ) -> Result<Vec<u8>, VaultError> {
        if pass_phrase.chars().count() < MIN_PASS_PHRASE_CHARS {
            return Err(VaultError::PassPhraseShort);
        }
        let (salt, nonce) = entropy.split_at(SALT);
        let header = Header {
            kdf: policy.current,
            salt: salt.try_into().expect("16 bytes"),
            nonce: nonce.try_into().expect("24 bytes"),
        };
        let mut file = [&VAULT_MAGIC[..], &header.encode()].concat();
        let mut body = record::encode(self, TAG);
        cipher(&header, pass_phrase)
            .encrypt_in_place((&header.nonce).into(), &file, &mut *body)
            .expect("a vault is shorter than the cipher's limit");
        file.extend_from_slice(&body);
        Ok(file)
    }

    pub(super) fn open_under(policy: &Policy, file: &[u8], pass_phrase: &str) -> Result<Opened, VaultError> {
        let name = VAULT_MAGIC.len() - 1;
        if file.len() > MAX_VAULT_BYTES || file.get(..name) != Some(&VAULT_MAGIC[..name]) {
            return Err(VaultError::NotAVault);
        }
        match file.get(name) {
            Some(&version) if version != VAULT_MAGIC[name] => {
                return Err(VaultError::VersionUnknown { version });
            }
            _ => {}
        }
        let length = VAULT_MAGIC.len() + Header::LENGTH;
        let (aad, body) = file.split_at_checked(length).ok_or(VaultError::NotAVault)?;
        let header = Header::decode(Copying(&aad[VAULT_MAGIC.len()..])).map_err(|_| VaultError::NotAVault)?;
        let kdf = header.kdf;
        if body.len() < TAG {
            return Err(VaultError::NotAVault);
        }
        if !kdf.reaches(&policy.least) || !policy.greatest.reaches(&kdf) {
            return Err(VaultError::ParametersRefused { kdf });
        }
        let mut body = Zeroizing::new(body.to_vec());
        cipher(&header, pass_phrase)
            .decrypt_in_place((&header.nonce).into(), aad, &mut *body)
            .map_err(|_| VaultError::Locked)?;
        // What decrypts was written by a wallet; what does not read then is damage that the pass phrase's owner made.
        let vault = record::decode(&body).ok_or(VaultError::NotAVault)?;
        Ok(Opened { vault, outdated: !kdf.reaches(&policy.current) })
    }
}

impl Header {
    const LENGTH: usize = 3 * 4 + SALT + NONCE;
}

fn cipher(header: &Header, pass_phrase: &str) -> XChaCha20Poly1305 {
    debug_assert_eq!(header.encode_size(), Header::LENGTH);
    let key = header.kdf.key(pass_phrase, &header.salt);
    XChaCha20Poly1305::new((&*key).into())
}
