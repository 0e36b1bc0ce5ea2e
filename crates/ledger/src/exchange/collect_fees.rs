//! Paying out what a market has collected: to its opener and to the fee pot, to each what it can take now.

use super::book::Book;
use crate::{
    asset::rules,
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Amount, AssetId, Place, Refusal,
    exchange::MarketOnly,
    state::{MAX_POT_ENTRIES, PotEntry},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &MarketOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, checked);
    Ok(())
}

struct Checked {
    book: Book,
    /// The opener, when it can take its part.
    opener: Option<Holding>,
    /// The pot, when it can take its part.
    pot: Option<Filled>,
}

/// The pot's entry with the part in it.
struct Filled {
    global: Slot,
    place: Result<usize, usize>,
    sum: Amount,
}

fn check(turn: &Turn, operation: &MarketOnly) -> Result<Checked, Halt> {
    let book = Book::open(turn.overlay, operation.market)?;
    let (_, quote) = turn.asset(book.market.quote)?;
    rules::check_not_paused(quote)?;
    let holding = balance::of(turn.overlay, &book.market.opener, book.market.quote)?;
    let due = book.market.for_opener;
    let can_take = !due.is_zero()
        && rules::check_allowed(quote, &holding).is_ok()
        && holding.check_arrival(turn.overlay, due).is_ok();
    let pot = pot(turn, book.market.quote, book.market.for_pot)?;
    let opener = can_take.then_some(holding);
    if opener.is_none() && pot.is_none() {
        return Err(Refusal::NothingToCollect.into());
    }
    Ok(Checked { book, opener, pot })
}

/// The pot takes the coin and what fees are paid in, so that nobody fills it with anything else.
fn pot(turn: &Turn, asset: AssetId, due: Amount) -> Result<Option<Filled>, Halt> {
    let slot = turn.overlay.global_slot()?;
    let global = turn.overlay.global_at(slot);
    let is_listed = asset == AssetId::COIN || global.fees.rates.iter().any(|rate| rate.asset == asset);
    let place = global.fee_pot.binary_search_by_key(&asset, |entry| entry.asset);
    let held = place.map_or(Amount::ZERO, |place| global.fee_pot[place].amount);
    let has_room = place.is_ok() || global.fee_pot.len() < MAX_POT_ENTRIES;
    if due.is_zero() || !is_listed || !has_room {
        return Ok(None);
    }
    let sum = held.checked_add(due).expect("the pot and the market together hold no more than the supply");
    Ok(Some(Filled { global: slot, place, sum }))
}

fn commit(turn: &mut Turn, Checked { mut book, opener, pot }: Checked) {
    let asset = book.market.quote;
    if let Some(holding) = opener {
        let amount = std::mem::take(&mut book.market.for_opener);
        holding.credit(turn.overlay, amount, true);
        turn.moved(book.place(), Place::Account(book.market.opener), asset, amount);
    }
    if let Some(Filled { global, place, sum }) = pot {
        let amount = std::mem::take(&mut book.market.for_pot);
        turn.overlay.fill_pot(global, place, PotEntry { asset, amount: sum });
        turn.moved(book.place(), Place::FeePot(Empty), asset, amount);
    }
    book.close(turn.overlay);
}
