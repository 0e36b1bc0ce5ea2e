//! Making a packet: the units leave the creator and wait in shares.

use crate::{
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    packet::{CreatePacket, MAX_PACKET_MS, Packet, PacketDraw, PacketId, Split},
    receipt::PacketMade,
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &CreatePacket) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    draw: Slot,
    debit: Debit,
}

fn check(turn: &Turn, operation: &CreatePacket) -> Result<Checked, Halt> {
    let debit = debit::sender(turn, operation.asset)?.can_spend(turn, operation.total)?;
    let now_ms = turn.block.time_ms;
    if operation.expires_ms <= now_ms || operation.expires_ms > now_ms.saturating_add(MAX_PACKET_MS) {
        return Err(Refusal::PacketExpiryInvalid.into());
    }
    let draw = turn.overlay.slot(&StateKey::packet_draw())?;
    Ok(Checked { global: turn.overlay.global_slot()?, draw, debit })
}

fn commit(turn: &mut Turn, operation: &CreatePacket, Checked { global, draw, debit }: Checked) {
    let CreatePacket { asset, total, count, split, claim_key, expires_ms, .. } = *operation;
    let creator = turn.actor;
    let id = PacketId(turn.overlay.take_id(global, |counters| &mut counters.packet));
    debit.commit(turn);
    let packet = Packet {
        creator,
        asset,
        total,
        left: total,
        count,
        claimed: 0,
        split,
        claim_key,
        expires_ms,
        height: turn.block.height,
        pages: List::default(),
    };
    turn.overlay.create(StateKey::packet(id), packet);
    if split == Split::RANDOM {
        let first = turn.overlay.get::<PacketDraw>(draw).map_or(id, |draw| draw.first);
        let end = PacketId(turn.overlay.global_at(global).counters.packet);
        turn.overlay.put(draw, Some(PacketDraw { first, end }));
    }
    turn.moved(Place::Account(creator), Place::Packet(id), asset, total);
    turn.happened(Event::PacketCreated(PacketMade { packet: id, creator }));
}
