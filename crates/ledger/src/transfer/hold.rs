//! Holding a send: the units leave the sender and wait under an id of their own.

use super::payment::{self, Payment, Terms};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Place, Refusal, StateKey,
    receipt::HeldMoved,
    transfer::{Held, HeldId, Hold, MAX_HOLD_MS},
};

pub(crate) fn apply(turn: &mut Turn, operation: &Hold) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    payment: Payment,
}

fn check(turn: &Turn, operation: &Hold) -> Result<Checked, Halt> {
    let terms =
        Terms { asset: operation.asset, to: &operation.to, amount: operation.amount, memo: &operation.memo };
    let payment = payment::check(turn, &terms)?;
    let now_ms = turn.block.time_ms;
    if operation.deadline_ms <= now_ms || operation.deadline_ms > now_ms.saturating_add(MAX_HOLD_MS) {
        return Err(Refusal::DeadlineInvalid.into());
    }
    Ok(Checked { global: turn.overlay.global_slot()?, payment })
}

fn commit(turn: &mut Turn, operation: &Hold, Checked { global, payment }: Checked) {
    let Hold { to, asset, amount, deadline_ms, .. } = *operation;
    let from = turn.actor;
    let id = HeldId(turn.overlay.take_id(global, |counters| &mut counters.held));
    payment.debit.commit(turn);
    turn.overlay.create(StateKey::held(id), Held { from, to, asset, amount, deadline_ms });
    turn.moved(Place::Account(from), Place::Held(id), asset, amount);
    turn.happened(Event::HeldOpened(HeldMoved { held: id, from, to }));
}
