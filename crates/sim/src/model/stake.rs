//! Stake, from docs/reference/stake.md: what a staker and a candidate's owner do.

use super::{execute::Turn, pool::worth};
use tally_types::{
    Address, AssetId, Event, Place, Refusal,
    fixed::Fixed,
    pool::Pool,
    receipt::{CommissionChanged, StakeBonded, StakeUnbonded, StakeWent},
    stake::{
        BecomeCandidate, Candidate, CandidateId, CandidateOnly, CarryPenalty, Lien, MoveStake, SetCommission,
        StakeAmount, Unbonding,
    },
    wire::{Empty, List},
};

const MAX_UNBONDINGS: usize = 8;

impl Turn<'_> {
    pub fn become_candidate(&mut self, it: &BecomeCandidate) -> Result<(), Refusal> {
        if it.commission_bps > self.model.parameters.stake.max_commission_bps {
            return Err(Refusal::CommissionTooHigh);
        }
        let id = CandidateId(self.model.next.candidate);
        self.model.next.candidate += 1;
        let book = self.model.book.get_or_insert_default();
        let seen = book.index;
        let candidate = Candidate {
            owner: self.actor,
            name: it.name.clone(),
            validator: it.validator,
            commission_bps: it.commission_bps,
            raised_epoch: self.model.epoch(self.now.time_ms),
            retired: false,
            pool: Pool::default(),
            seen,
            index: Fixed::ZERO,
            carry: Fixed::ZERO,
            commission: Fixed::ZERO,
            commission_carry: 0,
            leaving: List::default(),
        };
        self.model.candidates.insert(id, candidate);
        self.events.push(Event::CandidateOpened(id));
        Ok(())
    }

    fn known(&self, id: CandidateId) -> Result<&Candidate, Refusal> {
        self.model.candidates.get(&id).ok_or(Refusal::UnknownCandidate)
    }

    /// What the actor has bonded.
    fn bonded(&self, id: CandidateId) -> u128 {
        let shares = self.model.bonds.get(&(self.actor, id)).map_or(0, |bond| bond.shares);
        self.model.candidates.get(&id).map_or(0, |candidate| worth(&candidate.pool, shares))
    }

    fn has_lien(&self, id: CandidateId) -> bool {
        self.model.bonds.get(&(self.actor, id)).is_some_and(|bond| bond.lien.is_some())
    }

    /// Refuses a bond that is worth less than the least, if there is one.
    fn check_size(&self, id: CandidateId) -> Result<(), Refusal> {
        let shares = self.model.bonds.get(&(self.actor, id)).map_or(0, |bond| bond.shares);
        if shares > 0 && self.bonded(id) < self.model.parameters.stake.min_bond.0 {
            return Err(Refusal::BondTooSmall);
        }
        Ok(())
    }

    pub fn bond(&mut self, it: &StakeAmount) -> Result<(), Refusal> {
        let (id, account) = (it.candidate, self.actor);
        self.settle_lien(&account, id);
        self.model.debit(&account, AssetId::COIN, it.amount.0, true)?;
        self.meter(AssetId::COIN, it.amount.0)?;
        if self.known(id)?.retired {
            return Err(Refusal::CandidateRetired);
        }
        self.model.bring_up_to_date(&account, id);
        self.model.join_candidate(&account, id, it.amount.0)?;
        if self.bonded(id) < self.model.parameters.stake.min_bond.0 {
            return Err(Refusal::BondTooSmall);
        }
        self.moved(Place::Account(account), Place::Bonded(id), AssetId::COIN, it.amount.0);
        self.events.push(Event::Bonded(StakeBonded { candidate: id, account, amount: it.amount }));
        Ok(())
    }

    pub fn unbond(&mut self, it: &StakeAmount) -> Result<(), Refusal> {
        let (id, account) = (it.candidate, self.actor);
        self.settle_lien(&account, id);
        self.known(id)?;
        self.model.bring_up_to_date(&account, id);
        let gone = self.model.leave_candidate(&account, id, it.amount.0).ok_or(Refusal::BondInsufficient)?;
        self.check_size(id)?;
        if self.has_lien(id) {
            return Err(Refusal::MovedRecently);
        }
        let ready_ms = self.model.enlist(id, self.now.time_ms);
        let shares = self.model.join_leaving(id, ready_ms, gone, false).ok_or(Refusal::BalanceOverflow)?;
        let bond = self.model.bonds.get_mut(&(account, id)).expect("it had stake");
        let mut unbondings = bond.unbondings.to_vec();
        let count = unbondings.len();
        match unbondings.iter_mut().find(|unbonding| unbonding.ready_ms == ready_ms) {
            Some(unbonding) => unbonding.shares += shares,
            None if count == MAX_UNBONDINGS => return Err(Refusal::TooManyUnbondings),
            None => unbondings.push(Unbonding { ready_ms, shares }),
        }
        bond.unbondings = List::new(unbondings).expect("eight at most");
        self.moved(Place::Bonded(id), Place::Unbonding(id), AssetId::COIN, gone);
        let amount = tally_types::Amount(gone);
        self.events.push(Event::Unbonded(StakeUnbonded { candidate: id, account, amount, ready_ms }));
        self.model.drop_spent(&account, id);
        Ok(())
    }

    pub fn finish_unbonding(&mut self, it: &CandidateOnly) -> Result<(), Refusal> {
        let (id, account, time_ms) = (it.candidate, self.actor, self.now.time_ms);
        self.settle_lien(&account, id);
        self.known(id)?;
        self.model.bring_up_to_date(&account, id);
        let bond = self.model.bonds.get(&(account, id)).ok_or(Refusal::NothingDue)?;
        let (ready, rest): (Vec<Unbonding>, Vec<Unbonding>) =
            bond.unbondings.iter().partition(|unbonding| unbonding.ready_ms <= time_ms);
        if ready.is_empty() {
            return Err(Refusal::NothingDue);
        }
        let mut sum = 0;
        for unbonding in &ready {
            sum += self.model.leave_leaving(id, unbonding.ready_ms, unbonding.shares, false);
        }
        if sum > 0 {
            self.model.credit(&account, AssetId::COIN, sum, true)?;
            self.moved(Place::Unbonding(id), Place::Account(account), AssetId::COIN, sum);
        }
        let bond = self.model.bonds.get_mut(&(account, id)).expect("it had unbondings");
        bond.unbondings = List::new(rest).expect("fewer");
        self.model.drop_spent(&account, id);
        Ok(())
    }

    pub fn move_stake(&mut self, it: &MoveStake) -> Result<(), Refusal> {
        let account = self.actor;
        self.settle_lien(&account, it.from);
        self.settle_lien(&account, it.to);
        self.known(it.from)?;
        if self.known(it.to)?.retired {
            return Err(Refusal::CandidateRetired);
        }
        self.model.bring_up_to_date(&account, it.from);
        self.model.bring_up_to_date(&account, it.to);
        let gone =
            self.model.leave_candidate(&account, it.from, it.amount.0).ok_or(Refusal::BondInsufficient)?;
        self.model.join_candidate(&account, it.to, gone)?;
        self.check_size(it.from)?;
        self.check_size(it.to)?;
        if self.has_lien(it.from) || self.has_lien(it.to) {
            return Err(Refusal::MovedRecently);
        }
        let ready_ms = self.model.enlist(it.from, self.now.time_ms);
        let shares =
            self.model.join_leaving(it.from, ready_ms, gone, true).ok_or(Refusal::BalanceOverflow)?;
        let amount = worth(&self.model.leaving[&(it.from, ready_ms)].moved, shares);
        let lien = Lien { from: it.from, ready_ms, shares, amount: tally_types::Amount(amount) };
        self.model.bonds.get_mut(&(account, it.to)).expect("stake came").lien = Some(lien);
        self.moved(Place::Bonded(it.from), Place::Bonded(it.to), AssetId::COIN, gone);
        let amount = tally_types::Amount(gone);
        let went = StakeWent { from: it.from, to: it.to, account, amount, ready_ms };
        self.events.push(Event::StakeMoved(went));
        self.model.drop_spent(&account, it.from);
        Ok(())
    }

    pub fn claim_rewards(&mut self, it: &CandidateOnly) -> Result<(), Refusal> {
        let (id, account) = (it.candidate, self.actor);
        self.settle_lien(&account, id);
        self.known(id)?;
        self.model.bring_up_to_date(&account, id);
        let mut sum = 0;
        if let Some(bond) = self.model.bonds.get_mut(&(account, id)) {
            sum += std::mem::take(&mut bond.owed.units);
        }
        let candidate = self.model.candidates.get_mut(&id).expect("known");
        if candidate.owner == account {
            sum += std::mem::take(&mut candidate.commission.units);
        }
        if sum == 0 {
            return Err(Refusal::NothingDue);
        }
        self.model.credit(&account, AssetId::COIN, sum, true)?;
        self.model.book.as_mut().expect("there is a candidate").rewards.0 -= sum;
        self.moved(Place::StakeRewards(Empty), Place::Account(account), AssetId::COIN, sum);
        self.model.drop_spent(&account, id);
        Ok(())
    }

    pub fn set_commission(&mut self, it: &SetCommission) -> Result<(), Refusal> {
        let epoch = self.model.epoch(self.now.time_ms);
        let rules = self.model.parameters.stake.clone();
        let candidate = self.known(it.candidate)?;
        let (old, new) = (candidate.commission_bps, it.commission_bps);
        let is_early = candidate.raised_epoch == epoch;
        let broken = [
            (old == new, Refusal::AlreadySo),
            (candidate.owner != self.actor, Refusal::NotCandidateOwner),
            (candidate.retired, Refusal::CandidateRetired),
            (new > rules.max_commission_bps, Refusal::CommissionTooHigh),
            (new > old && (new - old > rules.max_raise_bps || is_early), Refusal::CommissionRaised),
        ];
        if let Some((_, refusal)) = broken.into_iter().find(|(is_broken, _)| *is_broken) {
            return Err(refusal);
        }
        self.model.bring_candidate_up_to_date(it.candidate);
        let candidate = self.model.candidates.get_mut(&it.candidate).expect("known");
        candidate.commission_bps = new;
        if new > old {
            candidate.raised_epoch = epoch;
        }
        let changed = CommissionChanged { candidate: it.candidate, commission_bps: new };
        self.events.push(Event::CommissionSet(changed));
        Ok(())
    }

    pub fn retire_candidate(&mut self, it: &CandidateOnly) -> Result<(), Refusal> {
        let candidate = self.known(it.candidate)?;
        if candidate.owner != self.actor {
            return Err(Refusal::NotCandidateOwner);
        }
        if candidate.retired {
            return Err(Refusal::CandidateRetired);
        }
        self.model.retire(it.candidate);
        self.events.push(Event::CandidateRetired(it.candidate));
        Ok(())
    }

    pub fn carry_penalty(&mut self, it: &CarryPenalty) -> Result<(), Refusal> {
        self.known(it.candidate)?;
        if !self.settle_lien(&it.account, it.candidate) {
            return Err(Refusal::NothingDue);
        }
        self.model.bring_up_to_date(&it.account, it.candidate);
        self.model.drop_spent(&it.account, it.candidate);
        Ok(())
    }

    /// Takes from a bond what a penalty took from stake that moved into it, and ends a lien whose time is over; says
    /// whether anything changed.
    fn settle_lien(&mut self, account: &Address, id: CandidateId) -> bool {
        let lien = self.model.bonds.get(&(*account, id)).and_then(|bond| bond.lien);
        let Some(lien) = lien else { return false };
        let moved =
            self.model.leaving.get(&(lien.from, lien.ready_ms)).map_or_else(Pool::default, |it| it.moved);
        let left = worth(&moved, lien.shares);
        let lost = lien.amount.0.saturating_sub(left);
        let is_over = self.now.time_ms >= lien.ready_ms;
        if lost == 0 && !is_over {
            return false;
        }
        self.model.bring_up_to_date(account, id);
        let shares = self.model.bonds[&(*account, id)].shares;
        let reach = lost.min(worth(&self.model.candidates[&id].pool, shares));
        if reach > 0 {
            let gone = self.model.leave_candidate(account, id, reach).expect("no more than its worth");
            self.model.to_treasury(AssetId::COIN, gone);
            self.moved(Place::Bonded(id), Place::Treasury(Empty), AssetId::COIN, gone);
        }
        if is_over {
            self.model.leave_leaving(lien.from, lien.ready_ms, lien.shares, true);
        }
        let bond = self.model.bonds.get_mut(&(*account, id)).expect("it has a lien");
        let amount = tally_types::Amount(left.min(lien.amount.0));
        bond.lien = (!is_over).then_some(Lien { amount, ..lien });
        true
    }
}
