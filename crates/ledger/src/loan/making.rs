//! The making of a note: the collateral is set aside, the principal is paid out, and interest begins to run.
//!
//! Invariant: principal and collateral come each from one source, the escrow of the offer or the account of the party
//! who signs now.

use super::credit;
use crate::{
    asset::rules,
    balance,
    debit::{self, Debit},
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    loan::{Agreement, LoanId, MAX_TERM_MS, Note, Terms, Unit, Valuation},
    oracle::Feed,
};

/// Where units of the loan come from.
enum Source {
    /// There are none: the claim is only recorded, or there is no collateral.
    Nowhere,
    Escrow,
    Account(Debit),
}

/// A note that may be made.
pub(super) struct Making {
    principal: Source,
    collateral: Source,
}

/// Whether the principal may be paid out (300 to 312, 327) and the collateral set aside (300 to 309); what the offer
/// holds in escrow is there.
pub(super) fn check(turn: &Turn, agreement: &Agreement, escrowed: Escrowed) -> Result<Making, Halt> {
    credit::read(turn, &agreement.lender)?;
    credit::read(turn, &agreement.borrower)?;
    let principal = check_principal(turn, agreement, escrowed.principal)?;
    let collateral = check_collateral(turn, agreement, escrowed.collateral)?;
    Ok(Making { principal, collateral })
}

/// What an offer holds in escrow already.
#[derive(Clone, Copy, Default)]
pub(super) struct Escrowed {
    pub(super) principal: bool,
    pub(super) collateral: bool,
}

fn check_principal(turn: &Turn, agreement: &Agreement, escrowed: bool) -> Result<Source, Halt> {
    let Unit::Asset(id) = agreement.terms.unit else { return Ok(Source::Nowhere) };
    let principal = agreement.terms.principal;
    let to = balance::of(turn.overlay, &agreement.borrower, id)?;
    let source = if escrowed {
        let (_, asset) = turn.asset(id)?;
        rules::check_not_paused(asset)?;
        rules::check_allowed(asset, &to)?;
        Source::Escrow
    } else {
        let sender = debit::sender_of(turn, agreement.lender, id)?;
        rules::check_allowed(sender.asset, &to)?;
        Source::Account(sender.can_spend(turn, principal)?)
    };
    to.check_arrival(turn.overlay, principal)?;
    Ok(source)
}

fn check_collateral(turn: &Turn, agreement: &Agreement, escrowed: bool) -> Result<Source, Halt> {
    match agreement.terms.collateral {
        None => Ok(Source::Nowhere),
        Some(_) if escrowed => Ok(Source::Escrow),
        Some(collateral) => {
            let sender = debit::sender_of(turn, agreement.borrower, collateral.asset)?;
            Ok(Source::Account(sender.can_spend(turn, collateral.amount)?))
        }
    }
}

/// Whether the due dates are ahead of `after_ms` and within the limit (399).
pub(super) fn check_due_dates(turn: &Turn, terms: &Terms, after_ms: u64) -> Result<(), Refusal> {
    let latest_ms = turn.block.time_ms.saturating_add(MAX_TERM_MS);
    if terms.first_due_ms <= after_ms || terms.last_due_ms() > latest_ms {
        return Err(Refusal::DueDateInvalid);
    }
    Ok(())
}

/// Whether there is the feed that prices the collateral (550).
pub(super) fn check_feed(turn: &Turn, terms: &Terms) -> Result<(), Halt> {
    if let Some(Valuation::Oracle(oracle)) = terms.collateral.map(|collateral| collateral.valuation) {
        turn.find::<Feed>(&StateKey::feed(oracle.feed), Refusal::UnknownFeed)?;
    }
    Ok(())
}

/// Moves collateral and principal, counts the note, and writes it with the first entry of its history.
pub(super) fn commit(turn: &mut Turn, loan: LoanId, agreement: Agreement, making: Making, event: Event) {
    set_aside(turn, loan, &agreement, making.collateral);
    pay_out(turn, loan, &agreement, making.principal);
    credit::made(turn, &agreement);
    let mut note = Note::new(agreement, turn.block.time_ms);
    note.history.append(&event);
    turn.overlay.create(StateKey::loan(loan), note);
    turn.happened(event);
}

fn set_aside(turn: &mut Turn, loan: LoanId, agreement: &Agreement, source: Source) {
    let (Source::Account(debit), Some(collateral)) = (source, agreement.terms.collateral) else { return };
    debit.commit(turn);
    let (from, to) = (Place::Account(agreement.borrower), Place::LoanCollateral(loan));
    turn.moved(from, to, collateral.asset, collateral.amount);
}

fn pay_out(turn: &mut Turn, loan: LoanId, agreement: &Agreement, source: Source) {
    let Unit::Asset(asset) = agreement.terms.unit else { return };
    let (borrower, amount) = (agreement.borrower, agreement.terms.principal);
    let from = match source {
        Source::Nowhere => unreachable!("an asset that is lent comes from somewhere"),
        Source::Escrow => Place::LoanOffer(loan),
        Source::Account(debit) => {
            debit.commit(turn);
            Place::Account(agreement.lender)
        }
    };
    // Looked up again: the collateral may have left the same account.
    let to = balance::of(turn.overlay, &borrower, asset).expect("this was read in the check");
    to.credit(turn.overlay, amount, true);
    turn.moved(from, Place::Account(borrower), asset, amount);
}
