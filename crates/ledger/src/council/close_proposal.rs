//! Closing a proposal whose time is over, so that its seat may make another. Anyone may.

use super::seat;
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    council::{Proposal, ProposalOnly, Stage},
    receipt::ProposalEnded,
};

pub(crate) fn apply(turn: &mut Turn, operation: &ProposalOnly) -> Result<(), Halt> {
    let (slot, proposal) = seat::proposal(turn, operation.proposal)?;
    let (council, _) = seat::council(turn)?;
    let (stage, proposal) = (end(proposal, turn.block.time_ms)?, proposal.clone());
    seat::settle(turn.overlay, council, slot, proposal, stage);
    turn.happened(Event::ProposalClosed(ProposalEnded { proposal: operation.proposal, stage }));
    Ok(())
}

/// What becomes of a proposal whose time is over.
fn end(proposal: &Proposal, time_ms: u64) -> Result<Stage, Refusal> {
    let (until_ms, end) = match proposal.stage {
        Stage::Voting(_) => (proposal.voting_until_ms, Stage::Failed(time_ms)),
        Stage::Passed(window) => (window.until_ms, Stage::Lapsed(time_ms)),
        _ => return Err(Refusal::AlreadySo),
    };
    if time_ms <= until_ms { Err(Refusal::ProposalRunning) } else { Ok(end) }
}
