//! Accepting an offer: its guarantor agrees first, if it names one, and then the other party makes the note.

use super::making::{self, Escrowed, Making};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    loan::{LoanOnly, Offer},
    receipt::LoanAgreed,
};

pub(crate) fn apply(turn: &mut Turn, operation: &LoanOnly) -> Result<(), Halt> {
    let (slot, offer) = turn.find::<Offer>(&StateKey::loan_offer(operation.loan), Refusal::UnknownOffer)?;
    let offer = offer.clone();
    if offer.agreement.guarantor == Some(turn.actor) {
        check_guarantee(turn, &offer)?;
        commit_guarantee(turn, operation, slot, offer);
    } else {
        let making = check(turn, &offer)?;
        commit(turn, operation, slot, offer, making);
    }
    Ok(())
}

fn check_guarantee(turn: &Turn, offer: &Offer) -> Result<(), Refusal> {
    if offer.guaranteed {
        return Err(Refusal::AlreadySo);
    }
    check_deadline(turn, offer)
}

fn commit_guarantee(turn: &mut Turn, operation: &LoanOnly, slot: Slot, offer: Offer) {
    turn.overlay.put(slot, Some(Offer { guaranteed: true, ..offer }));
    turn.happened(Event::LoanAccepted(LoanAgreed { loan: operation.loan, by: turn.actor, made: false }));
}

fn check(turn: &Turn, offer: &Offer) -> Result<Making, Halt> {
    let escrowed = Escrowed { principal: offer.by_lender, collateral: !offer.by_lender };
    let making = making::check(turn, &offer.agreement, escrowed)?;
    check_deadline(turn, offer)?;
    if turn.actor != offer.counterparty() {
        return Err(Refusal::NotParty.into());
    }
    if offer.agreement.guarantor.is_some() && !offer.guaranteed {
        return Err(Refusal::GuarantorMissing.into());
    }
    Ok(making)
}

fn commit(turn: &mut Turn, operation: &LoanOnly, slot: Slot, offer: Offer, making: Making) {
    turn.overlay.put::<Offer>(slot, None);
    let event = Event::LoanAccepted(LoanAgreed { loan: operation.loan, by: turn.actor, made: true });
    making::commit(turn, operation.loan, offer.agreement, making, event);
}

fn check_deadline(turn: &Turn, offer: &Offer) -> Result<(), Refusal> {
    if turn.block.time_ms > offer.deadline_ms { Err(Refusal::DeadlinePast) } else { Ok(()) }
}
