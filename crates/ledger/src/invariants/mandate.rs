//! A mandate's terms stay, its periods go on, and no period gives more than was granted.

use super::{
    Broken,
    kind::{Kind, Pair, number_of},
    state::State,
};
use tally_types::{
    StateKey,
    mandate::{MIN_PERIOD_MS, Mandate, MandateId, MandateKind},
    state::Counters,
};

fn broken(id: MandateId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::mandate(id), what }
}

impl Kind for Mandate {
    type Id = MandateId;

    fn id(key: &StateKey) -> MandateId {
        MandateId(number_of(key, 1))
    }

    fn key(&self, id: &MandateId) -> Option<StateKey> {
        Some(StateKey::mandate(*id))
    }

    fn shape(&self, id: &MandateId) -> Result<(), Broken> {
        if self.pulled > self.amount {
            return Err(broken(*id, "more was pulled than granted"));
        }
        let ordered = self.kind == MandateKind::STANDING_ORDER;
        let whole = self.pulled.is_zero() || self.pulled == self.amount;
        let possible = !self.amount.is_zero()
            && self.payee != Some(self.payer)
            && self.period_ms >= MIN_PERIOD_MS
            && self.end_ms.is_none_or(|end_ms| end_ms >= self.start_ms)
            && (!ordered || (self.payee.is_some() && whole));
        if possible { Ok(()) } else { Err(broken(*id, "a mandate that cannot be")) }
    }

    fn history(id: &MandateId, pair: &Pair<Self>) -> Result<(), Broken> {
        let (Some(before), Some(after)) = (&pair.before, &pair.after) else { return Ok(()) };
        let kept = Self { period: after.period, pulled: after.pulled, ..before.clone() };
        let grows = (before.period, before.pulled) < (after.period, after.pulled);
        if kept == *after && grows { Ok(()) } else { Err(broken(*id, "changed otherwise than by pulls")) }
    }
}

/// Ids are given out in order, and assets never go away.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    if let Some((id, _)) =
        state.mandates.iter().find(|(_, mandate)| !state.assets.contains_key(&mandate.asset))
    {
        return Err(broken(*id, "there is no such asset"));
    }
    match state.mandates.last_key_value() {
        Some((id, _)) if id.0 >= counters.mandate => Err(broken(*id, "its id was not given out")),
        _ => Ok(()),
    }
}
