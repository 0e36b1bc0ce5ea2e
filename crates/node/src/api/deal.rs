//! Deals: lists of them, each with its record, its proof and its steps.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page,
        deal::{Deal, DealAnswer, TimelineStep},
    },
    language::Language,
    page::{Paging, Parameters, cut, limit, number, read_cursor, write_cursor},
    problem::Problem,
    rows::FromRow as _,
    state::{ApiState, App},
};
use crate::index::{
    Place,
    read::{DealFilter, DealRole, DealStages},
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use tally_types::{
    Refusal, StateKey,
    deal::{DealId, Stage},
};
use utoipa::{IntoParams, ToSchema};

/// Which deals by how far they have come.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DealsAt {
    /// All but the ended ones.
    Open,
    Offered,
    Accepted,
    Shipped,
    Disputed,
    Ended,
}

/// What an account is in a deal.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Buyer,
    Seller,
    Arbiter,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DealParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many deals at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only deals at this stage, or open ones.
    #[param(inline)]
    pub stage: Option<DealsAt>,
    /// Only deals in which the account is this.
    #[param(inline)]
    pub role: Option<Role>,
}

fn read_id(text: &str) -> Result<DealId, ApiError> {
    number(text, "a deal's id").map(DealId)
}

fn unknown() -> ApiError {
    ApiError::refused(Refusal::UnknownDeal, StatusCode::NOT_FOUND)
}

/// All deals, newest first.
#[utoipa::path(get, path = "/v1/deals", tag = "deals", params(DealParameters),
    responses((status = 200, body = Page<Deal>, description = "Deals"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    language: Language,
    Parameters(parameters): Parameters<DealParameters>,
) -> Result<Json<Page<Deal>>, ApiError> {
    if parameters.role.is_some() {
        return Err(ApiError::from(Problem::ParameterInvalid).with_note("a role is that of an account"));
    }
    state.deal_page(language, None, &parameters).await
}

/// Deals in which an account is buyer, seller or arbiter, newest first.
#[utoipa::path(get, path = "/v1/accounts/{account}/deals", tag = "deals",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), DealParameters),
    responses((status = 200, body = Page<Deal>, description = "Deals"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn of_account(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(parameters): Parameters<DealParameters>,
) -> Result<Json<Page<Deal>>, ApiError> {
    state.deal_page(language, Some(text), &parameters).await
}

/// A deal, as of the last final block.
#[utoipa::path(get, path = "/v1/deals/{id}", tag = "deals",
    params(("id" = u64, Path, description = "The deal's number, as its receipt says it")),
    responses((status = 200, body = DealAnswer, description = "The deal"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such deal")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<DealAnswer>, ApiError> {
    let (id, scene) = (read_id(&id)?, state.scene(language));
    let record = state.deals(&[id]).await?.pop().flatten().ok_or_else(unknown)?;
    let assets = state.briefs(&scene, [record.terms.asset]).await?;
    Ok(Json(DealAnswer { deal: Deal::new(&scene, id, &record), assets }))
}

/// The proof of a deal's present record.
#[utoipa::path(get, path = "/v1/deals/{id}/proof", tag = "deals",
    params(("id" = u64, Path, description = "The deal's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such deal")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::deal(read_id(&id)?), "deal.tally").await
}

/// What was done with a deal, in order.
#[utoipa::path(get, path = "/v1/deals/{id}/timeline", tag = "deals",
    params(("id" = u64, Path, description = "The deal's number"), Paging),
    responses((status = 200, body = Page<TimelineStep>, description = "Its steps"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such deal, or not a page")))]
pub async fn timeline(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<TimelineStep>>, ApiError> {
    let (id, limit, scene) = (read_id(&id)?, paging.limit()?, state.scene(language));
    let after = paging.cursor::<2>()?.map(|[place, operation]| {
        (Place(place.min(i64::MAX as u64) as i64), u8::try_from(operation).unwrap_or(u8::MAX))
    });
    let record = state.deals(&[id]).await?.pop().flatten().ok_or_else(unknown)?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.deal_steps(id, after, limit + 1).await?;
    let next = cut(&mut found, limit, |step| write_cursor([step.place.0 as u64, u64::from(step.operation)]));
    Ok(Json(Page {
        items: found.iter().map(|step| TimelineStep::from_row(&scene, step)).collect(),
        next,
        assets: state.briefs(&scene, [record.terms.asset]).await?,
    }))
}

impl From<DealsAt> for DealStages {
    fn from(at: DealsAt) -> Self {
        match at {
            DealsAt::Open => Self::Open,
            DealsAt::Offered => Self::Only(Stage::Offered),
            DealsAt::Accepted => Self::Only(Stage::Accepted),
            DealsAt::Shipped => Self::Only(Stage::Shipped),
            DealsAt::Disputed => Self::Only(Stage::Disputed),
            DealsAt::Ended => Self::Only(Stage::Ended),
        }
    }
}

impl From<Role> for DealRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Buyer => Self::Buyer,
            Role::Seller => Self::Seller,
            Role::Arbiter => Self::Arbiter,
        }
    }
}

impl App {
    async fn deal_page(
        &self,
        language: Language,
        account: Option<String>,
        parameters: &DealParameters,
    ) -> Result<Json<Page<Deal>>, ApiError> {
        let (limit, scene) = (limit(parameters.limit)?, self.scene(language));
        let before = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?.map(|[id]| DealId(id));
        let account = match &account {
            Some(text) => Some(self.find_account(&scene, text).await?),
            None => None,
        };
        let stages = parameters.stage.map_or(DealStages::All, DealStages::from);
        let filter = DealFilter { account, role: parameters.role.map(DealRole::from), stages };
        let index = self.index()?;
        let _turn = self.gates.costly().await?;
        let mut ids = index.deals(&filter, before, limit + 1).await?;
        let next = cut(&mut ids, limit, |id| write_cursor([id.0]));
        let records = self.deals(&ids).await?;
        // The state may be ahead of the index: a deal that has moved on is at another stage already.
        let found: Vec<_> = ids
            .iter()
            .zip(&records)
            .filter_map(|(id, record)| Some((*id, record.as_ref()?)))
            .filter(|(_, record)| stages.takes(record.stage()))
            .collect();
        let assets = self.briefs(&scene, found.iter().map(|(_, record)| record.terms.asset)).await?;
        let items = found.iter().map(|(id, record)| Deal::new(&scene, *id, record)).collect();
        Ok(Json(Page { items, next, assets }))
    }
}
