//! Moving a seat to another account, by the account that has it.

use super::seat;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{Event, Refusal, council::SetSeat, receipt::SeatMoved};

pub(crate) fn apply(turn: &mut Turn, operation: &SetSeat) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    council: Slot,
    place: usize,
    member: [u8; 32],
}

fn check(turn: &Turn, operation: &SetSeat) -> Result<Checked, Halt> {
    let (slot, council) = seat::council(turn)?;
    let taken = council.seat_of(&operation.account);
    let place = council.seat_of(&turn.actor);
    if place.is_some() && taken == place {
        return Err(Refusal::AlreadySo.into());
    }
    let place = place.ok_or(Refusal::NotSeat)?;
    if taken.is_some() {
        return Err(Refusal::SeatTaken.into());
    }
    Ok(Checked { council: slot, place, member: council.seats[place].member })
}

fn commit(turn: &mut Turn, operation: &SetSeat, Checked { council, place, member }: Checked) {
    let (from, to) = (turn.actor, operation.account);
    seat::edit(turn.overlay, council, place, |seat| seat.account = to);
    turn.happened(Event::SeatSet(SeatMoved { member, from, to }));
}
