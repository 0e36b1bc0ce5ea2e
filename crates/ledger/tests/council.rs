//! The council: every refusal once, then what a decision does, and when.

mod world;

use tally_types::{
    Action, Address, Amount, AssetId, Event, Hash, Move, Parameters, Place, Refusal, StateKey,
    account::SetInbox,
    asset::{AssetOnly, Powers},
    codec::Encode,
    council::{
        AdmitMember, Appoint, Appointment, Ballot, Council, CouncilParameters, MAX_MADE_PER_EPOCH,
        MAX_OPEN_PER_SEAT, Measure, Penalize, Proposal, ProposalId, ProposalOnly, Propose, RemoveMember,
        Role, Seat, SetFees, SetParameters, SetSeat, SetVersion, SoftwareVersion, SpendTreasury, Stage, Vote,
        Window,
    },
    epoch_of,
    fee::{FeeRate, FeeSchedule},
    parameters::EpochStart,
    receipt::{ProposalEnded, ProposalMade, SeatMoved, VoteCast},
    stake::{BecomeCandidate, CandidateId, StakeAmount},
    treasury::Treasury,
    wire::Empty,
};
use world::*;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
const PERIODS: CouncilParameters =
    CouncilParameters { voting_ms: 7 * DAY_MS, delay_ms: 2 * DAY_MS, window_ms: 7 * DAY_MS };
const OUTSIDER: u8 = 9;
const GOLD: AssetId = AssetId(1);

fn propose(measure: &Measure) -> Action {
    let (title, link) = (text("A change"), text("https://example.org/why"));
    Action::Propose(Propose { title, text: Hash([7; 32]), link, measure: measure.clone() })
}

fn vote(proposal: u64, yes: bool) -> Action {
    Action::Vote(Vote { proposal: ProposalId(proposal), yes })
}

fn only(proposal: u64) -> ProposalOnly {
    ProposalOnly { proposal: ProposalId(proposal) }
}

fn withdraw(proposal: u64) -> Action {
    Action::WithdrawProposal(only(proposal))
}

fn enact(proposal: u64) -> Action {
    Action::Enact(only(proposal))
}

fn close(proposal: u64) -> Action {
    Action::CloseProposal(only(proposal))
}

fn set_seat(account: &Person) -> Action {
    Action::SetSeat(SetSeat { account: account.address })
}

fn office() -> Role {
    Role::Office(handle("treasurer"))
}

/// The measure most tests propose: an appointment.
fn appoint(holder: Option<u8>, instead_of: Option<u8>) -> Measure {
    let address = |number| person(number).address;
    Measure::Appoint(Appoint {
        role: office(),
        holder: holder.map(address),
        instead_of: instead_of.map(address),
    })
}

fn set_parameters(world: &World, change: impl FnOnce(&mut Parameters)) -> Measure {
    let mut parameters = parameters(world);
    let based_on = parameters.hash();
    change(&mut parameters);
    Measure::SetParameters(SetParameters { based_on, parameters })
}

fn set_fees(world: &World, change: impl FnOnce(&mut FeeSchedule)) -> Measure {
    let mut fees = world.global().fees;
    let based_on = fees.hash();
    change(&mut fees);
    Measure::SetFees(SetFees { based_on, fees })
}

fn set_version(version: &str, from_height: u64, instead_of: Option<u64>) -> Measure {
    let instead_of = instead_of.map(ProposalId);
    Measure::SetVersion(SetVersion { version: text(version), from_height, instead_of })
}

fn parameters(world: &World) -> Parameters {
    world.read(&StateKey::parameters()).unwrap()
}

fn council(world: &World) -> Council {
    world.read(&StateKey::council()).unwrap()
}

fn proposal(world: &World, id: u64) -> Proposal {
    world.read(&StateKey::proposal(ProposalId(id))).unwrap()
}

fn stage(world: &World, id: u64) -> Stage {
    proposal(world, id).stage
}

/// The seats of the given number of people, in the place of the four of the genesis.
fn seat_people(world: &mut World, people: u8) {
    let seats = (1..=people).map(|number| Seat::of_member([number; 32])).collect();
    world.state.insert(StateKey::council(), Council { seats: list(seats) }.encode());
}

/// Proposes as the first seat and passes with the votes of the first three; says the number.
fn pass(world: &mut World, measure: &Measure) -> u64 {
    let id = world.global().counters.proposal;
    world.apply(&person(1), propose(measure));
    for number in 1..=3 {
        world.apply(&person(number), vote(id, true));
    }
    id
}

/// The same, and enacts it as soon as may be.
fn decide(world: &mut World, measure: &Measure) -> u64 {
    let id = pass(world, measure);
    world.pass_ms(parameters(world).council.delay_ms);
    world.apply(&person(OUTSIDER), enact(id));
    id
}

/// The worked example of docs/reference/council.md.
#[test]
fn three_of_four_seats_pass_a_proposal_and_two_fail_it() {
    let mut world = World::new();
    let members = |numbers: &[u8]| numbers.iter().map(|number| [*number; 32]).collect::<Vec<_>>();
    assert_eq!(
        council(&world).seats.iter().map(|seat| seat.member).collect::<Vec<_>>(),
        members(&[1, 2, 3, 4])
    );
    assert_eq!(council(&world).quorum(), 3);
    let receipt = world.apply(&person(2), propose(&appoint(Some(5), None)));
    let made = ProposalMade { proposal: ProposalId(0), member: [2; 32] };
    assert_eq!(receipt.events.to_vec(), [Event::Proposed(made)]);
    let expected = Proposal {
        member: [2; 32],
        title: text("A change"),
        text: Hash([7; 32]),
        link: text("https://example.org/why"),
        measure: appoint(Some(5), None),
        voting_until_ms: START_MS + PERIODS.voting_ms,
        ballots: list(vec![]),
        stage: Stage::Voting(Empty),
    };
    assert_eq!(proposal(&world, 0), expected);
    assert_eq!(council(&world).seats[1].open, 1);
    for (number, yes) in [(4, true), (1, false), (2, true)] {
        world.apply(&person(number), vote(0, yes));
        assert_eq!(stage(&world, 0), Stage::Voting(Empty));
    }
    // The first seat changes its mind, which makes three of four.
    world.pass_ms(PERIODS.voting_ms);
    let from_ms = START_MS + PERIODS.voting_ms + PERIODS.delay_ms;
    let passed = Stage::Passed(Window { from_ms, until_ms: from_ms + PERIODS.window_ms });
    let receipt = world.apply(&person(1), vote(0, true));
    let cast = VoteCast { proposal: ProposalId(0), member: [1; 32], yes: true, stage: passed };
    assert_eq!(receipt.events.to_vec(), [Event::Voted(cast)]);
    let ballot = |number| Ballot { member: [number; 32], yes: true };
    assert_eq!(
        proposal(&world, 0),
        Proposal { ballots: list(vec![ballot(1), ballot(2), ballot(4)]), stage: passed, ..expected }
    );
    assert_eq!(council(&world).seats[1].open, 1);
    world.pass_ms(PERIODS.delay_ms);
    let receipt = world.apply(&person(OUTSIDER), enact(0));
    assert_eq!(receipt.events.to_vec(), [Event::ProposalEnacted(ProposalId(0))]);
    assert_eq!((stage(&world, 0), council(&world).seats[1].open), (Stage::Enacted(from_ms), 0));

    world.apply(&person(1), propose(&appoint(None, Some(5))));
    world.apply(&person(3), vote(1, false));
    let receipt = world.apply(&person(4), vote(1, false));
    let failed = Stage::Failed(from_ms);
    let cast = VoteCast { proposal: ProposalId(1), member: [4; 32], yes: false, stage: failed };
    assert_eq!(receipt.events.to_vec(), [Event::Voted(cast)]);
    assert_eq!((stage(&world, 1), council(&world).seats[0].open), (failed, 0));
}

#[test]
fn a_seat_moves_with_its_vote() {
    let mut world = World::new();
    let (member, other) = (person(1), person(6));
    assert_eq!(world.refuse(&member, set_seat(&member)), Refusal::AlreadySo);
    assert_eq!(world.refuse(&other, set_seat(&member)), Refusal::NotSeat);
    assert_eq!(world.refuse(&other, set_seat(&other)), Refusal::NotSeat);
    assert_eq!(world.refuse(&member, set_seat(&person(2))), Refusal::SeatTaken);
    world.apply(&member, propose(&appoint(Some(5), None)));
    world.apply(&member, vote(0, true));
    let receipt = world.apply(&member, set_seat(&other));
    let moved = SeatMoved { member: [1; 32], from: member.address, to: other.address };
    assert_eq!(receipt.events.to_vec(), [Event::SeatSet(moved)]);
    assert_eq!(world.refuse(&member, vote(0, false)), Refusal::NotSeat);
    assert_eq!(world.refuse(&other, vote(0, true)), Refusal::AlreadySo);
    world.apply(&other, vote(0, false));
    assert_eq!(proposal(&world, 0).ballots.to_vec(), [Ballot { member: [1; 32], yes: false }]);
    assert_eq!(world.refuse(&member, withdraw(0)), Refusal::NotProposer);
    world.apply(&other, withdraw(0));
    // The account that gave its seat up may be given one again.
    world.apply(&other, set_seat(&member));
}

#[test]
fn each_rule_refuses_a_proposal() {
    let (member, outsider) = (person(1), person(OUTSIDER));
    let free = person(20).address;
    type Build = fn(&World) -> Measure;
    let admit =
        |member: u8, account: Address| Measure::AdmitMember(AdmitMember { member: [member; 32], account });
    let table: &[(Build, Refusal)] = &[
        // The genesis lists a rate for an asset that nobody has created yet.
        (|world| set_fees(world, |fees| fees.base = Amount(1)), Refusal::UnknownAsset),
        (|world| set_parameters(world, |_| {}), Refusal::AlreadySo),
        (|_| appoint(None, None), Refusal::AlreadySo),
        (
            |_| {
                Measure::SetParameters(SetParameters {
                    based_on: Hash::ZERO,
                    parameters: Parameters { epoch_ms: DAY_MS / 2, ..Parameters::default() },
                })
            },
            Refusal::Outdated,
        ),
        (
            // Not the council's to set.
            |world| {
                set_parameters(world, |parameters| {
                    parameters.epochs_from = EpochStart { epoch: 1, time_ms: DAY_MS };
                })
            },
            Refusal::Outdated,
        ),
        (
            |_| {
                Measure::SetFees(SetFees {
                    based_on: Hash::ZERO,
                    fees: FeeSchedule { base: Amount(1), prices: list(vec![]), rates: list(vec![]) },
                })
            },
            Refusal::Outdated,
        ),
        (|_| appoint(Some(5), Some(6)), Refusal::Outdated),
        (|_| set_version("1.1", 100, Some(0)), Refusal::Outdated),
        (|_| Measure::RemoveMember(RemoveMember { member: [5; 32] }), Refusal::UnknownMember),
        (|world| set_version("1.1", world.block.height, None), Refusal::HeightReached),
    ];
    for (build, refusal) in table {
        let mut world = World::new();
        let measure = build(&world);
        assert_eq!(world.refuse(&member, propose(&measure)), *refusal);
    }
    let mut world = World::new();
    assert_eq!(world.refuse(&outsider, propose(&appoint(Some(5), None))), Refusal::NotSeat);
    assert_eq!(world.refuse(&outsider, propose(&appoint(None, None))), Refusal::AlreadySo);
    assert_eq!(world.refuse(&member, propose(&admit(4, free))), Refusal::AlreadySo);
    assert_eq!(world.refuse(&member, propose(&admit(20, person(2).address))), Refusal::SeatTaken);
    world.apply(&member, propose(&admit(20, free)));
    let mut world = World::new();
    seat_people(&mut world, 128);
    assert_eq!(world.refuse(&member, propose(&admit(200, person(200).address))), Refusal::CouncilSize);
    seat_people(&mut world, 1);
    let remove = Measure::RemoveMember(RemoveMember { member: [1; 32] });
    assert_eq!(world.refuse(&member, propose(&remove)), Refusal::CouncilSize);
}

#[test]
fn what_a_proposal_says_of_itself_is_refused_before_it_costs_anything() {
    let mut world = World::new();
    let member = person(1);
    let mut refused = |measure: Measure| {
        let tx = world.tx(&member).does(&member, propose(&measure));
        world.run(&tx).unwrap_err()
    };
    assert_eq!(refused(set_version(" 1.1", 100, None)), Refusal::TextNotPlain);
    let parameters = Parameters { epoch_ms: 1, ..Parameters::default() };
    let measure = Measure::SetParameters(SetParameters { based_on: Hash::ZERO, parameters });
    assert_eq!(refused(measure), Refusal::ParametersInvalid);
    let rate = FeeRate { asset: COIN, numerator: 1, denominator: 1 };
    let fees = FeeSchedule { base: Amount(1), prices: list(vec![]), rates: list(vec![rate]) };
    assert_eq!(refused(Measure::SetFees(SetFees { based_on: Hash::ZERO, fees })), Refusal::FeesInvalid);
}

#[test]
fn a_seat_has_few_proposals_open_and_makes_few_in_an_epoch() {
    let mut world = World::new();
    let (member, other) = (person(1), person(2));
    let measure = appoint(Some(5), None);
    for _ in 0..MAX_OPEN_PER_SEAT {
        world.apply(&member, propose(&measure));
    }
    assert_eq!(world.refuse(&member, propose(&measure)), Refusal::TooManyProposals);
    world.apply(&other, propose(&measure));
    for id in u64::from(MAX_OPEN_PER_SEAT) + 1..=u64::from(MAX_MADE_PER_EPOCH) {
        world.apply(&member, withdraw(if id == 5 { 0 } else { id - 1 }));
        world.apply(&member, propose(&measure));
    }
    let last = u64::from(MAX_MADE_PER_EPOCH);
    world.apply(&member, withdraw(last));
    let seat = council(&world).seats[0].clone();
    assert_eq!((seat.open, seat.made, seat.epoch), (3, MAX_MADE_PER_EPOCH, START_MS / DAY_MS));
    assert_eq!(world.refuse(&member, propose(&measure)), Refusal::TooManyProposals);
    world.pass_ms(DAY_MS);
    world.apply(&member, propose(&measure));
    let seat = council(&world).seats[0].clone();
    assert_eq!((seat.open, seat.made, seat.epoch), (4, 1, START_MS / DAY_MS + 1));
}

#[test]
fn each_rule_refuses_a_vote_and_a_withdrawal() {
    let mut world = World::new();
    let (member, outsider) = (person(1), person(OUTSIDER));
    assert_eq!(world.refuse(&outsider, vote(0, true)), Refusal::UnknownProposal);
    assert_eq!(world.refuse(&outsider, withdraw(0)), Refusal::UnknownProposal);
    world.apply(&member, propose(&appoint(Some(5), None)));
    assert_eq!(world.refuse(&outsider, vote(0, true)), Refusal::NotSeat);
    assert_eq!(world.refuse(&outsider, withdraw(0)), Refusal::NotProposer);
    assert_eq!(world.refuse(&person(2), withdraw(0)), Refusal::NotProposer);
    world.apply(&member, vote(0, false));
    assert_eq!(world.refuse(&member, vote(0, false)), Refusal::AlreadySo);
    world.pass_ms(PERIODS.voting_ms);
    world.apply(&member, vote(0, true));
    world.pass_ms(1);
    assert_eq!(world.refuse(&member, vote(0, true)), Refusal::AlreadySo);
    assert_eq!(world.refuse(&member, vote(0, false)), Refusal::VotingOver);
    assert_eq!(world.refuse(&member, withdraw(0)), Refusal::VotingOver);

    let id = pass(&mut world, &appoint(Some(6), None));
    assert_eq!(world.refuse(&person(4), vote(id, true)), Refusal::VotingOver);
    assert_eq!(world.refuse(&person(3), vote(id, false)), Refusal::VotingOver);
    assert_eq!(world.refuse(&member, withdraw(id)), Refusal::VotingOver);

    world.apply(&member, propose(&appoint(Some(5), None)));
    let receipt = world.apply(&member, withdraw(2));
    assert_eq!(receipt.events.to_vec(), [Event::ProposalWithdrawn(ProposalId(2))]);
    assert_eq!(stage(&world, 2), Stage::Withdrawn(world.block.time_ms));
    assert_eq!(world.refuse(&member, withdraw(2)), Refusal::VotingOver);
    assert_eq!(world.refuse(&member, vote(2, true)), Refusal::VotingOver);
}

#[test]
fn a_decision_takes_effect_between_its_delay_and_its_end() {
    let mut world = World::new();
    let outsider = person(OUTSIDER);
    assert_eq!(world.refuse(&outsider, enact(0)), Refusal::UnknownProposal);
    world.apply(&person(1), propose(&appoint(Some(5), None)));
    assert_eq!(world.refuse(&outsider, enact(0)), Refusal::NotPassed);
    let (first, second) =
        (pass(&mut world, &appoint(Some(6), None)), pass(&mut world, &set_version("1.1", 1_000, None)));
    world.pass_ms(PERIODS.delay_ms - 1);
    assert_eq!(world.refuse(&outsider, enact(first)), Refusal::DelayRunning);
    world.pass_ms(1);
    world.apply(&outsider, enact(first));
    assert_eq!(world.refuse(&outsider, enact(first)), Refusal::NotPassed);
    world.pass_ms(PERIODS.window_ms);
    assert_eq!(world.refuse(&outsider, close(second)), Refusal::ProposalRunning);
    world.pass_ms(1);
    assert_eq!(world.refuse(&outsider, enact(second)), Refusal::ProposalLapsed);
    let receipt = world.apply(&outsider, close(second));
    let stage = Stage::Lapsed(world.block.time_ms);
    let ended = ProposalEnded { proposal: ProposalId(second), stage };
    assert_eq!(receipt.events.to_vec(), [Event::ProposalClosed(ended)]);
    assert_eq!(world.refuse(&outsider, enact(second)), Refusal::NotPassed);
}

#[test]
fn a_proposal_nobody_decides_is_closed_after_its_deadline() {
    let mut world = World::new();
    let outsider = person(OUTSIDER);
    assert_eq!(world.refuse(&outsider, close(0)), Refusal::UnknownProposal);
    world.apply(&person(1), propose(&appoint(Some(5), None)));
    world.pass_ms(PERIODS.voting_ms);
    assert_eq!(world.refuse(&outsider, close(0)), Refusal::ProposalRunning);
    world.pass_ms(1);
    let receipt = world.apply(&outsider, close(0));
    let stage = Stage::Failed(world.block.time_ms);
    let ended = ProposalEnded { proposal: ProposalId(0), stage };
    assert_eq!(receipt.events.to_vec(), [Event::ProposalClosed(ended)]);
    assert_eq!((proposal(&world, 0).stage, council(&world).seats[0].open), (stage, 0));
    assert_eq!(world.refuse(&outsider, close(0)), Refusal::AlreadySo);
}

#[test]
fn of_two_decisions_against_the_same_present_the_second_is_outdated() {
    let mut world = World::new();
    let outsider = person(OUTSIDER);
    world.apply(&person(1), create(Powers::default(), 100, None));
    let pairs = [
        [
            set_parameters(&world, |parameters| parameters.epoch_ms = 2 * DAY_MS),
            set_parameters(&world, |parameters| parameters.council.voting_ms = DAY_MS),
        ],
        [set_fees(&world, |fees| fees.base = Amount(11)), set_fees(&world, |fees| fees.base = Amount(12))],
        [appoint(Some(5), None), appoint(Some(6), None)],
        [set_version("1.1", 500, None), set_version("1.2", 600, None)],
    ];
    for [first, second] in pairs {
        let (first, second) = (pass(&mut world, &first), pass(&mut world, &second));
        world.pass_ms(PERIODS.delay_ms);
        world.apply(&outsider, enact(second));
        assert_eq!(world.refuse(&outsider, enact(first)), Refusal::Outdated);
        world.pass_ms(PERIODS.window_ms + 1);
        world.apply(&outsider, close(first));
    }
    assert_eq!(parameters(&world).council.voting_ms, DAY_MS);
    assert_eq!(world.global().fees.base, Amount(12));
}

#[test]
fn the_epoch_under_way_ends_when_it_was_to_end() {
    let mut world = World::new();
    let measure = set_parameters(&world, |parameters| parameters.epoch_ms = DAY_MS / 4);
    world.pass_ms(DAY_MS / 3);
    let id = decide(&mut world, &measure);
    assert_eq!(stage(&world, id), Stage::Enacted(world.block.time_ms));
    let parameters = parameters(&world);
    // Days before, quarters of a day from the next day on.
    let epoch = world.block.time_ms / DAY_MS;
    let next = EpochStart { epoch: epoch + 1, time_ms: (epoch + 1) * DAY_MS };
    assert_eq!((parameters.epoch_ms, parameters.epochs_from), (DAY_MS / 4, next));
    assert_eq!(epoch_of(world.block.time_ms, &parameters), epoch);
    assert_eq!(epoch_of(next.time_ms + DAY_MS, &parameters), epoch + 5);
    // Another parameter changes: the epochs go on as they were.
    let measure = set_parameters(&world, |parameters| parameters.council.delay_ms = DAY_MS);
    decide(&mut world, &measure);
    assert_eq!(self::parameters(&world).epochs_from, next);
}

#[test]
fn other_fees_bind_from_the_next_transaction_on() {
    let mut world = World::new();
    let (alice, outsider) = (person(2), person(OUTSIDER));
    world.apply(&alice, create(Powers::default(), 100, None));
    let measure = set_fees(&world, |fees| {
        fees.base = Amount(25);
        fees.rates = list(vec![FeeRate { asset: AssetId(1), numerator: 1, denominator: 5 }]);
    });
    let id = pass(&mut world, &measure);
    world.pass_ms(PERIODS.delay_ms);
    assert_eq!(world.apply(&outsider, enact(id)).fee.amount, Amount(FEE));
    assert_eq!(world.apply(&outsider, send(&alice, COIN, 1)).fee.amount, Amount(25));
    let mut tx = world.tx(&alice).does(&alice, send(&outsider, COIN, 1));
    tx.fee_limit.asset = AssetId(1);
    assert_eq!(world.run(&tx).unwrap().fee.amount, Amount(5));
}

#[test]
fn other_fees_are_taken_back_with_the_transaction_that_brought_them() {
    let mut world = World::new();
    let (alice, outsider) = (person(2), person(OUTSIDER));
    world.apply(&alice, create(Powers::default(), 100, None));
    let measure = set_fees(&world, |fees| fees.base = Amount(25));
    let id = pass(&mut world, &measure);
    world.pass_ms(PERIODS.delay_ms);
    let before = world.global().fees;
    let tx = world.tx(&outsider).does(&outsider, enact(id)).does(&outsider, send(&alice, COIN, RICH));
    assert!(!world.run(&tx).unwrap().is_applied());
    assert_eq!(world.global().fees, before);
    assert!(matches!(stage(&world, id), Stage::Passed(_)));
}

#[test]
fn an_office_is_given_moved_and_taken_away() {
    let mut world = World::new();
    let holder = |world: &World| world.read::<Appointment>(&StateKey::appointment(&office()));
    let id = decide(&mut world, &appoint(Some(5), None));
    let appointment = Appointment { role: office(), holder: person(5).address, proposal: ProposalId(id) };
    assert_eq!(holder(&world), Some(appointment.clone()));
    let id = decide(&mut world, &appoint(Some(6), Some(5)));
    let moved = Appointment { holder: person(6).address, proposal: ProposalId(id), ..appointment };
    assert_eq!(holder(&world), Some(moved));
    assert_eq!(world.refuse(&person(1), propose(&appoint(Some(6), Some(6)))), Refusal::AlreadySo);
    decide(&mut world, &appoint(None, Some(6)));
    assert_eq!(holder(&world), None);
}

/// A treasury with 8 of an asset that has powers, or also an allow-list.
fn with_treasury(world: &mut World, allow_list: bool) {
    let issuer = person(5);
    let powers = all_powers(&issuer);
    let list = allow_list.then_some(issuer.address);
    world.apply(&issuer, create(Powers { allow_list: list, ..powers }, 1_000, None));
    for _ in 0..2 {
        let mut tx = world.tx(&issuer).does(&issuer, send(&person(6), COIN, 1));
        tx.fee_limit.asset = GOLD;
        assert_eq!(world.run(&tx).unwrap().fee.amount, Amount(4));
    }
    world.pass_ms(DAY_MS);
}

fn spend(to: u8, asset: AssetId, amount: u128) -> Measure {
    let (to, amount) = (person(to).address, Amount(amount));
    Measure::SpendTreasury(SpendTreasury { to, asset, amount })
}

#[test]
fn the_treasury_is_spent_on_what_was_decided() {
    let mut world = World::new();
    with_treasury(&mut world, false);
    let id = pass(&mut world, &spend(7, GOLD, 5));
    world.pass_ms(PERIODS.delay_ms);
    let receipt = world.apply(&person(OUTSIDER), enact(id));
    let (from, to) = (Place::Treasury(Empty), Place::Account(person(7).address));
    let step = Move { operation: 0, from, to, asset: GOLD, amount: Amount(5) };
    assert_eq!(receipt.moves.to_vec(), [step]);
    assert_eq!(receipt.events.to_vec(), [Event::ProposalEnacted(ProposalId(id))]);
    assert_eq!(world.balance(&person(7), GOLD), 5);
    let treasury: Treasury = world.read(&StateKey::treasury()).unwrap();
    assert_eq!(treasury.held(GOLD), Amount(3));
}

#[test]
fn each_rule_refuses_to_spend_the_treasury() {
    let (issuer, outsider) = (person(5), person(OUTSIDER));
    let pause = |world: &mut World| drop(world.apply(&issuer, Action::Pause(AssetOnly { asset: GOLD })));
    let mut world = World::new();
    assert_eq!(world.refuse(&person(1), propose(&spend(7, GOLD, 5))), Refusal::UnknownAsset);
    let tx = world.tx(&outsider).does(&outsider, propose(&spend(7, COIN, 0)));
    assert_eq!(world.run(&tx), Err(Refusal::AmountZero));
    with_treasury(&mut world, true);
    let id = pass(&mut world, &spend(7, GOLD, 9));
    world.pass_ms(PERIODS.delay_ms);
    pause(&mut world);
    assert_eq!(world.refuse(&outsider, enact(id)), Refusal::AssetPaused);
    world.apply(&issuer, Action::Resume(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&outsider, enact(id)), Refusal::NotAllowed);
    world.apply(&issuer, Action::Allow(holder(GOLD, &person(7))));
    assert_eq!(world.refuse(&outsider, enact(id)), Refusal::InsufficientFunds);
    // What is missing comes with the next epoch's fees, and the decision stands.
    let mut tx = world.tx(&issuer).does(&issuer, send(&person(6), COIN, 1));
    tx.fee_limit.asset = GOLD;
    world.run(&tx).unwrap();
    world.pass_ms(DAY_MS);
    let inbox = SetInbox { refuse_unknown: true, require_memo: true, accept: list(vec![]) };
    world.apply(&person(7), Action::SetInbox(inbox));
    world.apply(&issuer, Action::Freeze(holder(GOLD, &person(7))));
    world.apply(&outsider, enact(id));
    assert_eq!(world.balance(&person(7), GOLD), 9);
    // Codes ascend: that the treasury has too little is found before that nobody has voted.
    world.apply(&person(1), propose(&spend(7, GOLD, 9)));
    assert_eq!(world.refuse(&outsider, enact(id + 1)), Refusal::InsufficientFunds);
}

#[test]
fn a_penalty_takes_a_part_of_what_is_bonded() {
    let mut world = World::new();
    let (owner, outsider) = (person(5), person(OUTSIDER));
    let candidate = CandidateId(0);
    let penalize = |fraction_bps| Measure::Penalize(Penalize { candidate, fraction_bps });
    assert_eq!(world.refuse(&person(1), propose(&penalize(2_500))), Refusal::UnknownCandidate);
    for wrong in [0, 10_001] {
        let tx = world.tx(&outsider).does(&outsider, propose(&penalize(wrong)));
        assert_eq!(world.run(&tx), Err(Refusal::PenaltyInvalid));
    }
    let (name, validator) = (text("Five"), [5; 32]);
    world.apply(&owner, Action::BecomeCandidate(BecomeCandidate { name, validator, commission_bps: 0 }));
    world.apply(&owner, Action::Bond(StakeAmount { candidate, amount: Amount(10_000) }));
    let id = pass(&mut world, &penalize(2_500));
    world.pass_ms(PERIODS.delay_ms);
    world.apply(&person(6), send(&owner, COIN, 1));
    let held = |world: &World| world.read::<Treasury>(&StateKey::treasury()).unwrap().held(COIN);
    let before = held(&world);
    let receipt = world.apply(&outsider, enact(id));
    let (from, to) = (Place::Bonded(candidate), Place::Treasury(Empty));
    let step = Move { operation: 0, from, to, asset: COIN, amount: Amount(2_500) };
    assert_eq!(receipt.moves.to_vec(), [step]);
    assert_eq!(held(&world).checked_sub(before), Some(Amount(2_500)));
}

#[test]
fn a_version_is_decided_on_before_its_height() {
    let mut world = World::new();
    let outsider = person(OUTSIDER);
    let first = decide(&mut world, &set_version("1.1", 1_000, None));
    let version = |version, from_height, proposal| SoftwareVersion {
        version: text(version),
        from_height,
        proposal: ProposalId(proposal),
    };
    assert_eq!(world.read(&StateKey::version()), Some(version("1.1", 1_000, first)));
    assert_eq!(
        world.refuse(&person(1), propose(&set_version("1.1", 1_000, Some(first)))),
        Refusal::AlreadySo
    );
    let second = decide(&mut world, &set_version("1.1", 2_000, Some(first)));
    assert_eq!(world.read(&StateKey::version()), Some(version("1.1", 2_000, second)));
    let third = pass(&mut world, &set_version("1.2", 3_000, Some(second)));
    world.pass_ms(PERIODS.delay_ms);
    world.block.height = 3_000;
    assert_eq!(world.refuse(&outsider, enact(third)), Refusal::HeightReached);
    world.block.height = 2_999;
    world.apply(&outsider, enact(third));
}

#[test]
fn a_change_of_members_is_decided_and_recorded_and_not_carried_out() {
    let mut world = World::new();
    let outsider = person(OUTSIDER);
    let admit = Measure::AdmitMember(AdmitMember { member: [20; 32], account: person(20).address });
    let remove = Measure::RemoveMember(RemoveMember { member: [4; 32] });
    let before = council(&world);
    for measure in [admit, remove] {
        let id = pass(&mut world, &measure);
        world.pass_ms(PERIODS.delay_ms);
        assert_eq!(world.refuse(&outsider, enact(id)), Refusal::MembersFixed);
        assert_eq!(proposal(&world, id).measure, measure);
        world.pass_ms(PERIODS.window_ms + 1);
        assert_eq!(world.refuse(&outsider, enact(id)), Refusal::ProposalLapsed);
        world.apply(&outsider, close(id));
    }
    let members = |council: &Council| council.seats.iter().map(|seat| seat.member).collect::<Vec<_>>();
    assert_eq!(members(&council(&world)), members(&before));
}

#[test]
fn a_delay_decided_on_later_does_not_move_what_has_passed() {
    let mut world = World::new();
    let slow = pass(&mut world, &appoint(Some(5), None));
    let measure = set_parameters(&world, |parameters| parameters.council.delay_ms = 60_000);
    let shorten = pass(&mut world, &measure);
    world.pass_ms(PERIODS.delay_ms);
    world.apply(&person(OUTSIDER), enact(shorten));
    let Stage::Passed(window) = stage(&world, slow) else { panic!("it has passed") };
    assert_eq!(window.from_ms, START_MS + PERIODS.delay_ms);
    let quick = pass(&mut world, &set_version("1.1", 1_000, None));
    let Stage::Passed(window) = stage(&world, quick) else { panic!("it has passed") };
    assert_eq!(window.from_ms, world.block.time_ms + 60_000);
}

#[test]
fn a_proposal_may_be_made_and_passed_in_one_transaction() {
    let mut world = World::new();
    let (alice, bob, carol) = (person(1), person(2), person(3));
    let mut tx = world.tx(&alice).does(&alice, propose(&appoint(Some(5), None)));
    for voter in [&alice, &bob, &carol] {
        tx = tx.does(voter, vote(0, true));
    }
    assert!(world.run(&tx).unwrap().is_applied());
    assert!(matches!(stage(&world, 0), Stage::Passed(_)));
}
