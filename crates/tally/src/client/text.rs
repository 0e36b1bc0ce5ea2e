//! Values that stand as text in a node's JSON: amounts, addresses, hashes, keys.
//!
//! Each `read…` is for serde's `deserialize_with`.

use serde::{Deserialize, Deserializer, de::Error as _};
use std::borrow::Cow;
use tally_types::{Address, Amount, AssetId, Handle, Hash, asset::is_name};
use tally_wallet::proof::NetworkKey;

/// What can be read from text.
pub trait FromText: Sized {
    /// What it is called in errors.
    const NAME: &'static str;

    /// `None` when the text is no such value.
    fn from_text(text: &str) -> Option<Self>;
}

impl FromText for Amount {
    const NAME: &'static str = "amount";

    fn from_text(text: &str) -> Option<Self> {
        Self::parse(text, 0).ok()
    }
}

impl FromText for u128 {
    const NAME: &'static str = "number";

    fn from_text(text: &str) -> Option<Self> {
        Amount::from_text(text).map(|Amount(number)| number)
    }
}

impl FromText for Hash {
    const NAME: &'static str = "hash";

    fn from_text(text: &str) -> Option<Self> {
        Self::from_hex(text)
    }
}

impl FromText for Handle {
    const NAME: &'static str = "name";

    fn from_text(text: &str) -> Option<Self> {
        Self::parse(text)
    }
}

impl FromText for NetworkKey {
    const NAME: &'static str = "network key";

    fn from_text(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }
}

impl FromText for Address {
    const NAME: &'static str = "address";

    /// Under any prefix: whose network it is was settled before the node was asked.
    fn from_text(text: &str) -> Option<Self> {
        let prefix = text.rsplit_once('1').map_or("", |(prefix, _)| prefix);
        Self::parse(text, prefix).ok()
    }
}

pub fn read<'de, T: FromText, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = Cow::<'de, str>::deserialize(deserializer)?;
    T::from_text(&text).ok_or_else(|| D::Error::custom(format!("“{text}” is no {}", T::NAME)))
}

pub fn read_option<'de, T: FromText, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    let Some(text) = Option::<Cow<'de, str>>::deserialize(deserializer)? else { return Ok(None) };
    let value = T::from_text(&text).ok_or_else(|| D::Error::custom(format!("“{text}” is no {}", T::NAME)));
    value.map(Some)
}

pub fn read_list<'de, T: FromText, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let value = |text: &String| {
        T::from_text(text).ok_or_else(|| D::Error::custom(format!("“{text}” is no {}", T::NAME)))
    };
    texts.iter().map(value).collect()
}

pub fn read_asset<'de, D: Deserializer<'de>>(deserializer: D) -> Result<AssetId, D::Error> {
    u64::deserialize(deserializer).map(AssetId)
}

pub fn read_asset_option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<AssetId>, D::Error> {
    Ok(Option::<u64>::deserialize(deserializer)?.map(AssetId))
}

/// Names are shown: a node may not make one up that the ledger would not take.
pub fn read_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    if is_name(&name) { Ok(name) } else { Err(D::Error::custom("a name cannot be one")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Eq, Deserialize)]
    struct Holder {
        #[serde(deserialize_with = "read")]
        amount: Amount,
        #[serde(default, deserialize_with = "read_option")]
        address: Option<Address>,
    }

    #[test]
    fn texts_become_values() {
        let address = Address([7; 20]);
        for text in [address.to_text("tally"), address.to_text("other"), address.to_string()] {
            let json =
                format!(r#"{{"amount":"340282366920938463463374607431768211455","address":"{text}"}}"#);
            let holder = Holder { amount: Amount::MAX, address: Some(address) };
            assert_eq!(serde_json::from_str::<Holder>(&json).unwrap(), holder);
        }
        assert_eq!(serde_json::from_str::<Holder>(r#"{"amount":"0"}"#).unwrap().address, None);
    }

    #[test]
    fn a_text_that_is_no_value_is_an_error() {
        for bad in [
            r#"{"amount":"-1"}"#,
            r#"{"amount":1}"#,
            r#"{"amount":"1.5"}"#,
            r#"{"amount":"1","address":"x"}"#,
        ] {
            assert!(serde_json::from_str::<Holder>(bad).is_err(), "{bad}");
        }
    }
}
