//! Operations on packets.

use super::{
    edge::Edge,
    transaction::{Generator, View},
};
use crate::model::{Model, Pot};
use std::sync::Arc;
use tally_types::{
    Action, Address, Amount, Operation,
    packet::{ClaimPacket, CreatePacket, PacketId, PacketOnly, Split},
    signature::Ed25519Signature,
};

const MONTH_MS: u64 = 30 * 24 * 3_600_000;
const CLAIM_KEYS: [[u8; 32]; 2] = [[21; 32], [22; 32]];

impl Generator {
    pub(super) fn packet_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..35 => (None, Action::CreatePacket(self.create_packet(view, &actor))),
            35..85 => self.claim_packet(view, actor),
            _ => {
                let (packet, pot) = self.packet(view);
                // Expired ones are few; the others refuse.
                let expired = view.model.packets.iter().find(|(_, pot)| pot.expires_ms < view.time_ms);
                let packet = expired.map_or(packet, |(packet, _)| *packet);
                (pot.map(|pot| pot.creator), Action::ReclaimPacket(PacketOnly { packet }))
            }
        }
    }

    fn create_packet(&mut self, view: &View<'_>, actor: &Address) -> CreatePacket {
        let asset = self.held_asset(view, actor);
        let mut total = self.amount(view.model.amount(actor, asset));
        let mut count = match self.chance.below(100) {
            0 => 0,
            1 => 1_001,
            2..5 => 120 + self.chance.below(300),
            5 => 1_000,
            _ => 1 + self.chance.below(6),
        };
        if total.0 < u128::from(count) && self.chance.percent(80) {
            (total, count) = (Amount(total.0.max(1)), 1);
        }
        let expires_ms = match self.chance.below(30) {
            0 => view.time_ms - self.chance.below(2),
            1 => view.time_ms + MONTH_MS + self.chance.below(2),
            2..12 => view.time_ms + 1 + self.chance.below(10_000),
            _ => view.time_ms + 1 + self.chance.below(100_000_000),
        };
        CreatePacket {
            asset,
            total,
            count: count as u16,
            split: if self.chance.percent(60) { Split::RANDOM } else { Split::EQUAL },
            claim_key: self.chance.percent(30).then_some(CLAIM_KEYS[0]),
            expires_ms,
            memo: self.memo(),
        }
    }

    /// Mostly by someone who has not claimed yet, with the right key.
    fn claim_packet(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        let (packet, pot) = self.packet(view);
        let fresh: Vec<Address> = self
            .people
            .iter()
            .filter(|person| !view.model.claims.contains_key(&(packet, **person)))
            .copied()
            .collect();
        let claimer = self.chance.pick(&fresh).filter(|_| self.chance.percent(90)).unwrap_or(actor);
        let key = match self.chance.below(20) {
            0 => None,
            1 => Some(CLAIM_KEYS[1]),
            _ => pot.and_then(|pot| pot.claim_key),
        };
        (Some(claimer), Action::ClaimPacket(claim(packet, key)))
    }

    /// A packet there is, mostly.
    fn packet(&mut self, view: &View<'_>) -> (PacketId, Option<Arc<Pot>>) {
        let open: Vec<(PacketId, Option<Arc<Pot>>)> =
            view.model.packets.iter().map(|(id, pot)| (*id, Some(pot.clone()))).collect();
        let ready: Vec<_> = open
            .iter()
            .filter(|(_, pot)| pot.as_ref().is_some_and(|pot| pot.height < view.model.height))
            .cloned()
            .collect();
        let from = if self.chance.percent(90) { ready } else { open };
        let found = self.chance.pick(&from).filter(|_| self.chance.percent(92));
        found.unwrap_or_else(|| (PacketId(self.chance.below(view.model.next.packet + 2)), None))
    }

    /// A claim or a reclaim around a packet's expiry.
    pub(super) fn at_the_expiry(&mut self, view: &View<'_>, packet: PacketId) -> Operation {
        let key = view.model.packets.get(&packet).and_then(|pot| pot.claim_key);
        let action = if self.chance.percent(50) {
            Action::ClaimPacket(claim(packet, key))
        } else {
            Action::ReclaimPacket(PacketOnly { packet })
        };
        Operation { actor: self.actor(), action }
    }
}

fn claim(packet: PacketId, key: Option<[u8; 32]>) -> ClaimPacket {
    ClaimPacket { packet, proof: key.map(|key| Ed25519Signature { key, signature: [0; 64] }) }
}

/// When packets expire.
pub(super) fn packet_expiries(model: &Model) -> Vec<(u64, Edge)> {
    model.packets.iter().map(|(id, pot)| (pot.expires_ms, Edge::Packet(*id))).collect()
}
