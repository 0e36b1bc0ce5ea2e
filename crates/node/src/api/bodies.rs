//! Bodies of posts: put by their hash, and served to anyone.
//!
//! Invariant: what is served has the SHA-256 it is asked for by, and is UTF-8; only bodies of posts are taken, so the
//! store grows by what somebody paid a fee for.

use super::{
    error::{ApiError, ProblemDetails},
    json::read_hash,
    problem::Problem,
    state::{ApiState, App},
};
use crate::bodies::{Bodies, MAX_BODY_BYTES, Put};
use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
};
use std::{io, sync::Arc};
use tally_types::{Hash, bytes::Bytes};

/// A body never changes, so whoever has it may keep it.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The body of a post, if this node has it. Check its SHA-256 before you show it.
#[utoipa::path(get, path = "/v1/bodies/{hash}", tag = "news",
    params(("hash" = String, Path, description = "The SHA-256 that the post names")),
    responses((status = 200, body = String, content_type = "text/plain", description = "The body"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "This node does not have it")))]
pub async fn get(
    State(state): State<ApiState>,
    Path(text): Path<String>,
) -> Result<([(HeaderName, &'static str); 2], Vec<u8>), ApiError> {
    let hash = read_hash(&text)?;
    let found = state.with_bodies(move |bodies| bodies.get(&hash)).await?.ok_or(Problem::UnknownBody)?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, FOREVER)], found))
}

/// Gives this node the body of a post to serve.
#[utoipa::path(put, path = "/v1/bodies/{hash}", tag = "news",
    params(("hash" = String, Path, description = "The SHA-256 that the post names")),
    request_body(content = String, content_type = "text/plain", description = "The body: UTF-8, at most 64 KiB"),
    responses((status = 201, description = "The node serves it now"),
        (status = 204, description = "The node had it"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Too large, not the body of a post, or not what the hash says"),
        (status = 507, body = ProblemDetails, content_type = "application/problem+json", description = "The store is full")))]
pub async fn put(
    State(state): State<ApiState>,
    Path(text): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, ApiError> {
    let hash = read_hash(&text)?;
    let received = state.receive(&headers, body).await?;
    if received.bytes.len() > MAX_BODY_BYTES {
        return Err(Problem::PostBodyTooLarge.into());
    }
    if Hash::sha256(&[&received.bytes]) != hash || std::str::from_utf8(&received.bytes).is_err() {
        return Err(Problem::PostBodyDiffers.into());
    }
    let turn = state.gates.costly().await?;
    if !state.index()?.has_body(&hash).await? {
        return Err(Problem::NoPostWithBody.into());
    }
    let bytes: Bytes = received.bytes.clone();
    let put = state.with_bodies(move |bodies| bodies.put(&hash, &bytes)).await?;
    drop(turn);
    match put {
        Put::Stored => Ok(StatusCode::CREATED),
        Put::Known => Ok(StatusCode::NO_CONTENT),
        Put::Full => Err(Problem::BodyStoreFull.into()),
    }
}

impl App {
    /// Asks the store on a thread that may wait for the disk.
    async fn with_bodies<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Bodies) -> io::Result<T> + Send + 'static,
    ) -> Result<T, ApiError> {
        let bodies: Arc<Bodies> = self.bodies.clone();
        let answer = tokio::task::spawn_blocking(move || ask(&bodies)).await;
        answer.unwrap_or_else(|error| Err(io::Error::other(error))).map_err(|error| {
            tracing::error!(%error, "the store of bodies failed");
            Problem::Internal.into()
        })
    }
}
