//! Setting a commission: for rewards received from now on; upwards by little, once an epoch.

use super::{position, rewards};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, epoch_of,
    receipt::CommissionChanged,
    stake::{Candidate, SetCommission},
};

pub(crate) fn apply(turn: &mut Turn, operation: &SetCommission) -> Result<(), Halt> {
    let (slot, candidate) = check(turn, operation)?;
    turn.overlay.put(slot, Some(candidate));
    let SetCommission { candidate, commission_bps } = *operation;
    turn.happened(Event::CommissionSet(CommissionChanged { candidate, commission_bps }));
    Ok(())
}

fn check(turn: &Turn, operation: &SetCommission) -> Result<(Slot, Candidate), Halt> {
    let parameters = turn.overlay.parameters()?;
    let (_, book) = rewards::find(turn.overlay)?;
    let (slot, mut candidate) = position::candidate(turn.overlay, operation.candidate)?;
    let (now, then) = (candidate.commission_bps, operation.commission_bps);
    if now == then {
        return Err(Refusal::AlreadySo.into());
    }
    if candidate.owner != turn.actor {
        return Err(Refusal::NotCandidateOwner.into());
    }
    if candidate.retired {
        return Err(Refusal::CandidateRetired.into());
    }
    if then > parameters.stake.max_commission_bps {
        return Err(Refusal::CommissionTooHigh.into());
    }
    // What was received so far is shared out by the old commission.
    rewards::accrue(&book, &mut candidate);
    if then > now {
        let epoch = epoch_of(turn.block.time_ms, parameters);
        if candidate.raised_epoch == epoch || then - now > parameters.stake.max_raise_bps {
            return Err(Refusal::CommissionRaised.into());
        }
        candidate.raised_epoch = epoch;
    }
    candidate.commission_bps = then;
    Ok((slot, candidate))
}
