//! `tally receive`: where to be paid, for people and for their cameras.

use crate::{
    context::Context, failure::Failure, parse::show_key, report::Report, session::Session, table, terminal,
};
use clap::Args;
use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};
use serde_json::json;
use tally_types::AssetId;
use tally_wallet::link::{Decimal, Link, PaymentLink};

/// Arguments of `receive`.
#[derive(Debug, Args)]
pub struct ReceiveArguments {
    /// The account: one of your own [default: the wallet's default account]
    pub account: Option<String>,
    /// How much you ask for, in whole units
    #[arg(long, value_name = "AMOUNT")]
    pub amount: Option<String>,
    /// The asset you ask for: its code, its number, or both (USDX#12)
    #[arg(long, value_name = "ASSET")]
    pub asset: Option<String>,
    /// A note for the payer to send along
    #[arg(long, value_name = "TEXT")]
    pub memo: Option<String>,
    /// Draw no QR code
    #[arg(long)]
    pub no_qr: bool,
}

pub fn receive(context: &Context, arguments: &ReceiveArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, address) = (context.say, session.actor(arguments.account.as_deref())?);
    let asset = session.asset_or_coin(arguments.asset.as_deref(), address)?;
    let amount = arguments.amount.as_deref().map(|text| asset.amount(text)).transpose()?;
    // A memo that could not be sent is refused here, not at the payer's.
    session.open_memo(arguments.memo.as_deref())?;
    let link = Link::Pay(PaymentLink {
        to: address,
        asset: (asset.id != AssetId::COIN).then_some(asset.id),
        amount: amount.map(|amount| Decimal::of(amount, asset.decimals)),
        memo: arguments.memo.clone(),
    });
    let link = link.to_text(&session.network.prefix);
    let mut rows = vec![(say.row_address(), session.show(&address)), (String::new(), address.to_string())];
    if let Some(name) = session.account(&address)?.name {
        rows.push((say.row_name(), name.to_string()));
    }
    // Who wants to seal a memo needs the key; the ledger does not tell it of accounts that never acted.
    if let Some(key) = session.store.find_address(&address).and_then(|entry| entry.key) {
        rows.push((say.title_key(), show_key(&key)));
    }
    rows.push((say.row_link(), link.clone()));
    let mut text = table::pairs(&rows);
    if !arguments.no_qr
        && let Some(code) = qr(&link)
    {
        text.push_str(&format!("\n{}\n{code}", say.scan_to_pay()));
    }
    let json = json!({ "address": address.to_text(&session.network.prefix), "hex": address.to_string(), "link": link });
    Ok(Report::new(text, json))
}

/// The link as a QR code for wherever the answer goes; `None` when it is too long for one.
pub fn qr(link: &str) -> Option<String> {
    let code = draw(link)?;
    Some(if terminal::is_stdout_terminal() { black_on_white(&code) } else { format!("{code}\n") })
}

/// The link as a QR code of half blocks; `None` when it is too long for one that a camera reads off a terminal.
fn draw(link: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M).ok()?;
    Some(
        code.render::<Dense1x2>()
            .dark_color(Dense1x2::Dark)
            .light_color(Dense1x2::Light)
            .quiet_zone(true)
            .build(),
    )
}

/// The code in black on white, whatever the terminal's own colours are: cameras expect it so.
fn black_on_white(code: &str) -> String {
    code.lines().map(|line| format!("\x1b[38;5;16m\x1b[48;5;231m{line}\x1b[0m\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_square_of_blocks() {
        let code = draw("tally:tally1qqqsyqcyq5rqwzqf?amount=12.5&memo=%E5%8D%88%E9%A5%AD").unwrap();
        let lines: Vec<_> = code.lines().collect();
        let width = lines[0].chars().count();
        assert!(
            lines.iter().all(|line| line.chars().count() == width) && lines.len().abs_diff(width / 2) <= 1
        );
        assert_eq!(draw(&"x".repeat(5000)), None);
    }
}
