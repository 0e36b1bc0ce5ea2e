//! Assets: which there are, what they are and who holds them.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page,
        asset::{Asset, AssetBrief, Holder},
    },
    language::Language,
    limits::QUERY_CHARS,
    page::{Paging, Parameters, cut, limit, number, read_cursor, write_cursor},
    problem::Problem,
    state::{ApiState, App},
};
use crate::index::read::{AssetFilter, AssetItem};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use tally_types::{AssetId, Refusal, StateKey};
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AssetParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many assets at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// The beginning of the code, or a part of the name.
    pub q: Option<String>,
    /// Only assets of this issuer: an address or `@name`.
    pub issuer: Option<String>,
}

/// Reads an asset's id from a path.
pub(super) fn read_id(text: &str) -> Result<AssetId, ApiError> {
    number(text, "an asset's id").map(AssetId)
}

fn unknown() -> ApiError {
    ApiError::refused(Refusal::UnknownAsset, StatusCode::NOT_FOUND)
}

/// Assets in order of creation.
#[utoipa::path(get, path = "/v1/assets", tag = "assets", params(AssetParameters),
    responses((status = 200, body = Page<Asset>, description = "Assets"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    language: Language,
    Parameters(parameters): Parameters<AssetParameters>,
) -> Result<Json<Page<Asset>>, ApiError> {
    let (limit, scene) = (limit(parameters.limit)?, state.scene(language));
    let after = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?.map(|[asset]| AssetId(asset));
    let issuer = match &parameters.issuer {
        Some(text) => Some(state.find_account(&scene, text).await?),
        None => None,
    };
    let text = parameters.q.filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > QUERY_CHARS) {
        return Err(Problem::ParameterInvalid.into());
    }
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.assets(&AssetFilter { text, issuer }, after, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_cursor([item.id.0]));
    let records = state.assets(&found.iter().map(|item| item.id).collect::<Vec<_>>()).await?;
    let view = |(item, record): (&AssetItem, &Option<_>)| {
        Some(Asset::new(&scene, item.id, record.as_ref()?, Some(item.holders)))
    };
    Ok(Json(Page { items: found.iter().zip(&records).filter_map(view).collect(), next, assets: Vec::new() }))
}

/// An asset, as of the last final block.
#[utoipa::path(get, path = "/v1/assets/{id}", tag = "assets",
    params(("id" = u64, Path, description = "0 is the network's own coin")),
    responses((status = 200, body = Asset, description = "The asset"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such asset")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<Asset>, ApiError> {
    let id = read_id(&id)?;
    let record = state.asset(id).await?.ok_or_else(unknown)?;
    let holders = match state.index() {
        Ok(index) => index.holder_counts(&[id]).await?.get(&id).copied(),
        Err(_) => None,
    };
    Ok(Json(Asset::new(&state.scene(language), id, &record, holders)))
}

/// The up to 1,000 accounts that hold most of an asset. The list is some seconds old on a busy network.
#[utoipa::path(get, path = "/v1/assets/{id}/holders", tag = "assets",
    params(("id" = u64, Path, description = "The asset's id"), Paging),
    responses((status = 200, body = Page<Holder>, description = "Those who hold most first"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such asset, or not a page")))]
pub async fn holders(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Holder>>, ApiError> {
    let (id, limit, scene) = (read_id(&id)?, paging.limit()? as usize, state.scene(language));
    let start = paging.cursor::<1>()?.map_or(0, |[start]| usize::try_from(start).unwrap_or(usize::MAX));
    let assets = state.briefs(&scene, [id]).await?;
    if assets.is_empty() {
        return Err(unknown());
    }
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let ranking = index.ranking(id).await?;
    let rest = ranking.holders.get(start..).unwrap_or_default();
    let page = &rest[..rest.len().min(limit)];
    let items = page
        .iter()
        .map(|holder| Holder { account: scene.address(&holder.account), amount: holder.amount.to_string() });
    let next = (rest.len() > limit).then(|| write_cursor([(start + limit) as u64]));
    Ok(Json(Page { items: items.collect(), next, assets }))
}

/// The proof of an asset's present record: issuer, powers and supply.
#[utoipa::path(get, path = "/v1/assets/{id}/proof", tag = "assets",
    params(("id" = u64, Path, description = "The asset's id")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such asset")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::asset(read_id(&id)?), "asset.tally").await
}

impl App {
    /// Up to `limit` assets whose code begins so or whose name holds the text.
    pub(super) async fn find_assets(
        &self,
        scene: &super::json::Scene<'_>,
        text: &str,
        limit: u32,
    ) -> Result<Vec<AssetBrief>, ApiError> {
        let Ok(index) = self.index() else { return Ok(Vec::new()) };
        let filter = AssetFilter { text: Some(text.to_owned()), issuer: None };
        let found = index.assets(&filter, None, limit).await?;
        self.briefs(scene, found.iter().map(|item| item.id)).await
    }
}
