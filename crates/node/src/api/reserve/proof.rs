//! The proof of reserves: the numbers, and the two state proofs they follow from, of one block.

use super::{
    super::{
        error::{ApiError, ProblemDetails},
        json::reserve::{Backing, ReserveProofs, ReservesProof},
        language::Language,
        problem::Problem,
        records::decode,
        state::{ApiState, App},
    },
    read_id, unknown_coin,
};
use axum::{
    Json,
    extract::{Path, State},
};
use tally_types::{
    AssetId, StateKey,
    asset::Asset,
    bytes::Bytes,
    hash::hex,
    proof::{Proof, ProofFile, StateProof},
    reserve::Stablecoin,
};

/// How often the two proofs are made anew when a block came between them.
const TRIES: usize = 8;

/// The proof of reserves: what circulates, what is attested and how old that is, with the state proofs of the
/// stablecoin's and the asset's record at one block, so that nobody has to believe the node.
#[utoipa::path(get, path = "/v1/stablecoins/{asset}/reserves", tag = "reserve",
    params(("asset" = u64, Path, description = "The id of its asset")),
    responses((status = 200, body = ReservesProof, description = "The proof of reserves"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json", description = "No such stablecoin")))]
pub async fn reserves(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
) -> Result<Json<ReservesProof>, ApiError> {
    let id = read_id(&id)?;
    state.coins(&[id]).await?.pop().flatten().ok_or_else(unknown_coin)?;
    let _turn = state.gates.costly().await?;
    let (coin, asset) = state.prove_reserves(id).await?;
    let header = &coin.block.header;
    let backing = Backing::new(&read::<Stablecoin>(&coin)?, &read::<Asset>(&asset)?, header.time_ms);
    let (height, network) = (header.height, state.network_id());
    let file = |proof| hex(&ProofFile { network, proof: Proof::State(proof) }.to_bytes());
    let proofs = ReserveProofs { stablecoin: file(coin), asset: file(asset) };
    let assets = state.briefs(&state.scene(language), [id]).await?;
    Ok(Json(ReservesProof { coin: id.0, height, backing, proofs, assets }))
}

fn read<T: tally_types::codec::Read<Cfg = ()>>(proof: &StateProof) -> Result<T, ApiError> {
    decode(Some(&Bytes::copy_from_slice(&proof.record)))?.ok_or_else(|| Problem::Internal.into())
}

impl App {
    /// The proofs of the stablecoin's and of the asset's record at one block.
    async fn prove_reserves(&self, id: AssetId) -> Result<(StateProof, StateProof), ApiError> {
        for _ in 0..TRIES {
            let coin = self.node.prove(StateKey::stablecoin(id)).await.ok_or(Problem::NoRecord)?;
            let asset = self.node.prove(StateKey::asset(id)).await.ok_or(Problem::NoRecord)?;
            if coin.block.header == asset.block.header {
                return Ok((coin, asset));
            }
        }
        Err(Problem::TooSlow.into())
    }
}
