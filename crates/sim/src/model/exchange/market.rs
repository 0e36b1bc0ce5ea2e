//! A market's beginning, its end, and what it earned.

use super::{super::execute::Turn, Market, price};
use tally_types::{
    AssetId, Event, Place, Refusal,
    exchange::{MarketId, MarketOnly, MarketOpened, OpenMarket},
    wire::Empty,
};

const IDLE_MS: u64 = 30 * 24 * 3_600_000;

impl Turn<'_> {
    pub fn open_market(&mut self, it: &OpenMarket) -> Result<(), Refusal> {
        if [it.base, it.quote].iter().any(|asset| !self.model.assets.contains_key(asset)) {
            return Err(Refusal::UnknownAsset);
        }
        if let Some(there) = self.model.pairs.get(&(it.base, it.quote)).copied() {
            let is_empty = !self.model.orders.iter().any(|order| order.market == there && !order.parked);
            let market = self.model.markets.get_mut(&there).expect("a pair's market");
            if !is_empty || self.now.time_ms - market.traded_ms <= IDLE_MS {
                return Err(Refusal::MarketExists);
            }
            market.replaced = true;
        }
        let id = MarketId(self.model.next.market);
        self.model.next.market += 1;
        let market = Market {
            base: it.base,
            quote: it.quote,
            tick: it.tick.0,
            lot: it.lot.0,
            opener: self.actor,
            traded_ms: self.now.time_ms,
            replaced: false,
            for_opener: 0,
            for_pot: 0,
        };
        self.model.markets.insert(id, market);
        self.model.pairs.insert((it.base, it.quote), id);
        self.events.push(Event::MarketOpened(MarketOpened { market: id, base: it.base, quote: it.quote }));
        Ok(())
    }

    /// What an operation's trades in a market leave there: both sides' fees, and the time.
    pub fn traded(&mut self, id: MarketId, fees: u128) {
        let share = price::opener_share(fees, &self.model.parameters.exchange);
        let market = self.model.markets.get_mut(&id).expect("traded in");
        market.traded_ms = self.now.time_ms;
        market.for_opener += share;
        market.for_pot += fees - share;
    }

    pub fn collect_fees(&mut self, it: &MarketOnly) -> Result<(), Refusal> {
        let market = self.market(it.market)?;
        if self.model.assets[&market.quote].paused {
            return Err(Refusal::AssetPaused);
        }
        let (opener, asset, from) = (market.opener, market.quote, Place::Market(it.market));
        let opener_moves = market.for_opener > 0
            && self.model.is_listed(&opener, asset)
            && self.model.has_room(&opener, asset);
        let pays_fees =
            asset == AssetId::COIN || self.model.fees.rates.iter().any(|rate| rate.asset == asset);
        let pot_moves = market.for_pot > 0 && pays_fees;
        if !opener_moves && !pot_moves {
            return Err(Refusal::NothingToCollect);
        }
        if opener_moves {
            self.arrive(&opener, asset, market.for_opener)?;
            self.passed(from, Place::Account(opener), asset, market.for_opener);
            self.model.markets.get_mut(&it.market).expect("found").for_opener = 0;
        }
        if pot_moves {
            *self.model.fee_pot.entry(asset).or_default() += market.for_pot;
            self.passed(from, Place::FeePot(Empty), asset, market.for_pot);
            self.model.markets.get_mut(&it.market).expect("found").for_pot = 0;
        }
        Ok(())
    }
}
