//! Opening a deal: the buyer pays the price in.

use super::case;
use crate::{
    asset::rules,
    balance,
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    deal::{Deal, DealId, MAX_ACCEPT_MS, OpenDeal},
};

pub(crate) fn apply(turn: &mut Turn, operation: &OpenDeal) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    debit: Debit,
}

fn check(turn: &Turn, operation: &OpenDeal) -> Result<Checked, Halt> {
    let buyer = debit::sender(turn, operation.asset)?;
    let seller = balance::of(turn.overlay, &operation.seller, operation.asset)?;
    rules::check_allowed(buyer.asset, &seller)?;
    let debit = buyer.can_spend(turn, operation.amount)?;
    let now_ms = turn.block.time_ms;
    let ahead = now_ms.saturating_add(1)..=now_ms.saturating_add(MAX_ACCEPT_MS);
    if !ahead.contains(&operation.accept_by_ms) {
        return Err(Refusal::DeadlineInvalid.into());
    }
    Ok(Checked { global: turn.overlay.global_slot()?, debit })
}

fn commit(turn: &mut Turn, operation: &OpenDeal, Checked { global, debit }: Checked) {
    let id = DealId(turn.overlay.take_id(global, |counters| &mut counters.deal));
    debit.commit(turn);
    let deal = Deal::opened(turn.actor, operation.clone(), turn.block.time_ms);
    turn.moved(Place::Account(turn.actor), Place::Deal(id), operation.asset, operation.amount);
    turn.happened(Event::DealOpened(case::parties(id, &deal)));
    turn.overlay.create(StateKey::deal(id), deal);
}
