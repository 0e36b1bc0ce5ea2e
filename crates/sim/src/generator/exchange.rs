//! Markets and orders: around the prices that stand, mostly.

mod convert;
mod trading;

use super::transaction::{Generator, View};
use crate::model::Open;
use tally_types::{
    Action, Address, Amount, AssetId,
    asset::Holder,
    exchange::{
        CancelAll, MarketId, MarketOnly, OpenMarket, OrderId, OrderKind, OrderOnly, PlaceOrder, Side,
    },
    wire::Empty,
};

const DAY_MS: u64 = 24 * 3_600_000;
/// A tick so large that few lots at a high price pass what any ledger can hold.
const HUGE: u128 = (u64::MAX as u128) << 50;

impl Generator {
    pub(super) fn exchange_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..2 => self.bar_owner(view, actor),
            2..7 => (None, Action::OpenMarket(self.open_market(view))),
            7..54 => self.place_order(view, actor),
            54..65 => self.cancel_order(view),
            65..69 => {
                let market = self.market(view);
                let owners: Vec<Address> = orders_in(view, market).map(|order| order.owner).collect();
                let most = if self.chance.percent(95) { 1 + self.chance.below(64) as u8 } else { 0 };
                (self.chance.pick(&owners), Action::CancelAll(CancelAll { market, most }))
            }
            69..93 => self.convert(view, actor),
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
            1 => HUGE,
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
        let gives = view.model.markets.get(&market).map(|market| market.gives(side));
        let owner = self.able(view, gives).unwrap_or(actor);
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

    /// Someone who has some of the asset.
    fn able(&mut self, view: &View<'_>, asset: Option<AssetId>) -> Option<Address> {
        let asset = asset?;
        let has_some = |person: &&Address| view.model.amount(person, asset) > 0;
        let able: Vec<Address> = self.people.iter().filter(has_some).copied().collect();
        self.chance.pick(&able)
    }

    /// Freezes the owner of an order, or takes it off the list.
    fn bar_owner(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        let orders: Vec<(MarketId, Address)> =
            view.model.orders.iter().map(|order| (order.market, order.owner)).collect();
        let Some((market, account)) = self.chance.pick(&orders) else { return self.place_order(view, actor) };
        let market = &view.model.markets[&market];
        let asset = self.chance.one_of([market.base, market.quote]);
        let powers = &view.model.assets[&asset].powers;
        match powers.allow_list {
            Some(holder) => (Some(holder), Action::Disallow(Holder { asset, account })),
            None => (powers.freeze, Action::Freeze(Holder { asset, account })),
        }
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
        let tick = view.model.markets.get(&market).map_or(0, |market| market.tick);
        if tick == HUGE && self.chance.percent(80) {
            return u32::MAX;
        }
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
            1..4 => u64::MAX,
            4..45 => 1 + self.chance.below(20),
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
}

fn orders_in<'a>(view: &View<'a>, market: MarketId) -> impl Iterator<Item = &'a Open> {
    view.model.orders.iter().filter(move |order| order.market == market)
}
