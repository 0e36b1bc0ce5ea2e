//! Savings pools and the deposits of an account.
//!
//! Flexible deposits are shown with their interest up to the last final block, as if they were taken out now.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page, Scene,
        savings::{
            FixedDeposit, FixedDepositAnswer, FixedDepositState, FlexibleDeposit, SavingsPool,
            SavingsPoolAnswer,
        },
    },
    language::Language,
    page::{Paging, Parameters, cut, limit, number, read_cursor, write_cursor},
    state::{ApiState, App},
};
use crate::index::read::FixedItem;
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use tally_ledger::accrue_pool;
use tally_types::{
    AssetId, Refusal, StateKey,
    savings::{self, DepositId, PoolId},
};
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PoolParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many pools are looked at, at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only pools of this asset.
    pub asset: Option<u64>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FixedParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many deposits at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Also those that were taken out.
    pub all: Option<bool>,
}

fn read_pool(text: &str) -> Result<PoolId, ApiError> {
    number(text, "a pool's id").map(PoolId)
}

/// Savings pools in order of opening.
#[utoipa::path(get, path = "/v1/pools", tag = "savings", params(PoolParameters),
    responses((status = 200, body = Page<SavingsPool>, description = "Pools, closed ones too"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    language: Language,
    Parameters(parameters): Parameters<PoolParameters>,
) -> Result<Json<Page<SavingsPool>>, ApiError> {
    let (limit, scene) = (u64::from(limit(parameters.limit)?), state.scene(language));
    let cursor = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?;
    let first = cursor.map_or(0, |[last]| last.saturating_add(1));
    let _turn = state.gates.costly().await?;
    let count = state.global().await?.counters.pool;
    let end = first.saturating_add(limit).min(count);
    let ids: Vec<PoolId> = (first..end).map(PoolId).collect();
    let mut pools = state.pools(&ids).await?;
    if let Some(asset) = parameters.asset {
        pools.retain(|_, pool| pool.asset == AssetId(asset));
    }
    Ok(Json(Page {
        assets: state.briefs(&scene, pools.values().map(|pool| pool.asset)).await?,
        items: pools.iter().map(|(id, pool)| SavingsPool::new(&scene, *id, pool)).collect(),
        next: (end < count).then(|| write_cursor([end.saturating_sub(1)])),
    }))
}

/// A savings pool: its rates, and what it has to pay them from.
#[utoipa::path(get, path = "/v1/pools/{id}", tag = "savings",
    params(("id" = u64, Path, description = "The pool's number, as its receipt says it")),
    responses((status = 200, body = SavingsPoolAnswer, description = "The pool"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such pool")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<SavingsPoolAnswer>, ApiError> {
    let (id, scene) = (read_pool(&id)?, state.scene(language));
    let unknown = || ApiError::refused(Refusal::UnknownPool, StatusCode::NOT_FOUND);
    let pool = state.pools(&[id]).await?.remove(&id).ok_or_else(unknown)?;
    let assets = state.briefs(&scene, [pool.asset]).await?;
    Ok(Json(SavingsPoolAnswer { pool: SavingsPool::new(&scene, id, &pool), assets }))
}

/// The proof of a pool's present record: its offer, its deposits and what it can pay from.
#[utoipa::path(get, path = "/v1/pools/{id}/proof", tag = "savings",
    params(("id" = u64, Path, description = "The pool's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such pool")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::savings_pool(read_pool(&id)?), "pool.tally").await
}

/// The proof of the present record of an account's flexible deposit: its shares of the pool.
#[utoipa::path(get, path = "/v1/accounts/{account}/deposits/flexible/{pool}/proof", tag = "savings",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"),
        ("pool" = u64, Path, description = "The pool's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "The account has no flexible deposit in it")))]
pub async fn flexible_proof(
    State(state): State<ApiState>,
    Path((account, pool)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let address = state.find_account(&state.scene(Language::default()), &account).await?;
    state.state_proof(StateKey::flexible_deposit(&address, read_pool(&pool)?), "deposit.tally").await
}

/// The proof of a fixed deposit's record while it is in.
#[utoipa::path(get, path = "/v1/deposits/{id}/proof", tag = "savings",
    params(("id" = u64, Path, description = "The deposit's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "It was taken out, or never was")))]
pub async fn deposit_proof(
    State(state): State<ApiState>,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    let id = number(&id, "a deposit's id").map(DepositId)?;
    state.state_proof(StateKey::fixed_deposit(id), "deposit.tally").await
}

/// The flexible deposits of an account and what they are worth now.
///
/// A page may be short: deposits that are out are not in it.
#[utoipa::path(get, path = "/v1/accounts/{account}/deposits/flexible", tag = "savings",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), Paging),
    responses((status = 200, body = Page<FlexibleDeposit>, description = "Deposits in order of their pools"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn flexible(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<FlexibleDeposit>>, ApiError> {
    let (limit, scene) = (paging.limit()?, state.scene(language));
    let after = paging.cursor::<1>()?.map(|[id]| PoolId(id.min(i64::MAX as u64)));
    let address = state.find_account(&scene, &text).await?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.flexible_of(&address, after, limit + 1).await?;
    let next = cut(&mut found, limit, |id| write_cursor([id.0]));
    let keys = found.iter().map(|id| StateKey::flexible_deposit(&address, *id)).collect();
    let deposits = state.records::<savings::FlexibleDeposit>(keys).await?;
    let pools = state.pools(&found).await?;
    let view = |(id, deposit): (&PoolId, &Option<savings::FlexibleDeposit>)| {
        Some(FlexibleDeposit::new(*id, pools.get(id)?, deposit.as_ref()?))
    };
    let items: Vec<FlexibleDeposit> = found.iter().zip(&deposits).filter_map(view).collect();
    let assets = state.briefs(&scene, items.iter().map(|item| AssetId(item.asset))).await?;
    Ok(Json(Page { items, next, assets }))
}

/// The fixed deposits of an account, newest first.
#[utoipa::path(get, path = "/v1/accounts/{account}/deposits/fixed", tag = "savings",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), FixedParameters),
    responses((status = 200, body = Page<FixedDeposit>, description = "Deposits"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn fixed(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(parameters): Parameters<FixedParameters>,
) -> Result<Json<Page<FixedDeposit>>, ApiError> {
    let (limit, scene) = (limit(parameters.limit)?, state.scene(language));
    let cursor = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?;
    let before = cursor.map(|[id]| DepositId(id.min(i64::MAX as u64)));
    let address = state.find_account(&scene, &text).await?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.fixed_of(&address, parameters.all.unwrap_or(false), before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_cursor([item.id.0]));
    // The state may be ahead of the index: what the index has waiting and the state has not was just taken out.
    let keys = found.iter().map(|item| StateKey::fixed_deposit(item.id)).collect();
    let records = state.records::<savings::FixedDeposit>(keys).await?;
    let known =
        found.into_iter().zip(records).filter(|(item, record)| item.paid.is_some() || record.is_some());
    let items = state.fixed_views(&scene, known.map(|(item, _)| item).collect()).await?;
    let assets = state.briefs(&scene, items.iter().map(|item| AssetId(item.asset))).await?;
    Ok(Json(Page { items, next, assets }))
}

/// A fixed deposit, also one that was taken out.
#[utoipa::path(get, path = "/v1/deposits/{id}", tag = "savings",
    params(("id" = u64, Path, description = "The deposit's number, as its receipt says it")),
    responses((status = 200, body = FixedDepositAnswer, description = "The deposit"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such deposit")))]
pub async fn deposit(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<FixedDepositAnswer>, ApiError> {
    let (id, scene) = (number(&id, "a deposit's id").map(DepositId)?, state.scene(language));
    let item = match state.record::<savings::FixedDeposit>(StateKey::fixed_deposit(id)).await? {
        Some(deposit) => Some(FixedItem { id, deposit, paid: None }),
        None => match state.index() {
            Ok(index) => index.fixed_deposit(id).await?.filter(|item| item.paid.is_some()),
            Err(_) => None,
        },
    };
    let unknown = || ApiError::refused(Refusal::UnknownDeposit, StatusCode::NOT_FOUND);
    let deposit = state.fixed_views(&scene, item.into_iter().collect()).await?.pop().ok_or_else(unknown)?;
    let assets = state.briefs(&scene, [AssetId(deposit.asset)]).await?;
    Ok(Json(FixedDepositAnswer { deposit, assets }))
}

impl App {
    /// Pools that are there, with their interest up to now.
    async fn pools(&self, ids: &[PoolId]) -> Result<BTreeMap<PoolId, savings::SavingsPool>, ApiError> {
        let records = self
            .records::<savings::SavingsPool>(ids.iter().map(|id| StateKey::savings_pool(*id)).collect())
            .await?;
        let now_ms = self.time_ms();
        // A pool that was touched since the time was read is up to date already.
        let accrued = |pool: savings::SavingsPool| accrue_pool(&pool, now_ms.max(pool.since_ms));
        Ok(ids.iter().zip(records).filter_map(|(id, pool)| Some((*id, accrued(pool?)))).collect())
    }

    async fn fixed_views(
        &self,
        scene: &Scene<'_>,
        items: Vec<FixedItem>,
    ) -> Result<Vec<FixedDeposit>, ApiError> {
        let mut ids: Vec<PoolId> = items.iter().map(|item| item.deposit.pool).collect();
        ids.sort_unstable();
        ids.dedup();
        let (pools, now_ms) = (self.pools(&ids).await?, self.time_ms());
        let view = |item: &FixedItem| {
            let asset = pools.get(&item.deposit.pool)?.asset;
            let state = FixedDepositState::new(&item.deposit, item.paid, now_ms);
            Some(FixedDeposit::new(scene, item.id.0, &item.deposit, asset.0, state))
        };
        Ok(items.iter().filter_map(view).collect())
    }
}
