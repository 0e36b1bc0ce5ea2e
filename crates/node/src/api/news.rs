//! News: publishers, and what they posted.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page,
        news::{Posted, Publisher},
    },
    language::Language,
    page::{Paging, Parameters, cut, limit, number, read_cursor, write_cursor},
    problem::Problem,
    state::ApiState,
};
use crate::index::read::PostFilter;
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use tally_types::{
    Refusal, StateKey,
    news::{MAX_LANGUAGE_CHARS, MAX_TAG_BYTES, PostId},
};
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PostParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many posts at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only posts of this publisher: an address or `@name`.
    pub publisher: Option<String>,
    /// Only posts with this tag, written exactly so.
    pub tag: Option<String>,
    /// Only posts in this language, such as `en` or `zh-Hans`.
    pub language: Option<String>,
}

fn read_id(text: &str) -> Result<PostId, ApiError> {
    number(text, "a post's id").map(PostId)
}

fn unknown_post() -> ApiError {
    ApiError::refused(Refusal::UnknownPost, StatusCode::NOT_FOUND)
}

/// Posts, newest first; withdrawn and replaced ones are among them and say so.
#[utoipa::path(get, path = "/v1/posts", tag = "news", params(PostParameters),
    responses((status = 200, body = Page<Posted>, description = "Posts"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    language: Language,
    Parameters(parameters): Parameters<PostParameters>,
) -> Result<Json<Page<Posted>>, ApiError> {
    let (limit, scene) = (limit(parameters.limit)?, state.scene(language));
    let before = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?.map(|[id]| PostId(id));
    let longer = |text: &Option<String>, most| text.as_ref().is_some_and(|text| text.len() > most);
    if longer(&parameters.tag, MAX_TAG_BYTES) || longer(&parameters.language, MAX_LANGUAGE_CHARS) {
        return Err(Problem::ParameterInvalid.into());
    }
    let publisher = match &parameters.publisher {
        Some(text) => Some(state.find_account(&scene, text).await?),
        None => None,
    };
    let filter = PostFilter { publisher, tag: parameters.tag, language: parameters.language };
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut ids = index.posts(&filter, before, limit + 1).await?;
    let next = cut(&mut ids, limit, |id| write_cursor([id.0]));
    let records = state.posts(&ids).await?;
    let found =
        ids.iter().zip(&records).filter_map(|(id, record)| Some(Posted::new(&scene, *id, record.as_ref()?)));
    Ok(Json(Page { items: found.collect(), next, assets: Vec::new() }))
}

/// A post, as of the last final block.
#[utoipa::path(get, path = "/v1/posts/{id}", tag = "news",
    params(("id" = u64, Path, description = "The post's number, as its receipt says it")),
    responses((status = 200, body = Posted, description = "The post"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such post")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<Posted>, ApiError> {
    let id = read_id(&id)?;
    let record = state.posts(&[id]).await?.pop().flatten().ok_or_else(unknown_post)?;
    Ok(Json(Posted::new(&state.scene(language), id, &record)))
}

/// The proof of a post's present record: who published it, when, and which body.
#[utoipa::path(get, path = "/v1/posts/{id}/proof", tag = "news",
    params(("id" = u64, Path, description = "The post's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such post")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::post(read_id(&id)?), "post.tally").await
}

/// Publishers; who registered last comes first.
#[utoipa::path(get, path = "/v1/publishers", tag = "news", params(Paging),
    responses((status = 200, body = Page<Publisher>, description = "Publishers"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn publishers(
    State(state): State<ApiState>,
    language: Language,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Publisher>>, ApiError> {
    let (limit, scene) = (paging.limit()?, state.scene(language));
    let before = paging.cursor::<1>()?.map(|[number]| number);
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.publishers(before, limit + 1).await?;
    let next = cut(&mut found, limit, |(number, _)| write_cursor([*number]));
    let accounts: Vec<_> = found.iter().map(|(_, account)| *account).collect();
    let records = state.publishers(&accounts).await?;
    let items = accounts.iter().zip(&records);
    let items = items.filter_map(|(account, record)| Some(Publisher::new(&scene, account, record.as_ref()?)));
    Ok(Json(Page { items: items.collect(), next, assets: Vec::new() }))
}

/// What an account is as a publisher, as of the last final block.
#[utoipa::path(get, path = "/v1/publishers/{account}", tag = "news",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`")),
    responses((status = 200, body = Publisher, description = "The publisher"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "The account is none")))]
pub async fn publisher(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
) -> Result<Json<Publisher>, ApiError> {
    let scene = state.scene(language);
    let account = state.find_account(&scene, &text).await?;
    let unknown = || ApiError::refused(Refusal::UnknownPublisher, StatusCode::NOT_FOUND);
    let record = state.publishers(&[account]).await?.pop().flatten().ok_or_else(unknown)?;
    Ok(Json(Publisher::new(&scene, &account, &record)))
}

/// The proof of a publisher's present record.
#[utoipa::path(get, path = "/v1/publishers/{account}/proof", tag = "news",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "The account is none")))]
pub async fn publisher_proof(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
) -> Result<Response, ApiError> {
    let account = state.find_account(&state.scene(language), &text).await?;
    state.state_proof(StateKey::publisher(&account), "publisher.tally").await
}
