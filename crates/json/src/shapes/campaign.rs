//! Campaigns of referral and of mining as JSON: they are numbered together and so listed together.

use super::{
    Scene,
    asset::AssetBrief,
    mining::{Explanation, Points, Weights},
};
use serde::Serialize;
use tally_types::{
    mining::{CLAIM_EPOCHS, MiningCampaign, OpenMining, Tally},
    receipt,
    referral::{CampaignId, ReferralCampaign},
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// Where a campaign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CampaignStage {
    /// Mining: its first epoch is to come.
    ToCome,
    /// It binds and pays, or gathers points.
    Running,
    /// Mining: its last epoch is over, and may still be claimed.
    Over,
    /// It pays no more, and anyone may close it.
    Ended,
    Closed,
}

/// One epoch of a mining campaign, from its first point until it lapses. Amounts are base units of its asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct EpochTally {
    pub epoch: u64,
    /// What was set aside for it.
    pub emission: String,
    /// What of that is not claimed.
    pub left: String,
    /// All accounts' points that count.
    pub totals: Points,
}

/// What a campaign pays for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CampaignTerms {
    Referral {
        /// The referrer's share of its invitees' fees, in hundredths of a percent.
        share_bps: u16,
        /// Most that one referrer is paid in one epoch, in base units of the coin.
        cap_per_epoch: String,
        /// Most that one invitee ever brings, in base units of the coin.
        cap_per_invitee: String,
        /// Block time until which, inclusive, it binds and pays.
        ends_ms: u64,
    },
    Mining {
        /// The least that an epoch shares out, in base units of the asset.
        emission: String,
        epochs: u32,
        weights: Weights,
        caps: Points,
        /// Most that transacting and liking return of the fees paid, in hundredths of a percent.
        return_bps: u16,
        /// The account that attests reading.
        app: String,
        /// Absent, with what follows, when it is closed.
        #[serde(skip_serializing_if = "Option::is_none")]
        first_epoch: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        last_epoch: Option<u64>,
        /// Coin that came from the network's mining budget, in base units.
        #[serde(skip_serializing_if = "Option::is_none")]
        from_network: Option<String>,
        /// Epochs that are not lapsed, the oldest first.
        tallies: Vec<EpochTally>,
    },
}

/// A campaign, as of the last final block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Campaign {
    pub id: u64,
    pub opener: String,
    pub asset: u64,
    pub stage: CampaignStage,
    #[serde(flatten)]
    pub terms: CampaignTerms,
    /// What is left and, for mining, not set aside for an epoch, in base units; absent when it is closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<String>,
    /// What accounts paid in, in base units, by the index; like what follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid_in: Option<String>,
    /// What claims were paid, in base units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid_out: Option<String>,
    /// Block time of its opening.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_ms: Option<u64>,
    /// Block time of its closing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_ms: Option<u64>,
}

/// A campaign with its assets.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct CampaignAnswer {
    pub campaign: Campaign,
    pub assets: Vec<AssetBrief>,
}

/// A like of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Like {
    pub account: String,
    pub campaign: u64,
    /// What it added to the account's points.
    pub points: String,
}

/// A campaign was opened, funded, joined or closed; by whom, or whose it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct CampaignMoved {
    pub campaign: u64,
    pub account: String,
}

/// A referrer was paid. Amounts are base units of the coin; what moved says what was paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ReferralPaid {
    pub campaign: u64,
    pub referrer: String,
    /// How much of its invitees' fees that was.
    pub earned: String,
    /// What is left of its cap in this epoch.
    pub cap_left: String,
}

/// A part of an epoch was paid, and why this much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct MiningClaimed {
    pub campaign: u64,
    pub epoch: u64,
    pub account: String,
    pub explanation: Explanation,
}

/// The record of a campaign of either kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CampaignRecord {
    Referral(ReferralCampaign),
    Mining(MiningCampaign),
}

/// The moment at which a campaign is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    pub time_ms: u64,
    pub epoch: u64,
}

impl CampaignRecord {
    pub fn asset(&self) -> tally_types::AssetId {
        match self {
            Self::Referral(campaign) => campaign.asset,
            Self::Mining(campaign) => campaign.asset,
        }
    }

    fn stage(&self, now: Moment) -> CampaignStage {
        match self {
            Self::Referral(campaign) if now.time_ms <= campaign.ends_ms => CampaignStage::Running,
            Self::Referral(_) => CampaignStage::Ended,
            Self::Mining(campaign) if now.epoch < campaign.first_epoch => CampaignStage::ToCome,
            Self::Mining(campaign) if now.epoch <= campaign.last_epoch => CampaignStage::Running,
            Self::Mining(campaign) if now.epoch <= campaign.last_epoch.saturating_add(CLAIM_EPOCHS) => {
                CampaignStage::Over
            }
            Self::Mining(_) => CampaignStage::Ended,
        }
    }
}

impl Campaign {
    /// A campaign that is not closed, without what only the index knows.
    pub fn new(scene: &Scene<'_>, id: CampaignId, record: &CampaignRecord, now: Moment) -> Self {
        let (opener, budget, terms) = match record {
            CampaignRecord::Referral(it) => (it.opener, it.budget, CampaignTerms::of_referral(it)),
            CampaignRecord::Mining(it) => (it.opener, it.budget, CampaignTerms::of_mining(scene, it)),
        };
        Self {
            id: id.0,
            opener: scene.address(&opener),
            asset: record.asset().0,
            stage: record.stage(now),
            terms,
            budget: Some(budget.to_string()),
            paid_in: None,
            paid_out: None,
            opened_ms: None,
            closed_ms: None,
        }
    }
}

impl CampaignTerms {
    fn of_referral(campaign: &ReferralCampaign) -> Self {
        Self::Referral {
            share_bps: campaign.share_bps,
            cap_per_epoch: campaign.cap_per_epoch.to_string(),
            cap_per_invitee: campaign.cap_per_invitee.to_string(),
            ends_ms: campaign.ends_ms,
        }
    }

    fn of_mining(scene: &Scene<'_>, campaign: &MiningCampaign) -> Self {
        let tally = |tally: &Tally| EpochTally {
            epoch: tally.epoch,
            emission: tally.emission.to_string(),
            left: tally.left.to_string(),
            totals: (&tally.totals).into(),
        };
        let epochs = campaign.last_epoch.saturating_sub(campaign.first_epoch).saturating_add(1);
        Self::Mining {
            emission: campaign.emission.to_string(),
            epochs: u32::try_from(epochs).unwrap_or(u32::MAX),
            weights: (&campaign.weights).into(),
            caps: (&campaign.caps).into(),
            return_bps: campaign.return_bps,
            app: scene.address(&campaign.app),
            first_epoch: Some(campaign.first_epoch),
            last_epoch: Some(campaign.last_epoch),
            from_network: Some(campaign.from_network.to_string()),
            tallies: campaign.tallies.iter().map(tally).collect(),
        }
    }

    /// The terms as they were given, when the campaign's record is gone.
    pub fn of_closed(scene: &Scene<'_>, open: &OpenMining) -> Self {
        Self::Mining {
            emission: open.emission.to_string(),
            epochs: open.epochs,
            weights: (&open.weights).into(),
            caps: (&open.caps).into(),
            return_bps: open.return_bps,
            app: scene.address(&open.app),
            first_epoch: None,
            last_epoch: None,
            from_network: None,
            tallies: Vec::new(),
        }
    }
}

impl CampaignMoved {
    pub fn new(scene: &Scene<'_>, moved: &receipt::CampaignMoved) -> Self {
        Self { campaign: moved.campaign.0, account: scene.address(&moved.account) }
    }
}

impl ReferralPaid {
    pub fn new(scene: &Scene<'_>, paid: &receipt::ReferralPaid) -> Self {
        Self {
            campaign: paid.campaign.0,
            referrer: scene.address(&paid.referrer),
            earned: paid.earned.to_string(),
            cap_left: paid.cap_left.to_string(),
        }
    }
}

impl MiningClaimed {
    pub fn new(scene: &Scene<'_>, claimed: &receipt::MiningClaimed) -> Self {
        Self {
            campaign: claimed.campaign.0,
            epoch: claimed.epoch,
            account: scene.address(&claimed.account),
            explanation: (&claimed.explanation).into(),
        }
    }
}
