//! Closing a campaign of mining whose last epoch can no longer be claimed: what is left goes home, whatever binds its
//! asset meanwhile. Anyone may.
//!
//! Invariant: the opener gets none of the coin that came from the network: its own was spent first.

use crate::{
    asset::rules,
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    treasury,
    turn::Turn,
};
use tally_types::{
    Address, Amount, AssetId, Event, Place, Refusal, StateKey, epoch_of,
    mining::{CLAIM_EPOCHS, MiningCampaign},
    receipt::CampaignMoved,
    referral::CampaignOnly,
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &CampaignOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    opener: Address,
    asset: AssetId,
    /// Back to the network's mining budget.
    to_network: Amount,
    /// Home to the opener.
    rest: Amount,
    to: Holding,
    is_insider: bool,
}

fn check(turn: &Turn, operation: &CampaignOnly) -> Result<Checked, Halt> {
    let key = StateKey::mining_campaign(operation.campaign);
    let (slot, campaign) = turn.find::<MiningCampaign>(&key, Refusal::UnknownCampaign)?;
    let (_, asset) = turn.asset(campaign.asset)?;
    let left = left(campaign);
    let to_network = left.min(campaign.from_network);
    let rest = left.checked_sub(to_network).expect("it is the lesser of the two");
    let to = balance::of(turn.overlay, &campaign.opener, campaign.asset)?;
    if !rest.is_zero() {
        to.check_arrival(turn.overlay, rest)?;
    }
    let epoch = epoch_of(turn.block.time_ms, turn.overlay.parameters()?);
    if epoch <= campaign.last_epoch.saturating_add(CLAIM_EPOCHS) {
        return Err(Refusal::CampaignRunning.into());
    }
    treasury::find(turn.overlay)?;
    let is_insider = rules::is_insider(asset, &campaign.opener);
    Ok(Checked { slot, opener: campaign.opener, asset: campaign.asset, to_network, rest, to, is_insider })
}

/// What the campaign holds: its budget, and what nobody claimed of its epochs.
fn left(campaign: &MiningCampaign) -> Amount {
    let sum = campaign.tallies.iter().try_fold(campaign.budget, |sum, tally| sum.checked_add(tally.left));
    sum.expect("what a campaign holds was paid in")
}

fn commit(turn: &mut Turn, operation: &CampaignOnly, checked: Checked) {
    let Checked { slot, opener, asset, to_network, rest, to, is_insider } = checked;
    let id = operation.campaign;
    turn.overlay.put::<MiningCampaign>(slot, None);
    if !to_network.is_zero() {
        treasury::put_mining(turn.overlay, to_network);
        turn.moved(Place::Campaign(id), Place::MiningBudget(Empty), asset, to_network);
    }
    if !rest.is_zero() {
        to.credit(turn.overlay, rest, is_insider);
        turn.moved(Place::Campaign(id), Place::Account(opener), asset, rest);
    }
    turn.happened(Event::MiningClosed(CampaignMoved { campaign: id, account: opener }));
}
