//! A penalty: the council's decision, which takes the same part of all that answers for a candidate.
//!
//! Invariant: it reaches every bond, everything that is unbonding, and everything that has moved away, without looking
//! at any of them.

use super::{position, rewards};
use crate::{
    apply::BlockInfo,
    overlay::{Overlay, Slot},
    stop::{Halt, Stop},
    treasury,
};
use tally_types::{
    Amount, AssetId, Move, Place, StateKey,
    parameters::WHOLE_BPS,
    stake::{Candidate, CandidateId, Leaving, StakeBook},
    wire::Empty,
};

/// A penalty that may be carried out.
pub(crate) struct Penalty {
    id: CandidateId,
    candidate: (Slot, Candidate),
    book: (Slot, StakeBook),
    leaving: Vec<(Slot, Leaving)>,
    bonded: Amount,
    unbonding: Amount,
}

/// What taking `fraction_bps` (1 to 10,000) of all that answers for the candidate does, or that there is no such
/// candidate (470). It needs the book, the treasury and the records that [`super::reach::penalty`] names.
pub(crate) fn plan(
    overlay: &Overlay,
    time_ms: u64,
    id: CandidateId,
    fraction_bps: u16,
) -> Result<Penalty, Halt> {
    treasury::find(overlay)?;
    let (book_slot, mut book) = rewards::find(overlay)?;
    let (slot, mut candidate) = position::candidate(overlay, id)?;
    rewards::accrue(&book, &mut candidate);
    let (pool, bonded) = candidate.pool.cut(fraction_bps);
    candidate.pool = pool;
    if !candidate.retired {
        book.active = book.active.checked_sub(bonded).expect("the pool is part of the active stake");
    }
    // Shares that are worth nothing cannot be bought into.
    candidate.retired |= fraction_bps >= WHOLE_BPS;
    let (mut leaving, mut unbonding) = (Vec::new(), Amount::ZERO);
    for ready_ms in candidate.leaving.iter().filter(|ready_ms| **ready_ms > time_ms) {
        let slot = overlay.slot(&StateKey::leaving(id, *ready_ms))?;
        let before: Leaving = *overlay.get(slot).expect("a time to come is listed with its record");
        let (after, lost) = before.unbonding.cut(fraction_bps);
        let (moved, _) = before.moved.cut(fraction_bps);
        leaving.push((slot, Leaving { unbonding: after, moved }));
        unbonding = unbonding.checked_add(lost).expect("stake is no more than the supply");
    }
    Ok(Penalty { id, candidate: (slot, candidate), book: (book_slot, book), leaving, bonded, unbonding })
}

impl Penalty {
    /// Carries it out, in the transaction's operation of this index; says what moved to the treasury.
    pub(crate) fn commit(self, overlay: &mut Overlay, operation: u8, moves: &mut Vec<Move>) {
        overlay.put(self.candidate.0, Some(self.candidate.1));
        overlay.put(self.book.0, Some(self.book.1));
        for (slot, leaving) in self.leaving {
            overlay.put(slot, Some(leaving));
        }
        let sources = [(Place::Bonded(self.id), self.bonded), (Place::Unbonding(self.id), self.unbonding)];
        for (from, amount) in sources.into_iter().filter(|(_, amount)| !amount.is_zero()) {
            treasury::put_coin(overlay, amount);
            moves.push(Move { operation, from, to: Place::Treasury(Empty), asset: AssetId::COIN, amount });
        }
    }
}

/// Carries a penalty out as part of a block's opening; says what moved. On [`Stop`] the overlay is as it was.
pub fn penalize(
    overlay: &mut Overlay,
    block: &BlockInfo,
    candidate: CandidateId,
    fraction_bps: u16,
) -> Result<Vec<Move>, Stop> {
    match plan(overlay, block.time_ms, candidate, fraction_bps) {
        Ok(penalty) => {
            let mut moves = Vec::new();
            penalty.commit(overlay, 0, &mut moves);
            overlay.settle();
            Ok(moves)
        }
        Err(Halt::Missing(key)) => Err(Stop::Missing(vec![key])),
        Err(Halt::Refused(refusal)) => Err(Stop::Refused(refusal)),
    }
}
