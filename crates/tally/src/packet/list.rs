//! `tally packet list`: the packets that an account made.

use crate::{
    client::{PacketInfo, SplitInfo},
    context::Context,
    failure::Failure,
    parse::show_ms,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::{Value, json};

/// Arguments of `packet list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Only packets with something left in them
    #[arg(long)]
    pub open: bool,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, address) = (context.say, session.actor(arguments.account.as_deref())?);
    let page = session.client.packets_of(&address, arguments.open, arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_total(), Align::Right),
        (say.title_left(), Align::Right),
        (say.title_shares(), Align::Left),
        (say.title_until(), Align::Left),
    ]);
    for packet in &page.items {
        let split = super::split(say, packet.split);
        table.row(vec![
            packet.id.to_string(),
            session.show_amount(packet.asset, packet.total),
            session.show_amount(packet.asset, packet.left),
            say.shares_claimed(packet.claimed, packet.count, split),
            if packet.ended { say.packet_ended() } else { show_ms(packet.expires_ms) },
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_packets()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    let packets: Vec<_> = page.items.iter().map(|packet| json(&session, packet)).collect();
    Ok(Report::new(text, json!({ "packets": packets, "next": page.next })))
}

/// A packet for programs.
pub(super) fn json(session: &Session, packet: &PacketInfo) -> Value {
    let split = match packet.split {
        SplitInfo::Equal => "equal",
        SplitInfo::Random => "random",
    };
    json!({
        "packet": packet.id, "creator": packet.creator.to_text(&session.network.prefix), "asset": packet.asset.0,
        "total": packet.total.to_string(), "left": packet.left.to_string(), "count": packet.count, "claimed": packet.claimed,
        "split": split, "claim_key": packet.claim_key.map(|key| key.to_hex()), "expires_ms": packet.expires_ms,
        "ended": packet.ended, "returned": packet.returned.map(|amount| amount.to_string()),
    })
}
