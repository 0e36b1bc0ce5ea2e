//! POST /v1/simulate: what a transaction would do, before anybody signs it.

use super::{
    body::{self, Form},
    error::{ApiError, ProblemDetails},
    json::{
        Money, Scene, read_amount,
        receipt::{Receipt, assets_of},
        transaction::{BalanceChange, SimulateAnswer, SimulateRequest},
    },
    language::Language,
    problem::Problem,
    state::{ApiState, App},
};
use axum::{Json, body::Body as HttpBody, extract::State, http::HeaderMap};
use std::collections::BTreeMap;
use tally_types::{
    self as ledger, Address, Amount, AssetId, Body, Place,
    codec::{Copying, DecodeExt as _, Encode as _},
    fee::Fee,
    hash::hex,
    transaction::MAX_TRANSACTION_BYTES,
    wire::List,
};

/// Validity of a transaction that does not say it: a minute after the last block.
const VALIDITY_MS: u64 = 60_000;

/// Says what a transaction would do on the last final state, to every balance, without signatures.
///
/// As JSON, operations with as much of the rest as is known; as bytes, the canonical encoding of the body to be signed.
/// The answer holds the body's bytes, so that a wallet can sign exactly what was shown.
#[utoipa::path(post, path = "/v1/simulate", tag = "transactions",
    request_body(content((SimulateRequest = "application/json"), (String = "application/octet-stream"))),
    responses((status = 200, body = SimulateAnswer, description = "What it would do"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not a transaction")))]
pub async fn simulate(
    State(state): State<ApiState>,
    language: Language,
    headers: HeaderMap,
    body: HttpBody,
) -> Result<Json<SimulateAnswer>, ApiError> {
    let form = Form::of(&headers)?;
    let received = state.receive(&headers, body).await?;
    let scene = state.scene(language);
    let body = match form {
        Form::Bytes if received.bytes.len() > MAX_TRANSACTION_BYTES => {
            return Err(ledger::Refusal::TooLarge.into());
        }
        Form::Bytes => Body::decode(Copying(&received.bytes)).map_err(|_| ledger::Refusal::Malformed)?,
        Form::Json => complete(&state, &scene, body::json(&received.bytes)?).await?,
    };
    let _turn = state.gates.costly().await?;
    let fees = state.global().await?.fees;
    let quote = fees.quote(&body.operations, body.fee_limit.asset).ok();
    let simulation = state.node.simulate(body.clone()).await;
    let (receipt, refusal) = match &simulation {
        Ok(receipt) => (Some(receipt), None),
        Err(refusal) => (None, Some(*refusal)),
    };
    let assets = receipt.map(assets_of).unwrap_or_default().into_iter().chain([body.fee_limit.asset]);
    Ok(Json(SimulateAnswer {
        id: body.id(&state.genesis_hash).to_hex(),
        body: hex(&body.encode()),
        fee: receipt.map(|receipt| receipt.fee).or(quote).as_ref().map(Money::from),
        refusal: refusal.map(|refusal| scene.refusal(refusal)),
        receipt: receipt.map(|receipt| Receipt::new(&scene, receipt)),
        changes: match receipt {
            Some(receipt) => state.changes(&scene, receipt).await?,
            None => Vec::new(),
        },
        assets: state.briefs(&scene, assets).await?,
    }))
}

/// Fills in what the request leaves out.
async fn complete(state: &App, scene: &Scene<'_>, request: SimulateRequest) -> Result<Body, ApiError> {
    let operations =
        request.operations.iter().map(|operation| operation.read(scene)).collect::<Result<Vec<_>, _>>()?;
    let wrong =
        || ApiError::from(Problem::OperationInvalid).with_note("a transaction has 1 to 64 operations");
    let operations: List<ledger::Operation, 1, 64> = List::new(operations).ok_or_else(wrong)?;
    let payer = match &request.payer {
        Some(text) => state.find_account(scene, text).await?,
        None => operations[0].actor,
    };
    let nonce = match request.nonce {
        Some(nonce) => nonce,
        None => state.account(&payer).await?.0.unwrap_or_default().nonces.next(),
    };
    let asset = AssetId(request.fee_asset);
    let amount = match &request.fee_limit {
        Some(text) => read_amount(text)?,
        None => state.global().await?.fees.quote(&operations, asset)?.amount,
    };
    let valid_until_ms = match request.valid_until_ms {
        Some(time) => time,
        None => state.now_ms().saturating_add(VALIDITY_MS),
    };
    let chain_id = state.genesis.chain_id;
    Ok(Body { chain_id, payer, nonce, valid_until_ms, fee_limit: Fee { asset, amount }, operations })
}

/// What comes to and leaves an account in one asset.
type Flows = BTreeMap<(Address, AssetId), (u128, u128)>;

fn flows(receipt: &ledger::Receipt) -> Option<Flows> {
    let mut flows = Flows::new();
    for entry in &receipt.moves {
        if let Place::Account(account) = entry.from {
            let flow = flows.entry((account, entry.asset)).or_default();
            flow.1 = flow.1.checked_add(entry.amount.0)?;
        }
        if let Place::Account(account) = entry.to {
            let flow = flows.entry((account, entry.asset)).or_default();
            flow.0 = flow.0.checked_add(entry.amount.0)?;
        }
    }
    let flow = flows.entry((receipt.payer, receipt.fee.asset)).or_default();
    flow.1 = flow.1.checked_add(receipt.fee.amount.0)?;
    Some(flows)
}

/// An account's asset, and what came and left.
type Flow<'a> = (&'a (Address, AssetId), &'a (u128, u128));

impl App {
    /// The time now, by the last block and by the clock, whichever is later.
    pub(super) fn now_ms(&self) -> u64 {
        let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let clock = clock.map_or(0, |age| age.as_millis() as u64);
        clock.max(self.node.status().map_or(0, |status| status.time_ms))
    }

    /// The balances that a receipt changes, fee included.
    async fn changes(
        &self,
        scene: &Scene<'_>,
        receipt: &ledger::Receipt,
    ) -> Result<Vec<BalanceChange>, ApiError> {
        let flows = flows(receipt).ok_or(Problem::Internal)?;
        let keys: Vec<(Address, AssetId)> = flows.keys().copied().collect();
        let before = self.balances(&keys).await?;
        let change = |((key, (came, left)), before): (Flow<'_>, Amount)| {
            // The state may have moved on since the simulation; then the next one will say so.
            let after = before.0.checked_add(*came)?.checked_sub(*left)?;
            (after != before.0).then(|| BalanceChange {
                account: scene.address(&key.0),
                asset: key.1.0,
                before: before.to_string(),
                after: after.to_string(),
            })
        };
        Ok(flows.iter().zip(before).filter_map(change).collect())
    }

    /// What accounts hold of assets, in the order of `keys`.
    pub(super) async fn balances(&self, keys: &[(Address, AssetId)]) -> Result<Vec<Amount>, ApiError> {
        let addresses: Vec<Address> = keys.iter().map(|(account, _)| *account).collect();
        let (accounts, spilled) = (self.accounts(&addresses).await?, self.spilled(keys).await?);
        let amount = |((key, account), spilled): (
            (&(Address, AssetId), &Option<ledger::account::Account>),
            &Option<_>,
        )| {
            let inline = account
                .as_ref()
                .and_then(|account| account.balances.iter().find(|entry| entry.asset == key.1));
            inline.or(spilled.as_ref()).map_or(Amount::ZERO, |entry: &ledger::account::Balance| entry.amount)
        };
        Ok(keys.iter().zip(&accounts).zip(&spilled).map(amount).collect())
    }
}
