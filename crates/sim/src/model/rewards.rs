//! What stake earns and where it lies, from docs/reference/stake.md: the book, candidates' pools, what leaves.
//!
//! Numbers with 64 binary places are counted in parts: the simulation's coin is scarce enough for 128 bits.

use super::{
    pool::{join, leave, worth},
    state::Model,
};
use tally_types::{
    Address, Amount, AssetId, Refusal,
    fixed::Fixed,
    pool::Pool,
    stake::{Bond, CandidateId},
    wire::List,
};

const MAX_LEAVING: usize = 32;
/// An index of this many units takes no more.
const MAX_INDEX: u128 = 1 << 100;

/// All of a number in parts of 2⁻⁶⁴.
pub fn parts(number: Fixed) -> u128 {
    assert!(number.units < 1 << 64, "the simulation's coin is scarce");
    number.units << 64 | u128::from(number.parts)
}

impl Model {
    /// Gives the stakers units; says whether there is anybody to take them.
    pub fn receive_rewards(&mut self, units: u128) -> bool {
        let Some(book) = self.book.as_mut().filter(|book| book.active.0 > 0) else { return false };
        let all = parts(book.carry) + (units << 64);
        let index = parts(book.index) + all / book.active.0;
        if index >> 64 >= MAX_INDEX {
            return false;
        }
        book.index = Fixed::of_parts(index);
        book.carry = Fixed::of_parts(all % book.active.0);
        book.rewards.0 += units;
        true
    }

    /// Gives a candidate what its stake has earned.
    pub fn bring_candidate_up_to_date(&mut self, id: CandidateId) {
        let now = self.book.as_ref().expect("there is a candidate").index;
        let candidate = self.candidates.get_mut(&id).expect("known");
        if candidate.retired {
            return;
        }
        let more = parts(now) - parts(candidate.seen);
        candidate.seen = now;
        if more == 0 || candidate.pool.shares == 0 {
            return;
        }
        let earned = more * candidate.pool.units.0;
        let scaled = earned * u128::from(candidate.commission_bps) + u128::from(candidate.commission_carry);
        let kept = scaled / 10_000;
        candidate.commission_carry = (scaled % 10_000) as u16;
        candidate.commission = Fixed::of_parts(parts(candidate.commission) + kept);
        let rest = earned - kept + parts(candidate.carry);
        candidate.index = Fixed::of_parts(parts(candidate.index) + rest / candidate.pool.shares);
        candidate.carry = Fixed::of_parts(rest % candidate.pool.shares);
    }

    /// Gives a candidate and a bond with it what they have earned.
    pub fn bring_up_to_date(&mut self, account: &Address, id: CandidateId) {
        self.bring_candidate_up_to_date(id);
        let index = self.candidates[&id].index;
        if let Some(bond) = self.bonds.get_mut(&(*account, id)) {
            let earned = bond.shares * (parts(index) - parts(bond.index));
            bond.owed = Fixed::of_parts(parts(bond.owed) + earned);
            bond.index = index;
        }
    }

    /// Adds units to an account's bond, which is made if there is none.
    pub fn join_candidate(&mut self, account: &Address, id: CandidateId, units: u128) -> Result<(), Refusal> {
        let candidate = self.candidates.get_mut(&id).expect("known");
        let shares = join(&mut candidate.pool, units, 1).ok_or(Refusal::BalanceOverflow)?;
        let index = candidate.index;
        let bond = self.bonds.entry((*account, id)).or_insert_with(|| Bond { index, ..Bond::default() });
        bond.shares += shares;
        self.book.as_mut().expect("there is a candidate").active.0 += units;
        Ok(())
    }

    /// Takes units from an account's bond; says how many went, or `None` if it is worth less.
    pub fn leave_candidate(&mut self, account: &Address, id: CandidateId, units: u128) -> Option<u128> {
        let bond = self.bonds.get_mut(&(*account, id))?;
        let candidate = self.candidates.get_mut(&id).expect("known");
        let (shares, gone) = leave(&mut candidate.pool, bond.shares, units)?;
        bond.shares -= shares;
        if !candidate.retired {
            self.book.as_mut().expect("there is a candidate").active.0 -= gone;
        }
        Some(gone)
    }

    /// When what leaves the candidate now is free; from then on the candidate's list has it.
    pub fn enlist(&mut self, id: CandidateId, time_ms: u64) -> u64 {
        let rules = &self.parameters;
        let from_ms = rules.epochs_from.time_ms;
        let next_ms = match time_ms.checked_sub(from_ms) {
            Some(past_ms) => from_ms + (past_ms / rules.epoch_ms + 1) * rules.epoch_ms,
            None => from_ms,
        };
        let due = next_ms + u64::from(rules.stake.unbonding_epochs) * rules.epoch_ms;
        let candidate = self.candidates.get_mut(&id).expect("known");
        let mut to_come: Vec<u64> =
            candidate.leaving.iter().copied().filter(|ready_ms| *ready_ms > time_ms).collect();
        let ready_ms = match to_come.last() {
            Some(last) if *last >= due || to_come.len() >= MAX_LEAVING => *last,
            _ => due,
        };
        if !to_come.contains(&ready_ms) {
            to_come.push(ready_ms);
        }
        candidate.leaving = List::new(to_come).expect("32 at most");
        ready_ms
    }

    /// Units join what leaves the candidate at a time; gives their shares.
    pub fn join_leaving(&mut self, id: CandidateId, ready_ms: u64, units: u128, moved: bool) -> Option<u128> {
        let record = self.leaving.entry((id, ready_ms)).or_default();
        join(if moved { &mut record.moved } else { &mut record.unbonding }, units, 1)
    }

    /// Shares of what leaves end, with all that they are worth.
    pub fn leave_leaving(&mut self, id: CandidateId, ready_ms: u64, shares: u128, moved: bool) -> u128 {
        let record = self.leaving.get_mut(&(id, ready_ms)).expect("somebody has shares of it");
        let pool = if moved { &mut record.moved } else { &mut record.unbonding };
        let units = worth(pool, shares);
        pool.units.0 -= units;
        pool.shares -= shares;
        if record.unbonding.shares == 0 && record.moved.shares == 0 {
            self.leaving.remove(&(id, ready_ms));
        }
        units
    }

    pub fn retire(&mut self, id: CandidateId) {
        self.bring_candidate_up_to_date(id);
        let candidate = self.candidates.get_mut(&id).expect("known");
        if !candidate.retired {
            self.book.as_mut().expect("there is a candidate").active.0 -= candidate.pool.units.0;
        }
        candidate.retired = true;
    }

    /// Forgets a bond of which nothing is left but a part of a unit, which is everybody's then.
    pub fn drop_spent(&mut self, account: &Address, id: CandidateId) {
        let Some(bond) = self.bonds.get(&(*account, id)) else { return };
        if bond.shares > 0 || bond.lien.is_some() || !bond.unbondings.is_empty() || bond.owed.units > 0 {
            return;
        }
        let book = self.book.as_mut().expect("there is a candidate");
        book.carry = Fixed::of_parts(parts(book.carry) + parts(bond.owed));
        self.bonds.remove(&(*account, id));
    }
}

impl Model {
    /// The council's penalty: a fraction of what is bonded to a candidate, and of what left it and still answers for it.
    /// Gives what the bonds and what is unbonding lost, or `None` if there is no such candidate.
    pub fn penalize(&mut self, id: CandidateId, fraction_bps: u16, time_ms: u64) -> Option<(u128, u128)> {
        self.candidates.get(&id)?;
        self.bring_candidate_up_to_date(id);
        let cut = |pool: &mut Pool| {
            let lost = Amount(pool.units.0).mul_div_floor(fraction_bps.into(), 10_000).expect("a part").0;
            pool.units.0 -= lost;
            lost
        };
        let candidate = self.candidates.get_mut(&id).expect("known");
        let bonded = cut(&mut candidate.pool);
        if !candidate.retired {
            self.book.as_mut().expect("there is a candidate").active.0 -= bonded;
        }
        let mut unbonding = 0;
        for ready_ms in self.candidates[&id].leaving.iter().filter(|ready_ms| **ready_ms > time_ms) {
            if let Some(record) = self.leaving.get_mut(&(id, *ready_ms)) {
                unbonding += cut(&mut record.unbonding);
                cut(&mut record.moved);
            }
        }
        if fraction_bps == 10_000 {
            self.retire(id);
        }
        self.to_treasury(AssetId::COIN, bonded + unbonding);
        Some((bonded, unbonding))
    }
}
