//! Taking a redemption on: its dealer sees to the payment, and the requester can no longer call it back.

use super::window;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    receipt::RedemptionMoved,
    reserve::{Redemption, RedemptionOnly, Stablecoin},
};

pub(crate) fn apply(turn: &mut Turn, operation: &RedemptionOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    redemption: Redemption,
    coin_slot: Slot,
    /// The coin's record, the window's use entered.
    coin: Stablecoin,
}

fn check(turn: &Turn, operation: &RedemptionOnly) -> Result<Checked, Halt> {
    let key = StateKey::redemption(operation.redemption);
    let (slot, redemption) = turn.find::<Redemption>(&key, Refusal::UnknownRedemption)?;
    let key = StateKey::stablecoin(redemption.coin);
    let (coin_slot, coin) = turn.find::<Stablecoin>(&key, Refusal::UnknownStablecoin)?;
    if redemption.taken {
        return Err(Refusal::AlreadySo.into());
    }
    if turn.block.time_ms > redemption.deadline_ms {
        return Err(Refusal::DeadlinePast.into());
    }
    let dealer = coin.dealer(&turn.actor).filter(|_| turn.actor == redemption.dealer);
    let place = dealer.ok_or(Refusal::NotDealer)?;
    let mut coin = coin.clone();
    window::take_on(&mut coin.dealers.as_mut_slice()[place], redemption.amount, turn.block.time_ms)?;
    Ok(Checked { slot, redemption: redemption.clone(), coin_slot, coin })
}

fn commit(turn: &mut Turn, operation: &RedemptionOnly, checked: Checked) {
    let Redemption { coin, from, dealer, .. } = checked.redemption;
    turn.overlay.put(checked.coin_slot, Some(checked.coin));
    turn.overlay.put(checked.slot, Some(Redemption { taken: true, ..checked.redemption }));
    let redemption = operation.redemption;
    turn.happened(Event::RedemptionTaken(RedemptionMoved { redemption, coin, from, dealer }));
}
