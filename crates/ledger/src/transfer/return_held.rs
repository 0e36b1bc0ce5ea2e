//! Returning a held send: by the receiver at any time, by anyone after the deadline. The money goes home whatever
//! binds its asset meanwhile.

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
    from: Holding,
    is_insider: bool,
}

fn check(turn: &Turn, operation: &HeldOnly) -> Result<Checked, Halt> {
    let (slot, held) = turn.find::<Held>(&StateKey::held(operation.held), Refusal::UnknownHeld)?;
    let held = held.clone();
    let (_, asset) = turn.asset(held.asset)?;
    let from = balance::of(turn.overlay, &held.from, held.asset)?;
    from.plus(held.amount)?;
    if turn.block.time_ms <= held.deadline_ms && turn.actor != held.to {
        return Err(Refusal::NotReceiver.into());
    }
    from.check_room(turn.overlay)?;
    let is_insider = rules::is_insider(asset, &held.from);
    Ok(Checked { slot, held, from, is_insider })
}

fn commit(turn: &mut Turn, operation: &HeldOnly, Checked { slot, held, from: holding, is_insider }: Checked) {
    let Held { from, to, asset, amount, .. } = held;
    turn.overlay.put::<Held>(slot, None);
    holding.credit(turn.overlay, amount, is_insider);
    turn.moved(Place::Held(operation.held), Place::Account(from), asset, amount);
    turn.happened(Event::HeldReturned(HeldMoved { held: operation.held, from, to }));
}
