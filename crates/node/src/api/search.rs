//! GET /v1/search: what a text may mean.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Scene,
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
use tally_types::{Address, AssetId, Handle, Hash, mandate::MandateId, packet::PacketId, transfer::HeldId};
use utoipa::IntoParams;

/// Most names, and most assets, that are found.
const MOST: u32 = 10;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchParameters {
    /// An address, a name or its beginning, a transaction's id, a block's height or digest, an asset's id, code or name.
    pub q: String,
}

/// Says what a text may mean: an address, a name, a transaction, a block, an asset, a held send, a packet, a mandate.
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
    } else if let Some(hash) = Hash::from_hex(text) {
        found.extend(state.found_hash(&hash).await?);
    } else if let Ok(number) = text.parse::<u64>() {
        found.extend(state.found_number(&scene, number).await?);
    } else {
        found.extend(state.found_names(&scene, text).await?);
    }
    if !text.starts_with('@') {
        let assets = state.find_assets(&scene, text, MOST).await?;
        found.extend(
            assets
                .into_iter()
                .map(|asset| Found::Asset { asset })
                .filter(|asset| !found.contains(asset))
                .collect::<Vec<_>>(),
        );
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

    async fn found_number(&self, scene: &Scene<'_>, number: u64) -> Result<Vec<Found>, ApiError> {
        let mut found = Vec::new();
        if let Some(block) = self.node.committed(number).await? {
            found.push(Found::Block { height: number, digest: block.digest.to_hex() });
        }
        let assets = self.briefs(scene, [AssetId(number)]).await?;
        found.extend(assets.into_iter().map(|asset| Found::Asset { asset }));
        if self.held(&[HeldId(number)]).await?.into_iter().flatten().next().is_some() {
            found.push(Found::Held { held: number });
        }
        if self.packets(&[PacketId(number)]).await?.into_iter().flatten().next().is_some() {
            found.push(Found::Packet { packet: number });
        }
        if self.mandates(&[MandateId(number)]).await?.into_iter().flatten().next().is_some() {
            found.push(Found::Mandate { mandate: number });
        }
        Ok(found)
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
