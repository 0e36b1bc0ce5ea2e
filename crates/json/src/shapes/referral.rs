//! Referral as JSON: what opens a campaign, and where an account stands among those who bring and are brought.

use super::{super::error::ApiError, Scene, asset::AssetBrief, read_amount};
use serde::{Deserialize, Serialize};
use tally_types::{
    Address, Amount, AssetId,
    referral::{self, Binding, CampaignId, ReferralCampaign},
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// What a referral campaign pays, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenReferral {
    /// The coin, or an asset of the fee list.
    pub asset: u64,
    /// The referrer's share of its invitees' fees, in hundredths of a percent.
    pub share_bps: u16,
    /// Most that one referrer is paid in one epoch, in base units of the coin.
    pub cap_per_epoch: String,
    /// Most that one invitee ever brings, in base units of the coin.
    pub cap_per_invitee: String,
    /// Block time until which, inclusive, it binds and pays.
    pub ends_ms: u64,
    /// Paid in, in base units of the asset.
    pub budget: String,
}

impl OpenReferral {
    pub fn new(open: &referral::OpenReferral) -> Self {
        Self {
            asset: open.asset.0,
            share_bps: open.share_bps,
            cap_per_epoch: open.cap_per_epoch.to_string(),
            cap_per_invitee: open.cap_per_invitee.to_string(),
            ends_ms: open.ends_ms,
            budget: open.budget.to_string(),
        }
    }

    pub fn read(&self) -> Result<referral::OpenReferral, ApiError> {
        Ok(referral::OpenReferral {
            asset: AssetId(self.asset),
            share_bps: self.share_bps,
            cap_per_epoch: read_amount(&self.cap_per_epoch)?,
            cap_per_invitee: read_amount(&self.cap_per_invitee)?,
            ends_ms: self.ends_ms,
            budget: read_amount(&self.budget)?,
        })
    }
}

/// What an invitee has brought its referrer. All amounts are in base units of the coin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Brought {
    pub campaign: u64,
    pub invitee: String,
    pub referrer: String,
    /// Fees counted since it was bound.
    pub fees: String,
    /// What was paid to the referrer for them.
    pub paid: String,
    /// What they have earned it and was not paid yet: nothing more once the campaign has ended or is closed.
    pub due: String,
    /// Whether the campaign still pays.
    pub pays: bool,
}

impl Brought {
    /// `fees`: the invitee's count. `campaign`: its record, when it still pays.
    pub fn new(
        scene: &Scene<'_>,
        invitee: &Address,
        binding: &Binding,
        fees: Amount,
        campaign: Option<&ReferralCampaign>,
    ) -> Self {
        let counted = fees.checked_sub(binding.since).unwrap_or_default();
        let due = campaign.map_or(Amount::ZERO, |campaign| binding.due(campaign, fees));
        Self {
            campaign: binding.campaign.0,
            invitee: scene.address(invitee),
            referrer: scene.address(&binding.referrer),
            fees: counted.to_string(),
            paid: binding.paid.to_string(),
            due: due.to_string(),
            pays: campaign.is_some(),
        }
    }
}

/// Where an account stands among those who bring and are brought.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ReferralAnswer {
    pub account: String,
    /// Who brought it, and what that has brought them; absent: nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brought_by: Option<Brought>,
    /// How many accounts it has brought, in all campaigns.
    pub invitees: u64,
    pub assets: Vec<AssetBrief>,
}

/// What one referrer may still be paid by one campaign.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ReferrerAnswer {
    pub campaign: u64,
    pub referrer: String,
    /// The ledger's present epoch.
    pub epoch: u64,
    /// What it was paid in this epoch, in base units of the coin.
    pub paid_in_epoch: String,
    /// What is left of its cap in this epoch, in base units of the coin.
    pub cap_left: String,
    /// What is left of the campaign's budget, in base units of the campaign's asset.
    pub budget: String,
    /// The campaign's asset.
    pub asset: u64,
    pub assets: Vec<AssetBrief>,
}

impl ReferrerAnswer {
    pub fn new(
        scene: &Scene<'_>,
        (id, campaign): (CampaignId, &ReferralCampaign),
        (account, record): (&Address, Option<referral::Referrer>),
        epoch: u64,
        assets: Vec<AssetBrief>,
    ) -> Self {
        let paid = record.filter(|record| record.epoch == epoch).unwrap_or_default().earned;
        Self {
            campaign: id.0,
            referrer: scene.address(account),
            epoch,
            paid_in_epoch: paid.to_string(),
            cap_left: campaign.cap_per_epoch.checked_sub(paid).unwrap_or_default().to_string(),
            budget: campaign.budget.to_string(),
            asset: campaign.asset.0,
            assets,
        }
    }
}
