//! What becomes of a note, from docs/reference/loan.md: repayment, forgiveness, assignment, default, guarantee, disputes.

use super::{execute::Turn, loan::Note, loan_debt::Kinds};
use tally_types::{
    Address, Amount, Event, Place, Refusal,
    loan::{Allocation, AssignLoan, ConfirmRepayment, LoanAmount, LoanId, LoanOnly, StateOnLoan},
    receipt::{LoanAssignment, LoanOwed, LoanPaid, LoanStatement, RepaymentAnswer, RepaymentTold},
};

pub fn allocation(kinds: Kinds) -> Allocation {
    let [late, interest, principal] = kinds.map(Amount);
    Allocation { late, interest, principal }
}

impl Turn<'_> {
    pub(super) fn note(&self, loan: LoanId) -> Result<Note, Refusal> {
        self.model.notes.get(&loan).cloned().ok_or(Refusal::UnknownLoan)
    }

    /// Keeps the note with the event in its history.
    pub(super) fn keep(&mut self, loan: LoanId, mut note: Note, event: Event) {
        note.remember(&event);
        self.model.notes.insert(loan, note);
        self.events.push(event);
    }

    /// Takes `amount` off what is owed; the note ends when nothing is left. Says what it counted for, and whether it ended.
    pub(super) fn settle(
        &mut self,
        loan: LoanId,
        note: &mut Note,
        amount: u128,
        forgiving: bool,
    ) -> Result<(Allocation, bool), Refusal> {
        let counted = note.debt.pay(amount);
        let sums = if forgiving { &mut note.forgiven } else { &mut note.paid };
        sums.iter_mut().zip(counted).for_each(|(sum, part)| *sum += part);
        let ended = note.debt.owed() == [0; 3];
        if ended {
            self.end(loan, note, forgiving)?;
        }
        Ok((allocation(counted), ended))
    }

    fn end(&mut self, loan: LoanId, note: &mut Note, forgiven: bool) -> Result<(), Refusal> {
        note.closed = Some((self.now.time_ms, forgiven));
        (note.guarantor, note.assignee) = (None, None);
        note.pending.clear();
        let borrower = note.agreement.borrower;
        let on_time = note.debt.missed_instalments == 0 && note.defaulted_ms.is_none();
        for (account, is_borrower) in [(borrower, true), (note.lender, false)] {
            let side = self.model.side_mut(&account, is_borrower);
            match (forgiven, on_time) {
                (true, _) => side.forgiven += 1,
                (false, true) => side.on_time += 1,
                (false, false) => side.late += 1,
            }
        }
        let asset = note.terms().collateral.as_ref().map(|it| it.asset);
        if let Some(asset) =
            asset.filter(|asset| note.collateral > 0 && self.model.can_hold(&borrower, *asset))
        {
            self.escrow_out(Place::LoanCollateral(loan), borrower, asset, note.collateral)?;
            note.collateral = 0;
        }
        Ok(())
    }

    pub fn repay(&mut self, it: &LoanAmount) -> Result<(), Refusal> {
        let (actor, mut note) = (self.actor, self.note(it.loan)?);
        let taken = it.amount.0.min(note.bring(self.now.time_ms));
        if let Some(asset) = note.asset() {
            self.check_sender(&actor, asset, taken, &[])?;
            self.check_arrival(&note.lender, asset, taken)?;
        }
        if actor == note.lender {
            return Err(Refusal::PayerIsLender);
        }
        if note.closed.is_some() {
            return Err(Refusal::LoanClosed);
        }
        let asset = note.asset().ok_or(Refusal::UnitMismatch)?;
        self.escrow_in(actor, Place::Account(note.lender), asset, taken)?;
        self.model.credit(&note.lender, asset, taken, true)?;
        let (counted, closed) = self.settle(it.loan, &mut note, taken, false)?;
        let paid = LoanPaid { loan: it.loan, by: actor, counted, closed };
        self.keep(it.loan, note, Event::LoanRepaid(paid));
        Ok(())
    }

    pub fn record_repayment(&mut self, it: &LoanAmount) -> Result<(), Refusal> {
        let mut note = self.note(it.loan)?;
        let by_lender = self.side(&note)?;
        if note.closed.is_some() {
            return Err(Refusal::LoanClosed);
        }
        if note.asset().is_some() {
            return Err(Refusal::UnitMismatch);
        }
        let own = note.pending.values().filter(|(of_lender, ..)| *of_lender == by_lender).count();
        if own >= 4 || note.statements == u32::MAX {
            return Err(Refusal::TooManyStatements);
        }
        let statement = note.statements;
        note.statements += 1;
        note.pending.insert(statement, (by_lender, it.amount.0, self.now.time_ms));
        let told = RepaymentTold { loan: it.loan, statement, by: self.actor, amount: it.amount };
        self.keep(it.loan, note, Event::RepaymentStated(told));
        Ok(())
    }

    pub fn confirm_repayment(&mut self, it: &ConfirmRepayment) -> Result<(), Refusal> {
        let mut note = self.note(it.loan)?;
        let by_lender = self.side(&note)?;
        if note.closed.is_some() {
            return Err(Refusal::LoanClosed);
        }
        let (of_lender, amount, _) =
            note.pending.get(&it.statement).copied().ok_or(Refusal::UnknownStatement)?;
        if it.agree && of_lender == by_lender {
            return Err(Refusal::OwnStatement);
        }
        note.pending.remove(&it.statement);
        let (counted, closed) = if it.agree {
            let amount = amount.min(note.bring(self.now.time_ms));
            self.settle(it.loan, &mut note, amount, false)?
        } else {
            (Allocation::default(), false)
        };
        let (loan, statement, by, agreed) = (it.loan, it.statement, self.actor, it.agree);
        let answer = RepaymentAnswer { loan, statement, by, agreed, counted, closed };
        self.keep(loan, note, Event::RepaymentAnswered(answer));
        Ok(())
    }

    pub fn forgive(&mut self, it: &LoanAmount) -> Result<(), Refusal> {
        let mut note = self.note(it.loan)?;
        self.check_lender(&note)?;
        if note.closed.is_some() {
            return Err(Refusal::LoanClosed);
        }
        let amount = it.amount.0.min(note.bring(self.now.time_ms));
        let (counted, closed) = self.settle(it.loan, &mut note, amount, true)?;
        let paid = LoanPaid { loan: it.loan, by: self.actor, counted, closed };
        self.keep(it.loan, note, Event::LoanForgiven(paid));
        Ok(())
    }

    pub fn assign_loan(&mut self, it: &AssignLoan) -> Result<(), Refusal> {
        let (actor, mut note) = (self.actor, self.note(it.loan)?);
        let from = note.lender;
        if actor == from {
            let wanted = (it.to != actor).then_some(it.to);
            if note.assignee == wanted {
                return Err(Refusal::AlreadySo);
            }
            if note.closed.is_some() {
                return Err(Refusal::LoanClosed);
            }
            if it.to == note.agreement.borrower {
                return Err(Refusal::AssigneeIsBorrower);
            }
            note.assignee = wanted;
        } else {
            if let Some(asset) = note.asset() {
                self.asset_mut(asset)?;
                self.check_listed(asset, &[actor])?;
            }
            if it.to != actor || note.assignee != Some(actor) {
                return Err(Refusal::NotLender);
            }
            self.hand_over(&mut note, actor);
        }
        let done = actor != from;
        let moved = LoanAssignment { loan: it.loan, from, to: it.to, done };
        self.keep(it.loan, note, Event::LoanAssigned(moved));
        Ok(())
    }

    /// `to` is the lender from now on.
    fn hand_over(&mut self, note: &mut Note, to: Address) {
        self.model.side_mut(&note.lender, false).passed_on += 1;
        self.model.side_mut(&to, false).notes += 1;
        note.lender = to;
        note.guarantor = note.guarantor.filter(|guarantor| *guarantor != to);
        note.assignee = None;
    }

    pub fn mark_default(&mut self, it: &LoanOnly) -> Result<(), Refusal> {
        let mut note = self.note(it.loan)?;
        if let Some(asset) = note.asset() {
            self.check_moving(asset)?;
        }
        if note.defaulted_ms.is_some() {
            return Err(Refusal::AlreadySo);
        }
        if note.asset().is_some_and(|asset| !self.model.can_hold(&note.lender, asset)) {
            return Err(Refusal::TooManyBalances);
        }
        self.check_lender(&note)?;
        if note.closed.is_some() {
            return Err(Refusal::LoanClosed);
        }
        note.bring(self.now.time_ms);
        if note.debt.missed == 0 {
            return Err(Refusal::NotOverdue);
        }
        let terms = note.agreement.terms.clone();
        note.debt.fall_due_wholly(&terms);
        note.defaulted_ms = Some(self.now.time_ms);
        self.model.side_mut(&note.agreement.borrower, true).defaulted += 1;
        self.model.side_mut(&note.lender, false).defaulted += 1;
        let owed = allocation(note.debt.owed());
        self.keep(it.loan, note, Event::LoanDefaulted(LoanOwed { loan: it.loan, owed }));
        Ok(())
    }

    pub fn pay_as_guarantor(&mut self, it: &LoanAmount) -> Result<(), Refusal> {
        let (actor, mut note) = (self.actor, self.note(it.loan)?);
        let owed = note.bring(self.now.time_ms);
        if let Some(asset) = note.asset() {
            self.check_sender(&actor, asset, owed, &[])?;
            self.check_arrival(&note.lender, asset, owed)?;
        }
        if note.guarantor != Some(actor) {
            return Err(Refusal::NotGuarantor);
        }
        let asset = note.asset().ok_or(Refusal::UnitMismatch)?;
        if note.defaulted_ms.is_none() {
            return Err(Refusal::NotInDefault);
        }
        if it.amount.0 < owed {
            return Err(Refusal::GuaranteeShort);
        }
        self.escrow_in(actor, Place::Account(note.lender), asset, owed)?;
        self.model.credit(&note.lender, asset, owed, true)?;
        self.hand_over(&mut note, actor);
        let counted = allocation(note.debt.owed());
        let paid = LoanPaid { loan: it.loan, by: actor, counted, closed: false };
        self.keep(it.loan, note, Event::GuaranteePaid(paid));
        Ok(())
    }

    pub fn dispute_loan(&mut self, it: &StateOnLoan) -> Result<(), Refusal> {
        let mut note = self.note(it.loan)?;
        let by_lender = self.side(&note)?;
        let count = if by_lender { &mut note.lender_disputes } else { &mut note.borrower_disputes };
        if *count >= 8 {
            return Err(Refusal::TooManyDisputes);
        }
        *count += 1;
        let event = Event::LoanDisputed(self.stated(it));
        self.keep(it.loan, note, event);
        Ok(())
    }

    pub fn witness_loan(&mut self, it: &StateOnLoan) -> Result<(), Refusal> {
        let mut note = self.note(it.loan)?;
        if note.witnessed.contains(&self.actor) {
            return Err(Refusal::AlreadySo);
        }
        if !note.agreement.witnesses.contains(&self.actor) {
            return Err(Refusal::NotWitness);
        }
        note.witnessed.insert(self.actor);
        let event = Event::LoanWitnessed(self.stated(it));
        self.keep(it.loan, note, event);
        Ok(())
    }

    fn stated(&self, it: &StateOnLoan) -> LoanStatement {
        LoanStatement { loan: it.loan, by: self.actor, statement: it.statement.clone() }
    }

    /// Whether the actor is the present lender; refused when it is neither that nor the borrower.
    fn side(&self, note: &Note) -> Result<bool, Refusal> {
        let is_party = [note.lender, note.agreement.borrower].contains(&self.actor);
        if is_party { Ok(self.actor == note.lender) } else { Err(Refusal::NotParty) }
    }

    pub(super) fn check_lender(&self, note: &Note) -> Result<(), Refusal> {
        if self.actor == note.lender { Ok(()) } else { Err(Refusal::NotLender) }
    }
}
