//! A held send comes and goes whole, and never changes while it waits.

use super::{
    Broken,
    kind::{Holding, Kind, Pair, number_of},
    state::State,
};
use tally_types::{
    Place, StateKey,
    state::Counters,
    transfer::{Held, HeldId},
};

impl Kind for Held {
    type Id = HeldId;

    fn id(key: &StateKey) -> HeldId {
        HeldId(number_of(key, 1))
    }

    fn key(&self, id: &HeldId) -> Option<StateKey> {
        Some(StateKey::held(*id))
    }

    fn holdings(&self, id: &HeldId) -> impl Iterator<Item = Holding> {
        std::iter::once((Place::Held(*id), self.asset, self.amount))
    }

    fn shape(&self, id: &HeldId) -> Result<(), Broken> {
        if self.amount.is_zero() || self.from == self.to { Err(Broken::Held(*id)) } else { Ok(()) }
    }

    fn history(id: &HeldId, pair: &Pair<Self>) -> Result<(), Broken> {
        if pair.before.is_some() && pair.after.is_some() { Err(Broken::Held(*id)) } else { Ok(()) }
    }
}

/// Ids are given out in order.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    match state.held.last_key_value() {
        Some((id, _)) if id.0 >= counters.held => Err(Broken::Held(*id)),
        _ => Ok(()),
    }
}
