//! What the whole ledger shares is always there, names the same network, and never gives an id out twice.

use super::{
    Broken,
    kind::{Holding, Kind, Pair},
};
use tally_types::{Parameters, Place, StateKey, state::Global, wire::Empty};

impl Kind for Global {
    type Id = ();

    fn id(_: &StateKey) {}

    fn key(&self, (): &()) -> Option<StateKey> {
        Some(StateKey::global())
    }

    fn holdings(&self, (): &()) -> impl Iterator<Item = Holding> {
        self.fee_pot.iter().map(|entry| (Place::FeePot(Empty), entry.asset, entry.amount))
    }

    fn shape(&self, (): &()) -> Result<(), Broken> {
        if !self.fee_pot.windows(2).all(|pair| pair[0].asset < pair[1].asset) {
            return Err(Broken::Global("the pot is not sorted"));
        }
        if self.fee_pot.iter().any(|entry| entry.amount.is_zero()) {
            return Err(Broken::Global("an entry of the pot is empty"));
        }
        Ok(())
    }

    fn history((): &(), pair: &Pair<Self>) -> Result<(), Broken> {
        let (Some(before), Some(after)) = (&pair.before, &pair.after) else { return Err(Broken::NoGlobal) };
        if before.genesis != after.genesis {
            return Err(Broken::Global("it names another network"));
        }
        if !after.counters.have_kept(&before.counters) {
            return Err(Broken::Global("an id was given out twice"));
        }
        Ok(())
    }
}

impl Kind for Parameters {
    type Id = ();

    fn id(_: &StateKey) {}

    fn key(&self, (): &()) -> Option<StateKey> {
        Some(StateKey::parameters())
    }

    fn shape(&self, (): &()) -> Result<(), Broken> {
        self.check().map_err(|_| Broken::Kind { key: StateKey::parameters(), what: "they cannot be used" })
    }

    fn history((): &(), pair: &Pair<Self>) -> Result<(), Broken> {
        if pair.after.is_none() { Err(no_parameters()) } else { Ok(()) }
    }
}

pub(super) fn no_parameters() -> Broken {
    Broken::Kind { key: StateKey::parameters(), what: "there are none" }
}
