//! Bonds own exactly what their candidates have, and what was received as rewards is owed to somebody or could not be
//! divided yet, to the part of a unit.

use super::{
    Broken,
    kind::{Holding, Kind, Pair, address_of, number_of},
    state::State,
};
use std::collections::BTreeMap;
use tally_types::{
    Address, Amount, AssetId, Place, StateKey,
    fixed::Fixed,
    stake::{Bond, Candidate, CandidateId, Leaving, MAX_INDEX_UNITS, StakeBook},
    state::Counters,
    wire::Empty,
};

impl Kind for StakeBook {
    type Id = ();

    fn id(_: &StateKey) {}

    fn key(&self, (): &()) -> Option<StateKey> {
        Some(StateKey::stake_book())
    }

    fn holdings(&self, (): &()) -> impl Iterator<Item = Holding> {
        std::iter::once((Place::StakeRewards(Empty), AssetId::COIN, self.rewards))
    }

    fn shape(&self, (): &()) -> Result<(), Broken> {
        if self.index.units >= MAX_INDEX_UNITS { Err(book("its index is past its limit")) } else { Ok(()) }
    }

    fn history((): &(), pair: &Pair<Self>) -> Result<(), Broken> {
        let index = |book: &Option<Self>| book.as_ref().map(|book| book.index);
        // Absent is less than any.
        if index(&pair.after) < index(&pair.before) { Err(book("its index fell")) } else { Ok(()) }
    }
}

impl Kind for Candidate {
    type Id = CandidateId;

    fn id(key: &StateKey) -> CandidateId {
        CandidateId(number_of(key, 1))
    }

    fn key(&self, id: &CandidateId) -> Option<StateKey> {
        Some(StateKey::candidate(*id))
    }

    fn holdings(&self, id: &CandidateId) -> impl Iterator<Item = Holding> {
        std::iter::once((Place::Bonded(*id), AssetId::COIN, self.pool.units))
    }

    fn shape(&self, id: &CandidateId) -> Result<(), Broken> {
        if self.pool.units.0 > self.pool.shares {
            return Err(candidate(*id, "a share is worth more than a unit"));
        }
        if !self.retired && self.pool.shares > 0 && self.pool.units.is_zero() {
            return Err(candidate(*id, "worthless shares can be bought"));
        }
        if !self.leaving.windows(2).all(|pair| pair[0] < pair[1]) {
            return Err(candidate(*id, "its times of leaving are not sorted"));
        }
        Ok(())
    }

    fn history(id: &CandidateId, pair: &Pair<Self>) -> Result<(), Broken> {
        let Some(before) = &pair.before else { return Ok(()) };
        let Some(after) = &pair.after else { return Err(candidate(*id, "it is gone")) };
        let same =
            (before.owner, &before.name, before.validator) == (after.owner, &after.name, after.validator);
        if !same || before.retired && !after.retired {
            return Err(candidate(*id, "something that never changes did"));
        }
        if after.index < before.index || after.seen < before.seen {
            return Err(candidate(*id, "its index fell"));
        }
        Ok(())
    }
}

impl Kind for Bond {
    type Id = (Address, CandidateId);

    fn id(key: &StateKey) -> Self::Id {
        (address_of(key), CandidateId(number_of(key, 21)))
    }

    fn key(&self, (account, id): &Self::Id) -> Option<StateKey> {
        (!self.is_spent()).then(|| StateKey::bond(account, *id))
    }

    fn shape(&self, (account, id): &Self::Id) -> Result<(), Broken> {
        let broken = |what| Err(Broken::Kind { key: StateKey::bond(account, *id), what });
        if !self.unbondings.windows(2).all(|pair| pair[0].ready_ms < pair[1].ready_ms) {
            return broken("its unbondings are not sorted");
        }
        if self.lien.is_some_and(|lien| lien.from == *id) {
            return broken("it answers twice for the same candidate");
        }
        Ok(())
    }
}

impl Kind for Leaving {
    type Id = (CandidateId, u64);

    fn id(key: &StateKey) -> Self::Id {
        (CandidateId(number_of(key, 1)), number_of(key, 9))
    }

    fn key(&self, (id, ready_ms): &Self::Id) -> Option<StateKey> {
        (!self.is_empty()).then(|| StateKey::leaving(*id, *ready_ms))
    }

    fn holdings(&self, (id, _): &Self::Id) -> impl Iterator<Item = Holding> {
        std::iter::once((Place::Unbonding(*id), AssetId::COIN, self.unbonding.units))
    }
}

/// Shares by what they are shares of.
#[derive(Default)]
struct Shares {
    pools: BTreeMap<CandidateId, u128>,
    unbonding: BTreeMap<(CandidateId, u64), u128>,
    moved: BTreeMap<(CandidateId, u64), u128>,
}

/// Shares add up, active stake adds up, and so do rewards.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    if state.candidates.keys().map(|id| id.0).ne(0..counters.candidate) {
        return Err(book("a candidate has an id not given out, or is gone"));
    }
    let shares = sum_shares(state)?;
    for (id, record) in &state.candidates {
        if shares.pools.get(id).copied().unwrap_or(0) != record.pool.shares {
            return Err(candidate(*id, "its bonds do not own its pool"));
        }
    }
    for (id, record) in &state.leaving {
        let own = |sums: &BTreeMap<_, u128>| sums.get(id).copied().unwrap_or(0);
        let owned = (own(&shares.unbonding), own(&shares.moved));
        if owned != (record.unbonding.shares, record.moved.shares) {
            return Err(candidate(id.0, "what leaves it does not belong to those who left"));
        }
    }
    let known = |id: &(CandidateId, u64)| state.leaving.contains_key(id);
    if !shares.unbonding.keys().chain(shares.moved.keys()).all(known) {
        return Err(book("a bond has shares of what does not exist"));
    }
    let default = StakeBook::default();
    let record = state.stake_book.get(&()).unwrap_or(&default);
    check_active(state, record)?;
    check_rewards(state, record)
}

fn sum_shares(state: &State) -> Result<Shares, Broken> {
    let mut shares = Shares::default();
    for ((_, id), bond) in &state.bonds {
        add(&mut shares.pools, *id, bond.shares)?;
        for unbonding in &bond.unbondings {
            add(&mut shares.unbonding, (*id, unbonding.ready_ms), unbonding.shares)?;
        }
        if let Some(lien) = bond.lien {
            add(&mut shares.moved, (lien.from, lien.ready_ms), lien.shares)?;
        }
    }
    Ok(shares)
}

fn add<K: Ord>(sums: &mut BTreeMap<K, u128>, key: K, shares: u128) -> Result<(), Broken> {
    let sum = sums.entry(key).or_default();
    *sum = sum.checked_add(shares).ok_or_else(|| book("shares overflow"))?;
    Ok(())
}

fn check_active(state: &State, record: &StakeBook) -> Result<(), Broken> {
    let active = state.candidates.values().filter(|candidate| !candidate.retired);
    let sum = active.map(|candidate| candidate.pool.units).try_fold(Amount::ZERO, Amount::checked_add);
    if sum != Some(record.active) { Err(book("the active stake does not add up")) } else { Ok(()) }
}

fn check_rewards(state: &State, record: &StakeBook) -> Result<(), Broken> {
    let mut owed = Some(record.carry);
    for candidate in state.candidates.values() {
        let coming = match candidate.retired {
            true => Some(Fixed::ZERO),
            false => earned(record.index, candidate.seen, candidate.pool.units.0),
        };
        owed = sum(&[owed, coming, Some(candidate.carry), Some(candidate.commission)]);
    }
    for ((_, id), bond) in &state.bonds {
        let Some(candidate) = state.candidates.get(id) else { return Err(book("a bond without candidate")) };
        owed = sum(&[owed, earned(candidate.index, bond.index, bond.shares), Some(bond.owed)]);
    }
    let received = Fixed::of(record.rewards);
    if owed != Some(received) { Err(book("the rewards do not add up")) } else { Ok(()) }
}

fn earned(index: Fixed, seen: Fixed, by: u128) -> Option<Fixed> {
    index.checked_sub(seen)?.checked_mul(by)
}

fn sum(parts: &[Option<Fixed>]) -> Option<Fixed> {
    parts.iter().try_fold(Fixed::ZERO, |sum, part| sum.checked_add((*part)?))
}

fn book(what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::stake_book(), what }
}

fn candidate(id: CandidateId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::candidate(id), what }
}
