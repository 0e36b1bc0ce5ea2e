//! `tally packet create`: a packet and, if it is wanted, the link that alone opens it.

use crate::{
    clock,
    context::Context,
    failure::Failure,
    outcome, parse,
    perform::{Acting, Carried},
    random,
    report::Report,
    session::Session,
};
use clap::Args;
use serde_json::json;
use tally_types::{
    Action, Event, Receipt,
    packet::{CreatePacket, PacketId, Split},
};
use tally_wallet::{
    link::Link,
    packet::{ClaimKey, PacketLink},
};

/// Arguments of `packet create`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How much, in whole units, all shares together
    pub amount: String,
    /// The asset: its code, its number, or both (USDX#12) [default: the coin]
    pub asset: Option<String>,
    /// How many shares: 1 to 1000
    #[arg(long, value_name = "N")]
    pub shares: u16,
    /// Divide by chance instead of evenly
    #[arg(long)]
    pub random: bool,
    /// Make a link that carries the key to the packet: only who has it can claim
    #[arg(long, conflicts_with = "out")]
    pub link: bool,
    /// Until when shares may be claimed: a span from now (1d), at most 30d, or a date and time
    #[arg(long, value_name = "TIME", default_value = "1d")]
    pub until: String,
    /// A note for everyone to read
    #[arg(long, value_name = "TEXT")]
    pub memo: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let key = arguments.link.then(|| ClaimKey::from_bytes(&random::bytes()));
    let carried = session.carry_out(&arguments.acting, |session, actor| {
        let asset = session.asset_or_coin(arguments.asset.as_deref(), actor)?;
        let packet = CreatePacket {
            asset: asset.id,
            total: asset.amount(&arguments.amount)?,
            count: arguments.shares,
            split: if arguments.random { Split::RANDOM } else { Split::EQUAL },
            claim_key: key.as_ref().map(ClaimKey::public),
            expires_ms: parse::moment_ms(&arguments.until, clock::now_ms())?,
            memo: session.open_memo(arguments.memo.as_deref())?,
        };
        Ok(vec![Action::CreatePacket(packet)])
    });
    match (carried, key) {
        (Err(failure @ Failure::Unsure { .. }), Some(key)) => {
            // The key is nowhere else, and the packet may come to be.
            let link = link(&session, PacketId(0), key).replace("/0/", "/NUMBER/");
            context.terminal.note(&context.say.packet_link_unsure(link));
            Err(failure)
        }
        (Err(failure), _) => Err(failure),
        (Ok(Carried::Written(report)), _) => Ok(report),
        (Ok(Carried::Applied(proven)), key) => {
            let mut report = outcome::report(&session, &proven);
            if let Some((packet, key)) = made(&proven.receipt).zip(key) {
                let link = link(&session, packet, key);
                report.text.push_str(&format!("\n{}\n", context.say.packet_link(&link)));
                report.json["link"] = json!(link);
            }
            Ok(report)
        }
    }
}

fn link(session: &Session, packet: PacketId, key: ClaimKey) -> String {
    Link::Packet(PacketLink { packet, key }).to_text(&session.network.prefix)
}

/// The number that the packet was given.
fn made(receipt: &Receipt) -> Option<PacketId> {
    receipt.events.iter().find_map(|event| match event {
        Event::PacketCreated(made) => Some(made.packet),
        _ => None,
    })
}
