//! Stablecoins, redemptions and baskets, as a node tells them.

use super::{asset::AssetInfo, text};
use serde::Deserialize;
use tally_types::{Address, Amount, AssetId, Hash};

/// A stablecoin and what backs it, in base units.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct StablecoinInfo {
    #[serde(flatten)]
    pub asset: AssetInfo,
    pub peg: String,
    #[serde(deserialize_with = "text::read")]
    pub governor: Address,
    pub max_age_ms: u64,
    pub redemption_ms: u64,
    pub custodians: Vec<CustodianInfo>,
    pub dealers: Vec<DealerInfo>,
    pub backing: BackingInfo,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BackingInfo {
    #[serde(deserialize_with = "text::read")]
    pub circulating: Amount,
    #[serde(deserialize_with = "text::read")]
    pub attested: Amount,
    #[serde(default)]
    pub as_of_ms: Option<u64>,
    #[serde(default)]
    pub age_ms: Option<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CustodianInfo {
    #[serde(deserialize_with = "text::read")]
    pub account: Address,
    #[serde(deserialize_with = "text::read")]
    pub limit: Amount,
    #[serde(default)]
    pub attestation: Option<AttestationInfo>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AttestationInfo {
    #[serde(deserialize_with = "text::read")]
    pub counted: Amount,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DealerInfo {
    #[serde(deserialize_with = "text::read")]
    pub account: Address,
    pub window_ms: u64,
    #[serde(deserialize_with = "text::read")]
    pub mint_limit: Amount,
    #[serde(deserialize_with = "text::read")]
    pub redeem_limit: Amount,
    pub minted: WindowInfo,
    pub redeemed: WindowInfo,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct WindowInfo {
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
}

/// The proof of reserves: two proof files in hexadecimal. What the node says of the numbers is not even read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ReservesInfo {
    pub proofs: ReserveProofs,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ReserveProofs {
    pub stablecoin: String,
    pub asset: String,
}

/// How far a redemption has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Requested,
    Taken,
    Settled,
    Cancelled,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RedemptionInfo {
    pub id: u64,
    #[serde(deserialize_with = "text::read_asset")]
    pub coin: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub from: Address,
    #[serde(deserialize_with = "text::read")]
    pub dealer: Address,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    pub stage: Stage,
    #[serde(default)]
    pub deadline_ms: Option<u64>,
}

/// What was attested, once.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AttestationLine {
    #[serde(deserialize_with = "text::read")]
    pub custodian: Address,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    pub as_of_ms: u64,
    #[serde(deserialize_with = "text::read")]
    pub document: Hash,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BasketInfo {
    #[serde(flatten)]
    pub asset: AssetInfo,
    #[serde(deserialize_with = "text::read")]
    pub governor: Address,
    pub notice_ms: u64,
    #[serde(deserialize_with = "text::read")]
    pub circulating: Amount,
    pub parts: Vec<PartInfo>,
    #[serde(default)]
    pub next: Option<NextInfo>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PartInfo {
    #[serde(deserialize_with = "text::read_asset")]
    pub coin: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub nominal: Amount,
    #[serde(deserialize_with = "text::read")]
    pub held: Amount,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct NextInfo {
    pub components: Vec<ComponentInfo>,
    pub effective_ms: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ComponentInfo {
    #[serde(deserialize_with = "text::read_asset")]
    pub coin: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub nominal: Amount,
}
