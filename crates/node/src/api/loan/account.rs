//! An account's loans and its credit record.

use super::{
    super::{
        error::{ApiError, ProblemDetails},
        json::{
            Page,
            loan::{Agreement, Credit, Loan, Stage},
        },
        language::Language,
        page::{Parameters, cut, limit, read_cursor, write_cursor},
        rows::FromRow as _,
        state::ApiState,
    },
    Record,
};
use crate::index::read::Part;
use axum::{
    Json,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;
use tally_types::{StateKey, loan::LoanId};
use utoipa::{IntoParams, ToSchema};

/// What an account has to do with a loan.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = LoanRole)]
pub enum Role {
    /// It is owed the note now, or would be.
    Lender,
    Borrower,
    /// It guarantees the note, as the agreement says.
    Guarantor,
    /// The lender offers it the note.
    Assignee,
    /// The offer waits for it to agree.
    Asked,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LoanParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only loans at this stage.
    pub stage: Option<Stage>,
    /// What the account has to do with them; left out: it is lender, borrower or guarantor.
    #[param(inline)]
    pub role: Option<Role>,
}

/// An account's loans and offers, newest first.
#[utoipa::path(get, path = "/v1/accounts/{account}/loans", tag = "loans",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), LoanParameters),
    responses((status = 200, body = Page<Loan>, description = "Loans"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn of_account(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(parameters): Parameters<LoanParameters>,
) -> Result<Json<Page<Loan>>, ApiError> {
    let (scene, limit) = (state.scene(language), limit(parameters.limit)?);
    let account = state.find_account(&scene, &text).await?;
    let before = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?;
    let before = before.map(|[id]| LoanId(id));
    let part = match parameters.role {
        None => Part::Any,
        Some(Role::Lender) => Part::Lender,
        Some(Role::Borrower) => Part::Borrower,
        Some(Role::Guarantor) => Part::Guarantor,
        Some(Role::Assignee) => Part::Assignee,
        Some(Role::Asked) => Part::Asked,
    };
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let stage = parameters.stage.map(Into::into);
    let mut found = index.loans(account, part, stage, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_cursor([item.id.0]));
    let records = state.loan_records(&found.iter().map(|item| item.id).collect::<Vec<_>>()).await?;
    let time_ms = state.block_time_ms()?;
    let items = found.iter().zip(&records).map(|(item, record)| match record {
        Some(Record::Offer(offer)) => Loan::of_offer(&scene, item.id, offer),
        Some(Record::Note(note)) => Loan::of_note(&scene, item.id, note, time_ms),
        None => Loan::from_row(&scene, item),
    });
    let items = items.collect();
    let assets =
        state.briefs(&scene, found.iter().flat_map(|item| Agreement::assets(&item.agreement))).await?;
    Ok(Json(Page { items, next, assets }))
}

/// An account's credit record: what became of its notes, as their borrower and as their lender.
#[utoipa::path(get, path = "/v1/accounts/{account}/credit", tag = "loans",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`")),
    responses((status = 200, body = Credit, description = "The record; all zeros for an account that never lent or borrowed"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account")))]
pub async fn credit(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
) -> Result<Json<Credit>, ApiError> {
    let scene = state.scene(language);
    let account = state.find_account(&scene, &text).await?;
    let record = state.credit_record(&account).await?.unwrap_or_default();
    let assets = state.briefs(&scene, Credit::assets(&record)).await?;
    Ok(Json(Credit::new(&scene, &account, &record, assets)))
}

/// The proof of an account's credit record.
#[utoipa::path(get, path = "/v1/accounts/{account}/credit/proof", tag = "loans",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such record")))]
pub async fn credit_proof(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
) -> Result<Response, ApiError> {
    let account = state.find_account(&state.scene(language), &text).await?;
    state.state_proof(StateKey::credit(&account), "credit.tally").await
}
