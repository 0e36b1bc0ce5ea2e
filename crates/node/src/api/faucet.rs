//! POST /v1/faucet: coins to try the network with.

use super::{
    body::{Form, json},
    error::{ApiError, ProblemDetails},
    json::transaction::{FaucetAnswer, FaucetRequest},
    language::Language,
    problem::Problem,
    state::ApiState,
};
use axum::{Json, body::Body, extract::State, http::HeaderMap};
use tally_engine::BoxFuture;
use tally_types::{Address, Hash, Refusal};

/// Why the faucet gave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaucetRefusal {
    #[error("this account got coins from the faucet a short while ago; wait before you ask again")]
    TooSoon,
    #[error("the faucet is empty; ask who runs it to fill it")]
    Empty,
    #[error("the faucet is busy; try again in a few seconds")]
    Busy,
    #[error("the faucet's payment was refused: {0}")]
    Refused(Refusal),
}

/// Gives coins away, within limits of its own.
pub trait Faucet: Send + Sync {
    /// Pays `to` and returns the id of the payment, which is submitted but need not be final.
    fn drip(&self, to: Address) -> BoxFuture<'_, Result<Hash, FaucetRefusal>>;
}

/// Sends coins to try the network with. Only where the node was started with a faucet.
#[utoipa::path(post, path = "/v1/faucet", tag = "network", request_body = FaucetRequest,
    responses((status = 200, body = FaucetAnswer, description = "On its way"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No faucet"),
        (status = 429, body = ProblemDetails, content_type = "application/problem+json", description = "Too soon")))]
pub async fn drip(
    State(state): State<ApiState>,
    language: Language,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<FaucetAnswer>, ApiError> {
    let faucet = state.faucet.as_ref().ok_or(Problem::FaucetOff)?;
    // JSON only: a page of another origin cannot send that without asking, and nobody answers it.
    if Form::of(&headers)? != Form::Json {
        return Err(Problem::MediaTypeUnsupported.into());
    }
    let received = state.receive(&headers, body).await?;
    let request: FaucetRequest = json(&received.bytes)?;
    let to = state.find_account(&state.scene(language), &request.address).await?;
    let _turn = state.gates.costly().await?;
    Ok(Json(FaucetAnswer { transaction: faucet.drip(to).await?.to_hex() }))
}
