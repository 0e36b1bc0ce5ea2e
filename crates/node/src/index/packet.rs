//! Packets in the index: which were made, and who claimed which share. It stays when the ledger's record is gone.

use super::{
    lines::Step,
    place::Place,
    sql::{self, insert},
};
use sqlx::SqliteConnection;
use std::collections::BTreeMap;
use tally_types::{
    Action, Address, Amount, AssetId, Event,
    packet::{CreatePacket, PacketId, Split},
};

/// A packet that was made.
pub struct PacketRow {
    pub id: PacketId,
    pub creator: Address,
    pub asset: AssetId,
    pub total: Amount,
    pub count: u16,
    pub split: Split,
    pub claim_key: Option<[u8; 32]>,
    pub expires_ms: u64,
    pub place: Place,
}

/// A share that was claimed.
pub struct ClaimRow {
    pub packet: PacketId,
    pub share: u16,
    pub claimer: Address,
    pub amount: Amount,
    pub place: Place,
}

/// What a batch says of packets.
#[derive(Default)]
pub struct PacketRows {
    made: Vec<PacketRow>,
    claims: Vec<ClaimRow>,
    returned: Vec<(PacketId, Amount)>,
}

impl PacketRow {
    fn new(id: PacketId, creator: Address, made: &CreatePacket, place: Place) -> Self {
        Self {
            id,
            creator,
            asset: made.asset,
            total: made.total,
            count: made.count,
            split: made.split,
            claim_key: made.claim_key,
            expires_ms: made.expires_ms,
            place,
        }
    }
}

impl PacketRows {
    pub fn add(&mut self, place: Place, step: &Step<'_>) {
        match (&step.operation.action, step.event) {
            (Action::CreatePacket(made), Some(Event::PacketCreated(event))) => {
                self.made.push(PacketRow::new(event.packet, event.creator, made, place));
            }
            (_, Some(Event::PacketClaimed(taken))) => self.claims.push(ClaimRow {
                packet: taken.packet,
                share: taken.share,
                claimer: taken.claimer,
                amount: taken.amount,
                place,
            }),
            (_, Some(Event::PacketReclaimed(rest))) => self.returned.push((rest.packet, rest.amount)),
            _ => {}
        }
    }

    pub async fn write(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        insert(connection, "INSERT INTO packets", 11, "", &self.made, |query, row| {
            query
                .bind(row.id.0 as i64)
                .bind(&row.creator.0[..])
                .bind(row.asset.0 as i64)
                .bind(sql::amount(row.total))
                .bind(row.count)
                .bind(matches!(row.split, Split::Random(_)))
                .bind(row.claim_key.map(|key| key.to_vec()))
                .bind(row.expires_ms as i64)
                .bind(row.place.0)
                .bind(0)
                .bind(None::<Vec<u8>>)
        })
        .await?;
        insert(connection, "INSERT INTO packet_claims", 5, "", &self.claims, |query, row| {
            query
                .bind(row.packet.0 as i64)
                .bind(row.share)
                .bind(&row.claimer.0[..])
                .bind(sql::amount(row.amount))
                .bind(row.place.0)
        })
        .await?;
        // Shares are counted in order, so the last claim of a packet says how many there are.
        let claimed: BTreeMap<u64, u16> =
            self.claims.iter().map(|claim| (claim.packet.0, claim.share + 1)).collect();
        for (packet, claimed) in claimed {
            let query = sqlx::query("UPDATE packets SET claimed = $1 WHERE id = $2");
            query.bind(claimed).bind(packet as i64).execute(&mut *connection).await?;
        }
        for (packet, amount) in &self.returned {
            let query = sqlx::query("UPDATE packets SET returned = $1 WHERE id = $2");
            query.bind(sql::amount(*amount)).bind(packet.0 as i64).execute(&mut *connection).await?;
        }
        Ok(())
    }
}
