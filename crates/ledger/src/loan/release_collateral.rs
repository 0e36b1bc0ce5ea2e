//! Releasing collateral that found no room with the borrower when the note ended. Anyone may.

use super::history;
use crate::{
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    AssetId, Event, Place, Refusal,
    loan::{LoanOnly, Note},
    receipt::CollateralMoved,
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
    home: Holding,
}

fn check(turn: &Turn, operation: &LoanOnly) -> Result<Checked, Halt> {
    let (slot, note) = history::find(turn, operation.loan)?;
    let home = match note.collateral_asset().filter(|_| !note.collateral.is_zero()) {
        None => None,
        Some(asset) => {
            let home = balance::of(turn.overlay, &note.agreement.borrower, asset)?;
            home.check_arrival(turn.overlay, note.collateral)?;
            Some((asset, home))
        }
    };
    if note.is_open() {
        return Err(Refusal::LoanOpen.into());
    }
    let (asset, home) = home.ok_or(Refusal::NoCollateral)?;
    Ok(Checked { slot, note, asset, home })
}

fn commit(turn: &mut Turn, operation: &LoanOnly, Checked { slot, mut note, asset, home }: Checked) {
    let loan = operation.loan;
    let amount = std::mem::take(&mut note.collateral);
    home.credit(turn.overlay, amount, true);
    turn.moved(Place::LoanCollateral(loan), Place::Account(note.agreement.borrower), asset, amount);
    history::write(turn, slot, note, Event::CollateralReleased(CollateralMoved { loan, amount }));
}
