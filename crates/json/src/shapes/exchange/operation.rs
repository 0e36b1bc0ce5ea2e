//! What operations in markets are made of.

use super::super::super::{error::ApiError, problem::Problem};
use serde::{Deserialize, Serialize};
use tally_types::{exchange, wire::Empty};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// What an order does with the base asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Buy,
    Sell,
}

/// What becomes of what does not trade at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    GoodTillCancelled,
    /// It stands until this block time in Unix milliseconds.
    GoodTillDate(u64),
    ImmediateOrCancel,
    FillOrKill,
    PostOnly,
}

impl From<exchange::Side> for Side {
    fn from(side: exchange::Side) -> Self {
        match side {
            exchange::Side::Buy => Self::Buy,
            exchange::Side::Sell => Self::Sell,
        }
    }
}

impl From<Side> for exchange::Side {
    fn from(side: Side) -> Self {
        match side {
            Side::Buy => Self::Buy,
            Side::Sell => Self::Sell,
        }
    }
}

impl From<exchange::OrderKind> for OrderKind {
    fn from(kind: exchange::OrderKind) -> Self {
        match kind {
            exchange::OrderKind::GoodTillCancelled(_) => Self::GoodTillCancelled,
            exchange::OrderKind::GoodTillDate(until_ms) => Self::GoodTillDate(until_ms),
            exchange::OrderKind::ImmediateOrCancel(_) => Self::ImmediateOrCancel,
            exchange::OrderKind::FillOrKill(_) => Self::FillOrKill,
            exchange::OrderKind::PostOnly(_) => Self::PostOnly,
        }
    }
}

impl From<OrderKind> for exchange::OrderKind {
    fn from(kind: OrderKind) -> Self {
        match kind {
            OrderKind::GoodTillCancelled => Self::GoodTillCancelled(Empty),
            OrderKind::GoodTillDate(until_ms) => Self::GoodTillDate(until_ms),
            OrderKind::ImmediateOrCancel => Self::ImmediateOrCancel(Empty),
            OrderKind::FillOrKill => Self::FillOrKill(Empty),
            OrderKind::PostOnly => Self::PostOnly(Empty),
        }
    }
}

/// Reads a number of lots.
pub fn read_lots(text: &str) -> Result<u64, ApiError> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let lots = digits.then(|| text.parse().ok()).flatten();
    let wrong = || ApiError::from(Problem::AmountInvalid).with_note("lots are a whole number of 64 bits");
    lots.ok_or_else(wrong)
}
