//! What belongs to the network.

use super::{
    error::{ApiError, ProblemDetails},
    json::treasury::Treasury,
    language::Language,
    problem::Problem,
    records::decode,
    state::ApiState,
};
use axum::{Json, extract::State, response::Response};
use tally_types::{Parameters, StateKey, state::Global, treasury};

/// The treasury, the mining budget, the stakers' rewards, and the fees that wait to be shared out.
#[utoipa::path(get, path = "/v1/treasury", tag = "stake",
    responses((status = 200, body = Treasury, description = "What belongs to the network"),
        (status = 503, body = ProblemDetails, content_type = "application/problem+json", description = "The node is starting")))]
pub async fn get(State(state): State<ApiState>, language: Language) -> Result<Json<Treasury>, ApiError> {
    // All of one state: units go from one of these records to another.
    let keys = vec![StateKey::treasury(), StateKey::global(), StateKey::parameters(), StateKey::stake_book()];
    let records = state.raw(keys).await?;
    let [found, global, parameters, book] = &records[..] else { return Err(Problem::Internal.into()) };
    let found: treasury::Treasury = decode(found.as_ref())?.ok_or(Problem::Starting)?;
    let global: Global = decode(global.as_ref())?.ok_or(Problem::Starting)?;
    let parameters: Parameters = decode(parameters.as_ref())?.ok_or(Problem::Starting)?;
    let book = decode(book.as_ref())?.unwrap_or_default();
    let entries = found.entries.iter().chain(global.fee_pot.iter());
    let coin = [tally_types::AssetId::COIN];
    let assets = state.briefs(&state.scene(language), entries.map(|entry| entry.asset).chain(coin)).await?;
    Ok(Json(Treasury::new(&found, &global.fee_pot, &parameters.fee_shares, &book, assets)))
}

/// The proof of the treasury's present record.
#[utoipa::path(get, path = "/v1/treasury/proof", tag = "stake",
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "The node is starting")))]
pub async fn proof(State(state): State<ApiState>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::treasury(), "treasury.tally").await
}
