//! Paying a note's lender. What is owed arrives, whatever the lender's inbox, freeze or place on an allow-list say.

use crate::{
    balance,
    debit::{self, Debit},
    stop::Halt,
    turn::Turn,
};
use tally_types::{Address, Amount, AssetId, Place, loan::Note};

/// A payment that may be made.
pub(super) struct Payment {
    asset: AssetId,
    debit: Debit,
}

/// Whether the actor may pay `amount` (300, 303, 304, 305, 308, 309) and the lender hold it (312, 327); `None` for a
/// recorded claim, of which nothing moves.
pub(super) fn check(turn: &Turn, note: &Note, amount: Amount) -> Result<Option<Payment>, Halt> {
    let Some(asset) = note.asset() else { return Ok(None) };
    let debit = debit::sender(turn, asset)?.can_spend(turn, amount)?;
    balance::of(turn.overlay, &note.lender, asset)?.check_arrival(turn.overlay, amount)?;
    Ok(Some(Payment { asset, debit }))
}

/// Moves the units from the actor, who is not the lender.
pub(super) fn commit(turn: &mut Turn, lender: Address, Payment { asset, debit }: Payment) {
    let amount = debit.amount();
    debit.commit(turn);
    let to = balance::of(turn.overlay, &lender, asset).expect("this was read in the check");
    to.credit(turn.overlay, amount, true);
    turn.moved(Place::Account(turn.actor), Place::Account(lender), asset, amount);
}
