//! Settling a redemption: a custodian has paid it, so its units are burned and its attestation counts for as much less.

use super::issue;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Place, Refusal, StateKey,
    receipt::RedemptionPaid,
    reserve::{Redemption, SettleRedemption, Stablecoin},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &SettleRedemption) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    redemption: Redemption,
    coin_slot: Slot,
    coin: Stablecoin,
    /// The custodian's place in the coin's record.
    place: usize,
    asset: Slot,
}

fn check(turn: &Turn, operation: &SettleRedemption) -> Result<Checked, Halt> {
    let key = StateKey::redemption(operation.redemption);
    let (slot, redemption) = turn.find::<Redemption>(&key, Refusal::UnknownRedemption)?;
    let redemption = redemption.clone();
    let key = StateKey::stablecoin(redemption.coin);
    let (coin_slot, coin) = turn.find::<Stablecoin>(&key, Refusal::UnknownStablecoin)?;
    let (asset, _) = turn.asset(redemption.coin)?;
    if turn.block.time_ms > redemption.deadline_ms {
        return Err(Refusal::DeadlinePast.into());
    }
    let place = coin.custodian(&turn.actor).ok_or(Refusal::NotCustodian)?;
    if !redemption.taken {
        return Err(Refusal::RedemptionNotTaken.into());
    }
    Ok(Checked { slot, redemption, coin_slot, coin: coin.clone(), place, asset })
}

fn commit(turn: &mut Turn, operation: &SettleRedemption, checked: Checked) {
    let Redemption { coin, from, dealer, amount, .. } = checked.redemption;
    let SettleRedemption { redemption, document } = *operation;
    let mut record = checked.coin;
    record.custodians.as_mut_slice()[checked.place].pay(amount, turn.block.time_ms);
    turn.overlay.put(checked.coin_slot, Some(record));
    turn.overlay.put::<Redemption>(checked.slot, None);
    issue::burn(turn, checked.asset, amount);
    turn.moved(Place::Redemption(redemption), Place::Supply(Empty), coin, amount);
    let custodian = turn.actor;
    let paid = RedemptionPaid { redemption, coin, from, dealer, custodian, document };
    turn.happened(Event::RedemptionSettled(paid));
}
