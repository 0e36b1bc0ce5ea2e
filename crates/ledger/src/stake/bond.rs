//! Bonding: coin of the actor's goes to a candidate's pool.

use super::{
    lien,
    position::{self, Position},
    rewards,
};
use crate::{
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    AssetId, Event, Place, Refusal,
    receipt::StakeBonded,
    stake::{StakeAmount, StakeBook},
};

pub(crate) fn apply(turn: &mut Turn, operation: &StakeAmount) -> Result<(), Halt> {
    let actor = turn.actor;
    lien::settle(turn, &actor, operation.candidate)?;
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    debit: Debit,
    book: (Slot, StakeBook),
    position: Position,
}

fn check(turn: &Turn, operation: &StakeAmount) -> Result<Checked, Halt> {
    let debit = debit::sender(turn, AssetId::COIN)?.can_spend(turn, operation.amount)?;
    let (slot, mut book) = rewards::find(turn.overlay)?;
    let mut position = position::open(turn.overlay, &book, &turn.actor, operation.candidate)?;
    if position.candidate.retired {
        return Err(Refusal::CandidateRetired.into());
    }
    position.join(&mut book, operation.amount)?;
    position.check_worth(turn.overlay.parameters()?.stake.min_bond)?;
    Ok(Checked { debit, book: (slot, book), position })
}

fn commit(turn: &mut Turn, operation: &StakeAmount, checked: Checked) {
    let StakeAmount { candidate, amount } = *operation;
    let Checked { debit, book: (slot, mut book), position } = checked;
    let account = turn.actor;
    debit.commit(turn);
    position.commit(turn.overlay, &mut book);
    turn.overlay.put(slot, Some(book));
    turn.moved(Place::Account(account), Place::Bonded(candidate), AssetId::COIN, amount);
    turn.happened(Event::Bonded(StakeBonded { candidate, account, amount }));
}
