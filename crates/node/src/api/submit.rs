//! POST /v1/transactions: the way into the ledger.

use super::{
    body::{self, Form},
    error::ApiError,
    json::{
        Scene, read_hex,
        receipt::{self, Receipt},
        transaction::{SubmissionResult, SubmissionStatus, SubmitAnswer, SubmitRequest},
    },
    language::Language,
    limits::AWAITED,
    page::{Parameters, wants_bytes},
    problem::Problem,
    state::{ApiState, App},
};
use crate::{admission::Submission, chain::Position};
use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use std::{
    collections::{HashMap, hash_map::Entry},
    time::Duration,
};
use tally_types::{Hash, bytes::Bytes};
use tokio::time::Instant;
use utoipa::{IntoParams, ToSchema};

/// What to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Wait {
    Final,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SubmitParameters {
    /// `final` answers when all are final, with their receipts; for up to 64 transactions.
    pub wait: Option<Wait>,
    /// The longest to wait, up to 10,000; what is not final by then is answered as accepted.
    pub timeout_ms: Option<u64>,
}

/// Submits one transaction or up to 10,000, in up to 8 MiB.
///
/// As JSON: `{"transaction": "hex"}` for one, whose refusal is answered as an error, or `{"transactions": ["hex", …]}`.
/// As bytes: each transaction's canonical encoding with its length before it as a varint (LEB128 of a u32), one after the
/// other. The answer has one result for each, in order: as JSON, or as big-endian u16 codes when bytes are asked for
/// (`Accept: application/octet-stream`): 0 accepted, 1 pending already, 2 final already, else a refusal's code (100–399)
/// or the pool's (900–902). Submitting the same bytes again is harmless.
#[utoipa::path(post, path = "/v1/transactions", tag = "transactions", params(SubmitParameters),
    request_body(content((SubmitRequest = "application/json"), (String = "application/octet-stream"))),
    responses(
        (status = 200, description = "One result for each transaction", content((SubmitAnswer = "application/json"), (String = "application/octet-stream"))),
        (status = "4XX", description = "The request, or its one transaction, is refused", body = super::error::ProblemDetails, content_type = "application/problem+json"),
        (status = 503, description = "No room", body = super::error::ProblemDetails, content_type = "application/problem+json")))]
pub async fn submit(
    State(state): State<ApiState>,
    language: Language,
    Parameters(parameters): Parameters<SubmitParameters>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let form = Form::of(&headers)?;
    let codes = wants_bytes(&headers)?;
    let received = state.receive(&headers, body).await?;
    let (transactions, single) = read(form, received.bytes.clone())?;
    let waits = parameters.wait == Some(Wait::Final);
    if waits && transactions.len() > AWAITED {
        return Err(Problem::TooManyToWaitFor.into());
    }
    let mut submissions = state.node.submit(transactions).await;
    drop(received);
    if single
        && !codes
        && let Some(error) = submissions.first().and_then(error)
    {
        return Err(error);
    }
    if waits {
        let _place = state.gates.waiting()?;
        let longest =
            parameters.timeout_ms.map_or(state.limits.wait, Duration::from_millis).min(state.limits.wait);
        state.until_final(&mut submissions, longest).await;
    }
    if codes {
        let bytes: Vec<u8> =
            submissions.iter().flat_map(|submission| code(submission).to_be_bytes()).collect();
        return Ok(([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response());
    }
    Ok(Json(answer(&state, &state.scene(language), &submissions, waits).await?).into_response())
}

fn read(form: Form, bytes: Bytes) -> Result<(Vec<Bytes>, bool), ApiError> {
    if form == Form::Bytes {
        return Ok((body::transactions(bytes)?, false));
    }
    match body::json(&bytes)? {
        SubmitRequest::Transaction(text) => Ok((vec![read_hex(&text)?.into()], true)),
        SubmitRequest::Transactions(list) if list.len() > super::limits::TRANSACTIONS => {
            Err(Problem::TooManyTransactions.into())
        }
        SubmitRequest::Transactions(list) => {
            let bytes = list.iter().map(|text| read_hex(text).map(Bytes::from)).collect::<Result<_, _>>()?;
            Ok((bytes, false))
        }
    }
}

/// The code of a submission in a binary answer.
fn code(submission: &Submission) -> u16 {
    match submission {
        Submission::Accepted(_) => 0,
        Submission::Pending(_) => 1,
        Submission::Final(..) => 2,
        Submission::Refused(refusal) => refusal.code(),
        Submission::NoRoom(refusal) => ApiError::from(*refusal).code,
    }
}

fn error(submission: &Submission) -> Option<ApiError> {
    match submission {
        Submission::Refused(refusal) => Some(ApiError::refused(*refusal, StatusCode::UNPROCESSABLE_ENTITY)),
        Submission::NoRoom(refusal) => Some((*refusal).into()),
        _ => None,
    }
}

impl App {
    /// Where a transaction stands: by what the node remembers, then by the index.
    pub(super) async fn find_position(&self, id: &Hash) -> Result<Option<Position>, ApiError> {
        if let Some(position) = self.node.position(id) {
            return Ok(Some(position));
        }
        match self.index() {
            Ok(index) => Ok(index.position(id).await?),
            Err(_) => Ok(None),
        }
    }

    /// Turns accepted submissions into final ones as their blocks come.
    async fn until_final(&self, submissions: &mut [Submission], longest: Duration) {
        let (mut tip, deadline) = (self.node.tip(), Instant::now() + longest);
        loop {
            tip.borrow_and_update();
            let mut waiting = false;
            for submission in submissions.iter_mut() {
                let (Submission::Accepted(id) | Submission::Pending(id)) = submission else { continue };
                match self.node.position(id) {
                    Some(position) => *submission = Submission::Final(*id, position),
                    // One that can no longer enter a block is not waited for.
                    None => match self.node.dropped(id) {
                        Some(refusal) => *submission = Submission::Refused(refusal),
                        None => waiting = true,
                    },
                }
            }
            if !waiting || !matches!(tokio::time::timeout_at(deadline, tip.changed()).await, Ok(Ok(()))) {
                return;
            }
        }
    }
}

async fn answer(
    state: &App,
    scene: &Scene<'_>,
    submissions: &[Submission],
    receipts: bool,
) -> Result<SubmitAnswer, ApiError> {
    let (mut results, mut assets, mut blocks) =
        (Vec::with_capacity(submissions.len()), Vec::new(), HashMap::new());
    for submission in submissions {
        let (status, id, position) = match submission {
            Submission::Accepted(id) => (SubmissionStatus::Accepted, Some(id), None),
            Submission::Pending(id) => (SubmissionStatus::Pending, Some(id), None),
            Submission::Final(id, position) => (SubmissionStatus::Final, Some(id), Some(*position)),
            Submission::Refused(_) => (SubmissionStatus::Refused, None, None),
            Submission::NoRoom(_) => (SubmissionStatus::NoRoom, None, None),
        };
        let mut found = None;
        if let (true, Some(position)) = (receipts, position) {
            if let Entry::Vacant(place) = blocks.entry(position.height) {
                place.insert(state.node.committed(position.height).await?);
            }
            let block = blocks.get(&position.height).and_then(Option::as_ref);
            if let Some(receipt) = block.and_then(|block| block.receipts.get(position.index as usize)) {
                assets.extend(receipt::assets_of(receipt));
                found = Some(Receipt::new(scene, receipt));
            }
        }
        results.push(SubmissionResult {
            status,
            code: code(submission),
            id: id.map(Hash::to_hex),
            message: error(submission)
                .map(|error| scene.language.pick(error.english, error.chinese).to_owned()),
            height: position.map(|position| position.height),
            index: position.map(|position| position.index),
            receipt: found,
        });
    }
    let assets = if assets.is_empty() { Vec::new() } else { state.briefs(scene, assets).await? };
    Ok(SubmitAnswer { results, assets })
}
