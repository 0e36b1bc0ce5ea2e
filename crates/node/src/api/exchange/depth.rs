//! A market's depth, read from the ledger's own records: exact, and in as many steps as a price has bytes, whatever the
//! book holds.

use super::{
    super::{
        error::{ApiError, ProblemDetails},
        json::exchange::book::{Depth, DepthLevel},
        page::Parameters,
        problem::Problem,
        state::{ApiState, App},
    },
    read_market,
};
use axum::{
    Json,
    extract::{Path, State},
};
use serde::Deserialize;
use tally_types::{
    StateKey,
    exchange::{LADDER_DEPTH, Level, Market, MarketId, Node, Side},
};
use utoipa::IntoParams;

/// Most prices of a side that are shown.
const LEVELS: usize = 100;
/// Prices of a side when the request does not say.
const DEFAULT_LEVELS: usize = 25;
/// A block may become final between two readings; how often it is then read again.
const ATTEMPTS: usize = 4;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DepthParameters {
    /// How many prices of each side: 1 to 100, 25 when left out.
    pub levels: Option<usize>,
}

/// What stands in a market, price by price, best first.
#[utoipa::path(get, path = "/v1/markets/{id}/depth", tag = "markets",
    params(("id" = u64, Path, description = "The market's number"), DepthParameters),
    responses((status = 200, body = Depth, description = "The book"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such market")))]
pub async fn depth(
    State(state): State<ApiState>,
    Path(id): Path<String>,
    Parameters(parameters): Parameters<DepthParameters>,
) -> Result<Json<Depth>, ApiError> {
    let (id, count) = (read_market(&id)?, parameters.levels.unwrap_or(DEFAULT_LEVELS));
    if !(1..=LEVELS).contains(&count) {
        return Err(Problem::ParameterInvalid.into());
    }
    let _turn = state.gates.costly().await?;
    let mut attempt = 1;
    loop {
        let height = *state.node.tip().borrow();
        let market = state.market(id).await?;
        let bids = state.levels(id, &market, Side::Buy, count).await?;
        let asks = state.levels(id, &market, Side::Sell, count).await?;
        if *state.node.tip().borrow() == height || attempt == ATTEMPTS {
            let show = |levels: Vec<(u32, Level)>| {
                levels.iter().map(|(price, level)| DepthLevel::new(*price, level)).collect()
            };
            return Ok(Json(Depth { market: id.0, height, bids: show(bids), asks: show(asks) }));
        }
        attempt += 1;
    }
}

impl App {
    /// The `count` best prices of a side with what stands there.
    pub(super) async fn levels(
        &self,
        id: MarketId,
        market: &Market,
        side: Side,
        count: usize,
    ) -> Result<Vec<(u32, Level)>, ApiError> {
        let root = Node { bits: market.ladder(side).root };
        let mut prices = below(&[(0, Some(root))], side, 0, count);
        for depth in 1..=LADDER_DEPTH {
            let keys = prices.iter().map(|price| StateKey::node(id, side, depth, *price)).collect();
            let nodes: Vec<Option<Node>> = self.records(keys).await?;
            let found: Vec<_> = prices.into_iter().zip(nodes).collect();
            prices = below(&found, side, depth, count);
        }
        let keys = prices.iter().map(|price| StateKey::level(id, side, *price)).collect();
        let levels: Vec<Option<Level>> = self.records(keys).await?;
        Ok(prices.into_iter().zip(levels).filter_map(|(price, level)| Some((price, level?))).collect())
    }
}

/// The first `count` beginnings of prices, one byte longer than those of `nodes`, best first.
fn below(nodes: &[(u32, Option<Node>)], side: Side, depth: usize, count: usize) -> Vec<u32> {
    let shift = 8 * (LADDER_DEPTH - depth);
    let longer = |(prefix, node): &(u32, Option<Node>)| {
        let (prefix, bits) = (*prefix, node.map(|node| node.bits).unwrap_or_default());
        let first = bits.first(side);
        let places = std::iter::successors(first, move |place| bits.next(side, *place));
        places.map(move |place| prefix | u32::from(place) << shift)
    };
    nodes.iter().flat_map(longer).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::exchange::Bits;

    #[test]
    fn prices_grow_byte_by_byte_in_the_order_of_their_side() {
        let node = |places: &[u8]| {
            let bits = places.iter().fold(Bits::default(), |bits, place| bits.with(*place, true));
            Some(Node { bits })
        };
        let root = [(0, node(&[1, 3]))];
        assert_eq!(below(&root, Side::Sell, 0, 9), [0x0100_0000, 0x0300_0000]);
        assert_eq!(below(&root, Side::Buy, 0, 1), [0x0300_0000]);
        let leaves = [(0x0102_0300, node(&[0, 255])), (0x0102_0400, None), (0x0102_0500, node(&[9]))];
        assert_eq!(below(&leaves, Side::Sell, 3, 9), [0x0102_0300, 0x0102_03ff, 0x0102_0509]);
    }
}
