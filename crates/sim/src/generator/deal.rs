//! Deals, each step mostly by whoever may take it.

use super::transaction::{Generator, View};
use crate::model::{Stage, deadline_ms, stage};
use tally_types::{
    Action, Address, Amount,
    deal::{Arbiter, CancelDeal, Deal, DealId, DealNoted, DealOnly, Note, OpenDeal, RuleDeal, Side},
    text::Text,
};

const MINUTE_MS: u64 = 60_000;
const YEAR_MS: u64 = 365 * 24 * 3_600_000;

/// What can be done with a deal that is open.
#[derive(Clone, Copy, Debug)]
enum Step {
    Accept,
    Ship,
    Confirm,
    Refund,
    Settle,
    Dispute,
    Rule,
    Cancel,
}

impl Step {
    const ALL: [Self; 8] = [
        Self::Accept,
        Self::Ship,
        Self::Confirm,
        Self::Refund,
        Self::Settle,
        Self::Dispute,
        Self::Rule,
        Self::Cancel,
    ];
}

impl Generator {
    pub(super) fn deal_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        if self.chance.percent(30) {
            return (None, Action::OpenDeal(self.open_deal(view, &actor)));
        }
        match self.some_deal(view) {
            Some((id, deal)) => {
                let step = self.sensible_deal_step(view, &deal);
                self.deal_step(id, &deal, step)
            }
            None => {
                let deal = DealId(view.model.next.deal + self.chance.below(3));
                let (only, note) = (DealOnly { deal }, self.deal_note());
                let part = Amount(1);
                let action = self.chance.one_of([
                    Action::AcceptDeal(only.clone()),
                    Action::ConfirmDeal(only.clone()),
                    Action::RefundDeal(only.clone()),
                    Action::SettleDeal(only),
                    Action::ShipDeal(DealNoted { deal, note: note.clone() }),
                    Action::DisputeDeal(DealNoted { deal, note: note.clone() }),
                    Action::RuleDeal(RuleDeal { deal, to_seller: part, note }),
                    Action::CancelDeal(CancelDeal { deal, to_seller: part }),
                ]);
                (None, action)
            }
        }
    }

    /// At a deadline: what it decides about.
    pub(super) fn deal_at_the_edge(
        &mut self,
        view: &View<'_>,
        id: DealId,
    ) -> Option<(Option<Address>, Action)> {
        let deal = view.model.deals.get(&id)?.clone();
        let step = match stage(&deal) {
            _ if self.chance.percent(40) => Step::Settle,
            Stage::Offered => Step::Accept,
            Stage::Accepted => self.chance.one_of([Step::Ship, Step::Dispute]),
            Stage::Shipped => Step::Dispute,
            Stage::Disputed => Step::Rule,
            Stage::Ended => Step::Confirm,
        };
        Some(self.deal_step(id, &deal, step))
    }

    fn open_deal(&mut self, view: &View<'_>, actor: &Address) -> OpenDeal {
        let asset = self.held_asset(view, actor);
        let mut seller = self.account(view);
        if seller == *actor && self.chance.percent(80) {
            seller = self.account(view);
        }
        let text = if self.chance.percent(2) { "a pho\u{202e}ne" } else { "一部手机 📱" };
        let accept_by_ms = match self.chance.below(30) {
            0 => view.time_ms - self.chance.below(2),
            1 => view.time_ms + YEAR_MS + self.chance.below(2),
            _ => view.time_ms + 1 + self.chance.below(10 * MINUTE_MS),
        };
        OpenDeal {
            seller,
            asset,
            amount: self.amount(view.model.amount(actor, asset)),
            description: Text::new(text).expect("short"),
            terms: None,
            arbiter: self.chance.percent(70).then(|| self.deal_arbiter(view, actor, &seller)),
            accept_by_ms,
            ship_within_ms: self.deal_step_ms(),
            confirm_within_ms: self.deal_step_ms(),
        }
    }

    fn deal_arbiter(&mut self, view: &View<'_>, actor: &Address, seller: &Address) -> Arbiter {
        let mut account = self.account(view);
        if (account == *actor || account == *seller) && self.chance.percent(80) {
            account = self.account(view);
        }
        let fee_bps = match self.chance.below(30) {
            0 => 1_001,
            1..10 => 1_000,
            10..15 => 0,
            _ => self.chance.below(1_000) as u16,
        };
        let if_silent = self.chance.one_of([Side::BUYER, Side::SELLER]);
        Arbiter { account, fee_bps, rule_within_ms: self.deal_step_ms(), if_silent }
    }

    fn deal_step_ms(&mut self) -> u64 {
        match self.chance.below(100) {
            0 => MINUTE_MS - 1,
            1 => YEAR_MS + self.chance.below(2),
            2..30 => MINUTE_MS,
            _ => MINUTE_MS + self.chance.below(30 * MINUTE_MS),
        }
    }

    fn deal_note(&mut self) -> Note {
        let text = match self.chance.below(30) {
            0 => "it\u{202e}",
            1..15 => "",
            _ => "包裹 12",
        };
        Note::new(text).expect("short")
    }

    /// A deal: mostly an open one.
    fn some_deal(&mut self, view: &View<'_>) -> Option<(DealId, Deal)> {
        let wants_open = self.chance.percent(90);
        let deals = view.model.deals.iter();
        let found: Vec<DealId> =
            deals.filter(|(_, deal)| deal.ended.is_none() == wants_open).map(|(id, _)| *id).collect();
        let id = self.chance.pick(&found).filter(|_| self.chance.percent(97))?;
        Some((id, (**view.model.deals.get(&id)?).clone()))
    }

    /// What the deal is waiting for, mostly.
    fn sensible_deal_step(&mut self, view: &View<'_>, deal: &Deal) -> Step {
        let is_due = deadline_ms(deal).is_some_and(|deadline_ms| view.time_ms > deadline_ms);
        if is_due && self.chance.percent(40) {
            return Step::Settle;
        }
        if self.chance.percent(25) {
            return self.chance.one_of(Step::ALL);
        }
        match stage(deal) {
            Stage::Offered => {
                self.chance.one_of([Step::Accept, Step::Accept, Step::Accept, Step::Accept, Step::Cancel])
            }
            Stage::Accepted => self.chance.one_of([Step::Ship, Step::Ship, Step::Dispute, Step::Cancel]),
            Stage::Shipped => self.chance.one_of([Step::Confirm, Step::Dispute, Step::Dispute, Step::Cancel]),
            Stage::Disputed => {
                self.chance.one_of([Step::Rule, Step::Rule, Step::Rule, Step::Cancel, Step::Confirm])
            }
            Stage::Ended => self.chance.one_of(Step::ALL),
        }
    }

    fn deal_step(&mut self, id: DealId, deal: &Deal, step: Step) -> (Option<Address>, Action) {
        let (buyer, seller) = (deal.buyer, deal.terms.seller);
        let arbiter = deal.terms.arbiter.map(|arbiter| arbiter.account);
        let either = self.chance.one_of([buyer, seller]);
        let only = DealOnly { deal: id };
        match step {
            Step::Accept => {
                let missing = if deal.seller_agreed && self.chance.percent(85) { arbiter } else { None };
                let anyone = if self.chance.percent(40) { arbiter } else { None };
                (missing.or(anyone).or(Some(seller)), Action::AcceptDeal(only))
            }
            Step::Ship => (Some(seller), Action::ShipDeal(DealNoted { deal: id, note: self.deal_note() })),
            Step::Confirm => (Some(buyer), Action::ConfirmDeal(only)),
            Step::Refund => (Some(seller), Action::RefundDeal(only)),
            Step::Settle => (None, Action::SettleDeal(only)),
            Step::Dispute => {
                (Some(either), Action::DisputeDeal(DealNoted { deal: id, note: self.deal_note() }))
            }
            Step::Rule => {
                let to_seller = self.deal_part(deal.terms.amount);
                (arbiter, Action::RuleDeal(RuleDeal { deal: id, to_seller, note: self.deal_note() }))
            }
            Step::Cancel => {
                let offers = [(buyer, deal.seller_offer), (seller, deal.buyer_offer)];
                let standing = offers.into_iter().find(|(_, offer)| offer.is_some());
                match standing.filter(|_| self.chance.percent(60)) {
                    Some((who, Some(to_seller))) => {
                        (Some(who), Action::CancelDeal(CancelDeal { deal: id, to_seller }))
                    }
                    _ => {
                        let to_seller = self.deal_part(deal.terms.amount);
                        (Some(either), Action::CancelDeal(CancelDeal { deal: id, to_seller }))
                    }
                }
            }
        }
    }

    /// A part of a price: few different ones, so that two sides may hit the same.
    fn deal_part(&mut self, price: Amount) -> Amount {
        Amount(match self.chance.below(20) {
            0..4 => 0,
            4..6 => price.0,
            6 => price.0.saturating_add(1),
            7 => u128::MAX,
            8..14 => price.0 / 2,
            _ => u128::from(self.chance.below(price.0.min(1 << 60) as u64 + 1)),
        })
    }
}
