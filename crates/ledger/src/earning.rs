//! Counting the fees of those whose fees earn: an account bound to a referrer, or in a mining campaign.
//!
//! Invariant: where nobody counts, a payment costs one look at a word of the payer's record; for a referral it touches no
//! further record, for mining one that all who take part share.

use crate::{
    apply::BlockInfo,
    mining::points,
    overlay::{Overlay, Slot},
    reach::Reach,
    stop::Halt,
};
use tally_types::{
    Address, Amount, AssetId, StateKey,
    earning::Earning,
    epoch_of,
    fee::Fee,
    mining::{MiningCampaign, Participation},
};

/// Whether what [`count`] will need is loaded.
pub(crate) fn check(overlay: &Overlay, payer: Slot, fee: &Fee) -> Result<(), Halt> {
    if let Some(Earning { mining: Some(participation), .. }) = counted(overlay, payer, fee) {
        overlay.slot(&StateKey::mining_campaign(participation.campaign))?;
        overlay.parameters()?;
    }
    Ok(())
}

/// Counts a fee that was charged. May not fail.
pub(crate) fn count(overlay: &mut Overlay, block: &BlockInfo, payer: Slot, fee: &Fee) {
    let Some(earning) = counted(overlay, payer, fee) else { return };
    let mut earning = earning.clone();
    earning.fees = earning.fees.checked_add(fee.amount).unwrap_or(Amount::MAX);
    if let Some(participation) = earning.mining.take() {
        earning.mining = count_for(overlay, block, participation, fee.amount);
    }
    overlay.set_earning(payer, earning);
}

/// The counts of an account that pays such a fee, where there are any: only fees in the coin count.
fn counted<'a>(overlay: &'a Overlay, payer: Slot, fee: &Fee) -> Option<&'a Earning> {
    if fee.asset != AssetId::COIN || fee.amount.is_zero() {
        return None;
    }
    overlay.account_at(payer).earning.as_deref()
}

/// Enters a fee as points; who took part in a campaign that was closed takes part in none.
fn count_for(
    overlay: &mut Overlay,
    block: &BlockInfo,
    mut participation: Participation,
    fee: Amount,
) -> Option<Participation> {
    let was_checked = "admission saw this and the overlay has not changed since";
    let slot = overlay.slot(&StateKey::mining_campaign(participation.campaign)).expect(was_checked);
    let epoch = epoch_of(block.time_ms, overlay.parameters().expect(was_checked));
    let campaign = overlay.get::<MiningCampaign>(slot)?;
    if campaign.runs_in(epoch) {
        let mut campaign = campaign.clone();
        points::fees(&mut campaign, &mut participation, epoch, fee);
        overlay.put(slot, Some(campaign));
    }
    Some(participation)
}

/// What counting the payer's fee reaches.
pub(crate) fn reach(overlay: &Overlay, payer: &Address, reach: &mut Reach) {
    let earning = overlay.account(payer).and_then(|account| account.earning.as_deref());
    if let Some(participation) = earning.and_then(|earning| earning.mining.as_ref()) {
        reach.key(StateKey::mining_campaign(participation.campaign));
        reach.key(StateKey::parameters());
    }
}
