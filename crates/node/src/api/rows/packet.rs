//! Packets that have ended, and what was claimed.

use super::FromRow;
use crate::{
    api::json::{
        Scene,
        packet::{Packet, PacketClaim},
    },
    index::read::{ClaimItem, PacketItem},
};
use tally_types::{Amount, hash::hex};

/// A packet whose record is gone.
impl FromRow<&PacketItem> for Packet {
    fn from_row(scene: &Scene<'_>, item: &PacketItem) -> Self {
        Self {
            id: item.id.0,
            creator: scene.address(&item.creator),
            asset: item.asset.0,
            total: item.total.to_string(),
            left: Amount::ZERO.to_string(),
            count: item.count,
            claimed: item.claimed,
            split: item.split.into(),
            claim_key: item.claim_key.map(|key| hex(&key)),
            expires_ms: item.expires_ms,
            height: item.place.position().height,
            ended: true,
            returned: item.returned.map(|amount| amount.to_string()),
        }
    }
}

impl FromRow<&ClaimItem> for PacketClaim {
    fn from_row(scene: &Scene<'_>, item: &ClaimItem) -> Self {
        Self {
            share: item.share,
            claimer: scene.address(&item.claimer),
            amount: item.amount.to_string(),
            transaction: item.transaction.to_hex(),
            height: item.place.position().height,
            time_ms: item.time_ms,
        }
    }
}
