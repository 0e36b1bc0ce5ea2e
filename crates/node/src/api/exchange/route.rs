//! GET /v1/markets/route: the path of up to three markets that gives most, found by walking each against the book.
//!
//! The search is bounded in markets and books; the floor of the conversion protects whoever signs what it finds.

use super::{
    super::{
        error::{ApiError, ProblemDetails},
        json::{
            Money,
            exchange::route::{Route, RouteAnswer, RouteHop},
            read_amount,
        },
        language::Language,
        page::Parameters,
        problem::Problem,
        state::{ApiState, App},
    },
    walk::{Standing, Walked, walk},
};
use axum::{Json, extract::State};
use serde::Deserialize;
use std::collections::BTreeMap;
use tally_types::{
    Address, Amount, AssetId, Parameters as NetworkParameters, StateKey,
    exchange::{MAX_MET, MAX_PATH, Market, MarketId, Order, OrderId, Side},
};
use utoipa::IntoParams;

/// Markets of one asset that are looked at.
const MARKETS: u32 = 32;
/// Books that are read for one answer.
const BOOKS: usize = 96;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RouteParameters {
    /// The asset to give.
    pub give: u64,
    /// The asset to take.
    pub take: u64,
    /// Most base units to give.
    pub amount: String,
    /// Who converts: an account's own orders are dropped where they are met.
    pub account: Option<String>,
}

/// The best way from one asset to another as the books stand now.
#[utoipa::path(get, path = "/v1/markets/route", tag = "markets", params(RouteParameters),
    responses((status = 200, body = RouteAnswer, description = "The way that gives most, or none"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an amount, or not an account")))]
pub async fn route(
    State(state): State<ApiState>,
    language: Language,
    Parameters(parameters): Parameters<RouteParameters>,
) -> Result<Json<RouteAnswer>, ApiError> {
    let scene = state.scene(language);
    let (give, take) = (AssetId(parameters.give), AssetId(parameters.take));
    let amount = read_amount(&parameters.amount)?;
    if give == take || amount.is_zero() {
        return Err(Problem::ParameterInvalid.into());
    }
    let account = match &parameters.account {
        Some(text) => Some(state.find_account(&scene, text).await?),
        None => None,
    };
    let _turn = state.gates.costly().await?;
    let parameters: Option<NetworkParameters> = state.record(StateKey::parameters()).await?;
    let taker_fee_bps = parameters.ok_or(Problem::Starting)?.exchange.taker_fee_bps;
    let mut search = Search {
        state: &state,
        account,
        taker_fee_bps,
        now_ms: state.now_ms(),
        markets: BTreeMap::new(),
        books: BTreeMap::new(),
    };
    let best = search.best(give, take, amount).await?;
    let mut assets = vec![give, take];
    for step in best.iter().flat_map(|path| &path.steps) {
        assets.extend([step.gives, step.receives]);
    }
    Ok(Json(RouteAnswer { best: best.as_ref().map(Path::show), assets: state.briefs(&scene, assets).await? }))
}

/// One market on a path, walked.
#[derive(Clone)]
struct Step {
    market: MarketId,
    side: Side,
    gives: AssetId,
    receives: AssetId,
    quote: AssetId,
    walked: Walked,
}

/// Markets one after another.
#[derive(Clone)]
struct Path {
    steps: Vec<Step>,
}

impl Path {
    fn met(&self) -> u8 {
        self.steps.iter().map(|step| step.walked.met).sum()
    }

    fn passes(&self, asset: AssetId) -> bool {
        self.steps.iter().any(|step| step.gives == asset || step.receives == asset)
    }

    fn show(&self) -> Route {
        let hop = |step: &Step| RouteHop {
            market: step.market.0,
            side: step.side.into(),
            gives: Money::new(step.gives, step.walked.gives),
            receives: Money::new(step.receives, step.walked.receives),
            fee: Money::new(step.quote, step.walked.fee),
            met: step.walked.met,
        };
        let hops: Vec<RouteHop> = self.steps.iter().map(hop).collect();
        Route {
            path: self.steps.iter().map(|step| step.market.0).collect(),
            gives: hops[0].gives.clone(),
            receives: hops[hops.len() - 1].receives.clone(),
            met: self.met(),
            hops,
        }
    }
}

/// What has been read so far.
struct Search<'a> {
    state: &'a App,
    account: Option<Address>,
    taker_fee_bps: u16,
    now_ms: u64,
    markets: BTreeMap<AssetId, Vec<(MarketId, Market)>>,
    books: BTreeMap<(MarketId, u8), Vec<Standing>>,
}

impl Search<'_> {
    /// Shorter paths first, so that a longer one must give more to be taken.
    async fn best(&mut self, give: AssetId, take: AssetId, amount: Amount) -> Result<Option<Path>, ApiError> {
        let mut best: Option<(Amount, Path)> = None;
        let mut begun = vec![(give, amount, Path { steps: Vec::new() })];
        for length in 1..=MAX_PATH {
            let mut longer = Vec::new();
            for (asset, amount, path) in &begun {
                for (id, market) in self.markets_of(*asset).await? {
                    let side = if market.gives(Side::Sell) == *asset { Side::Sell } else { Side::Buy };
                    let next = market.receives(side);
                    // The last market must lead to what is wanted.
                    if path.passes(next) || next == give || (length == MAX_PATH && next != take) {
                        continue;
                    }
                    let Some(path) = self.step(path, id, &market, side, *amount).await? else { continue };
                    let receives = path.steps[length - 1].walked.receives;
                    if next != take {
                        longer.push((next, receives, path));
                    } else if best.as_ref().is_none_or(|(most, _)| receives > *most) {
                        best = Some((receives, path));
                    }
                }
            }
            begun = longer;
        }
        Ok(best.map(|(_, path)| path))
    }

    /// The path with one more market; `None` when nothing comes out of it.
    async fn step(
        &mut self,
        path: &Path,
        id: MarketId,
        market: &Market,
        side: Side,
        amount: Amount,
    ) -> Result<Option<Path>, ApiError> {
        let (most, taker_fee_bps) = (MAX_MET - path.met(), self.taker_fee_bps);
        let orders = self.book(id, market, side.opposite()).await?;
        let walked = walk(market, side, amount, orders, taker_fee_bps, most);
        Ok(walked.map(|walked| {
            let (gives, receives) = (market.gives(side), market.receives(side));
            let mut path = path.clone();
            path.steps.push(Step { market: id, side, gives, receives, quote: market.quote, walked });
            path
        }))
    }

    /// Markets in use that trade the asset.
    async fn markets_of(&mut self, asset: AssetId) -> Result<Vec<(MarketId, Market)>, ApiError> {
        if let Some(known) = self.markets.get(&asset) {
            return Ok(known.clone());
        }
        let key = AssetId(asset.0.min(i64::MAX as u64));
        let ids = self.state.index()?.markets(Some(key), None, MARKETS).await?;
        let records = self.state.markets(&ids).await?;
        let found = ids.into_iter().zip(records).filter_map(|(id, market)| Some((id, market?)));
        let found: Vec<_> = found.filter(|(_, market)| !market.replaced).collect();
        self.markets.insert(asset, found.clone());
        Ok(found)
    }

    /// The orders of a side that one operation can meet, best first; none once as many books are read as may be.
    async fn book(&mut self, id: MarketId, market: &Market, side: Side) -> Result<&[Standing], ApiError> {
        let key = (id, side as u8);
        if !self.books.contains_key(&key) {
            let orders = if self.books.len() < BOOKS {
                let orders = self.state.standing(id, market, side).await?;
                orders.iter().map(|order| self.standing(order)).collect()
            } else {
                Vec::new()
            };
            self.books.insert(key, orders);
        }
        Ok(&self.books[&key])
    }

    fn standing(&self, order: &Order) -> Standing {
        let expired = order.until_ms.is_some_and(|until_ms| self.now_ms > until_ms);
        let drops = expired || self.account == Some(order.owner);
        Standing { price: order.price, lots: order.lots, drops }
    }
}

impl App {
    /// The orders of a side, best first, as many as one operation can meet. The queues of all prices are followed at
    /// once, an order of each at a time.
    async fn standing(&self, id: MarketId, market: &Market, side: Side) -> Result<Vec<Order>, ApiError> {
        let most = usize::from(MAX_MET);
        let (mut queues, mut left) = (Vec::new(), most as u64);
        for (_, level) in self.levels(id, market, side, most).await? {
            if left == 0 {
                break;
            }
            let wanted = level.orders.min(left);
            left -= wanted;
            queues.push(Queue { next: Some(level.head), wanted, orders: Vec::new() });
        }
        while queues.iter().any(|queue| queue.next().is_some()) {
            let ids: Vec<OrderId> = queues.iter().filter_map(Queue::next).collect();
            let keys = ids.iter().map(|id| StateKey::order(*id)).collect();
            let mut found = self.records::<Order>(keys).await?.into_iter();
            for queue in queues.iter_mut().filter(|queue| queue.next().is_some()) {
                let order = found.next().flatten();
                queue.next = order.as_ref().and_then(|order| order.next);
                queue.orders.extend(order);
            }
        }
        Ok(queues.into_iter().flat_map(|queue| queue.orders).collect())
    }
}

/// The orders at one price, as far as they are read.
struct Queue {
    next: Option<OrderId>,
    wanted: u64,
    orders: Vec<Order>,
}

impl Queue {
    /// The order to read next.
    fn next(&self) -> Option<OrderId> {
        self.next.filter(|_| (self.orders.len() as u64) < self.wanted)
    }
}
