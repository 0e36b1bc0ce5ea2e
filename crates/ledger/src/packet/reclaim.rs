//! Taking back the rest of a packet: by anyone, after the expiry. The money goes home whatever binds its asset
//! meanwhile.

use crate::{
    asset::rules,
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    packet::{Packet, PacketId, PacketOnly, PacketPage},
    receipt::RestReturned,
};

pub(crate) fn apply(turn: &mut Turn, operation: &PacketOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    pages: Vec<Slot>,
    packet: Packet,
    to: Holding,
    is_insider: bool,
}

fn check(turn: &Turn, operation: &PacketOnly) -> Result<Checked, Halt> {
    let (slot, packet) = turn.find::<Packet>(&StateKey::packet(operation.packet), Refusal::UnknownPacket)?;
    let (_, asset) = turn.asset(packet.asset)?;
    let to = balance::of(turn.overlay, &packet.creator, packet.asset)?;
    to.check_arrival(turn.overlay, packet.left)?;
    if turn.block.time_ms <= packet.expires_ms {
        return Err(Refusal::PacketNotExpired.into());
    }
    let is_insider = rules::is_insider(asset, &packet.creator);
    let pages =
        pages(operation.packet, packet).map(|key| turn.overlay.slot(&key)).collect::<Result<_, _>>()?;
    Ok(Checked { slot, pages, packet: packet.clone(), to, is_insider })
}

fn commit(turn: &mut Turn, operation: &PacketOnly, checked: Checked) {
    let Checked { slot, pages, packet: Packet { creator, asset, left: amount, .. }, to, is_insider } =
        checked;
    turn.overlay.put::<Packet>(slot, None);
    for page in pages {
        turn.overlay.put::<PacketPage>(page, None);
    }
    to.credit(turn.overlay, amount, is_insider);
    let packet = operation.packet;
    turn.moved(Place::Packet(packet), Place::Account(creator), asset, amount);
    turn.happened(Event::PacketReclaimed(RestReturned { packet, creator, amount }));
}

/// The keys of the pages that still hold shares.
pub(super) fn pages(id: PacketId, packet: &Packet) -> impl Iterator<Item = StateKey> {
    let numbers = (0u8..).zip(packet.pages.iter()).filter(|(_, left)| **left > 0);
    numbers.map(move |(number, _)| StateKey::packet_page(id, number))
}
