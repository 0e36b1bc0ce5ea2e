//! The records that operations of referral need.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{
    Action, Address, StateKey,
    referral::{CampaignId, ReferralCampaign},
};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    let actor = footprint.actor;
    match action {
        Action::OpenReferral(operation) => footprint.asset(operation.asset),
        Action::FundCampaign(operation) => footprint.key(StateKey::referral_campaign(operation.campaign)),
        Action::BindReferrer(operation) => {
            footprint.key(StateKey::referral_campaign(operation.campaign));
            footprint.key(StateKey::referral(&actor));
            footprint.key(StateKey::referral(&operation.referrer));
        }
        Action::ClaimReferral(operation) => {
            footprint.key(StateKey::parameters());
            footprint.key(StateKey::referral_campaign(operation.campaign));
            footprint.key(StateKey::referrer(operation.campaign, &actor));
            for invitee in &operation.invitees {
                footprint.account(invitee);
                footprint.key(StateKey::referral(invitee));
            }
        }
        Action::CloseReferral(operation) => footprint.key(StateKey::referral_campaign(operation.campaign)),
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    match action {
        Action::OpenReferral(operation) => reach.holding(actor, operation.asset),
        Action::FundCampaign(operation) => holding(operation.campaign, |_| *actor, reach),
        Action::ClaimReferral(operation) => holding(operation.campaign, |_| *actor, reach),
        Action::CloseReferral(operation) => holding(operation.campaign, |campaign| campaign.opener, reach),
        _ => {}
    }
}

fn holding(id: CampaignId, whose: impl Fn(&ReferralCampaign) -> Address, reach: &mut Reach) {
    let Some(campaign) = reach.record::<ReferralCampaign>(&StateKey::referral_campaign(id)) else { return };
    reach.payee(&whose(campaign), campaign.asset);
}
