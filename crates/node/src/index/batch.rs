//! Blocks gathered into rows, to be written in one SQL transaction.
//!
//! Invariant: a batch begins where the index ends and has no gaps.

use super::{
    balances::Flows,
    campaign::Campaigns,
    circulation,
    council::CouncilRows,
    deal::Deals,
    exchange,
    follow::IndexError,
    lines::{self, Line, Step},
    loan,
    mandate::MandateRows,
    news::News,
    oracle,
    packet::PacketRows,
    place::Place,
    reserve,
    savings::SavingsRows,
    stake::StakeRows,
};
use crate::chain::{Committed, Position};
use tally_types::{
    Action, Address, AssetId, Event, Handle, Hash, Outcome, Place as Where, Receipt, Transaction,
    fee::Fee,
    reserve::Label,
    transfer::{HeldId, Memo},
};

/// A block's row.
pub struct BlockRow {
    pub height: u64,
    pub digest: Hash,
    pub time_ms: u64,
    pub leader: [u8; 32],
    pub transactions: u32,
}

/// A transaction's row.
pub struct TransactionRow {
    pub place: Place,
    pub id: Hash,
    pub payer: Address,
    /// The refusal's code, or 0.
    pub refusal: u16,
    pub fee: Fee,
    /// The first operation's tag.
    pub kind: u8,
    pub operations: u8,
}

/// A new asset's row.
pub struct AssetRow {
    pub id: AssetId,
    pub issuer: Address,
    pub code: String,
    pub name: String,
    pub decimals: u8,
    pub place: Place,
}

/// A held send that waits.
pub struct HeldRow {
    pub id: HeldId,
    pub sender: Address,
    pub receiver: Address,
    pub place: Place,
}

/// Consecutive blocks as rows.
#[derive(Default)]
pub struct Batch {
    pub blocks: Vec<BlockRow>,
    pub transactions: Vec<TransactionRow>,
    pub lines: Vec<Line>,
    pub memos: Vec<(Place, u8, Memo)>,
    pub flows: Flows,
    pub assets: Vec<AssetRow>,
    pub renamed: Vec<(AssetId, String)>,
    pub names: Vec<(Handle, Address)>,
    pub held: Vec<HeldRow>,
    pub settled: Vec<HeldId>,
    pub packets: PacketRows,
    pub mandates: MandateRows,
    pub loan: loan::Rows,
    pub oracle: oracle::Rows,
    pub reserve: reserve::Rows,
    pub circulation: circulation::Rows,
    pub campaigns: Campaigns,
    pub deals: Deals,
    pub news: News,
    pub stake: StakeRows,
    pub savings: SavingsRows,
    pub council: CouncilRows,
    pub exchange: exchange::Rows,
}

impl Batch {
    /// Adds the next block.
    pub fn add(&mut self, committed: &Committed) -> Result<(), IndexError> {
        let header = &committed.header;
        self.blocks.push(BlockRow {
            height: header.height,
            digest: committed.digest,
            time_ms: header.time_ms,
            leader: header.leader,
            transactions: committed.ids.len() as u32,
        });
        for index in 0..committed.ids.len() {
            let broken =
                || IndexError::Inconsistent(header.height, "a transaction in the block does not decode");
            let transaction = committed.transaction(index).ok_or_else(broken)?;
            self.add_transaction(committed, index as u32, &transaction)
                .ok_or(IndexError::Inconsistent(header.height, "more moved than any ledger can hold"))?;
        }
        Ok(())
    }

    fn add_transaction(
        &mut self,
        committed: &Committed,
        index: u32,
        transaction: &Transaction,
    ) -> Option<()> {
        let receipt = &committed.receipts[index as usize];
        let place = Place::from(Position { height: committed.header.height, index });
        let operations = &transaction.body.operations;
        self.transactions.push(TransactionRow {
            place,
            id: receipt.transaction,
            payer: receipt.payer,
            refusal: match &receipt.outcome {
                Outcome::Applied(_) => 0,
                Outcome::Refused(refused) => refused.refusal.code(),
            },
            fee: receipt.fee,
            kind: operations[0].action.tag(),
            operations: operations.len() as u8,
        });
        self.lines.extend(lines::of_transaction(committed, index, transaction));
        self.flows.leave(receipt.payer, receipt.fee.asset, receipt.fee.amount)?;
        if !receipt.is_applied() {
            return Some(());
        }
        for (operation, entry) in operations.iter().enumerate() {
            if let Some(memo) = lines::memo(entry) {
                self.memos.push((place, operation as u8, memo.clone()));
            }
        }
        self.add_moves(receipt)?;
        let time_ms = committed.header.time_ms;
        for step in lines::steps(transaction, receipt) {
            self.add_step(place, &step);
            self.circulation.add(place, time_ms, &step)?;
            self.packets.add(place, &step);
            self.mandates.add(place, &step);
            self.campaigns.add(place, &step);
            self.deals.add(place, &step);
            self.news.add(place, &step);
            self.stake.add(place, &step);
            self.savings.add(place, &step);
            if let Some(event) = step.event {
                self.exchange.add(place, step.index, time_ms, event);
            }
        }
        Some(())
    }

    fn add_moves(&mut self, receipt: &Receipt) -> Option<()> {
        for entry in &receipt.moves {
            if let Where::Account(account) = entry.from {
                self.flows.leave(account, entry.asset, entry.amount)?;
            }
            if let Where::Account(account) = entry.to {
                self.flows.come(account, entry.asset, entry.amount)?;
            }
        }
        Some(())
    }

    /// What an operation changes besides balances, and the balances' entries it makes without moving anything.
    fn add_step(&mut self, place: Place, step: &Step<'_>) {
        let actor = step.operation.actor;
        self.loan.add(place, step);
        self.oracle.add(place, step);
        self.reserve.add(place, step);
        self.council.add(place, step);
        match (&step.operation.action, step.event) {
            (Action::CreateAsset(created), Some(Event::AssetCreated(id))) => {
                self.flows.touch(actor, *id);
                self.assets.push(AssetRow {
                    id: *id,
                    issuer: actor,
                    code: created.code.as_str().to_owned(),
                    name: created.name.as_str().to_owned(),
                    decimals: created.decimals,
                    place,
                });
            }
            (Action::OpenStablecoin(opened), Some(Event::StablecoinOpened(id))) => {
                self.assets.push(labelled(*id, actor, &opened.label, place));
            }
            (Action::OpenBasket(opened), Some(Event::BasketOpened(id))) => {
                self.assets.push(labelled(*id, actor, &opened.label, place));
            }
            (Action::EditAsset(edited), _) => {
                self.renamed.push((edited.asset, edited.name.as_str().to_owned()))
            }
            (
                Action::Freeze(holder)
                | Action::Unfreeze(holder)
                | Action::Allow(holder)
                | Action::Disallow(holder),
                _,
            ) => {
                self.flows.touch(holder.account, holder.asset);
            }
            (Action::SetInbox(inbox), _) => {
                for asset in &inbox.accept {
                    self.flows.touch(actor, *asset);
                }
            }
            (Action::ClaimName(claimed), _) => self.names.push((claimed.name.clone(), actor)),
            (_, Some(Event::HeldOpened(held))) => {
                self.held.push(HeldRow { id: held.held, sender: held.from, receiver: held.to, place });
            }
            (_, Some(Event::HeldAccepted(held) | Event::HeldReturned(held))) => self.settled.push(held.held),
            _ => {}
        }
    }
}

/// The row of an asset of the reserve.
fn labelled(id: AssetId, issuer: Address, label: &Label, place: Place) -> AssetRow {
    AssetRow {
        id,
        issuer,
        code: label.code.as_str().to_owned(),
        name: label.name.as_str().to_owned(),
        decimals: label.decimals,
        place,
    }
}
