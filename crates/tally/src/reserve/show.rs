//! `tally reserve show`: who keeps and deals, what backs the coin, and what was attested.

use super::looked_at;
use crate::{
    client::{AttestationLine, Page, StablecoinInfo, parameter},
    context::Context,
    failure::{Failure, Missing},
    parse::{show_ms, show_span_ms},
    report::Report,
    session::Session,
    table::{self, Align, Table},
};
use clap::Args;
use serde_json::json;

/// Arguments of `reserve show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The stablecoin: its code, its number, or both (TEUR#12)
    pub coin: String,
    /// Go on where the last page of attestations ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let id = looked_at(&session, &arguments.coin)?.id;
    let found = session.client.find_told(&format!("/v1/stablecoins/{id}"))?;
    let (coin, raw): (StablecoinInfo, _) =
        found.ok_or_else(|| Missing::Stablecoin(arguments.coin.clone()))?;
    let cursor = parameter("cursor", arguments.cursor.as_deref());
    let path = format!("/v1/stablecoins/{id}/attestations?limit=10{cursor}");
    let (page, said): (Page<AttestationLine>, _) = session.client.told(&path)?;
    let mut table = Table::new([
        (say.title_time(), Align::Left),
        (say.row_custodian(), Align::Left),
        (say.title_attested(), Align::Right),
        (say.title_what(), Align::Left),
    ]);
    for line in &page.items {
        let (amount, document) = (coin.asset.plain(line.amount), line.document.to_hex());
        table.row(vec![show_ms(line.as_of_ms), session.show(&line.custodian), amount, document]);
    }
    let mut text = table::pairs(&rows(&session, &coin));
    if !table.is_empty() {
        text.push_str(&format!("\n{}", table.render()));
    }
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "stablecoin": raw, "attestations": said["items"], "next": page.next })))
}

fn rows(session: &Session, coin: &StablecoinInfo) -> Vec<(String, String)> {
    let (say, asset, backing) = (session.context.say, &coin.asset, &coin.backing);
    let covered = if backing.circulating <= backing.attested { say.covered_yes() } else { say.covered_no() };
    let age = match (backing.age_ms, backing.as_of_ms) {
        (Some(age_ms), Some(as_of_ms)) => say.row_age_of(show_span_ms(age_ms), show_ms(as_of_ms)),
        _ => say.row_age_none(),
    };
    let mut rows = vec![
        (say.row_code(), asset.title()),
        (say.row_name(), asset.name.clone()),
        (say.row_peg(), coin.peg.clone()),
        (say.row_circulating(), asset.plain(backing.circulating)),
        (say.row_attested(), asset.plain(backing.attested)),
        (say.row_covered(), covered),
        (say.row_age(), age),
        (say.row_max_age(), show_span_ms(coin.max_age_ms)),
        (say.row_redemption_time(), show_span_ms(coin.redemption_ms)),
        (say.row_governor(), session.show(&coin.governor)),
    ];
    for custodian in &coin.custodians {
        let (account, limit) = (session.show(&custodian.account), asset.plain(custodian.limit));
        let line = match &custodian.attestation {
            Some(said) => say.custodian_line(account, asset.plain(said.counted), limit),
            None => say.custodian_silent(account, limit),
        };
        rows.push((say.row_custodian(), line));
    }
    for dealer in &coin.dealers {
        let (account, window) = (session.show(&dealer.account), show_span_ms(dealer.window_ms));
        let (minted, most) = (asset.plain(dealer.minted.amount), asset.plain(dealer.mint_limit));
        let (redeemed, limit) = (asset.plain(dealer.redeemed.amount), asset.plain(dealer.redeem_limit));
        rows.push((say.row_dealer(), say.dealer_line(account, minted, most, redeemed, limit, window)));
    }
    rows
}
