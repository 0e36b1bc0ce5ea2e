//! Packets, from docs/reference/packet.md.

use super::{
    execute::{Now, Turn},
    state::Model,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use tally_types::{
    Address, Amount, AssetId, Event, Hash, Place, Refusal, StateKey,
    bytes::Bytes,
    codec::Encode as _,
    packet::{
        ClaimPacket, CreatePacket, Packet, PacketClaim, PacketDraw, PacketId, PacketOnly, PacketPage, Split,
    },
    receipt::{PacketMade, RestReturned, ShareTaken},
    wire::List,
};

const MONTH_MS: u64 = 30 * 24 * 3_600_000;
const PAGE: usize = 125;

/// An open packet.
#[derive(Clone, Debug)]
pub struct Pot {
    pub creator: Address,
    pub asset: AssetId,
    pub total: u128,
    pub left: u128,
    pub count: u16,
    pub claimed: u16,
    pub split: Split,
    pub claim_key: Option<[u8; 32]>,
    pub expires_ms: u64,
    pub height: u64,
    /// The drawn shares that are left, page by page; a page without shares is deleted.
    pub pages: Vec<Vec<u128>>,
}

impl Pot {
    fn is_random(&self) -> bool {
        matches!(self.split, Split::Random(_))
    }
}

/// Uniform on 0 … bound − 1: the first of the hashes' heads below the greatest multiple of `bound` up to 2¹²⁸.
fn below(bound: u128, hash: impl Fn(u16) -> Hash) -> u128 {
    let beyond = (u128::MAX % bound + 1) % bound;
    let heads = (0..=u16::MAX).map(|attempt| {
        let head: [u8; 16] = hash(attempt).0[..16].try_into().expect("16 of 32 bytes");
        u128::from_be_bytes(head)
    });
    heads.into_iter().find(|head| *head <= u128::MAX - beyond).expect("more than half fit") % bound
}

/// The ordered split of a total into so many shares.
fn draw(seed: &[u8; 48], packet: PacketId, total: u128, count: u16) -> Vec<u128> {
    let key = Hash::of("tally/packet-draw", &[seed, &packet.0.to_be_bytes()]);
    let mut cuts = BTreeSet::new();
    for i in 0..count - 1 {
        let last = total - u128::from(count - 1) + u128::from(i);
        let place = 1 + below(last, |attempt| {
            Hash::of("tally/packet-share", &[&key.0, &i.to_be_bytes(), &attempt.to_be_bytes()])
        });
        if !cuts.insert(place) {
            cuts.insert(last);
        }
    }
    let mut shares = Vec::new();
    let mut from = 0;
    for to in cuts.into_iter().chain([total]) {
        shares.push(to - from);
        from = to;
    }
    shares
}

impl Model {
    /// Draws the shares of the random packets made in the block before.
    pub(super) fn draw_packets(&mut self, now: &Now) {
        let Some(drawn) = self.draw.take() else { return };
        for number in drawn.first.0..drawn.end.0 {
            let id = PacketId(number);
            let Some(pot) = self.packets.get_mut(&id).filter(|pot| pot.is_random()) else { continue };
            let pot = Arc::make_mut(pot);
            let shares = draw(&now.seed, id, pot.total, pot.count);
            pot.pages = shares.chunks(PAGE).map(<[u128]>::to_vec).collect();
        }
    }

    pub(super) fn packet_records(&self, records: &mut BTreeMap<StateKey, Bytes>) {
        for (id, pot) in &self.packets {
            let pages = pot.pages.iter().map(|page| page.len() as u8).collect();
            let record = Packet {
                creator: pot.creator,
                asset: pot.asset,
                total: Amount(pot.total),
                left: Amount(pot.left),
                count: pot.count,
                claimed: pot.claimed,
                split: pot.split,
                claim_key: pot.claim_key,
                expires_ms: pot.expires_ms,
                height: pot.height,
                pages: List::new(pages).expect("eight at most"),
            };
            records.insert(StateKey::packet(*id), record.encode());
            for (number, page) in pot.pages.iter().enumerate().filter(|(_, page)| !page.is_empty()) {
                let shares = List::new(page.iter().map(|share| Amount(*share)).collect());
                let record = PacketPage { shares: shares.expect("1 to 125") };
                records.insert(StateKey::packet_page(*id, number as u8), record.encode());
            }
        }
        for ((packet, claimer), claim) in &self.claims {
            records.insert(StateKey::packet_claim(*packet, claimer), claim.encode());
        }
        if let Some(draw) = &self.draw {
            records.insert(StateKey::packet_draw(), draw.encode());
        }
    }
}

impl Turn<'_> {
    pub fn create_packet(&mut self, it: &CreatePacket) -> Result<(), Refusal> {
        if self.asset_mut(it.asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_free(it.asset)?;
        self.check_listed(it.asset, &[self.actor])?;
        self.model.debit(&self.actor, it.asset, it.total.0, true)?;
        self.meter(it.asset, it.total.0)?;
        let time_ms = self.now.time_ms;
        if it.expires_ms <= time_ms || it.expires_ms > time_ms + MONTH_MS {
            return Err(Refusal::PacketExpiryInvalid);
        }
        let packet = PacketId(self.model.next.packet);
        self.model.next.packet += 1;
        let pot = Pot {
            creator: self.actor,
            asset: it.asset,
            total: it.total.0,
            left: it.total.0,
            count: it.count,
            claimed: 0,
            split: it.split,
            claim_key: it.claim_key,
            expires_ms: it.expires_ms,
            height: self.model.height,
            pages: Vec::new(),
        };
        if pot.is_random() {
            let first = self.model.draw.as_ref().map_or(packet, |draw| draw.first);
            self.model.draw = Some(PacketDraw { first, end: PacketId(packet.0 + 1) });
        }
        self.model.packets.insert(packet, Arc::new(pot));
        self.moved(Place::Account(self.actor), Place::Packet(packet), it.asset, it.total.0);
        self.events.push(Event::PacketCreated(PacketMade { packet, creator: self.actor }));
        Ok(())
    }

    pub fn claim_packet(&mut self, it: &ClaimPacket) -> Result<(), Refusal> {
        let (packet, claimer) = (it.packet, self.actor);
        let mut pot = Pot::clone(self.model.packets.get(&packet).ok_or(Refusal::UnknownPacket)?);
        if pot.height == self.model.height {
            return Err(Refusal::PacketNotReady);
        }
        if self.asset_mut(pot.asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_listed(pot.asset, &[claimer])?;
        let (number, share) = (pot.claimed, self.hand_out(packet, &mut pot));
        if self.model.amount(&claimer, pot.asset).checked_add(share).is_none() {
            return Err(Refusal::BalanceOverflow);
        }
        if self.now.time_ms > pot.expires_ms {
            return Err(Refusal::DeadlinePast);
        }
        self.model.credit(&claimer, pot.asset, share, true)?;
        if self.model.claims.contains_key(&(packet, claimer)) {
            return Err(Refusal::ShareClaimed);
        }
        if pot.claim_key != it.proof.as_ref().map(|proof| proof.key) {
            return Err(Refusal::ClaimKeyWrong);
        }
        let amount = Amount(share);
        self.model.claims.insert((packet, claimer), PacketClaim { share: number, amount });
        self.moved(Place::Packet(packet), Place::Account(claimer), pot.asset, share);
        self.events.push(Event::PacketClaimed(ShareTaken { packet, claimer, share: number, amount }));
        if pot.claimed == pot.count {
            self.model.packets.remove(&packet);
        } else {
            self.model.packets.insert(packet, Arc::new(pot));
        }
        Ok(())
    }

    /// The next claim's share, which leaves the packet.
    fn hand_out(&self, packet: PacketId, pot: &mut Pot) -> u128 {
        let (claimed, count) = (pot.claimed, u128::from(pot.count));
        let share = if pot.is_random() {
            let mut place = below(u128::from(pot.count - claimed), |attempt| {
                let parts: [&[u8]; 4] =
                    [&self.now.seed, &packet.0.to_be_bytes(), &claimed.to_be_bytes(), &attempt.to_be_bytes()];
                Hash::of("tally/packet-pick", &parts)
            }) as usize;
            let holds = |page: &&mut Vec<u128>| {
                let is_here = place < page.len();
                place -= if is_here { 0 } else { page.len() };
                is_here
            };
            let page = pot.pages.iter_mut().find(holds).expect("the shares left are drawn");
            page.remove(place)
        } else {
            pot.total / count + u128::from(u128::from(claimed) < pot.total % count)
        };
        pot.claimed += 1;
        pot.left -= share;
        share
    }

    pub fn reclaim_packet(&mut self, it: &PacketOnly) -> Result<(), Refusal> {
        let pot = self.model.packets.remove(&it.packet).ok_or(Refusal::UnknownPacket)?;
        self.model.credit(&pot.creator, pot.asset, pot.left, false)?;
        if self.now.time_ms <= pot.expires_ms {
            return Err(Refusal::PacketNotExpired);
        }
        self.moved(Place::Packet(it.packet), Place::Account(pot.creator), pot.asset, pot.left);
        self.events.push(Event::PacketReclaimed(RestReturned {
            packet: it.packet,
            creator: pot.creator,
            amount: Amount(pot.left),
        }));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_example_is_drawn() {
        assert_eq!(draw(&[7; 48], PacketId(0), 100, 5), [10, 24, 20, 35, 11]);
    }
}
