//! Proposing a measure, which fits what stands now and would change something.

use super::{measure, seat};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    council::{MAX_MADE_PER_EPOCH, MAX_OPEN_PER_SEAT, Proposal, ProposalId, Propose, Stage},
    epoch_of,
    receipt::ProposalMade,
    wire::{Empty, List},
};

pub(crate) fn apply(turn: &mut Turn, operation: &Propose) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    council: Slot,
    place: usize,
    member: [u8; 32],
    epoch: u64,
    voting_until_ms: u64,
}

fn check(turn: &Turn, operation: &Propose) -> Result<Checked, Halt> {
    let (slot, council) = seat::council(turn)?;
    measure::check_assets(turn, &operation.measure)?;
    measure::check_changes(turn, council, &operation.measure)?;
    measure::check_candidate(turn, &operation.measure)?;
    let place = council.seat_of(&turn.actor).ok_or(Refusal::NotSeat)?;
    measure::check_account(council, &operation.measure)?;
    let parameters = turn.overlay.parameters()?;
    let epoch = epoch_of(turn.block.time_ms, parameters);
    let seat = &council.seats[place];
    if seat.open >= MAX_OPEN_PER_SEAT || seat.made_in(epoch) >= MAX_MADE_PER_EPOCH {
        return Err(Refusal::TooManyProposals.into());
    }
    measure::check_current(turn, &operation.measure)?;
    measure::check_members(council, &operation.measure)?;
    measure::check_height(turn, &operation.measure)?;
    let voting_until_ms = turn.block.time_ms.saturating_add(parameters.council.voting_ms);
    let global = turn.overlay.global_slot()?;
    Ok(Checked { global, council: slot, place, member: seat.member, epoch, voting_until_ms })
}

fn commit(turn: &mut Turn, operation: &Propose, checked: Checked) {
    let Checked { global, council, place, member, epoch, voting_until_ms } = checked;
    let id = ProposalId(turn.overlay.take_id(global, |counters| &mut counters.proposal));
    let Propose { title, text, link, measure } = operation.clone();
    let (ballots, stage) = (List::default(), Stage::Voting(Empty));
    let proposal = Proposal { member, title, text, link, measure, voting_until_ms, ballots, stage };
    turn.overlay.create(StateKey::proposal(id), proposal);
    seat::edit(turn.overlay, council, place, |seat| {
        (seat.made, seat.epoch) = (seat.made_in(epoch) + 1, epoch);
        seat.open += 1;
    });
    turn.happened(Event::Proposed(ProposalMade { proposal: id, member }));
}
