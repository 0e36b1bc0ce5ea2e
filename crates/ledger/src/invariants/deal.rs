//! A deal holds its price until it ends, pays out exactly that, and is written down for ever.

use super::{
    Broken,
    kind::{Holding, Kind, Pair, number_of},
    state::State,
};
use tally_types::{
    Place, StateKey,
    deal::{Deal, DealId},
    state::Counters,
};

impl Kind for Deal {
    type Id = DealId;

    fn id(key: &StateKey) -> DealId {
        DealId(number_of(key, 1))
    }

    fn key(&self, id: &DealId) -> Option<StateKey> {
        Some(StateKey::deal(*id))
    }

    fn holdings(&self, id: &DealId) -> impl Iterator<Item = Holding> {
        let open = self.ended.is_none().then_some((Place::Deal(*id), self.terms.asset, self.terms.amount));
        open.into_iter()
    }

    fn shape(&self, id: &DealId) -> Result<(), Broken> {
        if self.terms.check(&self.buyer).is_err() {
            return Err(broken(id, "terms that cannot be"));
        }
        let arbiter = self.terms.arbiter.is_some();
        let agreed = self.seller_agreed && self.arbiter_agreed == arbiter;
        if self.accepted_ms.is_some() != agreed || self.arbiter_agreed && !arbiter {
            return Err(broken(id, "accepted otherwise than it was agreed to"));
        }
        let began = self.accepted_ms.is_some();
        if self.shipped.is_some() && !began || self.disputed.is_some() && !(began && arbiter) {
            return Err(broken(id, "steps in another order"));
        }
        let offers = [self.buyer_offer, self.seller_offer];
        if offers[0].is_some() && offers[0] == offers[1]
            || offers.iter().flatten().any(|offer| *offer > self.terms.amount)
        {
            return Err(broken(id, "an offer that cannot stand"));
        }
        let Some(ended) = &self.ended else { return Ok(()) };
        if ended.paid.total() != Some(self.terms.amount) {
            return Err(broken(id, "paid out other than what was paid in"));
        }
        if offers != [None, None] {
            return Err(broken(id, "an offer to end what ended"));
        }
        Ok(())
    }

    fn history(id: &DealId, pair: &Pair<Self>) -> Result<(), Broken> {
        let Some(before) = &pair.before else { return Ok(()) };
        let Some(after) = &pair.after else { return Err(broken(id, "deleted")) };
        if before.ended.is_some() && before != after {
            return Err(broken(id, "changed after its end"));
        }
        let same = before.buyer == after.buyer
            && before.terms == after.terms
            && before.opened_ms == after.opened_ms
            && after.seller_agreed >= before.seller_agreed
            && after.arbiter_agreed >= before.arbiter_agreed
            && kept(&before.accepted_ms, &after.accepted_ms)
            && kept(&before.shipped, &after.shipped)
            && kept(&before.disputed, &after.disputed);
        if same { Ok(()) } else { Err(broken(id, "what was written down changed")) }
    }
}

/// Whether what was once there still is.
fn kept<T: PartialEq>(before: &Option<T>, after: &Option<T>) -> bool {
    before.is_none() || before == after
}

/// Ids are given out in order, and none is lost.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    match state.deals.keys().zip(0..).find(|(id, place)| id.0 != *place) {
        Some((id, _)) => Err(broken(id, "its id was not the next")),
        None if state.deals.len() as u64 != counters.deal => {
            Err(broken(&DealId(counters.deal), "deals are not counted right"))
        }
        None => Ok(()),
    }
}

fn broken(id: &DealId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::deal(*id), what }
}
