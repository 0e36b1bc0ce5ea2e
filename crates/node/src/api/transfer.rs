//! Held sends that wait.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page,
        transfer::{Held, HeldAnswer},
    },
    language::Language,
    page::{Paging, Parameters, cut, number, write_cursor},
    state::ApiState,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use tally_types::{Refusal, StateKey, transfer::HeldId};

/// A held send that waits to be accepted or returned.
#[utoipa::path(get, path = "/v1/held/{id}", tag = "transfers",
    params(("id" = u64, Path, description = "The held send's number, as its receipt says it")),
    responses((status = 200, body = HeldAnswer, description = "The held send"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "It was accepted or returned, or never was")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<HeldAnswer>, ApiError> {
    let id = number(&id, "a held payment's id").map(HeldId)?;
    let scene = state.scene(language);
    let unknown = || ApiError::refused(Refusal::UnknownHeld, StatusCode::NOT_FOUND);
    let held = state.held(&[id]).await?.pop().flatten().ok_or_else(unknown)?;
    Ok(Json(HeldAnswer {
        held: Held::new(&scene, id, &held),
        assets: state.briefs(&scene, [held.asset]).await?,
    }))
}

/// The proof of a held send's record while it waits.
#[utoipa::path(get, path = "/v1/held/{id}/proof", tag = "transfers",
    params(("id" = u64, Path, description = "The held send's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "It was accepted or returned, or never was")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    let id = number(&id, "a held payment's id").map(HeldId)?;
    state.state_proof(StateKey::held(id), "held.tally").await
}

/// Held sends from or to an account that wait, newest first.
#[utoipa::path(get, path = "/v1/accounts/{account}/held", tag = "transfers",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), Paging),
    responses((status = 200, body = Page<Held>, description = "Held sends"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn of_account(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Held>>, ApiError> {
    let (limit, scene) = (paging.limit()?, state.scene(language));
    let before = paging.cursor::<1>()?.map(|[id]| HeldId(id.min(i64::MAX as u64)));
    let address = state.find_account(&scene, &text).await?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.held_of(&address, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_cursor([item.id.0]));
    let ids: Vec<HeldId> = found.iter().map(|item| item.id).collect();
    // The state may be ahead of the index: what is gone from it no longer waits.
    let records = state.held(&ids).await?;
    let waiting: Vec<_> =
        ids.iter().zip(&records).filter_map(|(id, record)| Some((*id, record.as_ref()?))).collect();
    let assets = state.briefs(&scene, waiting.iter().map(|(_, held)| held.asset)).await?;
    Ok(Json(Page {
        items: waiting.iter().map(|(id, held)| Held::new(&scene, *id, held)).collect(),
        next,
        assets,
    }))
}
