//! Stablecoins and redemptions, from docs/reference/reserve.md.

use super::{execute::Turn, state::Model};
use std::{collections::BTreeMap, sync::Arc};
use tally_types::{
    Address, Amount, AssetId, Event, Place, Refusal,
    asset::{Asset, Powers},
    receipt::{Attested, Covered, RedemptionMoved, RedemptionPaid},
    reserve::{
        Attest, Attestation, CustodianTerms, DealerTerms, EditStablecoin, Label, MintToDealer,
        OpenStablecoin, Redemption, RedemptionId, RedemptionOnly, RequestRedemption, SettleRedemption,
        StablecoinTerms,
    },
    text::Text,
    wire::Empty,
};

/// A stablecoin.
#[derive(Clone, Debug)]
pub struct Coin {
    pub governor: Address,
    pub peg: Text<1, 12>,
    pub max_age_ms: u64,
    pub redemption_ms: u64,
    pub custodians: BTreeMap<Address, Keeper>,
    pub dealers: BTreeMap<Address, Trader>,
}

/// A custodian.
#[derive(Clone, Debug)]
pub struct Keeper {
    pub terms: CustodianTerms,
    pub said: Option<Attestation>,
    pub after_ms: u64,
}

/// A dealer: when each of its windows began, and what it did in it.
#[derive(Clone, Debug)]
pub struct Trader {
    pub terms: DealerTerms,
    pub minted: (u64, u128),
    pub redeemed: (u64, u128),
}

impl Coin {
    /// The terms in force; who stays keeps what it had.
    fn set(&mut self, terms: &StablecoinTerms, time_ms: u64) {
        self.governor = terms.governor;
        let mut before = std::mem::take(&mut self.custodians);
        for terms in &terms.custodians {
            let (said, after_ms) =
                before.remove(&terms.account).map_or((None, time_ms), |old| (old.said, old.after_ms));
            self.custodians.insert(terms.account, Keeper { terms: terms.clone(), said, after_ms });
        }
        let mut before = std::mem::take(&mut self.dealers);
        for terms in &terms.dealers {
            let (minted, redeemed) =
                before.remove(&terms.account).map_or(((0, 0), (0, 0)), |old| (old.minted, old.redeemed));
            self.dealers.insert(terms.account, Trader { terms: terms.clone(), minted, redeemed });
        }
    }

    /// What fresh attestations count for.
    fn attested(&self, time_ms: u64) -> u128 {
        let counted = |keeper: &Keeper| match &keeper.said {
            Some(said) if time_ms - said.as_of_ms <= self.max_age_ms => {
                said.amount.0.saturating_sub(said.paid.0).min(keeper.terms.limit.0)
            }
            _ => 0,
        };
        self.custodians.values().map(counted).sum()
    }
}

/// The window after a use of `amount` in it; refused past its limit.
fn used(
    window: (u64, u128),
    amount: u128,
    limit: u128,
    window_ms: u64,
    time_ms: u64,
) -> Result<(u64, u128), Refusal> {
    let (since_ms, before) = if time_ms - window.0 < window_ms { window } else { (time_ms, 0) };
    let sum = before.checked_add(amount).filter(|sum| *sum <= limit).ok_or(Refusal::WindowExceeded)?;
    Ok((since_ms, sum))
}

impl Model {
    /// A new asset without powers or cap, none of which exists yet.
    pub fn issue(&mut self, issuer: Address, label: &Label) -> AssetId {
        let id = AssetId(self.next.asset);
        self.next.asset += 1;
        let asset = Asset {
            issuer,
            code: label.code.clone(),
            name: label.name.clone(),
            decimals: label.decimals,
            icon: label.icon,
            cap: None,
            powers: Powers::default(),
            paused: false,
            minted: Amount::ZERO,
            burned: Amount::ZERO,
        };
        self.assets.insert(id, Arc::new(asset));
        id
    }
}

impl Turn<'_> {
    pub fn open_stablecoin(&mut self, it: &OpenStablecoin) -> Result<(), Refusal> {
        let id = self.model.issue(self.actor, &it.label);
        let mut coin = Coin {
            governor: it.terms.governor,
            peg: it.peg.clone(),
            max_age_ms: it.max_age_ms,
            redemption_ms: it.redemption_ms,
            custodians: BTreeMap::new(),
            dealers: BTreeMap::new(),
        };
        coin.set(&it.terms, self.now.time_ms);
        self.model.coins.insert(id, coin);
        self.events.push(Event::StablecoinOpened(id));
        Ok(())
    }

    pub fn edit_stablecoin(&mut self, it: &EditStablecoin) -> Result<(), Refusal> {
        let (actor, time_ms) = (self.actor, self.now.time_ms);
        let coin = self.coin_mut(it.coin)?;
        if coin.governor != actor {
            return Err(Refusal::NotGovernor);
        }
        coin.set(&it.terms, time_ms);
        self.events.push(Event::StablecoinEdited(it.coin));
        Ok(())
    }

    pub fn attest(&mut self, it: &Attest) -> Result<(), Refusal> {
        let (custodian, now) = (self.actor, self.now.time_ms);
        let coin = self.coin_mut(it.coin)?;
        let max_age_ms = coin.max_age_ms;
        let keeper = coin.custodians.get_mut(&custodian).ok_or(Refusal::NotCustodian)?;
        if it.as_of_ms > now || now - it.as_of_ms > max_age_ms || it.as_of_ms <= keeper.after_ms {
            return Err(Refusal::AttestationTimeInvalid);
        }
        let Attest { coin, amount, as_of_ms, document } = *it;
        keeper.said = Some(Attestation { amount, as_of_ms, document, paid: Amount::ZERO });
        keeper.after_ms = as_of_ms;
        self.events.push(Event::ReserveAttested(Attested { coin, custodian, amount, as_of_ms }));
        Ok(())
    }

    pub fn mint_to_dealer(&mut self, it: &MintToDealer) -> Result<(), Refusal> {
        let (dealer, now, amount) = (self.actor, self.now.time_ms, it.amount.0);
        self.coin_mut(it.coin)?;
        let asset = self.asset_mut(it.coin)?;
        let minted = asset.minted.0.checked_add(amount).ok_or(Refusal::SupplyOverflow)?;
        asset.minted = Amount(minted);
        let circulating = minted - asset.burned.0;
        self.model.credit(&dealer, it.coin, amount, true)?;
        let coin = self.coin_mut(it.coin)?;
        let trader = coin.dealers.get_mut(&dealer).ok_or(Refusal::NotDealer)?;
        let terms = &trader.terms;
        trader.minted = used(trader.minted, amount, terms.mint_limit.0, terms.window_ms, now)?;
        let attested = coin.attested(now);
        if circulating > attested {
            return Err(Refusal::NotCovered);
        }
        self.moved(Place::Supply(Empty), Place::Account(dealer), it.coin, amount);
        let (circulating, attested) = (Amount(circulating), Amount(attested));
        self.events.push(Event::StablecoinMinted(Covered { coin: it.coin, dealer, circulating, attested }));
        Ok(())
    }

    pub fn request_redemption(&mut self, it: &RequestRedemption) -> Result<(), Refusal> {
        let (from, dealer, now) = (self.actor, it.dealer, self.now.time_ms);
        let redemption_ms = self.coin_mut(it.coin)?.redemption_ms;
        self.model.debit(&from, it.coin, it.amount.0, true)?;
        self.meter(it.coin, it.amount.0)?;
        let trader = self.coin_mut(it.coin)?.dealers.get_mut(&dealer).ok_or(Refusal::NotDealer)?;
        let taken = from == dealer;
        if taken {
            let terms = &trader.terms;
            trader.redeemed = used(trader.redeemed, it.amount.0, terms.redeem_limit.0, terms.window_ms, now)?;
        }
        let id = RedemptionId(self.model.next.redemption);
        self.model.next.redemption += 1;
        let (coin, amount, deadline_ms) = (it.coin, it.amount, now + redemption_ms);
        self.model.redemptions.insert(id, Redemption { coin, from, dealer, amount, deadline_ms, taken });
        self.moved(Place::Account(from), Place::Redemption(id), coin, amount.0);
        let moved = RedemptionMoved { redemption: id, coin, from, dealer };
        self.events.push(Event::RedemptionRequested(moved));
        Ok(())
    }

    pub fn take_redemption(&mut self, it: &RedemptionOnly) -> Result<(), Refusal> {
        let now = self.now.time_ms;
        let one = self.waiting(it.redemption)?;
        if one.taken {
            return Err(Refusal::AlreadySo);
        }
        if now > one.deadline_ms {
            return Err(Refusal::DeadlinePast);
        }
        let actor = self.actor;
        let trader = self.coin_mut(one.coin)?.dealers.get_mut(&actor);
        let trader = trader.filter(|_| actor == one.dealer).ok_or(Refusal::NotDealer)?;
        let terms = &trader.terms;
        trader.redeemed = used(trader.redeemed, one.amount.0, terms.redeem_limit.0, terms.window_ms, now)?;
        self.model.redemptions.get_mut(&it.redemption).expect("it waits").taken = true;
        self.events.push(Event::RedemptionTaken(moved(it.redemption, &one)));
        Ok(())
    }

    pub fn settle_redemption(&mut self, it: &SettleRedemption) -> Result<(), Refusal> {
        let (custodian, now) = (self.actor, self.now.time_ms);
        let one = self.waiting(it.redemption)?;
        if now > one.deadline_ms {
            return Err(Refusal::DeadlinePast);
        }
        let keeper = self.coin_mut(one.coin)?.custodians.get_mut(&custodian).ok_or(Refusal::NotCustodian)?;
        if !one.taken {
            return Err(Refusal::RedemptionNotTaken);
        }
        keeper.after_ms = now;
        if let Some(said) = &mut keeper.said {
            said.paid.0 += one.amount.0;
        }
        self.asset_mut(one.coin)?.burned.0 += one.amount.0;
        self.model.redemptions.remove(&it.redemption);
        self.moved(Place::Redemption(it.redemption), Place::Supply(Empty), one.coin, one.amount.0);
        let (redemption, document) = (it.redemption, it.document);
        let Redemption { coin, from, dealer, .. } = one;
        let paid = RedemptionPaid { redemption, coin, from, dealer, custodian, document };
        self.events.push(Event::RedemptionSettled(paid));
        Ok(())
    }

    pub fn cancel_redemption(&mut self, it: &RedemptionOnly) -> Result<(), Refusal> {
        let (actor, now) = (self.actor, self.now.time_ms);
        let one = self.waiting(it.redemption)?;
        self.model.credit(&one.from, one.coin, one.amount.0, true)?;
        if now <= one.deadline_ms && actor != one.dealer {
            match (actor == one.from, one.taken) {
                (true, false) => {}
                (true, true) => return Err(Refusal::RedemptionIsTaken),
                (false, _) => return Err(Refusal::NotRequester),
            }
        }
        self.model.redemptions.remove(&it.redemption);
        self.moved(Place::Redemption(it.redemption), Place::Account(one.from), one.coin, one.amount.0);
        self.events.push(Event::RedemptionCancelled(moved(it.redemption, &one)));
        Ok(())
    }

    fn coin_mut(&mut self, coin: AssetId) -> Result<&mut Coin, Refusal> {
        self.model.coins.get_mut(&coin).ok_or(Refusal::UnknownStablecoin)
    }

    fn waiting(&self, redemption: RedemptionId) -> Result<Redemption, Refusal> {
        self.model.redemptions.get(&redemption).cloned().ok_or(Refusal::UnknownRedemption)
    }
}

fn moved(redemption: RedemptionId, one: &Redemption) -> RedemptionMoved {
    RedemptionMoved { redemption, coin: one.coin, from: one.from, dealer: one.dealer }
}
