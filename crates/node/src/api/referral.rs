//! Referral: who brought an account, whom it brought, and what that earns.

use super::{
    campaign::{read_id, unknown},
    error::{ApiError, ProblemDetails},
    json::{
        Page,
        referral::{Brought, ReferralAnswer, ReferrerAnswer},
    },
    language::Language,
    page::{Paging, Parameters, cut, write_cursor},
    state::{ApiState, App},
};
use crate::index::Place;
use axum::{
    Json,
    extract::{Path, State},
};
use std::collections::BTreeMap;
use tally_types::{
    Address, Amount, AssetId, StateKey,
    referral::{CampaignId, Referral, ReferralCampaign, Referrer},
};

/// Who brought an account, what that has brought them, and how many it has brought itself.
#[utoipa::path(get, path = "/v1/accounts/{account}/referral", tag = "campaigns",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`")),
    responses((status = 200, body = ReferralAnswer, description = "Where the account stands"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account")))]
pub async fn of_account(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
) -> Result<Json<ReferralAnswer>, ApiError> {
    let scene = state.scene(language);
    let address = state.find_account(&scene, &text).await?;
    let record: Option<Referral> = state.record(StateKey::referral(&address)).await?;
    let brought_by = state.brought(&scene, &[address]).await?.pop();
    Ok(Json(ReferralAnswer {
        account: scene.address(&address),
        brought_by,
        invitees: record.map_or(0, |record| record.invitees),
        assets: state.briefs(&scene, [AssetId::COIN]).await?,
    }))
}

/// The accounts that an account brought, the last one first, each with the fees counted, what was paid and what is due.
#[utoipa::path(get, path = "/v1/accounts/{account}/invitees", tag = "campaigns",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), Paging),
    responses((status = 200, body = Page<Brought>, description = "Invitees"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn invitees(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Brought>>, ApiError> {
    let (limit, scene) = (paging.limit()?, state.scene(language));
    let before = paging.cursor::<2>()?.map(|[place, operation]| {
        (Place(place.min(i64::MAX as u64) as i64), u8::try_from(operation).unwrap_or(u8::MAX))
    });
    let address = state.find_account(&scene, &text).await?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.invitees(&address, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| item.key);
    let accounts: Vec<Address> = found.iter().map(|item| item.invitee).collect();
    Ok(Json(Page {
        items: state.brought(&scene, &accounts).await?,
        next: next.map(|(place, operation)| write_cursor([place.0 as u64, u64::from(operation)])),
        assets: state.briefs(&scene, [AssetId::COIN]).await?,
    }))
}

/// What a referrer may still be paid by a referral campaign in this epoch.
#[utoipa::path(get, path = "/v1/campaigns/{id}/referrers/{account}", tag = "campaigns",
    params(("id" = u64, Path, description = "The campaign's number"),
        ("account" = String, Path, description = "`tally1…`, `0x…` or `@name`")),
    responses((status = 200, body = ReferrerAnswer, description = "The referrer's cap"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such campaign of referral, or it is closed")))]
pub async fn referrer(
    State(state): State<ApiState>,
    language: Language,
    Path((id, text)): Path<(String, String)>,
) -> Result<Json<ReferrerAnswer>, ApiError> {
    let (id, scene) = (read_id(&id)?, state.scene(language));
    let address = state.find_account(&scene, &text).await?;
    let campaign = state.referral_campaigns(&[id]).await?.pop().flatten().ok_or_else(unknown)?;
    let record: Option<Referrer> = state.record(StateKey::referrer(id, &address)).await?;
    let epoch = state.moment().await?.epoch;
    let assets = state.briefs(&scene, [AssetId::COIN, campaign.asset]).await?;
    Ok(Json(ReferrerAnswer::new(&scene, (id, &campaign), (&address, record), epoch, assets)))
}

impl App {
    /// What each of `accounts` that was brought by somebody has brought them, in their order.
    async fn brought(
        &self,
        scene: &super::json::Scene<'_>,
        accounts: &[Address],
    ) -> Result<Vec<Brought>, ApiError> {
        let bindings: Vec<Option<Referral>> =
            self.records(accounts.iter().map(StateKey::referral).collect()).await?;
        let bound: Vec<_> = accounts
            .iter()
            .zip(bindings)
            .filter_map(|(account, record)| Some((*account, record?.binding?)))
            .collect();
        let records = self.accounts(&bound.iter().map(|(account, _)| *account).collect::<Vec<_>>()).await?;
        let campaigns = self.paying(bound.iter().map(|(_, binding)| binding.campaign)).await?;
        let view = |((account, binding), record): (_, Option<tally_types::account::Account>)| {
            let earning = record.and_then(|record| record.earning);
            let fees = earning.map_or(Amount::ZERO, |earning| earning.fees);
            Brought::new(scene, &account, &binding, fees, campaigns.get(&binding.campaign.0))
        };
        Ok(bound.into_iter().zip(records).map(view).collect())
    }

    /// Those of the campaigns that still pay.
    async fn paying(
        &self,
        ids: impl Iterator<Item = CampaignId>,
    ) -> Result<BTreeMap<u64, ReferralCampaign>, ApiError> {
        let mut ids: Vec<CampaignId> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        let (records, now) = (self.referral_campaigns(&ids).await?, self.moment().await?);
        let found = ids.iter().zip(records).filter_map(|(id, record)| Some((id.0, record?)));
        Ok(found.filter(|(_, campaign)| now.time_ms <= campaign.ends_ms).collect())
    }
}
