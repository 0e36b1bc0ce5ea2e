//! `tally council show`: the council, or one proposal with every vote.

use super::{pending::changes, record};
use crate::{
    client::{AppointmentInfo, CouncilInfo},
    context::Context,
    failure::Failure,
    i18n::Language,
    parse::{show_ms, show_span_ms},
    preview,
    report::Report,
    session::Session,
    table::{Align, Table, pairs},
};
use clap::Args;
use serde_json::json;
use tally_types::{
    Hash,
    council::{Measure, Proposal},
    hash::hex,
};

/// Arguments of `council show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A proposal's number [default: the council itself]
    pub proposal: Option<u64>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    match arguments.proposal {
        Some(id) => proposal(&session, id),
        None => council(&session),
    }
}

fn council(session: &Session) -> Result<Report, Failure> {
    let say = session.context.say;
    let (council, appointments) = (session.client.council()?, session.client.appointments()?);
    let mut seats = Table::new([
        (say.title_member(), Align::Left),
        (say.title_seat(), Align::Left),
        (say.title_open_proposals(), Align::Right),
    ]);
    for seat in &council.seats {
        seats.row(vec![seat.member.clone(), session.show(&seat.account), seat.open.to_string()]);
    }
    let offices = offices(session, &appointments);
    let text = format!("{}\n{}\n{offices}", pairs(&council_rows(say, &council)), seats.render());
    let prefix = &session.network.prefix;
    let seats: Vec<_> = council.seats.iter().map(|seat| {
        json!({ "member": seat.member, "account": seat.account.to_text(prefix), "open": seat.open })
    }).collect();
    let appointed: Vec<_> = appointments
        .iter()
        .map(
            |one| json!({ "role": one.role, "holder": one.holder.to_text(prefix), "proposal": one.proposal }),
        )
        .collect();
    let version = council.version.as_ref().map(|version| {
        json!({ "version": version.version, "from_height": version.from_height, "proposal": version.proposal })
    });
    let json = json!({
        "seats": seats, "quorum": council.quorum, "voting_ms": council.voting_ms, "delay_ms": council.delay_ms,
        "window_ms": council.window_ms, "proposals": council.proposals, "version": version, "appointments": appointed,
    });
    Ok(Report::new(text, json))
}

fn council_rows(say: Language, council: &CouncilInfo) -> Vec<(String, String)> {
    let mut rows = vec![
        (say.row_quorum(), say.quorum_of(council.quorum, council.seats.len())),
        (say.row_voting(), show_span_ms(council.voting_ms)),
        (say.row_delay(), show_span_ms(council.delay_ms)),
        (say.row_window(), show_span_ms(council.window_ms)),
        (say.row_proposals(), council.proposals.to_string()),
    ];
    if let Some(version) = &council.version {
        rows.push((say.row_version(), say.version_from(&version.version, version.from_height)));
    }
    rows
}

fn offices(session: &Session, appointments: &[AppointmentInfo]) -> String {
    let say = session.context.say;
    if appointments.is_empty() {
        return format!("{}\n", say.no_appointments());
    }
    let mut table = Table::new([
        (say.title_role(), Align::Left),
        (say.title_holder(), Align::Left),
        (say.row_proposal(), Align::Right),
    ]);
    for one in appointments {
        table.row(vec![one.role.clone(), session.show(&one.holder), one.proposal.to_string()]);
    }
    table.render()
}

/// A proposal from its proven record; when each seat voted, and what would change, the node says.
fn proposal(session: &Session, id: u64) -> Result<Report, Failure> {
    let say = session.context.say;
    let proposal = record::proposal(session, id)?;
    let (council, (details, json)) = (session.client.council()?, session.client.proposal(id)?);
    let mut rows = proposal_rows(session, id, &proposal, &council);
    for ballot in proposal.ballots.iter() {
        let (member, vote) = (hex(&ballot.member), if ballot.yes { say.vote_yes() } else { say.vote_no() });
        let told = details.ballots.iter().find(|told| told.member == member);
        let when = told.and_then(|told| told.time_ms).map_or_else(String::new, show_ms);
        rows.push((say.row_vote(vote), format!("{member}  {when}").trim_end().to_owned()));
    }
    let mut text = pairs(&rows);
    let compared = matches!(proposal.measure, Measure::SetParameters(_) | Measure::SetFees(_));
    if proposal.stage.is_open() && compared {
        text.push_str(&format!("\n{}\n{}", say.would_change(), changes(say, &details.changes)));
        if details.outdated {
            text.push_str(&format!("{}\n", say.present_outdated()));
        }
    }
    Ok(Report::new(text, json))
}

fn proposal_rows(
    session: &Session,
    id: u64,
    proposal: &Proposal,
    council: &CouncilInfo,
) -> Vec<(String, String)> {
    let say = session.context.say;
    let (yes, no) = (proposal.count(true), proposal.count(false));
    let stage = say.standing(&proposal.stage, proposal.voting_until_ms, session.network.time_ms);
    let mut rows = vec![
        (say.row_proposal(), id.to_string()),
        (say.row_title(), proposal.title.to_string()),
        (say.row_by(), hex(&proposal.member)),
        (say.row_measure(), preview::describe_measure(session, &proposal.measure)),
        (say.row_stage(), stage),
        (say.row_votes(), say.votes_of(yes, no, council.quorum, council.seats.len())),
    ];
    if proposal.text != Hash::ZERO {
        rows.push((say.row_text(), proposal.text.to_hex()));
    }
    if !proposal.link.as_str().is_empty() {
        rows.push((say.row_link(), proposal.link.to_string()));
    }
    rows
}
