//! `tally stake list` and `show`: candidates.

use crate::{
    client::CandidateInfo,
    context::Context,
    failure::{Failure, Missing},
    i18n::Language,
    parse::show_percent,
    report::Report,
    session::Session,
    table::{Align, Table, pairs},
};
use clap::Args;
use serde_json::{Value, json};
use tally_types::AssetId;

/// Arguments of `stake list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

/// Arguments of `stake show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// The candidate's number
    pub candidate: u64,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let page = session.client.candidates(arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_name(), Align::Left),
        (say.title_bonded(), Align::Right),
        (say.title_commission(), Align::Right),
        (say.title_owner(), Align::Left),
        (say.title_note(), Align::Left),
    ]);
    for candidate in &page.items {
        table.row(vec![
            candidate.id.to_string(),
            candidate.name.clone(),
            session.show_amount(AssetId::COIN, candidate.bonded),
            show_percent(candidate.commission_bps),
            session.show(&candidate.owner),
            note(say, candidate),
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_candidates()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    let items: Vec<_> = page.items.iter().map(|candidate| document(&session, candidate)).collect();
    Ok(Report::new(text, json!({ "candidates": items, "next": page.next })))
}

pub fn show(context: &Context, arguments: &ShowArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let missing = Missing::Candidate(arguments.candidate);
    let candidate = session.client.candidate(arguments.candidate)?.ok_or(missing)?;
    let mut rows = vec![
        (say.title_number(), candidate.id.to_string()),
        (say.title_name(), candidate.name.clone()),
        (say.title_owner(), session.show(&candidate.owner)),
        (say.row_validator(), candidate.validator.to_hex()),
        (say.title_bonded(), session.show_amount(AssetId::COIN, candidate.bonded)),
        (say.title_commission(), show_percent(candidate.commission_bps)),
        (say.row_commission_owed(), session.show_amount(AssetId::COIN, candidate.commission)),
    ];
    if candidate.retired {
        rows.push((say.title_note(), note(say, &candidate)));
    }
    Ok(Report::new(pairs(&rows), document(&session, &candidate)))
}

fn note(say: Language, candidate: &CandidateInfo) -> String {
    if candidate.retired { say.note_retired() } else { String::new() }
}

fn document(session: &Session, candidate: &CandidateInfo) -> Value {
    json!({
        "candidate": candidate.id, "name": candidate.name, "owner": candidate.owner.to_text(&session.network.prefix),
        "validator": candidate.validator.to_hex(), "commission_bps": candidate.commission_bps, "retired": candidate.retired,
        "bonded": candidate.bonded.to_string(), "commission": candidate.commission.to_string(),
    })
}
