//! Carrying a penalty to a bond that stake moved into, for whoever does not care to touch it.

use super::{lien, position};
use crate::{stop::Halt, turn::Turn};
use tally_types::{Refusal, stake::CarryPenalty};

pub(crate) fn apply(turn: &mut Turn, operation: &CarryPenalty) -> Result<(), Halt> {
    position::candidate(turn.overlay, operation.candidate)?;
    if !lien::settle(turn, &operation.account, operation.candidate)? {
        return Err(Refusal::NothingDue.into());
    }
    Ok(())
}
