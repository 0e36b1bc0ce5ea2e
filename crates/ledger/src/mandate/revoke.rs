//! Revoking a mandate: by its payer or its payee, at any time.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    mandate::{Mandate, MandateOnly},
    receipt::MandateChanged,
};

pub(crate) fn apply(turn: &mut Turn, operation: &MandateOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, checked);
    Ok(())
}

fn check(turn: &Turn, operation: &MandateOnly) -> Result<(Slot, MandateChanged), Halt> {
    let (slot, mandate) =
        turn.find::<Mandate>(&StateKey::mandate(operation.mandate), Refusal::UnknownMandate)?;
    let (payer, payee) = (mandate.payer, mandate.payee);
    if turn.actor != payer && Some(turn.actor) != payee {
        return Err(Refusal::NotMandateParty.into());
    }
    Ok((slot, MandateChanged { mandate: operation.mandate, payer, payee }))
}

fn commit(turn: &mut Turn, (slot, changed): (Slot, MandateChanged)) {
    turn.overlay.put::<Mandate>(slot, None);
    turn.happened(Event::MandateRevoked(changed));
}
