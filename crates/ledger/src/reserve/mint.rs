//! Minting to a dealer: within its window, and never past what fresh attestations say is held.

use super::{issue, window};
use crate::{
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Amount, Event, Place, Refusal, StateKey,
    receipt::Covered,
    reserve::{MintToDealer, Stablecoin},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &MintToDealer) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    /// The coin's record, the window's use entered.
    coin: Stablecoin,
    asset: Slot,
    minted: Amount,
    to: Holding,
    covered: Covered,
}

fn check(turn: &Turn, operation: &MintToDealer) -> Result<Checked, Halt> {
    let MintToDealer { coin: id, amount } = *operation;
    let (slot, coin) = turn.find::<Stablecoin>(&StateKey::stablecoin(id), Refusal::UnknownStablecoin)?;
    let (asset_slot, asset) = turn.asset(id)?;
    let minted = issue::minted_with(asset, amount)?;
    let to = balance::of(turn.overlay, &turn.actor, id)?;
    to.check_arrival(turn.overlay, amount)?;
    let place = coin.dealer(&turn.actor).ok_or(Refusal::NotDealer)?;
    let (dealer, now_ms) = (&coin.dealers[place], turn.block.time_ms);
    let used = window::after(dealer.minted, amount, dealer.terms.mint_limit, dealer.terms.window_ms, now_ms)
        .ok_or(Refusal::WindowExceeded)?;
    let reserves = coin.reserves(asset, now_ms);
    let circulating = reserves.circulating.checked_add(amount).filter(|sum| *sum <= reserves.attested);
    let circulating = circulating.ok_or(Refusal::NotCovered)?;
    let covered = Covered { coin: id, dealer: turn.actor, circulating, attested: reserves.attested };
    let mut coin = coin.clone();
    coin.dealers.as_mut_slice()[place].minted = used;
    Ok(Checked { slot, coin, asset: asset_slot, minted, to, covered })
}

fn commit(turn: &mut Turn, operation: &MintToDealer, checked: Checked) {
    let MintToDealer { coin: id, amount } = *operation;
    turn.overlay.put(checked.slot, Some(checked.coin));
    issue::set_minted(turn, checked.asset, checked.minted);
    // Whoever mints asked for it.
    checked.to.credit(turn.overlay, amount, true);
    turn.moved(Place::Supply(Empty), Place::Account(turn.actor), id, amount);
    turn.happened(Event::StablecoinMinted(checked.covered));
}
