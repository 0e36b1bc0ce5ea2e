//! The records that operations on stake need.

use super::leaving;
use crate::{footprint::Footprint, reach::Reach};
use tally_types::{
    Action, Address, AssetId, StateKey,
    stake::{Bond, Candidate, CandidateId},
};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    [StateKey::stake_book(), StateKey::parameters()].into_iter().for_each(|key| footprint.key(key));
    let actor = footprint.actor;
    let mut bond = |account: &Address, id: CandidateId| {
        footprint.key(StateKey::candidate(id));
        footprint.key(StateKey::bond(account, id));
    };
    match action {
        Action::Bond(operation) => {
            bond(&actor, operation.candidate);
            footprint.asset(AssetId::COIN);
        }
        Action::Unbond(operation) => bond(&actor, operation.candidate),
        Action::FinishUnbonding(only) | Action::ClaimRewards(only) => bond(&actor, only.candidate),
        Action::MoveStake(operation) => {
            bond(&actor, operation.from);
            bond(&actor, operation.to);
        }
        Action::SetCommission(operation) => footprint.key(StateKey::candidate(operation.candidate)),
        Action::RetireCandidate(only) => footprint.key(StateKey::candidate(only.candidate)),
        Action::CarryPenalty(operation) => bond(&operation.account, operation.candidate),
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    match action {
        Action::Bond(operation) => {
            lien(actor, operation.candidate, reach);
            reach.holding(actor, AssetId::COIN);
        }
        Action::Unbond(operation) => {
            lien(actor, operation.candidate, reach);
            departure(operation.candidate, reach);
        }
        Action::FinishUnbonding(only) => {
            lien(actor, only.candidate, reach);
            unbondings(actor, only.candidate, reach);
            reach.holding(actor, AssetId::COIN);
        }
        Action::MoveStake(operation) => {
            lien(actor, operation.from, reach);
            lien(actor, operation.to, reach);
            departure(operation.from, reach);
        }
        Action::ClaimRewards(only) => {
            lien(actor, only.candidate, reach);
            reach.holding(actor, AssetId::COIN);
        }
        Action::CarryPenalty(operation) => lien(&operation.account, operation.candidate, reach),
        _ => {}
    }
}

/// What a penalty of the candidate needs besides the book and the treasury.
pub(crate) fn penalty(id: CandidateId, reach: &mut Reach) {
    reach.key(StateKey::candidate(id));
    let Some(candidate) = reach.record::<Candidate>(&StateKey::candidate(id)) else { return };
    candidate.leaving.iter().for_each(|ready_ms| reach.key(StateKey::leaving(id, *ready_ms)));
}

/// What a bond needs that stake has moved into.
fn lien(account: &Address, id: CandidateId, reach: &mut Reach) {
    let Some(bond) = reach.record::<Bond>(&StateKey::bond(account, id)) else { return };
    let Some(lien) = bond.lien else { return };
    reach.key(StateKey::leaving(lien.from, lien.ready_ms));
    reach.key(StateKey::treasury());
}

/// Where stake that leaves the candidate now goes.
fn departure(id: CandidateId, reach: &mut Reach) {
    let Some(candidate) = reach.record::<Candidate>(&StateKey::candidate(id)) else { return };
    let Some(parameters) = reach.record(&StateKey::parameters()) else { return };
    let ready_ms = leaving::ready_ms(candidate, parameters, reach.block.time_ms);
    reach.key(StateKey::leaving(id, ready_ms));
}

fn unbondings(account: &Address, id: CandidateId, reach: &mut Reach) {
    let Some(bond) = reach.record::<Bond>(&StateKey::bond(account, id)) else { return };
    bond.unbondings.iter().for_each(|unbonding| reach.key(StateKey::leaving(id, unbonding.ready_ms)));
}
