//! The records that the council's operations need.

use crate::{footprint::Footprint, reach::Reach, stake};
use tally_types::{
    Action, StateKey,
    council::{Measure, Proposal, ProposalId},
};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    footprint.key(StateKey::council());
    let mut proposal = |id: ProposalId| {
        footprint.key(StateKey::parameters());
        footprint.key(StateKey::proposal(id));
    };
    match action {
        Action::Propose(operation) => {
            footprint.key(StateKey::parameters());
            of_measure(&operation.measure, &mut |key| footprint.key(key));
        }
        Action::Vote(vote) => proposal(vote.proposal),
        Action::WithdrawProposal(only) | Action::Enact(only) | Action::CloseProposal(only) => {
            proposal(only.proposal);
        }
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, reach: &mut Reach) {
    let Action::Enact(only) = action else { return };
    let Some(proposal) = reach.record::<Proposal>(&StateKey::proposal(only.proposal)) else { return };
    of_measure(&proposal.measure, &mut |key| reach.key(key));
    match &proposal.measure {
        Measure::SpendTreasury(measure) => {
            reach.key(StateKey::treasury());
            reach.payee(&measure.to, measure.asset);
        }
        Measure::Penalize(measure) => {
            [StateKey::treasury(), StateKey::stake_book()].into_iter().for_each(|key| reach.key(key));
            stake::reach::penalty(measure.candidate, reach);
        }
        _ => {}
    }
}

/// What the measure replaces or names.
fn of_measure(measure: &Measure, needs: &mut dyn FnMut(StateKey)) {
    match measure {
        Measure::SetFees(measure) => {
            measure.fees.rates.iter().for_each(|rate| needs(StateKey::asset(rate.asset)));
        }
        Measure::SpendTreasury(measure) => needs(StateKey::asset(measure.asset)),
        Measure::Penalize(measure) => needs(StateKey::candidate(measure.candidate)),
        Measure::Appoint(measure) => needs(StateKey::appointment(&measure.role)),
        Measure::SetVersion(_) => needs(StateKey::version()),
        Measure::SetParameters(_) | Measure::AdmitMember(_) | Measure::RemoveMember(_) => {}
    }
}
