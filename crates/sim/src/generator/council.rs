//! Operations of the council: proposals that may pass, votes that decide them, and all that can go wrong with both.

use super::transaction::{Generator, View};
use crate::model::{hash_of_fees, hash_of_parameters};
use tally_types::{
    Action, Address, Amount, AssetId, Handle, Hash, Parameters,
    council::*,
    fee::{FeeRate, FeeSchedule, Price},
    parameters::EpochStart,
    stake::CandidateId,
    text::Text,
    wire::List,
};

impl Generator {
    pub(super) fn council_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..3 => (self.seat(view), Action::SetSeat(SetSeat { account: self.account(view) })),
            3..22 => {
                let measure = self.measure(view, &actor);
                (self.seat(view), Action::Propose(self.proposal_of(measure)))
            }
            22..68 => {
                let proposal = self.proposal(view, |stage| matches!(stage, Stage::Voting(_)));
                let yes = self.chance.percent(82);
                (self.voter(view, proposal, yes), Action::Vote(Vote { proposal, yes }))
            }
            68..71 => {
                let proposal = self.proposal(view, |stage| matches!(stage, Stage::Voting(_)));
                (self.proposer(view, proposal), Action::WithdrawProposal(ProposalOnly { proposal }))
            }
            71..92 => {
                let proposal = self.proposal(view, |stage| matches!(stage, Stage::Passed(_)));
                (None, Action::Enact(ProposalOnly { proposal }))
            }
            _ => {
                let proposal = self.proposal(view, Stage::is_open);
                (None, Action::CloseProposal(ProposalOnly { proposal }))
            }
        }
    }

    /// Someone who acts for a seat.
    fn seat(&mut self, view: &View<'_>) -> Option<Address> {
        let seats: Vec<Address> = view.model.seats.iter().map(|seat| seat.account).collect();
        self.chance.pick(&seats)
    }

    /// The seat that made the proposal.
    fn proposer(&self, view: &View<'_>, id: ProposalId) -> Option<Address> {
        let member = view.model.proposals.get(usize::try_from(id.0).ok()?)?.member;
        view.model.seats.iter().find(|seat| seat.member == member).map(|seat| seat.account)
    }

    /// A seat that has not voted so yet.
    fn voter(&mut self, view: &View<'_>, id: ProposalId, yes: bool) -> Option<Address> {
        let proposal = view.model.proposals.get(usize::try_from(id.0).ok()?)?;
        let left = |seat: &&Seat| proposal.vote_of(&seat.member) != Some(yes);
        let left: Vec<Address> = view.model.seats.iter().filter(left).map(|seat| seat.account).collect();
        self.chance.pick(&left)
    }

    /// A proposal at such a stage, mostly.
    fn proposal(&mut self, view: &View<'_>, wanted: impl Fn(&Stage) -> bool) -> ProposalId {
        let fitting: Vec<ProposalId> = (0..)
            .zip(&view.model.proposals)
            .filter(|(_, proposal)| wanted(&proposal.stage))
            .map(|(id, _)| ProposalId(id))
            .collect();
        let fitting = self.chance.pick(&fitting).filter(|_| self.chance.percent(93));
        fitting.unwrap_or_else(|| ProposalId(self.chance.below(view.model.next.proposal + 2)))
    }

    fn proposal_of(&mut self, measure: Measure) -> Propose {
        let title = if self.chance.percent(97) { "A change 变更" } else { " a change" };
        let link = self.chance.one_of(["", "https://example.org/why"]);
        Propose {
            title: Text::new(title).expect("short"),
            text: Hash([self.chance.below(2) as u8; 32]),
            link: Text::new(link).expect("short"),
            measure,
        }
    }

    fn measure(&mut self, view: &View<'_>, actor: &Address) -> Measure {
        match self.chance.below(100) {
            0..16 => self.set_parameters(view),
            16..30 => self.set_fees(view),
            // In a council of one there is most to learn from taking that one away.
            30..38 if self.genesis.members.len() > 1 => {
                Measure::AdmitMember(AdmitMember { member: self.member(), account: self.account(view) })
            }
            30..45 => Measure::RemoveMember(RemoveMember { member: self.member() }),
            45..66 => self.spend(view, actor),
            66..74 => Measure::Penalize(Penalize {
                candidate: CandidateId(self.chance.below(view.model.next.candidate + 1)),
                fraction_bps: self.chance.one_of([0, 1, 333, 333, 1_000, 1_000, 10_000, 10_001]),
            }),
            74..88 => self.appoint(view),
            _ => self.set_version(view),
        }
    }

    /// The key of a member, or one that nobody has.
    fn member(&mut self) -> [u8; 32] {
        let members = self.genesis.members.to_vec();
        let known = self.chance.pick(&members).filter(|_| self.chance.percent(60));
        known.unwrap_or([0xd0 + self.chance.below(4) as u8; 32])
    }

    fn set_parameters(&mut self, view: &View<'_>) -> Measure {
        let present = &view.model.parameters;
        let mut parameters = present.clone();
        match self.chance.below(9) {
            0..3 => parameters.epoch_ms = 60_000 * (1 + self.chance.below(3_000)),
            3 => parameters.council.voting_ms = 60_000 * (5 + self.chance.below(30)),
            4 => parameters.council.delay_ms = 60_000 + self.chance.below(30_000),
            5 => parameters.council.window_ms = 60_000 * (5 + self.chance.below(60)),
            6 => parameters.fee_shares.stakers_bps = self.chance.below(8_000) as u16,
            7 => parameters.exchange.taker_fee_bps = self.chance.below(1_001) as u16,
            _ => {}
        }
        if self.chance.percent(15) {
            self.spoil(&mut parameters);
        }
        let based_on = if self.chance.percent(94) { hash_of_parameters(present) } else { Hash([1; 32]) };
        Measure::SetParameters(SetParameters { based_on, parameters })
    }

    /// One parameter at or beyond a bound.
    fn spoil(&mut self, parameters: &mut Parameters) {
        match self.chance.below(9) {
            0 => parameters.epoch_ms = self.chance.one_of([59_999, 604_800_001]),
            1 => parameters.epochs_from = EpochStart { epoch: 0, time_ms: 1 },
            2 => parameters.epochs_from = EpochStart { epoch: 1, time_ms: 60_000 },
            3 => parameters.council.voting_ms = self.chance.one_of([59_999, 2_592_000_001]),
            4 => parameters.council.delay_ms = self.chance.one_of([0, 2_592_000_001]),
            5 => parameters.fee_shares.mining_bps = 10_001,
            6 => parameters.exchange.maker_fee_bps = 1_001,
            7 => parameters.stake.unbonding_epochs = self.chance.one_of([0, 29]),
            _ => parameters.stake.max_raise_bps = 10_001,
        }
    }

    fn set_fees(&mut self, view: &View<'_>) -> Measure {
        let mut assets: Vec<AssetId> = view.model.assets.keys().copied().filter(|id| id.0 > 0).collect();
        assets = self.chance.some_of(&assets, 40);
        assets.truncate(4);
        if self.chance.percent(4) {
            assets.push(AssetId(view.model.next.asset + 7));
        }
        let rate = |asset| FeeRate { asset, numerator: 2, denominator: 3 };
        let mut rates: Vec<FeeRate> = assets.into_iter().map(rate).collect();
        let mut prices = Vec::new();
        for operation in [0x19, 0x20, 0x30, 0xe2] {
            prices.push(Price { operation, amount: Amount(u128::from(self.chance.below(30))) });
        }
        match self.chance.below(40) {
            0 => prices.reverse(),
            1 => rates.iter_mut().for_each(|rate| rate.denominator = 0),
            2 => rates.insert(0, rate(AssetId::COIN)),
            _ => {}
        }
        let base = Amount(u128::from(self.chance.below(20)));
        let fees = match self.chance.percent(5) {
            true => view.model.fees.clone(),
            false => FeeSchedule {
                base,
                prices: List::new(prices).expect("few"),
                rates: List::new(rates).expect("few"),
            },
        };
        let based_on = if self.chance.percent(94) { hash_of_fees(&view.model.fees) } else { Hash([1; 32]) };
        Measure::SetFees(SetFees { based_on, fees })
    }

    fn spend(&mut self, view: &View<'_>, actor: &Address) -> Measure {
        let there: Vec<AssetId> = view.model.treasury.entries.iter().map(|entry| entry.asset).collect();
        let asset = match self.chance.percent(75) {
            true => self.chance.pick(&there).unwrap_or(AssetId::COIN),
            false => self.held_asset(view, actor),
        };
        let held = view.model.in_treasury(asset);
        let amount = self.amount(held / 3);
        Measure::SpendTreasury(SpendTreasury { to: self.account(view), asset, amount })
    }

    fn appoint(&mut self, view: &View<'_>) -> Measure {
        let name = self.chance.one_of(["treasurer", "auditor"]);
        let role = Role::Office(Handle::parse(name).expect("a handle"));
        let instead_of = match self.chance.percent(92) {
            true => view.model.holder_of(&role),
            false => Some(self.account(view)),
        };
        let holder = if self.chance.percent(70) { Some(self.account(view)) } else { None };
        Measure::Appoint(Appoint { role, holder, instead_of })
    }

    fn set_version(&mut self, view: &View<'_>) -> Measure {
        let height = view.model.height;
        let from_height = match self.chance.below(10) {
            0 | 1 => height,
            2..5 => height + 1 + self.chance.below(6),
            _ => height + 20 + self.chance.below(100),
        };
        let present = view.model.version.as_ref();
        let (version, from_height) = match present.filter(|_| self.chance.percent(15)) {
            Some(present) => (present.version.clone(), present.from_height),
            None => (Text::new(self.chance.one_of(["1.4.0", "2", "2 "])).expect("short"), from_height),
        };
        let instead_of = match self.chance.percent(93) {
            true => present.map(|present| present.proposal),
            false => Some(ProposalId(9)),
        };
        Measure::SetVersion(SetVersion { version, from_height, instead_of })
    }
}
