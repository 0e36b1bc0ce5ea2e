//! Which share the next claim gets: of an equal split the next in order; of a random one any that is left, by the seed
//! of the claim's block.
//!
//! The split stands in the state for all to read. Were its shares given out in order, everyone would wait before a
//! small one and race for a large one; so nobody who sends a claim knows which it will get, and each is as likely.

use super::uniform;
use crate::{
    apply::BlockInfo,
    overlay::{Overlay, Slot},
    stop::Halt,
};
use tally_types::{
    Amount, Hash, StateKey,
    packet::{Packet, PacketId, PacketPage},
    wire::List,
};

/// A share about to be claimed.
pub(super) struct Share {
    pub(super) amount: Amount,
    page: Option<Page>,
}

/// The page the share lies in, and what stays there.
struct Page {
    number: u8,
    slot: Slot,
    rest: Option<PacketPage>,
}

/// The share that the next claim of a packet from an earlier block gets.
pub(super) fn next(
    overlay: &Overlay,
    block: &BlockInfo,
    id: PacketId,
    packet: &Packet,
) -> Result<Share, Halt> {
    let Some((number, place)) = pick(block, id, packet) else {
        return Ok(Share { amount: packet.equal_share(packet.claimed), page: None });
    };
    let slot = overlay.slot(&StateKey::packet_page(id, number))?;
    let page = overlay.get::<PacketPage>(slot).expect("a page with shares left is there");
    let mut rest = page.shares.to_vec();
    let amount = rest.remove(place);
    let rest = List::new(rest).map(|shares| PacketPage { shares });
    Ok(Share { amount, page: Some(Page { number, slot, rest }) })
}

/// The page of that share and its place there; `None` when no shares are drawn.
pub(super) fn pick(block: &BlockInfo, id: PacketId, packet: &Packet) -> Option<(u8, usize)> {
    if packet.pages.is_empty() {
        return None;
    }
    let claimed = packet.claimed.to_be_bytes();
    let place = uniform::below(u128::from(packet.shares_left()), |attempt| {
        let parts: &[&[u8]] = &[&block.seed, &id.0.to_be_bytes(), &claimed, &attempt.to_be_bytes()];
        Hash::of("tally/packet-pick", parts)
    });
    let mut before = 0;
    for (number, left) in (0u8..).zip(packet.pages.iter().map(|left| u128::from(*left))) {
        if place < before + left {
            return Some((number, (place - before) as usize));
        }
        before += left;
    }
    unreachable!("the pages together hold the shares left")
}

impl Share {
    /// Takes the share out of the packet, whose record the caller writes.
    pub(super) fn take(self, overlay: &mut Overlay, packet: &mut Packet) {
        packet.left = packet.left.checked_sub(self.amount).expect("the shares add up to what lies there");
        packet.claimed += 1;
        if let Some(Page { number, slot, rest }) = self.page {
            packet.pages.as_mut_slice()[usize::from(number)] -= 1;
            overlay.put(slot, rest);
        }
    }
}
