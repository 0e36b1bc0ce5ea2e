//! Deals, from docs/reference/deal.md.

mod payout;
mod stage;

pub use stage::{Stage, deadline_ms, stage};

use super::execute::Turn;
use stage::{fee, price};
use std::sync::Arc;
use tally_types::{
    Event, Place, Refusal,
    deal::{
        CancelDeal, Deal, DealDecided, DealEnd, DealId, DealNoted, DealOffer, DealOnly, DealParties,
        DealStep, Dispute, Note, Noted, OpenDeal, RuleDeal, Side,
    },
    wire::Empty,
};

const YEAR_MS: u64 = 365 * 24 * 3_600_000;

impl Turn<'_> {
    pub fn open_deal(&mut self, it: &OpenDeal) -> Result<(), Refusal> {
        if self.asset_mut(it.asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_free(it.asset)?;
        self.check_listed(it.asset, &[self.actor, it.seller])?;
        self.model.debit(&self.actor, it.asset, it.amount.0, true)?;
        self.meter(it.asset, it.amount.0)?;
        let now = self.now.time_ms;
        if it.accept_by_ms <= now || it.accept_by_ms > now + YEAR_MS {
            return Err(Refusal::DeadlineInvalid);
        }
        let id = DealId(self.model.next.deal);
        self.model.next.deal += 1;
        let deal = Deal {
            buyer: self.actor,
            terms: it.clone(),
            opened_ms: now,
            seller_agreed: false,
            arbiter_agreed: false,
            accepted_ms: None,
            shipped: None,
            disputed: None,
            buyer_offer: None,
            seller_offer: None,
            ended: None,
        };
        self.moved(Place::Account(self.actor), Place::Deal(id), it.asset, it.amount.0);
        self.events.push(Event::DealOpened(parties(id, &deal)));
        self.model.deals.insert(id, Arc::new(deal));
        Ok(())
    }

    pub fn accept_deal(&mut self, it: &DealOnly) -> Result<(), Refusal> {
        let mut deal = self.deal(it.deal)?;
        self.check_listed(deal.terms.asset, &[self.actor])?;
        let is_seller = self.actor == deal.terms.seller;
        let is_arbiter = self.is_deal_arbiter(&deal);
        if is_seller && deal.seller_agreed || is_arbiter && deal.arbiter_agreed {
            return Err(Refusal::AlreadySo);
        }
        if !is_seller && !is_arbiter {
            return Err(Refusal::NotDealParty);
        }
        self.deal_in_time(&deal, &[Stage::Offered])?;
        deal.seller_agreed |= is_seller;
        deal.arbiter_agreed |= is_arbiter;
        if deal.seller_agreed && (deal.arbiter_agreed || deal.terms.arbiter.is_none()) {
            deal.accepted_ms = Some(self.now.time_ms);
        }
        let until_ms = deal.accepted_ms.and(deadline_ms(&deal));
        self.deal_step(it.deal, deal, until_ms, Event::DealAccepted);
        Ok(())
    }

    pub fn ship_deal(&mut self, it: &DealNoted) -> Result<(), Refusal> {
        let mut deal = self.deal(it.deal)?;
        if self.actor != deal.terms.seller {
            return Err(Refusal::NotDealParty);
        }
        self.deal_in_time(&deal, &[Stage::Accepted])?;
        deal.shipped = Some(Noted { at_ms: self.now.time_ms, note: it.note.clone() });
        let until_ms = deadline_ms(&deal);
        self.deal_step(it.deal, deal, until_ms, Event::DealShipped);
        Ok(())
    }

    pub fn confirm_deal(&mut self, it: &DealOnly) -> Result<(), Refusal> {
        let deal = self.deal(it.deal)?;
        let parts = [0, price(&deal), 0];
        self.check_deal_payable(&deal, parts)?;
        if self.actor != deal.buyer {
            return Err(Refusal::NotDealParty);
        }
        if matches!(stage(&deal), Stage::Offered | Stage::Ended) {
            return Err(Refusal::DealStageWrong);
        }
        self.events.push(Event::DealConfirmed(parties(it.deal, &deal)));
        self.end_deal(it.deal, deal, DealEnd::Confirmed(Empty), parts, none())
    }

    pub fn refund_deal(&mut self, it: &DealOnly) -> Result<(), Refusal> {
        let deal = self.deal(it.deal)?;
        let parts = [price(&deal), 0, 0];
        self.check_deal_payable(&deal, parts)?;
        if self.actor != deal.terms.seller {
            return Err(Refusal::NotDealParty);
        }
        if stage(&deal) == Stage::Ended {
            return Err(Refusal::DealStageWrong);
        }
        self.events.push(Event::DealRefunded(parties(it.deal, &deal)));
        self.end_deal(it.deal, deal, DealEnd::Refunded(Empty), parts, none())
    }

    pub fn settle_deal(&mut self, it: &DealOnly) -> Result<(), Refusal> {
        let deal = self.deal(it.deal)?;
        let now = self.now.time_ms;
        let deadline_ms = deadline_ms(&deal).ok_or(Refusal::DealStageWrong)?;
        if now <= deadline_ms {
            return Err(Refusal::DealNotDue);
        }
        let silence_pays_seller = || {
            deal.shipped.is_some()
                && matches!(deal.terms.arbiter.map(|arbiter| arbiter.if_silent), Some(Side::Seller(_)))
        };
        let (mut how, to_seller) = match stage(&deal) {
            Stage::Shipped => (DealEnd::TimedOut(Empty), true),
            Stage::Disputed => (DealEnd::Unruled(Empty), silence_pays_seller()),
            _ => (DealEnd::Lapsed(Empty), false),
        };
        let home = [price(&deal), 0, 0];
        let mut parts = if to_seller { [0, price(&deal), 0] } else { home };
        if let Err(refusal) = self.check_deal_payable(&deal, parts) {
            if !to_seller || now <= deadline_ms + YEAR_MS {
                return Err(refusal);
            }
            (how, parts) = (DealEnd::Unpayable(Empty), home);
            self.check_deal_payable(&deal, parts)?;
        }
        self.events.push(Event::DealSettled(DealDecided { parties: parties(it.deal, &deal), how }));
        self.end_deal(it.deal, deal, how, parts, none())
    }

    pub fn dispute_deal(&mut self, it: &DealNoted) -> Result<(), Refusal> {
        let mut deal = self.deal(it.deal)?;
        let by = self.deal_side(&deal).ok_or(Refusal::NotDealParty)?;
        self.deal_in_time(&deal, &[Stage::Accepted, Stage::Shipped])?;
        if deal.terms.arbiter.is_none() {
            return Err(Refusal::NoArbiter);
        }
        deal.disputed = Some(Dispute { at_ms: self.now.time_ms, by, note: it.note.clone() });
        let until_ms = deadline_ms(&deal);
        self.deal_step(it.deal, deal, until_ms, Event::DealDisputed);
        Ok(())
    }

    pub fn rule_deal(&mut self, it: &RuleDeal) -> Result<(), Refusal> {
        let deal = self.deal(it.deal)?;
        let (price, fee) = (price(&deal), fee(&deal));
        let is_open = deal.ended.is_none();
        let rest = price.checked_sub(fee).and_then(|rest| rest.checked_sub(it.to_seller.0));
        let parts =
            rest.filter(|_| is_open && deal.terms.arbiter.is_some()).map(|rest| [rest, it.to_seller.0, fee]);
        if let Some(parts) = parts {
            self.check_deal_payable(&deal, parts)?;
        }
        if !self.is_deal_arbiter(&deal) {
            return Err(Refusal::NotDealParty);
        }
        self.deal_in_time(&deal, &[Stage::Disputed])?;
        let parts = parts.ok_or(Refusal::SplitTooLarge)?;
        self.events.push(Event::DealRuled(parties(it.deal, &deal)));
        self.end_deal(it.deal, deal, DealEnd::Ruled(Empty), parts, it.note.clone())
    }

    pub fn cancel_deal(&mut self, it: &CancelDeal) -> Result<(), Refusal> {
        let mut deal = self.deal(it.deal)?;
        let side = self.deal_side(&deal);
        let (own, other) = match side {
            Some(Side::Buyer(_)) => (deal.buyer_offer, deal.seller_offer),
            Some(Side::Seller(_)) => (deal.seller_offer, deal.buyer_offer),
            None => (None, None),
        };
        let agreed = other == Some(it.to_seller);
        let parts = price(&deal).checked_sub(it.to_seller.0).map(|rest| [rest, it.to_seller.0, 0]);
        if agreed {
            self.check_deal_payable(&deal, parts.expect("an offer that stands is no more than the price"))?;
        }
        if own == Some(it.to_seller) {
            return Err(Refusal::AlreadySo);
        }
        let side = side.ok_or(Refusal::NotDealParty)?;
        if deal.ended.is_some() {
            return Err(Refusal::DealStageWrong);
        }
        let parts = parts.ok_or(Refusal::SplitTooLarge)?;
        let parties = parties(it.deal, &deal);
        let offer = DealOffer { parties, by: self.actor, to_seller: it.to_seller, agreed };
        self.events.push(Event::DealCancelled(offer));
        if agreed {
            return self.end_deal(it.deal, deal, DealEnd::Cancelled(Empty), parts, none());
        }
        match side {
            Side::Buyer(_) => deal.buyer_offer = Some(it.to_seller),
            Side::Seller(_) => deal.seller_offer = Some(it.to_seller),
        }
        self.model.deals.insert(it.deal, Arc::new(deal));
        Ok(())
    }

    fn deal(&self, id: DealId) -> Result<Deal, Refusal> {
        self.model.deals.get(&id).map(|deal| (**deal).clone()).ok_or(Refusal::UnknownDeal)
    }

    fn deal_side(&self, deal: &Deal) -> Option<Side> {
        match self.actor {
            actor if actor == deal.buyer => Some(Side::BUYER),
            actor if actor == deal.terms.seller => Some(Side::SELLER),
            _ => None,
        }
    }

    fn is_deal_arbiter(&self, deal: &Deal) -> bool {
        deal.terms.arbiter.is_some_and(|arbiter| arbiter.account == self.actor)
    }

    /// The deal is at one of these stages, and its deadline has not passed.
    fn deal_in_time(&self, deal: &Deal, stages: &[Stage]) -> Result<(), Refusal> {
        if !stages.contains(&stage(deal)) {
            return Err(Refusal::DealStageWrong);
        }
        if deadline_ms(deal).is_some_and(|deadline_ms| self.now.time_ms > deadline_ms) {
            return Err(Refusal::DealStepLate);
        }
        Ok(())
    }

    /// Writes a deal that moved on, and says so.
    fn deal_step(&mut self, id: DealId, deal: Deal, until_ms: Option<u64>, event: fn(DealStep) -> Event) {
        self.events.push(event(DealStep { parties: parties(id, &deal), by: self.actor, until_ms }));
        self.model.deals.insert(id, Arc::new(deal));
    }
}

fn parties(id: DealId, deal: &Deal) -> DealParties {
    let arbiter = deal.terms.arbiter.map(|arbiter| arbiter.account);
    DealParties { deal: id, buyer: deal.buyer, seller: deal.terms.seller, arbiter }
}

fn none() -> Note {
    Note::new("").expect("a note may be empty")
}
