//! The mining share of the network's fees, for the campaign that the parameters name.
//!
//! Invariant: it goes from the mining budget to a campaign in the coin that still has an epoch to pay, and stays where it
//! is while there is none.

use crate::{apply::BlockInfo, overlay::Overlay, stop::Halt, treasury};
use tally_types::{Amount, AssetId, Move, Place, StateKey, mining::MiningCampaign, wire::Empty};

/// Gives the whole mining budget to the campaign, before the block's transactions.
pub(crate) fn settle(
    overlay: &mut Overlay,
    _: &BlockInfo,
    epoch: u64,
    moves: &mut Vec<Move>,
) -> Result<(), Halt> {
    let Some(id) = overlay.parameters()?.mining.campaign else { return Ok(()) };
    let amount = treasury::mining_budget(overlay)?;
    if amount.is_zero() {
        return Ok(());
    }
    let slot = overlay.slot(&StateKey::mining_campaign(id))?;
    let Some(campaign) = overlay.get::<MiningCampaign>(slot) else { return Ok(()) };
    if campaign.asset != AssetId::COIN || epoch > campaign.last_epoch {
        return Ok(());
    }
    let campaign = MiningCampaign {
        budget: campaign
            .budget
            .checked_add(amount)
            .expect("all places together hold no more than the supply"),
        // The same coin may come more than once; this only says who has what is left, so it may stop at the top.
        from_network: campaign.from_network.checked_add(amount).unwrap_or(Amount::MAX),
        ..campaign.clone()
    };
    treasury::take_mining(overlay, amount);
    overlay.put(slot, Some(campaign));
    let (from, to) = (Place::MiningBudget(Empty), Place::Campaign(id));
    moves.push(Move { operation: 0, from, to, asset: AssetId::COIN, amount });
    Ok(())
}
