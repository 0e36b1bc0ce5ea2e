//! What measures demand when they are proposed and when they are enacted, and what they do.
//!
//! Each check is of one step in the order of refusals, so that a proposal and an enactment ask them in that order.

use super::spending::{self, Spending};
use crate::{
    overlay::Slot,
    stake::penalty::{self, Penalty},
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Parameters, Refusal, StateKey,
    council::{Appoint, Appointment, Council, Measure, ProposalId, SoftwareVersion},
    genesis::MAX_MEMBERS,
    stake::Candidate,
};

/// Whether the assets it names exist (300). An id that is not given out yet would be anyone's to take.
pub(super) fn check_assets(turn: &Turn, measure: &Measure) -> Result<(), Halt> {
    match measure {
        Measure::SetFees(measure) => {
            measure.fees.rates.iter().try_for_each(|rate| turn.asset(rate.asset).map(drop))
        }
        Measure::SpendTreasury(measure) => turn.asset(measure.asset).map(drop),
        _ => Ok(()),
    }
}

/// Whether the candidate it names exists (470).
pub(super) fn check_candidate(turn: &Turn, measure: &Measure) -> Result<(), Halt> {
    let Measure::Penalize(measure) = measure else { return Ok(()) };
    turn.find::<Candidate>(&StateKey::candidate(measure.candidate), Refusal::UnknownCandidate).map(drop)
}

/// Whether it would change anything (313).
pub(super) fn check_changes(turn: &Turn, council: &Council, measure: &Measure) -> Result<(), Halt> {
    let already = match measure {
        Measure::SetParameters(measure) => measure.parameters == *turn.overlay.parameters()?,
        Measure::SetFees(measure) => measure.fees == turn.overlay.global_at(turn.overlay.global_slot()?).fees,
        Measure::AdmitMember(measure) => council.place_of(&measure.member).is_some(),
        Measure::RemoveMember(_) | Measure::SpendTreasury(_) | Measure::Penalize(_) => false,
        Measure::Appoint(measure) => {
            appointment(turn, measure)?.map(|appointment| appointment.holder) == measure.holder
        }
        Measure::SetVersion(measure) => version(turn)?.is_some_and(|present| {
            (&present.version, present.from_height) == (&measure.version, measure.from_height)
        }),
    };
    if already { Err(Refusal::AlreadySo.into()) } else { Ok(()) }
}

/// Whether the account of a new seat is free (593).
pub(super) fn check_account(council: &Council, measure: &Measure) -> Result<(), Refusal> {
    match measure {
        Measure::AdmitMember(measure) if council.seat_of(&measure.account).is_some() => {
            Err(Refusal::SeatTaken)
        }
        _ => Ok(()),
    }
}

/// Whether what it replaces is still what it was written against (599), and it can take its place.
pub(super) fn check_current(turn: &Turn, measure: &Measure) -> Result<(), Halt> {
    let current = match measure {
        Measure::SetParameters(measure) => {
            let present = turn.overlay.parameters()?;
            // The bounds may have become narrower with the software since it was proposed.
            measure.based_on == present.hash()
                && measure.parameters.epochs_from == present.epochs_from
                && measure.parameters.check().is_ok()
        }
        Measure::SetFees(measure) => {
            let present = &turn.overlay.global_at(turn.overlay.global_slot()?).fees;
            measure.based_on == present.hash() && measure.fees.is_sound()
        }
        Measure::AdmitMember(_)
        | Measure::RemoveMember(_)
        | Measure::SpendTreasury(_)
        | Measure::Penalize(_) => true,
        Measure::Appoint(measure) => {
            appointment(turn, measure)?.map(|appointment| appointment.holder) == measure.instead_of
        }
        Measure::SetVersion(measure) => version(turn)?.map(|present| present.proposal) == measure.instead_of,
    };
    if current { Ok(()) } else { Err(Refusal::Outdated.into()) }
}

/// Whether the council could do without the member, or have one more (601, 602).
pub(super) fn check_members(council: &Council, measure: &Measure) -> Result<(), Refusal> {
    match measure {
        Measure::RemoveMember(measure) if council.place_of(&measure.member).is_none() => {
            Err(Refusal::UnknownMember)
        }
        Measure::RemoveMember(_) if council.seats.len() == 1 => Err(Refusal::CouncilSize),
        Measure::AdmitMember(_) if council.seats.len() == MAX_MEMBERS => Err(Refusal::CouncilSize),
        _ => Ok(()),
    }
}

/// Whether the height it names is still ahead (603).
pub(super) fn check_height(turn: &Turn, measure: &Measure) -> Result<(), Refusal> {
    match measure {
        Measure::SetVersion(measure) if measure.from_height <= turn.block.height => {
            Err(Refusal::HeightReached)
        }
        _ => Ok(()),
    }
}

/// What a measure does when it is enacted.
pub(super) enum Effect {
    /// It replaces this record.
    Replace(Slot),
    Spend(Spending),
    Penalize(Box<Penalty>),
}

/// Whether the treasury could spend (300 to 327); `None` for a measure that spends nothing.
pub(super) fn check_spending(turn: &Turn, measure: &Measure) -> Result<Option<Spending>, Halt> {
    let Measure::SpendTreasury(measure) = measure else { return Ok(None) };
    spending::check(turn, measure).map(Some)
}

/// What the measure does, if this version of the network can carry it out (600).
pub(super) fn effect(turn: &Turn, measure: &Measure, spending: Option<Spending>) -> Result<Effect, Halt> {
    let key = match measure {
        Measure::SetParameters(_) => StateKey::parameters(),
        Measure::SetFees(_) => StateKey::global(),
        // The members' shares of the network's key would have to change hands with the seats.
        Measure::AdmitMember(_) | Measure::RemoveMember(_) => return Err(Refusal::MembersFixed.into()),
        Measure::SpendTreasury(_) => {
            return Ok(Effect::Spend(spending.expect("the treasury was asked whether it could spend")));
        }
        Measure::Penalize(measure) => {
            let time_ms = turn.block.time_ms;
            let penalty = penalty::plan(turn.overlay, time_ms, measure.candidate, measure.fraction_bps)?;
            return Ok(Effect::Penalize(Box::new(penalty)));
        }
        Measure::Appoint(measure) => StateKey::appointment(&measure.role),
        Measure::SetVersion(_) => StateKey::version(),
    };
    turn.overlay.slot(&key).map(Effect::Replace)
}

pub(super) fn commit(turn: &mut Turn, proposal: ProposalId, measure: &Measure, effect: Effect) {
    match effect {
        Effect::Replace(slot) => replace(turn, proposal, measure.clone(), slot),
        Effect::Spend(spending) => spending.commit(turn),
        Effect::Penalize(penalty) => penalty.commit(turn.overlay, turn.index, &mut turn.moves),
    }
}

fn replace(turn: &mut Turn, proposal: ProposalId, measure: Measure, slot: Slot) {
    match measure {
        Measure::SetParameters(measure) => {
            let before: &Parameters = turn.overlay.get(slot).expect("the parameters were seen");
            let parameters = measure.parameters.in_place_of(before, turn.block.time_ms);
            turn.overlay.put(slot, Some(parameters));
        }
        Measure::SetFees(measure) => turn.overlay.set_fees(slot, measure.fees),
        Measure::Appoint(Appoint { role, holder, .. }) => {
            turn.overlay.put(slot, holder.map(|holder| Appointment { role, holder, proposal }));
        }
        Measure::SetVersion(measure) => {
            let (version, from_height) = (measure.version, measure.from_height);
            turn.overlay.put(slot, Some(SoftwareVersion { version, from_height, proposal }));
        }
        Measure::AdmitMember(_)
        | Measure::RemoveMember(_)
        | Measure::SpendTreasury(_)
        | Measure::Penalize(_) => unreachable!("it replaces no record"),
    }
}

fn appointment<'a>(turn: &'a Turn, measure: &Appoint) -> Result<Option<&'a Appointment>, Halt> {
    Ok(turn.overlay.get(turn.overlay.slot(&StateKey::appointment(&measure.role))?))
}

fn version<'a>(turn: &'a Turn) -> Result<Option<&'a SoftwareVersion>, Halt> {
    Ok(turn.overlay.get(turn.overlay.slot(&StateKey::version())?))
}
