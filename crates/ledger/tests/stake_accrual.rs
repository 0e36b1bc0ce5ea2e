//! What stake earns, against a naive model that pays every bond at every epoch, in exact numbers of 1 ÷ 2⁶⁴ of a unit.
//!
//! The ledger tells rewards apart only when somebody looks; the model at once. They agree to the part of a unit, and what
//! was received is what was paid and what is owed.

mod world;

use std::collections::BTreeMap;
use tally_ledger::{Overlay, apply, begin, invariants, penalize};
use tally_types::{
    Action, Amount, Outcome, Place, StateKey,
    account::Account,
    asset::Asset,
    codec::Encode as _,
    fee::Fee,
    fixed::Fixed,
    stake::{Bond, Candidate, CandidateId, StakeBook},
    state::Global,
    wire::Empty,
};
use world::{stake::*, *};

const PEOPLE: u8 = 8;
const CANDIDATES: u64 = 3;
/// Odd, so that hardly anything divides.
const PRICE: u128 = 997;
const FORTUNE: u128 = 1_000_000_000_000;

/// SplitMix64: the same events every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (value ^ value >> 31) % bound
    }
}

/// A bond as the model keeps it: shares, and parts owed.
#[derive(Clone, Copy, Default)]
struct Due {
    shares: u128,
    parts: u128,
}

#[derive(Clone, Default)]
struct Pool {
    units: u128,
    shares: u128,
    commission_bps: u128,
    commission: u128,
    commission_carry: u128,
    carry: u128,
    bonds: BTreeMap<u8, Due>,
}

#[derive(Default)]
struct Model {
    pools: Vec<Pool>,
    carry: u128,
    received: u128,
    paid: u128,
}

impl Model {
    fn active(&self) -> u128 {
        self.pools.iter().map(|pool| pool.units).sum()
    }

    /// Pays everyone at once.
    fn receive(&mut self, units: u128) {
        self.received += units;
        let sum = (units << 64) + self.carry;
        let (each, carry) = (sum / self.active(), sum % self.active());
        self.carry = carry;
        if each == 0 {
            return;
        }
        for pool in self.pools.iter_mut().filter(|pool| pool.shares > 0) {
            let earned = each * pool.units;
            let commission = earned * pool.commission_bps + pool.commission_carry;
            pool.commission_carry = commission % 10_000;
            pool.commission += commission / 10_000;
            let rest = earned - commission / 10_000 + pool.carry;
            pool.carry = rest % pool.shares;
            for due in pool.bonds.values_mut() {
                due.parts += rest / pool.shares * due.shares;
            }
        }
    }

    fn bond(&mut self, who: u8, candidate: usize, units: u128) {
        let pool = &mut self.pools[candidate];
        let shares = if pool.shares == 0 { units } else { units * pool.shares / pool.units };
        pool.units += units;
        pool.shares += shares;
        pool.bonds.entry(who).or_default().shares += shares;
    }

    fn unbond(&mut self, who: u8, candidate: usize, units: u128) {
        let pool = &mut self.pools[candidate];
        let due = pool.bonds.get_mut(&who).unwrap();
        let value = due.shares * pool.units / pool.shares;
        let shares = if units == value { due.shares } else { (units * pool.shares).div_ceil(pool.units) };
        let units = if shares == due.shares { value } else { units };
        due.shares -= shares;
        pool.units -= units;
        pool.shares -= shares;
    }

    /// The whole units owed to `who`, which are paid.
    fn claim(&mut self, who: u8, candidate: usize) -> u128 {
        let pool = &mut self.pools[candidate];
        let mut units = 0;
        if let Some(due) = pool.bonds.get_mut(&who) {
            units += due.parts >> 64;
            due.parts &= u128::from(u64::MAX);
        }
        if owner(candidate) == who {
            units += pool.commission >> 64;
            pool.commission &= u128::from(u64::MAX);
        }
        self.paid += units;
        units
    }

    /// The ledger deletes a bond with nothing left; the part of a unit goes back to all.
    fn forget(&mut self, who: u8, candidate: usize) {
        if let Some(due) = self.pools[candidate].bonds.remove(&who) {
            assert!(due.shares == 0 && due.parts >> 64 == 0);
            self.carry += due.parts;
        }
    }

    fn owed(&self) -> u128 {
        let of_pool = |pool: &Pool| {
            pool.commission + pool.carry + pool.bonds.values().map(|due| due.parts).sum::<u128>()
        };
        self.carry + self.pools.iter().map(of_pool).sum::<u128>()
    }
}

fn owner(candidate: usize) -> u8 {
    candidate as u8 + 1
}

/// The ledger, kept in one overlay for the whole run, beside the model.
struct Run {
    world: World,
    overlay: Overlay,
    nonces: BTreeMap<u8, u64>,
    model: Model,
    chance: Chance,
    applied: u64,
}

impl Run {
    fn new(seed: u64) -> Self {
        let mut world = World::new();
        for number in 1..=9 {
            let key = StateKey::account(&person(number).address);
            let mut account: Account = world.read(&key).unwrap();
            account.balances.as_mut_slice()[0].amount = Amount(FORTUNE);
            world.state.insert(key, account.encode());
        }
        let minted = Amount(9 * FORTUNE);
        let coin = Asset { minted, ..world.asset(COIN) };
        world.state.insert(StateKey::asset(COIN), coin.encode());
        let mut global: Global = world.global();
        global.fees.base = Amount(PRICE);
        world.state.insert(StateKey::global(), global.encode());
        let model = Model { pools: vec![Pool::default(); CANDIDATES as usize], ..Model::default() };
        let (overlay, nonces, chance) = (Overlay::new(), BTreeMap::new(), Chance(seed));
        let mut run = Self { world, overlay, nonces, model, chance, applied: 0 };
        for candidate in 0..CANDIDATES as usize {
            assert!(run.act(owner(candidate), become_candidate(0)).is_some());
        }
        run
    }

    /// A block of one transaction, and what it moved; `None` where it was refused.
    fn act(&mut self, who: u8, action: Action) -> Option<Vec<tally_types::Move>> {
        self.open();
        let nonce = self.nonces.entry(who).or_default();
        let actor = person(who);
        let mut tx = self.world.tx(&actor).does(&actor, action);
        (tx.nonce, tx.fee_limit) = (*nonce, Fee { asset: COIN, amount: Amount(PRICE) });
        *nonce += 1;
        let transaction = tx.build();
        let id = transaction.body.id(&self.world.block.genesis);
        let (state, block) = (&self.world.state, &self.world.block);
        let run = |overlay: &mut Overlay| apply(overlay, block, id, &transaction);
        let receipt = load_all(state, &mut self.overlay, run).expect("it enters the block");
        match receipt.outcome {
            Outcome::Applied(_) => {
                self.applied += 1;
                Some(receipt.moves.to_vec())
            }
            Outcome::Refused(_) => None,
        }
    }

    /// Opens a block: at the first one of an epoch the model receives what the stakers do.
    fn open(&mut self) {
        let (state, block) = (&self.world.state, &self.world.block);
        let moves = load_all(state, &mut self.overlay, |overlay| begin(overlay, block)).unwrap();
        for step in moves.iter().filter(|step| step.to == Place::StakeRewards(Empty)) {
            self.model.receive(step.amount.0);
        }
    }

    fn step(&mut self) {
        self.world.pass_ms(self.chance.below(7_200_000));
        let who = 1 + self.chance.below(u64::from(PEOPLE)) as u8;
        let candidate = self.chance.below(CANDIDATES);
        let (id, place) = (candidate, candidate as usize);
        let amount = 1_000 + u128::from(self.chance.below(50_000));
        match self.chance.below(20) {
            0..8 => {
                if self.act(who, stake::bond(id, amount)).is_some() {
                    self.model.bond(who, place, amount);
                }
            }
            8..13 => {
                let pool = &self.model.pools[place];
                let shares = pool.bonds.get(&who).map_or(0, |due| due.shares);
                let value = if shares == 0 { 0 } else { shares * pool.units / pool.shares };
                // Often all, so that bonds end.
                let amount = if self.chance.below(3) == 0 { value.max(1) } else { amount };
                if let Some(moves) = self.act(who, unbond(id, amount)) {
                    let before = self.model.pools[place].units;
                    self.model.unbond(who, place, amount);
                    assert_eq!(moves[0].amount.0, before - self.model.pools[place].units);
                }
            }
            13..17 => {
                if let Some(moves) = self.act(who, claim(id)) {
                    assert_eq!(moves[0].amount.0, self.model.claim(who, place));
                }
            }
            17 => drop(self.act(who, finish(id))),
            18 => {
                let bps = self.chance.below(2_001) as u16;
                if self.act(owner(place), set_commission(id, bps)).is_some() {
                    self.model.pools[place].commission_bps = u128::from(bps);
                }
            }
            _ => self.penalize(id),
        }
        if self.find_bond(who, id).is_none() {
            self.model.forget(who, place);
        }
    }

    fn penalize(&mut self, id: u64) {
        // Rarely and little, or nobody would have anything.
        if self.chance.below(50) > 0 {
            return;
        }
        let bps = 1 + self.chance.below(500) as u16;
        self.open();
        let (state, block) = (&self.world.state, &self.world.block);
        let run = |overlay: &mut Overlay| penalize(overlay, block, CandidateId(id), bps);
        load_all(state, &mut self.overlay, run).unwrap();
        let pool = &mut self.model.pools[id as usize];
        pool.units -= pool.units * u128::from(bps) / 10_000;
    }

    /// The records that the overlay holds now.
    fn state(&self) -> BTreeMap<StateKey, tally_types::bytes::Bytes> {
        let mut state = self.world.state.clone();
        for (key, record) in self.overlay.changes() {
            match record {
                Some(record) => drop(state.insert(key, record)),
                None => drop(state.remove(&key)),
            }
        }
        state
    }

    fn find_bond(&mut self, who: u8, id: u64) -> Option<()> {
        // What the model knows of: shares or whole units owed. Unbondings keep a bond's record too.
        let due = self.model.pools[id as usize].bonds.get(&who)?;
        if due.shares > 0 || due.parts >> 64 > 0 {
            return Some(());
        }
        let key = StateKey::bond(&person(who).address, CandidateId(id));
        self.overlay
            .changes()
            .iter()
            .find(|(other, _)| *other == key)
            .and_then(|(_, bond)| bond.as_ref())
            .map(|_| ())
    }

    /// Ledger and model agree on every bond and every candidate, to the part of a unit.
    fn compare(&mut self) {
        let world = World { state: self.state(), block: self.world.block.clone(), receipts: Vec::new() };
        let records = world.state.iter().map(|(key, record)| (*key, record));
        assert_eq!(invariants::check_state(records), Ok(()));
        let book: StakeBook = world.book();
        assert_eq!(book.active.0, self.model.active());
        assert_eq!(book.rewards.0, self.model.received - self.model.paid);
        assert_eq!(book.rewards.0 << 64, self.model.owed());
        for (place, pool) in self.model.pools.iter().enumerate() {
            let mut candidate: Candidate = world.candidate(place as u64);
            assert_eq!((candidate.pool.units.0, candidate.pool.shares), (pool.units, pool.shares));
            look(&book, &mut candidate);
            assert_eq!(parts(candidate.commission), pool.commission);
            assert_eq!(parts(candidate.carry), pool.carry);
            for (&who, due) in &pool.bonds {
                let bond: Bond = world.bond(&person(who), place as u64).unwrap_or_default();
                let earned =
                    candidate.index.checked_sub(bond.index).unwrap().checked_mul(bond.shares).unwrap();
                assert_eq!((bond.shares, parts(bond.owed) + parts(earned)), (due.shares, due.parts));
            }
        }
    }
}

fn parts(fixed: Fixed) -> u128 {
    assert_eq!(fixed.units >> 64, 0);
    (fixed.units << 64) + u128::from(fixed.parts)
}

/// The candidate as of now, by the reference's formulas.
fn look(book: &StakeBook, candidate: &mut Candidate) {
    if candidate.pool.shares == 0 || book.index == candidate.seen {
        return;
    }
    let earned = parts(book.index.checked_sub(candidate.seen).unwrap()) * candidate.pool.units.0;
    let commission = earned * u128::from(candidate.commission_bps) + u128::from(candidate.commission_carry);
    let rest = earned - commission / 10_000 + parts(candidate.carry);
    let more = |fixed: Fixed, parts| fixed.checked_add(Fixed::of_parts(parts)).unwrap();
    candidate.commission = more(candidate.commission, commission / 10_000);
    candidate.index = more(candidate.index, rest / candidate.pool.shares);
    candidate.carry = Fixed::of_parts(rest % candidate.pool.shares);
}

fn agree(events: u64) {
    let mut run = Run::new(20_250_101);
    for event in 1..=events {
        run.step();
        if event.is_multiple_of(events / 100) {
            run.compare();
        }
    }
    let model = &run.model;
    println!("{events} events, {} applied; received {}, paid {}", run.applied, model.received, model.paid);
    assert!(run.applied > events / 3 && model.paid > 0);
}

#[test]
fn a_hundred_thousand_events_agree_with_the_naive_model_to_the_part_of_a_unit() {
    agree(100_000);
}

#[test]
#[ignore = "for a release build: cargo test --release -p tally-ledger --test stake_accrual -- --ignored --nocapture"]
fn a_million_events_agree_with_the_naive_model_to_the_part_of_a_unit() {
    agree(1_000_000);
}
