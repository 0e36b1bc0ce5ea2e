//! The best way from one asset to another, as JSON.

use super::{
    super::{Money, asset::AssetBrief},
    Side,
};
use serde::Serialize;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A conversion's way through one market, as the book stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct RouteHop {
    pub market: u64,
    pub side: Side,
    pub gives: Money,
    pub receives: Money,
    /// In the market's quote asset, already in what is given or received.
    pub fee: Money,
    /// Orders met.
    pub met: u8,
}

/// The way that gives most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Route {
    /// The markets, as `convert` takes them.
    pub path: Vec<u64>,
    /// What is really given: what makes no lot is kept.
    pub gives: Money,
    pub receives: Money,
    /// Orders met in all markets together.
    pub met: u8,
    pub hops: Vec<RouteHop>,
}

/// The best way, if there is one.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct RouteAnswer {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<Route>,
    pub assets: Vec<AssetBrief>,
}
