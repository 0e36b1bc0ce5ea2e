//! Conversions along the markets there are.

use super::super::transaction::{Generator, View};
use crate::model::Market;
use tally_types::{
    Action, Address, Amount, AssetId,
    exchange::{Convert, MarketId, Side},
    wire::List,
};

impl Generator {
    /// A way that exists, mostly; the floor is low, mostly.
    pub(super) fn convert(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        let first = self.market(view);
        let give = match view.model.markets.get(&first) {
            Some(market) => {
                let gives = [market.base, market.quote];
                let met: Vec<AssetId> =
                    gives.into_iter().filter(|give| meets(view, first, market, *give)).collect();
                self.chance.pick(&met).unwrap_or(market.base)
            }
            None => self.held_asset(view, &actor),
        };
        let (mut path, mut assets) = (vec![first], vec![give]);
        for _ in 0..self.chance.one_of([0, 1, 2, 2]) {
            let Some(last) = view.model.markets.get(&path[path.len() - 1]) else { break };
            let at = if assets.last() == Some(&last.base) { last.quote } else { last.base };
            assets.push(at);
            let leads = |(id, market): &(&MarketId, &Market)| {
                let is_way = (market.base == at && !assets.contains(&market.quote))
                    || (market.quote == at && !assets.contains(&market.base));
                is_way && meets(view, **id, market, at)
            };
            let next: Vec<MarketId> = view.model.markets.iter().filter(leads).map(|(id, _)| *id).collect();
            let any = self.market(view);
            path.push(self.chance.pick(&next).filter(|_| self.chance.percent(92)).unwrap_or(any));
        }
        let least = match self.chance.below(20) {
            0 => 0,
            1..4 => 1_000_000,
            _ => 1,
        };
        let actor = self.able(view, Some(give)).unwrap_or(actor);
        let there = view.model.amount(&actor, give);
        let amount = if self.chance.percent(60) {
            Amount(there / u128::from(1 + self.chance.below(100)))
        } else {
            self.amount(there)
        };
        let convert = Convert {
            path: List::new(path).expect("1 to 3"),
            give,
            amount,
            least: Amount(least),
            most: if self.chance.percent(95) { 1 + self.chance.below(64) as u8 } else { 65 },
        };
        (Some(actor), Action::Convert(convert))
    }
}

/// Whether who comes with `give` finds orders in the market.
fn meets(view: &View<'_>, id: MarketId, market: &Market, give: AssetId) -> bool {
    let side = if give == market.base { Side::Buy } else { Side::Sell };
    !market.replaced && view.model.best(id, side).is_some()
}
