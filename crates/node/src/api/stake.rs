//! Candidates, the bonds of an account and the rewards it claimed.
//!
//! What has been earned is shown as it would be if it were claimed now; only whole units can be.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page,
        stake::{Bond, Candidate, StakeReward},
    },
    language::Language,
    page::{Paging, Parameters, cut, number, write_cursor},
    problem::Problem,
    records::decode,
    state::{ApiState, App},
};
use crate::index::{
    Place,
    read::{RewardItem, RewardKey},
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use tally_ledger::{accrue_bond, accrue_candidate};
use tally_types::{
    Address, Refusal, StateKey,
    stake::{self, CandidateId, Leaving, StakeBook},
};

fn read_id(text: &str) -> Result<CandidateId, ApiError> {
    number(text, "a candidate's id").map(CandidateId)
}

/// Candidates in order of opening.
#[utoipa::path(get, path = "/v1/candidates", tag = "stake", params(Paging),
    responses((status = 200, body = Page<Candidate>, description = "Candidates, retired ones too"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    language: Language,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Candidate>>, ApiError> {
    let (limit, scene) = (u64::from(paging.limit()?), state.scene(language));
    let first = paging.cursor::<1>()?.map_or(0, |[last]| last.saturating_add(1));
    let _turn = state.gates.costly().await?;
    let count = state.global().await?.counters.candidate;
    let end = first.saturating_add(limit).min(count);
    let ids: Vec<CandidateId> = (first..end).map(CandidateId).collect();
    let found = state.candidates(&ids).await?;
    let view = |(id, found): (&CandidateId, &Option<_>)| Some(Candidate::new(&scene, *id, found.as_ref()?));
    Ok(Json(Page {
        items: ids.iter().zip(&found).filter_map(view).collect(),
        next: (end < count).then(|| write_cursor([end.saturating_sub(1)])),
        assets: Vec::new(),
    }))
}

/// A candidate, with its commission up to the last final block.
#[utoipa::path(get, path = "/v1/candidates/{id}", tag = "stake",
    params(("id" = u64, Path, description = "The candidate's number, as its receipt says it")),
    responses((status = 200, body = Candidate, description = "The candidate"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such candidate")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<Candidate>, ApiError> {
    let id = read_id(&id)?;
    let unknown = || ApiError::refused(Refusal::UnknownCandidate, StatusCode::NOT_FOUND);
    let candidate = state.candidates(&[id]).await?.pop().flatten().ok_or_else(unknown)?;
    Ok(Json(Candidate::new(&state.scene(language), id, &candidate)))
}

/// The proof of a candidate's present record.
#[utoipa::path(get, path = "/v1/candidates/{id}/proof", tag = "stake",
    params(("id" = u64, Path, description = "The candidate's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such candidate")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::candidate(read_id(&id)?), "candidate.tally").await
}

/// The proof of the present record of what an account has with a candidate.
#[utoipa::path(get, path = "/v1/accounts/{account}/bonds/{candidate}/proof", tag = "stake",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"),
        ("candidate" = u64, Path, description = "The candidate's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "Nothing of the account is bonded to it")))]
pub async fn bond_proof(
    State(state): State<ApiState>,
    Path((account, candidate)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let address = state.find_account(&state.scene(Language::default()), &account).await?;
    state.state_proof(StateKey::bond(&address, read_id(&candidate)?), "bond.tally").await
}

/// What an account has with candidates: stake, rewards, what answers for another candidate, and what is on its way out.
///
/// A page may be short: bonds of which nothing is left are not in it.
#[utoipa::path(get, path = "/v1/accounts/{account}/bonds", tag = "stake",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), Paging),
    responses((status = 200, body = Page<Bond>, description = "Bonds in order of their candidates"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn bonds(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Bond>>, ApiError> {
    let (limit, scene) = (paging.limit()?, state.scene(language));
    let after = paging.cursor::<1>()?.map(|[id]| CandidateId(id.min(i64::MAX as u64)));
    let address = state.find_account(&scene, &text).await?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.bonds_of(&address, after, limit + 1).await?;
    let next = cut(&mut found, limit, |id| write_cursor([id.0]));
    Ok(Json(Page { items: state.bonds(&address, &found).await?, next, assets: Vec::new() }))
}

/// Rewards that an account claimed, newest first.
#[utoipa::path(get, path = "/v1/accounts/{account}/rewards", tag = "stake",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), Paging),
    responses((status = 200, body = Page<StakeReward>, description = "Claims"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn rewards(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<StakeReward>>, ApiError> {
    let (limit, scene) = (paging.limit()?, state.scene(language));
    let key = |[place, operation]: [u64; 2]| RewardKey {
        place: Place(place.min(i64::MAX as u64) as i64),
        operation: operation.min(u64::from(u8::MAX)) as u8,
    };
    let before = paging.cursor::<2>()?.map(key);
    let address = state.find_account(&scene, &text).await?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.rewards_of(&address, before, limit + 1).await?;
    let last = cut(&mut found, limit, |item| item.key);
    let view = |item: &RewardItem| StakeReward {
        candidate: item.candidate.0,
        amount: item.amount.to_string(),
        height: item.key.place.position().height,
        time_ms: item.time_ms,
        transaction: item.transaction.to_hex(),
    };
    Ok(Json(Page {
        items: found.iter().map(view).collect(),
        next: last.map(|key| write_cursor([key.place.0 as u64, u64::from(key.operation)])),
        assets: Vec::new(),
    }))
}

impl App {
    /// The block time of the last final state.
    pub(super) fn time_ms(&self) -> u64 {
        self.node.status().map_or(0, |status| status.time_ms)
    }

    /// Candidates, brought up to date.
    async fn candidates(&self, ids: &[CandidateId]) -> Result<Vec<Option<stake::Candidate>>, ApiError> {
        let mut keys = vec![StateKey::stake_book()];
        keys.extend(ids.iter().map(|id| StateKey::candidate(*id)));
        let records = self.raw(keys).await?;
        let book: StakeBook = decode(records[0].as_ref())?.unwrap_or_default();
        let candidate = |bytes: &Option<_>| {
            let mut candidate = decode::<stake::Candidate>(bytes.as_ref())?;
            candidate.iter_mut().for_each(|candidate| accrue_candidate(&book, candidate));
            Ok(candidate)
        };
        records[1..].iter().map(candidate).collect()
    }

    /// The account's bonds with these candidates, those that are there, brought up to date.
    async fn bonds(&self, account: &Address, ids: &[CandidateId]) -> Result<Vec<Bond>, ApiError> {
        // The book, a page of bonds and their candidates are of one state, as the sums between them need it.
        let mut keys = vec![StateKey::stake_book()];
        keys.extend(ids.iter().flat_map(|id| [StateKey::candidate(*id), StateKey::bond(account, *id)]));
        let records = self.raw(keys).await?;
        let book: StakeBook = decode(records[0].as_ref())?.unwrap_or_default();
        let mut bonds = Vec::new();
        for (id, pair) in ids.iter().zip(records[1..].chunks_exact(2)) {
            let candidate: Option<stake::Candidate> = decode(pair[0].as_ref())?;
            let bond: Option<stake::Bond> = decode(pair[1].as_ref())?;
            let (Some(mut candidate), Some(mut bond)) = (candidate, bond) else { continue };
            accrue_candidate(&book, &mut candidate);
            accrue_bond(&candidate, &mut bond);
            let leaving = self.leaving(*id, &bond).await?;
            let (lien, unbonding) = leaving.split_first().ok_or(Problem::Internal)?;
            bonds.push(Bond::new(*id, &bond, &candidate, unbonding, lien, self.time_ms()));
        }
        Ok(bonds)
    }

    /// What is left where the bond's stake moved away from, then of each of its unbondings.
    async fn leaving(&self, id: CandidateId, bond: &stake::Bond) -> Result<Vec<Leaving>, ApiError> {
        let lien = bond.lien.map_or((id, 0), |lien| (lien.from, lien.ready_ms));
        let unbondings = bond.unbondings.iter().map(|unbonding| (id, unbonding.ready_ms));
        let keys =
            [lien].into_iter().chain(unbondings).map(|(from, ready_ms)| StateKey::leaving(from, ready_ms));
        let records = self.records::<Leaving>(keys.collect()).await?;
        Ok(records.into_iter().map(Option::unwrap_or_default).collect())
    }
}
