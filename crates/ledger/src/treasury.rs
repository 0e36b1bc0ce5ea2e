//! The treasury: fees shared out once an epoch, and what belongs to the network.
//!
//! Invariant: sharing out moves everything that there is room for, to the last unit, and touches no account.

use crate::{
    apply::BlockInfo,
    overlay::{Overlay, Slot},
    stake,
    stop::Halt,
};
use tally_types::{
    Amount, AssetId, Move, Place, Refusal, StateKey,
    state::{MAX_POT_ENTRIES, PotEntry},
    treasury::Treasury,
    wire::{Empty, List},
};

/// Shares the fee pot out, in the first block of an epoch: the coin by parameters, other assets to the treasury while
/// there is room for them.
pub(crate) fn settle(
    overlay: &mut Overlay,
    _: &BlockInfo,
    epoch: u64,
    moves: &mut Vec<Move>,
) -> Result<(), Halt> {
    let (slot, treasury) = find(overlay)?;
    if treasury.epoch == epoch {
        return Ok(());
    }
    let mut treasury = Treasury { epoch, ..treasury.clone() };
    let global = overlay.global_slot()?;
    stake::rewards::find(overlay)?;
    let shares = overlay.parameters()?.fee_shares.clone();
    let (mut kept, mut sum) = (List::default(), Sum { moves });
    for PotEntry { asset, amount } in overlay.global_at(global).fee_pot.clone().into_vec() {
        let mut rest = amount;
        if asset == AssetId::COIN {
            let split = shares.split(amount);
            rest = split.treasury;
            match stake::rewards::receive(overlay, split.stakers) {
                true => sum.moved(Place::StakeRewards(Empty), asset, split.stakers),
                false => rest = plus(rest, split.stakers),
            }
            treasury.mining_budget = plus(treasury.mining_budget, split.mining);
            sum.moved(Place::MiningBudget(Empty), asset, split.mining);
        }
        if treasury.has_room(asset) {
            treasury.set(asset, plus(treasury.held(asset), rest));
            sum.moved(Place::Treasury(Empty), asset, rest);
        } else {
            kept.push(PotEntry { asset, amount }).expect("no more stays in the pot than was there");
        }
    }
    leave_in_pot(overlay, global, kept);
    overlay.put(slot, Some(treasury));
    Ok(())
}

fn leave_in_pot(overlay: &mut Overlay, global: Slot, kept: List<PotEntry, 0, MAX_POT_ENTRIES>) {
    if overlay.global_at(global).fee_pot != kept {
        overlay.set_pot(global, kept);
    }
}

/// Where the opening says what went from the pot.
struct Sum<'a> {
    moves: &'a mut Vec<Move>,
}

impl Sum<'_> {
    fn moved(&mut self, to: Place, asset: AssetId, amount: Amount) {
        if !amount.is_zero() {
            self.moves.push(Move { operation: 0, from: Place::FeePot(Empty), to, asset, amount });
        }
    }
}

/// The treasury and its place.
pub(crate) fn find(overlay: &Overlay) -> Result<(Slot, &Treasury), Halt> {
    let slot = overlay.slot(&StateKey::treasury())?;
    Ok((slot, overlay.get(slot).expect("a state has a treasury from its genesis on")))
}

/// Whether the treasury holds `amount` of the asset (308).
pub(crate) fn check_take(overlay: &Overlay, asset: AssetId, amount: Amount) -> Result<(), Halt> {
    let (_, treasury) = find(overlay)?;
    if treasury.held(asset) < amount {
        return Err(Refusal::InsufficientFunds.into());
    }
    Ok(())
}

/// Takes what [`check_take`] saw; the caller says with a move from [`Place::Treasury`] where it went.
pub(crate) fn take(overlay: &mut Overlay, asset: AssetId, amount: Amount) {
    edit(overlay, |treasury| treasury.set(asset, minus(treasury.held(asset), amount)));
}

/// Takes in coin, for which there is always room; the caller has read the treasury and says where it came from.
pub(crate) fn put_coin(overlay: &mut Overlay, amount: Amount) {
    let coin = AssetId::COIN;
    edit(overlay, |treasury| treasury.set(coin, plus(treasury.held(coin), amount)));
}

/// The coin that mining campaigns may draw.
pub(crate) fn mining_budget(overlay: &Overlay) -> Result<Amount, Halt> {
    Ok(find(overlay)?.1.mining_budget)
}

/// Takes from the mining budget what the caller saw there; it says with a move from [`Place::MiningBudget`] where that
/// went.
pub(crate) fn take_mining(overlay: &mut Overlay, amount: Amount) {
    edit(overlay, |treasury| treasury.mining_budget = minus(treasury.mining_budget, amount));
}

/// Gives coin to the mining budget; the caller has read the treasury and says where the coin came from.
pub(crate) fn put_mining(overlay: &mut Overlay, amount: Amount) {
    edit(overlay, |treasury| treasury.mining_budget = plus(treasury.mining_budget, amount));
}

fn edit(overlay: &mut Overlay, change: impl FnOnce(&mut Treasury)) {
    let (slot, treasury) = find(overlay).expect("the caller has read the treasury");
    let mut treasury = treasury.clone();
    change(&mut treasury);
    overlay.put(slot, Some(treasury));
}

fn plus(one: Amount, other: Amount) -> Amount {
    one.checked_add(other).expect("all places together hold no more than the supply")
}

fn minus(one: Amount, other: Amount) -> Amount {
    one.checked_sub(other).expect("the caller saw that it is there")
}
