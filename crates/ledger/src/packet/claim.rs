//! Claiming a share: whoever comes, once, until the expiry. The claim key's signature was verified with the
//! transaction's others; here is seen that it is the packet's.

use super::share::{self, Share};
use crate::{
    asset::rules,
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    packet::{ClaimPacket, Packet, PacketClaim},
    receipt::ShareTaken,
};

pub(crate) fn apply(turn: &mut Turn, operation: &ClaimPacket) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    claim: Slot,
    packet: Packet,
    share: Share,
    to: Holding,
}

fn check(turn: &Turn, operation: &ClaimPacket) -> Result<Checked, Halt> {
    let (slot, packet) = turn.find::<Packet>(&StateKey::packet(operation.packet), Refusal::UnknownPacket)?;
    if packet.height == turn.block.height {
        return Err(Refusal::PacketNotReady.into());
    }
    let (_, asset) = turn.asset(packet.asset)?;
    rules::check_not_paused(asset)?;
    let to = balance::of(turn.overlay, &turn.actor, packet.asset)?;
    rules::check_allowed(asset, &to)?;
    let share = share::next(turn.overlay, turn.block, operation.packet, packet)?;
    to.plus(share.amount)?;
    if turn.block.time_ms > packet.expires_ms {
        return Err(Refusal::DeadlinePast.into());
    }
    to.check_room(turn.overlay)?;
    let claim = turn.overlay.slot(&StateKey::packet_claim(operation.packet, &turn.actor))?;
    if turn.overlay.get::<PacketClaim>(claim).is_some() {
        return Err(Refusal::ShareClaimed.into());
    }
    if operation.proof.as_ref().map(|proof| proof.key) != packet.claim_key {
        return Err(Refusal::ClaimKeyWrong.into());
    }
    Ok(Checked { slot, claim, packet: packet.clone(), share, to })
}

fn commit(turn: &mut Turn, operation: &ClaimPacket, checked: Checked) {
    let Checked { slot, claim, mut packet, share, to } = checked;
    let (number, asset, amount) = (packet.claimed, packet.asset, share.amount);
    share.take(turn.overlay, &mut packet);
    let is_over = packet.shares_left() == 0;
    turn.overlay.put(slot, (!is_over).then_some(packet));
    turn.overlay.put(claim, Some(PacketClaim { share: number, amount }));
    // Claiming the share is accepting its asset.
    to.credit(turn.overlay, amount, true);
    let (packet, claimer) = (operation.packet, turn.actor);
    turn.moved(Place::Packet(packet), Place::Account(claimer), asset, amount);
    turn.happened(Event::PacketClaimed(ShareTaken { packet, claimer, share: number, amount }));
}
