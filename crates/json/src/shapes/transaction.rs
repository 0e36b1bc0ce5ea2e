//! Transactions, their fate and simulations as JSON.

use super::{
    Money, RefusalDetails, Scene,
    asset::AssetBrief,
    key::{KeyKind, PublicKey},
    operation::Operation,
    receipt::Receipt,
};
use serde::{Deserialize, Serialize};
use tally_types::{self as ledger, hash::hex};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// One key's signature.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Signature {
    #[serde(flatten)]
    pub key: PublicKey,
    /// Hexadecimal, 64 bytes.
    pub signature: String,
    /// What a passkey's authenticator signed besides the id, for P-256.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticator_data: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_data_json: Option<String>,
}

/// The signatures that speak for one account.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Witness {
    pub account: String,
    pub signatures: Vec<Signature>,
}

/// A transaction.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Transaction {
    pub chain_id: u64,
    /// Pays the fee and brings the nonce.
    pub payer: String,
    pub nonce: u64,
    /// Block time until which, inclusive, it may enter a block.
    pub valid_until_ms: u64,
    /// The most that the fee may be.
    pub fee_limit: Money,
    pub operations: Vec<Operation>,
    pub witnesses: Vec<Witness>,
}

impl Transaction {
    pub fn new(scene: &Scene<'_>, transaction: &ledger::Transaction) -> Self {
        let body = &transaction.body;
        Self {
            chain_id: body.chain_id,
            payer: scene.address(&body.payer),
            nonce: body.nonce,
            valid_until_ms: body.valid_until_ms,
            fee_limit: (&body.fee_limit).into(),
            operations: body.operations.iter().map(|operation| Operation::new(scene, operation)).collect(),
            witnesses: transaction.witnesses.iter().map(|witness| Witness::new(scene, witness)).collect(),
        }
    }
}

impl Witness {
    fn new(scene: &Scene<'_>, witness: &ledger::Witness) -> Self {
        let signatures = witness.signatures.iter().map(Signature::from).collect();
        Self { account: scene.address(&witness.account), signatures }
    }
}

impl From<&ledger::KeySignature> for Signature {
    fn from(signature: &ledger::KeySignature) -> Self {
        let key = PublicKey::from(&signature.key());
        let plain = |bytes: &[u8]| Self {
            key: key.clone(),
            signature: hex(bytes),
            authenticator_data: None,
            client_data_json: None,
        };
        match signature {
            ledger::KeySignature::Ed25519(inner) => plain(&inner.signature),
            ledger::KeySignature::Secp256k1(inner) => plain(&inner.signature),
            ledger::KeySignature::P256(inner) => {
                debug_assert_eq!(key.kind, KeyKind::P256);
                Self {
                    authenticator_data: Some(hex(&inner.authenticator_data)),
                    client_data_json: Some(String::from_utf8_lossy(&inner.client_data_json).into_owned()),
                    ..plain(&inner.signature)
                }
            }
        }
    }
}

/// What has become of a transaction so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// This node has never seen it, or has forgotten it.
    Unknown,
    /// It waits for a block.
    Pending,
    /// It waited, and can no longer enter a block.
    Dropped,
    /// It is in the chain, for ever.
    Final,
}

/// A transaction's fate and, once it is final, everything about it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct TransactionAnswer {
    pub id: String,
    pub status: Fate,
    /// Why it was dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<RefusalDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u64>,
    /// Its place in the block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_ms: Option<u64>,
    /// The block's digest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction: Option<Transaction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<AssetBrief>,
}

/// A transaction in a list.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct TransactionBrief {
    pub id: String,
    pub height: u64,
    pub index: u32,
    pub time_ms: u64,
    pub payer: String,
    /// The kind of its first operation.
    pub kind: String,
    /// How many operations it has.
    pub operations: u8,
    pub fee: Money,
    /// Why it did not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<RefusalDetails>,
}

/// Transactions to submit: hexadecimal canonical bytes, one or several.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SubmitRequest {
    /// One: a refusal is answered as an error.
    Transaction(String),
    /// Up to 10,000: each has its answer in the list.
    Transactions(Vec<String>),
}

/// What became of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubmissionStatus {
    /// In the pool, and gossiped.
    Accepted,
    /// Already in the pool.
    Pending,
    /// In the chain.
    Final,
    /// It breaks a rule; nothing was charged.
    Refused,
    /// It breaks no rule, but the pool has no room for it now.
    NoRoom,
}

/// The answer for one submitted transaction.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SubmissionResult {
    pub status: SubmissionStatus,
    /// 0 accepted, 1 pending, 2 final, else the refusal's or the pool's code.
    pub code: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What is wrong and what to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<u32>,
    /// With `wait=final`, when it became final in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
}

/// One answer for each transaction, in order.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SubmitAnswer {
    pub results: Vec<SubmissionResult>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<AssetBrief>,
}

/// What to simulate. What is left out is filled in as a wallet would.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SimulateRequest {
    /// The first operation's actor when left out.
    #[serde(default)]
    pub payer: Option<String>,
    pub operations: Vec<Operation>,
    /// The payer's lowest free nonce when left out.
    #[serde(default)]
    pub nonce: Option<u64>,
    /// A minute after the last block when left out.
    #[serde(default)]
    pub valid_until_ms: Option<u64>,
    /// The asset the fee is paid in; the coin when left out.
    #[serde(default)]
    pub fee_asset: u64,
    /// The most that the fee may be; the quote when left out.
    #[serde(default)]
    pub fee_limit: Option<String>,
}

/// How a balance would change.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct BalanceChange {
    pub account: String,
    pub asset: u64,
    /// Base units.
    pub before: String,
    pub after: String,
}

/// What a transaction would do on the last final state.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SimulateAnswer {
    /// The id that would be signed.
    pub id: String,
    /// The canonical bytes of the body, hexadecimal.
    pub body: String,
    /// What it would cost.
    pub fee: Option<Money>,
    /// Why it could not enter a block; then there is no receipt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<RefusalDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
    /// Balances that would change, fee included.
    pub changes: Vec<BalanceChange>,
    pub assets: Vec<AssetBrief>,
}

/// The answer of the faucet.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct FaucetAnswer {
    /// The id of the payment, which is on its way.
    pub transaction: String,
}

/// Who wants coins.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FaucetRequest {
    pub address: String,
}
