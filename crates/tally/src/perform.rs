//! From what somebody wants to do to its being final: simulate, show, ask, sign, submit, wait, verify.
//!
//! "Final" is said only after the receipt's proof was verified under the pinned key of the network.

use crate::{
    client::NetworkError,
    clock,
    failure::Failure,
    files,
    outcome::{self, ProvenReceipt},
    parse, preview,
    report::Report,
    session::Session,
    sign,
};
use clap::Args;
use serde_json::Value;
use std::path::PathBuf;
use tally_types::{Action, Address, Operation, Refusal, account::NonceWindow, fee::Fee};
use tally_wallet::{Draft, Intent};

/// How an operation is carried out.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "How it is carried out")]
pub struct Acting {
    /// The account that acts [default: the wallet's default account]
    #[arg(long, value_name = "ACCOUNT")]
    pub from: Option<String>,
    /// The account that pays the fee [default: the acting account]
    #[arg(long, value_name = "ACCOUNT")]
    pub payer: Option<String>,
    /// Pay the fee in this asset [default: the coin]
    #[arg(long, value_name = "ASSET")]
    pub fee_asset: Option<String>,
    /// The most that the fee may be, in whole units [default: what it is now]
    #[arg(long, value_name = "AMOUNT")]
    pub max_fee: Option<String>,
    /// How long the transaction may take to enter a block
    #[arg(long, value_name = "SPAN", default_value = "10m")]
    pub valid_for: String,
    /// Do not submit: sign as far as this wallet can and write the transaction to a file for its co-signers
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

impl Acting {
    /// As the command line has it when nothing is said.
    pub fn plain() -> Self {
        let valid_for = "10m".to_owned();
        Self { from: None, payer: None, fee_asset: None, max_fee: None, valid_for, out: None }
    }
}

/// What came of carrying something out.
pub enum Carried {
    /// It is in a file, for its co-signers.
    Written(Report),
    /// It applied, and that is proven.
    Applied(Box<ProvenReceipt>),
}

impl Session<'_> {
    /// Carries out what `make` says for the acting account, and reports it.
    pub fn perform(
        &self,
        acting: &Acting,
        make: impl FnOnce(&Self, Address) -> Result<Vec<Action>, Failure>,
    ) -> Result<Report, Failure> {
        Ok(self.reported(self.carry_out(acting, make)?))
    }

    /// The same for operations of several accounts; `actor` pays the fee, unless somebody else is to.
    pub fn perform_all(
        &self,
        acting: &Acting,
        actor: Address,
        operations: Vec<Operation>,
    ) -> Result<Report, Failure> {
        Ok(self.reported(self.carry_all_out(acting, actor, operations)?))
    }

    fn reported(&self, carried: Carried) -> Report {
        match carried {
            Carried::Written(report) => report,
            Carried::Applied(proven) => outcome::report(self, &proven),
        }
    }

    /// Carries out what `make` says for the acting account.
    pub fn carry_out(
        &self,
        acting: &Acting,
        make: impl FnOnce(&Self, Address) -> Result<Vec<Action>, Failure>,
    ) -> Result<Carried, Failure> {
        let actor = self.actor(acting.from.as_deref())?;
        let operations = make(self, actor)?.into_iter().map(|action| Operation { actor, action }).collect();
        self.carry_all_out(acting, actor, operations)
    }

    fn carry_all_out(
        &self,
        acting: &Acting,
        actor: Address,
        operations: Vec<Operation>,
    ) -> Result<Carried, Failure> {
        let mut draft = self.draft(acting, actor, operations)?;
        let (preview, _) = self.simulate(&draft)?;
        self.context.terminal.note(&preview);
        self.context.terminal.confirm(&self.context.say.proceed())?;
        let left = sign::sign(self, &mut draft)?;
        match &acting.out {
            Some(path) => {
                files::write(path, &draft.to_bytes())?;
                Ok(Carried::Written(sign::report(self, &draft, path, &left)))
            }
            None if left.is_empty() => Ok(Carried::Applied(Box::new(self.submit(&draft)?))),
            None => Err(sign::cosigners_missing(self, &left)),
        }
    }

    /// A checked, unsigned transaction with the payer's next nonce and the fee as it is now.
    pub fn draft(
        &self,
        acting: &Acting,
        actor: Address,
        operations: Vec<Operation>,
    ) -> Result<Draft, Failure> {
        let payer = acting.payer.as_deref().map_or(Ok(actor), |text| self.payee(text))?;
        let fee_asset = self.asset_or_coin(acting.fee_asset.as_deref(), payer)?;
        let refused = |refusal| Failure::Refused { refusal, operation: None, charged: false };
        let mut fee_limit: Fee = self.network.fees.quote(&operations, fee_asset.id).map_err(refused)?;
        if let Some(text) = &acting.max_fee {
            fee_limit.amount = fee_asset.amount(text)?;
        }
        let nonce = next_nonce(&self.account(&payer)?.nonces).ok_or(refused(Refusal::NonceBeyondWindow))?;
        // Block time and this clock may differ; what counts is the block's.
        let now_ms = clock::now_ms().max(self.network.time_ms);
        let valid_until_ms = now_ms.saturating_add(parse::duration_ms(&acting.valid_for)?);
        let intent = Intent { payer, nonce, valid_until_ms, fee_limit, operations };
        Ok(Draft::new(&self.signing(), intent)?)
    }

    /// What would happen now, for people and for programs; a refusal when the ledger would refuse it.
    pub fn simulate(&self, draft: &Draft) -> Result<(String, Value), Failure> {
        let simulated = self.client.simulate(draft.body())?;
        match simulated.refusal {
            Some((operation, refusal)) => Err(Failure::Refused { refusal, operation, charged: false }),
            None => Ok(preview::preview(self, draft.body(), &simulated)),
        }
    }

    /// Submits a signed transaction and waits until it is proven that it applied.
    pub fn submit(&self, draft: &Draft) -> Result<ProvenReceipt, Failure> {
        let id = draft.id();
        match self.client.submit(&draft.finish()?) {
            Ok(()) => outcome::await_proof(self, &id),
            // The node may have taken it before the connection broke: it must not be said that it was not sent.
            Err(NetworkError::Silent { .. } | NetworkError::Answer { .. }) => Err(Failure::Unsure { id }),
            Err(error) => Err(error.into()),
        }
    }
}

/// The lowest nonce that is not used up; `None` when the window is full.
fn next_nonce(window: &NonceWindow) -> Option<u64> {
    (0..tally_types::account::NONCE_WINDOW)
        .filter_map(|offset| window.base.checked_add(offset))
        .find(|nonce| window.check(*nonce).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_nonce_is_the_lowest_free_one() {
        let mut window = NonceWindow::default();
        for (spent, next) in [(1, 0), (0, 2), (2, 3), (5, 3)] {
            window.spend(spent).unwrap();
            assert_eq!(next_nonce(&window), Some(next), "after {spent}");
        }
    }
}
