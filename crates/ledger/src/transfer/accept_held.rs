//! Accepting a held send: the receiver takes it, until its deadline.

use crate::{
    asset::rules,
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    receipt::HeldMoved,
    transfer::{Held, HeldOnly},
};

pub(crate) fn apply(turn: &mut Turn, operation: &HeldOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    held: Held,
    to: Holding,
}

fn check(turn: &Turn, operation: &HeldOnly) -> Result<Checked, Halt> {
    let (slot, held) = turn.find::<Held>(&StateKey::held(operation.held), Refusal::UnknownHeld)?;
    let held = held.clone();
    let (_, asset) = turn.asset(held.asset)?;
    rules::check_not_paused(asset)?;
    let to = balance::of(turn.overlay, &held.to, held.asset)?;
    rules::check_allowed(asset, &to)?;
    to.plus(held.amount)?;
    if turn.block.time_ms > held.deadline_ms {
        return Err(Refusal::DeadlinePast.into());
    }
    if turn.actor != held.to {
        return Err(Refusal::NotReceiver.into());
    }
    to.check_room(turn.overlay)?;
    Ok(Checked { slot, held, to })
}

fn commit(turn: &mut Turn, operation: &HeldOnly, Checked { slot, held, to: holding }: Checked) {
    let Held { from, to, asset, amount, .. } = held;
    turn.overlay.put::<Held>(slot, None);
    // Accepting the send is accepting its asset.
    holding.credit(turn.overlay, amount, true);
    turn.moved(Place::Held(operation.held), Place::Account(to), asset, amount);
    turn.happened(Event::HeldAccepted(HeldMoved { held: operation.held, from, to }));
}
