//! Withdrawing a proposal that is not decided, by the seat that made it.

use super::seat;
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    council::{ProposalOnly, Stage},
};

pub(crate) fn apply(turn: &mut Turn, operation: &ProposalOnly) -> Result<(), Halt> {
    let (slot, proposal) = seat::proposal(turn, operation.proposal)?;
    let (council_slot, council) = seat::council(turn)?;
    let own = council.seat_of(&turn.actor).map(|place| council.seats[place].member);
    if own != Some(proposal.member) {
        return Err(Refusal::NotProposer.into());
    }
    if !proposal.is_votable(turn.block.time_ms) {
        return Err(Refusal::VotingOver.into());
    }
    let (proposal, stage) = (proposal.clone(), Stage::Withdrawn(turn.block.time_ms));
    seat::settle(turn.overlay, council_slot, slot, proposal, stage);
    turn.happened(Event::ProposalWithdrawn(operation.proposal));
    Ok(())
}
