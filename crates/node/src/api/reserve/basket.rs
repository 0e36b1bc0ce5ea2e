//! Baskets.

use super::{
    super::{
        error::{ApiError, ProblemDetails},
        json::{
            Page,
            reserve::{Basket, BasketAnswer},
        },
        language::Language,
        page::{Paging, Parameters},
        state::ApiState,
    },
    read_id,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use tally_types::{Refusal, StateKey};

/// Baskets with what each is made of, in order of creation.
#[utoipa::path(get, path = "/v1/baskets", tag = "reserve", params(Paging),
    responses((status = 200, body = Page<Basket>, description = "Baskets"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn baskets(
    State(state): State<ApiState>,
    language: Language,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Basket>>, ApiError> {
    let scene = state.scene(language);
    let (ids, next) = state.reserve_page(true, &paging).await?;
    let _turn = state.gates.costly().await?;
    let (baskets, own) = (state.basket_records(&ids).await?, state.assets(&ids).await?);
    let coins = baskets.iter().flatten().flat_map(Basket::coins);
    let assets = state.briefs(&scene, coins).await?;
    let found = ids.iter().zip(&baskets).zip(&own).filter_map(|((id, basket), asset)| {
        Some(Basket::new(&scene, *id, basket.as_ref()?, asset.as_ref()?))
    });
    Ok(Json(Page { items: found.collect(), next, assets }))
}

/// A basket: what it is made of and holds, and the composition that is announced.
#[utoipa::path(get, path = "/v1/baskets/{asset}", tag = "reserve",
    params(("asset" = u64, Path, description = "The id of its asset")),
    responses((status = 200, body = BasketAnswer, description = "The basket"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such basket")))]
pub async fn basket(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<BasketAnswer>, ApiError> {
    let (id, scene) = (read_id(&id)?, state.scene(language));
    let unknown = || ApiError::refused(Refusal::UnknownBasket, StatusCode::NOT_FOUND);
    let record = state.basket_records(&[id]).await?.pop().flatten().ok_or_else(unknown)?;
    let asset = state.asset(id).await?.ok_or_else(unknown)?;
    let assets = state.briefs(&scene, Basket::coins(&record)).await?;
    Ok(Json(BasketAnswer { basket: Basket::new(&scene, id, &record, &asset), assets }))
}

/// The proof of a basket's present record: what it is made of, and what it holds.
#[utoipa::path(get, path = "/v1/baskets/{asset}/proof", tag = "reserve",
    params(("asset" = u64, Path, description = "The id of its asset")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such basket")))]
pub async fn basket_proof(
    State(state): State<ApiState>,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    state.state_proof(StateKey::basket(read_id(&id)?), "basket.tally").await
}
