//! The council, its proposals and what they would change, as a node tells them.

use super::text;
use serde::Deserialize;
use tally_types::{
    Address,
    council::{Stage, Window},
    wire::Empty,
};

/// The council.
#[derive(Clone, Debug, Deserialize)]
pub struct CouncilInfo {
    pub seats: Vec<SeatInfo>,
    pub quorum: usize,
    pub voting_ms: u64,
    pub delay_ms: u64,
    pub window_ms: u64,
    /// How many proposals were ever made.
    pub proposals: u64,
    pub version: Option<VersionInfo>,
}

/// A member's seat.
#[derive(Clone, Debug, Deserialize)]
pub struct SeatInfo {
    /// The member's Ed25519 key, hexadecimal.
    #[serde(deserialize_with = "text::read_name")]
    pub member: String,
    #[serde(deserialize_with = "text::read")]
    pub account: Address,
    /// How many of its proposals are open.
    pub open: u8,
}

/// The software version that the council decided on last.
#[derive(Clone, Debug, Deserialize)]
pub struct VersionInfo {
    #[serde(deserialize_with = "text::read_name")]
    pub version: String,
    pub from_height: u64,
    pub proposal: u64,
}

/// A proposal in a list.
#[derive(Clone, Debug, Deserialize)]
pub struct ProposalInfo {
    pub id: u64,
    #[serde(deserialize_with = "text::read_name")]
    pub title: String,
    pub voting_until_ms: u64,
    pub yes: usize,
    pub no: usize,
    pub stage: StageInfo,
}

/// What has become of a proposal.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StageInfo {
    Voting {},
    Passed { from_ms: u64, until_ms: u64 },
    Enacted { time_ms: u64 },
    Failed { time_ms: u64 },
    Withdrawn { time_ms: u64 },
    Lapsed { time_ms: u64 },
}

impl StageInfo {
    pub fn stage(self) -> Stage {
        match self {
            Self::Voting {} => Stage::Voting(Empty),
            Self::Passed { from_ms, until_ms } => Stage::Passed(Window { from_ms, until_ms }),
            Self::Enacted { time_ms } => Stage::Enacted(time_ms),
            Self::Failed { time_ms } => Stage::Failed(time_ms),
            Self::Withdrawn { time_ms } => Stage::Withdrawn(time_ms),
            Self::Lapsed { time_ms } => Stage::Lapsed(time_ms),
        }
    }
}

/// One value that would be another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ChangeInfo {
    pub name: String,
    #[serde(default)]
    pub from: Option<String>,
    #[serde(default)]
    pub to: Option<String>,
}

/// What a node adds to a proposal's record.
#[derive(Clone, Debug, Deserialize)]
pub struct ProposalDetails {
    pub ballots: Vec<BallotInfo>,
    pub changes: Vec<ChangeInfo>,
    /// Whether what it was written against has changed since.
    pub outdated: bool,
}

/// When a member voted.
#[derive(Clone, Debug, Deserialize)]
pub struct BallotInfo {
    pub member: String,
    #[serde(default)]
    pub time_ms: Option<u64>,
}

/// An open proposal and what it would change.
#[derive(Clone, Debug, Deserialize)]
pub struct PendingInfo {
    pub proposal: ProposalInfo,
    pub changes: Vec<ChangeInfo>,
    pub outdated: bool,
}

/// What may become of the parameters, or of the fee schedule.
#[derive(Clone, Debug, Deserialize)]
pub struct Outlook {
    pub pending: Vec<PendingInfo>,
}

/// Somebody appointed to an office.
#[derive(Clone, Debug, Deserialize)]
pub struct AppointmentInfo {
    #[serde(deserialize_with = "text::read_name")]
    pub role: String,
    #[serde(deserialize_with = "text::read")]
    pub holder: Address,
    pub proposal: u64,
}
