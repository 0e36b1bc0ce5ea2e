//! Loans, from docs/reference/loan.md: offers, notes, and the making of a note. What becomes of it stands in `note`.

use super::{
    execute::Turn,
    loan_debt::{self, Debt, Kinds},
    state::Model,
};
use std::collections::{BTreeMap, BTreeSet};
use tally_types::{
    Action, Address, AssetId, Event, Hash, Place, Refusal,
    account::BalanceFlags,
    codec::Encode as _,
    loan::{
        Agreement, Collateral, Credit, LoanId, LoanOnly, Offer, OfferLoan, Side, SignLoan, Terms, Unit,
        Valuation, Volume,
    },
    receipt::{LoanAgreed, LoanMade},
};

pub const YEAR_MS: u64 = 365 * 24 * 3_600_000;

/// A note.
#[derive(Clone, Debug)]
pub struct Note {
    pub agreement: Agreement,
    pub start_ms: u64,
    pub payment: u128,
    pub lender: Address,
    pub guarantor: Option<Address>,
    pub assignee: Option<Address>,
    pub debt: Debt,
    pub paid: Kinds,
    pub forgiven: Kinds,
    pub collateral: u128,
    /// By number: whether the lender states it, how much, and when.
    pub pending: BTreeMap<u32, (bool, u128, u64)>,
    pub statements: u32,
    pub witnessed: BTreeSet<Address>,
    pub lender_disputes: u8,
    pub borrower_disputes: u8,
    pub defaulted_ms: Option<u64>,
    /// When, and whether the last of it was forgiven.
    pub closed: Option<(u64, bool)>,
    pub history: (u64, Hash),
}

impl Note {
    pub fn terms(&self) -> &Terms {
        &self.agreement.terms
    }

    pub fn asset(&self) -> Option<AssetId> {
        lent(&self.agreement.terms)
    }

    /// What is owed at `time_ms`, the debt brought to it.
    pub fn bring(&mut self, time_ms: u64) -> u128 {
        if self.closed.is_none() {
            let Self { agreement, start_ms, payment, debt, .. } = self;
            debt.bring(&agreement.terms, *start_ms, *payment, time_ms);
        }
        self.debt.owed().iter().sum()
    }

    /// Adds an entry to the history.
    pub fn remember(&mut self, event: &Event) {
        let head = Hash::of("tally/loan-history", &[&self.history.1.0, &event.encode()]);
        self.history = (self.history.0 + 1, head);
    }
}

/// The asset that is lent, if it is one.
pub fn lent(terms: &Terms) -> Option<AssetId> {
    match &terms.unit {
        Unit::Asset(asset) => Some(*asset),
        Unit::Recorded(_) => None,
    }
}

impl Model {
    /// Whether another entry fits into the account for an asset that arrives.
    pub fn can_hold(&self, account: &Address, asset: AssetId) -> bool {
        self.account(account).takes(asset)
    }

    /// One side of an account's credit record.
    pub fn side_mut(&mut self, account: &Address, is_borrower: bool) -> &mut Side {
        let credit: &mut Credit = self.credits.entry(*account).or_default();
        if is_borrower { &mut credit.borrower } else { &mut credit.lender }
    }

    fn count_made(&mut self, agreement: &Agreement) {
        for (account, is_borrower) in [(agreement.borrower, true), (agreement.lender, false)] {
            let side = self.side_mut(&account, is_borrower);
            side.notes += 1;
            let (unit, principal) = (agreement.terms.unit.clone(), agreement.terms.principal);
            if let Some(volume) = side.volumes.as_mut_slice().iter_mut().find(|volume| volume.unit == unit) {
                volume.amount.0 = volume.amount.0.saturating_add(principal.0);
            } else if side.volumes.len() < 8 {
                side.volumes.push(Volume { unit, amount: principal }).expect("8 at most");
            }
        }
    }
}

impl Turn<'_> {
    /// The asset is there and not paused.
    pub fn check_moving(&mut self, asset: AssetId) -> Result<(), Refusal> {
        if self.asset_mut(asset)?.paused { Err(Refusal::AssetPaused) } else { Ok(()) }
    }

    /// The sender's table for `from`; `to` must be on the allow-list too.
    pub fn check_sender(
        &mut self,
        from: &Address,
        asset: AssetId,
        amount: u128,
        to: &[Address],
    ) -> Result<(), Refusal> {
        self.check_moving(asset)?;
        let has_freezer = self.asset_mut(asset)?.powers.freeze.is_some();
        if has_freezer && self.model.has_flag(from, asset, BalanceFlags::FROZEN) {
            return Err(Refusal::AccountFrozen);
        }
        self.check_listed(asset, &[&[*from], to].concat())?;
        if self.model.amount(from, asset) < amount {
            return Err(Refusal::InsufficientFunds);
        }
        match self.hands.get(from) {
            Some(Some(key)) => (*self.model.account(from)).clone().meter(self.now, key, asset, amount),
            _ => Ok(()),
        }
    }

    pub fn check_arrival(&self, to: &Address, asset: AssetId, amount: u128) -> Result<(), Refusal> {
        if self.model.amount(to, asset).checked_add(amount).is_none() {
            return Err(Refusal::BalanceOverflow);
        }
        if self.model.can_hold(to, asset) { Ok(()) } else { Err(Refusal::TooManyBalances) }
    }

    /// Takes what was checked, and counts it against the key that the account signed by.
    pub fn escrow_in(
        &mut self,
        from: Address,
        to: Place,
        asset: AssetId,
        amount: u128,
    ) -> Result<(), Refusal> {
        self.model.debit(&from, asset, amount, true)?;
        if let Some(Some(key)) = self.hands.get(&from) {
            self.model.account_mut(&from).meter(self.now, key, asset, amount)?;
        }
        self.moved(Place::Account(from), to, asset, amount);
        Ok(())
    }

    /// Gives what lies in escrow.
    pub fn escrow_out(
        &mut self,
        from: Place,
        to: Address,
        asset: AssetId,
        amount: u128,
    ) -> Result<(), Refusal> {
        self.model.credit(&to, asset, amount, true)?;
        self.moved(from, Place::Account(to), asset, amount);
        Ok(())
    }

    pub fn offer_loan(&mut self, it: &OfferLoan) -> Result<(), Refusal> {
        let (actor, now, terms) = (self.actor, self.now.time_ms, &it.agreement.terms);
        let by_lender = actor == it.agreement.lender;
        if let Some(asset) = lent(terms) {
            match by_lender {
                true => self.check_sender(&actor, asset, terms.principal.0, &[])?,
                false => drop(self.asset_mut(asset)?),
            }
        }
        if let Some(collateral) = &terms.collateral {
            match by_lender {
                true => drop(self.asset_mut(collateral.asset)?),
                false => self.check_sender(&actor, collateral.asset, collateral.amount.0, &[])?,
            }
        }
        if it.deadline_ms <= now || it.deadline_ms > now + YEAR_MS {
            return Err(Refusal::DeadlineInvalid);
        }
        if terms.first_due_ms <= it.deadline_ms || loan_debt::last_due_ms(terms) > now + 40 * YEAR_MS {
            return Err(Refusal::DueDateInvalid);
        }
        self.check_feed(terms)?;
        let loan = self.next_loan();
        match (by_lender, lent(terms), &terms.collateral) {
            (true, Some(asset), _) => {
                self.escrow_in(actor, Place::LoanOffer(loan), asset, terms.principal.0)?
            }
            (false, _, Some(it)) => {
                self.escrow_in(actor, Place::LoanCollateral(loan), it.asset, it.amount.0)?
            }
            _ => {}
        }
        let (agreement, deadline_ms) = (it.agreement.clone(), it.deadline_ms);
        let offer = Offer { agreement, by_lender, deadline_ms, guaranteed: false };
        self.model.loan_offers.insert(loan, offer);
        self.events.push(Event::LoanOffered(between(loan, &it.agreement)));
        Ok(())
    }

    pub fn accept_loan(&mut self, it: &LoanOnly) -> Result<(), Refusal> {
        let (loan, actor, now) = (it.loan, self.actor, self.now.time_ms);
        let offer = self.offer(loan)?;
        if offer.agreement.guarantor == Some(actor) {
            if offer.guaranteed {
                return Err(Refusal::AlreadySo);
            }
            if now > offer.deadline_ms {
                return Err(Refusal::DeadlinePast);
            }
            self.model.loan_offers.get_mut(&loan).expect("it is there").guaranteed = true;
            self.events.push(Event::LoanAccepted(LoanAgreed { loan, by: actor, made: false }));
            return Ok(());
        }
        let Agreement { lender, borrower, terms, guarantor, .. } = &offer.agreement;
        if let Some(asset) = lent(terms) {
            match offer.by_lender {
                true => {
                    self.check_moving(asset)?;
                    self.check_listed(asset, &[*borrower])?;
                }
                false => self.check_sender(lender, asset, terms.principal.0, &[*borrower])?,
            }
            self.check_arrival(borrower, asset, terms.principal.0)?;
        }
        if let Some(collateral) = terms.collateral.as_ref().filter(|_| offer.by_lender) {
            self.check_sender(borrower, collateral.asset, collateral.amount.0, &[])?;
        }
        if now > offer.deadline_ms {
            return Err(Refusal::DeadlinePast);
        }
        if actor != if offer.by_lender { *borrower } else { *lender } {
            return Err(Refusal::NotParty);
        }
        if guarantor.is_some() && !offer.guaranteed {
            return Err(Refusal::GuarantorMissing);
        }
        self.model.loan_offers.remove(&loan);
        let event = Event::LoanAccepted(LoanAgreed { loan, by: actor, made: true });
        self.make(loan, &offer.agreement, Some(offer.by_lender), event)
    }

    pub fn withdraw_offer(&mut self, it: &LoanOnly) -> Result<(), Refusal> {
        let offer = self.offer(it.loan)?;
        let Agreement { lender, borrower, terms, .. } = &offer.agreement;
        let (place, held, home) = match offer.by_lender {
            true => (Place::LoanOffer(it.loan), lent(terms).map(|asset| (asset, terms.principal)), *lender),
            false => {
                let held = terms.collateral.as_ref().map(|it| (it.asset, it.amount));
                (Place::LoanCollateral(it.loan), held, *borrower)
            }
        };
        if let Some((asset, amount)) = held {
            self.check_arrival(&home, asset, amount.0)?;
        }
        if ![*lender, *borrower].contains(&self.actor) && self.now.time_ms <= offer.deadline_ms {
            return Err(Refusal::NotParty);
        }
        self.model.loan_offers.remove(&it.loan);
        if let Some((asset, amount)) = held {
            self.escrow_out(place, home, asset, amount.0)?;
        }
        self.events.push(Event::LoanOfferEnded(between(it.loan, &offer.agreement)));
        Ok(())
    }

    pub fn sign_loan(&mut self, it: &SignLoan) -> Result<(), Refusal> {
        let is_equal = |action: &Action| matches!(action, Action::SignLoan(other) if other == it);
        let (before, after) = self.operations.split_at(usize::from(self.index));
        let signed =
            |by: &Address| self.operations.iter().any(|other| other.actor == *by && is_equal(&other.action));
        if before.iter().any(|other| other.actor == self.actor && is_equal(&other.action)) {
            return Err(Refusal::AlreadySo);
        }
        if after[1..].iter().any(|other| is_equal(&other.action)) {
            return Ok(());
        }
        let Agreement { lender, borrower, guarantor, terms, .. } = &it.agreement;
        let all_signed = [Some(*lender), Some(*borrower), *guarantor].iter().flatten().all(signed);
        if let Some(asset) = lent(terms) {
            self.check_sender(lender, asset, terms.principal.0, &[*borrower])?;
            self.check_arrival(borrower, asset, terms.principal.0)?;
        }
        if let Some(collateral) = &terms.collateral {
            self.check_sender(borrower, collateral.asset, collateral.amount.0, &[])?;
        }
        if !all_signed {
            return Err(Refusal::PartyMissing);
        }
        let now = self.now.time_ms;
        if terms.first_due_ms <= now || loan_debt::last_due_ms(terms) > now + 40 * YEAR_MS {
            return Err(Refusal::DueDateInvalid);
        }
        self.check_feed(terms)?;
        let loan = self.next_loan();
        let event = Event::LoanSigned(between(loan, &it.agreement));
        self.make(loan, &it.agreement, None, event)
    }

    /// Makes a note. `offered`: by its lender, by its borrower, or by nobody.
    fn make(
        &mut self,
        loan: LoanId,
        agreement: &Agreement,
        offered: Option<bool>,
        event: Event,
    ) -> Result<(), Refusal> {
        let (terms, start_ms) = (&agreement.terms, self.now.time_ms);
        let collateral = terms.collateral.as_ref().map(|it: &Collateral| (it.asset, it.amount.0));
        if let Some((asset, amount)) = collateral.filter(|_| offered != Some(false)) {
            self.escrow_in(agreement.borrower, Place::LoanCollateral(loan), asset, amount)?;
        }
        if let Some(asset) = lent(terms) {
            match offered {
                Some(true) => {
                    self.escrow_out(Place::LoanOffer(loan), agreement.borrower, asset, terms.principal.0)?
                }
                _ => {
                    self.escrow_in(
                        agreement.lender,
                        Place::Account(agreement.borrower),
                        asset,
                        terms.principal.0,
                    )?;
                    self.model.credit(&agreement.borrower, asset, terms.principal.0, true)?;
                }
            }
        }
        self.model.count_made(agreement);
        let mut note = Note {
            start_ms,
            payment: loan_debt::payment(terms),
            lender: agreement.lender,
            guarantor: agreement.guarantor,
            assignee: None,
            debt: Debt::new(terms.principal.0, start_ms),
            paid: [0; 3],
            forgiven: [0; 3],
            collateral: collateral.map_or(0, |(_, amount)| amount),
            pending: BTreeMap::new(),
            statements: 0,
            witnessed: BTreeSet::new(),
            lender_disputes: 0,
            borrower_disputes: 0,
            defaulted_ms: None,
            closed: None,
            history: (0, Hash::ZERO),
            agreement: agreement.clone(),
        };
        note.remember(&event);
        self.model.notes.insert(loan, note);
        self.events.push(event);
        Ok(())
    }

    fn next_loan(&mut self) -> LoanId {
        let loan = LoanId(self.model.next.loan);
        self.model.next.loan += 1;
        loan
    }

    fn offer(&self, loan: LoanId) -> Result<Offer, Refusal> {
        self.model.loan_offers.get(&loan).cloned().ok_or(Refusal::UnknownOffer)
    }

    fn check_feed(&self, terms: &Terms) -> Result<(), Refusal> {
        match terms.collateral.as_ref().map(|it| it.valuation) {
            Some(Valuation::Oracle(it)) if !self.model.feeds.contains_key(&it.feed) => {
                Err(Refusal::UnknownFeed)
            }
            _ => Ok(()),
        }
    }
}

fn between(loan: LoanId, agreement: &Agreement) -> LoanMade {
    LoanMade { loan, lender: agreement.lender, borrower: agreement.borrower }
}
