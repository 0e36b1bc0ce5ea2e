//! Campaigns of referral and of mining: which there are and were, and what is left of them.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page,
        campaign::{Campaign, CampaignAnswer, CampaignRecord, Moment},
    },
    language::Language,
    page::{Parameters, cut, limit, number, read_cursor, write_cursor},
    problem::Problem,
    rows::FromRow as _,
    state::{ApiState, App},
};
use crate::index::read::{CampaignFilter, CampaignItem};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use tally_types::{
    Parameters as LedgerParameters, Refusal, StateKey,
    mining::MiningCampaign,
    parameters::epoch_of,
    referral::{CampaignId, ReferralCampaign},
};
use utoipa::{IntoParams, ToSchema};

/// The two kinds of campaigns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CampaignKind {
    Referral,
    Mining,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CampaignParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many campaigns at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only campaigns of this kind.
    #[param(inline)]
    pub kind: Option<CampaignKind>,
    /// Only campaigns of this opener: an address or `@name`.
    pub opener: Option<String>,
    /// Only those that are closed, or only those that are not.
    pub closed: Option<bool>,
}

/// Reads a campaign's id from a path.
pub fn read_id(text: &str) -> Result<CampaignId, ApiError> {
    number(text, "a campaign's id").map(CampaignId)
}

pub fn unknown() -> ApiError {
    ApiError::refused(Refusal::UnknownCampaign, StatusCode::NOT_FOUND)
}

/// Campaigns of referral and of mining, newest first, closed ones too.
#[utoipa::path(get, path = "/v1/campaigns", tag = "campaigns", params(CampaignParameters),
    responses((status = 200, body = Page<Campaign>, description = "Campaigns"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    language: Language,
    Parameters(parameters): Parameters<CampaignParameters>,
) -> Result<Json<Page<Campaign>>, ApiError> {
    let (limit, scene) = (limit(parameters.limit)?, state.scene(language));
    let before = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?.map(|[id]| CampaignId(id));
    let opener = match &parameters.opener {
        Some(text) => Some(state.find_account(&scene, text).await?),
        None => None,
    };
    let mining = parameters.kind.map(|kind| kind == CampaignKind::Mining);
    let filter = CampaignFilter { mining, opener, closed: parameters.closed };
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.campaigns(&filter, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_cursor([item.id.0]));
    let records = state.campaigns(&found.iter().map(|item| item.id).collect::<Vec<_>>()).await?;
    let now = state.moment().await?;
    let view = |(item, record): (&CampaignItem, &Option<CampaignRecord>)| match record {
        Some(record) => Some(Campaign::from_row(&scene, (item.id, record, now, Some(item)))),
        None => Option::from_row(&scene, item),
    };
    Ok(Json(Page {
        items: found.iter().zip(&records).filter_map(view).collect(),
        next,
        assets: state.briefs(&scene, found.iter().map(|item| item.asset)).await?,
    }))
}

/// A campaign, as of the last final block; a closed one, as the index remembers it.
#[utoipa::path(get, path = "/v1/campaigns/{id}", tag = "campaigns",
    params(("id" = u64, Path, description = "The campaign's number, as its receipt says it")),
    responses((status = 200, body = CampaignAnswer, description = "The campaign"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such campaign")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<CampaignAnswer>, ApiError> {
    let (id, scene) = (read_id(&id)?, state.scene(language));
    let record = state.campaigns(&[id]).await?.pop().flatten();
    let item = match state.index() {
        Ok(index) => index.campaign(id).await?,
        Err(_) => None,
    };
    let (campaign, asset) = match (record, item) {
        (Some(record), item) => {
            let now = state.moment().await?;
            (Campaign::from_row(&scene, (id, &record, now, item.as_ref())), record.asset())
        }
        (None, Some(item)) => (Option::from_row(&scene, &item).ok_or_else(unknown)?, item.asset),
        (None, None) => return Err(unknown()),
    };
    Ok(Json(CampaignAnswer { campaign, assets: state.briefs(&scene, [asset]).await? }))
}

/// The proof of a campaign's present record.
#[utoipa::path(get, path = "/v1/campaigns/{id}/proof", tag = "campaigns",
    params(("id" = u64, Path, description = "The campaign's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such campaign, or it is closed")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    let id = read_id(&id)?;
    let key = match state.campaigns(&[id]).await?.pop().flatten().ok_or_else(unknown)? {
        CampaignRecord::Referral(_) => StateKey::referral_campaign(id),
        CampaignRecord::Mining(_) => StateKey::mining_campaign(id),
    };
    state.state_proof(key, "campaign.tally").await
}

impl App {
    /// The campaigns with these numbers that are not closed. A number is that of one kind only.
    pub(super) async fn campaigns(
        &self,
        ids: &[CampaignId],
    ) -> Result<Vec<Option<CampaignRecord>>, ApiError> {
        let referral = self.referral_campaigns(ids).await?;
        let keys = ids.iter().map(|id| StateKey::mining_campaign(*id)).collect();
        let mining: Vec<Option<MiningCampaign>> = self.records(keys).await?;
        let either = |(referral, mining): (Option<_>, Option<_>)| {
            referral.map(CampaignRecord::Referral).or(mining.map(CampaignRecord::Mining))
        };
        Ok(referral.into_iter().zip(mining).map(either).collect())
    }

    pub(super) async fn referral_campaigns(
        &self,
        ids: &[CampaignId],
    ) -> Result<Vec<Option<ReferralCampaign>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::referral_campaign(*id)).collect()).await
    }

    /// The last final block's time, and the ledger's epoch at it.
    pub(super) async fn moment(&self) -> Result<Moment, ApiError> {
        let time_ms = self.node.status().ok_or(Problem::Starting)?.time_ms;
        let parameters: Option<LedgerParameters> = self.record(StateKey::parameters()).await?;
        let epoch = epoch_of(time_ms, &parameters.ok_or(Problem::Starting)?);
        Ok(Moment { time_ms, epoch })
    }
}
