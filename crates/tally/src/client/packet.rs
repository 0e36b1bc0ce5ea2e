//! Packets, as a node tells them.

use super::{
    api::{Client, PAGE, Page, parameter},
    http::NetworkError,
    text,
};
use serde::Deserialize;
use tally_types::{Address, Amount, AssetId, Hash, packet::PacketId};

/// How a packet's total is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SplitInfo {
    Equal,
    Random,
}

/// A packet, open or ended.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PacketInfo {
    pub id: u64,
    #[serde(deserialize_with = "text::read")]
    pub creator: Address,
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub total: Amount,
    #[serde(deserialize_with = "text::read")]
    pub left: Amount,
    pub count: u16,
    pub claimed: u16,
    pub split: SplitInfo,
    /// The key whose signature a claim needs: 32 bytes, like a hash.
    #[serde(default, deserialize_with = "text::read_option")]
    pub claim_key: Option<Hash>,
    /// Block time in Unix milliseconds until which shares may be claimed.
    pub expires_ms: u64,
    pub ended: bool,
    /// What went back to the creator, when it did.
    #[serde(default, deserialize_with = "text::read_option")]
    pub returned: Option<Amount>,
}

/// A claimed share.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ClaimInfo {
    /// How many had claimed before.
    pub share: u16,
    #[serde(deserialize_with = "text::read")]
    pub claimer: Address,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    pub time_ms: u64,
}

impl Client {
    /// A packet that is or was.
    pub fn packet(&self, id: PacketId) -> Result<Option<PacketInfo>, NetworkError> {
        #[derive(Deserialize)]
        struct Answer {
            packet: PacketInfo,
        }
        let answer: Option<Answer> = self.http.find(&format!("/v1/packets/{id}"))?;
        Ok(answer.map(|answer| answer.packet))
    }

    /// Shares claimed from a packet, newest first.
    pub fn packet_claims(&self, id: PacketId, cursor: Option<&str>) -> Result<Page<ClaimInfo>, NetworkError> {
        let cursor = parameter("cursor", cursor);
        self.http.get(&format!("/v1/packets/{id}/claims?limit={PAGE}{cursor}"))
    }

    /// Packets that an account made, newest first.
    pub fn packets_of(
        &self,
        creator: &Address,
        open: bool,
        cursor: Option<&str>,
    ) -> Result<Page<PacketInfo>, NetworkError> {
        let cursor = parameter("cursor", cursor);
        self.http.get(&format!("/v1/accounts/{creator}/packets?limit={PAGE}&open={open}{cursor}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packet_is_read() {
        let json = format!(
            r#"{{"id":4,"creator":"{}","asset":0,"total":"90","left":"45","count":2,"claimed":1,"split":"random",
            "claim_key":"{}","expires_ms":5,"height":1,"ended":false}}"#,
            Address([1; 20]),
            Hash([7; 32]),
        );
        let packet: PacketInfo = serde_json::from_str(&json).unwrap();
        assert_eq!(
            (packet.split, packet.left, packet.claim_key),
            (SplitInfo::Random, Amount(45), Some(Hash([7; 32])))
        );
        assert_eq!((packet.ended, packet.returned), (false, None));
    }
}
