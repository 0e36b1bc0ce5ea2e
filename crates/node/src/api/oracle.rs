//! Feeds, their prices, and what was reported to them.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page,
        oracle::{Feed, FeedReport},
    },
    language::Language,
    page::{Paging, Parameters, cut, number, write_cursor},
    problem::Problem,
    rows::FromRow as _,
    state::{ApiState, App},
};
use crate::index::{Place, read::EventKey};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use tally_types::{Refusal, StateKey, oracle::FeedId};

fn read_id(text: &str) -> Result<FeedId, ApiError> {
    number(text, "a feed's id").map(FeedId)
}

fn unknown() -> ApiError {
    ApiError::refused(Refusal::UnknownFeed, StatusCode::NOT_FOUND)
}

/// Feeds with their prices, in order of creation.
#[utoipa::path(get, path = "/v1/feeds", tag = "oracle", params(Paging),
    responses((status = 200, body = Page<Feed>, description = "Feeds"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    language: Language,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Feed>>, ApiError> {
    let (limit, scene) = (u64::from(paging.limit()?), state.scene(language));
    let start = paging.cursor::<1>()?.map_or(0, |[last]| last.saturating_add(1));
    // Feeds are numbered without gaps and never deleted, so the state alone lists them.
    let count = state.global().await?.counters.feed;
    let end = start.saturating_add(limit).min(count);
    let ids: Vec<FeedId> = (start..end).map(FeedId).collect();
    let (records, time_ms) = (state.feeds(&ids).await?, state.block_time_ms()?);
    let view = |(id, record): (&FeedId, &Option<_>)| Some(Feed::new(&scene, *id, record.as_ref()?, time_ms));
    let next = ids.last().filter(|_| end < count).map(|id| write_cursor([id.0]));
    Ok(Json(Page { items: ids.iter().zip(&records).filter_map(view).collect(), next, assets: Vec::new() }))
}

/// A feed with its price at the last final block, or why there is none.
#[utoipa::path(get, path = "/v1/feeds/{id}", tag = "oracle",
    params(("id" = u64, Path, description = "The feed's number")),
    responses((status = 200, body = Feed, description = "The feed"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such feed")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<Feed>, ApiError> {
    let id = read_id(&id)?;
    let record = state.feeds(&[id]).await?.pop().flatten().ok_or_else(unknown)?;
    Ok(Json(Feed::new(&state.scene(language), id, &record, state.block_time_ms()?)))
}

/// The proof of a feed's present record: who may report, and what each said last.
#[utoipa::path(get, path = "/v1/feeds/{id}/proof", tag = "oracle",
    params(("id" = u64, Path, description = "The feed's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such feed")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::feed(read_id(&id)?), "feed.tally").await
}

/// Reports to a feed with the price after each, newest first.
#[utoipa::path(get, path = "/v1/feeds/{id}/history", tag = "oracle",
    params(("id" = u64, Path, description = "The feed's number"), Paging),
    responses((status = 200, body = Page<FeedReport>, description = "Reports"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such feed, or not a page")))]
pub async fn history(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<FeedReport>>, ApiError> {
    let (id, limit, scene) = (read_id(&id)?, paging.limit()?, state.scene(language));
    let before = read_key(&paging)?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.feed_reports(id, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_key(item.place, item.operation));
    if found.is_empty() && before.is_none() && state.feeds(&[id]).await?.pop().flatten().is_none() {
        return Err(unknown());
    }
    let items = found.iter().map(|item| FeedReport::from_row(&scene, item)).collect();
    Ok(Json(Page { items, next, assets: Vec::new() }))
}

/// The cursor of a list of events.
pub(super) fn write_key(place: Place, operation: u8) -> String {
    write_cursor([place.0 as u64, operation.into()])
}

/// Reads what [`write_key`] wrote.
pub(super) fn read_key(paging: &Paging) -> Result<Option<EventKey>, ApiError> {
    let key = |[place, operation]: [u64; 2]| {
        let place = i64::try_from(place).map(Place).map_err(|_| Problem::CursorInvalid)?;
        let operation = u8::try_from(operation).map_err(|_| Problem::CursorInvalid)?;
        Ok(EventKey { place, operation })
    };
    paging.cursor::<2>()?.map(key).transpose()
}

impl App {
    /// The time of the last final block.
    pub(super) fn block_time_ms(&self) -> Result<u64, ApiError> {
        Ok(self.node.status().ok_or(Problem::Starting)?.time_ms)
    }
}
