//! `tally council proposals`: what was proposed, and how it stands.

use crate::{
    context::Context,
    failure::Failure,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::{Args, ValueEnum};

/// A stage by its name.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum StageName {
    Voting,
    Passed,
    Enacted,
    Failed,
    Withdrawn,
    Lapsed,
}

impl StageName {
    fn name(self) -> &'static str {
        match self {
            Self::Voting => "voting",
            Self::Passed => "passed",
            Self::Enacted => "enacted",
            Self::Failed => "failed",
            Self::Withdrawn => "withdrawn",
            Self::Lapsed => "lapsed",
        }
    }
}

/// Arguments of `council proposals`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Only proposals at this stage
    #[arg(long, value_enum)]
    pub stage: Option<StageName>,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let stage = arguments.stage.map(StageName::name);
    let (page, json) = session.client.proposals(stage, arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_title(), Align::Left),
        (say.title_votes(), Align::Right),
        (say.title_stage(), Align::Left),
    ]);
    for proposal in &page.items {
        table.row(vec![
            proposal.id.to_string(),
            proposal.title.clone(),
            format!("{} : {}", proposal.yes, proposal.no),
            say.standing(&proposal.stage.stage(), proposal.voting_until_ms, session.network.time_ms),
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_proposals()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json))
}
