//! Conversions: market after market, each with what came out of the one before.

use super::{
    super::execute::Turn,
    Market,
    meeting::{Met, Size, Taker},
    price,
};
use tally_types::{
    Amount, AssetId, Event, Place, Refusal,
    exchange::{Convert, Converted, Hop, MarketId, Side},
    wire::List,
};

impl Turn<'_> {
    pub fn convert(&mut self, it: &Convert) -> Result<(), Refusal> {
        let markets: Vec<Market> =
            it.path.iter().map(|id| self.market_in_use(*id)).collect::<Result<_, _>>()?;
        let assets = way(&markets, it.give)?;
        self.check_trader(&assets)?;
        let (mut most, mut amount) = (it.most, it.amount.0);
        let (mut left, mut hops) = (Vec::new(), Vec::new());
        for (place, id) in it.path.iter().enumerate() {
            let (given, received, hop) = self.hop(*id, assets[place], amount, &mut most)?;
            left.push(amount - given);
            hops.push(hop);
            amount = received;
        }
        let gave = it.amount.0 - left[0];
        self.give(it.give, gave)?;
        for place in 1..left.len() {
            self.arrive(&self.actor.clone(), assets[place], left[place])?;
        }
        self.arrive(&self.actor.clone(), assets[assets.len() - 1], amount)?;
        if amount < it.least.0 {
            return Err(Refusal::BelowLeast);
        }
        self.events.push(Event::Converted(Converted {
            owner: self.actor,
            gave: Amount(gave),
            received: Amount(amount),
            hops: List::new(hops).expect("1 to 3"),
        }));
        Ok(())
    }

    /// One market: what it was given of `amount`, what came out, and what to say of it.
    fn hop(
        &mut self,
        id: MarketId,
        give: AssetId,
        amount: u128,
        most: &mut u8,
    ) -> Result<(u128, u128, Hop), Refusal> {
        let market = self.market(id)?;
        let taker_fee_bps = self.model.parameters.exchange.taker_fee_bps;
        let (side, worst, size) = if give == market.base {
            let lots = u64::try_from(amount / market.lot).unwrap_or(u64::MAX);
            (Side::Sell, 1, Size::Lots(lots))
        } else {
            (Side::Buy, u32::MAX, Size::Value(price::value_within(amount, taker_fee_bps)))
        };
        let met = self.meet(&Taker { market: id, side, worst, size, only_clears: false }, most)?;
        let Met { value, units, makers_fees, .. } = met;
        let fee = price::fee(value, taker_fee_bps);
        let (given, received) = match side {
            Side::Sell => (units, value - fee),
            Side::Buy => (value + fee, units),
        };
        let (actor, there) = (Place::Account(self.actor), Place::Market(id));
        if side == Side::Buy {
            self.passed(actor, there, market.quote, fee + makers_fees);
        }
        self.passed(there, actor, market.receives(side), received);
        if !met.fills.is_empty() {
            self.traded(id, fee + makers_fees);
        }
        let hop = Hop {
            market: id,
            side,
            fee: Amount(fee),
            fills: List::new(met.fills).expect("64 at most"),
            dropped: List::new(met.dropped).expect("64 at most"),
        };
        Ok((given, received, hop))
    }
}

/// The assets on the way, from the one given to the one received.
fn way(markets: &[Market], give: AssetId) -> Result<Vec<AssetId>, Refusal> {
    let mut assets = vec![give];
    for market in markets {
        let next = match assets[assets.len() - 1] {
            at if at == market.base => market.quote,
            at if at == market.quote => market.base,
            _ => return Err(Refusal::PathBroken),
        };
        if assets.contains(&next) {
            return Err(Refusal::PathBroken);
        }
        assets.push(next);
    }
    Ok(assets)
}
