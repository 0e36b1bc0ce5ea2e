//! `tally savings deposits`: what an account has deposited, and what it is worth now.

use crate::{
    client::{FixedInfo, FixedState, FlexibleInfo, Page},
    context::Context,
    failure::Failure,
    i18n::Language,
    parse::show_ms,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::{Value, json};

/// Arguments of `savings deposits`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Also fixed deposits that were taken out
    #[arg(long)]
    pub all: bool,
    /// Go on with the fixed deposits where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, address) = (context.say, session.actor(arguments.account.as_deref())?);
    let flexible = match arguments.cursor {
        None => session.client.flexible_deposits(&address)?,
        Some(_) => Vec::new(),
    };
    let fixed = session.client.fixed_deposits(&address, arguments.all, arguments.cursor.as_deref())?;
    let tables = [flexible_table(&session, &flexible), fixed_table(&session, &fixed)];
    let shown = tables.iter().filter(|table| !table.is_empty()).map(Table::render);
    let mut text = shown.collect::<Vec<_>>().join("\n");
    if text.is_empty() {
        text = format!("{}\n", say.nothing_deposited());
    }
    if let Some(next) = &fixed.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    let json = json!({
        "flexible": flexible.iter().map(flexible_document).collect::<Vec<_>>(),
        "fixed": fixed.items.iter().map(fixed_document).collect::<Vec<_>>(),
        "next": fixed.next,
    });
    Ok(Report::new(text, json))
}

fn flexible_table(session: &Session, deposits: &[FlexibleInfo]) -> Table {
    let say = session.context.say;
    let mut table = Table::new([(say.title_pool(), Align::Right), (say.row_flexible(), Align::Right)]);
    for deposit in deposits {
        table.row(vec![deposit.pool.to_string(), session.show_amount(deposit.asset, deposit.amount)]);
    }
    table
}

fn fixed_table(session: &Session, deposits: &Page<FixedInfo>) -> Table {
    let say = session.context.say;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_pool(), Align::Right),
        (say.row_fixed(), Align::Right),
        (say.title_interest(), Align::Right),
        (say.title_matures(), Align::Left),
        (say.title_note(), Align::Left),
    ]);
    for deposit in &deposits.items {
        table.row(vec![
            deposit.id.to_string(),
            deposit.pool.to_string(),
            session.show_amount(deposit.asset, deposit.amount),
            session.show_amount(deposit.asset, deposit.interest),
            show_ms(deposit.matures_ms),
            state(say, deposit.state),
        ]);
    }
    table
}

fn state(say: Language, state: FixedState) -> String {
    match state {
        FixedState::Running => String::new(),
        FixedState::Matured => say.note_matured(),
        FixedState::Withdrawn => say.note_withdrawn(),
        FixedState::Forfeited => say.note_forfeited(),
    }
}

fn flexible_document(deposit: &FlexibleInfo) -> Value {
    json!({ "pool": deposit.pool, "asset": deposit.asset.0, "amount": deposit.amount.to_string() })
}

fn fixed_document(deposit: &FixedInfo) -> Value {
    let state = match deposit.state {
        FixedState::Running => "running",
        FixedState::Matured => "matured",
        FixedState::Withdrawn => "withdrawn",
        FixedState::Forfeited => "forfeited",
    };
    json!({
        "deposit": deposit.id, "pool": deposit.pool, "asset": deposit.asset.0, "amount": deposit.amount.to_string(),
        "interest": deposit.interest.to_string(), "matures_ms": deposit.matures_ms, "state": state,
    })
}
