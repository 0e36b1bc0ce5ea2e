//! Markets with their last day.

use super::{
    super::{
        error::{ApiError, ProblemDetails},
        json::{
            Page, Scene,
            exchange::book::{Market, MarketAnswer, Ticker},
        },
        language::Language,
        page::{Parameters, cut, limit, read_cursor, write_cursor},
        rows::FromRow as _,
        state::{ApiState, App},
    },
    read_market,
};
use axum::{
    Json,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;
use tally_types::{
    AssetId, StateKey,
    exchange::{self, MarketId},
};
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MarketParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many markets at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only markets in which this asset is traded or paid in.
    pub asset: Option<u64>,
}

/// Markets in order of opening, each with its last 24 hours.
#[utoipa::path(get, path = "/v1/markets", tag = "markets", params(MarketParameters),
    responses((status = 200, body = Page<Market>, description = "Markets"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    language: Language,
    Parameters(parameters): Parameters<MarketParameters>,
) -> Result<Json<Page<Market>>, ApiError> {
    let (limit, scene) = (limit(parameters.limit)?, state.scene(language));
    let after =
        parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?.map(|[id]| id.min(i64::MAX as u64));
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let asset = parameters.asset.map(|asset| AssetId(asset.min(i64::MAX as u64)));
    let mut ids = index.markets(asset, after.map(MarketId), limit + 1).await?;
    let next = cut(&mut ids, limit, |id| write_cursor([id.0]));
    let records = state.markets(&ids).await?;
    let (mut items, mut assets) = (Vec::with_capacity(ids.len()), Vec::new());
    for (id, record) in ids.iter().zip(&records) {
        let Some(record) = record else { continue };
        let ticker = state.ticker(&scene, *id, record).await?;
        items.push(Market::new(&scene, *id, record, ticker));
        assets.extend([record.base, record.quote]);
    }
    Ok(Json(Page { items, next, assets: state.briefs(&scene, assets).await? }))
}

/// A market, as of the last final block.
#[utoipa::path(get, path = "/v1/markets/{id}", tag = "markets",
    params(("id" = u64, Path, description = "The market's number")),
    responses((status = 200, body = MarketAnswer, description = "The market"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such market")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<MarketAnswer>, ApiError> {
    let (id, scene) = (read_market(&id)?, state.scene(language));
    let market = state.market(id).await?;
    let ticker = state.ticker(&scene, id, &market).await?;
    let assets = state.briefs(&scene, [market.base, market.quote]).await?;
    Ok(Json(MarketAnswer { market: Market::new(&scene, id, &market, ticker), assets }))
}

/// The proof of a market's present record: its steps, best prices and fees that wait.
#[utoipa::path(get, path = "/v1/markets/{id}/proof", tag = "markets",
    params(("id" = u64, Path, description = "The market's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such market")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::market(read_market(&id)?), "market.tally").await
}

impl App {
    /// The market's last 24 hours, where the node keeps an index.
    async fn ticker(
        &self,
        scene: &Scene<'_>,
        id: MarketId,
        market: &exchange::Market,
    ) -> Result<Option<Ticker>, ApiError> {
        let Ok(index) = self.index() else { return Ok(None) };
        Ok(Some(Ticker::from_row(scene, (market, &index.ticker(id, self.now_ms()).await?))))
    }
}
