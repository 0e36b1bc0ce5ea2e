//! The wallet's page, which the program carries and this node serves.
//!
//! The files stand in the program, compressed when the page was built. Those with a hash in their names are kept by
//! browsers for ever, the rest is asked for anew each time. The policy lets the page load from its node and from nowhere
//! else, and run nothing that did not come in a file of its own.

use super::{error::ApiError, problem::Problem};
use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use std::{collections::HashMap, sync::LazyLock};
use tally_types::Hash;

/// One file, and the same compressed where that is smaller.
struct File {
    /// As it is asked for.
    path: &'static str,
    plain: &'static [u8],
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

/// Ascending by path; empty when the program was built without the page.
const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/site.rs"));

/// The page that every address of it begins with.
const INDEX: &str = "/index.html";
/// Where the files with hashes in their names are.
const FIXED: &str = "/assets/";

/// What a browser compares its copy with.
static TAGS: LazyLock<HashMap<&'static str, HeaderValue>> = LazyLock::new(|| {
    let tag = |file: &File| {
        let text = format!("\"{}\"", &Hash::sha256(&[file.plain]).to_hex()[..32]);
        HeaderValue::try_from(text).expect("hexadecimal digits in quotes")
    };
    FILES.iter().map(|file| (file.path, tag(file))).collect()
});

const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
     worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// The wallet's page; without it, a page that says how to build it.
#[utoipa::path(get, path = "/", tag = "network",
    responses((status = 200, body = String, content_type = "text/html", description = "The wallet")))]
pub async fn home(headers: HeaderMap) -> Response {
    match find(INDEX) {
        Some(index) => answer(index, &headers),
        None => Html(include_str!("home.html")).into_response(),
    }
}

/// Whatever no address of the API is: a file of the page, or an address within the page.
pub async fn other(request: Request) -> Response {
    let (path, headers) = (request.uri().path(), request.headers());
    if !matches!(*request.method(), Method::GET | Method::HEAD) || path.starts_with("/v1/") {
        return ApiError::from(Problem::UnknownPath).into_response();
    }
    let file = find(path).or_else(|| if is_within_page(path, headers) { find(INDEX) } else { None });
    file.map_or_else(|| ApiError::from(Problem::UnknownPath).into_response(), |file| answer(file, headers))
}

fn find(path: &str) -> Option<&'static File> {
    FILES.binary_search_by_key(&path, |file| file.path).ok().map(|place| &FILES[place])
}

/// A browser that opens or reloads an address of the page, which the page itself reads.
fn is_within_page(path: &str, headers: &HeaderMap) -> bool {
    let asks_for_page = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let last = path.rsplit('/').next().unwrap_or_default();
    asks_for_page.is_some_and(|accept| accept.contains("text/html")) && !last.contains('.')
}

fn answer(file: &'static File, headers: &HeaderMap) -> Response {
    let cache = if file.path.starts_with(FIXED) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let always: [(HeaderName, HeaderValue); 7] = [
        (header::CACHE_CONTROL, HeaderValue::from_static(cache)),
        (header::ETAG, TAGS[file.path].clone()),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type(file.path))),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    ];
    if headers.get(header::IF_NONE_MATCH) == Some(&TAGS[file.path]) {
        return (StatusCode::NOT_MODIFIED, always).into_response();
    }
    let (coding, bytes) = packed(file, headers);
    let mut response = (always, Body::from(Bytes::from_static(bytes))).into_response();
    if let Some(coding) = coding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

/// The smallest form that the browser reads (RFC 9110, §12.5.3).
fn packed(file: &File, headers: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
    let asked = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let takes = |coding: &str| {
        asked.split(',').any(|range| {
            let (name, weight) = range.split_once(';').unwrap_or((range, ""));
            let refused = weight
                .trim()
                .strip_prefix("q=")
                .is_some_and(|weight| weight.trim_matches(['0', '.']).is_empty());
            name.trim().eq_ignore_ascii_case(coding) && !refused
        })
    };
    match (file.brotli, file.gzip) {
        (Some(bytes), _) if takes("br") => (Some("br"), bytes),
        (_, Some(bytes)) if takes("gzip") => (Some("gzip"), bytes),
        _ => (None, file.plain),
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
