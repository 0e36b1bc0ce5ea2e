//! `tally activity`: what happened to an account, newest first.

use crate::{
    client::{ActivityLine, Direction, MemoInfo},
    context::Context,
    failure::Failure,
    parse::show_ms,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;
use tally_types::{Address, hash::unhex, text::is_plain};
use tally_wallet::{SecretKey, memo, vault::Account};
use zeroize::Zeroizing;

/// Arguments of `activity`.
#[derive(Debug, Args)]
pub struct ActivityArguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// How many lines
    #[arg(long, short = 'n', value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub limit: u32,
    /// Open memos that were sealed to the account; asks for the pass phrase
    #[arg(long)]
    pub open: bool,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn activity(context: &Context, arguments: &ActivityArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, address) = (context.say, session.actor(arguments.account.as_deref())?);
    let (page, raw) = session.client.activity(&address, arguments.limit, arguments.cursor.as_deref())?;
    let titles =
        [say.title_time(), say.title_what(), say.title_amount(), say.title_other(), say.title_transaction()];
    let aligns = [Align::Left, Align::Left, Align::Right, Align::Left, Align::Left];
    let mut table = Table::new(titles.into_iter().zip(aligns));
    let key = if arguments.open { account_key(&session, &address)? } else { None };
    for line in &page.items {
        table.row(row(&session, line, key.as_ref()));
    }
    let mut text = session.show(&address);
    text.push_str("\n\n");
    text.push_str(&if table.is_empty() { format!("{}\n", say.nothing_happened()) } else { table.render() });
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "account": address.to_text(&session.network.prefix), "page": raw })))
}

/// The key of one of the wallet's accounts.
fn account_key(session: &Session, address: &Address) -> Result<Option<SecretKey>, Failure> {
    let unlocked = session.store.unlock(&session.context.terminal, &session.context.say.ask_passphrase())?;
    Ok(unlocked.vault.find_address(address).map(Account::key).transpose()?.flatten())
}

/// A memo that can be read and shown as it stands.
fn memo_text(memo: &MemoInfo, key: Option<&SecretKey>) -> Option<Zeroizing<String>> {
    match memo {
        MemoInfo::Text(text) if is_plain(text) => Some(Zeroizing::new(text.clone())),
        MemoInfo::Text(_) => None,
        MemoInfo::Sealed(digits) => memo::open(&unhex(digits)?, key?).ok(),
    }
}

fn row(session: &Session, line: &ActivityLine, key: Option<&SecretKey>) -> Vec<String> {
    let say = session.context.say;
    let sign = match line.direction {
        Direction::In => "+",
        Direction::Out => "−",
        Direction::None => "",
    };
    let amount = line
        .asset
        .zip(line.amount)
        .map(|(asset, amount)| format!("{sign}{}", session.show_amount(asset, amount)));
    let mut what = line.kind.replace('_', " ");
    if let Some(refusal) = &line.refusal {
        what = format!("{what}, {}", say.note_refused(refusal.code));
    }
    if let Some(memo) = &line.memo {
        let text = memo_text(memo, key).map(|text| format!("“{}”", *text));
        what = format!("{what} {}", text.unwrap_or_else(|| say.memo_sealed()));
    }
    vec![
        show_ms(line.time_ms),
        what,
        amount.unwrap_or_default(),
        line.counterparty.map(|other| session.show(&other)).unwrap_or_default(),
        line.transaction.to_hex(),
    ]
}
