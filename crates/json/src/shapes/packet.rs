//! Packets as JSON.

use super::{
    super::{error::ApiError, problem::Problem},
    Scene,
    asset::AssetBrief,
    read_amount, read_hash, read_hex,
    transfer::Memo,
};
use serde::{Deserialize, Serialize};
use tally_types::{
    AssetId,
    hash::hex,
    packet::{self, PacketId},
    signature::Ed25519Signature,
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// How a packet's total is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Split {
    Equal,
    Random,
}

/// Sets units aside in shares for whoever comes first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePacket {
    pub asset: u64,
    /// Base units, all shares together.
    pub total: String,
    /// How many shares: 1 to 1,000.
    pub count: u16,
    pub split: Split,
    /// An Ed25519 key, 64 hexadecimal digits: only claims it has signed are good. Left out, anyone may claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim_key: Option<String>,
    pub expires_ms: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memo: Option<Memo>,
}

/// A claim key and its signature of the claim, hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClaimProof {
    pub key: String,
    pub signature: String,
}

/// Takes a share for the actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClaimPacket {
    pub packet: u64,
    /// Of a packet with a claim key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<ClaimProof>,
}

/// Sends what is left in an expired packet back to its creator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReclaimPacket {
    pub packet: u64,
}

impl From<packet::Split> for Split {
    fn from(split: packet::Split) -> Self {
        match split {
            packet::Split::Equal(_) => Self::Equal,
            packet::Split::Random(_) => Self::Random,
        }
    }
}

impl From<Split> for packet::Split {
    fn from(split: Split) -> Self {
        match split {
            Split::Equal => Self::EQUAL,
            Split::Random => Self::RANDOM,
        }
    }
}

impl From<&packet::CreatePacket> for CreatePacket {
    fn from(it: &packet::CreatePacket) -> Self {
        Self {
            asset: it.asset.0,
            total: it.total.to_string(),
            count: it.count,
            split: it.split.into(),
            claim_key: it.claim_key.map(|key| hex(&key)),
            expires_ms: it.expires_ms,
            memo: Memo::new(&it.memo),
        }
    }
}

impl CreatePacket {
    pub fn read(&self) -> Result<packet::CreatePacket, ApiError> {
        Ok(packet::CreatePacket {
            asset: AssetId(self.asset),
            total: read_amount(&self.total)?,
            count: self.count,
            split: self.split.into(),
            claim_key: self.claim_key.as_deref().map(|key| read_hash(key).map(|hash| hash.0)).transpose()?,
            expires_ms: self.expires_ms,
            memo: Memo::read(self.memo.as_ref())?,
        })
    }
}

impl From<&packet::ClaimPacket> for ClaimPacket {
    fn from(it: &packet::ClaimPacket) -> Self {
        let proof =
            |proof: &Ed25519Signature| ClaimProof { key: hex(&proof.key), signature: hex(&proof.signature) };
        Self { packet: it.packet.0, proof: it.proof.as_ref().map(proof) }
    }
}

impl ClaimPacket {
    pub fn read(&self) -> Result<packet::ClaimPacket, ApiError> {
        let proof = |proof: &ClaimProof| {
            let wrong = |_| ApiError::from(Problem::OperationInvalid).with_note("a signature has 64 bytes");
            Ok::<_, ApiError>(Ed25519Signature {
                key: read_hash(&proof.key)?.0,
                signature: read_hex(&proof.signature)?.try_into().map_err(wrong)?,
            })
        };
        let proof = self.proof.as_ref().map(proof).transpose()?;
        Ok(packet::ClaimPacket { packet: PacketId(self.packet), proof })
    }
}

impl From<&packet::PacketOnly> for ReclaimPacket {
    fn from(it: &packet::PacketOnly) -> Self {
        Self { packet: it.packet.0 }
    }
}

impl ReclaimPacket {
    pub fn read(&self) -> packet::PacketOnly {
        packet::PacketOnly { packet: PacketId(self.packet) }
    }
}

/// A packet: open, or as the index remembers it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Packet {
    pub id: u64,
    pub creator: String,
    pub asset: u64,
    /// Base units set aside in it, all shares together.
    pub total: String,
    /// Base units left in it.
    pub left: String,
    /// How many shares there are, and how many are claimed.
    pub count: u16,
    pub claimed: u16,
    pub split: Split,
    /// The key whose signature a claim needs; absent when anyone may claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim_key: Option<String>,
    /// Until when, in block time, shares may be claimed.
    pub expires_ms: u64,
    /// The block it was made in; shares may be claimed from the next one on.
    pub height: u64,
    /// Whether nothing is left in it.
    pub ended: bool,
    /// Base units that went back to the creator, when they did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned: Option<String>,
}

impl Packet {
    /// A packet with something in it.
    pub fn new(scene: &Scene<'_>, id: PacketId, packet: &packet::Packet) -> Self {
        Self {
            id: id.0,
            creator: scene.address(&packet.creator),
            asset: packet.asset.0,
            total: packet.total.to_string(),
            left: packet.left.to_string(),
            count: packet.count,
            claimed: packet.claimed,
            split: packet.split.into(),
            claim_key: packet.claim_key.map(|key| hex(&key)),
            expires_ms: packet.expires_ms,
            height: packet.height,
            ended: false,
            returned: None,
        }
    }
}

/// A packet with its asset.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct PacketAnswer {
    pub packet: Packet,
    pub assets: Vec<AssetBrief>,
}

/// A claimed share.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct PacketClaim {
    /// How many had claimed before.
    pub share: u16,
    pub claimer: String,
    /// Base units.
    pub amount: String,
    pub transaction: String,
    pub height: u64,
    pub time_ms: u64,
}
