//! Tests of the council's numbers and of the size of its records.

use super::*;
use crate::{
    Amount, AssetId, Hash, Refusal,
    fee::{FeeRate, FeeSchedule, MAX_FEE_ASSETS, Price},
    genesis::MAX_MEMBERS,
    state::MAX_RECORD_BYTES,
    wire::Empty,
};
use commonware_codec::EncodeSize as _;

fn council(members: usize) -> Council {
    let member = |number| {
        let mut member = [0; 32];
        member[0] = number;
        Seat::of_member(member)
    };
    Council { seats: List::new((0..members).map(|number| member(number as u8)).collect()).unwrap() }
}

#[test]
fn two_thirds_of_the_seats_rounded_up_decide() {
    let table = [
        (1, 1, 1),
        (2, 2, 1),
        (3, 2, 2),
        (4, 3, 2),
        (5, 4, 2),
        (6, 4, 3),
        (7, 5, 3),
        (100, 67, 34),
        (128, 86, 43),
    ];
    for (seats, quorum, against) in table {
        assert_eq!(council(seats).quorum(), quorum, "{seats}");
        assert_eq!(seats - quorum + 1, against, "{seats}");
    }
}

#[test]
fn a_seat_is_found_by_its_account_and_by_its_member() {
    let council = council(5);
    assert_eq!(council.seat_of(&council.seats[3].account), Some(3));
    assert_eq!(council.place_of(&council.seats[3].member), Some(3));
    assert_eq!((council.seat_of(&Address([9; 20])), council.place_of(&[9; 32])), (None, None));
}

#[test]
fn a_period_lasts_a_minute_to_30_days() {
    let good = CouncilParameters::default();
    let check = |periods: [u64; 3]| {
        let [voting_ms, delay_ms, window_ms] = periods;
        CouncilParameters { voting_ms, delay_ms, window_ms }.check()
    };
    assert_eq!(good.check(), Ok(()));
    assert_eq!(check([MIN_PERIOD_MS, MAX_PERIOD_MS, MIN_PERIOD_MS]), Ok(()));
    for place in 0..3 {
        for wrong in [MIN_PERIOD_MS - 1, MAX_PERIOD_MS + 1] {
            let mut periods = [MIN_PERIOD_MS; 3];
            periods[place] = wrong;
            assert_eq!(check(periods), Err(ParametersError::Council));
        }
    }
}

/// The largest fee schedule there can be, which is the largest measure.
fn large_fees() -> FeeSchedule {
    let price = |operation| Price { operation, amount: Amount::MAX };
    let rate = |asset: usize| FeeRate { asset: AssetId(asset as u64), numerator: 1, denominator: 1 };
    FeeSchedule {
        base: Amount::MAX,
        prices: List::new((0..=u8::MAX).map(price).collect()).unwrap(),
        rates: List::new((1..=MAX_FEE_ASSETS).map(rate).collect()).unwrap(),
    }
}

fn large_proposal() -> Proposal {
    let ballot = |seat: &Seat| Ballot { member: seat.member, yes: true };
    Proposal {
        member: [0; 32],
        title: Text::new("t".repeat(MAX_TITLE_BYTES)).unwrap(),
        text: Hash::ZERO,
        link: Text::new("l".repeat(MAX_LINK_BYTES)).unwrap(),
        measure: Measure::SetFees(SetFees { based_on: Hash::ZERO, fees: large_fees() }),
        voting_until_ms: 0,
        ballots: List::new(council(MAX_MEMBERS).seats.iter().map(ballot).collect()).unwrap(),
        stage: Stage::Passed(Window { from_ms: 0, until_ms: 0 }),
    }
}

#[test]
fn the_largest_records_fit_into_the_state() {
    assert!(council(MAX_MEMBERS).encode_size() <= MAX_RECORD_BYTES);
    assert!(large_proposal().encode_size() <= MAX_RECORD_BYTES);
}

#[test]
fn a_proposal_is_refused_for_the_first_rule_in_order() {
    let proposal = large_proposal();
    let propose = |title: &str, link: &str, measure: &Measure| {
        let (title, link) = (Text::new(title).unwrap(), Text::new(link).unwrap());
        Propose { title, text: Hash::ZERO, link, measure: measure.clone() }.check()
    };
    let mut fees = large_fees();
    fees.rates.as_mut_slice()[0].asset = AssetId::COIN;
    let unsound = Measure::SetFees(SetFees { based_on: Hash::ZERO, fees });
    let parameters = crate::Parameters { epoch_ms: 1, ..Default::default() };
    let useless = Measure::SetParameters(SetParameters { based_on: Hash::ZERO, parameters });
    let version = |version: &str| {
        let version = Text::new(version).unwrap();
        Measure::SetVersion(SetVersion { version, from_height: 1, instead_of: None })
    };
    assert_eq!(propose(" Fees", "", &proposal.measure), Err(Refusal::TextNotPlain));
    assert_eq!(propose("Fees", "a\nb", &unsound), Err(Refusal::TextNotPlain));
    assert_eq!(propose("Fees", "", &version("1.0 ")), Err(Refusal::TextNotPlain));
    assert_eq!(propose("Fees", "", &useless), Err(Refusal::ParametersInvalid));
    assert_eq!(propose("Fees", "", &unsound), Err(Refusal::FeesInvalid));
    assert_eq!(propose("Fees", "", &proposal.measure), Ok(()));
    assert_eq!(propose("Fees", "", &version("1.0")), Ok(()));
}

#[test]
fn a_vote_counts_until_the_deadline_and_only_while_it_is_open() {
    let mut proposal = Proposal { voting_until_ms: 9, stage: Stage::Voting(Empty), ..large_proposal() };
    assert_eq!((proposal.is_votable(9), proposal.is_votable(10)), (true, false));
    assert_eq!((proposal.count(true), proposal.count(false)), (MAX_MEMBERS, 0));
    assert_eq!((proposal.vote_of(&[0; 32]), proposal.vote_of(&[1; 32])), (Some(true), None));
    proposal.stage = Stage::Withdrawn(1);
    assert!(!proposal.is_votable(1));
}
