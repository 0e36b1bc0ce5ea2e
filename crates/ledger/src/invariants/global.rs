//! What the whole ledger shares is always there, names the same network, and never gives an id out twice.

use super::{
    Broken,
    kind::{Holding, Kind, Pair},
};
use tally_types::{Parameters, Place, StateKey, epoch_of, state::Global, wire::Empty};

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
        let after = pair.after.as_ref().ok_or_else(no_parameters)?;
        match &pair.before {
            Some(before) if !follow_on(before, after) => {
                Err(Broken::Kind { key: StateKey::parameters(), what: "an epoch begins at another time" })
            }
            _ => Ok(()),
        }
    }
}

/// Whether the epochs go on: as they were, or from the beginning of one of those there were going to be.
fn follow_on(before: &Parameters, after: &Parameters) -> bool {
    let from = after.epochs_from;
    if after.epoch_ms == before.epoch_ms || from == before.epochs_from {
        return from == before.epochs_from;
    }
    let last_of_old = from.time_ms.checked_sub(1).map(|time_ms| epoch_of(time_ms, before));
    last_of_old == from.epoch.checked_sub(1) && epoch_of(from.time_ms, before) == from.epoch
}

pub(super) fn no_parameters() -> Broken {
    Broken::Kind { key: StateKey::parameters(), what: "there are none" }
}
