//! The ledger's things as JSON. JSON exists only here: what is hashed, signed or stored is in canonical bytes.
//!
//! Amounts are strings of base units, since JSON's numbers lose digits; an answer that holds amounts names the assets
//! with their decimals once, in `assets`. Addresses are bech32m, hashes and keys lower-case hexadecimal, times Unix
//! milliseconds. What a client sends is read strictly: unknown fields are errors.

pub mod account;
pub mod activity;
pub mod asset;
pub mod block;
pub mod campaign;
pub mod council;
pub mod deal;
pub mod exchange;
pub mod key;
pub mod loan;
pub mod mandate;
pub mod mining;
pub mod network;
pub mod news;
pub mod operation;
pub mod oracle;
pub mod packet;
pub mod receipt;
pub mod referral;
pub mod reserve;
pub mod savings;
pub mod search;
pub mod stake;
pub mod stream;
pub mod transaction;
pub mod transfer;
pub mod treasury;

use super::{error::ApiError, language::Language, problem::Problem};
use serde::{Deserialize, Serialize};
use tally_types::{Action, Address, Amount, AssetId, Hash, Refusal, fee, hash::unhex, text::Text};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// How things are written for one request: the network's prefix and the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    pub prefix: &'a str,
    pub language: Language,
}

impl Scene<'_> {
    pub fn address(&self, address: &Address) -> String {
        address.to_text(self.prefix)
    }

    pub fn read_address(&self, text: &str) -> Result<Address, ApiError> {
        Ok(Address::parse(text, self.prefix)?)
    }

    pub fn refusal(&self, refusal: Refusal) -> RefusalDetails {
        RefusalDetails {
            code: refusal.code(),
            name: refusal.name().to_owned(),
            message: self.language.pick(refusal.message(), refusal.message_zh()).to_owned(),
        }
    }
}

/// A page of a list.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still
    /// have a next one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The assets that the items speak of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<asset::AssetBrief>,
}

/// A broken rule of the ledger.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct RefusalDetails {
    /// The stable code.
    pub code: u16,
    #[cfg_attr(feature = "openapi", schema(example = "InsufficientFunds"))]
    pub name: String,
    /// What is wrong and what to do, in the request's language.
    pub message: String,
}

/// An amount of an asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Money {
    pub asset: u64,
    /// Base units.
    #[cfg_attr(feature = "openapi", schema(example = "1500000"))]
    pub amount: String,
}

impl Money {
    pub fn new(asset: AssetId, amount: Amount) -> Self {
        Self { asset: asset.0, amount: amount.to_string() }
    }
}

impl From<&fee::Fee> for Money {
    fn from(fee: &fee::Fee) -> Self {
        Self::new(fee.asset, fee.amount)
    }
}

/// Reads a whole number of base units.
pub fn read_amount(text: &str) -> Result<Amount, ApiError> {
    Amount::parse(text, 0).map_err(|error| ApiError::from(Problem::AmountInvalid).with_note(error))
}

pub fn read_hash(text: &str) -> Result<Hash, ApiError> {
    Hash::from_hex(text).ok_or_else(|| Problem::HashInvalid.into())
}

pub fn read_hex(text: &str) -> Result<Vec<u8>, ApiError> {
    unhex(text).ok_or_else(|| Problem::HexInvalid.into())
}

/// Reads text within the bounds of its type.
pub fn read_text<const MIN: usize, const MAX: usize>(text: &str) -> Result<Text<MIN, MAX>, ApiError> {
    let note = || format!("a text has {} bytes; allowed are {MIN} to {MAX}", text.len());
    Text::new(text).ok_or_else(|| ApiError::from(Problem::OperationInvalid).with_note(note()))
}

/// The kind of a line of activity that says nothing but the fee; operations' tags begin higher.
const FEE: u8 = 0;

/// The name of an operation's kind, such as `set_keys`; 0 is `fee`.
pub fn kind_name(tag: u8) -> String {
    let name = Action::VARIANTS.iter().find(|(known, _)| *known == tag).map_or("Fee", |(_, name)| name);
    let mut text = String::with_capacity(name.len() + 2);
    for (place, letter) in name.char_indices() {
        if letter.is_ascii_uppercase() && place > 0 {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// The tag that [`kind_name`] has for `name`.
pub fn kind_tag(name: &str) -> Option<u8> {
    let known = Action::VARIANTS.iter().map(|(tag, _)| *tag).chain([FEE]);
    known.into_iter().find(|tag| kind_name(*tag) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_names_that_lead_back() {
        assert_eq!(kind_name(0x15), "start_recovery");
        assert_eq!(kind_name(0), "fee");
        for (tag, _) in Action::VARIANTS {
            assert_eq!(kind_tag(&kind_name(*tag)), Some(*tag));
        }
        assert_eq!(kind_tag("Send"), None);
    }

    #[test]
    fn amounts_are_digits_in_a_string() {
        assert_eq!(read_amount("340282366920938463463374607431768211455").unwrap(), Amount::MAX);
        for text in ["", "-1", "1.0", "1e3", "0x1", "340282366920938463463374607431768211456"] {
            assert_eq!(read_amount(text).unwrap_err().problem, Problem::AmountInvalid, "{text}");
        }
    }
}
