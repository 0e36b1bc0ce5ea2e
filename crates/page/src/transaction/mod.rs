//! Transactions: built from the API's operations, read, shown in sentences, signed, joined and finished.
//!
//! A draft goes in and out as the bytes that co-signers exchange, so nothing is signed that was not in the bytes shown.

pub mod fee;
mod labels;
pub mod sign;
pub mod summary;

use crate::{
    error::PageError,
    session::{Known, Session},
};
use serde::{Deserialize, Serialize};
use tally_json::{
    Money,
    operation::Operation,
    read_amount, read_hex,
    transaction::{Signature, Transaction, Witness},
};
use tally_types::{
    AssetId, Body,
    codec::{Copying, DecodeExt as _, Encode as _},
    fee::Fee,
    hash::hex,
};
use tally_wallet::{
    Draft, Intent,
    build::{BuildError, PARTIAL_MAGIC},
    link::Link,
};

/// A draft as the page sees it.
#[derive(Serialize)]
pub struct DraftView {
    draft: String,
    body: String,
    id: String,
    signers: Vec<String>,
    missing: Vec<String>,
    transaction: Transaction,
    /// The transaction's bytes, once nobody is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<String>,
}

impl DraftView {
    pub fn new(network: &Known, draft: &Draft) -> Result<Self, PageError> {
        let scene = network.scene();
        let missing = draft.missing();
        let finished = if missing.is_empty() { Some(draft.finish()?) } else { None };
        let addresses =
            |accounts: &[_]| accounts.iter().map(|account| scene.address(account)).collect::<Vec<_>>();
        Ok(Self {
            draft: hex(&draft.to_bytes()),
            body: hex(&draft.body().encode()),
            id: draft.id().to_hex(),
            signers: addresses(&draft.body().signers()),
            missing: addresses(&missing),
            transaction: as_json(network, draft),
            bytes: finished.map(|transaction| hex(&transaction.encode())),
        })
    }
}

/// The transaction with the signatures collected so far.
fn as_json(network: &Known, draft: &Draft) -> Transaction {
    let (scene, body) = (network.scene(), draft.body());
    let witness = |account| {
        let signatures: Vec<_> = draft.signatures_of(account).iter().map(Signature::from).collect();
        (!signatures.is_empty()).then(|| Witness { account: scene.address(account), signatures })
    };
    Transaction {
        chain_id: body.chain_id,
        payer: scene.address(&body.payer),
        nonce: body.nonce,
        valid_until_ms: body.valid_until_ms,
        fee_limit: (&body.fee_limit).into(),
        operations: body.operations.iter().map(|operation| Operation::new(&scene, operation)).collect(),
        witnesses: body.signers().iter().filter_map(witness).collect(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Build {
    payer: String,
    nonce: u64,
    valid_until_ms: u64,
    fee_limit: Money,
    operations: Vec<Operation>,
}

pub fn build(session: &mut Session, input: Build) -> Result<DraftView, PageError> {
    let network = session.network()?;
    let intent = Intent {
        payer: network.read_address(&input.payer)?,
        nonce: input.nonce,
        valid_until_ms: input.valid_until_ms,
        fee_limit: Fee {
            asset: AssetId(input.fee_limit.asset),
            amount: read_amount(&input.fee_limit.amount)?,
        },
        operations: read_operations(network, &input.operations)?,
    };
    DraftView::new(network, &Draft::new(&network.id, intent)?)
}

fn read_operations(
    network: &Known,
    operations: &[Operation],
) -> Result<Vec<tally_types::Operation>, PageError> {
    let scene = network.scene();
    Ok(operations.iter().map(|operation| operation.read(&scene)).collect::<Result<_, _>>()?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bytes {
    bytes: String,
}

pub fn read(session: &mut Session, input: Bytes) -> Result<DraftView, PageError> {
    let network = session.network()?;
    DraftView::new(network, &read_draft(network, &input.bytes)?)
}

/// Reads a draft, a finished transaction or a body, whichever the bytes are.
pub fn read_draft(network: &Known, text: &str) -> Result<Draft, PageError> {
    let bytes = read_hex(text)?;
    if bytes.starts_with(PARTIAL_MAGIC) {
        return Ok(Draft::from_bytes(&network.id, &bytes)?);
    }
    if let Ok(transaction) = tally_types::Transaction::decode(&bytes) {
        let mut draft = Draft::of(&network.id, transaction.body)?;
        for witness in &transaction.witnesses {
            for signature in &witness.signatures {
                draft.add(&witness.account, signature.clone())?;
            }
        }
        return Ok(draft);
    }
    let body = Body::decode(Copying(&bytes)).map_err(|_| BuildError::NotPartial)?;
    Ok(Draft::of(&network.id, body)?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfDraft {
    draft: String,
}

#[derive(Serialize)]
pub struct Request {
    file: String,
    name: String,
    link: String,
}

pub fn request(session: &mut Session, input: OfDraft) -> Result<Request, PageError> {
    let network = session.network()?;
    let draft = read_draft(network, &input.draft)?;
    let bytes = draft.to_bytes();
    Ok(Request {
        file: hex(&bytes),
        name: format!("{}.tally-request", &draft.id().to_hex()[..12]),
        link: Link::Sign(bytes).to_text(&network.prefix),
    })
}
