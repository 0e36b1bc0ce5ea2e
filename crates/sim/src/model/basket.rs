//! Baskets, from docs/reference/reserve.md.

use super::execute::Turn;
use std::collections::{BTreeMap, BTreeSet};
use tally_types::{
    Address, Amount, AssetId, Event, Place, Refusal,
    receipt::CompositionNotice,
    reserve::{BasketAmount, BasketOnly, Composition, NextComposition, OpenBasket, VoteComposition},
    wire::Empty,
};

/// A basket: of each component, its nominal amount and what is held.
#[derive(Clone, Debug)]
pub struct Basket {
    pub governor: Address,
    pub notice_ms: u64,
    pub parts: BTreeMap<AssetId, (u128, u128)>,
    pub next: Option<NextComposition>,
}

/// `amount × nominal ÷ 10^decimals`, whole and whether something is left over; `None` past 2¹²⁸ − 1. No product of the
/// parts passes 10³⁶ where it counts.
fn share(amount: u128, nominal: u128, decimals: u8) -> Option<(u128, bool)> {
    let unit = 10u128.pow(decimals.into());
    let (whole, rest) = (amount / unit, amount % unit);
    let small = rest * (nominal % unit);
    let sum = whole.checked_mul(nominal)?.checked_add(rest.checked_mul(nominal / unit)?)?;
    Some((sum.checked_add(small / unit)?, !small.is_multiple_of(unit)))
}

fn rounded_up(amount: u128, nominal: u128, decimals: u8) -> Option<u128> {
    let (whole, more) = share(amount, nominal, decimals)?;
    whole.checked_add(u128::from(more))
}

impl Turn<'_> {
    pub fn open_basket(&mut self, it: &OpenBasket) -> Result<(), Refusal> {
        self.check_coins(&it.components)?;
        let id = self.model.issue(self.actor, &it.label);
        let parts = it.components.iter().map(|component| (component.coin, (component.nominal.0, 0)));
        let basket =
            Basket { governor: it.governor, notice_ms: it.notice_ms, parts: parts.collect(), next: None };
        self.model.baskets.insert(id, basket);
        self.events.push(Event::BasketOpened(id));
        Ok(())
    }

    pub fn compose_basket(&mut self, it: &BasketAmount) -> Result<(), Refusal> {
        let (actor, amount) = (self.actor, it.amount.0);
        let parts = self.basket(it.basket)?.parts;
        let asset = self.asset_mut(it.basket)?;
        let decimals = asset.decimals;
        asset.minted = Amount(asset.minted.0.checked_add(amount).ok_or(Refusal::SupplyOverflow)?);
        for (coin, (nominal, _)) in parts {
            let cost = rounded_up(amount, nominal, decimals).ok_or(Refusal::InsufficientFunds)?;
            self.pay_in(it.basket, coin, cost)?;
        }
        self.model.credit(&actor, it.basket, amount, true)?;
        self.moved(Place::Supply(Empty), Place::Account(actor), it.basket, amount);
        Ok(())
    }

    pub fn decompose_basket(&mut self, it: &BasketAmount) -> Result<(), Refusal> {
        let (actor, amount) = (self.actor, it.amount.0);
        let parts = self.basket(it.basket)?.parts;
        self.model.debit(&actor, it.basket, amount, true)?;
        self.meter(it.basket, amount)?;
        let asset = self.asset_mut(it.basket)?;
        asset.burned.0 += amount;
        let decimals = asset.decimals;
        self.moved(Place::Account(actor), Place::Supply(Empty), it.basket, amount);
        for (coin, (nominal, _)) in parts {
            let (payout, _) = share(amount, nominal, decimals).expect("what was paid in for it was a number");
            if payout > 0 {
                self.pay_out(it.basket, coin, payout)?;
            }
        }
        Ok(())
    }

    pub fn vote_composition(&mut self, it: &VoteComposition) -> Result<(), Refusal> {
        self.check_coins(&it.components)?;
        let basket = self.basket(it.basket)?;
        if basket.governor != self.actor {
            return Err(Refusal::NotGovernor);
        }
        let effective_ms = self.now.time_ms + basket.notice_ms;
        let next = NextComposition { components: it.components.clone(), effective_ms };
        self.model.baskets.get_mut(&it.basket).expect("it is there").next = Some(next);
        self.events.push(Event::CompositionVoted(CompositionNotice { basket: it.basket, effective_ms }));
        Ok(())
    }

    pub fn adopt_composition(&mut self, it: &BasketOnly) -> Result<(), Refusal> {
        let basket = self.basket(it.basket)?;
        if basket.governor != self.actor {
            return Err(Refusal::NotGovernor);
        }
        let next = basket.next.filter(|next| self.now.time_ms >= next.effective_ms);
        let next = next.ok_or(Refusal::CompositionNotReady)?;
        let asset = self.asset_mut(it.basket)?;
        let (circulating, decimals) = (asset.minted.0 - asset.burned.0, asset.decimals);
        let nominals: BTreeMap<AssetId, u128> =
            next.components.iter().map(|component| (component.coin, component.nominal.0)).collect();
        let coins: BTreeSet<AssetId> = basket.parts.keys().chain(nominals.keys()).copied().collect();
        for coin in coins {
            let held = basket.parts.get(&coin).map_or(0, |(_, held)| *held);
            let nominal = nominals.get(&coin).copied().unwrap_or(0);
            self.model.baskets.get_mut(&it.basket).expect("it is there").parts.insert(coin, (nominal, held));
            let needed = rounded_up(circulating, nominal, decimals).ok_or(Refusal::InsufficientFunds)?;
            if held < needed {
                self.pay_in(it.basket, coin, needed - held)?;
            } else if held > needed {
                self.pay_out(it.basket, coin, held - needed)?;
            }
        }
        let basket = self.model.baskets.get_mut(&it.basket).expect("it is there");
        basket.parts.retain(|_, (nominal, _)| *nominal > 0);
        basket.next = None;
        self.events.push(Event::CompositionAdopted(it.basket));
        Ok(())
    }

    fn pay_in(&mut self, basket: AssetId, coin: AssetId, amount: u128) -> Result<(), Refusal> {
        let actor = self.actor;
        self.model.debit(&actor, coin, amount, true)?;
        self.meter(coin, amount)?;
        let parts = &mut self.model.baskets.get_mut(&basket).expect("it is there").parts;
        parts.get_mut(&coin).expect("a component").1 += amount;
        self.moved(Place::Account(actor), Place::Basket(basket), coin, amount);
        Ok(())
    }

    fn pay_out(&mut self, basket: AssetId, coin: AssetId, amount: u128) -> Result<(), Refusal> {
        let actor = self.actor;
        self.model.credit(&actor, coin, amount, true)?;
        let parts = &mut self.model.baskets.get_mut(&basket).expect("it is there").parts;
        parts.get_mut(&coin).expect("a component").1 -= amount;
        self.moved(Place::Basket(basket), Place::Account(actor), coin, amount);
        Ok(())
    }

    fn basket(&self, basket: AssetId) -> Result<Basket, Refusal> {
        self.model.baskets.get(&basket).cloned().ok_or(Refusal::UnknownBasket)
    }

    fn check_coins(&self, components: &Composition) -> Result<(), Refusal> {
        let known = |coin: &AssetId| self.model.coins.contains_key(coin);
        let all = components.iter().all(|component| known(&component.coin));
        if all { Ok(()) } else { Err(Refusal::UnknownStablecoin) }
    }
}
