//! What a stablecoin promised stays; a dealer mints only what is covered; a redemption leaves whole; a basket holds the
//! nominal amounts of every unit that circulates.

use super::{
    Broken, asset,
    kind::{Holding, Kind, Pair, number_of},
    state::State,
};
use tally_types::{
    Amount, AssetId, Event, Place, Receipt, StateKey,
    asset::Powers,
    reserve::{Basket, Component, Custodian, Redemption, RedemptionId, Stablecoin},
    state::Counters,
};

impl Kind for Stablecoin {
    type Id = AssetId;

    fn id(key: &StateKey) -> AssetId {
        AssetId(number_of(key, 1))
    }

    fn key(&self, id: &AssetId) -> Option<StateKey> {
        Some(StateKey::stablecoin(*id))
    }

    fn shape(&self, id: &AssetId) -> Result<(), Broken> {
        let sorted = self.custodians.windows(2).all(|pair| pair[0].account < pair[1].account)
            && self.dealers.windows(2).all(|pair| pair[0].terms.account < pair[1].terms.account);
        if !sorted {
            return Err(broken_coin(*id, "custodians or dealers are not sorted"));
        }
        let mut limits = self.custodians.iter().map(|custodian| custodian.limit);
        if limits.try_fold(Amount::ZERO, |sum, limit| sum.checked_add(limit)).is_none() {
            return Err(broken_coin(*id, "its custodians' limits are no amount"));
        }
        let again = |custodian: &Custodian| {
            custodian.attestation.as_ref().is_some_and(|said| said.as_of_ms > custodian.after_ms)
        };
        if self.custodians.iter().any(again) {
            return Err(broken_coin(*id, "an attestation could be given twice"));
        }
        Ok(())
    }

    fn history(id: &AssetId, pair: &Pair<Self>) -> Result<(), Broken> {
        let Some(after) = &pair.after else { return Err(broken_coin(*id, "it is gone")) };
        let Some(before) = &pair.before else { return Ok(()) };
        let promised = |coin: &Self| (coin.peg.clone(), coin.max_age_ms, coin.redemption_ms);
        if promised(before) == promised(after) {
            Ok(())
        } else {
            Err(broken_coin(*id, "what its holders were promised has changed"))
        }
    }
}

impl Kind for Redemption {
    type Id = RedemptionId;

    fn id(key: &StateKey) -> RedemptionId {
        RedemptionId(number_of(key, 1))
    }

    fn key(&self, id: &RedemptionId) -> Option<StateKey> {
        Some(StateKey::redemption(*id))
    }

    fn holdings(&self, id: &RedemptionId) -> impl Iterator<Item = Holding> {
        std::iter::once((Place::Redemption(*id), self.coin, self.amount))
    }

    fn shape(&self, id: &RedemptionId) -> Result<(), Broken> {
        let untaken_own = self.from == self.dealer && !self.taken;
        if self.amount.is_zero() || untaken_own {
            return Err(broken_redemption(*id, "it is of nothing, or its own dealer has not taken it"));
        }
        Ok(())
    }

    fn history(id: &RedemptionId, pair: &Pair<Self>) -> Result<(), Broken> {
        let (Some(before), Some(after)) = (&pair.before, &pair.after) else { return Ok(()) };
        if (Self { taken: true, ..before.clone() }) == *after {
            Ok(())
        } else {
            Err(broken_redemption(*id, "it changed while it waited"))
        }
    }
}

impl Kind for Basket {
    type Id = AssetId;

    fn id(key: &StateKey) -> AssetId {
        AssetId(number_of(key, 1))
    }

    fn key(&self, id: &AssetId) -> Option<StateKey> {
        Some(StateKey::basket(*id))
    }

    fn holdings(&self, id: &AssetId) -> impl Iterator<Item = Holding> {
        self.parts.iter().map(|part| (Place::Basket(*id), part.coin, part.held))
    }

    fn shape(&self, id: &AssetId) -> Result<(), Broken> {
        if !self.parts.windows(2).all(|pair| pair[0].coin < pair[1].coin) {
            return Err(broken_basket(*id, "its parts are not sorted"));
        }
        if self.parts.iter().any(|part| part.nominal.is_zero()) {
            return Err(broken_basket(*id, "a part of nothing"));
        }
        Ok(())
    }

    fn history(id: &AssetId, pair: &Pair<Self>) -> Result<(), Broken> {
        let Some(after) = &pair.after else { return Err(broken_basket(*id, "it is gone")) };
        let Some(before) = &pair.before else { return Ok(()) };
        if (before.governor, before.notice_ms) != (after.governor, after.notice_ms) {
            return Err(broken_basket(*id, "its governor or its notice has changed"));
        }
        let now = composition(after);
        let announced = before.next.as_ref().is_some_and(|next| next.components[..] == now[..]);
        if composition(before) == now || announced {
            Ok(())
        } else {
            Err(broken_basket(*id, "its composition changed without notice"))
        }
    }
}

fn composition(basket: &Basket) -> Vec<Component> {
    basket.parts.iter().map(|part| Component { coin: part.coin, nominal: part.nominal }).collect()
}

/// Whatever a dealer minted was covered at that moment.
pub(super) fn check_receipts(receipts: &[Receipt]) -> Result<(), Broken> {
    for event in receipts.iter().flat_map(|receipt| &receipt.events) {
        if let Event::StablecoinMinted(covered) = event
            && covered.circulating > covered.attested
        {
            return Err(broken_coin(covered.coin, "a dealer minted more than was attested"));
        }
    }
    Ok(())
}

/// The reserve's assets have no powers, redemptions and baskets are of its coins, and baskets hold what they must.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    for id in state.stablecoins.keys() {
        if !is_free(state, *id) {
            return Err(broken_coin(*id, "somebody has a power over it"));
        }
    }
    for (id, redemption) in &state.redemptions {
        if id.0 >= counters.redemption || !state.stablecoins.contains_key(&redemption.coin) {
            return Err(broken_redemption(*id, "it has an id not given out, or its coin is no stablecoin"));
        }
    }
    state.baskets.iter().try_for_each(|(id, basket)| check_basket(state, *id, basket))
}

fn check_basket(state: &State, id: AssetId, basket: &Basket) -> Result<(), Broken> {
    if !is_free(state, id) {
        return Err(broken_basket(id, "somebody has a power over it"));
    }
    let asset = &state.assets[&id];
    let (circulating, whole) = (asset::circulating(id, asset)?, 10u128.pow(asset.decimals.into()));
    for part in &basket.parts {
        if !state.stablecoins.contains_key(&part.coin) {
            return Err(broken_basket(id, "a part is no stablecoin"));
        }
        // Rounded up: whole units held are at least the exact amount only if they are at least its ceiling.
        let needed = circulating.mul_div_ceil(part.nominal.0, whole);
        if needed.is_none_or(|needed| part.held < needed) {
            return Err(broken_basket(id, "it holds less than its units are made of"));
        }
    }
    Ok(())
}

/// Whether the asset exists and nobody has a power over it.
fn is_free(state: &State, id: AssetId) -> bool {
    state.assets.get(&id).is_some_and(|asset| asset.powers == Powers::default() && asset.cap.is_none())
}

fn broken_coin(id: AssetId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::stablecoin(id), what }
}

fn broken_redemption(id: RedemptionId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::redemption(id), what }
}

fn broken_basket(id: AssetId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::basket(id), what }
}
