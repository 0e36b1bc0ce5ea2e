//! Operations on mandates.

use super::{
    edge::Edge,
    transaction::{Generator, View},
};
use crate::model::Model;
use tally_types::{
    Action, Address, Amount, Operation,
    mandate::{GrantMandate, Mandate, MandateId, MandateKind, MandateOnly, PullMandate},
};

const MINUTE_MS: u64 = 60_000;
const DAY_MS: u64 = 24 * 60 * MINUTE_MS;

impl Generator {
    pub(super) fn mandate_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..35 => (None, Action::GrantMandate(self.grant_mandate(view, &actor))),
            35..88 => {
                let (id, mandate) = self.mandate(view);
                self.pull_mandate(view, id, mandate)
            }
            _ => {
                let (mandate, found) = self.mandate(view);
                let payer = self.chance.percent(50);
                let party = found.and_then(|found| if payer { Some(found.payer) } else { found.payee });
                let party = party.filter(|_| self.chance.percent(80));
                (party, Action::RevokeMandate(MandateOnly { mandate }))
            }
        }
    }

    fn grant_mandate(&mut self, view: &View<'_>, actor: &Address) -> GrantMandate {
        let asset = self.held_asset(view, actor);
        let is_standing = self.chance.percent(35);
        let is_named = self.chance.percent(if is_standing { 97 } else { 75 });
        let start_ms = match self.chance.below(10) {
            0 => view.time_ms + self.chance.below(DAY_MS),
            1 => 0,
            2 => view.time_ms + self.chance.below(3_000),
            _ => view.time_ms - self.chance.below(10 * MINUTE_MS),
        };
        let end_ms = match self.chance.below(20) {
            0 => Some(view.time_ms - self.chance.below(2)),
            1 => Some(start_ms.saturating_sub(1)),
            2 => Some(start_ms),
            3..8 => Some(view.time_ms + self.chance.below(10 * MINUTE_MS)),
            8 => Some(u64::MAX),
            _ => None,
        };
        GrantMandate {
            payee: is_named.then(|| self.receiver(view, actor)),
            asset,
            amount: self.amount(view.model.amount(actor, asset) / 4),
            period_ms: self.chance.one_of([MINUTE_MS, MINUTE_MS, 90_000, DAY_MS, MINUTE_MS - 1, u64::MAX]),
            start_ms,
            end_ms,
            kind: if is_standing { MandateKind::STANDING_ORDER } else { MandateKind::SUBSCRIPTION },
            memo: self.memo(),
        }
    }

    /// What is left of the period, a part of it, or a unit too much; by whoever may, mostly.
    fn pull_mandate(
        &mut self,
        view: &View<'_>,
        mandate: MandateId,
        found: Option<Mandate>,
    ) -> (Option<Address>, Action) {
        let Some(found) = found else {
            return (None, Action::PullMandate(PullMandate { mandate, amount: self.amount(10) }));
        };
        let period = view.time_ms.saturating_sub(found.start_ms) / found.period_ms;
        let pulled = if period == found.period { found.pulled.0 } else { 0 };
        let left = found.amount.0 - pulled;
        let amount = match self.chance.below(20) {
            0 => self.amount(left).0,
            1 => left.saturating_add(1),
            2..8 => 1 + left / 3,
            _ if left > 0 => left.min(found.amount.0),
            _ => found.amount.0,
        };
        let puller = if self.chance.percent(10) { Some(found.payer) } else { found.payee };
        (puller, Action::PullMandate(PullMandate { mandate, amount: Amount(amount) }))
    }

    /// A mandate there is, mostly.
    fn mandate(&mut self, view: &View<'_>) -> (MandateId, Option<Mandate>) {
        let granted: Vec<(MandateId, Option<Mandate>)> =
            view.model.mandates.iter().map(|(id, mandate)| (*id, Some(mandate.clone()))).collect();
        let found = self.chance.pick(&granted).filter(|_| self.chance.percent(94));
        found.unwrap_or_else(|| (MandateId(self.chance.below(view.model.next.mandate + 2)), None))
    }

    /// A pull around a turn of a mandate.
    pub(super) fn at_the_period(&mut self, view: &View<'_>, id: MandateId) -> Option<Operation> {
        let mandate = view.model.mandates.get(&id)?.clone();
        let anyone = self.actor();
        let (puller, action) = self.pull_mandate(view, id, Some(mandate));
        let puller = puller.filter(|puller| self.people.contains(puller));
        Some(Operation { actor: puller.unwrap_or(anyone), action })
    }
}

/// When mandates start, end, or come to their next period.
pub(super) fn mandate_turns(model: &Model, time_ms: u64) -> Vec<(u64, Edge)> {
    let turns = |(id, mandate): (&MandateId, &Mandate)| {
        let period = time_ms.saturating_sub(mandate.start_ms) / mandate.period_ms;
        let next =
            (period + 1).checked_mul(mandate.period_ms).and_then(|span| mandate.start_ms.checked_add(span));
        let id = *id;
        [Some(mandate.start_ms), mandate.end_ms, next]
            .into_iter()
            .flatten()
            .map(move |at_ms| (at_ms, Edge::Mandate(id)))
    };
    model.mandates.iter().flat_map(turns).collect()
}
