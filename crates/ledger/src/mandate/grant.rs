//! Granting a mandate. Nothing moves; what is pulled later was agreed to here.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Amount, Event, Refusal, StateKey,
    mandate::{GrantMandate, Mandate, MandateId},
    receipt::MandateChanged,
};

pub(crate) fn apply(turn: &mut Turn, operation: &GrantMandate) -> Result<(), Halt> {
    let global = check(turn, operation)?;
    commit(turn, operation, global);
    Ok(())
}

fn check(turn: &Turn, operation: &GrantMandate) -> Result<Slot, Halt> {
    turn.asset(operation.asset)?;
    if operation.end_ms.is_some_and(|end_ms| turn.block.time_ms > end_ms) {
        return Err(Refusal::MandateOver.into());
    }
    turn.overlay.global_slot()
}

fn commit(turn: &mut Turn, operation: &GrantMandate, global: Slot) {
    let id = MandateId(turn.overlay.take_id(global, |counters| &mut counters.mandate));
    let (payer, payee) = (turn.actor, operation.payee);
    let mandate = Mandate {
        payer,
        payee,
        asset: operation.asset,
        amount: operation.amount,
        period_ms: operation.period_ms,
        start_ms: operation.start_ms,
        end_ms: operation.end_ms,
        kind: operation.kind,
        memo: operation.memo.clone(),
        period: 0,
        pulled: Amount::ZERO,
    };
    turn.overlay.create(StateKey::mandate(id), mandate);
    turn.happened(Event::MandateGranted(MandateChanged { mandate: id, payer, payee }));
}
