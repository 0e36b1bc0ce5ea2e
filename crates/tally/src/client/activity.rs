//! What happened to an account, as a node tells it.

use super::text;
use serde::Deserialize;
use tally_types::{Address, Amount, AssetId, Hash};

/// One line of an account's activity.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ActivityLine {
    #[serde(deserialize_with = "text::read")]
    pub transaction: Hash,
    pub time_ms: u64,
    /// The operation's kind, or `fee`.
    pub kind: String,
    pub direction: Direction,
    #[serde(default, deserialize_with = "text::read_option")]
    pub counterparty: Option<Address>,
    #[serde(default, deserialize_with = "text::read_asset_option")]
    pub asset: Option<AssetId>,
    #[serde(default, deserialize_with = "text::read_option")]
    pub amount: Option<Amount>,
    #[serde(default)]
    pub memo: Option<MemoInfo>,
    #[serde(default)]
    pub refusal: Option<RefusalInfo>,
}

/// Which way units went, seen from the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    In,
    Out,
    None,
}

/// A note that travelled with a payment.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemoInfo {
    Text(String),
    Sealed(String),
}

/// A broken rule, by its code.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RefusalInfo {
    pub code: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read() {
        let json = format!(
            r#"{{"transaction":"{}","height":3,"index":0,"operation":0,"time_ms":5,"kind":"send","direction":"in",
            "counterparty":"{}","asset":0,"amount":"12","memo":{{"text":"午饭"}}}}"#,
            Hash::ZERO,
            Address([1; 20]),
        );
        let line: ActivityLine = serde_json::from_str(&json).unwrap();
        assert_eq!((line.direction, line.amount), (Direction::In, Some(Amount(12))));
        assert_eq!(line.memo, Some(MemoInfo::Text("午饭".into())));
    }
}
