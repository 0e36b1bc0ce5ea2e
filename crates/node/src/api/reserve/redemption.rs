//! Redemptions with their stage, whether they wait or ended.

use super::{
    super::{
        error::{ApiError, ProblemDetails},
        json::{
            Page, Scene,
            reserve::{Redemption, RedemptionAnswer, Stage},
        },
        language::Language,
        page::{Parameters, cut, limit, number, read_cursor, write_cursor},
        rows::FromRow as _,
        state::{ApiState, App},
    },
    read_id, unknown_coin,
};
use crate::index::read::{Redeeming, RedemptionItem};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use tally_types::{Refusal, StateKey, reserve::RedemptionId};
use utoipa::{IntoParams, ToSchema};

/// What an account has to do with a redemption.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RedemptionRole)]
pub enum Role {
    /// It asked for it.
    #[default]
    Requester,
    /// It sees to the payment.
    Dealer,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RedemptionParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only redemptions at this stage.
    pub stage: Option<Stage>,
    /// Of an account: those it asked for (`requester`, when left out), or those it sees to (`dealer`).
    #[param(inline)]
    pub role: Option<Role>,
}

/// A redemption: how far it has come, and who paid it by which document.
#[utoipa::path(get, path = "/v1/redemptions/{id}", tag = "reserve",
    params(("id" = u64, Path, description = "The redemption's number, as its receipt says it")),
    responses((status = 200, body = RedemptionAnswer, description = "The redemption"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such redemption")))]
pub async fn redemption(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<RedemptionAnswer>, ApiError> {
    let id = number(&id, "a redemption's id").map(RedemptionId)?;
    let scene = state.scene(language);
    let unknown = || ApiError::refused(Refusal::UnknownRedemption, StatusCode::NOT_FOUND);
    let item = state.index()?.redemption(id).await?.ok_or_else(unknown)?;
    let record = state.redemptions(&[id]).await?.pop().flatten();
    let assets = state.briefs(&scene, [item.coin]).await?;
    Ok(Json(RedemptionAnswer { redemption: Redemption::from_row(&scene, (&item, record.as_ref())), assets }))
}

/// The proof of a redemption's record while it waits.
#[utoipa::path(get, path = "/v1/redemptions/{id}/proof", tag = "reserve",
    params(("id" = u64, Path, description = "The redemption's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "It was settled or cancelled, or never was")))]
pub async fn redemption_proof(
    State(state): State<ApiState>,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    let id = number(&id, "a redemption's id").map(RedemptionId)?;
    state.state_proof(StateKey::redemption(id), "redemption.tally").await
}

/// Redemptions of a stablecoin, newest first.
#[utoipa::path(get, path = "/v1/stablecoins/{asset}/redemptions", tag = "reserve",
    params(("asset" = u64, Path, description = "The id of its asset"), RedemptionParameters),
    responses((status = 200, body = Page<Redemption>, description = "Redemptions"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such stablecoin, or not a page")))]
pub async fn of_coin(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(parameters): Parameters<RedemptionParameters>,
) -> Result<Json<Page<Redemption>>, ApiError> {
    let id = read_id(&id)?;
    state.coins(&[id]).await?.pop().flatten().ok_or_else(unknown_coin)?;
    Ok(Json(state.redemption_page(&state.scene(language), Redeeming::Coin(id), &parameters).await?))
}

/// Redemptions that an account asked for, or sees to as their dealer, newest first.
#[utoipa::path(get, path = "/v1/accounts/{account}/redemptions", tag = "reserve",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), RedemptionParameters),
    responses((status = 200, body = Page<Redemption>, description = "Redemptions"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn of_account(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(parameters): Parameters<RedemptionParameters>,
) -> Result<Json<Page<Redemption>>, ApiError> {
    let scene = state.scene(language);
    let account = state.find_account(&scene, &text).await?;
    let of = match parameters.role.unwrap_or_default() {
        Role::Requester => Redeeming::Requester(account),
        Role::Dealer => Redeeming::Dealer(account),
    };
    Ok(Json(state.redemption_page(&scene, of, &parameters).await?))
}

impl App {
    async fn redemption_page(
        &self,
        scene: &Scene<'_>,
        of: Redeeming,
        parameters: &RedemptionParameters,
    ) -> Result<Page<Redemption>, ApiError> {
        let limit = limit(parameters.limit)?;
        let before = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?;
        let before = before.map(|[id]| RedemptionId(id));
        let index = self.index()?;
        let _turn = self.gates.costly().await?;
        let stage = parameters.stage.map(Into::into);
        let mut found = index.redemptions(of, stage, before, limit + 1).await?;
        let next = cut(&mut found, limit, |item| write_cursor([item.id.0]));
        let records = self.redemptions(&found.iter().map(|item| item.id).collect::<Vec<_>>()).await?;
        let assets = self.briefs(scene, found.iter().map(|item| item.coin)).await?;
        let view = |(item, record): (&RedemptionItem, &Option<_>)| {
            Redemption::from_row(scene, (item, record.as_ref()))
        };
        Ok(Page { items: found.iter().zip(&records).map(view).collect(), next, assets })
    }
}
