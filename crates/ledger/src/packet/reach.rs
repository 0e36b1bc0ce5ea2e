//! The records that packets need.

use super::{reclaim, share};
use crate::{footprint::Footprint, overlay::Overlay, reach::Reach};
use tally_types::{
    Action, Address, StateKey,
    packet::{Packet, PacketDraw, PacketId},
};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    match action {
        Action::CreatePacket(operation) => {
            footprint.asset(operation.asset);
            footprint.key(StateKey::packet_draw());
        }
        Action::ClaimPacket(operation) => {
            footprint.key(StateKey::packet(operation.packet));
            footprint.key(StateKey::packet_claim(operation.packet, &footprint.actor));
        }
        Action::ReclaimPacket(only) => footprint.key(StateKey::packet(only.packet)),
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    match action {
        Action::CreatePacket(operation) => reach.holding(actor, operation.asset),
        Action::ClaimPacket(operation) => {
            let Some(packet) = packet(operation.packet, reach) else { return };
            reach.payee(actor, packet.asset);
            if let Some((page, _)) = share::pick(reach.block, operation.packet, packet) {
                reach.key(StateKey::packet_page(operation.packet, page));
            }
        }
        Action::ReclaimPacket(only) => {
            let Some(packet) = packet(only.packet, reach) else { return };
            reach.payee(&packet.creator, packet.asset);
            reclaim::pages(only.packet, packet).for_each(|key| reach.key(key));
        }
        _ => {}
    }
}

fn packet<'a>(id: PacketId, reach: &Reach<'a>) -> Option<&'a Packet> {
    reach.record(&StateKey::packet(id))
}

/// What the opening of a block needs.
pub(crate) fn opening(overlay: &Overlay, keys: &mut Vec<StateKey>) {
    keys.push(StateKey::packet_draw());
    if let Some(PacketDraw { first, end }) = overlay.look_up(&StateKey::packet_draw()) {
        keys.extend((first.0..end.0).map(|id| StateKey::packet(PacketId(id))));
    }
}
