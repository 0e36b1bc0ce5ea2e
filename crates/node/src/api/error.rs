//! Errors as problem+json (RFC 9457), in the language of the request.
//!
//! A handler returns an [`ApiError`]; it travels as an extension of an empty response, and [`render`], the outermost
//! layer, writes the body, because only it knows the request's language. Errors that the framework made itself get the
//! same form there.

use super::{faucet::FaucetRefusal, language::Language, problem::Problem};
use crate::{index::IndexError, pool::PoolRefusal, receipts::ReceiptError};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
pub use tally_json::error::ProblemDetails;
use tally_types::{Refusal, address::AddressError};

/// The media type of RFC 9457.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Seconds after which a request refused for want of room may be tried again.
const RETRY_AFTER_S: u16 = 2;

/// Why a request got no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    pub status: StatusCode,
    pub code: u16,
    pub name: &'static str,
    pub english: &'static str,
    pub chinese: &'static str,
    /// What a parser said, untranslated.
    pub note: Option<String>,
}

impl ApiError {
    /// A refusal as the answer to a request for one thing.
    pub fn refused(refusal: Refusal, status: StatusCode) -> Self {
        Self {
            status,
            code: refusal.code(),
            name: refusal.name(),
            english: refusal.message(),
            chinese: refusal.message_zh(),
            note: None,
        }
    }

    #[must_use]
    pub fn with_note(self, note: impl ToString) -> Self {
        Self { note: Some(note.to_string()), ..self }
    }

    pub fn details(&self, language: Language) -> ProblemDetails {
        let detail = language.pick(self.english, self.chinese);
        let title = detail.split([';', '；']).next().unwrap_or(detail);
        ProblemDetails {
            kind: format!("urn:tally:problem:{}", self.name),
            title: title.to_owned(),
            status: self.status.as_u16(),
            detail: detail.to_owned(),
            code: self.code,
            note: self.note.clone(),
        }
    }

    /// The error that stands for a status the framework answered with.
    fn of_status(status: StatusCode) -> Self {
        let problem = match status {
            StatusCode::NOT_FOUND => Problem::UnknownPath,
            StatusCode::METHOD_NOT_ALLOWED => Problem::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Problem::BodyTooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::MediaTypeUnsupported,
            StatusCode::REQUEST_TIMEOUT => Problem::BodyTooSlow,
            status if status.is_client_error() => Problem::ParameterInvalid,
            _ => Problem::Internal,
        };
        Self { status, ..problem.into() }
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self {
            status: StatusCode::from_u16(problem.status()).expect("a problem has a status of HTTP"),
            code: problem.code(),
            name: problem.name(),
            english: problem.message(),
            chinese: problem.message_zh(),
            note: None,
        }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::refused(refusal, StatusCode::UNPROCESSABLE_ENTITY)
    }
}

/// What was read was not what it should be.
impl From<tally_json::ApiError> for ApiError {
    fn from(error: tally_json::ApiError) -> Self {
        Self { note: error.note, ..error.problem.into() }
    }
}

impl From<PoolRefusal> for ApiError {
    fn from(refusal: PoolRefusal) -> Self {
        match refusal {
            PoolRefusal::AccountFull => Problem::AccountFull,
            PoolRefusal::Full => Problem::PoolFull,
            PoolRefusal::NonceWaits => Problem::NonceWaits,
        }
        .into()
    }
}

impl From<AddressError> for ApiError {
    fn from(error: AddressError) -> Self {
        tally_json::ApiError::from(error).into()
    }
}

impl From<IndexError> for ApiError {
    fn from(error: IndexError) -> Self {
        tracing::error!(%error, "the index did not answer");
        Problem::Internal.into()
    }
}

impl From<ReceiptError> for ApiError {
    fn from(error: ReceiptError) -> Self {
        tracing::error!(%error, "a block could not be read");
        Problem::Internal.into()
    }
}

impl From<FaucetRefusal> for ApiError {
    fn from(refusal: FaucetRefusal) -> Self {
        match refusal {
            FaucetRefusal::TooSoon => Problem::FaucetTooSoon.into(),
            FaucetRefusal::Empty => Problem::FaucetEmpty.into(),
            FaucetRefusal::Busy => Problem::Busy.into(),
            FaucetRefusal::Refused(refusal) => refusal.into(),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives every error its body.
pub async fn render(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let language = Language::of(&parts);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let error = response.extensions_mut().remove::<ApiError>().unwrap_or_else(|| ApiError::of_status(status));
    let details = error.details(language);
    *response.body_mut() = Body::from(serde_json::to_vec(&details).expect("a problem is plain JSON"));
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.pick("en", "zh-CN")));
    if matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS) {
        headers.insert(header::RETRY_AFTER, RETRY_AFTER_S.into());
    }
    response
}
