//! Submissions, simulations and fates of transactions, as a node tells them.

use super::{activity::RefusalInfo, text};
use serde::Deserialize;
use tally_types::{Address, Amount, AssetId, Hash, Refusal, fee::Fee};

/// What a transaction would do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simulated {
    /// The broken rule, with the operation that broke it; it stands in the first place where the transaction could not
    /// even enter a block.
    pub refusal: Option<(Option<u8>, Refusal)>,
    pub fee: Option<Fee>,
    /// Balances that would change, fee included.
    pub changes: Vec<BalanceChange>,
}

/// How a balance would change.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BalanceChange {
    #[serde(deserialize_with = "text::read")]
    pub account: Address,
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub before: Amount,
    #[serde(deserialize_with = "text::read")]
    pub after: Amount,
}

#[derive(Deserialize)]
pub(super) struct SimulateAnswer {
    fee: Option<Money>,
    #[serde(default)]
    refusal: Option<RefusalInfo>,
    #[serde(default)]
    receipt: Option<ReceiptAnswer>,
    changes: Vec<BalanceChange>,
}

#[derive(Deserialize)]
struct Money {
    asset: u64,
    #[serde(deserialize_with = "text::read")]
    amount: Amount,
}

#[derive(Deserialize)]
struct ReceiptAnswer {
    #[serde(default)]
    refused: Option<RefusedAnswer>,
}

#[derive(Deserialize)]
struct RefusedAnswer {
    operation: u8,
    code: u16,
}

impl SimulateAnswer {
    /// The answer with its refusals by code; `None` when one has a code that no rule has.
    pub(super) fn read(self) -> Option<Simulated> {
        let admission =
            self.refusal.map(|refusal| Refusal::from_code(refusal.code).map(|refusal| (None, refusal)));
        let execution = self.receipt.and_then(|receipt| receipt.refused).map(|refused| {
            Refusal::from_code(refused.code).map(|refusal| (Some(refused.operation), refusal))
        });
        let refusal = match admission.or(execution) {
            None => None,
            Some(known) => Some(known?),
        };
        let fee = self.fee.map(|fee| Fee { asset: AssetId(fee.asset), amount: fee.amount });
        Some(Simulated { refusal, fee, changes: self.changes })
    }
}

/// Where a transaction stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TransactionInfo {
    pub status: Fate,
    /// Why it was dropped.
    #[serde(default)]
    pub refusal: Option<RefusalInfo>,
    #[serde(default)]
    pub height: Option<u64>,
}

/// What has become of a transaction so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    Unknown,
    Pending,
    Dropped,
    Final,
}

#[derive(Deserialize)]
pub(super) struct FaucetAnswer {
    #[serde(deserialize_with = "text::read")]
    pub transaction: Hash,
}

#[derive(Deserialize)]
pub(super) struct SubmitAnswer {
    pub results: Vec<SubmissionResult>,
}

#[derive(Deserialize)]
pub(super) struct SubmissionResult {
    /// 0 accepted, 1 pending already, 2 final already, else the code of what refused it.
    pub code: u16,
    #[serde(default)]
    pub message: Option<String>,
}
