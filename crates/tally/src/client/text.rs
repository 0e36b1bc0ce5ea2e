//! Values that stand as text in a node's JSON: amounts, addresses, hashes.

use serde::{Deserialize, Deserializer, de::Error as _};
use std::borrow::Cow;
use tally_types::{Address, Amount, Handle, Hash};

/// A value read from its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text<T>(pub T);

/// What can be read from text.
pub trait FromText: Sized {
    /// `None` when the text is no such value.
    fn from_text(text: &str) -> Option<Self>;
}

impl FromText for Amount {
    fn from_text(text: &str) -> Option<Self> {
        Self::parse(text, 0).ok()
    }
}

impl FromText for Hash {
    fn from_text(text: &str) -> Option<Self> {
        Self::from_hex(text)
    }
}

impl FromText for Handle {
    fn from_text(text: &str) -> Option<Self> {
        Self::parse(text)
    }
}

impl FromText for Address {
    /// Under any prefix: whose network it is was settled before the node was asked.
    fn from_text(text: &str) -> Option<Self> {
        let prefix = text.rsplit_once('1').map_or("", |(prefix, _)| prefix);
        Self::parse(text, prefix).ok()
    }
}

impl<'de, T: FromText> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        let bad = || D::Error::custom(format!("“{text}” is no {}", std::any::type_name::<T>()));
        T::from_text(&text).map(Self).ok_or_else(bad)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_values() {
        let address = Address([7; 20]);
        for text in [address.to_text("tally"), address.to_text("other"), address.to_string()] {
            let json = serde_json::to_string(&text).unwrap();
            assert_eq!(serde_json::from_str::<Text<Address>>(&json).unwrap().0, address);
        }
        assert_eq!(serde_json::from_str::<Text<Amount>>("\"340282366920938463463374607431768211455\"").unwrap().0, Amount::MAX);
        for bad in ["\"-1\"", "1", "\"\"", "\"1.5\""] {
            assert!(serde_json::from_str::<Text<Amount>>(bad).is_err(), "{bad}");
        }
    }
}
