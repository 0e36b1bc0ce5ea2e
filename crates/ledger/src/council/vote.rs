//! Voting, or changing a vote. The vote that makes a quorum, or makes one impossible, decides, and for good.

use super::seat;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    council::{Ballot, Council, CouncilParameters, Proposal, Stage, Vote, Window},
    receipt::VoteCast,
};

pub(crate) fn apply(turn: &mut Turn, operation: &Vote) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    council: Slot,
    slot: Slot,
    /// With the vote.
    proposal: Proposal,
    member: [u8; 32],
    stage: Stage,
}

fn check(turn: &Turn, operation: &Vote) -> Result<Checked, Halt> {
    let (slot, proposal) = seat::proposal(turn, operation.proposal)?;
    let (council_slot, council) = seat::council(turn)?;
    let place = council.seat_of(&turn.actor).ok_or(Refusal::NotSeat)?;
    let member = council.seats[place].member;
    if proposal.vote_of(&member) == Some(operation.yes) {
        return Err(Refusal::AlreadySo.into());
    }
    let time_ms = turn.block.time_ms;
    if !proposal.is_votable(time_ms) {
        return Err(Refusal::VotingOver.into());
    }
    let proposal = with_ballot(proposal, Ballot { member, yes: operation.yes });
    let stage = decide(&proposal, council, &turn.overlay.parameters()?.council, time_ms);
    Ok(Checked { council: council_slot, slot, proposal, member, stage })
}

fn commit(turn: &mut Turn, operation: &Vote, checked: Checked) {
    let Checked { council, slot, proposal, member, stage } = checked;
    seat::settle(turn.overlay, council, slot, proposal, stage);
    let Vote { proposal, yes } = *operation;
    turn.happened(Event::Voted(VoteCast { proposal, member, yes, stage }));
}

fn with_ballot(proposal: &Proposal, ballot: Ballot) -> Proposal {
    let mut proposal = proposal.clone();
    let ballots = &mut proposal.ballots;
    match ballots.binary_search_by_key(&ballot.member, |other| other.member) {
        Ok(place) => ballots.as_mut_slice()[place] = ballot,
        Err(place) => ballots.insert(place, ballot).expect("there are no more votes than seats"),
    }
    proposal
}

/// What the votes make of the proposal. The delay and the window are those of now: a later change does not move them.
fn decide(proposal: &Proposal, council: &Council, periods: &CouncilParameters, time_ms: u64) -> Stage {
    let quorum = council.quorum();
    if proposal.count(true) >= quorum {
        let from_ms = time_ms.saturating_add(periods.delay_ms);
        return Stage::Passed(Window { from_ms, until_ms: from_ms.saturating_add(periods.window_ms) });
    }
    let out_of_reach = council.seats.len() - quorum < proposal.count(false);
    if out_of_reach { Stage::Failed(time_ms) } else { proposal.stage }
}
