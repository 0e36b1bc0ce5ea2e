//! Putting a passed proposal into effect, after its delay and before it lapses. Anyone may.

use super::{measure, seat};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    council::{Proposal, ProposalOnly, Stage},
};

pub(crate) fn apply(turn: &mut Turn, operation: &ProposalOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    council: Slot,
    slot: Slot,
    proposal: Proposal,
    effect: measure::Effect,
}

fn check(turn: &Turn, operation: &ProposalOnly) -> Result<Checked, Halt> {
    let (slot, proposal) = seat::proposal(turn, operation.proposal)?;
    let (council, _) = seat::council(turn)?;
    let spending = measure::check_spending(turn, &proposal.measure)?;
    check_stage(proposal, turn.block.time_ms)?;
    measure::check_current(turn, &proposal.measure)?;
    let effect = measure::effect(turn, &proposal.measure, spending)?;
    measure::check_height(turn, &proposal.measure)?;
    Ok(Checked { council, slot, proposal: proposal.clone(), effect })
}

fn check_stage(proposal: &Proposal, time_ms: u64) -> Result<(), Refusal> {
    let Stage::Passed(window) = proposal.stage else { return Err(Refusal::NotPassed) };
    if time_ms < window.from_ms {
        return Err(Refusal::DelayRunning);
    }
    if time_ms > window.until_ms {
        return Err(Refusal::ProposalLapsed);
    }
    Ok(())
}

fn commit(turn: &mut Turn, operation: &ProposalOnly, checked: Checked) {
    let Checked { council, slot, proposal, effect } = checked;
    measure::commit(turn, operation.proposal, &proposal.measure, effect);
    seat::settle(turn.overlay, council, slot, proposal, Stage::Enacted(turn.block.time_ms));
    turn.happened(Event::ProposalEnacted(operation.proposal));
}
