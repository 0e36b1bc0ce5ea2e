//! Opening a campaign of mining: the emission of all its epochs leaves the opener at once.

use crate::{
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Amount, Event, Place, Refusal, StateKey, epoch_of,
    mining::{MiningCampaign, OpenMining},
    receipt::CampaignMoved,
    referral::CampaignId,
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &OpenMining) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    debit: Debit,
    budget: Amount,
    epoch: u64,
}

fn check(turn: &Turn, operation: &OpenMining) -> Result<Checked, Halt> {
    let budget = operation.budget().expect("the operation's own check saw that it is an amount");
    let debit = debit::sender(turn, operation.asset)?.can_spend(turn, budget)?;
    let global = turn.overlay.global_slot()?;
    let listed = turn.overlay.global_at(global).fees.rate_of(operation.asset);
    listed.ok_or(Refusal::RewardNotListed)?;
    let epoch = epoch_of(turn.block.time_ms, turn.overlay.parameters()?);
    Ok(Checked { global, debit, budget, epoch })
}

fn commit(turn: &mut Turn, operation: &OpenMining, Checked { global, debit, budget, epoch }: Checked) {
    let OpenMining { asset, emission, epochs, weights, caps, return_bps, app } = *operation;
    let opener = turn.actor;
    let id = CampaignId(turn.overlay.take_id(global, |counters| &mut counters.campaign));
    debit.commit(turn);
    let campaign = MiningCampaign {
        opener,
        asset,
        emission,
        weights,
        caps,
        return_bps,
        app,
        // People join before it begins.
        first_epoch: epoch + 1,
        last_epoch: epoch + u64::from(epochs),
        budget,
        from_network: Amount::ZERO,
        tallies: List::default(),
    };
    turn.overlay.create(StateKey::mining_campaign(id), campaign);
    turn.moved(Place::Account(opener), Place::Campaign(id), asset, budget);
    turn.happened(Event::MiningOpened(CampaignMoved { campaign: id, account: opener }));
}
