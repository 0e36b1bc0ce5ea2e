//! The network and the node as JSON.

use super::{
    super::{error::ApiError, problem::Problem},
    Money,
    asset::AssetBrief,
    kind_name, kind_tag, read_amount,
};
use serde::{Deserialize, Serialize};
use tally_types::{AssetId, fee, wire::List};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// How far the node's index is.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct IndexState {
    pub height: u64,
    /// Final blocks that are not in it yet.
    pub lag: u64,
    /// Whether it can answer: unset while the genesis is still being written.
    pub ready: bool,
}

/// The price of one kind of operation, in the coin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Price {
    pub kind: String,
    /// Base units of the coin for each unit of work.
    pub amount: String,
}

/// How much of a listed asset stands for an amount of the coin: `coin × numerator ÷ denominator`, rounded up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rate {
    pub asset: u64,
    pub numerator: String,
    pub denominator: String,
}

/// All prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FeeSchedule {
    /// The price of kinds that have none of their own, in base units of the coin.
    pub base: String,
    pub prices: Vec<Price>,
    pub rates: Vec<Rate>,
}

impl From<&fee::FeeSchedule> for FeeSchedule {
    fn from(fees: &fee::FeeSchedule) -> Self {
        let price =
            |price: &fee::Price| Price { kind: kind_name(price.operation), amount: price.amount.to_string() };
        let rate = |rate: &fee::FeeRate| Rate {
            asset: rate.asset.0,
            numerator: rate.numerator.to_string(),
            denominator: rate.denominator.to_string(),
        };
        Self {
            base: fees.base.to_string(),
            prices: fees.prices.iter().map(price).collect(),
            rates: fees.rates.iter().map(rate).collect(),
        }
    }
}

impl FeeSchedule {
    /// Reads a schedule that somebody proposes.
    pub fn read(&self) -> Result<fee::FeeSchedule, ApiError> {
        let wrong = |note: String| ApiError::from(Problem::OperationInvalid).with_note(note);
        let price = |price: &Price| {
            let unknown = || wrong(format!("no operation is called {}", price.kind));
            Ok(fee::Price {
                operation: kind_tag(&price.kind).ok_or_else(unknown)?,
                amount: read_amount(&price.amount)?,
            })
        };
        let rate = |rate: &Rate| {
            Ok(fee::FeeRate {
                asset: AssetId(rate.asset),
                numerator: read_amount(&rate.numerator)?.0,
                denominator: read_amount(&rate.denominator)?.0,
            })
        };
        let prices: Vec<_> = self.prices.iter().map(price).collect::<Result<_, ApiError>>()?;
        let rates: Vec<_> = self.rates.iter().map(rate).collect::<Result<_, ApiError>>()?;
        let many = || wrong("more prices or rates than there can be".to_owned());
        Ok(fee::FeeSchedule {
            base: read_amount(&self.base)?,
            prices: List::new(prices).ok_or_else(many)?,
            rates: List::new(rates).ok_or_else(many)?,
        })
    }
}

/// The network, as this node sees it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Network {
    pub chain_id: u64,
    pub name: String,
    /// What stands before its addresses.
    #[cfg_attr(feature = "openapi", schema(example = "tally"))]
    pub prefix: String,
    /// The hash of its genesis, which every transaction's id is bound to.
    pub genesis: String,
    /// When it began.
    pub genesis_time_ms: u64,
    /// The network's public key, 96 bytes of BLS12-381: what certificates are checked with.
    pub public_key: String,
    /// The members' Ed25519 keys.
    pub members: Vec<String>,
    pub coin: AssetBrief,
    pub fees: FeeSchedule,
    /// Fees collected and not yet shared out.
    pub fee_pot: Vec<Money>,
    pub height: u64,
    /// The last block's time.
    pub time_ms: u64,
    /// From the last block's time to its being final here.
    pub finality_ms: u64,
    /// Members connected to this one.
    pub peers: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<IndexState>,
    /// Whether this node has a faucet.
    pub faucet: bool,
    /// The software's version.
    pub version: String,
}

/// How the node is doing.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct NodeStatus {
    pub height: u64,
    pub digest: String,
    pub time_ms: u64,
    pub epoch: u64,
    pub view: u64,
    pub finality_ms: u64,
    pub peers: u32,
    /// Whether this member votes.
    pub voting: bool,
    /// Transactions that wait for a block, and their bytes.
    pub waiting_transactions: u64,
    pub waiting_bytes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<IndexState>,
    pub version: String,
}
