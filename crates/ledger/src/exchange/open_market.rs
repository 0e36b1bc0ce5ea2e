//! Opening the market of a pair. One that nobody used gives its pair up, so that unusable steps bind nobody for ever.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Amount, Event, Refusal, StateKey,
    exchange::{Ladder, MARKET_IDLE_MS, Market, MarketId, MarketOpened, OpenMarket, Pair},
};

pub(crate) fn apply(turn: &mut Turn, operation: &OpenMarket) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    pair: Slot,
    /// The market that gives the pair up.
    old: Option<Slot>,
}

fn check(turn: &Turn, operation: &OpenMarket) -> Result<Checked, Halt> {
    turn.asset(operation.base)?;
    turn.asset(operation.quote)?;
    let pair = turn.overlay.slot(&StateKey::pair(operation.base, operation.quote))?;
    let old = match turn.overlay.get::<Pair>(pair) {
        None => None,
        Some(known) => Some(turn.overlay.slot(&StateKey::market(known.market))?),
    };
    if let Some(market) = old.and_then(|slot| turn.overlay.get::<Market>(slot)) {
        let is_empty = market.bids.best.is_none() && market.asks.best.is_none();
        let idle_ms = turn.block.time_ms.saturating_sub(market.traded_ms);
        if !is_empty || idle_ms <= MARKET_IDLE_MS {
            return Err(Refusal::MarketExists.into());
        }
    }
    Ok(Checked { global: turn.overlay.global_slot()?, pair, old })
}

fn commit(turn: &mut Turn, operation: &OpenMarket, Checked { global, pair, old }: Checked) {
    let OpenMarket { base, quote, tick, lot } = *operation;
    if let Some(slot) = old {
        let market = turn.overlay.get::<Market>(slot).expect("this was read in the check").clone();
        turn.overlay.put(slot, Some(Market { replaced: true, ..market }));
    }
    let market = MarketId(turn.overlay.take_id(global, |counters| &mut counters.market));
    turn.overlay.put(pair, Some(Pair { market }));
    let record = Market {
        base,
        quote,
        tick,
        lot,
        opener: turn.actor,
        traded_ms: turn.block.time_ms,
        replaced: false,
        bids: Ladder::default(),
        asks: Ladder::default(),
        for_opener: Amount::ZERO,
        for_pot: Amount::ZERO,
    };
    turn.overlay.create(StateKey::market(market), record);
    turn.happened(Event::MarketOpened(MarketOpened { market, base, quote }));
}
