//! What a node says of its network, and of how it is doing.

use super::{AssetInfo, text};
use serde::{Deserialize, Deserializer, de::Error as _};
use tally_types::{
    Action, Amount, AssetId, Hash,
    fee::{FeeRate, FeeSchedule, Price},
    wire::List,
};
use tally_wallet::proof::NetworkKey;

/// A network, as its node describes it.
#[derive(Clone, Debug, Deserialize)]
pub struct NetworkInfo {
    pub chain_id: u64,
    pub name: String,
    /// What stands before addresses.
    pub prefix: String,
    #[serde(deserialize_with = "text::read")]
    pub genesis: Hash,
    #[serde(deserialize_with = "text::read")]
    pub public_key: NetworkKey,
    pub members: Vec<String>,
    pub coin: AssetInfo,
    #[serde(deserialize_with = "read_fees")]
    pub fees: FeeSchedule,
    /// Unix milliseconds of the last final block.
    pub time_ms: u64,
}

/// How a node is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct StatusInfo {
    pub height: u64,
    pub time_ms: u64,
    pub finality_ms: u64,
    /// Members connected, without the node itself.
    pub peers: u64,
    /// Transactions that wait for a block.
    pub waiting_transactions: u64,
}

/// A block, in a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BlockInfo {
    pub height: u64,
    /// How many transactions it holds.
    pub transactions: u64,
}

#[derive(Deserialize)]
struct Fees {
    #[serde(deserialize_with = "text::read")]
    base: Amount,
    prices: Vec<FeePrice>,
    rates: Vec<Rate>,
}

#[derive(Deserialize)]
struct FeePrice {
    kind: String,
    #[serde(deserialize_with = "text::read")]
    amount: Amount,
}

#[derive(Deserialize)]
struct Rate {
    asset: u64,
    #[serde(deserialize_with = "text::read")]
    numerator: u128,
    #[serde(deserialize_with = "text::read")]
    denominator: u128,
}

/// The prices as the ledger has them, so that a quote here is a quote there.
fn read_fees<'de, D: Deserializer<'de>>(deserializer: D) -> Result<FeeSchedule, D::Error> {
    let fees = Fees::deserialize(deserializer)?;
    // A kind that this program does not know is none that it will ever send.
    let price =
        |price: &FeePrice| Some(Price { operation: operation_tag(&price.kind)?, amount: price.amount });
    let mut prices: Vec<_> = fees.prices.iter().filter_map(price).collect();
    prices.sort_by_key(|price| price.operation);
    let rate = |rate: &Rate| FeeRate {
        asset: AssetId(rate.asset),
        numerator: rate.numerator,
        denominator: rate.denominator,
    };
    let rates = List::new(fees.rates.iter().map(rate).collect());
    let many = || D::Error::custom("more prices or rates than there can be");
    Ok(FeeSchedule {
        base: fees.base,
        prices: List::new(prices).ok_or_else(many)?,
        rates: rates.ok_or_else(many)?,
    })
}

/// The tag of an operation by the name that nodes give it, such as `send_many`.
pub fn operation_tag(kind: &str) -> Option<u8> {
    let plain = |text: &str| text.replace('_', "").to_ascii_lowercase();
    Action::VARIANTS.iter().find(|(_, name)| plain(name) == plain(kind)).map(|(tag, _)| *tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Holder(#[serde(deserialize_with = "read_fees")] FeeSchedule);

    #[test]
    fn prices_are_the_ledgers() {
        let json = r#"{"base":"1000","prices":[{"kind":"send_many","amount":"7"},{"kind":"create_asset","amount":"9"},
            {"kind":"of_a_later_version","amount":"1"}],"rates":[{"asset":3,"numerator":"2","denominator":"1"}]}"#;
        let Holder(fees) = serde_json::from_str(json).unwrap();
        let operations: Vec<_> = fees.prices.iter().map(|price| (price.operation, price.amount.0)).collect();
        assert_eq!(operations, [(0x20, 9), (0x31, 7)]);
        assert_eq!((fees.base, fees.rates[0].asset), (Amount(1000), AssetId(3)));
    }
}
