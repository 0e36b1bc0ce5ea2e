//! The reserve: stablecoins and what backs them, redemptions, baskets.

mod basket;
mod history;
mod proof;
mod redemption;
mod stablecoin;

pub use basket::*;
pub use history::*;
pub use proof::*;
pub use redemption::*;
pub use stablecoin::*;

use super::{
    asset::read_id,
    error::ApiError,
    page::{Paging, cut, write_cursor},
    state::App,
};
use axum::http::StatusCode;
use tally_types::{AssetId, Refusal};

fn unknown_coin() -> ApiError {
    ApiError::refused(Refusal::UnknownStablecoin, StatusCode::NOT_FOUND)
}

impl App {
    /// A page of the ids of stablecoins or baskets, and the next page's cursor.
    async fn reserve_page(
        &self,
        baskets: bool,
        paging: &Paging,
    ) -> Result<(Vec<AssetId>, Option<String>), ApiError> {
        let (limit, after) = (paging.limit()?, paging.cursor::<1>()?.map(|[id]| AssetId(id)));
        let mut ids = self.index()?.reserve_assets(baskets, after, limit + 1).await?;
        let next = cut(&mut ids, limit, |id| write_cursor([id.0]));
        Ok((ids, next))
    }
}
