//! Mining: an account's part in its campaign, explained by the function that pays; and who likes a post.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page,
        campaign::Like,
        mining::{EpochPart, EpochStage, Explanation, MiningAnswer},
    },
    language::Language,
    page::{Paging, Parameters, cut, number, write_cursor},
    rows::FromRow as _,
    state::ApiState,
};
use crate::index::Place;
use axum::{
    Json,
    extract::{Path, State},
};
use tally_types::{
    AssetId, StateKey,
    fee::Rate,
    mining::{CLAIM_EPOCHS, EpochPoints, MiningCampaign, explain, has_lapsed},
    news::PostId,
};

/// An account's part in the mining campaign that it takes part in: what it did in each epoch, what that comes to at the
/// present rate, and why. Of an epoch that is not over it says what would come of it if nothing more happened.
#[utoipa::path(get, path = "/v1/accounts/{account}/mining", tag = "campaigns",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`")),
    responses((status = 200, body = MiningAnswer, description = "The account's part"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account")))]
pub async fn of_account(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
) -> Result<Json<MiningAnswer>, ApiError> {
    let scene = state.scene(language);
    let address = state.find_account(&scene, &text).await?;
    let (account, _) = state.account(&address).await?;
    let part = account.and_then(|account| account.earning).and_then(|earning| earning.mining.clone());
    let epoch = state.moment().await?.epoch;
    let mut answer = MiningAnswer {
        account: scene.address(&address),
        epoch,
        campaign: part.as_ref().map(|part| part.campaign.0),
        asset: None,
        epochs: Vec::new(),
        assets: Vec::new(),
    };
    let Some(part) = part else { return Ok(Json(answer)) };
    let campaign: Option<MiningCampaign> = state.record(StateKey::mining_campaign(part.campaign)).await?;
    let rate = match &campaign {
        Some(campaign) => state.global().await?.fees.rate_of(campaign.asset),
        None => None,
    };
    let known = campaign.as_ref().zip(rate);
    answer.epochs = part.epochs.iter().map(|done| epoch_part(done, epoch, known)).collect();
    answer.asset = campaign.as_ref().map(|campaign| campaign.asset.0);
    answer.assets =
        state.briefs(&scene, [AssetId::COIN].into_iter().chain(campaign.map(|it| it.asset))).await?;
    Ok(Json(answer))
}

fn epoch_part(done: &EpochPoints, now: u64, campaign: Option<(&MiningCampaign, Rate)>) -> EpochPart {
    let stage = match done.epoch {
        epoch if has_lapsed(epoch, now) => EpochStage::Lapsed,
        epoch if epoch == now => EpochStage::Gathering,
        _ => EpochStage::Claimable,
    };
    let explained = campaign.filter(|_| stage != EpochStage::Lapsed).and_then(|(campaign, rate)| {
        let tally = campaign.tally(done.epoch)?;
        Some(Explanation::from(&explain(campaign, tally, done, rate)))
    });
    EpochPart {
        epoch: done.epoch,
        stage,
        claim_until_epoch: done.epoch.saturating_add(CLAIM_EPOCHS),
        explanation: explained,
    }
}

/// Who likes a post, the last one first.
#[utoipa::path(get, path = "/v1/posts/{id}/likes", tag = "campaigns",
    params(("id" = u64, Path, description = "The post's number"), Paging),
    responses((status = 200, body = Page<Like>, description = "Likes"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn likes(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Like>>, ApiError> {
    let (limit, scene) = (paging.limit()?, state.scene(language));
    let id = number(&id, "a post's id").map(PostId)?;
    let before = paging.cursor::<2>()?.map(|[place, operation]| {
        (Place(place.min(i64::MAX as u64) as i64), u8::try_from(operation).unwrap_or(u8::MAX))
    });
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.likes(id, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| item.key);
    Ok(Json(Page {
        items: found.iter().map(|item| Like::from_row(&scene, item)).collect(),
        next: next.map(|(place, operation)| write_cursor([place.0 as u64, u64::from(operation)])),
        assets: state.briefs(&scene, [AssetId::COIN]).await?,
    }))
}
