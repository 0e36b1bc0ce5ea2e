//! Adding collateral to a note.

use super::history;
use crate::{
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Amount, AssetId, Event, Place, Refusal,
    loan::{LoanAmount, Note},
    receipt::CollateralMoved,
};

pub(crate) fn apply(turn: &mut Turn, operation: &LoanAmount) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    note: Note,
    pledge: Pledge,
}

struct Pledge {
    asset: AssetId,
    debit: Debit,
    collateral: Amount,
}

fn check(turn: &Turn, operation: &LoanAmount) -> Result<Checked, Halt> {
    let (slot, note) = history::find(turn, operation.loan)?;
    let pledge = match note.collateral_asset() {
        None => None,
        Some(asset) => {
            let debit = debit::sender(turn, asset)?.can_spend(turn, operation.amount)?;
            let sum = note.collateral.checked_add(operation.amount);
            Some(Pledge { asset, debit, collateral: sum.ok_or(Refusal::BalanceOverflow)? })
        }
    };
    if turn.actor != note.agreement.borrower {
        return Err(Refusal::NotBorrower.into());
    }
    history::check_open(&note)?;
    let pledge = pledge.ok_or(Refusal::NoCollateral)?;
    Ok(Checked { slot, note, pledge })
}

fn commit(turn: &mut Turn, operation: &LoanAmount, Checked { slot, mut note, pledge }: Checked) {
    let LoanAmount { loan, amount } = *operation;
    pledge.debit.commit(turn);
    note.collateral = pledge.collateral;
    turn.moved(Place::Account(turn.actor), Place::LoanCollateral(loan), pledge.asset, amount);
    history::write(turn, slot, note, Event::CollateralAdded(CollateralMoved { loan, amount }));
}
