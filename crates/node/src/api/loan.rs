//! Loans: what each is and what happened to it, whose it is, and credit records.

mod account;

pub use account::*;

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page,
        loan::{Agreement, Instalment, Loan, LoanAnswer, LoanEvent, LoanSchedule},
    },
    language::Language,
    oracle::{read_key, write_key},
    page::{Paging, Parameters, cut, number},
    rows::FromRow as _,
    state::{ApiState, App},
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use tally_types::{
    Refusal, StateKey,
    loan::{self, LoanId},
};

/// What the state has of a loan.
enum Record {
    Offer(Box<loan::Offer>),
    Note(Box<loan::Note>),
}

fn read_id(text: &str) -> Result<LoanId, ApiError> {
    number(text, "a loan's id").map(LoanId)
}

fn unknown() -> ApiError {
    ApiError::refused(Refusal::UnknownLoan, StatusCode::NOT_FOUND)
}

/// A loan: its terms, and its offer or its note with what is owed at the last final block.
#[utoipa::path(get, path = "/v1/loans/{id}", tag = "loans",
    params(("id" = u64, Path, description = "The loan's number, as its receipt says it")),
    responses((status = 200, body = LoanAnswer, description = "The loan"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such loan")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<LoanAnswer>, ApiError> {
    let (id, scene) = (read_id(&id)?, state.scene(language));
    let (loan, agreement) = match state.loan_record(id).await? {
        Some(Record::Offer(offer)) => (Loan::of_offer(&scene, id, &offer), offer.agreement),
        Some(Record::Note(note)) => {
            (Loan::of_note(&scene, id, &note, state.block_time_ms()?), note.agreement)
        }
        // The state forgets offers that ended.
        None => {
            let item = state.index()?.loan(id).await?.ok_or_else(unknown)?;
            (Loan::from_row(&scene, &item), item.agreement)
        }
    };
    let assets = state.briefs(&scene, Agreement::assets(&agreement)).await?;
    Ok(Json(LoanAnswer { loan, assets }))
}

/// What falls due when, if everything is paid on its due date.
#[utoipa::path(get, path = "/v1/loans/{id}/schedule", tag = "loans",
    params(("id" = u64, Path, description = "The loan's number")),
    responses((status = 200, body = LoanSchedule, description = "The schedule"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such loan")))]
pub async fn schedule(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<LoanSchedule>, ApiError> {
    let id = read_id(&id)?;
    let (agreement, start_ms) = match state.loan_record(id).await?.ok_or_else(unknown)? {
        Record::Offer(offer) => (offer.agreement, state.block_time_ms()?),
        Record::Note(note) => (note.agreement, note.start_ms),
    };
    let schedule = agreement.terms.schedule(start_ms);
    let instalments = (1..).zip(&schedule).map(|(number, it)| Instalment::new(number, it)).collect();
    let assets = state.briefs(&state.scene(language), Agreement::assets(&agreement)).await?;
    Ok(Json(LoanSchedule { start_ms, instalments, assets }))
}

/// Everything that happened to a loan and its offer, in order.
#[utoipa::path(get, path = "/v1/loans/{id}/history", tag = "loans",
    params(("id" = u64, Path, description = "The loan's number"), Paging),
    responses((status = 200, body = Page<LoanEvent>, description = "What happened"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such loan, or not a page")))]
pub async fn history(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<LoanEvent>>, ApiError> {
    let (id, limit, scene) = (read_id(&id)?, paging.limit()?, state.scene(language));
    let after = read_key(&paging)?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let loan = index.loan(id).await?.ok_or_else(unknown)?;
    let mut found = index.loan_events(id, after, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_key(item.place, item.operation));
    let items = found.iter().map(|item| LoanEvent::from_row(&scene, item)).collect();
    Ok(Json(Page { items, next, assets: state.briefs(&scene, Agreement::assets(&loan.agreement)).await? }))
}

/// The proof of a note's present record or, while it is offered, of its offer's.
#[utoipa::path(get, path = "/v1/loans/{id}/proof", tag = "loans",
    params(("id" = u64, Path, description = "The loan's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such record")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    let id = read_id(&id)?;
    let key = match state.loan_record(id).await?.ok_or_else(unknown)? {
        Record::Offer(_) => StateKey::loan_offer(id),
        Record::Note(_) => StateKey::loan(id),
    };
    state.state_proof(key, "loan.tally").await
}

impl App {
    async fn loan_record(&self, id: LoanId) -> Result<Option<Record>, ApiError> {
        Ok(self.loan_records(&[id]).await?.pop().flatten())
    }

    /// What the state has of each loan.
    async fn loan_records(&self, ids: &[LoanId]) -> Result<Vec<Option<Record>>, ApiError> {
        let (notes, offers) = (self.notes(ids).await?, self.loan_offers(ids).await?);
        let one = |(note, offer): (Option<loan::Note>, Option<loan::Offer>)| match (note, offer) {
            (Some(note), _) => Some(Record::Note(Box::new(note))),
            (None, offer) => offer.map(|offer| Record::Offer(Box::new(offer))),
        };
        Ok(notes.into_iter().zip(offers).map(one).collect())
    }
}
