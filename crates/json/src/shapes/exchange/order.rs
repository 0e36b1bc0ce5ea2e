//! Orders as JSON.

use super::{
    super::{Scene, asset::AssetBrief},
    Side,
};
use serde::Serialize;
use tally_types::exchange::{self, OrderId};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// An order that stands, or is parked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Order {
    pub id: u64,
    pub market: u64,
    pub owner: String,
    pub side: Side,
    /// Ticks for one lot.
    pub price: u32,
    /// Lots not yet traded.
    pub lots: String,
    /// Lots traded since it stands.
    pub filled: String,
    /// What is set aside for it.
    pub asset: u64,
    /// Base units.
    pub escrow: String,
    /// What its owner pays of a trade's value, in ten-thousandths.
    pub fee_bps: u16,
    /// The last block time at which it may trade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<u64>,
    /// It left the book, and its owner had no room for what it set aside: it waits to be cancelled.
    pub parked: bool,
}

/// How an order was placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct PlacedOrder {
    pub transaction: String,
    pub height: u64,
    pub index: u32,
    pub time_ms: u64,
    pub market: u64,
    pub owner: String,
    pub side: Side,
    pub price: u32,
    /// What it asked for.
    pub lots: String,
    /// What of it stood after it was placed.
    pub rested: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<u64>,
}

/// An order: what is left of it, and how it was placed.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct OrderAnswer {
    /// Absent when it was filled, cancelled or dropped, or never stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<Order>,
    /// Absent when the node keeps no index, or it has not come so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placed: Option<PlacedOrder>,
    pub assets: Vec<AssetBrief>,
}

impl Order {
    pub fn new(scene: &Scene<'_>, id: OrderId, order: &exchange::Order) -> Self {
        Self {
            id: id.0,
            market: order.market.0,
            owner: scene.address(&order.owner),
            side: order.side.into(),
            price: order.price,
            lots: order.lots.to_string(),
            filled: order.filled.to_string(),
            asset: order.asset.0,
            escrow: order.escrow.to_string(),
            fee_bps: order.fee_bps,
            until_ms: order.until_ms,
            client_id: order.client_id,
            parked: order.parked,
        }
    }
}
