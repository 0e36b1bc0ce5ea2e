//! `tally packet claim`: a share for an account, by the packet's number or by its link.

use crate::{
    context::Context,
    failure::{ArgumentsError, Failure},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action,
    packet::{ClaimPacket, PacketId},
};
use tally_wallet::{
    link::{Link, SCHEME},
    packet::ClaimKey,
};

/// Arguments of `packet claim`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The packet: its number, or its link
    pub packet: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (packet, key) = read(&arguments.packet, &session.network.prefix)?;
    session.perform(&arguments.acting, |session, actor| {
        let proof = key.map(|key| key.prove(&session.network.genesis, packet, &actor));
        Ok(vec![Action::ClaimPacket(ClaimPacket { packet, proof })])
    })
}

/// The packet that a number or a link names, and the link's key.
fn read(text: &str, prefix: &str) -> Result<(PacketId, Option<ClaimKey>), Failure> {
    let is_link = text.get(..SCHEME.len()).is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME));
    let none = || ArgumentsError::NoPacket { text: text.to_owned() };
    if !is_link {
        return Ok((PacketId(text.parse().map_err(|_| none())?), None));
    }
    match Link::parse(text, prefix)? {
        Link::Packet(link) => Ok((link.packet, Some(link.key))),
        Link::Pay(_) | Link::Sign(_) => Err(none().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::Address;
    use tally_wallet::packet::PacketLink;

    #[test]
    fn a_packet_is_named_by_number_or_link() {
        assert_eq!(read("12", "tally"), Ok((PacketId(12), None)));
        let link = PacketLink { packet: PacketId(12), key: ClaimKey::from_bytes(&[9; 32]) };
        let text = Link::Packet(link.clone()).to_text("tally");
        assert_eq!(read(&text, "tally"), Ok((PacketId(12), Some(link.key))));
        for text in ["twelve".to_owned(), format!("tally:{}", Address([1; 20]))] {
            let none = ArgumentsError::NoPacket { text: text.clone() };
            assert_eq!(read(&text, "tally"), Err(none.into()));
        }
    }
}
