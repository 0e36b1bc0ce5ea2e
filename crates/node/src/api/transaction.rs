//! Transactions: what became of one, and the newest ones.

use super::{
    error::{ApiError, ProblemDetails},
    json::{
        Page, Scene, read_hash,
        receipt::{Receipt, assets_of},
        transaction::{Fate, Transaction, TransactionAnswer, TransactionBrief},
    },
    language::Language,
    page::{Paging, Parameters, cut, wants_bytes, write_cursor},
    problem::Problem,
    proof::file,
    rows::FromRow as _,
    state::{ApiState, App},
};
use crate::{
    chain::Position,
    index::{Place, read::TransactionItem},
};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use tally_types::{AssetId, Hash, proof::Proof};

/// What became of a transaction.
///
/// One that this node has never seen is answered as `unknown`, not as an error: it may be on its way. With
/// `Accept: application/octet-stream`, the canonical bytes of a final one.
#[utoipa::path(get, path = "/v1/transactions/{id}", tag = "transactions",
    params(("id" = String, Path, description = "The transaction's id, 64 hexadecimal digits")),
    responses(
        (status = 200, description = "Its fate", content((TransactionAnswer = "application/json"), (String = "application/octet-stream"))),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json", description = "Not an id")))]
pub async fn get(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (id, bytes) = (read_hash(&id)?, wants_bytes(&headers)?);
    let Some(position) = state.find_position(&id).await? else {
        if bytes {
            return Err(Problem::UnknownTransaction.into());
        }
        return Ok(Json(not_final(&state, &state.scene(language), &id)).into_response());
    };
    if bytes {
        let committed = state.node.committed(position.height).await?.ok_or(Problem::UnknownBlock)?;
        let bytes = committed.transactions.get(position.index as usize).cloned().ok_or(Problem::Internal)?;
        return Ok(([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response());
    }
    Ok(Json(state.final_answer(&state.scene(language), position).await?).into_response())
}

fn not_final(state: &App, scene: &Scene<'_>, id: &Hash) -> TransactionAnswer {
    let dropped = state.node.dropped(id);
    let status = match (state.node.waits(id), dropped) {
        (true, _) => Fate::Pending,
        (false, Some(_)) => Fate::Dropped,
        (false, None) => Fate::Unknown,
    };
    TransactionAnswer {
        id: id.to_hex(),
        status,
        refusal: dropped.filter(|_| status == Fate::Dropped).map(|refusal| scene.refusal(refusal)),
        height: None,
        index: None,
        time_ms: None,
        block: None,
        transaction: None,
        receipt: None,
        assets: Vec::new(),
    }
}

impl App {
    /// Everything about the final transaction at `position`.
    pub(super) async fn final_answer(
        &self,
        scene: &Scene<'_>,
        position: Position,
    ) -> Result<TransactionAnswer, ApiError> {
        let committed = self.node.committed(position.height).await?.ok_or(Problem::UnknownBlock)?;
        let index = position.index as usize;
        let receipt = committed.receipts.get(index).ok_or(Problem::Internal)?;
        let transaction = committed.transaction(index).ok_or(Problem::Internal)?;
        let assets = assets_of(receipt).into_iter().chain([transaction.body.fee_limit.asset]);
        Ok(TransactionAnswer {
            id: receipt.transaction.to_hex(),
            status: Fate::Final,
            refusal: None,
            height: Some(position.height),
            index: Some(position.index),
            time_ms: Some(committed.header.time_ms),
            block: Some(committed.digest.to_hex()),
            transaction: Some(Transaction::new(scene, &transaction)),
            receipt: Some(Receipt::new(scene, receipt)),
            assets: self.briefs(scene, assets).await?,
        })
    }

    /// A page of transactions that stand in lists.
    pub(super) async fn brief_page(
        &self,
        scene: &Scene<'_>,
        items: &[TransactionItem],
        next: Option<String>,
    ) -> Result<Page<TransactionBrief>, ApiError> {
        let fees: Vec<AssetId> = items.iter().map(|item| item.fee.asset).collect();
        let assets = self.briefs(scene, fees).await?;
        Ok(Page {
            items: items.iter().map(|item| TransactionBrief::from_row(scene, item)).collect(),
            next,
            assets,
        })
    }
}

/// The newest transactions.
#[utoipa::path(get, path = "/v1/transactions", tag = "transactions", params(Paging),
    responses((status = 200, body = Page<TransactionBrief>, description = "Newest first"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a page")))]
pub async fn list(
    State(state): State<ApiState>,
    language: Language,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<TransactionBrief>>, ApiError> {
    let (limit, before) = (paging.limit()?, paging.cursor::<1>()?);
    let before = before
        .map(|[place]| i64::try_from(place).map(Place))
        .transpose()
        .map_err(|_| Problem::CursorInvalid)?;
    let mut items = state.index()?.transactions(before, limit + 1).await?;
    let next = cut(&mut items, limit, |item| write_cursor([item.place.0 as u64]));
    Ok(Json(state.brief_page(&state.scene(language), &items, next).await?))
}

/// The proof of a final transaction's receipt: a file that `tally verify` checks with the network's public key alone.
#[utoipa::path(get, path = "/v1/transactions/{id}/proof", tag = "transactions",
    params(("id" = String, Path, description = "The transaction's id")),
    responses((status = 200, body = String, content_type = "application/octet-stream", description = "The proof file"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "Not final")))]
pub async fn proof(State(state): State<ApiState>, Path(id): Path<String>) -> Result<Response, ApiError> {
    let id = read_hash(&id)?;
    let _turn = state.gates.costly().await?;
    let position = state.find_position(&id).await?.ok_or(Problem::UnknownTransaction)?;
    let proof = state.node.receipt_proof(position).await?.ok_or(Problem::UnknownTransaction)?;
    Ok(file(state.network_id(), Proof::Receipt(proof), &format!("{}.tally", &id.to_hex()[..16])))
}
