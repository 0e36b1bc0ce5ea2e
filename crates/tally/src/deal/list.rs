//! `tally deal list`.

use crate::{
    context::Context,
    failure::Failure,
    parse::{plain_or_dash, show_ms},
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::{Args, ValueEnum};
use serde_json::json;

/// Which deals by how far they have come.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum StageText {
    Open,
    Offered,
    Accepted,
    Shipped,
    Disputed,
    Ended,
}

/// What an account is in a deal.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RoleText {
    Buyer,
    Seller,
    Arbiter,
}

/// Arguments of `deal list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Everybody's deals
    #[arg(long, conflicts_with_all = ["account", "role"])]
    pub all: bool,
    /// Only deals at this stage, or open ones
    #[arg(long, value_enum)]
    pub stage: Option<StageText>,
    /// Only deals in which the account is this
    #[arg(long, value_enum)]
    pub role: Option<RoleText>,
    /// How many
    #[arg(long, short = 'n', value_name = "N", default_value_t = 25, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub limit: u32,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let account = if arguments.all { None } else { Some(session.actor(arguments.account.as_deref())?) };
    let (page, raw) = session.client.deals(
        account.as_ref(),
        name_of(arguments.stage).as_deref(),
        name_of(arguments.role).as_deref(),
        arguments.limit,
        arguments.cursor.as_deref(),
    )?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.row_stage(), Align::Left),
        (say.row_deal_price(), Align::Right),
        (say.row_buyer(), Align::Left),
        (say.row_seller(), Align::Left),
        (say.title_until(), Align::Left),
        (say.title_what(), Align::Left),
    ]);
    for deal in &page.items {
        table.row(vec![
            deal.id.to_string(),
            say.deal_stage(deal.stage),
            session.show_amount(deal.asset, deal.amount),
            session.show(&deal.buyer),
            session.show(&deal.seller),
            deal.deadline_ms.map(show_ms).unwrap_or_default(),
            plain_or_dash(&deal.description),
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_deals()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "deals": raw["items"], "next": page.next })))
}

fn name_of(value: Option<impl ValueEnum>) -> Option<String> {
    value.and_then(|value| value.to_possible_value()).map(|value| value.get_name().to_owned())
}
