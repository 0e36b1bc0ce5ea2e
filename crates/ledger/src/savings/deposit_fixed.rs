//! Depositing for a term: its whole interest is set aside at once.

use super::{
    deposit::{self, PaidIn},
    interest::{minus, plus},
};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Amount, Event, Refusal, StateKey,
    receipt::FixedMade,
    savings::{DepositFixed, DepositId, FixedDeposit, interest},
};

pub(crate) fn apply(turn: &mut Turn, operation: &DepositFixed) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    paid: PaidIn,
    interest: Amount,
}

fn check(turn: &Turn, operation: &DepositFixed) -> Result<Checked, Halt> {
    let mut paid = deposit::check(turn, operation.pool, operation.amount)?;
    let pool = &mut paid.pool;
    deposit::check_open(pool)?;
    let term = pool.terms.iter().find(|term| term.term_ms == operation.term_ms);
    let rate_bps = term.ok_or(Refusal::NotOffered)?.rate_bps;
    let due = interest(operation.amount, rate_bps, operation.term_ms, 0).map(|(units, _)| units);
    if due.is_some_and(Amount::is_zero) {
        return Err(Refusal::DepositTooSmall.into());
    }
    let interest = due.filter(|due| *due <= pool.budget).ok_or(Refusal::BudgetTooSmall)?;
    pool.budget = minus(pool.budget, interest);
    pool.reserved = plus(pool.reserved, interest);
    pool.fixed = plus(pool.fixed, operation.amount);
    Ok(Checked { global: turn.overlay.global_slot()?, paid, interest })
}

fn commit(turn: &mut Turn, operation: &DepositFixed, checked: Checked) {
    let DepositFixed { pool, term_ms, amount } = *operation;
    let (account, interest) = (turn.actor, checked.interest);
    let deposit = DepositId(turn.overlay.take_id(checked.global, |counters| &mut counters.deposit));
    let matures_ms = turn.block.time_ms.saturating_add(term_ms);
    let record = FixedDeposit { pool, owner: account, amount, interest, matures_ms };
    turn.overlay.create(StateKey::fixed_deposit(deposit), record);
    deposit::commit(turn, pool, checked.paid);
    turn.happened(Event::FixedDeposited(FixedMade { deposit, pool, account, amount, interest, matures_ms }));
}
