//! Opening a campaign of referral: its budget leaves the opener at once.

use crate::{
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    receipt::CampaignMoved,
    referral::{CampaignId, MAX_CAMPAIGN_MS, OpenReferral, ReferralCampaign},
};

pub(crate) fn apply(turn: &mut Turn, operation: &OpenReferral) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    debit: Debit,
}

fn check(turn: &Turn, operation: &OpenReferral) -> Result<Checked, Halt> {
    let debit = debit::sender(turn, operation.asset)?.can_spend(turn, operation.budget)?;
    let now_ms = turn.block.time_ms;
    if operation.ends_ms <= now_ms || operation.ends_ms > now_ms.saturating_add(MAX_CAMPAIGN_MS) {
        return Err(Refusal::DeadlineInvalid.into());
    }
    let global = turn.overlay.global_slot()?;
    let listed = turn.overlay.global_at(global).fees.rate_of(operation.asset);
    listed.ok_or(Refusal::RewardNotListed)?;
    Ok(Checked { global, debit })
}

fn commit(turn: &mut Turn, operation: &OpenReferral, Checked { global, debit }: Checked) {
    let OpenReferral { asset, share_bps, cap_per_epoch, cap_per_invitee, ends_ms, budget } = *operation;
    let opener = turn.actor;
    let id = CampaignId(turn.overlay.take_id(global, |counters| &mut counters.campaign));
    debit.commit(turn);
    let campaign =
        ReferralCampaign { opener, asset, share_bps, cap_per_epoch, cap_per_invitee, ends_ms, budget };
    turn.overlay.create(StateKey::referral_campaign(id), campaign);
    turn.moved(Place::Account(opener), Place::Campaign(id), asset, budget);
    turn.happened(Event::ReferralOpened(CampaignMoved { campaign: id, account: opener }));
}
