//! The weight of a like.

use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Amount, StateKey,
    stake::{Bond, Candidate, CandidateId},
};

/// What the actor's bond with the candidate is worth: plainly its amount, rounded down. Any function that grows more
/// slowly would reward whoever splits a stake over many accounts.
pub(super) fn bonded(turn: &Turn, candidate: CandidateId) -> Result<Amount, Halt> {
    let bond = turn.overlay.slot(&StateKey::bond(&turn.actor, candidate))?;
    let shares = turn.overlay.get::<Bond>(bond).map_or(0, |bond| bond.shares);
    let candidate = turn.overlay.slot(&StateKey::candidate(candidate))?;
    Ok(turn
        .overlay
        .get::<Candidate>(candidate)
        .map_or(Amount::ZERO, |candidate| candidate.pool.value(shares)))
}
