//! Claiming collateral of a note in default: as much of it as settles what is owed, or all of it. What is left goes home.

use super::{closing, history, worth};
use crate::{
    asset::rules,
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    AssetId, Event, Place, Refusal,
    loan::{Claimed, LoanOnly, Note},
    receipt::CollateralClaim,
};

pub(crate) fn apply(turn: &mut Turn, operation: &LoanOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    note: Note,
    asset: AssetId,
    lender: Holding,
    claimed: Claimed,
}

fn check(turn: &Turn, operation: &LoanOnly) -> Result<Checked, Halt> {
    let (slot, note) = history::find_accrued(turn, operation.loan)?;
    let terms = note.agreement.terms.collateral.filter(|_| !note.collateral.is_zero());
    let lender = match terms {
        None => None,
        Some(terms) => {
            let (_, asset) = turn.asset(terms.asset)?;
            rules::check_not_paused(asset)?;
            let lender = balance::of(turn.overlay, &note.lender, terms.asset)?;
            rules::check_allowed(asset, &lender)?;
            lender.check_arrival(turn.overlay, note.collateral)?;
            Some((terms, lender))
        }
    };
    if turn.actor != note.lender {
        return Err(Refusal::NotLender.into());
    }
    history::check_open(&note)?;
    if note.defaulted_ms.is_none() {
        return Err(Refusal::NotInDefault.into());
    }
    let (terms, lender) = lender.ok_or(Refusal::NoCollateral)?;
    let claimed = worth::claim(turn, &note, &terms, note.debt.owed().total())?;
    closing::read(turn, &note)?;
    Ok(Checked { slot, note, asset: terms.asset, lender, claimed })
}

fn commit(turn: &mut Turn, operation: &LoanOnly, checked: Checked) {
    let Checked { slot, mut note, asset, lender, claimed } = checked;
    let (loan, Claimed { taken, settled }) = (operation.loan, claimed);
    note.collateral = note.collateral.checked_sub(taken).expect("no more is taken than is held");
    lender.credit(turn.overlay, taken, true);
    turn.moved(Place::LoanCollateral(loan), Place::Account(note.lender), asset, taken);
    let counted = note.debt.pay(settled);
    note.paid = note.paid.and(&counted);
    let closed = closing::settle(turn, loan, &mut note, false);
    let claim = CollateralClaim { loan, taken, counted, closed };
    history::write(turn, slot, note, Event::CollateralClaimed(claim));
}
