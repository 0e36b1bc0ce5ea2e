//! Baskets.

use super::transaction::{Generator, View};
use tally_types::{
    Action, Address, Amount, AssetId,
    reserve::{
        BasketAmount, BasketOnly, Component, Composition, MAX_COMPONENTS, OpenBasket, VoteComposition,
    },
    wire::List,
};

const DAY_MS: u64 = 24 * 3_600_000;

impl Generator {
    pub(super) fn basket_action(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let basket = self.basket(view);
        let governor = view.model.baskets.get(&basket).map(|basket| basket.governor);
        match self.chance.below(100) {
            0..8 => (None, Action::OpenBasket(self.open_basket(view))),
            8..48 => {
                let holder = self.component_holder(view, basket);
                let amount = self.amount(200);
                (holder, Action::ComposeBasket(BasketAmount { basket, amount }))
            }
            48..68 => {
                let holders: Vec<Address> = view
                    .model
                    .accounts
                    .keys()
                    .filter(|who| view.model.amount(who, basket) > 0)
                    .copied()
                    .collect();
                let holder = self.chance.pick(&holders);
                let there = holder.map_or(0, |holder| view.model.amount(&holder, basket));
                (holder, Action::DecomposeBasket(BasketAmount { basket, amount: self.amount(there) }))
            }
            68..80 => {
                let components = self.components(view);
                (governor, Action::VoteComposition(VoteComposition { basket, components }))
            }
            _ => {
                let ready = self.announced(view).filter(|_| self.chance.percent(80));
                let (governor, basket) = ready.unwrap_or((governor, basket));
                (governor, Action::AdoptComposition(BasketOnly { basket }))
            }
        }
    }

    /// A basket, mostly.
    fn basket(&mut self, view: &View<'_>) -> AssetId {
        let ids: Vec<AssetId> = view.model.baskets.keys().copied().collect();
        let found = self.chance.pick(&ids).filter(|_| self.chance.percent(96));
        found.unwrap_or_else(|| self.asset(view))
    }

    /// A basket whose new composition may be adopted now, and who may.
    fn announced(&mut self, view: &View<'_>) -> Option<(Option<Address>, AssetId)> {
        let mut ready = Vec::new();
        for (id, basket) in &view.model.baskets {
            if basket.next.as_ref().is_some_and(|next| next.effective_ms <= view.time_ms) {
                ready.push((Some(basket.governor), *id));
            }
        }
        self.chance.pick(&ready)
    }

    /// Someone who has some of the basket's first component.
    fn component_holder(&mut self, view: &View<'_>, basket: AssetId) -> Option<Address> {
        let coin = *view.model.baskets.get(&basket)?.parts.keys().next()?;
        let holders: Vec<Address> =
            view.model.accounts.keys().filter(|who| view.model.amount(who, coin) > 0).copied().collect();
        self.chance.pick(&holders)
    }

    fn open_basket(&mut self, view: &View<'_>) -> OpenBasket {
        OpenBasket {
            label: self.label(),
            governor: self.actor(),
            notice_ms: if self.chance.percent(95) { DAY_MS } else { DAY_MS - 1 },
            components: self.components(view),
        }
    }

    /// One to three stablecoins; now and then out of order, of nothing, or of something that is none.
    fn components(&mut self, view: &View<'_>) -> Composition {
        let mut coins: Vec<AssetId> = (0..1 + self.chance.below(3)).map(|_| self.coin(view)).collect();
        coins.sort_unstable();
        if self.chance.percent(95) {
            coins.dedup();
        }
        coins.truncate(MAX_COMPONENTS);
        let mut components = Vec::new();
        for coin in coins {
            let nominal = match self.chance.below(60) {
                0 => 0,
                1 => u128::MAX,
                _ => u128::from(1 + self.chance.below(150)),
            };
            components.push(Component { coin, nominal: Amount(nominal) });
        }
        List::new(components).expect("1 to 3")
    }
}
