//! Markets, from docs/reference/exchange.md: opening, placing, cancelling, converting, collecting.

mod book;
mod meeting;
mod records;

use super::execute::Turn;
use meeting::{Size, Taken, Taker};
use tally_types::{Amount, AssetId, Event, Place, Refusal, account::BalanceFlags, exchange::*, wire::List};

const DAY_MS: u64 = 24 * 3_600_000;

/// ⌈value × bps ÷ 10,000⌉, in parts that stay within 128 bits.
fn fee_of(value: u128, bps: u16) -> u128 {
    let bps = u128::from(bps);
    value / 10_000 * bps + (value % 10_000 * bps).div_ceil(10_000)
}

/// ⌊value × over ÷ under⌋ for small numbers over and under.
fn part_of(value: u128, over: u128, under: u128) -> u128 {
    value / under * over + value % under * over / under
}

fn value(market: &Market, price: u32, lots: u64) -> Option<u128> {
    market.tick.0.checked_mul(u128::from(price))?.checked_mul(u128::from(lots))
}

fn units(market: &Market, lots: u64) -> Option<u128> {
    market.lot.0.checked_mul(u128::from(lots))
}

impl Turn<'_> {
    pub fn open_market(&mut self, it: &OpenMarket) -> Result<(), Refusal> {
        self.asset_mut(it.base)?;
        self.asset_mut(it.quote)?;
        if let Some(old) = self.model.pairs.get(&(it.base, it.quote)).copied() {
            let is_empty = !self.model.orders.values().any(|order| order.market == old && !order.parked);
            let market = self.model.markets.get_mut(&old).expect("a pair's market");
            if !is_empty || self.now.time_ms.saturating_sub(market.traded_ms) <= 30 * DAY_MS {
                return Err(Refusal::MarketExists);
            }
            market.replaced = true;
        }
        let id = MarketId(self.model.next.market);
        self.model.next.market += 1;
        let market = Market {
            base: it.base,
            quote: it.quote,
            tick: it.tick,
            lot: it.lot,
            opener: self.actor,
            traded_ms: self.now.time_ms,
            replaced: false,
            bids: Ladder::default(),
            asks: Ladder::default(),
            for_opener: Amount::ZERO,
            for_pot: Amount::ZERO,
        };
        self.model.markets.insert(id, market);
        self.model.pairs.insert((it.base, it.quote), id);
        self.events.push(Event::MarketOpened(MarketOpened { market: id, base: it.base, quote: it.quote }));
        Ok(())
    }

    /// The market, if orders may be placed there.
    fn open_to_trade(&self, id: MarketId) -> Result<Market, Refusal> {
        let market = self.model.markets.get(&id).filter(|market| !market.replaced);
        market.cloned().ok_or(Refusal::UnknownMarket)
    }

    /// Nobody trades paused assets; the actor is neither frozen nor off a list.
    fn may_trade(&mut self, assets: &[AssetId]) -> Result<(), Refusal> {
        for asset in assets {
            if self.asset_mut(*asset)?.paused {
                return Err(Refusal::AssetPaused);
            }
        }
        assets.iter().try_for_each(|asset| self.check_free(*asset))?;
        let actor = self.actor;
        assets.iter().try_for_each(|asset| self.check_listed(*asset, &[actor]))
    }

    pub fn place_order(&mut self, it: &PlaceOrder) -> Result<(), Refusal> {
        let market = self.open_to_trade(it.market)?;
        self.may_trade(&[market.base, market.quote])?;
        let parameters = self.model.parameters.exchange;
        let only_clears = matches!(it.kind, OrderKind::PostOnly(_));
        let (side, price, size) = (it.side, it.price, Size::Lots(it.lots));
        let mut most = it.most;
        let taker = Taker { market: it.market, side, price, size, only_clears };
        let taken = self.meet(&taker, &mut most)?;
        let left = it.lots - taken.lots;
        let best = self.model.best(it.market, side.opposite());
        let is_crossed = left > 0 && best.is_some_and(|best| taker.takes(best));
        let stands = matches!(
            it.kind,
            OrderKind::GoodTillCancelled(_) | OrderKind::GoodTillDate(_) | OrderKind::PostOnly(_)
        );
        let rests = if stands && !is_crossed { left } else { 0 };

        let bps = parameters.maker_fee_bps;
        let bid = || value(&market, price, rests).and_then(|value| value.checked_add(fee_of(value, bps)));
        let escrow = match side {
            Side::Buy => bid(),
            Side::Sell => units(&market, rests),
        };
        let fee = fee_of(taken.value, parameters.taker_fee_bps);
        let trades = match side {
            Side::Buy => taken.value.checked_add(fee),
            Side::Sell => Some(taken.units),
        };
        let escrow = escrow.ok_or(Refusal::InsufficientFunds)?;
        let pays = trades.and_then(|trades| trades.checked_add(escrow)).ok_or(Refusal::InsufficientFunds)?;
        self.pay_market(market_gives(&market, side), pays)?;
        if let OrderKind::GoodTillDate(until_ms) = it.kind
            && (until_ms <= self.now.time_ms || until_ms > self.now.time_ms + 365 * DAY_MS)
        {
            return Err(Refusal::DeadlineInvalid);
        }
        self.settle(it.market, &market, side, &taken, fee, escrow)?;
        let gets = gets(side, &taken, fee);
        let actor = self.actor;
        self.arrive(&actor, market_gives(&market, side.opposite()), gets)?;
        if only_clears && is_crossed {
            return Err(Refusal::WouldTrade);
        }
        if matches!(it.kind, OrderKind::FillOrKill(_)) && left > 0 {
            return Err(Refusal::NotFilled);
        }
        let id = OrderId(self.model.next.order);
        self.model.next.order += 1;
        if rests > 0 {
            if self.model.open_orders(&actor, it.market).len() >= 256 {
                return Err(Refusal::TooManyOrders);
            }
            bid().ok_or(Refusal::OrderTooLarge)?;
            let until_ms = match it.kind {
                OrderKind::GoodTillDate(until_ms) => Some(until_ms),
                _ => None,
            };
            let order = Order {
                market: it.market,
                owner: actor,
                side,
                price,
                lots: rests,
                filled: 0,
                asset: market_gives(&market, side),
                escrow: Amount(escrow),
                fee_bps: bps,
                until_ms,
                client_id: it.client_id,
                prev: None,
                next: None,
                parked: false,
            };
            self.model.orders.insert(id, order);
        }
        self.events.push(Event::OrderPlaced(OrderPlaced {
            market: it.market,
            order: id,
            owner: actor,
            side,
            price,
            lots: it.lots,
            rests,
            client_id: it.client_id,
            fee: Amount(fee),
            fills: List::new(taken.fills).expect("64 at most"),
            dropped: List::new(taken.dropped).expect("64 at most"),
        }));
        Ok(())
    }

    pub fn convert(&mut self, it: &Convert) -> Result<(), Refusal> {
        let markets = it.path.iter().map(|id| self.open_to_trade(*id)).collect::<Result<Vec<_>, _>>()?;
        let (mut assets, mut sides) = (vec![it.give], Vec::new());
        for market in &markets {
            let at = assets[assets.len() - 1];
            let side = match at {
                at if at == market.base => Side::Sell,
                at if at == market.quote => Side::Buy,
                _ => return Err(Refusal::PathBroken),
            };
            let next = market_gives(market, side.opposite());
            if assets.contains(&next) {
                return Err(Refusal::PathBroken);
            }
            assets.push(next);
            sides.push(side);
        }
        self.may_trade(&assets)?;
        let bps = self.model.parameters.exchange.taker_fee_bps;
        let (mut comes, mut most) = (it.amount.0, it.most);
        let (mut gave, mut kept, mut hops) = (None, Vec::new(), Vec::new());
        for ((id, market), side) in it.path.iter().zip(&markets).zip(sides) {
            let size = match side {
                Side::Sell => Size::Lots(u64::try_from(comes / market.lot.0).unwrap_or(u64::MAX)),
                Side::Buy => Size::Value(part_of(comes, 10_000, 10_000 + u128::from(bps))),
            };
            let price = if side == Side::Buy { u32::MAX } else { 1 };
            let taker = Taker { market: *id, side, price, size, only_clears: false };
            let taken = self.meet(&taker, &mut most)?;
            let fee = fee_of(taken.value, bps);
            self.settle(*id, market, side, &taken, fee, 0)?;
            let gives = if side == Side::Buy { taken.value + fee } else { taken.units };
            match gave {
                None => gave = Some(gives),
                Some(_) => kept.push(comes - gives),
            }
            comes = gets(side, &taken, fee);
            hops.push(Hop {
                market: *id,
                side,
                fee: Amount(fee),
                fills: List::new(taken.fills).expect("64 at most"),
                dropped: List::new(taken.dropped).expect("64 at most"),
            });
        }
        let (gave, actor) = (gave.unwrap_or_default(), self.actor);
        self.pay_market(it.give, gave)?;
        for (asset, change) in assets[1..].iter().zip(kept) {
            self.arrive(&actor, *asset, change)?;
        }
        self.arrive(&actor, assets[assets.len() - 1], comes)?;
        if comes < it.least.0 {
            return Err(Refusal::BelowLeast);
        }
        self.events.push(Event::Converted(Converted {
            owner: actor,
            gave: Amount(gave),
            received: Amount(comes),
            hops: List::new(hops).expect("three at most"),
        }));
        Ok(())
    }

    /// What leaves the actor for a market.
    fn pay_market(&mut self, asset: AssetId, amount: u128) -> Result<(), Refusal> {
        if amount == 0 {
            return Ok(());
        }
        let actor = self.actor;
        self.model.debit(&actor, asset, amount, true)?;
        self.meter(asset, amount)
    }

    /// The moves between the actor and the market, and the fees shared out.
    fn settle(
        &mut self,
        id: MarketId,
        market: &Market,
        side: Side,
        taken: &Taken,
        fee: u128,
        escrow: u128,
    ) -> Result<(), Refusal> {
        let fees = fee + taken.maker_fees;
        let bought = if side == Side::Buy { fees } else { 0 };
        let into = bought.checked_add(escrow).ok_or(Refusal::InsufficientFunds)?;
        let (actor, place) = (Place::Account(self.actor), Place::Market(id));
        if into > 0 {
            self.moved(actor, place, market_gives(market, side), into);
        }
        let out = gets(side, taken, fee);
        if out > 0 {
            self.moved(place, actor, market_gives(market, side.opposite()), out);
        }
        let share = u128::from(self.model.parameters.exchange.opener_share_bps);
        let now_ms = self.now.time_ms;
        let market = self.model.markets.get_mut(&id).expect("it is there");
        let for_opener = part_of(fees, share, 10_000);
        market.for_opener.0 += for_opener;
        market.for_pot.0 += fees - for_opener;
        if !taken.fills.is_empty() {
            market.traded_ms = now_ms;
        }
        Ok(())
    }

    pub fn collect_fees(&mut self, it: &MarketOnly) -> Result<(), Refusal> {
        let market = self.model.markets.get(&it.market).cloned().ok_or(Refusal::UnknownMarket)?;
        if self.asset_mut(market.quote)?.paused {
            return Err(Refusal::AssetPaused);
        }
        let (quote, place) = (market.quote, Place::Market(it.market));
        let is_listed = self.check_listed(quote, &[market.opener]).is_ok();
        let to_opener = market.for_opener.0 > 0 && is_listed && self.model.has_room(&market.opener, quote);
        let takes_fees =
            quote == AssetId::COIN || self.model.fees.rates.iter().any(|rate| rate.asset == quote);
        let to_pot = market.for_pot.0 > 0 && takes_fees;
        if !to_opener && !to_pot {
            return Err(Refusal::NothingToCollect);
        }
        if to_opener {
            self.arrive(&market.opener, quote, market.for_opener.0)?;
            self.moved(place, Place::Account(market.opener), quote, market.for_opener.0);
        }
        if to_pot {
            *self.model.fee_pot.entry(quote).or_default() += market.for_pot.0;
            self.moved(place, Place::FeePot(tally_types::wire::Empty), quote, market.for_pot.0);
        }
        let left = self.model.markets.get_mut(&it.market).expect("it is there");
        left.for_opener = if to_opener { Amount::ZERO } else { market.for_opener };
        left.for_pot = if to_pot { Amount::ZERO } else { market.for_pot };
        Ok(())
    }

    /// Frozen or off the list for one of the market's assets.
    fn is_barred(&mut self, account: &tally_types::Address, market: &Market) -> Result<bool, Refusal> {
        for asset in [market.base, market.quote] {
            let has_freezer = self.asset_mut(asset)?.powers.freeze.is_some();
            let is_frozen = has_freezer && self.model.has_flag(account, asset, BalanceFlags::FROZEN);
            if is_frozen || self.check_listed(asset, &[*account]).is_err() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// What an order of this side gives.
fn market_gives(market: &Market, side: Side) -> AssetId {
    if side == Side::Buy { market.quote } else { market.base }
}

/// What the taker receives.
fn gets(side: Side, taken: &Taken, fee: u128) -> u128 {
    if side == Side::Buy { taken.units } else { taken.value - fee }
}
