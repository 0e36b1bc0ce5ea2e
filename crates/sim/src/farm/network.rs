//! The real ledger for a scene: people act, blocks follow one another, and coins are counted.

use super::{DAY_MS, FEE, Harvest, MINING, REFERRAL};
use crate::{
    differential::{Execution, Records},
    generator::sign,
};
use std::collections::{BTreeMap, BTreeSet};
use tally_ledger::{BlockInfo, genesis_state, invariants};
use tally_types::{
    Action, Address, Amount, AssetId, Body, Genesis, Operation, Outcome, Parameters, Place, PublicKey,
    Receipt, StateKey, Transaction, Witness,
    account::Account,
    codec::{Copying, DecodeExt as _},
    fee::{Fee, FeeSchedule},
    genesis::{Allocation, Coin},
    text::Text,
    transfer::{Memo, Send},
    wire::List,
};

const START_MS: u64 = 1_800_000_000_000;
const RICH: Amount = Amount(1 << 70);

pub(super) fn account(key: PublicKey) -> Address {
    key.address()
}

pub(super) fn send(to: Address, amount: u128) -> Action {
    Action::Send(Send { to, asset: AssetId::COIN, amount: Amount(amount), memo: Memo::NONE })
}

pub(super) struct Network {
    state: Records,
    info: BlockInfo,
    nonces: BTreeMap<Address, u64>,
    watched: BTreeSet<Address>,
    harvest: Harvest,
}

impl Network {
    /// A network of default parameters, in which these are rich.
    pub(super) fn new(people: &[PublicKey]) -> Self {
        let genesis = genesis(people);
        genesis.check().expect("the genesis is sound");
        let info = BlockInfo {
            chain_id: genesis.chain_id,
            genesis: genesis.hash(),
            height: 1,
            time_ms: START_MS,
            seed: [0; 48],
        };
        let state = genesis_state(&genesis).collect();
        let (nonces, watched, harvest) = Default::default();
        Self { state, info, nonces, watched, harvest }
    }

    pub(super) fn time_ms(&self) -> u64 {
        self.info.time_ms
    }

    pub(super) fn epoch(&self) -> u64 {
        self.info.time_ms / DAY_MS
    }

    pub(super) fn pass_ms(&mut self, time_ms: u64) {
        self.info.time_ms += time_ms;
    }

    /// From here on, what these pay and earn is counted.
    pub(super) fn watch(&mut self, accounts: &[Address]) {
        self.watched = accounts.iter().copied().collect();
    }

    pub(super) fn harvest(&self) -> Harvest {
        self.harvest
    }

    /// The coins at these accounts.
    pub(super) fn coins(&self, accounts: &[Address]) -> u128 {
        let coins = |address: &Address| {
            let Some(record) = self.state.get(&StateKey::account(address)) else { return 0 };
            let account = Account::decode(Copying(record)).expect("the ledger wrote it");
            let coin = account.balances.iter().find(|balance| balance.asset == AssetId::COIN);
            coin.map_or(0, |balance| balance.amount.0)
        };
        accounts.iter().map(coins).sum()
    }

    /// A block in which each of these acts and pays for it; all of it applies, and all invariants hold after it.
    pub(super) fn block(&mut self, turns: impl IntoIterator<Item = (PublicKey, Vec<Action>)>) {
        let transactions: Vec<_> =
            turns.into_iter().map(|(key, actions)| self.transaction(key, actions)).collect();
        let mut execution = Execution::new(&self.state, self.info.clone());
        let opening = execution.begin();
        let mut receipts = Vec::with_capacity(transactions.len());
        for transaction in &transactions {
            let id = transaction.body.id(&self.info.genesis);
            let receipt = execution.apply(id, transaction).expect("it enters the block");
            assert!(matches!(receipt.outcome, Outcome::Applied(_)), "{:?}", receipt.outcome);
            receipts.push(receipt);
        }
        let changes = execution.overlay.changes();
        let before = |key: &StateKey| self.state.get(key).cloned();
        assert_eq!(invariants::check_change(&before, &changes, &opening, &receipts), Ok(()));
        for (key, record) in changes {
            match record {
                Some(record) => self.state.insert(key, record),
                None => self.state.remove(&key),
            };
        }
        self.info.height += 1;
        receipts.iter().for_each(|receipt| self.count(receipt));
    }

    fn count(&mut self, receipt: &Receipt) {
        if self.watched.contains(&receipt.payer) {
            self.harvest.paid += receipt.fee.amount.0;
        }
        for moved in receipt.moves.iter() {
            let Place::Account(to) = &moved.to else { continue };
            if !self.watched.contains(to) {
                continue;
            }
            match moved.from {
                Place::Campaign(MINING) => self.harvest.mined += moved.amount.0,
                Place::Campaign(REFERRAL) => self.harvest.referred += moved.amount.0,
                Place::StakeRewards(_) => self.harvest.staked += moved.amount.0,
                _ => {}
            }
        }
    }

    fn transaction(&mut self, key: PublicKey, actions: Vec<Action>) -> Transaction {
        let payer = key.address();
        let nonce = self.nonces.entry(payer).or_default();
        let operations: Vec<_> =
            actions.into_iter().map(|action| Operation { actor: payer, action }).collect();
        let body = Body {
            chain_id: self.info.chain_id,
            payer,
            nonce: *nonce,
            valid_until_ms: self.info.time_ms,
            fee_limit: Fee { asset: AssetId::COIN, amount: Amount::MAX },
            operations: List::new(operations).expect("64 at most"),
        };
        *nonce += 1;
        let signatures = List::new(vec![sign(key)]).expect("one");
        let witnesses = List::new(vec![Witness { account: payer, signatures }]).expect("one");
        Transaction { body, witnesses }
    }
}

fn genesis(people: &[PublicKey]) -> Genesis {
    let mut allocations: Vec<_> =
        people.iter().map(|key| Allocation { account: key.address(), amount: RICH }).collect();
    allocations.sort_by_key(|allocation| allocation.account);
    let text = |text: &str| Text::new(text).expect("short");
    Genesis {
        chain_id: 7,
        name: Text::new("Farm").expect("short"),
        prefix: Text::new("tally").expect("short"),
        time_ms: START_MS,
        coin: Coin { code: text("TALLY"), name: Text::new("Tally").expect("short"), decimals: 6, cap: None },
        fees: FeeSchedule { base: Amount(FEE), prices: List::default(), rates: List::default() },
        parameters: Parameters::default(),
        members: List::new(vec![[1; 32]]).expect("one"),
        sharing: List::new(vec![1]).expect("one"),
        allocations: List::new(allocations).expect("few"),
    }
}
