//! What the index knows of packets: those of an account, the open ones, and who claimed which share.

use super::super::{
    follow::{Index, IndexError},
    place::Place,
    sql,
};
use sqlx::{AssertSqlSafe, Row, sqlite::SqliteRow};
use tally_types::{
    Address, Amount, AssetId, Hash,
    packet::{PacketId, Split},
};

/// A packet, as it was made and as far as it has been claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacketItem {
    pub id: PacketId,
    pub creator: Address,
    pub asset: AssetId,
    pub total: Amount,
    pub count: u16,
    pub split: Split,
    pub claim_key: Option<[u8; 32]>,
    pub expires_ms: u64,
    pub place: Place,
    pub claimed: u16,
    /// What went back to the creator, when it did.
    pub returned: Option<Amount>,
}

/// A claimed share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimItem {
    /// How many had claimed before.
    pub share: u16,
    pub claimer: Address,
    pub amount: Amount,
    pub place: Place,
    pub transaction: Hash,
    pub time_ms: u64,
}

/// Which packets are wanted; the default takes all.
#[derive(Clone, Copy, Debug, Default)]
pub struct PacketFilter {
    pub creator: Option<Address>,
    /// Only those with something left in them.
    pub is_open: bool,
}

const COLUMNS: &str =
    "id, creator, asset, total, count, random, claim_key, expires_ms, place, claimed, returned";

impl PacketItem {
    /// Whether nothing is left in it.
    pub fn is_ended(&self) -> bool {
        self.claimed == self.count || self.returned.is_some()
    }
}

impl Index {
    /// Packets before `before`, newest first.
    pub async fn packets(
        &self,
        filter: PacketFilter,
        before: Option<PacketId>,
        limit: u32,
    ) -> Result<Vec<PacketItem>, IndexError> {
        let open = if filter.is_open { "AND returned IS NULL AND claimed < count" } else { "" };
        let creator = if filter.creator.is_some() { "AND creator = $3" } else { "" };
        let text =
            format!("SELECT {COLUMNS} FROM packets WHERE id < $1 {open} {creator} ORDER BY id DESC LIMIT $2");
        let before = before.map_or(i64::MAX, |id| id.0 as i64);
        let mut query = sqlx::query(AssertSqlSafe(text)).bind(before).bind(limit);
        if let Some(creator) = &filter.creator {
            query = query.bind(creator.0.to_vec());
        }
        query.fetch_all(self.readers()).await?.iter().map(read_packet).collect()
    }

    /// A packet that is or was.
    pub async fn packet(&self, id: PacketId) -> Result<Option<PacketItem>, IndexError> {
        let query = sqlx::query(AssertSqlSafe(format!("SELECT {COLUMNS} FROM packets WHERE id = $1")));
        query.bind(id.0 as i64).fetch_optional(self.readers()).await?.as_ref().map(read_packet).transpose()
    }

    /// Shares claimed from a packet before the claim with this number, newest first.
    pub async fn packet_claims(
        &self,
        packet: PacketId,
        before: Option<u16>,
        limit: u32,
    ) -> Result<Vec<ClaimItem>, IndexError> {
        let query = "SELECT c.share, c.claimer, c.amount, c.place, t.id, b.time_ms FROM packet_claims c \
                     JOIN transactions t ON t.place = c.place JOIN blocks b ON b.height = c.place >> 14 \
                     WHERE c.packet = $1 AND c.share < $2 ORDER BY c.share DESC LIMIT $3";
        let query = sqlx::query(query).bind(packet.0 as i64).bind(before.unwrap_or(u16::MAX)).bind(limit);
        query.fetch_all(self.readers()).await?.iter().map(read_claim).collect()
    }
}

fn read_packet(row: &SqliteRow) -> Result<PacketItem, IndexError> {
    let claim_key: Option<&[u8]> = row.try_get(6)?;
    let returned: Option<&[u8]> = row.try_get(10)?;
    Ok(PacketItem {
        id: PacketId(row.try_get::<i64, _>(0)? as u64),
        creator: sql::read_address(row.try_get(1)?)?,
        asset: AssetId(row.try_get::<i64, _>(2)? as u64),
        total: sql::read_amount(row.try_get(3)?)?,
        count: row.try_get(4)?,
        split: if row.try_get(5)? { Split::RANDOM } else { Split::EQUAL },
        claim_key: claim_key.map(|key| sql::read_hash(key).map(|hash| hash.0)).transpose()?,
        expires_ms: row.try_get::<i64, _>(7)? as u64,
        place: Place(row.try_get(8)?),
        claimed: row.try_get(9)?,
        returned: returned.map(sql::read_amount).transpose()?,
    })
}

fn read_claim(row: &SqliteRow) -> Result<ClaimItem, IndexError> {
    Ok(ClaimItem {
        share: row.try_get(0)?,
        claimer: sql::read_address(row.try_get(1)?)?,
        amount: sql::read_amount(row.try_get(2)?)?,
        place: Place(row.try_get(3)?),
        transaction: sql::read_hash(row.try_get(4)?)?,
        time_ms: row.try_get::<i64, _>(5)? as u64,
    })
}
