//! A deal as an operation finds it: whether it has come to the right stage, and in time.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Refusal, StateKey,
    deal::{Deal, DealId, DealParties, DealStep, Stage},
};

/// A deal and its place.
pub(super) struct Case {
    pub(super) id: DealId,
    pub(super) deal: Deal,
    slot: Slot,
}

/// The deal, or that there is none such (360).
pub(super) fn find(turn: &Turn, id: DealId) -> Result<Case, Halt> {
    let (slot, deal) = turn.find::<Deal>(&StateKey::deal(id), Refusal::UnknownDeal)?;
    Ok(Case { id, deal: deal.clone(), slot })
}

impl Case {
    /// Whether the deal is at one of `stages` (362).
    pub(super) fn check_stage(&self, stages: &[Stage]) -> Result<(), Refusal> {
        if stages.contains(&self.deal.stage()) { Ok(()) } else { Err(Refusal::DealStageWrong) }
    }

    /// Whether the stage's deadline, itself included, has not passed (363).
    pub(super) fn check_in_time(&self, turn: &Turn) -> Result<(), Refusal> {
        match self.deal.deadline_ms() {
            Some(deadline_ms) if turn.block.time_ms > deadline_ms => Err(Refusal::DealStepLate),
            _ => Ok(()),
        }
    }

    pub(super) fn parties(&self) -> DealParties {
        parties(self.id, &self.deal)
    }

    /// What the actor's step has led to.
    pub(super) fn step(&self, turn: &Turn) -> DealStep {
        let until_ms = self.deal.is_agreed().then(|| self.deal.deadline_ms()).flatten();
        DealStep { parties: self.parties(), by: turn.actor, until_ms }
    }

    /// Writes the deal as it stands now.
    pub(super) fn store(self, turn: &mut Turn) {
        turn.overlay.put(self.slot, Some(self.deal));
    }
}

/// Whom the deal concerns.
pub(super) fn parties(id: DealId, deal: &Deal) -> DealParties {
    let arbiter = deal.terms.arbiter.map(|arbiter| arbiter.account);
    DealParties { deal: id, buyer: deal.buyer, seller: deal.terms.seller, arbiter }
}
