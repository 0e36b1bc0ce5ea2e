//! The treasury is always there, and says of each asset once what it holds.

use super::{
    Broken,
    kind::{Holding, Kind, Pair},
    state::State,
};
use tally_types::{AssetId, Place, StateKey, treasury::Treasury, wire::Empty};

impl Kind for Treasury {
    type Id = ();

    fn id(_: &StateKey) {}

    fn key(&self, (): &()) -> Option<StateKey> {
        Some(StateKey::treasury())
    }

    fn holdings(&self, (): &()) -> impl Iterator<Item = Holding> {
        let entries = self.entries.iter().map(|entry| (Place::Treasury(Empty), entry.asset, entry.amount));
        entries.chain([(Place::MiningBudget(Empty), AssetId::COIN, self.mining_budget)])
    }

    fn shape(&self, (): &()) -> Result<(), Broken> {
        if !self.entries.windows(2).all(|pair| pair[0].asset < pair[1].asset) {
            return Err(broken("the treasury is not sorted"));
        }
        if self.entries.iter().any(|entry| entry.amount.is_zero()) {
            return Err(broken("an entry of the treasury is empty"));
        }
        Ok(())
    }

    fn history((): &(), pair: &Pair<Self>) -> Result<(), Broken> {
        if pair.after.is_none() { Err(broken("there is none")) } else { Ok(()) }
    }
}

/// There is one.
pub(super) fn check_state(state: &State) -> Result<(), Broken> {
    if state.treasury.is_empty() { Err(broken("there is none")) } else { Ok(()) }
}

fn broken(what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::treasury(), what }
}
