//! `tally reserve redemptions`.

use super::looked_at;
use crate::{
    client::{Page, RedemptionInfo, Stage, parameter},
    context::Context,
    failure::Failure,
    parse::show_ms,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;

/// Arguments of `reserve redemptions`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Whose: one of your own accounts, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// All redemptions of this stablecoin
    #[arg(long, value_name = "COIN", conflicts_with_all = ["account", "as_dealer"])]
    pub coin: Option<String>,
    /// Those that the account sees to as their dealer
    #[arg(long)]
    pub as_dealer: bool,
    /// Only those at this stage
    #[arg(long, value_enum)]
    pub stage: Option<Stage>,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let stage = arguments.stage.map(|stage| format!("{stage:?}").to_ascii_lowercase());
    let query = format!(
        "limit=100{}{}",
        parameter("stage", stage.as_deref()),
        parameter("cursor", arguments.cursor.as_deref())
    );
    let path = match &arguments.coin {
        Some(coin) => format!("/v1/stablecoins/{}/redemptions?{query}", looked_at(&session, coin)?.id),
        None => {
            let account = session.actor(arguments.account.as_deref())?;
            let role = if arguments.as_dealer { "dealer" } else { "requester" };
            format!("/v1/accounts/{account}/redemptions?{query}&role={role}")
        }
    };
    let (page, raw): (Page<RedemptionInfo>, _) = session.client.told(&path)?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_amount(), Align::Right),
        (say.title_requester(), Align::Left),
        (say.title_dealer(), Align::Left),
        (say.title_stage(), Align::Left),
        (say.title_until(), Align::Left),
    ]);
    for one in &page.items {
        table.row(vec![
            one.id.to_string(),
            session.show_amount(one.coin, one.amount),
            session.show(&one.from),
            session.show(&one.dealer),
            say.redemption_stage(one.stage),
            one.deadline_ms.map_or_else(|| "—".to_owned(), show_ms),
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_redemptions()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "redemptions": raw["items"], "next": page.next })))
}
