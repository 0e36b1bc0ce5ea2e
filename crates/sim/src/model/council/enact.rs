//! What enacting a proposal does.

use super::super::execute::Turn;
use tally_types::{
    AssetId, Event, Parameters, Place, Refusal,
    council::{Measure, ProposalId, ProposalOnly, SoftwareVersion, SpendTreasury, Stage},
    parameters::EpochStart,
    wire::Empty,
};

impl Turn<'_> {
    pub fn enact(&mut self, it: &ProposalOnly) -> Result<(), Refusal> {
        let time_ms = self.now.time_ms;
        let known = self.model.proposal(it.proposal).ok().cloned();
        // A payment that cannot be made is said first; if something else stops it, it is undone with the operation.
        if let Some(Measure::SpendTreasury(measure)) = known.as_ref().map(|proposal| &proposal.measure) {
            self.spend(measure)?;
        }
        let proposal = known.ok_or(Refusal::UnknownProposal)?;
        let Stage::Passed(window) = proposal.stage else { return Err(Refusal::NotPassed) };
        if time_ms < window.from_ms {
            return Err(Refusal::DelayRunning);
        }
        if time_ms > window.until_ms {
            return Err(Refusal::ProposalLapsed);
        }
        if self.model.is_outdated(&proposal.measure) {
            return Err(Refusal::Outdated);
        }
        match &proposal.measure {
            Measure::AdmitMember(_) | Measure::RemoveMember(_) => return Err(Refusal::MembersFixed),
            Measure::SetVersion(version) if version.from_height <= self.model.height => {
                return Err(Refusal::HeightReached);
            }
            _ => {}
        }
        self.carry_out(it.proposal, &proposal.measure)?;
        self.model.move_on(it.proposal, Stage::Enacted(time_ms));
        self.events.push(Event::ProposalEnacted(it.proposal));
        Ok(())
    }

    fn spend(&mut self, it: &SpendTreasury) -> Result<(), Refusal> {
        if self.asset_mut(it.asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_listed(it.asset, &[it.to])?;
        self.model.from_treasury(it.asset, it.amount.0)?;
        self.model.credit(&it.to, it.asset, it.amount.0, false)?;
        self.moved(Place::Treasury(Empty), Place::Account(it.to), it.asset, it.amount.0);
        Ok(())
    }

    fn carry_out(&mut self, proposal: ProposalId, measure: &Measure) -> Result<(), Refusal> {
        match measure {
            Measure::SetParameters(it) => {
                let epochs_from =
                    epochs_from(&self.model.parameters, it.parameters.epoch_ms, self.now.time_ms);
                self.model.parameters = Parameters { epochs_from, ..it.parameters.clone() };
            }
            Measure::SetFees(it) => self.model.fees = it.fees.clone(),
            Measure::Appoint(it) => match it.holder {
                Some(holder) => drop(self.model.appointments.insert(it.role.clone(), (holder, proposal))),
                None => drop(self.model.appointments.remove(&it.role)),
            },
            Measure::SetVersion(it) => {
                let (version, from_height) = (it.version.clone(), it.from_height);
                self.model.version = Some(SoftwareVersion { version, from_height, proposal });
            }
            Measure::Penalize(it) => {
                let (bonded, unbonding) = self
                    .model
                    .penalize(it.candidate, it.fraction_bps, self.now.time_ms)
                    .ok_or(Refusal::UnknownCandidate)?;
                let treasury = Place::Treasury(Empty);
                for (from, amount) in
                    [(Place::Bonded(it.candidate), bonded), (Place::Unbonding(it.candidate), unbonding)]
                {
                    if amount > 0 {
                        self.moved(from, treasury, AssetId::COIN, amount);
                    }
                }
            }
            Measure::SpendTreasury(_) | Measure::AdmitMember(_) | Measure::RemoveMember(_) => {}
        }
        Ok(())
    }
}

/// When epochs of another length begin: after the one under way.
fn epochs_from(before: &Parameters, epoch_ms: u64, time_ms: u64) -> EpochStart {
    let from = before.epochs_from;
    if epoch_ms == before.epoch_ms || time_ms < from.time_ms {
        return from;
    }
    let count = (time_ms - from.time_ms) / before.epoch_ms + 1;
    EpochStart { epoch: from.epoch + count, time_ms: from.time_ms + count * before.epoch_ms }
}
