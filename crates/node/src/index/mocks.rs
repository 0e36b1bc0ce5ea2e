//! A chain made by hand, for tests of what reads one.

use super::source::Source;
use crate::{
    chain::{Committed, Position},
    receipts::ReceiptError,
};
use std::sync::{Arc, Mutex};
use tally_engine::BoxFuture;
use tally_types::{
    Action, Address, Amount, AssetId, Body, Event, Genesis, Hash, Header, KeySignature, Move, Operation,
    Outcome, Parameters, Place as Where, Receipt, Refusal, Transaction, Witness,
    asset::{CreateAsset, Powers},
    block::{SyncTarget, transactions_root},
    codec::Encode as _,
    fee::{Fee, FeeSchedule},
    genesis::{Allocation, Coin},
    receipt::Refused,
    signature::Ed25519Signature,
    text::Text,
    transfer::{Memo, Send},
    wire::{Empty, List},
};
use tokio::sync::watch;

pub const FEE: Amount = Amount(10);

pub fn address(byte: u8) -> Address {
    Address([byte; 20])
}

/// Ten accounts with a million each.
pub fn genesis() -> Arc<Genesis> {
    let allocations =
        (1..=10).map(|byte| Allocation { account: address(byte), amount: Amount(1_000_000) }).collect();
    Arc::new(Genesis {
        chain_id: 7,
        name: Text::new("Mock").unwrap(),
        prefix: Text::new("tally").unwrap(),
        time_ms: 1_000,
        coin: Coin {
            code: Text::new("TLY").unwrap(),
            name: Text::new("Tally").unwrap(),
            decimals: 6,
            cap: None,
        },
        fees: FeeSchedule { base: FEE, prices: List::default(), rates: List::default() },
        parameters: Parameters::default(),
        members: List::new(vec![[1; 32], [2; 32]]).unwrap(),
        sharing: List::new(vec![0]).unwrap(),
        allocations: List::new(allocations).unwrap(),
    })
}

/// A transaction with its receipt.
pub type Made = (Transaction, Receipt);

pub fn transaction(payer: Address, nonce: u64, operations: Vec<Operation>) -> Transaction {
    let fee_limit = Fee { asset: AssetId::COIN, amount: Amount(1_000) };
    let operations = List::new(operations).unwrap();
    let body = Body { chain_id: 7, payer, nonce, valid_until_ms: 1 << 50, fee_limit, operations };
    let signature = KeySignature::Ed25519(Ed25519Signature { key: [9; 32], signature: [8; 64] });
    let witness = |account| Witness { account, signatures: List::new(vec![signature.clone()]).unwrap() };
    let witnesses = body.signers().into_iter().map(witness).collect();
    Transaction { witnesses: List::new(witnesses).unwrap(), body }
}

pub fn operation(actor: Address, action: Action) -> Operation {
    Operation { actor, action }
}

pub fn applied(transaction: Transaction, moves: Vec<Move>, events: Vec<Event>) -> Made {
    let receipt = Receipt {
        transaction: transaction.body.id(&genesis().hash()),
        payer: transaction.body.payer,
        fee: Fee { asset: AssetId::COIN, amount: FEE },
        outcome: Outcome::Applied(Empty),
        moves: List::new(moves).unwrap(),
        events: List::new(events).unwrap(),
    };
    (transaction, receipt)
}

pub fn refused(transaction: Transaction, operation: u8, refusal: Refusal) -> Made {
    let (transaction, receipt) = applied(transaction, vec![], vec![]);
    (transaction, Receipt { outcome: Outcome::Refused(Refused { operation, refusal }), ..receipt })
}

pub fn moved(operation: u8, from: Where, to: Where, asset: u64, units: u128) -> Move {
    Move { operation, from, to, asset: AssetId(asset), amount: Amount(units) }
}

pub fn transfer(from: Address, to: Address, nonce: u64, asset: u64, units: u128, memo: Option<&str>) -> Made {
    let memo = memo.map_or(Memo::NONE, |text| Memo::Open(Text::new(text).unwrap()));
    let send = Send { to, asset: AssetId(asset), amount: Amount(units), memo };
    let moves = vec![moved(0, Where::Account(from), Where::Account(to), asset, units)];
    applied(transaction(from, nonce, vec![operation(from, Action::Send(send))]), moves, vec![])
}

pub fn create(issuer: Address, nonce: u64, id: u64, code: &str, supply: u128) -> Made {
    let action = Action::CreateAsset(CreateAsset {
        code: Text::new(code).unwrap(),
        name: Text::new(format!("{code} coin")).unwrap(),
        decimals: 2,
        icon: None,
        cap: None,
        powers: Powers { mint: Some(issuer), ..Powers::default() },
        initial_supply: Amount(supply),
    });
    let moves = match supply {
        0 => vec![],
        _ => vec![moved(0, Where::Supply(Empty), Where::Account(issuer), id, supply)],
    };
    applied(
        transaction(issuer, nonce, vec![operation(issuer, action)]),
        moves,
        vec![Event::AssetCreated(AssetId(id))],
    )
}

/// A chain whose blocks are pushed by hand.
pub struct MockChain {
    blocks: Mutex<Vec<Arc<Committed>>>,
    tip: watch::Sender<u64>,
    genesis: Hash,
}

impl MockChain {
    pub fn new(genesis: &Genesis) -> Arc<Self> {
        Arc::new(Self { blocks: Mutex::default(), tip: watch::Sender::new(0), genesis: genesis.hash() })
    }

    /// Makes the next block final and returns its height.
    pub fn push(&self, made: Vec<Made>) -> u64 {
        let height = self.blocks.lock().unwrap().len() as u64 + 1;
        self.push_at(1_000 + height * 100, made)
    }

    /// The same, at a time of its own.
    pub fn push_at(&self, time_ms: u64, made: Vec<Made>) -> u64 {
        let mut blocks = self.blocks.lock().unwrap();
        let (transactions, receipts): (Vec<_>, Vec<_>) = made.into_iter().unzip();
        let transactions: Vec<_> = transactions.iter().map(|transaction| transaction.encode()).collect();
        let leaves: Vec<Hash> = receipts.iter().map(Receipt::leaf).collect();
        let height = blocks.len() as u64 + 1;
        let header = Header {
            parent: blocks.last().map_or(self.genesis, |last| last.digest),
            height,
            time_ms,
            epoch: 0,
            view: height,
            parent_view: height - 1,
            leader: [1; 32],
            seed: [0; 48],
            transactions_root: transactions_root(&transactions),
            receipts_root: tally_types::merkle::root(&leaves),
            state_root: Hash::ZERO,
            sync: SyncTarget { root: Hash::ZERO, start: 0, end: 0 },
        };
        let ids = receipts.iter().map(|receipt| receipt.transaction).collect();
        blocks.push(Arc::new(Committed { digest: header.digest(), header, ids, transactions, receipts }));
        drop(blocks);
        self.tip.send_replace(height);
        height
    }

    pub fn block(&self, height: u64) -> Option<Arc<Committed>> {
        self.blocks.lock().unwrap().get((height as usize).checked_sub(1)?).cloned()
    }

    pub fn position(&self, id: &Hash) -> Option<Position> {
        self.blocks.lock().unwrap().iter().find_map(|block| {
            let index = block.ids.iter().position(|entry| entry == id)?;
            Some(Position { height: block.header.height, index: index as u32 })
        })
    }
}

impl Source for MockChain {
    fn genesis(&self) -> Hash {
        self.genesis
    }

    fn tip(&self) -> watch::Receiver<u64> {
        self.tip.subscribe()
    }

    fn committed(&self, height: u64) -> BoxFuture<'_, Result<Option<Arc<Committed>>, ReceiptError>> {
        let found = self.block(height);
        Box::pin(async move { Ok(found) })
    }
}
