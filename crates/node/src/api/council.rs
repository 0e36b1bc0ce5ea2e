//! The council: its seats, its proposals, and what they would change.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page, Scene,
        council::{
            Appointment, Ballot, Council, FeesAnswer, ParametersAnswer, Pending, Present, Proposal,
            ProposalAnswer,
        },
    },
    language::Language,
    limits,
    page::{Paging, Parameters, cut, limit, number, read_cursor, write_cursor},
    state::{ApiState, App},
};
use crate::index::read::{ProposalFilter, ProposalItem};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::{Deserialize, Serialize};
use tally_types::{
    AssetId, Refusal, StateKey,
    council::{Measure, ProposalId, Stage},
    hash::hex,
};
use utoipa::{IntoParams, ToSchema};

/// A stage by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StageName {
    Voting,
    Passed,
    Enacted,
    Failed,
    Withdrawn,
    Lapsed,
}

impl StageName {
    fn of(stage: &Stage) -> Self {
        match stage {
            Stage::Voting(_) => Self::Voting,
            Stage::Passed(_) => Self::Passed,
            Stage::Enacted(_) => Self::Enacted,
            Stage::Failed(_) => Self::Failed,
            Stage::Withdrawn(_) => Self::Withdrawn,
            Stage::Lapsed(_) => Self::Lapsed,
        }
    }

    /// The stage's tag, as the index has it.
    fn tag(self) -> u8 {
        self as u8
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProposalParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many proposals at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only proposals at this stage: `voting`, `passed`, `enacted`, `failed`, `withdrawn` or `lapsed`.
    #[param(inline)]
    pub stage: Option<StageName>,
}

fn unknown() -> ApiError {
    ApiError::refused(Refusal::UnknownProposal, StatusCode::NOT_FOUND)
}

fn read_id(text: &str) -> Result<ProposalId, ApiError> {
    number(text, "a proposal's id").map(ProposalId)
}

/// The council: who has a seat, how many votes decide, and how long decisions take.
#[utoipa::path(get, path = "/v1/council", tag = "council",
    responses((status = 200, body = Council, description = "The council"),
        (status = 503, body = ProblemDetails, content_type = "application/problem+json", description = "The node is starting")))]
pub async fn get(State(state): State<ApiState>, language: Language) -> Result<Json<Council>, ApiError> {
    let council = state.council().await?;
    let (parameters, global) = (state.parameters().await?, state.global().await?);
    let version = state.version().await?;
    let scene = state.scene(language);
    Ok(Json(Council::new(&scene, &council, &parameters.council, global.counters.proposal, version)))
}

/// The proof of the council's present record: who has a seat.
#[utoipa::path(get, path = "/v1/council/proof", tag = "council",
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 503, body = ProblemDetails, content_type = "application/problem+json", description = "The node is starting")))]
pub async fn seats_proof(State(state): State<ApiState>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::council(), "council.tally").await
}

/// Proposals, newest first.
#[utoipa::path(get, path = "/v1/council/proposals", tag = "council", params(ProposalParameters),
    responses((status = 200, body = Page<Proposal>, description = "Proposals"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    language: Language,
    Parameters(parameters): Parameters<ProposalParameters>,
) -> Result<Json<Page<Proposal>>, ApiError> {
    let (limit, scene) = (limit(parameters.limit)?, state.scene(language));
    let before = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?.map(|[id]| ProposalId(id));
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let filter = ProposalFilter { stage: parameters.stage.map(StageName::tag), measure: None };
    let mut found = index.proposals(&filter, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_cursor([item.id.0]));
    let ids: Vec<ProposalId> = found.iter().map(|item| item.id).collect();
    let records = state.proposals(&ids).await?;
    // The state may be ahead of the index: what has gone on to another stage is not shown at the one asked for.
    let wanted = |stage: &Stage| parameters.stage.is_none_or(|wanted| wanted == StageName::of(stage));
    let known = ids.iter().zip(&records).filter_map(|(id, record)| Some((*id, record.as_ref()?)));
    let known: Vec<_> = known.filter(|(_, proposal)| wanted(&proposal.stage)).collect();
    let assets =
        state.briefs(&scene, known.iter().flat_map(|(_, proposal)| assets_of(&proposal.measure))).await?;
    let items = known.iter().map(|(id, proposal)| Proposal::new(&scene, *id, proposal)).collect();
    Ok(Json(Page { items, next, assets }))
}

/// A proposal with every vote, and what it would change.
#[utoipa::path(get, path = "/v1/council/proposals/{id}", tag = "council",
    params(("id" = u64, Path, description = "The proposal's number")),
    responses((status = 200, body = ProposalAnswer, description = "The proposal"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such proposal")))]
pub async fn proposal(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<ProposalAnswer>, ApiError> {
    let (id, scene) = (read_id(&id)?, state.scene(language));
    let proposal = state.proposals(&[id]).await?.pop().flatten().ok_or_else(unknown)?;
    let quorum = state.council().await?.quorum();
    let present = state.present().await?;
    let times = match state.index() {
        Ok(index) => index.proposal_times(id).await?,
        Err(_) => Default::default(),
    };
    let ballot = |ballot: &tally_types::council::Ballot| Ballot {
        member: hex(&ballot.member),
        yes: ballot.yes,
        time_ms: times
            .ballots
            .get(&ballot.member)
            .filter(|(yes, _)| *yes == ballot.yes)
            .map(|(_, time)| *time),
    };
    let (changes, outdated) = match proposal.stage.is_open() {
        true => present.changes(&proposal.measure),
        // What an ended proposal would change now nobody asks.
        false => (Vec::new(), false),
    };
    Ok(Json(ProposalAnswer {
        ballots: proposal.ballots.iter().map(ballot).collect(),
        quorum,
        proposed_ms: times.proposed_ms,
        changes,
        outdated,
        assets: state.briefs(&scene, assets_of(&proposal.measure)).await?,
        proposal: Proposal::new(&scene, id, &proposal),
    }))
}

/// The proof of a proposal's present record: what it would do, every vote, and its stage.
#[utoipa::path(get, path = "/v1/council/proposals/{id}/proof", tag = "council",
    params(("id" = u64, Path, description = "The proposal's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such proposal")))]
pub async fn proposal_proof(
    State(state): State<ApiState>,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    state.state_proof(StateKey::proposal(read_id(&id)?), "proposal.tally").await
}

/// The parameters by which the ledger works, and the open proposals of others.
#[utoipa::path(get, path = "/v1/council/parameters", tag = "council",
    responses((status = 200, body = ParametersAnswer, description = "The parameters"),
        (status = 503, body = ProblemDetails, content_type = "application/problem+json", description = "The node is starting, or has no index")))]
pub async fn parameters(
    State(state): State<ApiState>,
    language: Language,
) -> Result<Json<ParametersAnswer>, ApiError> {
    let scene = state.scene(language);
    let present = state.present().await?;
    let pending = state.pending(&scene, &present, SET_PARAMETERS).await?;
    Ok(Json(ParametersAnswer {
        parameters: super::json::council::Parameters::new(&present.parameters),
        hash: present.parameters.hash().to_hex(),
        pending,
    }))
}

/// The proof of the parameters' present record.
#[utoipa::path(get, path = "/v1/council/parameters/proof", tag = "council",
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 503, body = ProblemDetails, content_type = "application/problem+json", description = "The node is starting")))]
pub async fn parameters_proof(State(state): State<ApiState>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::parameters(), "parameters.tally").await
}

/// What operations cost, and the open proposals of other prices.
#[utoipa::path(get, path = "/v1/council/fees", tag = "council",
    responses((status = 200, body = FeesAnswer, description = "The fee schedule"),
        (status = 503, body = ProblemDetails, content_type = "application/problem+json", description = "The node is starting, or has no index")))]
pub async fn fees(State(state): State<ApiState>, language: Language) -> Result<Json<FeesAnswer>, ApiError> {
    let scene = state.scene(language);
    let present = state.present().await?;
    let pending = state.pending(&scene, &present, SET_FEES).await?;
    Ok(Json(FeesAnswer { fees: (&present.fees).into(), hash: present.fees.hash().to_hex(), pending }))
}

/// Who is appointed to what, newest first.
#[utoipa::path(get, path = "/v1/council/appointments", tag = "council", params(Paging),
    responses((status = 200, body = Page<Appointment>, description = "Appointments"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn appointments(
    State(state): State<ApiState>,
    language: Language,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Appointment>>, ApiError> {
    let (limit, scene) = (paging.limit()?, state.scene(language));
    let before = paging.cursor::<1>()?.map(|[id]| ProposalId(id));
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.roles(before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_cursor([item.last.0]));
    let roles: Vec<_> = found.into_iter().map(|item| item.role).collect();
    // A role that nobody holds any more has no record.
    let records = state.appointments(&roles).await?;
    let items = records.iter().flatten().map(|record| Appointment::new(&scene, record)).collect();
    Ok(Json(Page { items, next, assets: Vec::new() }))
}

/// The tags of the measures that change what everybody asks for.
const SET_PARAMETERS: u8 = 0;
const SET_FEES: u8 = 1;

/// The assets that a measure speaks of in amounts.
fn assets_of(measure: &Measure) -> Option<AssetId> {
    match measure {
        Measure::SpendTreasury(measure) => Some(measure.asset),
        Measure::SetFees(_) => Some(AssetId::COIN),
        _ => None,
    }
}

impl App {
    async fn present(&self) -> Result<Present, ApiError> {
        Ok(Present { parameters: self.parameters().await?, fees: self.global().await?.fees })
    }

    /// Open proposals of this kind, newest first.
    async fn pending(
        &self,
        scene: &Scene<'_>,
        present: &Present,
        measure: u8,
    ) -> Result<Vec<Pending>, ApiError> {
        let index = self.index()?;
        let _turn = self.gates.costly().await?;
        let mut found: Vec<ProposalItem> = Vec::new();
        for stage in [StageName::Voting, StageName::Passed] {
            let filter = ProposalFilter { stage: Some(stage.tag()), measure: Some(measure) };
            found.extend(index.proposals(&filter, None, limits::PAGE).await?);
        }
        found.sort_unstable_by_key(|item| std::cmp::Reverse(item.id));
        found.truncate(limits::PAGE as usize);
        let ids: Vec<ProposalId> = found.iter().map(|item| item.id).collect();
        let records = self.proposals(&ids).await?;
        let open = ids.iter().zip(&records).filter_map(|(id, record)| {
            let proposal = record.as_ref().filter(|proposal| proposal.stage.is_open())?;
            Some(present.pending(scene, *id, proposal))
        });
        Ok(open.collect())
    }
}
