//! GET /v1/search: what a text may mean.

mod number;
mod words;

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Scene,
        asset::AssetBrief,
        search::{Found, SearchAnswer},
    },
    language::Language,
    limits::QUERY_CHARS,
    page::Parameters,
    problem::Problem,
    state::{ApiState, App},
};
use axum::{Json, extract::State};
use serde::Deserialize;
use tally_types::{Address, AssetId, Handle, Hash};
use utoipa::IntoParams;

/// Most things of each kind that are found by words.
const MOST: u32 = 10;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchParameters {
    /// An address, a name or its beginning, a transaction's id, a block's height or digest, a number of anything that has
    /// one (`#` may stand before it), an asset's code, a pair of codes, or words of a name or title.
    pub q: String,
}

/// Says what a text may mean: an account, a transaction, a block, an asset, or anything else that has a number, a name or
/// a title. Of what is found by words the newest is looked through.
#[utoipa::path(get, path = "/v1/search", tag = "network", params(SearchParameters),
    responses((status = 200, body = SearchAnswer, description = "What was found, likeliest first"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Too long")))]
pub async fn search(
    State(state): State<ApiState>,
    language: Language,
    Parameters(parameters): Parameters<SearchParameters>,
) -> Result<Json<SearchAnswer>, ApiError> {
    let text = parameters.q.trim();
    if text.chars().count() > QUERY_CHARS {
        return Err(Problem::ParameterInvalid.into());
    }
    if text.is_empty() {
        return Ok(Json(SearchAnswer { found: Vec::new() }));
    }
    let _turn = state.gates.costly().await?;
    let scene = state.scene(language);
    let mut found = Vec::new();
    if let Ok(address) = Address::parse(text, scene.prefix) {
        found.push(state.found_account(&scene, &address).await?);
    } else if let Some(hash) = Hash::from_hex(text.strip_prefix("0x").unwrap_or(text)) {
        found.extend(state.found_hash(&hash).await?);
    } else if let Ok(number) = text.strip_prefix('#').unwrap_or(text).parse::<u64>() {
        found.extend(state.found_number(&scene, number).await?);
    } else {
        found.extend(state.found_names(&scene, text).await?);
    }
    if !text.starts_with('@') {
        let assets = state.find_assets(&scene, text, MOST).await?;
        let assets = state.found_assets(assets).await?;
        let new: Vec<_> = assets.into_iter().filter(|asset| !found.contains(asset)).collect();
        found.extend(new);
        found.extend(state.found_words(&scene, text).await?);
    }
    Ok(Json(SearchAnswer { found }))
}

impl App {
    async fn found_account(&self, scene: &Scene<'_>, address: &Address) -> Result<Found, ApiError> {
        let name = self.account(address).await?.0.and_then(|account| account.name);
        Ok(Found::Account { address: scene.address(address), name: name.map(|name| name.to_string()) })
    }

    async fn found_hash(&self, hash: &Hash) -> Result<Option<Found>, ApiError> {
        if let Some(position) = self.find_position(hash).await? {
            return Ok(Some(Found::Transaction {
                id: hash.to_hex(),
                height: position.height,
                index: position.index,
            }));
        }
        let Ok(index) = self.index() else { return Ok(None) };
        let height = index.height_of(hash).await?;
        Ok(height.map(|height| Found::Block { height, digest: hash.to_hex() }))
    }

    /// Assets, each followed by the stablecoin or basket that it is.
    async fn found_assets(&self, assets: Vec<AssetBrief>) -> Result<Vec<Found>, ApiError> {
        let ids: Vec<AssetId> = assets.iter().map(|asset| AssetId(asset.id)).collect();
        let (coins, baskets) = (self.coins(&ids).await?, self.basket_records(&ids).await?);
        let found = assets.into_iter().zip(coins.iter().zip(&baskets)).flat_map(|(asset, (coin, basket))| {
            let coin = coin.is_some().then(|| Found::Stablecoin { asset: asset.clone() });
            let basket = basket.is_some().then(|| Found::Basket { asset: asset.clone() });
            [Some(Found::Asset { asset }), coin, basket].into_iter().flatten()
        });
        Ok(found.collect())
    }

    /// The account with exactly this name first, then those whose names begin so.
    async fn found_names(&self, scene: &Scene<'_>, text: &str) -> Result<Vec<Found>, ApiError> {
        let mut found = Vec::new();
        if let Some(handle) = Handle::parse(text)
            && let Some(record) = self.name(&handle).await?.filter(|record| record.name == handle)
        {
            found.push(Found::Account {
                address: scene.address(&record.owner),
                name: Some(handle.to_string()),
            });
        }
        let prefix = text.strip_prefix('@').unwrap_or(text);
        let plain =
            !prefix.is_empty() && prefix.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        if let (true, Ok(index)) = (plain, self.index()) {
            for (name, owner) in index.names(prefix, MOST).await? {
                let account = Found::Account { address: scene.address(&owner), name: Some(name.to_string()) };
                if !found.contains(&account) {
                    found.push(account);
                }
            }
        }
        Ok(found)
    }
}
