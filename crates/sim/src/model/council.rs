//! Seats, proposals, votes and what they decide, from docs/reference/council.md.

mod enact;

use super::{execute::Turn, state::Model};
use tally_types::{
    Address, Event, Hash, Parameters, Refusal,
    codec::Encode as _,
    council::{
        Ballot, Measure, Proposal, ProposalId, ProposalOnly, Propose, Role, Seat, SetSeat, Stage, Vote,
        Window,
    },
    fee::FeeSchedule,
    receipt::{ProposalEnded, ProposalMade, SeatMoved, VoteCast},
    wire::{Empty, List},
};

const MAX_MEMBERS: usize = 128;
const MAX_OPEN_PER_SEAT: u8 = 4;
const MAX_MADE_PER_EPOCH: u8 = 16;

pub fn hash_of_parameters(parameters: &Parameters) -> Hash {
    Hash::of("tally/parameters", &[&parameters.encode()])
}

pub fn hash_of_fees(fees: &FeeSchedule) -> Hash {
    Hash::of("tally/fees", &[&fees.encode()])
}

/// The ledger's epoch at a time.
pub fn epoch_at(parameters: &Parameters, time_ms: u64) -> u64 {
    let from = parameters.epochs_from;
    if time_ms >= from.time_ms {
        from.epoch + (time_ms - from.time_ms) / parameters.epoch_ms
    } else {
        from.epoch.saturating_sub(1)
    }
}

impl Model {
    pub fn seat_of(&self, account: &Address) -> Option<usize> {
        self.seats.iter().position(|seat| seat.account == *account)
    }

    fn has_member(&self, member: &[u8; 32]) -> bool {
        self.seats.iter().any(|seat| seat.member == *member)
    }

    /// `⌈2 × seats ÷ 3⌉`.
    pub fn quorum(&self) -> usize {
        (2 * self.seats.len()).div_ceil(3)
    }

    pub fn holder_of(&self, role: &Role) -> Option<Address> {
        self.appointments.get(role).map(|(holder, _)| *holder)
    }

    fn proposal(&self, id: ProposalId) -> Result<&Proposal, Refusal> {
        usize::try_from(id.0).ok().and_then(|place| self.proposals.get(place)).ok_or(Refusal::UnknownProposal)
    }

    fn is_votable(&self, proposal: &Proposal, time_ms: u64) -> bool {
        matches!(proposal.stage, Stage::Voting(_)) && time_ms <= proposal.voting_until_ms
    }

    /// Moves a proposal on; one that has ended is its seat's no more.
    fn move_on(&mut self, id: ProposalId, stage: Stage) {
        let proposal = &mut self.proposals[id.0 as usize];
        proposal.stage = stage;
        if matches!(stage, Stage::Voting(_) | Stage::Passed(_)) {
            return;
        }
        let member = proposal.member;
        let seat = self.seats.iter_mut().find(|seat| seat.member == member).expect("members stay");
        seat.open -= 1;
    }

    /// What the measure says is so already.
    fn is_so(&self, measure: &Measure) -> bool {
        match measure {
            Measure::SetParameters(it) => it.parameters == self.parameters,
            Measure::SetFees(it) => it.fees == self.fees,
            Measure::AdmitMember(it) => self.has_member(&it.member),
            Measure::Appoint(it) => self.holder_of(&it.role) == it.holder,
            Measure::SetVersion(it) => self.version.as_ref().is_some_and(|present| {
                present.version == it.version && present.from_height == it.from_height
            }),
            Measure::RemoveMember(_) | Measure::SpendTreasury(_) | Measure::Penalize(_) => false,
        }
    }

    /// What the measure was written against is not what stands now.
    fn is_outdated(&self, measure: &Measure) -> bool {
        match measure {
            Measure::SetParameters(it) => {
                it.based_on != hash_of_parameters(&self.parameters)
                    || it.parameters.epochs_from != self.parameters.epochs_from
            }
            Measure::SetFees(it) => it.based_on != hash_of_fees(&self.fees),
            Measure::Appoint(it) => it.instead_of != self.holder_of(&it.role),
            Measure::SetVersion(it) => it.instead_of != self.version.as_ref().map(|present| present.proposal),
            _ => false,
        }
    }

    fn names_unknown_asset(&self, measure: &Measure) -> bool {
        match measure {
            Measure::SetFees(it) => it.fees.rates.iter().any(|rate| !self.assets.contains_key(&rate.asset)),
            Measure::SpendTreasury(it) => !self.assets.contains_key(&it.asset),
            _ => false,
        }
    }
}

impl Turn<'_> {
    pub fn set_seat(&mut self, it: &SetSeat) -> Result<(), Refusal> {
        let place = self.model.seat_of(&self.actor);
        if place.is_some() && self.actor == it.account {
            return Err(Refusal::AlreadySo);
        }
        let place = place.ok_or(Refusal::NotSeat)?;
        if self.model.seat_of(&it.account).is_some() {
            return Err(Refusal::SeatTaken);
        }
        let seat = &mut self.model.seats[place];
        let event = SeatMoved { member: seat.member, from: seat.account, to: it.account };
        seat.account = it.account;
        self.events.push(Event::SeatSet(event));
        Ok(())
    }

    pub fn propose(&mut self, it: &Propose) -> Result<(), Refusal> {
        let (model, measure, time_ms) = (&*self.model, &it.measure, self.now.time_ms);
        if model.names_unknown_asset(measure) {
            return Err(Refusal::UnknownAsset);
        }
        if model.is_so(measure) {
            return Err(Refusal::AlreadySo);
        }
        if matches!(measure, Measure::Penalize(it) if !model.candidates.contains_key(&it.candidate)) {
            return Err(Refusal::UnknownCandidate);
        }
        let place = model.seat_of(&self.actor).ok_or(Refusal::NotSeat)?;
        if matches!(measure, Measure::AdmitMember(it) if model.seat_of(&it.account).is_some()) {
            return Err(Refusal::SeatTaken);
        }
        let epoch = epoch_at(&model.parameters, time_ms);
        let Seat { member, open, epoch: last, made, .. } = model.seats[place].clone();
        let made = if last == epoch { made } else { 0 };
        if open >= MAX_OPEN_PER_SEAT || made >= MAX_MADE_PER_EPOCH {
            return Err(Refusal::TooManyProposals);
        }
        if model.is_outdated(measure) {
            return Err(Refusal::Outdated);
        }
        check_members(model, measure)?;
        if matches!(measure, Measure::SetVersion(it) if it.from_height <= model.height) {
            return Err(Refusal::HeightReached);
        }
        let seat = &mut self.model.seats[place];
        (seat.open, seat.epoch, seat.made) = (open + 1, epoch, made + 1);
        let id = ProposalId(self.model.next.proposal);
        self.model.next.proposal += 1;
        let voting_until_ms = time_ms + self.model.parameters.council.voting_ms;
        self.model.proposals.push(Proposal {
            member,
            title: it.title.clone(),
            text: it.text,
            link: it.link.clone(),
            measure: measure.clone(),
            voting_until_ms,
            ballots: List::default(),
            stage: Stage::Voting(Empty),
        });
        self.events.push(Event::Proposed(ProposalMade { proposal: id, member }));
        Ok(())
    }

    pub fn vote(&mut self, it: &Vote) -> Result<(), Refusal> {
        let time_ms = self.now.time_ms;
        let known = self.model.proposal(it.proposal).ok();
        let place = self.model.seat_of(&self.actor);
        if let (Some(proposal), Some(place)) = (known, place) {
            let member = self.model.seats[place].member;
            if proposal.ballots.iter().any(|ballot| ballot.member == member && ballot.yes == it.yes) {
                return Err(Refusal::AlreadySo);
            }
        }
        let proposal = self.model.proposal(it.proposal)?;
        let member = self.model.seats[place.ok_or(Refusal::NotSeat)?].member;
        if !self.model.is_votable(proposal, time_ms) {
            return Err(Refusal::VotingOver);
        }
        let mut ballots: Vec<Ballot> = proposal.ballots.to_vec();
        ballots.retain(|ballot| ballot.member != member);
        ballots.push(Ballot { member, yes: it.yes });
        ballots.sort_by_key(|ballot| ballot.member);
        let count = |yes| ballots.iter().filter(|ballot| ballot.yes == yes).count();
        let (seats, quorum) = (self.model.seats.len(), self.model.quorum());
        let stage = if count(true) >= quorum {
            let from_ms = time_ms + self.model.parameters.council.delay_ms;
            Stage::Passed(Window { from_ms, until_ms: from_ms + self.model.parameters.council.window_ms })
        } else if count(false) > seats - quorum {
            Stage::Failed(time_ms)
        } else {
            Stage::Voting(Empty)
        };
        self.model.proposals[it.proposal.0 as usize].ballots = List::new(ballots).expect("one a seat");
        self.model.move_on(it.proposal, stage);
        self.events.push(Event::Voted(VoteCast { proposal: it.proposal, member, yes: it.yes, stage }));
        Ok(())
    }

    pub fn withdraw_proposal(&mut self, it: &ProposalOnly) -> Result<(), Refusal> {
        let proposal = self.model.proposal(it.proposal)?;
        let seat = self.model.seats.iter().find(|seat| seat.member == proposal.member);
        if seat.is_none_or(|seat| seat.account != self.actor) {
            return Err(Refusal::NotProposer);
        }
        if !self.model.is_votable(proposal, self.now.time_ms) {
            return Err(Refusal::VotingOver);
        }
        self.model.move_on(it.proposal, Stage::Withdrawn(self.now.time_ms));
        self.events.push(Event::ProposalWithdrawn(it.proposal));
        Ok(())
    }

    pub fn close_proposal(&mut self, it: &ProposalOnly) -> Result<(), Refusal> {
        let time_ms = self.now.time_ms;
        let proposal = self.model.proposal(it.proposal)?;
        let (until_ms, stage) = match proposal.stage {
            Stage::Voting(_) => (proposal.voting_until_ms, Stage::Failed(time_ms)),
            Stage::Passed(window) => (window.until_ms, Stage::Lapsed(time_ms)),
            _ => return Err(Refusal::AlreadySo),
        };
        if time_ms <= until_ms {
            return Err(Refusal::ProposalRunning);
        }
        self.model.move_on(it.proposal, stage);
        self.events.push(Event::ProposalClosed(ProposalEnded { proposal: it.proposal, stage }));
        Ok(())
    }
}

/// Who is to come or go can.
fn check_members(model: &Model, measure: &Measure) -> Result<(), Refusal> {
    match measure {
        Measure::RemoveMember(it) if !model.has_member(&it.member) => Err(Refusal::UnknownMember),
        Measure::RemoveMember(_) if model.seats.len() == 1 => Err(Refusal::CouncilSize),
        Measure::AdmitMember(_) if model.seats.len() == MAX_MEMBERS => Err(Refusal::CouncilSize),
        _ => Ok(()),
    }
}
