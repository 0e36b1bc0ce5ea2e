//! Worlds that begin with a busy exchange, and accounts that fill a book.

use super::{
    super::transaction::{Generator, View},
    HUGE,
};
use tally_types::{
    Action, Address, Amount, AssetId, Operation,
    account::BalanceFlags,
    asset::{Code, CreateAsset, Name, Powers},
    exchange::{MarketId, OpenMarket, OrderKind, PlaceOrder, Side},
    transfer::{Memo, SendMany, Share},
    wire::{Empty, List},
};

/// The first assets of a world that begins so.
const ASSETS: u64 = 3;
/// What everybody gets of each of them.
const SHARE: u128 = 1_000_000;

impl Generator {
    /// The first transactions of such a world, last first: assets that everybody has, markets that lead from each to each,
    /// and orders on both sides of them.
    pub(in super::super) fn beginning(&mut self) -> Vec<Vec<Operation>> {
        if self.chance.percent(50) {
            return Vec::new();
        }
        let issuer = self.people[0];
        let issued = (1..=ASSETS).flat_map(|asset| self.issued(AssetId(asset))).collect::<Vec<_>>();
        let pairs = [(1, 0, 1), (2, 1, 1), (2, 3, 1), (3, 0, 1), (1, 3, 1), (2, 0, HUGE)];
        let opened = pairs.map(|(base, quote, tick)| {
            let (base, quote) = (AssetId(base), AssetId(quote));
            Action::OpenMarket(OpenMarket { base, quote, tick: Amount(tick), lot: Amount(1) })
        });
        let markets = issued.into_iter().chain(opened).map(|action| Operation { actor: issuer, action });
        let mut beginning: Vec<Vec<Operation>> = (0..4).map(|_| self.ladders()).collect();
        beginning.push(markets.collect());
        beginning
    }

    /// An asset, and some of it for everybody.
    fn issued(&mut self, asset: AssetId) -> [Action; 2] {
        let issuer = self.people[0];
        let others = self.people[1..].iter().map(|to| Share { to: *to, amount: Amount(SHARE) });
        let many = SendMany { asset, shares: List::new(others.collect()).expect("few"), memo: Memo::NONE };
        let create = CreateAsset {
            code: Code::new("ABC1").expect("short"),
            name: Name::new("Gold").expect("short"),
            decimals: 2,
            icon: None,
            cap: None,
            powers: Powers { freeze: Some(issuer), pause: Some(issuer), ..Powers::default() },
            // All there can be of one of them: whoever sells for it holds more than anybody can pay.
            initial_supply: Amount(if asset.0 == ASSETS { u128::MAX } else { 20 * SHARE }),
        };
        [Action::CreateAsset(create), Action::SendMany(many)]
    }

    /// Orders around 100, by anybody, in the first five markets.
    fn ladders(&mut self) -> Vec<Operation> {
        let mut operations = Vec::new();
        for _ in 0..60 {
            let side = self.chance.one_of([Side::Buy, Side::Sell]);
            let distance = 1 + self.chance.below(20) as u32;
            let price = if side == Side::Buy { 100 - distance } else { 100 + distance };
            let order = PlaceOrder {
                market: MarketId(self.chance.below(5)),
                side,
                price,
                lots: if self.chance.percent(8) { 1_000_000 } else { 1 + self.chance.below(9) },
                kind: OrderKind::GoodTillCancelled(Empty),
                most: 2,
                client_id: None,
            };
            let actor = self.people[self.chance.below(6) as usize];
            operations.push(Operation { actor, action: Action::PlaceOrder(order) });
        }
        operations
    }

    /// Now and then a whole transaction of orders by one and the same account, who comes to its limit with it.
    pub(in super::super) fn flood(&mut self, view: &View<'_>) -> Option<Vec<Operation>> {
        if !self.chance.percent(3) {
            return None;
        }
        let count = |id: MarketId, owner: &Address| {
            super::orders_in(view, id).filter(|order| order.owner == *owner).count()
        };
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
        let price = view.model.best(market, Side::Buy).map_or(100, |best| best.saturating_add(1));
        let order = PlaceOrder {
            market,
            side: Side::Sell,
            price,
            lots: 1,
            kind: OrderKind::GoodTillCancelled(Empty),
            most: 0,
            client_id: None,
        };
        Some(vec![Operation { actor, action: Action::PlaceOrder(order) }; 64])
    }
}
