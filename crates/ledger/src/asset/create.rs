//! Creating an asset: its record under the next id, and its first units, with the issuer.

use crate::{balance, overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Address, Amount, AssetId, Event, Place, StateKey,
    account::BalanceFlags,
    asset::{Asset, CreateAsset},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &CreateAsset) -> Result<(), Halt> {
    let checked = check(turn)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    issuer: Slot,
}

fn check(turn: &Turn) -> Result<Checked, Halt> {
    let global = turn.overlay.global_slot()?;
    let issuer = turn.account(&turn.actor)?;
    let next = AssetId(turn.overlay.global_at(global).counters.asset);
    // Nothing can lie under an id that was never given out, but a spilled entry's absence is read like any other's.
    balance::find(turn.overlay, issuer, &turn.actor, next)?.check_room(turn.overlay)?;
    Ok(Checked { global, issuer })
}

fn commit(turn: &mut Turn, operation: &CreateAsset, checked: Checked) {
    let id = AssetId(turn.overlay.take_id(checked.global, |counters| &mut counters.asset));
    turn.overlay.create(StateKey::asset(id), record(operation, turn.actor));
    let holding =
        balance::find(turn.overlay, checked.issuer, &turn.actor, id).expect("this was read in the check");
    let flags = BalanceFlags::default()
        .with(BalanceFlags::ACCEPTED, true)
        .with(BalanceFlags::ALLOWED, operation.powers.allow_list.is_some());
    holding.set(turn.overlay, operation.initial_supply, flags);
    report(turn, id, operation.initial_supply);
}

fn record(operation: &CreateAsset, issuer: Address) -> Asset {
    Asset {
        issuer,
        code: operation.code.clone(),
        name: operation.name.clone(),
        decimals: operation.decimals,
        icon: operation.icon,
        cap: operation.cap,
        powers: operation.powers.clone(),
        paused: false,
        minted: operation.initial_supply,
        burned: Amount::ZERO,
    }
}

fn report(turn: &mut Turn, id: AssetId, supply: Amount) {
    if !supply.is_zero() {
        turn.moved(Place::Supply(Empty), Place::Account(turn.actor), id, supply);
    }
    turn.happened(Event::AssetCreated(id));
}
