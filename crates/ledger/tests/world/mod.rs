//! A small world to test in: a few people, a state, and transactions that are blocks of their own.
//!
//! Every block's change and every state it leaves is checked against all invariants.
#![allow(dead_code)]

pub mod made_up;

pub mod savings;
pub mod stake;

use std::collections::BTreeMap;
use tally_ledger::{BlockInfo, Overlay, Stop, admit, apply, begin, genesis_state, invariants};
use tally_types::{
    Action, Address, Amount, AssetId, Authority, Genesis, Handle, Hash, KeySignature, Move, Operation,
    Outcome, Parameters, PublicKey, Receipt, Refusal, StateKey, Transaction, Witness,
    account::{Account, GrantKey, KeyLimit, Security},
    asset::{Asset, CreateAsset, Holder, Powers},
    bytes::Bytes,
    codec::{Copying, DecodeExt, Encode},
    fee::{Fee, FeeRate, FeeSchedule, Price},
    genesis::{Allocation, Coin},
    key::WeightedKey,
    news::{Format, Post, RegisterPublisher},
    signature::Ed25519Signature,
    state::Global,
    text::Text,
    transaction::Body,
    transfer::{Memo, Send, Share},
    wire::{Empty, List},
};

pub const CHAIN: u64 = 7;
pub const START_MS: u64 = 1_800_000_000_000;
pub const COIN: AssetId = AssetId::COIN;
/// The fee of most operations.
pub const FEE: u128 = 10;
/// What each person has at the start.
pub const RICH: u128 = 1_000_000;

/// An account and the keys that sign for it.
#[derive(Clone, Debug)]
pub struct Person {
    pub address: Address,
    pub keys: Vec<PublicKey>,
}

pub fn key(number: u8) -> PublicKey {
    PublicKey::Ed25519([number; 32])
}

/// A person with one key.
pub fn person(number: u8) -> Person {
    Person { address: key(number).address(), keys: vec![key(number)] }
}

impl Person {
    /// The same account, signing with other keys.
    pub fn with(&self, keys: &[u8]) -> Self {
        let mut keys: Vec<_> = keys.iter().map(|number| key(*number)).collect();
        keys.sort();
        Self { address: self.address, keys }
    }
}

pub fn list<T, const MIN: usize, const MAX: usize>(items: Vec<T>) -> List<T, MIN, MAX> {
    List::new(items).expect("the test's list is within its bounds")
}

pub fn text<const MIN: usize, const MAX: usize>(text: &str) -> Text<MIN, MAX> {
    Text::new(text).expect("the test's text is within its bounds")
}

pub fn authority(threshold: u16, keys: &[(u8, u16)]) -> Authority {
    let mut keys: Vec<_> =
        keys.iter().map(|(number, weight)| WeightedKey { key: key(*number), weight: *weight }).collect();
    keys.sort_by_key(|entry| entry.key);
    Authority { threshold, keys: list(keys) }
}

pub fn send(to: &Person, asset: AssetId, amount: u128) -> Action {
    Action::Send(Send { to: to.address, asset, amount: Amount(amount), memo: Memo::NONE })
}

pub fn share(to: &Person, amount: u128) -> Share {
    Share { to: to.address, amount: Amount(amount) }
}

pub fn holder(asset: AssetId, account: &Person) -> Holder {
    Holder { asset, account: account.address }
}

pub fn open_memo(words: &str) -> Memo {
    Memo::Open(text(words))
}

/// An asset of which `powers` are all held by `holder`.
pub fn all_powers(holder: &Person) -> Powers {
    let holder = Some(holder.address);
    Powers { mint: holder, freeze: holder, claw_back: holder, pause: holder, allow_list: None, edit: holder }
}

pub fn create(powers: Powers, supply: u128, cap: Option<u128>) -> Action {
    Action::CreateAsset(CreateAsset {
        code: text("GOLD"),
        name: text("Gold"),
        decimals: 2,
        icon: None,
        cap: cap.map(Amount),
        powers,
        initial_supply: Amount(supply),
    })
}

/// A scoped key for `operations` (tags), limited per asset to an amount an hour.
pub fn grant(number: u8, operations: &[u8], limits: &[(AssetId, u128)], expires_ms: u64) -> Action {
    let limit = |(asset, amount): &(AssetId, u128)| KeyLimit {
        asset: *asset,
        amount: Amount(*amount),
        period_ms: 3_600_000,
    };
    Action::GrantKey(GrantKey {
        key: key(number),
        operations: list(operations.to_vec()),
        limits: list(limits.iter().map(limit).collect()),
        expires_ms,
    })
}

/// A transaction to be.
#[derive(Clone)]
pub struct Tx {
    pub chain_id: u64,
    pub payer: Address,
    pub nonce: u64,
    pub valid_until_ms: u64,
    pub fee_limit: Fee,
    pub operations: Vec<Operation>,
    pub signers: BTreeMap<Address, Vec<PublicKey>>,
}

impl Tx {
    pub fn does(mut self, actor: &Person, action: Action) -> Self {
        self.operations.push(Operation { actor: actor.address, action });
        self.signers.entry(actor.address).or_insert_with(|| actor.keys.clone());
        self
    }

    pub fn build(&self) -> Transaction {
        let signature = |key: &PublicKey| match key {
            PublicKey::Ed25519(key) => {
                KeySignature::Ed25519(Ed25519Signature { key: *key, signature: [0; 64] })
            }
            _ => unreachable!("the world's keys are Ed25519"),
        };
        let witness = |(account, keys): (&Address, &Vec<PublicKey>)| Witness {
            account: *account,
            signatures: list(keys.iter().map(signature).collect()),
        };
        let body = Body {
            chain_id: self.chain_id,
            payer: self.payer,
            nonce: self.nonce,
            valid_until_ms: self.valid_until_ms,
            fee_limit: self.fee_limit,
            operations: list(self.operations.clone()),
        };
        Transaction { body, witnesses: list(self.signers.iter().map(witness).collect()) }
    }
}

pub struct World {
    pub state: BTreeMap<StateKey, Bytes>,
    pub block: BlockInfo,
    pub receipts: Vec<Receipt>,
}

impl World {
    /// People 1 to 9 are rich; 1 to 4 are members of the network.
    pub fn new() -> Self {
        let genesis = genesis();
        genesis.check().expect("the world's genesis is sound");
        let state: BTreeMap<_, _> = genesis_state(&genesis).collect();
        let block = BlockInfo {
            chain_id: CHAIN,
            genesis: genesis.hash(),
            height: 1,
            time_ms: START_MS,
            seed: [0; 48],
        };
        Self { state, block, receipts: Vec::new() }
    }

    pub fn pass_ms(&mut self, time_ms: u64) {
        self.block.time_ms += time_ms;
    }

    pub fn read<T: DecodeExt<()>>(&self, key: &StateKey) -> Option<T> {
        self.state.get(key).map(|bytes| T::decode(Copying(bytes)).expect("the state's records decode"))
    }

    pub fn account(&self, person: &Person) -> Account {
        self.read(&StateKey::account(&person.address)).unwrap_or_default()
    }

    pub fn security(&self, person: &Person) -> Option<Security> {
        self.read(&StateKey::security(&person.address))
    }

    pub fn asset(&self, asset: AssetId) -> Asset {
        self.read(&StateKey::asset(asset)).expect("the asset exists")
    }

    pub fn global(&self) -> Global {
        self.read(&StateKey::global()).expect("there is a global record")
    }

    pub fn balance(&self, person: &Person, asset: AssetId) -> u128 {
        let mut overlay = Overlay::new();
        for key in [StateKey::account(&person.address), StateKey::balance(&person.address, asset)] {
            overlay.load(key, self.state.get(&key).map(|bytes| &bytes[..])).expect("the record decodes");
        }
        overlay.balance(&person.address, asset).expect("it is loaded").0
    }

    pub fn tx(&self, payer: &Person) -> Tx {
        Tx {
            chain_id: CHAIN,
            payer: payer.address,
            nonce: self.account(payer).nonces.next(),
            valid_until_ms: self.block.time_ms + 60_000,
            fee_limit: Fee { asset: COIN, amount: Amount(10_000) },
            operations: Vec::new(),
            signers: BTreeMap::from([(payer.address, payer.keys.clone())]),
        }
    }

    /// Applies the transaction as a block of its own, loading what it asks for.
    pub fn run(&mut self, tx: &Tx) -> Result<Receipt, Refusal> {
        let transaction = tx.build();
        let id = transaction.body.id(&self.block.genesis);
        let mut overlay = Overlay::new();
        let opening = load_until(&self.state, &mut overlay, |overlay| begin(overlay, &self.block));
        let opening = opening.expect("a block's opening refuses nothing");
        let opened = overlay.changes();
        let admitted =
            load_until(&self.state, &mut overlay, |overlay| admit(overlay, &self.block, &transaction));
        assert_eq!(overlay.changes(), opened, "admission changes nothing");
        let applied =
            load_until(&self.state, &mut overlay, |overlay| apply(overlay, &self.block, id, &transaction));
        match (&admitted, &applied) {
            (Ok(fee), Ok(receipt)) => assert_eq!(*fee, receipt.fee),
            (Err(one), Err(other)) => assert_eq!(one, other),
            _ => panic!("admission and execution disagree: {admitted:?} {applied:?}"),
        }
        if applied.is_err() {
            assert_eq!(overlay.changes(), opened, "a refused transaction changes nothing");
        }
        let receipts: Vec<Receipt> = applied.iter().cloned().collect();
        self.take_in(&overlay, &opening, &receipts);
        applied
    }

    /// One action by one person, who pays; it applies.
    pub fn apply(&mut self, actor: &Person, action: Action) -> Receipt {
        let receipt = self.run(&self.tx(actor).does(actor, action)).expect("it enters the block");
        assert_eq!(receipt.outcome, applied());
        receipt
    }

    /// One action by one person, who pays; the operation is refused.
    pub fn refuse(&mut self, actor: &Person, action: Action) -> Refusal {
        let receipt = self.run(&self.tx(actor).does(actor, action)).expect("it enters the block");
        match receipt.outcome {
            Outcome::Refused(refused) => {
                assert_eq!((refused.operation, receipt.moves.len(), receipt.events.len()), (0, 0, 0));
                refused.refusal
            }
            Outcome::Applied(_) => panic!("it applied"),
        }
    }

    /// What one action comes to in a state with records made up, which no honest state has. Nothing stays of it.
    pub fn outcome_with(&self, records: &[(StateKey, Bytes)], actor: &Person, action: Action) -> Outcome {
        let mut state = self.state.clone();
        state.extend(records.iter().cloned());
        let world = Self { state, block: self.block.clone(), receipts: Vec::new() };
        let transaction = world.tx(actor).does(actor, action).build();
        let mut overlay = Overlay::new();
        let run = |overlay: &mut Overlay| apply(overlay, &world.block, Hash::ZERO, &transaction);
        load_until(&world.state, &mut overlay, run).expect("it enters the block").outcome
    }

    /// Applies many transactions as one block; all enter it.
    pub fn run_block(&mut self, transactions: &[Tx]) -> Vec<Receipt> {
        let mut overlay = Overlay::new();
        let opening = load_until(&self.state, &mut overlay, |overlay| begin(overlay, &self.block));
        let opening = opening.expect("a block's opening refuses nothing");
        let mut receipts = Vec::new();
        for tx in transactions {
            let transaction = tx.build();
            let id = transaction.body.id(&self.block.genesis);
            let run = |overlay: &mut Overlay| apply(overlay, &self.block, id, &transaction);
            receipts.push(load_until(&self.state, &mut overlay, run).expect("it enters the block"));
        }
        self.take_in(&overlay, &opening, &receipts);
        receipts
    }

    /// Takes a block's changes into the state, all invariants checked.
    fn take_in(&mut self, overlay: &Overlay, opening: &[Move], receipts: &[Receipt]) {
        let changes = overlay.changes();
        let before = |key: &StateKey| self.state.get(key).cloned();
        assert_eq!(invariants::check_change(&before, &changes, opening, receipts), Ok(()));
        for (key, record) in changes {
            match record {
                Some(record) => self.state.insert(key, record),
                None => self.state.remove(&key),
            };
        }
        let records = self.state.iter().map(|(key, record)| (*key, record));
        assert_eq!(invariants::check_state(records), Ok(()));
        self.block.height += 1;
        self.receipts.extend(receipts.iter().cloned());
    }

    /// Has the person publish this many posts.
    pub fn publish(&mut self, publisher: &Person, posts: u64) {
        let (name, language) = (text("The Notch"), text("en"));
        self.apply(publisher, Action::RegisterPublisher(RegisterPublisher { name, link: None, language }));
        for number in 0..posts {
            let post = Post {
                title: text(&format!("Issue {number}")),
                body: Hash::ZERO,
                link: None,
                language: text("en"),
                tags: list(Vec::new()),
                format: Format::Plain(Empty),
                replaces: None,
            };
            self.apply(publisher, Action::Post(post));
        }
    }

    /// Changes the parameters by hand.
    pub fn edit_parameters(&mut self, edit: impl FnOnce(&mut Parameters)) {
        let mut parameters = self.read(&StateKey::parameters()).expect("there are parameters");
        edit(&mut parameters);
        self.state.insert(StateKey::parameters(), parameters.encode());
    }

    /// Changes the global record by hand.
    pub fn edit_global(&mut self, edit: impl FnOnce(&mut Global)) {
        let mut global = self.global();
        edit(&mut global);
        self.state.insert(StateKey::global(), global.encode());
    }

    pub fn digest(&self) -> Hash {
        let mut bytes = Vec::new();
        for (key, record) in &self.state {
            bytes.extend_from_slice(&key.0);
            bytes.extend_from_slice(&(record.len() as u32).to_be_bytes());
            bytes.extend_from_slice(record);
        }
        Hash::sha256(&[&bytes])
    }
}

pub fn applied() -> Outcome {
    Outcome::Applied(tally_types::wire::Empty)
}

/// Most calls until nothing is missing: for the footprint, for what it reveals, and for what that reveals; and for an
/// order, whose way through a book reveals itself order by order, one for each that it meets.
const MAX_CALLS: usize = 4 + 3 + 64;

/// Calls until nothing is missing.
pub fn load_until<T>(
    state: &BTreeMap<StateKey, Bytes>,
    overlay: &mut Overlay,
    mut call: impl FnMut(&mut Overlay) -> Result<T, Stop>,
) -> Result<T, Refusal> {
    for _ in 0..MAX_CALLS {
        match call(overlay) {
            Ok(done) => return Ok(done),
            Err(Stop::Refused(refusal)) => return Err(refusal),
            Err(Stop::Missing(keys)) => {
                assert!(!keys.is_empty());
                for key in keys {
                    assert!(!overlay.is_loaded(&key), "only what is not loaded is missing");
                    overlay.load(key, state.get(&key).map(|bytes| &bytes[..])).expect("the record decodes");
                }
            }
        }
    }
    panic!("a transaction asks for what it needs in {MAX_CALLS} calls")
}

fn genesis() -> Genesis {
    let mut allocations: Vec<_> =
        (1..=9).map(|number| Allocation { account: person(number).address, amount: Amount(RICH) }).collect();
    allocations.sort_by_key(|allocation| allocation.account);
    let rate = FeeRate { asset: AssetId(1), numerator: 1, denominator: 3 };
    Genesis {
        chain_id: CHAIN,
        name: text("Test"),
        prefix: text("tally"),
        time_ms: START_MS,
        coin: Coin { code: text("TALLY"), name: text("Tally"), decimals: 6, cap: None },
        fees: FeeSchedule {
            base: Amount(FEE),
            prices: list(vec![Price { operation: 0x20, amount: Amount(100) }]),
            rates: list(vec![rate]),
        },
        parameters: Parameters::default(),
        members: list((1..=4).map(|number| [number; 32]).collect()),
        sharing: list(vec![1]),
        allocations: list(allocations),
    }
}

/// The handle written so.
pub fn handle(name: &str) -> Handle {
    Handle::parse(name).expect("the test's handle is well formed")
}

/// A record that is changed as no operation would.
pub fn edit<T: DecodeExt<()> + Encode>(bytes: &Bytes, change: impl FnOnce(&mut T)) -> Bytes {
    let mut record = T::decode(Copying(bytes)).unwrap();
    change(&mut record);
    record.encode()
}

/// The same, in the state.
pub fn spoil<T: DecodeExt<()> + Encode>(world: &mut World, key: StateKey, change: impl FnOnce(&mut T)) {
    let record = edit(&world.state[&key], change);
    world.state.insert(key, record);
}
