//! The play on a ledger in memory: every wave is a block, and after it all invariants hold.

use super::{
    life::{MOST_ACTS, Plans},
    people::{Cast, Role},
    play::{Done, Made, Play, Stage},
    scenes::SCENES,
};
use crate::{
    failure::Failure,
    up::local_genesis::{COIN, local_genesis},
};
use std::collections::{BTreeMap, BTreeSet};
use tally_ledger::{BlockInfo, Overlay, Stop, admit, apply, begin, genesis_state, invariants};
use tally_types::{
    Amount, AssetId, Genesis, Hash, Receipt, Refusal, StateKey, Transaction,
    asset::Asset,
    bytes::Bytes,
    codec::{Copying, DecodeExt},
    council::{Council, Proposal, ProposalId},
    deal::{Deal, DealId},
    exchange::Market,
    loan::{LoanId, Note, Status},
    mining::{MiningCampaign, Participation},
    news::{Posted, Publisher},
    oracle::Feed,
    referral::Referral,
    reserve::{Basket, Redemption, RedemptionId, Stablecoin},
    savings::{PoolId, SavingsPool},
    state::{Global, NameRecord},
};

const START_MS: u64 = 1_800_000_000_000;
/// Between two blocks.
const BLOCK_MS: u64 = 50;
/// Most times that a transaction asks for more records.
const MAX_CALLS: usize = 100;

struct Ledger {
    state: BTreeMap<StateKey, Bytes>,
    block: BlockInfo,
    done: BTreeMap<Hash, (Receipt, u64)>,
    bodies: BTreeSet<Hash>,
}

impl Ledger {
    fn new(genesis: &Genesis) -> Self {
        let block = BlockInfo {
            chain_id: genesis.chain_id,
            genesis: genesis.hash(),
            height: 1,
            time_ms: genesis.time_ms + BLOCK_MS,
            seed: [7; 48],
        };
        let (done, bodies) = (BTreeMap::new(), BTreeSet::new());
        Self { state: genesis_state(genesis).collect(), block, done, bodies }
    }

    fn read<T: DecodeExt<()>>(&self, key: &StateKey) -> Option<T> {
        self.state.get(key).map(|bytes| T::decode(Copying(bytes)).expect("the state's records decode"))
    }

    fn get<T: DecodeExt<()>>(&self, key: &StateKey) -> T {
        self.read(key).expect("the record is there")
    }

    fn load_until<T>(
        &self,
        overlay: &mut Overlay,
        mut call: impl FnMut(&mut Overlay) -> Result<T, Stop>,
    ) -> Result<T, Refusal> {
        for _ in 0..MAX_CALLS {
            match call(overlay) {
                Ok(done) => return Ok(done),
                Err(Stop::Refused(refusal)) => return Err(refusal),
                Err(Stop::Missing(keys)) => keys.into_iter().for_each(|key| {
                    let record = self.state.get(&key).map(|bytes| &bytes[..]);
                    overlay.load(key, record).expect("the record decodes");
                }),
            }
        }
        panic!("a transaction asks for what it needs in {MAX_CALLS} calls")
    }

    /// Executes the transactions as one block.
    fn execute(&mut self, transactions: &[Transaction]) -> Result<(), Refusal> {
        let (mut overlay, mut receipts) = (Overlay::new(), Vec::new());
        let opening = self.load_until(&mut overlay, |overlay| begin(overlay, &self.block))?;
        for transaction in transactions {
            let id = transaction.body.id(&self.block.genesis);
            self.load_until(&mut overlay, |overlay| admit(overlay, &self.block, transaction))?;
            let run = |overlay: &mut Overlay| apply(overlay, &self.block, id, transaction);
            receipts.push(self.load_until(&mut overlay, run)?);
        }
        let changes = overlay.changes();
        let before = |key: &StateKey| self.state.get(key).cloned();
        assert_eq!(invariants::check_change(&before, &changes, &opening, &receipts), Ok(()));
        for (key, record) in changes {
            match record {
                Some(record) => self.state.insert(key, record),
                None => self.state.remove(&key),
            };
        }
        assert_eq!(invariants::check_state(self.state.iter().map(|(key, record)| (*key, record))), Ok(()));
        for receipt in receipts {
            self.done.insert(receipt.transaction, (receipt, self.block.time_ms));
        }
        self.block.height += 1;
        self.block.time_ms += BLOCK_MS;
        Ok(())
    }
}

impl Stage for Ledger {
    fn submit(&mut self, transactions: Vec<Transaction>) -> Result<Vec<Done>, Failure> {
        let ids: Vec<_> = transactions.iter().map(|one| one.body.id(&self.block.genesis)).collect();
        let new: Vec<_> = transactions
            .into_iter()
            .zip(&ids)
            .filter(|(_, id)| !self.done.contains_key(id))
            .map(|(transaction, _)| transaction)
            .collect();
        if !new.is_empty() {
            let refused = |refusal| Failure::Refused { refusal, operation: None, charged: false };
            self.execute(&new).map_err(refused)?;
        }
        let done = |id| {
            let (receipt, time_ms) = self.done[id].clone();
            Done { receipt, time_ms }
        };
        Ok(ids.iter().map(done).collect())
    }

    fn serve(&mut self, body: &'static str) -> Result<(), Failure> {
        self.bodies.insert(Hash::sha256(&[body.as_bytes()]));
        Ok(())
    }
}

fn genesis(cast: &Cast) -> Genesis {
    let holders: Vec<_> = Role::ALL.iter().map(|role| (cast.address(*role), role.coins())).collect();
    local_genesis(&dealt(), START_MS, super::parameters(), &holders)
}

fn dealt() -> tally_engine::Dealt {
    tally_engine::deal(4, Some(7))
}

fn cast() -> Cast {
    Cast::new().seated(&dealt().keys[0])
}

/// The ledger after the first `count` scenes, and what they made.
fn after(count: usize) -> (Ledger, Made, Cast) {
    let cast = cast();
    let genesis = genesis(&cast);
    let mut ledger = Ledger::new(&genesis);
    let made = perform(&cast, &genesis, &mut ledger, count);
    (ledger, made, cast)
}

fn perform(cast: &Cast, genesis: &Genesis, ledger: &mut Ledger, count: usize) -> Made {
    let mut play = Play::new(cast, genesis, ledger);
    for (number, scene) in SCENES.iter().take(count).enumerate() {
        assert_eq!((scene.play)(&mut play), Ok(()), "scene {number}");
    }
    play.made
}

#[test]
fn everybody_has_a_name() {
    let (ledger, _, cast) = after(1);
    for role in &Role::ALL[3..] {
        let handle = tally_types::Handle::parse(role.name()).unwrap();
        assert_eq!(ledger.get::<NameRecord>(&StateKey::name(&handle)).owner, cast.address(*role));
    }
}

#[test]
fn feeds_have_real_prices() {
    let (ledger, made, _) = after(2);
    let price = |feed| ledger.get::<Feed>(&StateKey::feed(feed)).price(ledger.block.time_ms).unwrap();
    let (dollar, yuan) = (price(made.dollar_feed), price(made.yuan_feed));
    assert!((10_000..13_000).contains(&dollar.mantissa) && (70_000..90_000).contains(&yuan.mantissa));
}

#[test]
fn chakra_is_issued_and_goes_around() {
    let (ledger, made, _) = after(3);
    let chakra: Asset = ledger.get(&StateKey::asset(made.chakra));
    assert_eq!((chakra.code.as_str(), chakra.minted), ("CHAKRA", Amount(100_000_000)));
    let global: Global = ledger.get(&StateKey::global());
    assert_eq!((global.counters.packet, global.counters.held, global.counters.mandate), (1, 1, 1));
}

#[test]
fn coins_are_backed_and_redeemed() {
    let (ledger, made, _) = after(4);
    for coin in [made.euro, made.dollar, made.yuan] {
        let asset: Asset = ledger.get(&StateKey::asset(coin));
        let reserves =
            ledger.get::<Stablecoin>(&StateKey::stablecoin(coin)).reserves(&asset, ledger.block.time_ms);
        assert!(!reserves.circulating.is_zero() && reserves.circulating <= reserves.attested);
    }
    let basket: Basket = ledger.get(&StateKey::basket(made.basket));
    assert!(basket.parts.iter().all(|part| !part.held.is_zero()));
    let waiting = [0, 1].map(|id| ledger.read::<Redemption>(&StateKey::redemption(RedemptionId(id))));
    assert_eq!(waiting.iter().flatten().filter(|redemption| redemption.taken).count(), 1);
}

#[test]
fn the_guide_is_published_with_its_bodies() {
    let (ledger, made, cast) = after(5);
    let publisher: Publisher = ledger.get(&StateKey::publisher(&cast.address(Role::Guide)));
    assert_eq!((publisher.posts, made.posts.len()), (12, 12));
    for post in &made.posts {
        let posted: Posted = ledger.get(&StateKey::post(*post));
        assert!(ledger.bodies.contains(&posted.post.body));
    }
}

#[test]
fn campaigns_are_open_and_friends_are_bound() {
    let (ledger, made, cast) = after(6);
    let mining: MiningCampaign = ledger.get(&StateKey::mining_campaign(made.mining));
    assert_eq!(mining.app, cast.address(super::campaigns::APP));
    for role in [Role::Dora, Role::Wei] {
        let referral: Referral = ledger.get(&StateKey::referral(&cast.address(role)));
        assert_eq!(referral.binding.map(|binding| binding.referrer), Some(cast.address(Role::Alice)));
        let account: tally_types::account::Account = ledger.get(&StateKey::account(&cast.address(role)));
        let part: Option<Participation> = account.earning.and_then(|earning| earning.mining.clone());
        assert_eq!(part.map(|part| part.campaign), Some(made.mining));
    }
}

#[test]
fn markets_are_quoted_from_both_sides_and_have_traded() {
    let (ledger, made, _) = after(7);
    for market in [made.dollar_market, made.yuan_market, made.chakra_market] {
        let market: Market = ledger.get(&StateKey::market(market));
        assert!(market.bids.best < market.asks.best && market.bids.best.is_some());
        assert!(market.for_pot > Amount::ZERO, "somebody has traded");
    }
}

#[test]
fn the_pool_has_deposits_and_funds() {
    let (ledger, ..) = after(8);
    let pool: SavingsPool = ledger.get(&StateKey::savings_pool(PoolId(0)));
    assert_eq!((pool.fixed, pool.asset), (Amount(1_500 * COIN), AssetId::COIN));
    assert!(!pool.flexible.is_empty() && !pool.budget.is_zero() && !pool.reserved.is_zero());
}

#[test]
fn loans_are_running_repaid_in_part_and_on_offer() {
    let (ledger, made, _) = after(9);
    let notes = (0..5).filter_map(|id| ledger.read::<Note>(&StateKey::loan(LoanId(id))));
    let notes: Vec<_> = notes.collect();
    assert!(notes.iter().all(|note| note.status() == Status::Active));
    assert_eq!(notes.len(), 4);
    assert_eq!(notes.iter().filter(|note| !note.paid.is_nothing()).count(), 2);
    assert_eq!(notes.iter().filter(|note| !note.collateral.is_zero()).count(), 1);
    let living: Note = ledger.get(&StateKey::loan(made.living_loan));
    assert_eq!(living.debt.outstanding, Amount(50_000));
}

#[test]
fn deals_are_done_on_the_way_in_dispute_and_open() {
    let (ledger, ..) = after(10);
    let deals: Vec<Deal> = (0..4).map(|id| ledger.get(&StateKey::deal(DealId(id)))).collect();
    let count = |is: fn(&Deal) -> bool| deals.iter().filter(|deal| is(deal)).count();
    assert_eq!(count(|deal| deal.accepted_ms.is_none()), 1);
    assert_eq!(count(|deal| deal.ended.is_some()), 1);
    assert_eq!(count(|deal| deal.disputed.is_some()), 1);
}

#[test]
fn the_council_has_something_to_decide() {
    let (ledger, _, cast) = after(SCENES.len());
    let council: Council = ledger.get(&StateKey::council());
    let seat = council.seat_of(&cast.address(Role::Themis)).expect("themis has a seat");
    assert_eq!((council.seats.len(), council.seats[seat].open), (4, 2));
    let votes = |id| ledger.get::<Proposal>(&StateKey::proposal(ProposalId(id))).count(true);
    assert_eq!((votes(0), votes(1)), (1, 0));
}

#[test]
fn a_play_that_was_played_is_recognised() {
    let cast = cast();
    let genesis = genesis(&cast);
    let mut ledger = Ledger::new(&genesis);
    perform(&cast, &genesis, &mut ledger, 6);
    let made = perform(&cast, &genesis, &mut ledger, SCENES.len());
    let (state, height) = (ledger.state.clone(), ledger.block.height);
    assert_eq!(perform(&cast, &genesis, &mut ledger, SCENES.len()), made);
    assert!(ledger.state == state && ledger.block.height == height, "nothing is done twice");
}

#[test]
fn whoever_tries_an_account_out_does_not_stop_the_play() {
    let (ledger, _, cast) = after(SCENES.len());
    for role in Role::ALL {
        let account: tally_types::account::Account = ledger.get(&StateKey::account(&cast.address(*role)));
        assert_eq!(account.nonces.next(), 0, "the lower half of the nonces is free");
    }
}

#[test]
fn life_goes_on_day_after_day() {
    let (mut ledger, made, cast) = after(SCENES.len());
    let genesis = genesis(&cast);
    let plans = Plans::new(&genesis, &cast, made.clone());
    let (mut applied, mut kinds) = (0, BTreeSet::new());
    // Past the beginning of the mining campaign; the days on which something besides quotes happens.
    let days: Vec<u64> = (0..400).filter(|day| day % 12 < 2).collect();
    for day in &days {
        ledger.block.time_ms = START_MS + 60_000 + day * 5_000;
        let acts = plans.on(ledger.block.time_ms);
        assert!(acts.len() <= MOST_ACTS);
        for act in acts.into_iter().flatten() {
            // Only what a ledger takes enters a block; of the ways of an act, the later ones then go unused here too.
            let payer = cast.address(act.payer());
            let account: tally_types::account::Account = ledger.get(&StateKey::account(&payer));
            let network = tally_wallet::Network { chain_id: genesis.chain_id, genesis: genesis.hash() };
            let times = (account.nonces.next(), ledger.block.time_ms + 60_000);
            let transaction = super::play::transaction(&cast, &network, &genesis.fees, times, act).unwrap();
            let id = transaction.body.id(&genesis.hash());
            let kind = transaction.body.operations[0].action.tag();
            let time_ms = ledger.block.time_ms;
            ledger.execute(&[transaction]).unwrap();
            ledger.block.time_ms = time_ms;
            if ledger.done[&id].0.is_applied() {
                applied += 1;
                kinds.insert(kind);
            }
        }
    }
    // Reports, repayments, orders and their cancellation, likes, attestations and claims.
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), [0x74, 0x81, 0x83, 0xba, 0xbb, 0xbc, 0xca]);
    assert!(applied > days.len() * 5, "{applied}");
}
