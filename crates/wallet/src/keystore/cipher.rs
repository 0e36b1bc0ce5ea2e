//! A keystore's encryption: AES-128 in counter mode, and Keccak-256 over half the derived key and the ciphertext.

use super::Derived;
use aes::cipher::{KeyIvInit as _, StreamCipher as _};
use sha3::{Digest as _, Keccak256};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

type Aes128Ctr = ctr::Ctr128BE<aes::Aes128>;

pub struct Sealed {
    pub ciphertext: [u8; 32],
    pub mac: [u8; 32],
}

pub fn seal(derived: &Derived, iv: &[u8; 16], secret: &[u8; 32]) -> Sealed {
    let mut ciphertext = *secret;
    apply(derived, iv, &mut ciphertext);
    Sealed { ciphertext, mac: mac(derived, &ciphertext) }
}

/// The secret, if `stated` is the MAC that the derived key gives.
pub fn open(
    derived: &Derived,
    iv: &[u8; 16],
    ciphertext: &[u8; 32],
    stated: &[u8],
) -> Option<Zeroizing<[u8; 32]>> {
    if !bool::from(mac(derived, ciphertext)[..].ct_eq(stated)) {
        return None;
    }
    let mut secret = Zeroizing::new(*ciphertext);
    apply(derived, iv, &mut secret);
    Some(secret)
}

fn apply(derived: &Derived, iv: &[u8; 16], data: &mut [u8; 32]) {
    let key: &[u8; 16] = derived.first_chunk().expect("32 bytes were derived");
    Aes128Ctr::new(key.into(), iv.into()).apply_keystream(data);
}

fn mac(derived: &Derived, ciphertext: &[u8; 32]) -> [u8; 32] {
    Keccak256::new().chain_update(&derived[16..]).chain_update(ciphertext).finalize().into()
}
