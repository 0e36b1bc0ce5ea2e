//! Accounts' addresses: 20 bytes, written in bech32m (BIP-350) under the network's prefix, or as `0x` hexadecimal.

use crate::hash::{Hash, hex, unhex};
use bech32::{Bech32m, Hrp, primitives::decode::CheckedHrpstring};
use bytes::BufMut;
use commonware_codec::{Buf, Error, FixedSize, Read, Write};
use std::fmt;

/// The address of an account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(pub [u8; 20]);

impl Address {
    /// The address of the shared account that `creator` opens in operation `index` of its transaction with `nonce`.
    pub fn shared(creator: &Self, nonce: u64, index: u8) -> Self {
        let hash = Hash::of("tally/shared-account", &[&creator.0, &nonce.to_be_bytes(), &[index]]);
        Self::last_20(&hash)
    }

    /// The last 20 bytes of a digest.
    pub fn last_20(hash: &Hash) -> Self {
        let mut bytes = [0; 20];
        bytes.copy_from_slice(&hash.0[12..]);
        Self(bytes)
    }

    /// The bech32m text under `prefix`, such as `tally1…`.
    pub fn to_text(&self, prefix: &str) -> String {
        let hrp = Hrp::parse(prefix).expect("the prefix was checked at genesis");
        bech32::encode::<Bech32m>(hrp, &self.0).expect("20 bytes fit bech32m")
    }

    /// Reads bech32m under `prefix`, or `0x` and 40 hexadecimal digits.
    pub fn parse(text: &str, prefix: &str) -> Result<Self, AddressError> {
        if let Some(digits) = text.strip_prefix("0x") {
            let bytes = unhex(digits).ok_or(AddressError::NotHexadecimal)?;
            return bytes.try_into().map(Self).map_err(|_| AddressError::WrongLength);
        }
        let checked = CheckedHrpstring::new::<Bech32m>(text).map_err(|_| AddressError::BadChecksum)?;
        if !checked.hrp().as_str().eq_ignore_ascii_case(prefix) {
            return Err(AddressError::WrongNetwork {
                expected: prefix.to_owned(),
                found: checked.hrp().to_lowercase(),
            });
        }
        let bytes: Vec<u8> = checked.byte_iter().collect();
        bytes.try_into().map(Self).map_err(|_| AddressError::WrongLength)
    }
}

/// Why a text is not an address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("the address after 0x is not hexadecimal")]
    NotHexadecimal,
    #[error("the address is not 20 bytes long")]
    WrongLength,
    #[error("the address has a typing error: its checksum does not match")]
    BadChecksum,
    #[error(
        "the address belongs to another network: it begins with {found}, this one's begin with {expected}"
    )]
    WrongNetwork { expected: String, found: String },
}

/// Whether `prefix` may stand before this network's addresses: 1 to 16 lower-case letters.
pub fn is_valid_prefix(prefix: &str) -> bool {
    (1..=16).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_lowercase())
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "0x{}", hex(&self.0))
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Write for Address {
    #[inline]
    fn write(&self, buf: &mut impl BufMut) {
        self.0.write(buf);
    }
}

impl FixedSize for Address {
    const SIZE: usize = 20;
}

impl Read for Address {
    type Cfg = ();

    #[inline]
    fn read_cfg(buf: &mut impl Buf, _: &()) -> Result<Self, Error> {
        Ok(Self(<[u8; 20]>::read_cfg(buf, &())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_texts_lead_back_to_the_address() {
        let address = Address([7; 20]);
        assert_eq!(Address::parse(&address.to_text("tally"), "tally"), Ok(address));
        assert_eq!(Address::parse(&address.to_text("tally").to_uppercase(), "tally"), Ok(address));
        assert_eq!(Address::parse(&address.to_string(), "tally"), Ok(address));
    }

    #[test]
    fn a_wrong_text_says_why() {
        let text = Address([7; 20]).to_text("tally");
        let typo = text.replace(&text[10..11], if &text[10..11] == "q" { "p" } else { "q" });
        assert_eq!(Address::parse(&typo, "tally"), Err(AddressError::BadChecksum));
        assert_eq!(Address::parse("0x00", "tally"), Err(AddressError::WrongLength));
        assert_eq!(Address::parse("0xzz", "tally"), Err(AddressError::NotHexadecimal));
        let other = AddressError::WrongNetwork { expected: "tally".into(), found: "test".into() };
        assert_eq!(Address::parse(&Address([7; 20]).to_text("test"), "tally"), Err(other));
    }

    /// BIP-350, valid and invalid bech32m strings: our reader takes the checksum of the standard and no other.
    #[test]
    fn bip_350_vectors() {
        for text in ["A1LQFN3A", "a1lqfn3a", "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx", "?1v759aa"] {
            assert!(CheckedHrpstring::new::<Bech32m>(text).is_ok(), "{text}");
        }
        for text in ["A1G7SGD8", "a1lqfn3q", "1p2gdwpf", "M1VUXWEZ", "16plkw9", "au1s5cgom", "qyrz8wqd2c9m"] {
            assert!(CheckedHrpstring::new::<Bech32m>(text).is_err(), "{text}");
        }
    }
}
