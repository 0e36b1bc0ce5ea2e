//! Blocks.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page,
        block::{Block, BlockBrief},
        read_hash,
    },
    language::Language,
    page::{Paging, Parameters, cut, wants_bytes, write_cursor},
    problem::Problem,
    state::{ApiState, App},
};
use crate::{
    chain::{Committed, Position},
    index::{Place, read::TransactionItem},
};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use std::sync::Arc;
use tally_types::{self as ledger, Outcome, codec::Encode as _};

/// Blocks, newest first.
#[utoipa::path(get, path = "/v1/blocks", tag = "blocks", params(Paging),
    responses((status = 200, body = Page<BlockBrief>, description = "Blocks"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<BlockBrief>>, ApiError> {
    let (limit, before) = (paging.limit()?, paging.cursor::<1>()?.map(|[height]| height));
    let mut items = state.index()?.blocks(before, limit + 1).await?;
    let next = cut(&mut items, limit, |item| write_cursor([item.height]));
    Ok(Json(Page { items: items.iter().map(BlockBrief::from).collect(), next, assets: Vec::new() }))
}

/// A block with a page of its transactions. With `Accept: application/octet-stream`, its canonical bytes.
#[utoipa::path(get, path = "/v1/blocks/{block}", tag = "blocks",
    params(("block" = String, Path, description = "Its height, its digest, or `latest`"), Paging),
    responses(
        (status = 200, description = "The block", content((Block = "application/json"), (String = "application/octet-stream"))),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such block")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(paging): Parameters<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (limit, start) = (paging.limit()? as usize, paging.cursor::<1>()?.map_or(0, |[start]| start));
    let bytes = wants_bytes(&headers)?;
    let committed = state.find_block(&text).await?;
    if bytes {
        return Ok(encoded(&committed));
    }
    let start = usize::try_from(start).unwrap_or(usize::MAX).min(committed.ids.len());
    let end = (start + limit).min(committed.ids.len());
    let items = (start..end).map(|index| item(&committed, index)).collect::<Result<Vec<_>, _>>()?;
    let next = (end < committed.ids.len()).then(|| write_cursor([end as u64]));
    let transactions = state.brief_page(&state.scene(language), &items, next).await?;
    Ok(Json(Block::new(&committed.digest, &committed.header, committed.ids.len(), transactions))
        .into_response())
}

/// A block's canonical bytes.
#[utoipa::path(get, path = "/v1/blocks/{block}/raw", tag = "blocks",
    params(("block" = String, Path, description = "Its height, its digest, or `latest`")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The block"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such block")))]
pub async fn raw(State(state): State<ApiState>, Path(text): Path<String>) -> Result<Response, ApiError> {
    let _turn = state.gates.costly().await?;
    Ok(encoded(&*state.find_block(&text).await?))
}

/// A block's header with the certificate that makes it final: what a wallet follows the network by.
#[utoipa::path(get, path = "/v1/blocks/{block}/certificate", tag = "blocks",
    params(("block" = String, Path, description = "Its height, its digest, or `latest`")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The encoded certified header"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such block")))]
pub async fn certificate(
    State(state): State<ApiState>,
    Path(text): Path<String>,
) -> Result<Response, ApiError> {
    let _turn = state.gates.costly().await?;
    let height = state.find_height(&text).await?;
    let certified = state.node.certified(height).await.ok_or(Problem::UnknownBlock)?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], certified.encode()).into_response())
}

fn encoded(committed: &Committed) -> Response {
    let block =
        ledger::Block { header: committed.header.clone(), transactions: committed.transactions.clone() };
    ([(header::CONTENT_TYPE, "application/octet-stream")], block.encode()).into_response()
}

fn item(committed: &Committed, index: usize) -> Result<TransactionItem, ApiError> {
    let receipt = &committed.receipts[index];
    let transaction = committed.transaction(index).ok_or(Problem::Internal)?;
    let operations = &transaction.body.operations;
    Ok(TransactionItem {
        place: Place::from(Position { height: committed.header.height, index: index as u32 }),
        id: receipt.transaction,
        payer: receipt.payer,
        refusal: match &receipt.outcome {
            Outcome::Applied(_) => 0,
            Outcome::Refused(refused) => refused.refusal.code(),
        },
        fee: receipt.fee,
        kind: operations[0].action.tag(),
        operations: operations.len() as u8,
        time_ms: committed.header.time_ms,
    })
}

impl App {
    /// Reads a height, a digest or `latest`.
    async fn find_height(&self, text: &str) -> Result<u64, ApiError> {
        if text == "latest" {
            return Ok(*self.node.tip().borrow());
        }
        if let Ok(height) = text.parse() {
            return Ok(height);
        }
        let digest = read_hash(text)?;
        Ok(self.index()?.height_of(&digest).await?.ok_or(Problem::UnknownBlock)?)
    }

    pub(super) async fn find_block(&self, text: &str) -> Result<Arc<Committed>, ApiError> {
        let height = self.find_height(text).await?;
        Ok(self.node.committed(height).await?.ok_or(Problem::UnknownBlock)?)
    }
}
