//! A stablecoin over time.

use super::{
    super::{
        error::{ApiError, ProblemDetails},
        json::{Page, reserve::Point},
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

/// What circulated of a stablecoin and what was attested for it: a point after every operation that changed either,
/// newest first.
#[utoipa::path(get, path = "/v1/stablecoins/{asset}/history", tag = "reserve",
    params(("asset" = u64, Path, description = "The id of its asset"), Paging),
    responses((status = 200, body = Page<Point>, description = "Points"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such stablecoin, or not a page")))]
pub async fn history(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Point>>, ApiError> {
    let (id, limit, scene) = (read_id(&id)?, paging.limit()?, state.scene(language));
    let before = read_key(&paging)?;
    state.coins(&[id]).await?.pop().flatten().ok_or_else(unknown_coin)?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.circulation(id, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_key(item.place, item.operation));
    let items = found.iter().map(|item| Point::from_row(&scene, item)).collect();
    Ok(Json(Page { items, next, assets: state.briefs(&scene, [id]).await? }))
}
