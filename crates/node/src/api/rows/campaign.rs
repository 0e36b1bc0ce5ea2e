//! Campaigns with what they took in and paid, and likes.

use super::FromRow;
use crate::{
    api::json::{
        Scene,
        campaign::{Campaign, CampaignRecord, CampaignStage, CampaignTerms, Like, Moment},
    },
    index::read::{CampaignItem, LikeItem},
};
use tally_types::{Action, referral::CampaignId};

/// A campaign that is not closed; without an item when the index has not come so far.
impl FromRow<(CampaignId, &CampaignRecord, Moment, Option<&CampaignItem>)> for Campaign {
    fn from_row(
        scene: &Scene<'_>,
        (id, record, now, item): (CampaignId, &CampaignRecord, Moment, Option<&CampaignItem>),
    ) -> Self {
        Self {
            paid_in: item.map(|item| item.paid_in.to_string()),
            paid_out: item.map(|item| item.paid_out.to_string()),
            opened_ms: item.map(|item| item.opened_ms),
            ..Self::new(scene, id, record, now)
        }
    }
}

/// A campaign whose record is gone. `None` if the index holds something else than terms.
impl FromRow<&CampaignItem> for Option<Campaign> {
    fn from_row(scene: &Scene<'_>, item: &CampaignItem) -> Self {
        let terms = match &item.terms {
            Action::OpenReferral(open) => CampaignTerms::Referral {
                share_bps: open.share_bps,
                cap_per_epoch: open.cap_per_epoch.to_string(),
                cap_per_invitee: open.cap_per_invitee.to_string(),
                ends_ms: open.ends_ms,
            },
            Action::OpenMining(open) => CampaignTerms::of_closed(scene, open),
            _ => return None,
        };
        Some(Campaign {
            id: item.id.0,
            opener: scene.address(&item.opener),
            asset: item.asset.0,
            stage: CampaignStage::Closed,
            terms,
            budget: None,
            paid_in: Some(item.paid_in.to_string()),
            paid_out: Some(item.paid_out.to_string()),
            opened_ms: Some(item.opened_ms),
            closed_ms: item.closed_ms,
        })
    }
}

impl FromRow<&LikeItem> for Like {
    fn from_row(scene: &Scene<'_>, item: &LikeItem) -> Self {
        Self {
            account: scene.address(&item.account),
            campaign: item.campaign.0,
            points: item.points.to_string(),
        }
    }
}
