//! Markets: what stands in them, what traded, and the best way from one asset to another.
//!
//! What the ledger knows is read from its records, exact as of the last final block; what it forgets, from the index.

pub mod depth;
pub mod history;
pub mod market;
pub mod order;
pub mod route;
#[cfg(test)]
mod tests;
mod walk;

use super::{error::ApiError, problem::Problem, state::App};
use axum::http::StatusCode;
use tally_types::{
    Refusal, StateKey,
    exchange::{Market, MarketId, OrderId},
};

/// Reads a market's number from a path.
fn read_market(text: &str) -> Result<MarketId, ApiError> {
    let wrong = |_| ApiError::from(Problem::ParameterInvalid).with_note("a market's id is a number");
    text.parse().map(MarketId).map_err(wrong)
}

/// Reads an order's number from a path.
fn read_order(text: &str) -> Result<OrderId, ApiError> {
    let wrong = |_| ApiError::from(Problem::ParameterInvalid).with_note("an order's id is a number");
    text.parse().map(OrderId).map_err(wrong)
}

impl App {
    pub(super) async fn market(&self, id: MarketId) -> Result<Market, ApiError> {
        let unknown = || ApiError::refused(Refusal::UnknownMarket, StatusCode::NOT_FOUND);
        self.record(StateKey::market(id)).await?.ok_or_else(unknown)
    }

    async fn markets(&self, ids: &[MarketId]) -> Result<Vec<Option<Market>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::market(*id)).collect()).await
    }
}
