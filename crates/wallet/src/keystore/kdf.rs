//! The two ways in which a keystore stretches its pass phrase, with bounds on what a file may ask for.

use super::{Derived, KeystoreError, Object, bytes, number, text};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Most memory that scrypt may take: twice what common wallets write.
pub const MAX_SCRYPT_BYTES: u64 = 512 * 1024 * 1024;
/// Most lanes of scrypt, which run one after another.
pub const MAX_SCRYPT_PARALLEL: u32 = 16;
/// Most rounds of PBKDF2.
pub const MAX_PBKDF2_ROUNDS: u32 = 10_000_000;

/// Longest salt that is read.
const MAX_SALT_BYTES: usize = 64;

/// scrypt (RFC 7914).
pub struct Scrypt {
    pub n: u32,
    pub r: u32,
    pub p: u32,
    pub salt: Vec<u8>,
}

impl Scrypt {
    pub fn read(params: &Object) -> Result<Self, KeystoreError> {
        let (n, r, p) = (number(params, "n")?, number(params, "r")?, number(params, "p")?);
        if !n.is_power_of_two() || n < 2 || u64::from(n) * u64::from(r) * 128 > MAX_SCRYPT_BYTES {
            return Err(KeystoreError::ParametersRefused { field: "n" });
        }
        if r == 0 {
            return Err(KeystoreError::ParametersRefused { field: "r" });
        }
        if !(1..=MAX_SCRYPT_PARALLEL).contains(&p) {
            return Err(KeystoreError::ParametersRefused { field: "p" });
        }
        check_length(params)?;
        Ok(Self { n, r, p, salt: salt(params)? })
    }

    pub fn derive(&self, pass_phrase: &str) -> Derived {
        let params =
            scrypt::Params::new(self.n.ilog2() as u8, self.r, self.p).expect("parameters were bounded");
        let mut key = Zeroizing::new([0; 32]);
        scrypt::scrypt(pass_phrase.as_bytes(), &self.salt, &params, &mut *key).expect("32 bytes are derived");
        key
    }
}

/// PBKDF2 (RFC 8018) with HMAC-SHA-256.
pub struct Pbkdf2 {
    rounds: u32,
    salt: Vec<u8>,
}

impl Pbkdf2 {
    pub fn read(params: &Object) -> Result<Self, KeystoreError> {
        if text(params, "prf")? != "hmac-sha256" {
            return Err(KeystoreError::Unsupported { what: "prf" });
        }
        let rounds = number(params, "c")?;
        if !(1..=MAX_PBKDF2_ROUNDS).contains(&rounds) {
            return Err(KeystoreError::ParametersRefused { field: "c" });
        }
        check_length(params)?;
        Ok(Self { rounds, salt: salt(params)? })
    }

    pub fn derive(&self, pass_phrase: &str) -> Derived {
        let mut key = Zeroizing::new([0; 32]);
        pbkdf2::pbkdf2_hmac::<Sha256>(pass_phrase.as_bytes(), &self.salt, self.rounds, &mut *key);
        key
    }
}

/// The cipher and the MAC use the first 32 bytes; every known writer derives just these.
fn check_length(params: &Object) -> Result<(), KeystoreError> {
    match number(params, "dklen")? {
        32 => Ok(()),
        _ => Err(KeystoreError::ParametersRefused { field: "dklen" }),
    }
}

fn salt(params: &Object) -> Result<Vec<u8>, KeystoreError> {
    let salt = bytes(params, "salt")?;
    if salt.len() > MAX_SALT_BYTES { Err(KeystoreError::FieldInvalid { field: "salt" }) } else { Ok(salt) }
}
