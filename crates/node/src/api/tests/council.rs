//! The council through the API: one proposal's life from the index and the state, and what it would change.

use super::{Setup, address, get, get_bytes, text};
use crate::index::mocks::{Made, applied, operation, transaction};
use axum::http::StatusCode;
use serde_json::{Value, json};
use tally_types::{
    Action, Amount, AssetId, Event, Handle, Hash, Parameters, Refusal, StateKey,
    council::*,
    proof::{Proof, ProofFile},
    receipt::{ProposalMade, VoteCast},
    text::Text,
    wire::{Empty, List},
};

const MEMBER: [u8; 32] = [1; 32];
const OTHER: [u8; 32] = [2; 32];

fn longer_delay() -> Parameters {
    let mut parameters = Parameters::default();
    parameters.council.delay_ms = 60_000;
    parameters
}

fn made(measure: Measure) -> Proposal {
    Proposal {
        member: MEMBER,
        title: Text::new("A shorter delay").unwrap(),
        text: Hash::ZERO,
        link: Text::new("https://example.org").unwrap(),
        measure,
        voting_until_ms: 90_000,
        ballots: List::default(),
        stage: Stage::Voting(Empty),
    }
}

fn set_parameters(based_on: Hash) -> Proposal {
    made(Measure::SetParameters(SetParameters { based_on, parameters: longer_delay() }))
}

pub(super) fn appoint(holder: Option<u8>) -> Proposal {
    let role = Role::Office(Handle::parse("treasurer").unwrap());
    made(Measure::Appoint(Appoint { role, holder: holder.map(address), instead_of: None }))
}

fn propose(nonce: u64, id: u64, proposal: &Proposal) -> Made {
    let action = Action::Propose(Propose {
        title: proposal.title.clone(),
        text: proposal.text,
        link: proposal.link.clone(),
        measure: proposal.measure.clone(),
    });
    let event = Event::Proposed(ProposalMade { proposal: ProposalId(id), member: MEMBER });
    applied(transaction(address(1), nonce, vec![operation(address(1), action)]), vec![], vec![event])
}

fn vote(nonce: u64, id: u64, member: [u8; 32], yes: bool, stage: Stage) -> Made {
    let action = Action::Vote(Vote { proposal: ProposalId(id), yes });
    let event = Event::Voted(VoteCast { proposal: ProposalId(id), member, yes, stage });
    applied(transaction(address(1), nonce, vec![operation(address(1), action)]), vec![], vec![event])
}

fn enact(nonce: u64, id: u64) -> Made {
    let action = Action::Enact(ProposalOnly { proposal: ProposalId(id) });
    let event = Event::ProposalEnacted(ProposalId(id));
    applied(transaction(address(1), nonce, vec![operation(address(1), action)]), vec![], vec![event])
}

async fn council() -> Setup {
    let setup = Setup::new().await;
    let seats = [MEMBER, OTHER].map(Seat::of_member).to_vec();
    setup.node.put(StateKey::council(), &Council { seats: List::new(seats).unwrap() });
    setup.node.put(StateKey::parameters(), &Parameters::default());
    setup
}

fn ids(page: &Value) -> Vec<u64> {
    page["items"].as_array().unwrap().iter().map(|item| item["id"].as_u64().unwrap()).collect()
}

#[tokio::test]
async fn the_seats_and_periods_are_shown() {
    let setup = council().await;
    let (_, council) = get(&setup, "/v1/council").await;
    assert_eq!((&council["quorum"], &council["delay_ms"]), (&json!(2), &json!(172_800_000)));
    assert_eq!(council["seats"][0]["member"], "01".repeat(32));
    assert!(council["version"].is_null());
    let version =
        SoftwareVersion { version: Text::new("1.4.0").unwrap(), from_height: 900, proposal: ProposalId(3) };
    setup.node.put(StateKey::version(), &version);
    let (_, council) = get(&setup, "/v1/council").await;
    assert_eq!(council["version"], json!({"version": "1.4.0", "from_height": 900, "proposal": 3}));
}

#[tokio::test]
async fn a_proposal_is_followed_from_its_making_to_its_end() {
    let setup = council().await;
    let mut proposal = set_parameters(Parameters::default().hash());
    setup.node.put(StateKey::proposal(ProposalId(0)), &proposal);
    let height = setup.node.push(vec![propose(0, 0, &proposal)]);
    setup.index.settled(height).await;
    let (_, page) = get(&setup, "/v1/council/proposals?stage=voting").await;
    assert_eq!(ids(&page), [0]);
    assert_eq!(page["items"][0]["measure"]["parameters"]["council.delay_ms"], "60000");
    assert_eq!(ids(&get(&setup, "/v1/council/proposals?stage=passed").await.1), [0u64; 0]);

    let window = Window { from_ms: 5_000, until_ms: 9_000 };
    let ballots = [MEMBER, OTHER].map(|member| Ballot { member, yes: true }).to_vec();
    proposal.ballots = List::new(ballots).unwrap();
    proposal.stage = Stage::Passed(window);
    setup.node.put(StateKey::proposal(ProposalId(0)), &proposal);
    setup.node.push(vec![vote(1, 0, MEMBER, false, Stage::Voting(Empty))]);
    let height = setup.node.push(vec![
        vote(2, 0, MEMBER, true, Stage::Voting(Empty)),
        vote(3, 0, OTHER, true, Stage::Passed(window)),
    ]);
    setup.index.settled(height).await;
    let (_, answer) = get(&setup, "/v1/council/proposals/0").await;
    assert_eq!(answer["proposal"]["stage"], json!({"kind": "passed", "from_ms": 5_000, "until_ms": 9_000}));
    assert_eq!((&answer["proposal"]["yes"], &answer["proposed_ms"]), (&json!(2), &json!(1_100)));
    // A vote changed has the time of the change.
    assert_eq!(answer["ballots"][0], json!({"member": "01".repeat(32), "yes": true, "time_ms": 1_300}));
    assert_eq!(answer["changes"], json!([{"name": "council.delay_ms", "from": "172800000", "to": "60000"}]));
    assert_eq!(answer["outdated"], false);
    let (_, parameters) = get(&setup, "/v1/council/parameters").await;
    assert_eq!(parameters["parameters"]["stake.min_bond"], "1000");
    assert_eq!(parameters["hash"], Parameters::default().hash().to_hex());
    assert_eq!(parameters["pending"][0]["changes"], answer["changes"]);

    proposal.stage = Stage::Enacted(6_000);
    setup.node.put(StateKey::proposal(ProposalId(0)), &proposal);
    setup.node.put(StateKey::parameters(), &longer_delay());
    let height = setup.node.push(vec![enact(4, 0)]);
    setup.index.settled(height).await;
    assert_eq!(ids(&get(&setup, "/v1/council/proposals?stage=enacted").await.1), [0]);
    let (_, parameters) = get(&setup, "/v1/council/parameters").await;
    assert_eq!(parameters["pending"], json!([]));
    let (_, answer) = get(&setup, "/v1/council/proposals/0").await;
    assert_eq!(answer["proposal"]["stage"], json!({"kind": "enacted", "time_ms": 6_000}));
}

#[tokio::test]
async fn what_was_written_against_another_present_is_outdated() {
    let setup = council().await;
    let proposal = set_parameters(Hash([9; 32]));
    setup.node.put(StateKey::proposal(ProposalId(0)), &proposal);
    let mut fees = setup.node.genesis.fees.clone();
    let based_on = fees.hash();
    fees.base = Amount(11);
    fees.prices = List::new(vec![tally_types::fee::Price { operation: 0x30, amount: Amount(3) }]).unwrap();
    let dearer = made(Measure::SetFees(SetFees { based_on, fees }));
    setup.node.put(StateKey::proposal(ProposalId(1)), &dearer);
    let height = setup.node.push(vec![propose(0, 0, &proposal), propose(1, 1, &dearer)]);
    setup.index.settled(height).await;
    let (_, parameters) = get(&setup, "/v1/council/parameters").await;
    assert_eq!(parameters["pending"][0]["outdated"], true);
    let (_, answer) = get(&setup, "/v1/council/fees").await;
    assert_eq!(answer["fees"]["base"], "10");
    let pending = &answer["pending"][0];
    assert_eq!((&pending["proposal"]["id"], &pending["outdated"]), (&json!(1), &json!(false)));
    assert_eq!(
        pending["changes"],
        json!([{"name": "base", "from": "10", "to": "11"}, {"name": "send", "to": "3"}])
    );
}

#[tokio::test]
async fn lists_go_on_from_a_cursor_and_appointments_are_those_that_stand() {
    let setup = council().await;
    let mut made = Vec::new();
    for id in 0..3 {
        let proposal = appoint(Some(id as u8 + 1));
        setup.node.put(StateKey::proposal(ProposalId(id)), &proposal);
        made.push(propose(id, id, &proposal));
    }
    let height = setup.node.push(made);
    setup.index.settled(height).await;
    let (_, page) = get(&setup, "/v1/council/proposals?limit=2").await;
    assert_eq!(ids(&page), [2, 1]);
    let next = page["next"].as_str().unwrap();
    let (_, page) = get(&setup, &format!("/v1/council/proposals?limit=2&cursor={next}")).await;
    assert_eq!((ids(&page), &page["next"]), (vec![0], &Value::Null));

    assert_eq!(get(&setup, "/v1/council/appointments").await.1["items"], json!([]));
    let role = Role::Office(Handle::parse("treasurer").unwrap());
    let appointment = Appointment { role: role.clone(), holder: address(2), proposal: ProposalId(1) };
    setup.node.put(StateKey::appointment(&role), &appointment);
    let height = setup.node.push(vec![enact(7, 0), enact(8, 1)]);
    setup.index.settled(height).await;
    let (_, page) = get(&setup, "/v1/council/appointments").await;
    assert_eq!(page["items"], json!([{"role": "treasurer", "holder": text(2), "proposal": 1}]));
}

#[tokio::test]
async fn records_are_proven_and_what_is_not_there_is_said() {
    let setup = council().await;
    setup.node.put(StateKey::proposal(ProposalId(0)), &appoint(None));
    setup.node.push(vec![]);
    for (path, key) in [
        ("/v1/council/proposals/0/proof", StateKey::proposal(ProposalId(0))),
        ("/v1/council/parameters/proof", StateKey::parameters()),
    ] {
        let (status, file) = get_bytes(&setup, path).await;
        assert_eq!(status, StatusCode::OK);
        let proof = ProofFile::from_bytes(&file).map(|file| file.proof);
        assert!(matches!(proof, Some(Proof::State(proof)) if proof.key == key), "{path}");
    }
    let (status, problem) = get(&setup, "/v1/council/proposals/9").await;
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!(Refusal::UnknownProposal.code())));
}

#[tokio::test]
async fn every_measure_is_read_and_written_alike() {
    let setup = council().await;
    let role = Role::Office(Handle::parse("treasurer").unwrap());
    let measures = [
        set_parameters(Hash([9; 32])).measure,
        Measure::SetFees(SetFees { based_on: Hash([8; 32]), fees: setup.node.genesis.fees.clone() }),
        Measure::AdmitMember(AdmitMember { member: [7; 32], account: address(3) }),
        Measure::RemoveMember(RemoveMember { member: [7; 32] }),
        Measure::SpendTreasury(SpendTreasury { to: address(3), asset: AssetId(2), amount: Amount(5) }),
        Measure::Penalize(Penalize { candidate: tally_types::stake::CandidateId(4), fraction_bps: 250 }),
        Measure::Appoint(Appoint { role, holder: None, instead_of: Some(address(3)) }),
        Measure::SetVersion(SetVersion {
            version: Text::new("2").unwrap(),
            from_height: 8,
            instead_of: Some(ProposalId(1)),
        }),
    ];
    let scene = setup.state.scene(crate::api::language::Language::English);
    for measure in measures {
        let json = crate::api::json::council::Measure::new(&scene, &measure);
        let text = serde_json::to_string(&json).unwrap();
        let back: crate::api::json::council::Measure = serde_json::from_str(&text).unwrap();
        assert_eq!(back.read(&scene).unwrap(), measure, "{text}");
    }
}
