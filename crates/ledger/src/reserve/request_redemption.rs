//! Requesting a redemption: the units leave their holder and wait for the dealer it names.

use super::window;
use crate::{
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    receipt::RedemptionMoved,
    reserve::{Redemption, RedemptionId, RequestRedemption, Stablecoin},
};

pub(crate) fn apply(turn: &mut Turn, operation: &RequestRedemption) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    debit: Debit,
    slot: Slot,
    /// The coin's record: with the window's use entered, when its dealer takes it at once.
    coin: Stablecoin,
}

fn check(turn: &Turn, operation: &RequestRedemption) -> Result<Checked, Halt> {
    let key = StateKey::stablecoin(operation.coin);
    let (slot, coin) = turn.find::<Stablecoin>(&key, Refusal::UnknownStablecoin)?;
    let debit = debit::sender(turn, operation.coin)?.can_spend(turn, operation.amount)?;
    let place = coin.dealer(&operation.dealer).ok_or(Refusal::NotDealer)?;
    let mut coin = coin.clone();
    if operation.dealer == turn.actor {
        window::take_on(&mut coin.dealers.as_mut_slice()[place], operation.amount, turn.block.time_ms)?;
    }
    Ok(Checked { global: turn.overlay.global_slot()?, debit, slot, coin })
}

fn commit(turn: &mut Turn, operation: &RequestRedemption, checked: Checked) {
    let RequestRedemption { coin, amount, dealer, .. } = *operation;
    let from = turn.actor;
    let id = RedemptionId(turn.overlay.take_id(checked.global, |counters| &mut counters.redemption));
    checked.debit.commit(turn);
    let deadline_ms = turn.block.time_ms.saturating_add(checked.coin.redemption_ms);
    turn.overlay.put(checked.slot, Some(checked.coin));
    let redemption = Redemption { coin, from, dealer, amount, deadline_ms, taken: dealer == from };
    turn.overlay.create(StateKey::redemption(id), redemption);
    turn.moved(Place::Account(from), Place::Redemption(id), coin, amount);
    turn.happened(Event::RedemptionRequested(RedemptionMoved { redemption: id, coin, from, dealer }));
}
