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

use super::{error::ApiError, page::number, state::App};
use axum::http::StatusCode;
use tally_types::{
    Refusal, StateKey,
    exchange::{Market, MarketId, OrderId},
};

/// Reads a market's number from a path.
fn read_market(text: &str) -> Result<MarketId, ApiError> {
    number(text, "a market's id").map(MarketId)
}

/// Reads an order's number from a path.
fn read_order(text: &str) -> Result<OrderId, ApiError> {
    number(text, "an order's id").map(OrderId)
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
