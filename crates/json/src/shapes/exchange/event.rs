//! What happened in markets, as receipts tell it.

use super::{super::Scene, Side};
use serde::Serialize;
use tally_types::exchange;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A trade with an order that stood, at its price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Fill {
    pub order: u64,
    pub owner: String,
    pub price: u32,
    pub lots: String,
    /// What the order's owner paid for the trade, in the quote asset.
    pub fee: String,
}

/// Why an order that was met did not trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// Its time had passed.
    Expired,
    /// It belonged to the one who met it.
    Own,
    /// Its owner is frozen or off an allow-list, or has no room for what it would receive.
    Barred,
}

/// An order that left the book without a trade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Dropped {
    pub order: u64,
    pub owner: String,
    pub price: u32,
    pub lots: String,
    pub reason: DropReason,
    /// What it set aside waits with it until it is cancelled.
    pub parked: bool,
}

/// An order was placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct OrderPlaced {
    pub market: u64,
    pub order: u64,
    pub owner: String,
    pub side: Side,
    /// Ticks for one lot.
    pub price: u32,
    /// What it asked for.
    pub lots: String,
    /// What of it stands from now on.
    pub rests: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<u64>,
    /// What its owner paid for the trades, in the quote asset.
    pub fee: String,
    pub fills: Vec<Fill>,
    pub dropped: Vec<Dropped>,
}

/// An order and what was left of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Cancelled {
    pub order: u64,
    pub side: Side,
    pub price: u32,
    pub lots: String,
    /// It had left the book before.
    pub parked: bool,
}

/// A conversion's way through one market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Hop {
    pub market: u64,
    pub side: Side,
    /// What was paid for the trades, in the market's quote asset.
    pub fee: String,
    pub fills: Vec<Fill>,
    pub dropped: Vec<Dropped>,
}

impl Fill {
    pub fn new(scene: &Scene<'_>, fill: &exchange::Fill) -> Self {
        Self {
            order: fill.order.0,
            owner: scene.address(&fill.owner),
            price: fill.price,
            lots: fill.lots.to_string(),
            fee: fill.fee.to_string(),
        }
    }

    pub fn list(scene: &Scene<'_>, fills: &[exchange::Fill]) -> Vec<Self> {
        fills.iter().map(|fill| Self::new(scene, fill)).collect()
    }
}

impl Dropped {
    pub fn new(scene: &Scene<'_>, dropped: &exchange::Dropped) -> Self {
        Self {
            order: dropped.order.0,
            owner: scene.address(&dropped.owner),
            price: dropped.price,
            lots: dropped.lots.to_string(),
            reason: match dropped.reason {
                exchange::DropReason::Expired => DropReason::Expired,
                exchange::DropReason::Own => DropReason::Own,
                exchange::DropReason::Barred => DropReason::Barred,
            },
            parked: dropped.parked,
        }
    }

    pub fn list(scene: &Scene<'_>, dropped: &[exchange::Dropped]) -> Vec<Self> {
        dropped.iter().map(|dropped| Self::new(scene, dropped)).collect()
    }
}

impl OrderPlaced {
    pub fn new(scene: &Scene<'_>, placed: &exchange::OrderPlaced) -> Self {
        Self {
            market: placed.market.0,
            order: placed.order.0,
            owner: scene.address(&placed.owner),
            side: placed.side.into(),
            price: placed.price,
            lots: placed.lots.to_string(),
            rests: placed.rests.to_string(),
            client_id: placed.client_id,
            fee: placed.fee.to_string(),
            fills: Fill::list(scene, &placed.fills),
            dropped: Dropped::list(scene, &placed.dropped),
        }
    }
}

impl From<&exchange::Cancelled> for Cancelled {
    fn from(gone: &exchange::Cancelled) -> Self {
        Self {
            order: gone.order.0,
            side: gone.side.into(),
            price: gone.price,
            lots: gone.lots.to_string(),
            parked: gone.parked,
        }
    }
}

impl Hop {
    pub fn new(scene: &Scene<'_>, hop: &exchange::Hop) -> Self {
        Self {
            market: hop.market.0,
            side: hop.side.into(),
            fee: hop.fee.to_string(),
            fills: Fill::list(scene, &hop.fills),
            dropped: Dropped::list(scene, &hop.dropped),
        }
    }
}
