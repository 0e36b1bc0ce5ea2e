//! Clawing back: units taken from one account and given to another, whatever pause and freeze say.

use super::rules;
use crate::{
    balance::{self, Holding},
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Place,
    asset::{ClawBack, Power},
};

pub(crate) fn apply(turn: &mut Turn, operation: &ClawBack) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    from: Holding,
    to: Holding,
    is_insider: bool,
}

fn check(turn: &Turn, operation: &ClawBack) -> Result<Checked, Halt> {
    let (_, asset) = turn.asset_under(operation.asset, Power::ClawBack)?;
    let to = balance::of(turn.overlay, &operation.to, operation.asset)?;
    rules::check_allowed(asset, &to)?;
    let from = balance::of(turn.overlay, &operation.from, operation.asset)?;
    from.minus(operation.amount)?;
    to.check_arrival(turn.overlay, operation.amount)?;
    Ok(Checked { from, to, is_insider: rules::is_insider(asset, &operation.to) })
}

fn commit(turn: &mut Turn, operation: &ClawBack, checked: Checked) {
    checked.from.debit(turn.overlay, operation.amount);
    checked.to.credit(turn.overlay, operation.amount, checked.is_insider);
    turn.moved(
        Place::Account(operation.from),
        Place::Account(operation.to),
        operation.asset,
        operation.amount,
    );
}
