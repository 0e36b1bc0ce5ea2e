//! Markets and orders: around the prices that stand, mostly.

use super::transaction::{Generator, View};
use crate::model::{Market, Open};
use tally_types::{
    Action, Address, Amount, AssetId, Operation,
    account::BalanceFlags,
    exchange::{
        CancelAll, Convert, MarketId, MarketOnly, OpenMarket, OrderId, OrderKind, OrderOnly, PlaceOrder, Side,
    },
    wire::{Empty, List},
};

const DAY_MS: u64 = 24 * 3_600_000;

impl Generator {
    pub(super) fn exchange_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..8 => (None, Action::OpenMarket(self.open_market(view))),
            8..62 => self.place_order(view, actor),
            62..74 => self.cancel_order(view),
            74..78 => {
                let market = self.market(view);
                let owners: Vec<Address> = orders_in(view, market).map(|order| order.owner).collect();
                let most = if self.chance.percent(95) { 1 + self.chance.below(64) as u8 } else { 0 };
                (self.chance.pick(&owners), Action::CancelAll(CancelAll { market, most }))
            }
            78..92 => (None, Action::Convert(self.convert(view, &actor))),
            _ => (None, Action::CollectFees(MarketOnly { market: self.market(view) })),
        }
    }

    /// Mostly a pair of assets that there are; now and then one that has a market.
    fn open_market(&mut self, view: &View<'_>) -> OpenMarket {
        let pairs: Vec<(AssetId, AssetId)> = view.model.pairs.keys().copied().collect();
        let again = self.chance.pick(&pairs).filter(|_| self.chance.percent(35));
        let (base, quote) = again.unwrap_or_else(|| (self.asset(view), self.asset(view)));
        let step = |generator: &mut Self| match generator.chance.below(40) {
            0 => 0,
            1 => u128::from(u64::MAX) << 30,
            2..20 => 1,
            _ => 1 + u128::from(generator.chance.below(20)),
        };
        let (tick, lot) = (Amount(step(self)), Amount(step(self)));
        OpenMarket { base, quote, tick, lot }
    }

    fn market(&mut self, view: &View<'_>) -> MarketId {
        let there: Vec<MarketId> = view.model.markets.keys().copied().collect();
        let busy: Vec<MarketId> = view.model.orders.iter().map(|order| order.market).collect();
        let picked = if self.chance.percent(60) { self.chance.pick(&busy) } else { self.chance.pick(&there) };
        let none = MarketId(view.model.next.market + self.chance.below(2));
        picked.or_else(|| self.chance.pick(&there)).filter(|_| self.chance.percent(97)).unwrap_or(none)
    }

    /// By someone who has something of what the order gives.
    fn place_order(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        let market = self.market(view);
        let side = self.chance.one_of([Side::Buy, Side::Sell]);
        let there = view.model.markets.get(&market).map(|market| market.gives(side));
        let able: Vec<Address> = there.map_or_else(Vec::new, |asset| {
            self.people.iter().filter(|person| view.model.amount(person, asset) > 0).copied().collect()
        });
        let owner = self.chance.pick(&able).unwrap_or(actor);
        let price = self.price(view, market, side);
        let lots = self.lots(view, market, side, price, &owner);
        let kind = match self.chance.below(100) {
            0..45 => OrderKind::GoodTillCancelled(Empty),
            45..62 => OrderKind::GoodTillDate(self.until(view.time_ms)),
            62..74 => OrderKind::ImmediateOrCancel(Empty),
            74..86 => OrderKind::FillOrKill(Empty),
            _ => OrderKind::PostOnly(Empty),
        };
        let most = match self.chance.below(20) {
            0 => 0,
            1 => 65 + self.chance.below(100) as u8,
            2..6 => 1,
            6..9 => 64,
            _ => self.chance.below(12) as u8,
        };
        let client_id = self.chance.percent(30).then(|| self.chance.below(u64::MAX));
        (Some(owner), Action::PlaceOrder(PlaceOrder { market, side, price, lots, kind, most, client_id }))
    }

    fn until(&mut self, now_ms: u64) -> u64 {
        match self.chance.below(20) {
            0 => now_ms - self.chance.below(2),
            1 => now_ms + 365 * DAY_MS + self.chance.below(2),
            2..14 => now_ms + 1 + self.chance.below(120_000),
            _ => now_ms + self.chance.below(90 * DAY_MS),
        }
    }

    /// Around what stands there.
    fn price(&mut self, view: &View<'_>, market: MarketId, side: Side) -> u32 {
        let near = [Side::Buy, Side::Sell].map(|side| view.model.best(market, side));
        let near = near[usize::from(self.chance.percent(50))].or(near[0]).unwrap_or(100);
        match self.chance.below(60) {
            0 => 0,
            1 => u32::MAX,
            2 => side.any_price(),
            3 => 1 + self.chance.below(u64::from(u32::MAX)) as u32,
            4..8 => near.saturating_mul(256),
            _ => near.saturating_add(self.chance.below(9) as u32).saturating_sub(4).max(1),
        }
    }

    /// As much as the owner can pay, more or less.
    fn lots(&mut self, view: &View<'_>, id: MarketId, side: Side, price: u32, owner: &Address) -> u64 {
        let there = view.model.markets.get(&id).map_or(0, |market| {
            let each = match side {
                Side::Buy => market.tick.saturating_mul(u128::from(price)),
                Side::Sell => market.lot,
            };
            view.model.amount(owner, market.gives(side)) / each.max(1)
        });
        match self.chance.below(60) {
            0 => 0,
            1 => u64::MAX,
            2..45 => 1 + self.chance.below(20),
            _ => self.amount(there).0.min(u64::MAX.into()) as u64,
        }
    }

    /// Mostly by its owner; often one whose time has passed, or whose owner is barred, by anybody.
    fn cancel_order(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let orders: Vec<(OrderId, Address)> =
            view.model.orders.iter().map(|order| (order.id, order.owner)).collect();
        let none = OrderId(view.model.next.order);
        let found = self.chance.pick(&orders).filter(|_| self.chance.percent(93));
        let (order, owner) = found.map_or((none, None), |(id, owner)| (id, Some(owner)));
        let owner = owner.filter(|_| self.chance.percent(60));
        (owner.or_else(|| Some(self.actor())), Action::CancelOrder(OrderOnly { order }))
    }

    /// A way that exists, mostly; the floor is low, mostly.
    fn convert(&mut self, view: &View<'_>, actor: &Address) -> Convert {
        let first = self.market(view);
        let give = match view.model.markets.get(&first) {
            Some(market) => self.chance.one_of([market.base, market.quote]),
            None => self.held_asset(view, actor),
        };
        let (mut path, mut at) = (vec![first], give);
        for _ in 0..self.chance.below(3) {
            let Some(last) = view.model.markets.get(&path[path.len() - 1]) else { break };
            at = if at == last.base { last.quote } else { last.base };
            let leads = |(_, market): &(&MarketId, &Market)| {
                !market.replaced && (market.base == at || market.quote == at)
            };
            let next: Vec<MarketId> = view.model.markets.iter().filter(leads).map(|(id, _)| *id).collect();
            let any = self.market(view);
            path.push(self.chance.pick(&next).filter(|_| self.chance.percent(90)).unwrap_or(any));
        }
        let least = match self.chance.below(20) {
            0 => 0,
            1..4 => 1_000_000,
            _ => 1,
        };
        Convert {
            path: List::new(path).expect("1 to 3"),
            give,
            amount: self.amount(view.model.amount(actor, give)),
            least: Amount(least),
            most: if self.chance.percent(95) { 1 + self.chance.below(64) as u8 } else { 65 },
        }
    }

    /// Now and then a whole transaction of orders by one and the same account, who comes to its limit with it.
    pub(super) fn flood(&mut self, view: &View<'_>) -> Option<Vec<Operation>> {
        if !self.chance.percent(3) {
            return None;
        }
        let count =
            |id: MarketId, owner: &Address| orders_in(view, id).filter(|order| order.owner == *owner).count();
        let free = |owner: &Address, asset: AssetId| !view.model.has_flag(owner, asset, BalanceFlags::FROZEN);
        let mut best = None;
        for (id, market) in view.model.markets.iter().filter(|(_, market)| !market.replaced) {
            let paused = |asset| view.model.assets.get(&asset).is_none_or(|asset| asset.paused);
            let listed =
                |asset| view.model.assets.get(&asset).is_some_and(|asset| asset.powers.allow_list.is_some());
            if [market.base, market.quote].into_iter().any(|asset| paused(asset) || listed(asset)) {
                continue;
            }
            for owner in self.people.iter().filter(|owner| {
                free(owner, market.base)
                    && free(owner, market.quote)
                    && view.model.amount(owner, market.base) / market.lot > 300
            }) {
                let key = (count(*id, owner), *id, *owner);
                best = best.max(Some(key));
            }
        }
        let (_, market, actor) = best?;
        let order = PlaceOrder {
            market,
            side: Side::Sell,
            price: u32::MAX,
            lots: 1,
            kind: OrderKind::GoodTillCancelled(Empty),
            most: 0,
            client_id: None,
        };
        Some(vec![Operation { actor, action: Action::PlaceOrder(order) }; 64])
    }
}

fn orders_in<'a>(view: &View<'a>, market: MarketId) -> impl Iterator<Item = &'a Open> {
    view.model.orders.iter().filter(move |order| order.market == market)
}
