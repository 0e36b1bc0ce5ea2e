//! `tally referral list` and `tally mining list`.

use super::{Kind, stage};
use crate::{
    context::Context,
    failure::Failure,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;

/// Arguments of `referral list` and `mining list`.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn list(context: &Context, kind: Kind, arguments: &ListArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let (page, json) = session.client.campaigns(kind.name(), arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_stage(), Align::Left),
        (say.title_left(), Align::Right),
        (say.title_paid(), Align::Right),
        (say.title_opener(), Align::Left),
    ]);
    for campaign in &page.items {
        let amount = |amount| session.show_amount(campaign.asset, amount);
        table.row(vec![
            campaign.id.to_string(),
            stage(say, campaign.stage),
            campaign.budget.map_or_else(String::new, amount),
            campaign.paid_out.map_or_else(String::new, amount),
            session.show(&campaign.opener),
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_campaigns()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json))
}
