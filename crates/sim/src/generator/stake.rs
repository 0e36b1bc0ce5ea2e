//! Operations on stake.

use super::transaction::{Generator, View};
use tally_types::{
    Action, Address, Amount, AssetId,
    stake::{
        BecomeCandidate, CandidateId, CandidateOnly, CarryPenalty, MoveStake, SetCommission, StakeAmount,
    },
};

impl Generator {
    pub(super) fn stake_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        let few = view.model.candidates.len() < 3;
        match self.chance.below(100) {
            0..40 if few => (None, Action::BecomeCandidate(self.become_candidate())),
            0..2 => (None, Action::BecomeCandidate(self.become_candidate())),
            2..32 => {
                let amount = self.bond_size(view.model.amount(&actor, AssetId::COIN));
                (None, Action::Bond(StakeAmount { candidate: self.candidate(view), amount }))
            }
            32..52 => self.unbond(view),
            52..58 => {
                let (account, candidate) = self.position(view);
                let bond = account.and_then(|account| view.model.bonds.get(&(account, candidate)));
                // Those with many are mostly left alone, so that some bond comes to have as many as it may.
                if bond.is_some_and(|bond| bond.unbondings.len() > 2) && self.chance.percent(90) {
                    return self.unbond(view);
                }
                (account, Action::FinishUnbonding(CandidateOnly { candidate }))
            }
            58..70 => {
                let (account, from) = self.position(view);
                let amount = self.bond_size(self.bonded(view, account, from));
                (account, Action::MoveStake(MoveStake { from, to: self.candidate(view), amount }))
            }
            70..84 => {
                let (account, candidate) = self.position(view);
                let owner = view.model.candidates.get(&candidate).map(|candidate| candidate.owner);
                let who = if self.chance.percent(30) { owner } else { account };
                (who, Action::ClaimRewards(CandidateOnly { candidate }))
            }
            84..92 => self.set_commission(view),
            92 => {
                let (owner, candidate) = self.owned(view);
                (owner, Action::RetireCandidate(CandidateOnly { candidate }))
            }
            _ => {
                let moved: Vec<(Address, CandidateId)> = view
                    .model
                    .bonds
                    .iter()
                    .filter_map(|(place, bond)| bond.lien.is_some().then_some(*place))
                    .collect();
                let (account, candidate) =
                    self.chance.pick(&moved).unwrap_or_else(|| (self.actor(), self.candidate(view)));
                (None, Action::CarryPenalty(CarryPenalty { account, candidate }))
            }
        }
    }

    fn become_candidate(&mut self) -> BecomeCandidate {
        BecomeCandidate {
            name: self.name(),
            validator: [7; 32],
            commission_bps: self.chance.one_of([0, 1, 500, 1_999, 2_000, 2_001]),
        }
    }

    /// Around the least worth of a bond, or whatever there is.
    fn bond_size(&mut self, there: u128) -> Amount {
        match self.chance.below(4) {
            0 => self.amount(there),
            1 => Amount(995 + u128::from(self.chance.below(10))),
            _ => Amount(1_000 + u128::from(self.chance.below(100_000))),
        }
    }

    /// Any candidate, and now and then one that does not exist.
    fn candidate(&mut self, view: &View<'_>) -> CandidateId {
        let count = view.model.next.candidate;
        if count == 0 || self.chance.percent(2) {
            CandidateId(count)
        } else {
            CandidateId(self.chance.below(count))
        }
    }

    /// A candidate and its owner.
    fn owned(&mut self, view: &View<'_>) -> (Option<Address>, CandidateId) {
        let candidate = self.candidate(view);
        (view.model.candidates.get(&candidate).map(|candidate| candidate.owner), candidate)
    }

    /// Mostly an account and a candidate it has a bond with.
    fn position(&mut self, view: &View<'_>) -> (Option<Address>, CandidateId) {
        let bonds: Vec<(Address, CandidateId)> = view.model.bonds.keys().copied().collect();
        match self.chance.pick(&bonds).filter(|_| self.chance.percent(92)) {
            Some((account, candidate)) => (Some(account), candidate),
            None => (None, self.candidate(view)),
        }
    }

    fn bonded(&self, view: &View<'_>, account: Option<Address>, candidate: CandidateId) -> u128 {
        let bond = account.and_then(|account| view.model.bonds.get(&(account, candidate)));
        bond.map_or(0, |bond| bond.shares)
    }

    /// Mostly a little from the bond with the most unbondings, so that some bond comes to have as many as it may.
    fn unbond(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let free = view.model.bonds.iter().filter(|(_, bond)| bond.lien.is_none() && bond.shares > 1_100);
        let patient = free.max_by_key(|(place, bond)| (bond.unbondings.len(), **place));
        if let Some(((account, candidate), _)) = patient.filter(|_| self.chance.percent(70)) {
            let amount = Amount(1 + u128::from(self.chance.below(5)));
            return (Some(*account), Action::Unbond(StakeAmount { candidate: *candidate, amount }));
        }
        let (account, candidate) = self.position(view);
        let amount = self.bond_size(self.bonded(view, account, candidate));
        (account, Action::Unbond(StakeAmount { candidate, amount }))
    }

    fn set_commission(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let (owner, candidate) = self.owned(view);
        let old = view.model.candidates.get(&candidate).map_or(0, |candidate| candidate.commission_bps);
        let commission_bps = match self.chance.below(10) {
            0..5 => old.saturating_add(self.chance.one_of([1, 100, 101])),
            5..7 => old.saturating_sub(50),
            7 => old,
            _ => self.chance.one_of([0, 2_000, 2_001, u16::MAX]),
        };
        (owner, Action::SetCommission(SetCommission { candidate, commission_bps }))
    }
}
