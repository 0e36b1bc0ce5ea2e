//! Parameters of requests, and the cursors that pages go on from.
//!
//! A cursor is the key of a page's last item as numbers in hexadecimal. Its form is nobody's business but ours.

use super::{error::ApiError, limits, problem::Problem};
use axum::{
    extract::{FromRequestParts, Query},
    http::{HeaderMap, header, request::Parts},
};
use serde::{Deserialize, de::DeserializeOwned};
use std::str::FromStr;
use utoipa::IntoParams;

/// The query of a request, read strictly.
pub struct Parameters<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Parameters<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        match Query::<T>::try_from_uri(&parts.uri) {
            Ok(Query(parameters)) => Ok(Self(parameters)),
            Err(error) => Err(ApiError::from(Problem::ParameterInvalid).with_note(error.body_text())),
        }
    }
}

/// Which part of a list is wanted.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many items at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
}

impl Paging {
    pub fn limit(&self) -> Result<u32, ApiError> {
        limit(self.limit)
    }

    /// The numbers of the cursor; `None` for the first page.
    pub fn cursor<const N: usize>(&self) -> Result<Option<[u64; N]>, ApiError> {
        self.cursor.as_deref().map(read_cursor).transpose()
    }
}

/// Reads a number from a path; `what` it is goes into the refusal.
pub fn number<N: FromStr>(text: &str, what: &str) -> Result<N, ApiError> {
    let wrong = |_| ApiError::from(Problem::ParameterInvalid).with_note(format!("{what} is a number"));
    text.parse().map_err(wrong)
}

pub fn limit(asked: Option<u32>) -> Result<u32, ApiError> {
    let limit = asked.unwrap_or(limits::DEFAULT_PAGE);
    if (1..=limits::PAGE).contains(&limit) { Ok(limit) } else { Err(Problem::ParameterInvalid.into()) }
}

/// Leaves at most `limit` items of a list that was asked for one more; the key of the last of them when there are more.
pub fn cut<T, K>(items: &mut Vec<T>, limit: u32, key: impl FnOnce(&T) -> K) -> Option<K> {
    let more = items.len() > limit as usize;
    items.truncate(limit as usize);
    items.last().filter(|_| more).map(key)
}

pub fn write_cursor<const N: usize>(key: [u64; N]) -> String {
    key.map(|number| format!("{number:x}")).join(".")
}

pub fn read_cursor<const N: usize>(text: &str) -> Result<[u64; N], ApiError> {
    let number = |part: &str| {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits.then(|| u64::from_str_radix(part, 16).ok()).flatten()
    };
    let numbers: Option<Vec<u64>> = text.split('.').map(number).collect();
    numbers.and_then(|numbers| numbers.try_into().ok()).ok_or_else(|| Problem::CursorInvalid.into())
}

/// Whether a request asks for bytes rather than JSON; neither is an error.
pub fn wants_bytes(headers: &HeaderMap) -> Result<bool, ApiError> {
    let Some(accept) = headers.get(header::ACCEPT) else { return Ok(false) };
    let accept = accept.to_str().unwrap_or_default();
    for range in accept.split(',') {
        match range.split(';').next().unwrap_or_default().trim() {
            "application/octet-stream" => return Ok(true),
            "*/*" | "application/*" | "application/json" | "" => return Ok(false),
            _ => {}
        }
    }
    // A browser's address bar asks for HTML and everything else; a request for HTML alone can still read JSON.
    if accept.contains("text/html") { Ok(false) } else { Err(Problem::NotAcceptable.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_leads_back_and_nothing_else_is_one() {
        let text = write_cursor([0, 255, u64::MAX]);
        assert_eq!(read_cursor::<3>(&text).unwrap(), [0, 255, u64::MAX]);
        for bad in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "1.2.x",
            "1..2",
            "+1.2.3",
            "1.2.10000000000000000",
            "1.2.-3",
            "' OR 1",
        ] {
            assert_eq!(read_cursor::<3>(bad).unwrap_err().code, Problem::CursorInvalid.code(), "{bad}");
        }
    }

    #[test]
    fn a_page_has_one_to_a_hundred_items() {
        assert_eq!(limit(None).unwrap(), limits::DEFAULT_PAGE);
        assert_eq!(limit(Some(100)).unwrap(), 100);
        for bad in [0, 101] {
            assert_eq!(limit(Some(bad)).unwrap_err().code, Problem::ParameterInvalid.code());
        }
    }

    #[test]
    fn the_form_of_an_answer_is_negotiated() {
        let wants = |accept: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, accept.parse().unwrap());
            wants_bytes(&headers)
        };
        assert!(!wants_bytes(&HeaderMap::new()).unwrap());
        assert!(wants("application/octet-stream").unwrap());
        assert!(!wants("application/json").unwrap());
        assert!(!wants("text/html,application/xhtml+xml,*/*;q=0.8").unwrap());
        assert_eq!(wants("image/png").unwrap_err().code, Problem::NotAcceptable.code());
    }
}
