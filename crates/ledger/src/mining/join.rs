//! Joining a campaign, and leaving the one before, with what was not claimed of it.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    earning::Earning,
    epoch_of,
    mining::{MiningCampaign, Participation},
    receipt::CampaignMoved,
    referral::CampaignOnly,
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &CampaignOnly) -> Result<(), Halt> {
    let (account, earning) = check(turn, operation)?;
    commit(turn, operation, account, earning);
    Ok(())
}

fn check(turn: &Turn, operation: &CampaignOnly) -> Result<(Slot, Earning), Halt> {
    let account = turn.account(&turn.actor)?;
    let earning = turn.overlay.account_at(account).earning.as_deref().cloned().unwrap_or_default();
    if earning.mining.as_ref().is_some_and(|part| part.campaign == operation.campaign) {
        return Err(Refusal::AlreadySo.into());
    }
    let key = StateKey::mining_campaign(operation.campaign);
    let (_, campaign) = turn.find::<MiningCampaign>(&key, Refusal::UnknownCampaign)?;
    if epoch_of(turn.block.time_ms, turn.overlay.parameters()?) > campaign.last_epoch {
        return Err(Refusal::CampaignNotRunning.into());
    }
    Ok((account, earning))
}

fn commit(turn: &mut Turn, operation: &CampaignOnly, account: Slot, earning: Earning) {
    let campaign = operation.campaign;
    let mining = Some(Participation { campaign, epochs: List::default() });
    turn.overlay.set_earning(account, Earning { mining, ..earning });
    turn.happened(Event::MiningJoined(CampaignMoved { campaign, account: turn.actor }));
}
