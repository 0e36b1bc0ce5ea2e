//! When stake that leaves a candidate becomes free, and the candidate's list of those times.
//!
//! Invariant: whatever a penalty must still reach stands under one of the listed times.

use tally_types::{
    Parameters, epoch_of,
    stake::{Candidate, MAX_LEAVING},
};

/// When stake that leaves now becomes free: after whole epochs, and never before what left earlier. Should epochs have
/// been made shorter so often that the list is full, it joins the last that left.
pub(super) fn ready_ms(candidate: &Candidate, parameters: &Parameters, time_ms: u64) -> u64 {
    let epochs = u64::from(parameters.stake.unbonding_epochs) + 1;
    let due = epoch_of(time_ms, parameters).saturating_add(epochs).saturating_mul(parameters.epoch_ms);
    let to_come = candidate.leaving.iter().filter(|ready_ms| **ready_ms > time_ms).count();
    match candidate.leaving.last() {
        Some(&last) if last > time_ms && (last >= due || to_come == MAX_LEAVING) => last,
        _ => due,
    }
}

/// Lists a time that [`ready_ms`] gave, and forgets those past.
pub(super) fn enlist(candidate: &mut Candidate, ready_ms: u64, time_ms: u64) {
    while candidate.leaving.first().is_some_and(|first| *first <= time_ms) {
        candidate.leaving.remove(0);
    }
    if candidate.leaving.last() != Some(&ready_ms) {
        candidate.leaving.push(ready_ms).expect("a full list is joined at its end");
    }
}
