//! Orders: one by its number, and those of an account that stand.

use super::{
    super::{
        error::{ApiError, ProblemDetails},
        json::{
            Page,
            exchange::order::{Order, OrderAnswer, PlacedOrder},
        },
        language::Language,
        page::{Parameters, cut, limit, read_cursor, write_cursor},
        rows::FromRow as _,
        state::{ApiState, App},
    },
    read_order,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use tally_types::{
    Address, Refusal, StateKey,
    exchange::{self, MarketId, OpenOrders, OrderId},
};
use utoipa::IntoParams;

/// Markets of an account that are looked at for one page.
const MARKETS: u32 = 64;

/// An order: what is left of it as of the last final block, and how it was placed.
#[utoipa::path(get, path = "/v1/orders/{id}", tag = "markets",
    params(("id" = u64, Path, description = "The order's number, as its receipt says it")),
    responses((status = 200, body = OrderAnswer, description = "The order"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such order, or it is done and the node keeps no index")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<OrderAnswer>, ApiError> {
    let (id, scene) = (read_order(&id)?, state.scene(language));
    let open: Option<exchange::Order> = state.record(StateKey::order(id)).await?;
    let placed = match state.index() {
        Ok(index) => index.order(id).await?,
        Err(_) => None,
    };
    let unknown = || ApiError::refused(Refusal::UnknownOrder, StatusCode::NOT_FOUND);
    let market = open.as_ref().map(|order| order.market).or(placed.map(|placed| placed.market));
    let market = state.market(market.ok_or_else(unknown)?).await?;
    Ok(Json(OrderAnswer {
        open: open.as_ref().map(|order| Order::new(&scene, id, order)),
        placed: placed.as_ref().map(|placed| PlacedOrder::from_row(&scene, placed)),
        assets: state.briefs(&scene, [market.base, market.quote]).await?,
    }))
}

/// The proof of an order that stands, or is parked.
#[utoipa::path(get, path = "/v1/orders/{id}/proof", tag = "markets",
    params(("id" = u64, Path, description = "The order's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such open order")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::order(read_order(&id)?), "order.tally").await
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OrderParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many orders at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only orders in this market.
    pub market: Option<u64>,
}

/// An account's open orders, parked ones included, by market and then oldest first.
#[utoipa::path(get, path = "/v1/accounts/{account}/orders", tag = "markets",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), OrderParameters),
    responses((status = 200, body = Page<Order>, description = "Orders"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn of_account(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(parameters): Parameters<OrderParameters>,
) -> Result<Json<Page<Order>>, ApiError> {
    let (limit, scene) = (limit(parameters.limit)?, state.scene(language));
    let after = parameters.cursor.as_deref().map(read_cursor::<2>).transpose()?;
    let address = state.find_account(&scene, &text).await?;
    let _turn = state.gates.costly().await?;
    let (mut ids, rest) = state.open_orders(&address, parameters.market.map(MarketId), after).await?;
    let next = cut(&mut ids, limit, |id| *id).or(rest);
    let keys = ids.iter().map(|(_, id)| StateKey::order(*id)).collect();
    let records: Vec<Option<exchange::Order>> = state.records(keys).await?;
    // The state may have moved on between the two readings: what is gone no longer stands.
    let open: Vec<_> =
        ids.iter().zip(&records).filter_map(|((_, id), order)| Some((*id, order.as_ref()?))).collect();
    let mut markets: Vec<MarketId> = open.iter().map(|(_, order)| order.market).collect();
    markets.dedup();
    let markets = state.markets(&markets).await?;
    let assets = markets.iter().flatten().flat_map(|market| [market.base, market.quote]);
    Ok(Json(Page {
        items: open.iter().map(|(id, order)| Order::new(&scene, *id, order)).collect(),
        next: next.map(|(market, order)| write_cursor([market.0, order.0])),
        assets: state.briefs(&scene, assets).await?,
    }))
}

/// An order by its market and its number.
type OrderKey = (MarketId, OrderId);

impl App {
    /// The account's open orders after `after` in some markets, and where further markets' begin.
    async fn open_orders(
        &self,
        account: &Address,
        market: Option<MarketId>,
        after: Option<[u64; 2]>,
    ) -> Result<(Vec<OrderKey>, Option<OrderKey>), ApiError> {
        let first = after.map_or(MarketId(0), |[market, _]| MarketId(market));
        let markets = match market {
            Some(market) => vec![market],
            None => self.index()?.markets_of(account, first, MARKETS).await?,
        };
        let keys = markets.iter().map(|market| StateKey::open_orders(account, *market)).collect();
        let records: Vec<Option<OpenOrders>> = self.records(keys).await?;
        let mut ids = Vec::new();
        for (market, record) in markets.iter().zip(records) {
            let orders = record.unwrap_or_default().orders.into_vec();
            ids.extend(orders.into_iter().map(|order| (*market, order)));
        }
        if let Some([market, order]) = after {
            ids.retain(|key| *key > (MarketId(market), OrderId(order)));
        }
        let full = market.is_none() && markets.len() == MARKETS as usize;
        let rest = markets.last().filter(|_| full).map(|market| (*market, OrderId(u64::MAX)));
        Ok((ids, rest))
    }
}
