//! Campaigns of referral and of mining, and what an account has of them, as a node tells it.

use super::text;
use serde::Deserialize;
use tally_types::{Address, Amount, AssetId};

/// Where a campaign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CampaignStage {
    ToCome,
    Running,
    Over,
    Ended,
    Closed,
}

/// A campaign, open or closed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CampaignInfo {
    pub id: u64,
    #[serde(deserialize_with = "text::read")]
    pub opener: Address,
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    pub stage: CampaignStage,
    /// What is left and not set aside, in base units; closed: nothing is told.
    #[serde(default, deserialize_with = "text::read_option")]
    pub budget: Option<Amount>,
    #[serde(default, deserialize_with = "text::read_option")]
    pub paid_in: Option<Amount>,
    #[serde(default, deserialize_with = "text::read_option")]
    pub paid_out: Option<Amount>,
    #[serde(flatten)]
    pub terms: CampaignTerms,
}

/// What a campaign pays for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CampaignTerms {
    Referral(ReferralTerms),
    Mining(Box<MiningTerms>),
}

/// What a referral campaign pays.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ReferralTerms {
    pub share_bps: u16,
    #[serde(deserialize_with = "text::read")]
    pub cap_per_epoch: Amount,
    #[serde(deserialize_with = "text::read")]
    pub cap_per_invitee: Amount,
    pub ends_ms: u64,
}

/// What a mining campaign shares out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MiningTerms {
    #[serde(deserialize_with = "text::read")]
    pub emission: Amount,
    pub epochs: u32,
    pub weights: WeightsInfo,
    pub caps: PointsInfo,
    pub return_bps: u16,
    #[serde(deserialize_with = "text::read")]
    pub app: Address,
    #[serde(default)]
    pub first_epoch: Option<u64>,
    #[serde(default)]
    pub last_epoch: Option<u64>,
    #[serde(default, deserialize_with = "text::read_option")]
    pub from_network: Option<Amount>,
    #[serde(default)]
    pub tallies: Vec<TallyInfo>,
}

/// How an epoch is split, in hundredths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct WeightsInfo {
    pub transact_bps: u16,
    pub like_bps: u16,
    pub read_bps: u16,
}

/// Points of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct PointsInfo {
    #[serde(deserialize_with = "text::read")]
    pub transact: Amount,
    #[serde(deserialize_with = "text::read")]
    pub like: Amount,
    #[serde(deserialize_with = "text::read")]
    pub read: Amount,
}

/// An epoch of a mining campaign that is not lapsed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TallyInfo {
    pub epoch: u64,
    #[serde(deserialize_with = "text::read")]
    pub emission: Amount,
    #[serde(deserialize_with = "text::read")]
    pub left: Amount,
}

/// What an invitee has brought its referrer, in base units of the coin.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BroughtInfo {
    pub campaign: u64,
    #[serde(deserialize_with = "text::read")]
    pub invitee: Address,
    #[serde(deserialize_with = "text::read")]
    pub referrer: Address,
    #[serde(deserialize_with = "text::read")]
    pub fees: Amount,
    #[serde(deserialize_with = "text::read")]
    pub paid: Amount,
    #[serde(deserialize_with = "text::read")]
    pub due: Amount,
}

/// Where an account stands among those who bring and are brought.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ReferralInfo {
    #[serde(default)]
    pub brought_by: Option<BroughtInfo>,
    pub invitees: u64,
}

/// An account's part in the mining campaign that it has joined.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MiningInfo {
    /// The ledger's present epoch.
    pub epoch: u64,
    #[serde(default)]
    pub campaign: Option<u64>,
    #[serde(default, deserialize_with = "text::read_asset_option")]
    pub asset: Option<AssetId>,
    pub epochs: Vec<EpochInfo>,
}

/// Where an epoch of an account's stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EpochStage {
    Gathering,
    Claimable,
    Lapsed,
}

/// What an account did in one epoch, and what that comes to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct EpochInfo {
    pub epoch: u64,
    pub stage: EpochStage,
    pub claim_until_epoch: u64,
    #[serde(default)]
    pub explanation: Option<ExplanationInfo>,
}

/// What a claim pays, and why.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ExplanationInfo {
    #[serde(deserialize_with = "text::read")]
    pub emission: Amount,
    #[serde(deserialize_with = "text::read")]
    pub fees: Amount,
    #[serde(deserialize_with = "text::read")]
    pub bound: Amount,
    pub transact: PartInfo,
    pub like: PartInfo,
    pub read: PartInfo,
    #[serde(deserialize_with = "text::read")]
    pub payout: Amount,
    #[serde(default)]
    pub no_reward: Option<NoRewardInfo>,
}

/// One kind's part of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PartInfo {
    #[serde(deserialize_with = "text::read")]
    pub points: Amount,
    #[serde(deserialize_with = "text::read")]
    pub total: Amount,
    pub capped: bool,
    #[serde(deserialize_with = "text::read")]
    pub share: Amount,
    #[serde(deserialize_with = "text::read")]
    pub paid: Amount,
}

/// Why nothing is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoRewardInfo {
    NoPoints,
    TooLittle,
    NoFees,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_campaign_is_of_one_kind() {
        let opener = Address([1; 20]).to_string();
        let common = json!({ "id": 4, "opener": opener, "asset": 0, "stage": "running", "budget": "7",
            "kind": "referral", "share_bps": 2500, "cap_per_epoch": "1000", "cap_per_invitee": "40", "ends_ms": 5 });
        let campaign: CampaignInfo = serde_json::from_value(common).unwrap();
        assert_eq!((campaign.stage, campaign.budget), (CampaignStage::Running, Some(Amount(7))));
        let CampaignTerms::Referral(terms) = campaign.terms else { panic!("it is one of referral") };
        assert_eq!((terms.share_bps, terms.cap_per_invitee), (2_500, Amount(40)));
    }
}
