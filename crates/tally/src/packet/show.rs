//! `tally packet show`: a packet, and who claimed from it.

use super::split;
use crate::{
    client::PacketInfo,
    context::Context,
    failure::{Failure, Missing},
    parse::show_ms,
    report::Report,
    session::Session,
    table::{self, Align, Table},
};
use clap::Args;
use serde_json::json;
use tally_types::packet::PacketId;

/// Arguments of `packet show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The packet's number
    pub packet: u64,
    /// Go on with the claims where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, id) = (context.say, PacketId(arguments.packet));
    let packet = session.client.packet(id)?.ok_or(Missing::Packet(id))?;
    let page = session.client.packet_claims(id, arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_share(), Align::Right),
        (say.title_amount(), Align::Right),
        (say.title_claimer(), Align::Left),
        (say.title_time(), Align::Left),
    ]);
    let mut claims = Vec::new();
    for claim in &page.items {
        let amount = session.show_amount(packet.asset, claim.amount);
        let number = (claim.share + 1).to_string();
        table.row(vec![number, amount, session.show(&claim.claimer), show_ms(claim.time_ms)]);
        claims.push(json!({
            "share": claim.share, "claimer": claim.claimer.to_text(&session.network.prefix),
            "amount": claim.amount.to_string(), "time_ms": claim.time_ms,
        }));
    }
    let mut text = table::pairs(&rows(&session, &packet));
    if !table.is_empty() {
        text.push_str(&format!("\n{}", table.render()));
    }
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    let json = json!({ "packet": super::list::json(&session, &packet), "claims": claims, "next": page.next });
    Ok(Report::new(text, json))
}

fn rows(session: &Session, packet: &PacketInfo) -> Vec<(String, String)> {
    let say = session.context.say;
    let whom = if packet.claim_key.is_some() { say.open_to_link() } else { say.open_to_anyone() };
    let mut rows = vec![
        (say.row_packet(), packet.id.to_string()),
        (say.row_creator(), session.show(&packet.creator)),
        (say.row_total(), session.show_amount(packet.asset, packet.total)),
        (say.row_left(), session.show_amount(packet.asset, packet.left)),
        (say.row_shares(), say.shares_claimed(packet.claimed, packet.count, split(say, packet.split))),
        (say.row_open_to(), whom),
        (say.row_until(), show_ms(packet.expires_ms)),
    ];
    if let Some(returned) = packet.returned {
        rows.push((say.row_returned(), session.show_amount(packet.asset, returned)));
    }
    rows
}
