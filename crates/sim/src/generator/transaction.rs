//! A whole transaction: operations, payer, nonce, times, fee, signatures, and what is wrong with it.

use super::{edge::Edge, world};
use crate::{
    chance::Chance,
    model::{Model, Now},
};
use std::collections::BTreeSet;
use tally_types::{
    Action, Address, Amount, AssetId, Authority, Body, Genesis, Operation, PublicKey, Transaction, Witness,
    codec::Encode as _,
    fee::Fee,
    transfer::{Memo, SendMany, Share},
    wire::List,
};

const DAY_MS: u64 = 24 * 3_600_000;

/// Invents an operation of a noun for an actor, and says which account could do it better.
type Invent = fn(&mut Generator, &View<'_>, Address) -> (Option<Address>, Action);

/// How often each noun is drawn, as a share of all.
const SHARES: &[(u64, Invent)] = &[
    (26, Generator::account_action),
    (25, Generator::asset_action),
    (18, Generator::transfer_action),
    (8, Generator::packet_action),
    (7, Generator::mandate_action),
    (12, Generator::deal_action),
    (28, Generator::loan_action),
    (24, Generator::exchange_action),
    (12, Generator::stake_action),
    (12, Generator::savings_action),
    (9, Generator::referral_action),
    (10, Generator::mining_action),
    (12, Generator::news_action),
    (4, |it, view, _| it.oracle_action(view)),
    (16, |it, view, _| it.reserve_action(view)),
    (16, Generator::council_action),
];

/// What a transaction is made for: the ledger as the model has it, and the next block's time.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub model: &'a Model,
    pub time_ms: u64,
}

/// Makes transactions up.
#[derive(Debug)]
pub struct Generator {
    pub chance: Chance,
    pub genesis: Genesis,
    pub keys: Vec<PublicKey>,
    pub people: Vec<Address>,
    /// Shared accounts opened or tried: creator, nonce, operation.
    pub(super) opened: Vec<(Address, u64, u8)>,
    /// Shared accounts there are.
    shared: Vec<Address>,
    /// Whose deadline this block's time is at, if it is at one.
    pub(super) edge: Option<Edge>,
    /// What is done first, last first.
    beginning: Vec<Vec<Operation>>,
}

impl Generator {
    pub fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let keys = world::keys();
        let people = world::people(&keys);
        let genesis = world::genesis(&mut chance, &people);
        let (opened, shared, beginning) = (Vec::new(), Vec::new(), Vec::new());
        let mut generator = Self { chance, genesis, keys, people, opened, shared, edge: None, beginning };
        generator.beginning = generator.beginning();
        generator
    }

    /// The key that an address follows from. People are the accounts of the first keys.
    pub(super) fn own_key(&self, address: &Address) -> Option<PublicKey> {
        self.people.iter().position(|person| person == address).map(|place| self.keys[place])
    }

    /// The authority over an account, as far as its keys are known.
    pub(super) fn authority_of(&self, view: &View<'_>, address: &Address) -> Option<Authority> {
        view.model.authority(address, self.own_key(address).into_iter())
    }

    /// The canonical bytes of a transaction, or of none.
    pub fn next(&mut self, model: &Model, time_ms: u64) -> Vec<u8> {
        let view = View { model, time_ms };
        let stored = model.accounts.iter().filter(|(_, account)| account.authority.is_some());
        self.shared =
            stored.map(|(address, _)| *address).filter(|address| !self.people.contains(address)).collect();
        let operations = self.operations(&view);
        let mut body = self.body(&view, operations);
        let defect = if self.chance.percent(10) { self.chance.below(12) } else { u64::MAX };
        match defect {
            0 => body.chain_id += 1,
            1 => body.valid_until_ms = time_ms + DAY_MS + 1 + self.chance.below(DAY_MS),
            2 => body.valid_until_ms = time_ms - 1 - self.chance.below(1_000),
            3 => body.operations = self.too_much_work(&body),
            _ => {}
        }
        let mut witnesses: Vec<Witness> =
            body.signers().into_iter().map(|account| self.witness(&view, account, &body)).collect();
        let count = witnesses.len() as u64;
        match defect {
            4 if count > 1 => witnesses.swap(0, 1),
            5 if count > 1 => drop(witnesses.remove(self.chance.below(count) as usize)),
            6 if count < 16 => witnesses.extend(self.stranger(&view, &body)),
            7 => self.unsort_keys(&mut witnesses),
            _ => {}
        }
        if defect != 4 {
            witnesses.sort_by_key(|witness| witness.account);
        }
        let witnesses = List::new(witnesses).expect("1 to 16 accounts");
        let mut bytes = Transaction { body, witnesses }.encode().to_vec();
        match defect {
            8 => bytes.truncate(self.chance.below(bytes.len() as u64) as usize),
            9 => bytes.push(self.chance.below(256) as u8),
            10 => {
                let place = self.chance.below(bytes.len() as u64) as usize;
                bytes[place] ^= 1 << self.chance.below(8);
            }
            11 => bytes.resize(32 * 1024 + 1, 0),
            _ => {}
        }
        bytes
    }

    fn operations(&mut self, view: &View<'_>) -> Vec<Operation> {
        if let Some(operations) = self.beginning.pop().or_else(|| self.flood(view)) {
            return operations;
        }
        let count = match self.chance.below(100) {
            0..55 => 1,
            55..80 => 2 + self.chance.below(2),
            80..97 => 4 + self.chance.below(5),
            _ => 1 + self.chance.below(64),
        };
        let alone = self.chance.percent(30).then(|| self.actor());
        let is_careful = self.chance.percent(70);
        let mut draft = view.model.clone();
        let mut actors = BTreeSet::new();
        let mut operations: Vec<Operation> = Vec::new();
        if self.chance.percent(3) {
            operations = self.sign_together(&mut draft, view.time_ms);
            actors.extend(operations.iter().map(|operation| operation.actor));
        }
        for place in operations.len() as u64 + 1..=count {
            // Now and then it is the last one that goes wrong.
            let attempts = if is_careful && (place < count || self.chance.percent(75)) { 8 } else { 1 };
            let operation = match self.after_recovery(view, operations.last()) {
                Some(operation) => operation,
                None => self.attempt(&mut draft, view.time_ms, alone, attempts),
            };
            actors.insert(operation.actor);
            if actors.len() > 12 {
                break;
            }
            operations.push(operation);
        }
        operations
    }

    /// The first of so many operations that works, or the last of them; `draft` goes on to what comes after it.
    fn attempt(
        &mut self,
        draft: &mut Model,
        time_ms: u64,
        actor: Option<Address>,
        attempts: u64,
    ) -> Operation {
        for _ in 1..attempts {
            let operation = self.operation(&View { model: draft, time_ms }, actor);
            if let Ok(after) = draft.after(&Now { time_ms, seed: [0; 48], height: draft.height }, &operation)
            {
                *draft = after;
                return operation;
            }
        }
        self.operation(&View { model: draft, time_ms }, actor)
    }

    /// An operation that might work, by `actor` if one is given and by whoever can do it otherwise.
    fn operation(&mut self, view: &View<'_>, actor: Option<Address>) -> Operation {
        if let Some(operation) = self.at_the_edge(view) {
            return operation;
        }
        let actor = actor.unwrap_or_else(|| self.actor());
        let (better, action) = self.noun()(self, view, actor);
        // The account that can do it does it, mostly.
        let better = better.filter(|better| self.people.contains(better) || self.shared.contains(better));
        let actor = better.filter(|_| self.chance.percent(85)).unwrap_or(actor);
        Operation { actor, action }
    }

    /// A noun by its share.
    fn noun(&mut self) -> Invent {
        let mut ticket = self.chance.below(SHARES.iter().map(|(share, _)| share).sum());
        let drawn = SHARES.iter().find(|(share, _)| {
            let drawn = ticket < *share;
            ticket = ticket.saturating_sub(*share);
            drawn
        });
        drawn.expect("the ticket is below the sum").1
    }

    fn body(&mut self, view: &View<'_>, operations: Vec<Operation>) -> Body {
        let payer = self.payer(view, operations[0].actor);
        let (payer, nonce) = self.same_shared_again(view, &operations).unwrap_or_else(|| {
            let nonce = self.nonce(view, &payer);
            (payer, nonce)
        });
        for (index, operation) in operations.iter().enumerate() {
            if matches!(operation.action, Action::OpenShared(_)) {
                self.opened.push((operation.actor, nonce, index as u8));
            }
        }
        let valid_until_ms = match self.chance.below(20) {
            0 => view.time_ms,
            1 => view.time_ms + DAY_MS,
            _ => view.time_ms + self.chance.below(DAY_MS),
        };
        Body {
            chain_id: self.genesis.chain_id,
            payer,
            nonce,
            valid_until_ms,
            fee_limit: self.fee_limit(view, &payer, &operations),
            operations: List::new(operations).expect("1 to 64"),
        }
    }

    /// The first actor or a sponsor; mostly someone who can pay.
    fn payer(&mut self, view: &View<'_>, actor: Address) -> Address {
        let rich: Vec<Address> = self
            .people
            .iter()
            .filter(|person| view.model.amount(person, AssetId::COIN) > 10_000)
            .copied()
            .collect();
        let sponsor = self.chance.pick(&rich).unwrap_or(actor);
        match self.chance.below(100) {
            0..3 => self.account(view),
            3..70 if rich.contains(&actor) || self.chance.percent(8) => actor,
            _ => sponsor,
        }
    }

    /// If the first operation opens a shared account: another payer with a nonce that was used for the same.
    fn same_shared_again(&mut self, view: &View<'_>, operations: &[Operation]) -> Option<(Address, u64)> {
        let Action::OpenShared(_) = operations[0].action else { return None };
        if !self.chance.percent(30) {
            return None;
        }
        let actor = operations[0].actor;
        let tried: Vec<u64> = self
            .opened
            .iter()
            .filter(|entry| entry.0 == actor && entry.2 == 0)
            .map(|entry| entry.1)
            .collect();
        let nonce = self.chance.pick(&tried)?;
        let able = |payer: &&Address| {
            let account = view.model.account(payer);
            !account.has_used(nonce) && nonce < account.base + 64
        };
        let able: Vec<Address> = self.people.iter().filter(able).copied().collect();
        Some((self.chance.pick(&able)?, nonce))
    }

    fn nonce(&mut self, view: &View<'_>, payer: &Address) -> u64 {
        let account = view.model.account(payer);
        match self.chance.below(100) {
            0..84 => account.base,
            84..96 => account.base + self.chance.below(64),
            96 => account.base.saturating_sub(1 + self.chance.below(3)),
            97 => account.used.first().copied().unwrap_or(account.base),
            98 => account.base + 64 + self.chance.below(2),
            _ => u64::MAX - self.chance.below(2),
        }
    }

    fn fee_limit(&mut self, view: &View<'_>, payer: &Address, operations: &[Operation]) -> Fee {
        let held: Vec<AssetId> = view
            .model
            .account(payer)
            .balances()
            .map(|balance| balance.asset)
            .filter(|asset| asset.0 <= 4)
            .collect();
        let asset = match self.chance.below(100) {
            0..85 => AssetId::COIN,
            85..95 => self.chance.pick(&held).unwrap_or(AssetId::COIN),
            95..98 => AssetId(self.chance.below(7)),
            _ => AssetId(u64::MAX),
        };
        let quote = view.model.fees.quote(operations, asset).map_or(0, |fee| fee.amount.0);
        let amount = match self.chance.below(100) {
            0..60 => u128::MAX,
            60..97 => quote,
            _ => quote.saturating_sub(1),
        };
        Fee { asset, amount: Amount(amount) }
    }

    /// Nine times 64 receivers.
    fn too_much_work(&mut self, body: &Body) -> List<Operation, 1, 64> {
        let shares: Vec<Share> =
            (0..64).map(|byte| Share { to: Address([byte; 20]), amount: Amount(1) }).collect();
        let many =
            SendMany { asset: AssetId::COIN, shares: List::new(shares).expect("64"), memo: Memo::NONE };
        let operation = Operation { actor: body.operations[0].actor, action: Action::SendMany(many) };
        List::new(vec![operation; 8 + self.chance.below(2) as usize]).expect("few")
    }

    fn stranger(&mut self, view: &View<'_>, body: &Body) -> Option<Witness> {
        let needed = body.signers();
        let others: Vec<Address> =
            self.people.iter().filter(|account| !needed.contains(account)).copied().collect();
        let other = self.chance.pick(&others)?;
        Some(self.witness(view, other, body))
    }

    fn unsort_keys(&mut self, witnesses: &mut [Witness]) {
        let witness = &mut witnesses[0];
        let mut signatures = witness.signatures.to_vec();
        if signatures.len() > 1 {
            signatures.reverse();
        } else {
            signatures.push(signatures[0].clone());
        }
        witness.signatures = List::new(signatures).expect("2 to 16");
    }

    /// Someone whose keys are known: a person or a shared account.
    pub(super) fn actor(&mut self) -> Address {
        let shared = if self.chance.percent(15) { self.chance.pick(&self.shared) } else { None };
        shared.or_else(|| self.chance.pick(&self.people)).expect("people")
    }

    /// Any account: mostly someone known, sometimes an address that no key gives.
    pub(super) fn account(&mut self, view: &View<'_>) -> Address {
        match self.chance.below(100) {
            0..90 => self.actor(),
            90..93 => Address([0; 20]),
            93..96 => {
                let creator = self.chance.pick(&self.people).expect("people");
                Address::shared(&creator, view.model.account(&creator).base, 0)
            }
            _ => Address([0xe0 + self.chance.below(8) as u8; 20]),
        }
    }

    /// An amount around what there is: mostly payable, sometimes a unit too much, nothing, or everything there ever was.
    pub(super) fn amount(&mut self, there: u128) -> Amount {
        let there = there.min(u128::from(u64::MAX));
        Amount(match self.chance.below(100) {
            0..50 => 1 + u128::from(self.chance.below(100)),
            50..75 => 1 + u128::from(self.chance.below((there / 4 + 1) as u64)),
            75..88 => there,
            88..92 => there + 1,
            92..98 => there / 2,
            98 => 0,
            _ => u128::MAX,
        })
    }
}
