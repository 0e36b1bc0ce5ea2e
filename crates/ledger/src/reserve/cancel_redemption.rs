//! Cancelling a redemption: by its requester before it is taken, by its dealer at any time, by anyone after the deadline.
//! The units go home.

use crate::{
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    receipt::RedemptionMoved,
    reserve::{Redemption, RedemptionOnly},
};

pub(crate) fn apply(turn: &mut Turn, operation: &RedemptionOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    redemption: Redemption,
    home: Holding,
}

fn check(turn: &Turn, operation: &RedemptionOnly) -> Result<Checked, Halt> {
    let key = StateKey::redemption(operation.redemption);
    let (slot, redemption) = turn.find::<Redemption>(&key, Refusal::UnknownRedemption)?;
    let home = balance::of(turn.overlay, &redemption.from, redemption.coin)?;
    home.check_arrival(turn.overlay, redemption.amount)?;
    if turn.block.time_ms <= redemption.deadline_ms && turn.actor != redemption.dealer {
        if turn.actor != redemption.from {
            return Err(Refusal::NotRequester.into());
        }
        if redemption.taken {
            return Err(Refusal::RedemptionIsTaken.into());
        }
    }
    Ok(Checked { slot, redemption: redemption.clone(), home })
}

fn commit(turn: &mut Turn, operation: &RedemptionOnly, checked: Checked) {
    let Redemption { coin, from, dealer, amount, .. } = checked.redemption;
    let redemption = operation.redemption;
    turn.overlay.put::<Redemption>(checked.slot, None);
    checked.home.credit(turn.overlay, amount, true);
    turn.moved(Place::Redemption(redemption), Place::Account(from), coin, amount);
    turn.happened(Event::RedemptionCancelled(RedemptionMoved { redemption, coin, from, dealer }));
}
