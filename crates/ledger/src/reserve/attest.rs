//! Attesting: a custodian's newest word takes the place of its earlier one.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    receipt::Attested,
    reserve::{Attest, Stablecoin},
};

pub(crate) fn apply(turn: &mut Turn, operation: &Attest) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    coin: Stablecoin,
    /// The custodian's place in the coin's record.
    place: usize,
}

fn check(turn: &Turn, operation: &Attest) -> Result<Checked, Halt> {
    let key = StateKey::stablecoin(operation.coin);
    let (slot, coin) = turn.find::<Stablecoin>(&key, Refusal::UnknownStablecoin)?;
    let place = coin.custodian(&turn.actor).ok_or(Refusal::NotCustodian)?;
    let age_ms = turn.block.time_ms.checked_sub(operation.as_of_ms);
    let is_newer = operation.as_of_ms > coin.custodians[place].after_ms;
    if !is_newer || age_ms.is_none_or(|age_ms| age_ms > coin.max_age_ms) {
        return Err(Refusal::AttestationTimeInvalid.into());
    }
    Ok(Checked { slot, coin: coin.clone(), place })
}

fn commit(turn: &mut Turn, operation: &Attest, Checked { slot, mut coin, place }: Checked) {
    let Attest { coin: id, amount, as_of_ms, .. } = *operation;
    coin.custodians.as_mut_slice()[place].attest(operation);
    turn.overlay.put(slot, Some(coin));
    turn.happened(Event::ReserveAttested(Attested { coin: id, custodian: turn.actor, amount, as_of_ms }));
}
