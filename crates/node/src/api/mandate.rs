//! Mandates: those in force from the state, revoked ones from the index.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page, Scene,
        mandate::{Mandate, MandateAnswer, MandatePull},
    },
    language::Language,
    page::{Paging, Parameters, cut, limit, number, read_cursor, write_cursor},
    rows::FromRow as _,
    state::{ApiState, App},
};
use crate::index::{
    Place,
    read::{MandateItem, Side},
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use tally_types::{AssetId, Refusal, StateKey, mandate::MandateId};
use utoipa::{IntoParams, ToSchema};

/// On which side of a mandate an account is.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MandateSide {
    Payer,
    Payee,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MandateParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many mandates at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only mandates that the account pays by (`payer`) or is paid by (`payee`).
    #[param(inline)]
    pub side: Option<MandateSide>,
    /// Only mandates that nobody has revoked.
    pub open: Option<bool>,
}

fn read_id(text: &str) -> Result<MandateId, ApiError> {
    number(text, "a mandate's number").map(MandateId)
}

fn unknown() -> ApiError {
    ApiError::refused(Refusal::UnknownMandate, StatusCode::NOT_FOUND)
}

/// A mandate. One that was revoked is known to nodes with an index.
#[utoipa::path(get, path = "/v1/mandates/{id}", tag = "mandates",
    params(("id" = u64, Path, description = "The mandate's number, as its receipt says it")),
    responses((status = 200, body = MandateAnswer, description = "The mandate"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such mandate")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<MandateAnswer>, ApiError> {
    let (id, scene) = (read_id(&id)?, state.scene(language));
    let (mandate, asset) = match state.mandates(&[id]).await?.pop().flatten() {
        Some(record) => (Mandate::new(&scene, id, &record, state.now_ms()), record.asset),
        None => {
            let index = state.index().map_err(|_| unknown())?;
            let item = index.mandate(id).await?.ok_or_else(unknown)?;
            (Mandate::from_row(&scene, &item), item.asset)
        }
    };
    Ok(Json(MandateAnswer { mandate, assets: state.briefs(&scene, [asset]).await? }))
}

/// The proof of the record of a mandate in force.
#[utoipa::path(get, path = "/v1/mandates/{id}/proof", tag = "mandates",
    params(("id" = u64, Path, description = "The mandate's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "It was revoked, or never was")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::mandate(read_id(&id)?), "mandate.tally").await
}

/// What was pulled by a mandate, newest first.
#[utoipa::path(get, path = "/v1/mandates/{id}/pulls", tag = "mandates",
    params(("id" = u64, Path, description = "The mandate's number"), Paging),
    responses((status = 200, body = Page<MandatePull>, description = "Pulls"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such mandate, or not a page")))]
pub async fn pulls(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<MandatePull>>, ApiError> {
    let (id, limit, scene) = (read_id(&id)?, paging.limit()?, state.scene(language));
    let before = paging.cursor::<2>()?.map(|[place, operation]| {
        (Place(place.min(i64::MAX as u64) as i64), operation.min(u8::MAX.into()) as u8)
    });
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mandate = index.mandate(id).await?.ok_or_else(unknown)?;
    let mut found = index.mandate_pulls(id, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_cursor([item.place.0 as u64, item.operation.into()]));
    Ok(Json(Page {
        items: found.iter().map(|item| MandatePull::from_row(&scene, item)).collect(),
        next,
        assets: state.briefs(&scene, [mandate.asset]).await?,
    }))
}

/// Mandates of an account, newest first. One that names no payee is its payer's alone.
#[utoipa::path(get, path = "/v1/accounts/{account}/mandates", tag = "mandates",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), MandateParameters),
    responses((status = 200, body = Page<Mandate>, description = "Mandates"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn of_account(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(parameters): Parameters<MandateParameters>,
) -> Result<Json<Page<Mandate>>, ApiError> {
    let (limit, scene) = (limit(parameters.limit)?, state.scene(language));
    let before = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?;
    let before = before.map(|[id]| MandateId(id.min(i64::MAX as u64)));
    let account = state.find_account(&scene, &text).await?;
    let side = match parameters.side {
        None => Side::Either,
        Some(MandateSide::Payer) => Side::Payer,
        Some(MandateSide::Payee) => Side::Payee,
    };
    let is_open = parameters.open.unwrap_or(false);
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.mandates_of(&account, side, is_open, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_cursor([item.id.0]));
    let items = state.shown_mandates(&scene, &found, is_open).await?;
    let assets = state.briefs(&scene, items.iter().map(|mandate| AssetId(mandate.asset))).await?;
    Ok(Json(Page { items, next, assets }))
}

impl App {
    /// The mandates as the state has them. It may be ahead of the index: what is gone from it was revoked.
    async fn shown_mandates(
        &self,
        scene: &Scene<'_>,
        found: &[MandateItem],
        open_only: bool,
    ) -> Result<Vec<Mandate>, ApiError> {
        let open: Vec<MandateId> = found.iter().filter(|item| !item.revoked).map(|item| item.id).collect();
        let (mut records, now_ms) = (self.mandates(&open).await?.into_iter(), self.now_ms());
        let shown = found.iter().filter_map(|item| {
            let record = if item.revoked { None } else { records.next().flatten() };
            match record {
                Some(record) => Some(Mandate::new(scene, item.id, &record, now_ms)),
                None => (!open_only).then(|| Mandate::from_row(scene, item)),
            }
        });
        Ok(shown.collect())
    }
}
