//! What referral and mining have in common on the command line: campaigns, which are numbered and listed together.

mod list;
mod show;

pub use list::{ListArguments, list};
pub use show::{rows, stage};

use crate::{
    client::{CampaignInfo, CampaignTerms},
    failure::{Failure, Missing},
    session::Session,
};
use tally_types::referral::CampaignId;

impl Session<'_> {
    /// The campaign with this number, open or closed.
    pub fn campaign(&self, id: CampaignId) -> Result<CampaignInfo, Failure> {
        self.campaign_json(id).map(|(campaign, _)| campaign)
    }

    /// The campaign, and as the node told it.
    pub fn campaign_json(&self, id: CampaignId) -> Result<(CampaignInfo, serde_json::Value), Failure> {
        Ok(self.client.campaign(id)?.ok_or(Missing::Campaign(id.0))?)
    }
}

/// Which kind of campaigns a command is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Referral,
    Mining,
}

impl Kind {
    /// The kind as a node calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Referral => "referral",
            Self::Mining => "mining",
        }
    }

    /// The kind of a campaign.
    pub fn of(campaign: &CampaignInfo) -> Self {
        match campaign.terms {
            CampaignTerms::Referral(_) => Self::Referral,
            CampaignTerms::Mining(_) => Self::Mining,
        }
    }
}
