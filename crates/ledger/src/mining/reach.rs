//! The records that operations of mining need.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{Action, Address, StateKey, mining::MiningCampaign, referral::CampaignId};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    footprint.key(StateKey::parameters());
    let mut campaign = |id: CampaignId| footprint.key(StateKey::mining_campaign(id));
    match action {
        Action::OpenMining(operation) => footprint.asset(operation.asset),
        Action::JoinMining(only) => campaign(only.campaign),
        Action::CloseMining(only) => {
            campaign(only.campaign);
            footprint.key(StateKey::treasury());
        }
        Action::LikePost(operation) => {
            campaign(operation.campaign);
            let actor = footprint.actor;
            footprint.key(StateKey::like(operation.post, &actor));
            footprint.key(StateKey::bond(&actor, operation.candidate));
            footprint.key(StateKey::candidate(operation.candidate));
        }
        Action::AttestReading(operation) => {
            campaign(operation.campaign);
            operation.readers.iter().for_each(|reader| footprint.account(&reader.account));
        }
        Action::ClaimMining(operation) => campaign(operation.campaign),
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    match action {
        Action::OpenMining(operation) => reach.holding(actor, operation.asset),
        Action::ClaimMining(operation) => holding(operation.campaign, |_| *actor, reach),
        Action::CloseMining(operation) => holding(operation.campaign, |campaign| campaign.opener, reach),
        _ => {}
    }
}

fn holding(id: CampaignId, whose: impl Fn(&MiningCampaign) -> Address, reach: &mut Reach) {
    let Some(campaign) = reach.record::<MiningCampaign>(&StateKey::mining_campaign(id)) else { return };
    reach.payee(&whose(campaign), campaign.asset);
}
