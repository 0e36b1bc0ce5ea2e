//! Converting one asset into another through up to three markets, at whatever their orders offer, with a floor.
//!
//! Invariant: what comes out of one market is all that goes into the next; what does not make a lot stays with the
//! actor. The best path is found off the ledger; the floor is what protects who signed it.

use super::{
    book::Book,
    matching::{self, Size, Taken, Taker},
    trader,
};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Amount, AssetId, Event, Place, Refusal,
    exchange::{Convert, Converted, ExchangeParameters, Hop, Market, MarketId, Side, fee},
    wire::List,
};

/// Orders that are met change as they are met: a refusal takes that back with the transaction, as everything.
pub(crate) fn apply(turn: &mut Turn, operation: &Convert) -> Result<(), Halt> {
    let path = path(turn, operation)?;
    let mut assets = vec![operation.give];
    assets.extend(path.iter().map(|(book, side)| book.market.receives(*side)));
    trader::check(turn, &assets)?;
    let parameters = turn.overlay.parameters()?.exchange;

    let (mut budget, mut most) = (operation.amount, usize::from(operation.most));
    let (mut passes, mut hops) = (Vec::with_capacity(path.len()), Vec::with_capacity(path.len()));
    for (mut book, side) in path {
        let (pass, taken) = pass(turn, &mut book, side, &parameters, budget, most)?;
        most -= taken.met();
        budget = pass.gets;
        hops.push(hop(&book, side, pass.fee, taken));
        passes.push(pass);
        book.close(turn.overlay);
    }

    let (gave, received) = settle(turn, operation, &assets, &passes)?;
    if received < operation.least {
        return Err(Refusal::BelowLeast.into());
    }
    let hops = List::new(hops).expect("as many as the path has markets");
    turn.happened(Event::Converted(Converted { owner: turn.actor, gave, received, hops }));
    Ok(())
}

/// The markets and what the actor does in each (430, 434).
fn path(turn: &Turn, operation: &Convert) -> Result<Vec<(Book, Side)>, Halt> {
    let open = |id: &MarketId| Book::open_to_trade(turn.overlay, *id);
    let books = operation.path.iter().map(open).collect::<Result<Vec<_>, _>>()?;
    let mut seen = vec![operation.give];
    let mut path = Vec::with_capacity(books.len());
    for book in books {
        let at = seen.last().copied();
        let side = [Side::Buy, Side::Sell].into_iter().find(|side| Some(book.market.gives(*side)) == at);
        let side = side.ok_or(Refusal::PathBroken)?;
        let next = book.market.receives(side);
        if seen.contains(&next) {
            return Err(Refusal::PathBroken.into());
        }
        seen.push(next);
        path.push((book, side));
    }
    Ok(path)
}

/// What went into a market and what came out.
struct Pass {
    gave: Amount,
    gets: Amount,
    fee: Amount,
}

fn pass(
    turn: &mut Turn,
    book: &mut Book,
    side: Side,
    parameters: &ExchangeParameters,
    budget: Amount,
    most: usize,
) -> Result<(Pass, Taken), Halt> {
    let size = size(&book.market, side, budget, parameters);
    let taker = Taker { side, price: side.any_price(), size, most, only_clears: false };
    let taken = matching::run(turn, book, &taker)?;
    let fee = fee(taken.value, parameters.taker_fee_bps);
    let within = "what trades is within the budget";
    let fees = fee.checked_add(taken.maker_fees).expect(within);
    let actor = Place::Account(turn.actor);
    let (gave, gets) = match side {
        Side::Buy => (taken.value.checked_add(fee).expect(within), taken.units),
        Side::Sell => (taken.units, taken.value.checked_sub(fee).expect("a fee is at most the value")),
    };
    if side == Side::Buy && !fees.is_zero() {
        turn.moved(actor, book.place(), book.market.quote, fees);
    }
    if !gets.is_zero() {
        turn.moved(book.place(), actor, book.market.receives(side), gets);
    }
    book.collect(parameters, fees);
    Ok((Pass { gave, gets, fee }, taken))
}

fn size(market: &Market, side: Side, budget: Amount, parameters: &ExchangeParameters) -> Size {
    match side {
        Side::Buy => Size::Value(Market::value_within(budget, parameters.taker_fee_bps)),
        Side::Sell => Size::Lots(u64::try_from(budget.0 / market.lot.0).unwrap_or(u64::MAX)),
    }
}

fn hop(book: &Book, side: Side, fee: Amount, taken: Taken) -> Hop {
    let within = "it meets no more than it may";
    let fills = List::new(taken.fills).expect(within);
    Hop { market: book.id, side, fee, fills, dropped: List::new(taken.dropped).expect(within) }
}

/// Takes what was given, gives what each market left over of what went in, and gives what came out (308 to 327).
fn settle(
    turn: &mut Turn,
    operation: &Convert,
    assets: &[AssetId],
    passes: &[Pass],
) -> Result<(Amount, Amount), Halt> {
    let nothing = (Amount::ZERO, Amount::ZERO);
    let ends = passes.first().zip(passes.last()).map_or(nothing, |(first, last)| (first.gave, last.gets));
    let (gave, received) = ends;
    trader::pay(turn, operation.give, gave)?;
    let actor = turn.actor;
    for (pair, asset) in passes.windows(2).zip(&assets[1..]) {
        let left = pair[0].gets.checked_sub(pair[1].gave).expect("what trades is within the budget");
        trader::give(turn, &actor, *asset, left)?;
    }
    trader::give(turn, &actor, assets[assets.len() - 1], received)?;
    Ok((gave, received))
}
