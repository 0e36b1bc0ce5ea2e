//! Why a client's JSON does not say what it should.

use crate::problem::Problem;
use serde::Serialize;
use std::fmt;
use tally_types::address::AddressError;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A problem with what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    pub problem: Problem,
    /// What a parser said, untranslated.
    pub note: Option<String>,
}

impl ApiError {
    #[must_use]
    pub fn with_note(self, note: impl ToString) -> Self {
        Self { note: Some(note.to_string()), ..self }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.problem.message())
    }
}

impl std::error::Error for ApiError {}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self { problem, note: None }
    }
}

impl From<AddressError> for ApiError {
    fn from(error: AddressError) -> Self {
        let problem = match error {
            AddressError::NotHexadecimal => Problem::AddressNotHexadecimal,
            AddressError::WrongLength => Problem::AddressLength,
            AddressError::BadChecksum => Problem::AddressChecksum,
            AddressError::WrongNetwork { .. } => Problem::AddressOfOtherNetwork,
        };
        Self::from(problem).with_note(error)
    }
}

/// An error as RFC 9457 has it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ProblemDetails {
    /// Names the kind of problem.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(example = "urn:tally:problem:InsufficientFunds"))]
    pub kind: String,
    /// What is wrong.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong and what to do.
    pub detail: String,
    /// The stable code: a refusal's (100–899), the pool's (900–949) or the API's (1000 and up).
    pub code: u16,
    /// What a parser said, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
