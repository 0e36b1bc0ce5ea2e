//! Finding the council and a proposal, and keeping count of each seat's open proposals.

use crate::{
    overlay::{Overlay, Slot},
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Refusal, StateKey,
    council::{Council, Proposal, ProposalId, Seat, Stage},
};

/// The council's record, which is always there.
pub(super) fn council<'a>(turn: &'a Turn) -> Result<(Slot, &'a Council), Halt> {
    let slot = turn.overlay.slot(&StateKey::council())?;
    Ok((slot, turn.overlay.get(slot).expect("a state has a council from its genesis on")))
}

pub(super) fn proposal<'a>(turn: &'a Turn, id: ProposalId) -> Result<(Slot, &'a Proposal), Halt> {
    turn.find(&StateKey::proposal(id), Refusal::UnknownProposal)
}

/// Changes one seat.
pub(super) fn edit(overlay: &mut Overlay, council: Slot, place: usize, change: impl FnOnce(&mut Seat)) {
    let mut record = overlay.get::<Council>(council).expect("the caller saw the council").clone();
    change(&mut record.seats.as_mut_slice()[place]);
    overlay.put(council, Some(record));
}

/// Writes a proposal. When it has ended, it is no longer among its seat's open ones.
pub(super) fn settle(overlay: &mut Overlay, council: Slot, slot: Slot, proposal: Proposal, stage: Stage) {
    let record = overlay.get::<Council>(council).expect("the caller saw the council");
    let seat = record.place_of(&proposal.member).filter(|_| !stage.is_open());
    if let Some(place) = seat {
        edit(overlay, council, place, |seat| {
            seat.open = seat.open.checked_sub(1).expect("a seat's open proposals are counted right");
        });
    }
    overlay.put(slot, Some(Proposal { stage, ..proposal }));
}
