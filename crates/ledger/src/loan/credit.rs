//! Credit records: counted when a note is made, changes its lender, is marked as in default, and ends.

use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Address, StateKey,
    loan::{Agreement, Credit, Note},
};

/// Reads the account's record, so that it can be written.
pub(super) fn read(turn: &Turn, account: &Address) -> Result<(), Halt> {
    turn.overlay.slot(&StateKey::credit(account)).map(drop)
}

pub(super) fn made(turn: &mut Turn, agreement: &Agreement) {
    let terms = &agreement.terms;
    edit(turn, &agreement.borrower, |credit| credit.borrower.made(&terms.unit, terms.principal));
    edit(turn, &agreement.lender, |credit| credit.lender.made(&terms.unit, terms.principal));
}

pub(super) fn passed_on(turn: &mut Turn, from: &Address, to: &Address) {
    edit(turn, from, |credit| credit.lender.passed_on += 1);
    edit(turn, to, |credit| credit.lender.notes += 1);
}

pub(super) fn defaulted(turn: &mut Turn, note: &Note) {
    edit(turn, &note.agreement.borrower, |credit| credit.borrower.defaulted += 1);
    edit(turn, &note.lender, |credit| credit.lender.defaulted += 1);
}

pub(super) fn ended(turn: &mut Turn, note: &Note, forgiven: bool) {
    let on_time = note.debt.missed_instalments == 0 && note.defaulted_ms.is_none();
    let count = |side: &mut tally_types::loan::Side| match (forgiven, on_time) {
        (true, _) => side.forgiven += 1,
        (false, true) => side.on_time += 1,
        (false, false) => side.late += 1,
    };
    edit(turn, &note.agreement.borrower, |credit| count(&mut credit.borrower));
    edit(turn, &note.lender, |credit| count(&mut credit.lender));
}

fn edit(turn: &mut Turn, account: &Address, change: impl FnOnce(&mut Credit)) {
    let slot = turn.overlay.slot(&StateKey::credit(account)).expect("the record was read in the check");
    let mut credit = turn.overlay.get::<Credit>(slot).cloned().unwrap_or_default();
    change(&mut credit);
    turn.overlay.put(slot, Some(credit));
}
