//! Accounts: what they are, what they hold and what happened to them.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Money, Page,
        account::{Account, Balance, NamedAccount},
        activity::{ActivityLine, Way},
        kind_tag,
        transfer::Memo,
    },
    language::Language,
    page::{Paging, Parameters, limit, read_cursor, wants_bytes, write_cursor},
    problem::Problem,
    rows::{FromRow as _, Surroundings},
    state::{ApiState, App},
};
use crate::index::{
    Place,
    place::LineNumber,
    read::{Activity, ActivityFilter, ActivityKey},
};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use tally_types::{Address, AssetId, Handle, StateKey, account};
use utoipa::IntoParams;

/// Balances outside the account's record that come with it.
const SPILLED: u32 = 92;

/// An account, as of the last final block.
///
/// Every address is an account: one that nobody has used yet is answered as empty. With
/// `Accept: application/octet-stream`, its record's canonical bytes.
#[utoipa::path(get, path = "/v1/accounts/{account}", tag = "accounts",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`")),
    responses(
        (status = 200, description = "The account", content((Account = "application/json"), (String = "application/octet-stream"))),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let scene = state.scene(language);
    let address = state.find_account(&scene, &text).await?;
    if wants_bytes(&headers)? {
        let record =
            state.raw(vec![StateKey::account(&address)]).await?.pop().flatten().ok_or(Problem::NoRecord)?;
        return Ok(([(header::CONTENT_TYPE, "application/octet-stream")], record).into_response());
    }
    let (record, security) = state.account(&address).await?;
    let seen = match state.index() {
        Ok(index) => index.seen(&address).await?,
        Err(_) => None,
    };
    let mut view = Account::new(&scene, &address, record.as_ref(), security.as_ref());
    view.first_height = seen.map(|seen| seen.first_height);
    view.last_height = seen.map(|seen| seen.last_height);
    if let Some(record) = record.filter(|record| record.spilled > 0) {
        let spilled = state.spilled_page(&address, None, SPILLED).await?;
        view.more_balances = record.spilled as usize > spilled.len();
        view.balances.extend(spilled.iter().map(Balance::from));
    }
    view.assets = state.briefs(&scene, view.balances.iter().map(|balance| AssetId(balance.asset))).await?;
    Ok(Json(view).into_response())
}

impl App {
    /// Balances that lie outside the account's record, ascending by asset, after `after`. Without an index, none: the
    /// state cannot be listed.
    async fn spilled_page(
        &self,
        account: &Address,
        after: Option<AssetId>,
        limit: u32,
    ) -> Result<Vec<account::Balance>, ApiError> {
        let Ok(index) = self.index() else { return Ok(Vec::new()) };
        // The coin comes first, and is in no list of holdings.
        let mut assets = if after.is_none() { vec![AssetId::COIN] } else { Vec::new() };
        let mut balances = Vec::new();
        let mut last = after.unwrap_or(AssetId::COIN);
        loop {
            let page = index.assets_of(account, last, limit).await?;
            let end = page.len() < limit as usize;
            assets.extend(page);
            last = assets.last().copied().unwrap_or(last);
            let keys: Vec<_> = assets.drain(..).map(|asset| (*account, asset)).collect();
            balances.extend(self.spilled(&keys).await?.into_iter().flatten());
            if end || balances.len() >= limit as usize {
                balances.truncate(limit as usize);
                return Ok(balances);
            }
        }
    }
}

/// All balances of an account, those in its record first.
#[utoipa::path(get, path = "/v1/accounts/{account}/balances", tag = "accounts",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), Paging),
    responses((status = 200, body = Page<Balance>, description = "Balances"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account")))]
pub async fn balances(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Balance>>, ApiError> {
    let (limit, after, scene) = (paging.limit()?, paging.cursor::<1>()?, state.scene(language));
    let address = state.find_account(&scene, &text).await?;
    let _turn = state.gates.costly().await?;
    let record = state.account(&address).await?.0.unwrap_or_default();
    let mut items: Vec<Balance> = match after {
        None => record.balances.iter().map(Balance::from).collect(),
        Some(_) => Vec::new(),
    };
    let mut next = None;
    if record.spilled > 0 {
        let spilled = state.spilled_page(&address, after.map(|[asset]| AssetId(asset)), limit).await?;
        let full = spilled.len() == limit as usize;
        next = spilled.last().filter(|_| full).map(|balance| write_cursor([balance.asset.0]));
        items.extend(spilled.iter().map(Balance::from));
    }
    let assets = state.briefs(&scene, items.iter().map(|balance| AssetId(balance.asset))).await?;
    Ok(Json(Page { items, next, assets }))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ActivityParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many lines at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only lines of this asset.
    pub asset: Option<u64>,
    /// Only lines that went this way.
    pub direction: Option<Way>,
    /// Only lines of this kind, such as `send`.
    pub kind: Option<String>,
}

/// What happened to an account, newest first.
///
/// A filtered page may be short and still have a `next`: the node looks at 10,000 lines for one page.
#[utoipa::path(get, path = "/v1/accounts/{account}/activity", tag = "accounts",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), ActivityParameters),
    responses((status = 200, body = Page<ActivityLine>, description = "Lines"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn activity(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(parameters): Parameters<ActivityParameters>,
) -> Result<Json<Page<ActivityLine>>, ApiError> {
    let (limit, before) = (limit(parameters.limit)?, parameters.cursor.as_deref().map(read_key).transpose()?);
    let kind =
        parameters.kind.as_deref().map(|name| kind_tag(name).ok_or(Problem::ParameterInvalid)).transpose()?;
    let filter = ActivityFilter {
        asset: parameters.asset.map(AssetId),
        direction: parameters.direction.map(Into::into),
        kind,
    };
    let scene = state.scene(language);
    let address = state.find_account(&scene, &text).await?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let page = index.activity(&address, filter, before, limit as usize).await?;
    let line = |item: &Activity| {
        let around = Surroundings {
            transaction: item.transaction,
            time_ms: item.time_ms,
            fee: (item.payer == address).then(|| Money::from(&item.fee)),
            refusal: item.refusal,
            memo: item.memo.as_ref().map(|memo| Memo::from_bytes(memo.sealed, &memo.bytes)),
        };
        ActivityLine::from_row(&scene, (&item.line, around))
    };
    let paid = page.items.iter().filter(|item| item.payer == address).map(|item| item.fee.asset);
    let assets =
        state.briefs(&scene, page.items.iter().filter_map(|item| item.line.asset).chain(paid)).await?;
    Ok(Json(Page { items: page.items.iter().map(line).collect(), next: page.next.map(write_key), assets }))
}

// Sorting keys may lie outside what u64 shows in order; a cursor only has to lead back, so bits are kept as they are.
pub(super) fn write_key(key: ActivityKey) -> String {
    write_cursor([key.run as u64, key.place.0 as u64, u64::from(key.number.0)])
}

pub(super) fn read_key(text: &str) -> Result<ActivityKey, ApiError> {
    let [run, place, number] = read_cursor(text)?;
    let number = u32::try_from(number).map_err(|_| Problem::CursorInvalid)?;
    Ok(ActivityKey { run: run as i64, place: Place(place as i64), number: LineNumber(number) })
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProofParameters {
    /// Proves the balance of this asset that lies outside the account's record.
    pub asset: Option<u64>,
    /// Proves scoped keys, guardians and recovery.
    #[serde(default)]
    pub security: bool,
}

/// The proof of an account's present record.
#[utoipa::path(get, path = "/v1/accounts/{account}/proof", tag = "accounts",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), ProofParameters),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such record")))]
pub async fn proof(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(parameters): Parameters<ProofParameters>,
) -> Result<Response, ApiError> {
    let address = state.find_account(&state.scene(language), &text).await?;
    let key = match (parameters.asset, parameters.security) {
        (None, false) => StateKey::account(&address),
        (Some(asset), false) => StateKey::balance(&address, AssetId(asset)),
        (None, true) => StateKey::security(&address),
        (Some(_), true) => return Err(Problem::ParameterInvalid.into()),
    };
    state.state_proof(key, "account.tally").await
}

/// Who has a name. A name that only looks like it is an error of its own, so that nobody pays it by mistake.
#[utoipa::path(get, path = "/v1/names/{name}", tag = "accounts",
    params(("name" = String, Path, description = "With or without the `@`")),
    responses((status = 200, body = NamedAccount, description = "Its account"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "Nobody has it")))]
pub async fn name(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
) -> Result<Json<NamedAccount>, ApiError> {
    let handle = Handle::parse(&text).ok_or(Problem::NameInvalid)?;
    let owner = state.owner(&handle).await?;
    Ok(Json(NamedAccount { name: handle.to_string(), address: state.scene(language).address(&owner) }))
}
