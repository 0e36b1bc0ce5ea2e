//! Packets: open ones from the state, ended ones from the index.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page, Scene,
        packet::{Packet, PacketAnswer, PacketClaim},
    },
    language::Language,
    page::{Paging, Parameters, cut, limit, number, read_cursor, write_cursor},
    rows::FromRow as _,
    state::{ApiState, App},
};
use crate::index::read::{PacketFilter, PacketItem};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use tally_types::{Address, AssetId, Refusal, StateKey, packet::PacketId};
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PacketParameters {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many packets at most: 1 to 100, 25 when left out.
    pub limit: Option<u32>,
    /// Only packets with something left in them.
    pub open: Option<bool>,
}

fn read_id(text: &str) -> Result<PacketId, ApiError> {
    number(text, "a packet's number").map(PacketId)
}

fn unknown() -> ApiError {
    ApiError::refused(Refusal::UnknownPacket, StatusCode::NOT_FOUND)
}

/// A packet. One that ended is known to nodes with an index.
#[utoipa::path(get, path = "/v1/packets/{id}", tag = "packets",
    params(("id" = u64, Path, description = "The packet's number, as its receipt says it")),
    responses((status = 200, body = PacketAnswer, description = "The packet"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such packet")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<PacketAnswer>, ApiError> {
    let (id, scene) = (read_id(&id)?, state.scene(language));
    let (packet, asset) = match state.packets(&[id]).await?.pop().flatten() {
        Some(record) => (Packet::new(&scene, id, &record), record.asset),
        None => {
            let index = state.index().map_err(|_| unknown())?;
            let item = index.packet(id).await?.ok_or_else(unknown)?;
            (Packet::from_row(&scene, &item), item.asset)
        }
    };
    Ok(Json(PacketAnswer { packet, assets: state.briefs(&scene, [asset]).await? }))
}

/// The proof of an open packet's record.
#[utoipa::path(get, path = "/v1/packets/{id}/proof", tag = "packets",
    params(("id" = u64, Path, description = "The packet's number")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "It ended, or never was")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    state.state_proof(StateKey::packet(read_id(&id)?), "packet.tally").await
}

/// Shares claimed from a packet, newest first.
#[utoipa::path(get, path = "/v1/packets/{id}/claims", tag = "packets",
    params(("id" = u64, Path, description = "The packet's number"), Paging),
    responses((status = 200, body = Page<PacketClaim>, description = "Claims"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such packet, or not a page")))]
pub async fn claims(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<PacketClaim>>, ApiError> {
    let (id, limit, scene) = (read_id(&id)?, paging.limit()?, state.scene(language));
    let before = paging.cursor::<1>()?.map(|[share]| share.min(u16::MAX.into()) as u16);
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let packet = index.packet(id).await?.ok_or_else(unknown)?;
    let mut found = index.packet_claims(id, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_cursor([item.share.into()]));
    Ok(Json(Page {
        items: found.iter().map(|item| PacketClaim::from_row(&scene, item)).collect(),
        next,
        assets: state.briefs(&scene, [packet.asset]).await?,
    }))
}

/// Packets, newest first.
#[utoipa::path(get, path = "/v1/packets", tag = "packets", params(PacketParameters),
    responses((status = 200, body = Page<Packet>, description = "Packets"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    language: Language,
    Parameters(parameters): Parameters<PacketParameters>,
) -> Result<Json<Page<Packet>>, ApiError> {
    state.packet_page(&state.scene(language), None, &parameters).await
}

/// Packets that an account made, newest first.
#[utoipa::path(get, path = "/v1/accounts/{account}/packets", tag = "packets",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), PacketParameters),
    responses((status = 200, body = Page<Packet>, description = "Packets"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn of_account(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(parameters): Parameters<PacketParameters>,
) -> Result<Json<Page<Packet>>, ApiError> {
    let scene = state.scene(language);
    let creator = state.find_account(&scene, &text).await?;
    state.packet_page(&scene, Some(creator), &parameters).await
}

impl App {
    async fn packet_page(
        &self,
        scene: &Scene<'_>,
        creator: Option<Address>,
        parameters: &PacketParameters,
    ) -> Result<Json<Page<Packet>>, ApiError> {
        let limit = limit(parameters.limit)?;
        let before = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?;
        let before = before.map(|[id]| PacketId(id.min(i64::MAX as u64)));
        let filter = PacketFilter { creator, is_open: parameters.open.unwrap_or(false) };
        let index = self.index()?;
        let _turn = self.gates.costly().await?;
        let mut found = index.packets(filter, before, limit + 1).await?;
        let next = cut(&mut found, limit, |item| write_cursor([item.id.0]));
        let items = self.shown_packets(scene, &found, filter.is_open).await?;
        let assets = self.briefs(scene, items.iter().map(|packet| AssetId(packet.asset))).await?;
        Ok(Json(Page { items, next, assets }))
    }

    /// The packets as the state has them. It may be ahead of the index: what is gone from it has ended.
    async fn shown_packets(
        &self,
        scene: &Scene<'_>,
        found: &[PacketItem],
        open_only: bool,
    ) -> Result<Vec<Packet>, ApiError> {
        let open: Vec<PacketId> = found.iter().filter(|item| !item.is_ended()).map(|item| item.id).collect();
        let mut records = self.packets(&open).await?.into_iter();
        let shown = found.iter().filter_map(|item| {
            let record = if item.is_ended() { None } else { records.next().flatten() };
            match record {
                Some(record) => Some(Packet::new(scene, item.id, &record)),
                None => (!open_only).then(|| Packet::from_row(scene, item)),
            }
        });
        Ok(shown.collect())
    }
}
