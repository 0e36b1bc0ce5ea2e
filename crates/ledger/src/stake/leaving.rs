//! When stake that leaves a candidate becomes free, and the candidate's list of those times.
//!
//! Invariant: whatever a penalty must still reach stands under one of the listed times.

use tally_types::{
    Parameters,
    parameters::next_epoch,
    stake::{Candidate, MAX_LEAVING},
};

/// When stake that leaves now becomes free: after whole epochs, and never before what left earlier. Should epochs have
/// been made shorter so often that the list is full, it joins the last that left.
pub(super) fn ready_ms(candidate: &Candidate, parameters: &Parameters, time_ms: u64) -> u64 {
    let wait_ms = u64::from(parameters.stake.unbonding_epochs).saturating_mul(parameters.epoch_ms);
    let due = next_epoch(time_ms, parameters).time_ms.saturating_add(wait_ms);
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

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::{Address, fixed::Fixed, pool::Pool, text::Text, wire::List};

    const MINUTE_MS: u64 = 60_000;

    fn parameters(epoch_ms: u64, unbonding_epochs: u16) -> Parameters {
        let mut parameters = Parameters { epoch_ms, ..Parameters::default() };
        parameters.stake.unbonding_epochs = unbonding_epochs;
        parameters
    }

    fn candidate(leaving: Vec<u64>) -> Candidate {
        Candidate {
            owner: Address([1; 20]),
            name: Text::new("North").unwrap(),
            validator: [2; 32],
            commission_bps: 0,
            raised_epoch: 0,
            retired: false,
            pool: Pool::default(),
            seen: Fixed::ZERO,
            index: Fixed::ZERO,
            carry: Fixed::ZERO,
            commission: Fixed::ZERO,
            commission_carry: 0,
            leaving: List::new(leaving).unwrap(),
        }
    }

    #[test]
    fn what_leaves_waits_for_whole_epochs_and_no_less_than_what_left_before() {
        let at = |leaving, time_ms| ready_ms(&candidate(leaving), &parameters(MINUTE_MS, 2), time_ms);
        assert_eq!(at(vec![], MINUTE_MS - 1), 3 * MINUTE_MS);
        assert_eq!(at(vec![], MINUTE_MS), 4 * MINUTE_MS);
        assert_eq!(at(vec![3 * MINUTE_MS], MINUTE_MS), 4 * MINUTE_MS);
        // Epochs were longer.
        assert_eq!(at(vec![9 * MINUTE_MS], MINUTE_MS), 9 * MINUTE_MS);
        // That time is past, and so does not count.
        assert_eq!(at(vec![9 * MINUTE_MS], 9 * MINUTE_MS), 12 * MINUTE_MS);
    }

    #[test]
    fn a_full_list_is_joined_at_its_end() {
        let mut candidate = candidate((1..=MAX_LEAVING as u64).map(|time_ms| time_ms + 100).collect());
        let parameters = parameters(MINUTE_MS, 1);
        assert_eq!(ready_ms(&candidate, &parameters, 100), 132);
        enlist(&mut candidate, 132, 100);
        assert_eq!(candidate.leaving.len(), MAX_LEAVING);
        // At 101 the first is past: there is room.
        assert_eq!(ready_ms(&candidate, &parameters, 101), 2 * MINUTE_MS);
        enlist(&mut candidate, 2 * MINUTE_MS, 101);
        assert_eq!((candidate.leaving[0], candidate.leaving.len()), (102, MAX_LEAVING));
    }
}
