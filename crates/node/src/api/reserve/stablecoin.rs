//! Stablecoins, and what was attested for them.

use super::{
    super::{
        error::{ApiError, ProblemDetails},
        json::{
            Page,
            reserve::{AttestationLine, Stablecoin},
        },
        language::Language,
        oracle::{read_key, write_key},
        page::{Paging, Parameters, cut},
        rows::FromRow as _,
        state::ApiState,
    },
    read_id, unknown_coin,
};
use axum::{
    Json,
    extract::{Path, State},
};

/// Stablecoins with what backs each, in order of creation.
#[utoipa::path(get, path = "/v1/stablecoins", tag = "reserve", params(Paging),
    responses((status = 200, body = Page<Stablecoin>, description = "Stablecoins"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn stablecoins(
    State(state): State<ApiState>,
    language: Language,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Stablecoin>>, ApiError> {
    let scene = state.scene(language);
    let (ids, next) = state.reserve_page(false, &paging).await?;
    let _turn = state.gates.costly().await?;
    let (coins, assets) = (state.coins(&ids).await?, state.assets(&ids).await?);
    let time_ms = state.block_time_ms()?;
    let found = ids.iter().zip(&coins).zip(&assets).filter_map(|((id, coin), asset)| {
        Some(Stablecoin::new(&scene, *id, coin.as_ref()?, asset.as_ref()?, time_ms))
    });
    Ok(Json(Page { items: found.collect(), next, assets: Vec::new() }))
}

/// A stablecoin: custodians, dealers and what backs it, as of the last final block.
#[utoipa::path(get, path = "/v1/stablecoins/{asset}", tag = "reserve",
    params(("asset" = u64, Path, description = "The id of its asset")),
    responses((status = 200, body = Stablecoin, description = "The stablecoin"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such stablecoin")))]
pub async fn stablecoin(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<Stablecoin>, ApiError> {
    let id = read_id(&id)?;
    let coin = state.coins(&[id]).await?.pop().flatten().ok_or_else(unknown_coin)?;
    let asset = state.asset(id).await?.ok_or_else(unknown_coin)?;
    let time_ms = state.block_time_ms()?;
    Ok(Json(Stablecoin::new(&state.scene(language), id, &coin, &asset, time_ms)))
}

/// Everything that custodians attested for a stablecoin, newest first.
#[utoipa::path(get, path = "/v1/stablecoins/{asset}/attestations", tag = "reserve",
    params(("asset" = u64, Path, description = "The id of its asset"), Paging),
    responses((status = 200, body = Page<AttestationLine>, description = "Attestations"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such stablecoin, or not a page")))]
pub async fn attestations(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<AttestationLine>>, ApiError> {
    let (id, limit, scene) = (read_id(&id)?, paging.limit()?, state.scene(language));
    let before = read_key(&paging)?;
    state.coins(&[id]).await?.pop().flatten().ok_or_else(unknown_coin)?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.attestations(id, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_key(item.place, item.operation));
    let items = found.iter().map(|item| AttestationLine::from_row(&scene, item)).collect();
    Ok(Json(Page { items, next, assets: state.briefs(&scene, [id]).await? }))
}
