//! What only the council changes follows from a proposal enacted in the block; a proposal only moves forward; one seat,
//! one vote.

use super::{
    Broken,
    kind::{Kind, Pair, number_of},
    state::State,
};
use std::collections::{BTreeMap, BTreeSet};
use tally_types::{
    Address, Event, Move, Parameters, Place, Receipt, StateKey,
    council::{
        Appointment, Council, MAX_MADE_PER_EPOCH, MAX_OPEN_PER_SEAT, Measure, Proposal, ProposalId, Role,
        SoftwareVersion, SpendTreasury, Stage,
    },
    fee::FeeSchedule,
    state::{Counters, Global},
    wire::Empty,
};

impl Kind for Council {
    type Id = ();

    fn id(_: &StateKey) {}

    fn key(&self, (): &()) -> Option<StateKey> {
        Some(StateKey::council())
    }

    fn shape(&self, (): &()) -> Result<(), Broken> {
        if !self.seats.windows(2).all(|pair| pair[0].member < pair[1].member) {
            return Err(wrong("its members are not sorted"));
        }
        let accounts: BTreeSet<Address> = self.seats.iter().map(|seat| seat.account).collect();
        if accounts.len() != self.seats.len() {
            return Err(wrong("two seats of one account"));
        }
        let within = |open, made| open <= MAX_OPEN_PER_SEAT && made <= MAX_MADE_PER_EPOCH;
        if !self.seats.iter().all(|seat| within(seat.open, seat.made)) {
            return Err(wrong("a seat with more proposals than it may have"));
        }
        Ok(())
    }

    /// No operation changes the members yet.
    fn history((): &(), pair: &Pair<Self>) -> Result<(), Broken> {
        let members = |council: &Option<Self>| -> Vec<[u8; 32]> {
            council.iter().flat_map(|council| council.seats.iter().map(|seat| seat.member)).collect()
        };
        if members(&pair.before) == members(&pair.after) { Ok(()) } else { Err(wrong("its members changed")) }
    }
}

impl Kind for Proposal {
    type Id = ProposalId;

    fn id(key: &StateKey) -> ProposalId {
        ProposalId(number_of(key, 1))
    }

    fn key(&self, id: &ProposalId) -> Option<StateKey> {
        Some(StateKey::proposal(*id))
    }

    fn shape(&self, id: &ProposalId) -> Result<(), Broken> {
        let each_once = self.ballots.windows(2).all(|pair| pair[0].member < pair[1].member);
        if each_once { Ok(()) } else { Err(bad(*id, "a seat voted twice")) }
    }

    fn history(id: &ProposalId, pair: &Pair<Self>) -> Result<(), Broken> {
        let after = pair.after.as_ref().ok_or_else(|| bad(*id, "it is gone"))?;
        let Some(before) = &pair.before else { return Ok(()) };
        let content = |proposal: &Self| Self {
            ballots: before.ballots.clone(),
            stage: before.stage,
            ..proposal.clone()
        };
        if content(after) != *before {
            return Err(bad(*id, "what is proposed changed"));
        }
        let votes = matches!(before.stage, Stage::Voting(_));
        if !votes && before.ballots != after.ballots {
            return Err(bad(*id, "a vote was cast after the decision"));
        }
        if may_follow(&before.stage, &after.stage) { Ok(()) } else { Err(bad(*id, "it moved back")) }
    }
}

/// Whether a proposal at one stage may be at another after a block. A delay is never so short that it fits into one.
fn may_follow(before: &Stage, after: &Stage) -> bool {
    match before {
        Stage::Voting(_) => !matches!(after, Stage::Enacted(_) | Stage::Lapsed(_)),
        Stage::Passed(_) => before == after || matches!(after, Stage::Enacted(_) | Stage::Lapsed(_)),
        _ => before == after,
    }
}

impl Kind for Appointment {
    type Id = StateKey;

    fn id(key: &StateKey) -> StateKey {
        *key
    }

    fn key(&self, _: &StateKey) -> Option<StateKey> {
        Some(StateKey::appointment(&self.role))
    }
}

impl Kind for SoftwareVersion {
    type Id = ();

    fn id(_: &StateKey) {}

    fn key(&self, (): &()) -> Option<StateKey> {
        Some(StateKey::version())
    }

    fn history((): &(), pair: &Pair<Self>) -> Result<(), Broken> {
        let gone = Broken::Kind { key: StateKey::version(), what: "it is gone" };
        if pair.after.is_none() { Err(gone) } else { Ok(()) }
    }
}

/// There is a council, its seats' open proposals are counted right, and only members propose and vote.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    let council = state.council.get(&()).ok_or_else(|| wrong("there is none"))?;
    if state.proposals.keys().map(|id| id.0).ne(0..counters.proposal) {
        return Err(bad(ProposalId(counters.proposal), "a number was not given out in order"));
    }
    let mut open: BTreeMap<[u8; 32], usize> = BTreeMap::new();
    for (id, proposal) in &state.proposals {
        check_proposal(*id, proposal, council)?;
        *open.entry(proposal.member).or_default() += usize::from(proposal.stage.is_open());
    }
    let counted = |(member, open): (&[u8; 32], &usize)| {
        council.place_of(member).is_some_and(|place| usize::from(council.seats[place].open) == *open)
    };
    let proposed = |member: &[u8; 32]| open.contains_key(member);
    let idle = council.seats.iter().all(|seat| proposed(&seat.member) || seat.open == 0);
    if open.iter().all(counted) && idle { Ok(()) } else { Err(wrong("open proposals are not counted right")) }
}

fn check_proposal(id: ProposalId, proposal: &Proposal, council: &Council) -> Result<(), Broken> {
    if proposal.ballots.iter().any(|ballot| council.place_of(&ballot.member).is_none()) {
        return Err(bad(id, "someone without a seat voted"));
    }
    let (yes, no) = (proposal.count(true), proposal.count(false));
    let (passes, fails) = (yes * 3 >= council.seats.len() * 2, no * 3 > council.seats.len());
    let sound = match proposal.stage {
        Stage::Voting(_) | Stage::Withdrawn(_) => !passes && !fails,
        Stage::Passed(_) | Stage::Enacted(_) | Stage::Lapsed(_) => passes,
        Stage::Failed(_) => !passes,
    };
    if sound { Ok(()) } else { Err(bad(id, "the votes say otherwise")) }
}

/// Something changed that only the council changes.
pub(super) enum Changed {
    Parameters(Box<Parameters>),
    Fees(FeeSchedule),
    Appointment(Role, Option<Address>),
    Version(SoftwareVersion),
    /// Units that left the treasury for somewhere.
    Treasury(Move),
}

impl Changed {
    pub(super) fn parameters(pair: &Pair<Parameters>) -> Option<Self> {
        pair.after.clone().map(|after| Self::Parameters(Box::new(after)))
    }

    pub(super) fn fees(pair: &Pair<Global>) -> Option<Self> {
        let fees = |global: &Option<Global>| global.as_ref().map(|global| global.fees.clone());
        fees(&pair.after).filter(|after| Some(after) != fees(&pair.before).as_ref()).map(Self::Fees)
    }

    pub(super) fn appointment(pair: &Pair<Appointment>) -> Option<Self> {
        let role = pair.after.as_ref().or(pair.before.as_ref())?.role.clone();
        Some(Self::Appointment(role, pair.after.as_ref().map(|after| after.holder)))
    }

    pub(super) fn version(pair: &Pair<SoftwareVersion>) -> Option<Self> {
        pair.after.clone().map(Self::Version)
    }

    fn follows_from(&self, measure: &Measure) -> bool {
        match (self, measure) {
            (Self::Parameters(after), Measure::SetParameters(measure)) => {
                let epochs_from = after.epochs_from;
                **after == Parameters { epochs_from, ..measure.parameters.clone() }
            }
            (Self::Fees(after), Measure::SetFees(measure)) => *after == measure.fees,
            (Self::Appointment(role, holder), Measure::Appoint(measure)) => {
                (role, holder) == (&measure.role, &measure.holder)
            }
            (Self::Version(after), Measure::SetVersion(measure)) => {
                (&after.version, after.from_height) == (&measure.version, measure.from_height)
            }
            (Self::Treasury(step), Measure::SpendTreasury(measure)) => {
                let SpendTreasury { to, asset, amount } = *measure;
                (step.to, step.asset, step.amount) == (Place::Account(to), asset, amount)
            }
            _ => false,
        }
    }
}

/// What a block's receipts say was enacted, and what changed by it.
pub(super) struct Decisions {
    /// By the receipts, taken out as the proposals' records agree.
    enacted: BTreeSet<ProposalId>,
    measures: Vec<Measure>,
    changed: Vec<(StateKey, Changed)>,
}

impl Decisions {
    pub(super) fn of_receipts(receipts: &[Receipt]) -> Self {
        let enacted = |event: &Event| match event {
            Event::ProposalEnacted(id) => Some(*id),
            _ => None,
        };
        let events = receipts.iter().flat_map(|receipt| receipt.events.iter());
        let moves = receipts.iter().flat_map(|receipt| receipt.moves.iter());
        let spent = moves.filter(|step| step.from == Place::Treasury(Empty));
        let changed = spent.map(|step| (StateKey::treasury(), Changed::Treasury(step.clone()))).collect();
        Self { enacted: events.filter_map(enacted).collect(), measures: Vec::new(), changed }
    }

    pub(super) fn changed(&mut self, key: &StateKey, changed: Option<Changed>) {
        self.changed.extend(changed.map(|changed| (*key, changed)));
    }

    pub(super) fn proposal(&mut self, id: ProposalId, pair: &Pair<Proposal>) -> Result<(), Broken> {
        let is_enacted = |proposal: &&Proposal| matches!(proposal.stage, Stage::Enacted(_));
        let Some(after) = pair.after.as_ref().filter(is_enacted) else { return Ok(()) };
        if !self.enacted.remove(&id) {
            return Err(bad(id, "no receipt says that it was enacted"));
        }
        self.measures.push(after.measure.clone());
        Ok(())
    }

    pub(super) fn check(self) -> Result<(), Broken> {
        if let Some(id) = self.enacted.first() {
            return Err(bad(*id, "a receipt says that it was enacted"));
        }
        let undecided = |(_, changed): &&(StateKey, Changed)| {
            !self.measures.iter().any(|measure| changed.follows_from(measure))
        };
        match self.changed.iter().find(undecided) {
            Some((key, _)) => Err(Broken::Kind { key: *key, what: "it changed without the council" }),
            None => Ok(()),
        }
    }
}

fn wrong(what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::council(), what }
}

fn bad(id: ProposalId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::proposal(id), what }
}
