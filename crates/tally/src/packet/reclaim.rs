//! `tally packet reclaim`: what an expired packet has left goes home.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    packet::{PacketId, PacketOnly},
};

/// Arguments of `packet reclaim`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The packet's number
    pub packet: u64,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let packet = PacketOnly { packet: PacketId(arguments.packet) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::ReclaimPacket(packet)]))
}
