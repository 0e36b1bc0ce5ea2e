//! What is answered about the council: its seats, a proposal with its votes, and what would change.

use super::{super::asset::AssetBrief, FeeSchedule, Parameters, Proposal, Scene, role_name};
use serde::Serialize;
use tally_types::{
    self as ledger,
    council::{self, CouncilParameters, Measure, ProposalId},
    fee,
    hash::hex,
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A member's seat.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Seat {
    /// The member's Ed25519 key.
    pub member: String,
    /// The account that acts for it.
    pub account: String,
    /// How many of its proposals are open.
    pub open: u8,
}

/// The software version that the council decided on last.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SoftwareVersion {
    pub version: String,
    /// The height from which members run it.
    pub from_height: u64,
    /// The proposal that said so.
    pub proposal: u64,
}

/// The council.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Council {
    pub seats: Vec<Seat>,
    /// How many votes decide.
    pub quorum: usize,
    /// How long a proposal may be voted on.
    pub voting_ms: u64,
    /// How long a decision is known before it may take effect.
    pub delay_ms: u64,
    /// How long after that it may.
    pub window_ms: u64,
    /// How many proposals were ever made.
    pub proposals: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<SoftwareVersion>,
}

/// A member's vote.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Ballot {
    /// The member's Ed25519 key.
    pub member: String,
    pub yes: bool,
    /// When it voted so; absent while the index does not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_ms: Option<u64>,
}

/// One value that would be another.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Change {
    /// A parameter's name; of fees `base`, a kind of operation, or an asset's number with `asset `.
    pub name: String,
    /// The present value; absent when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What it would be; absent when it would be gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// A proposal with every vote.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ProposalAnswer {
    pub proposal: Proposal,
    /// In the order of the members' keys.
    pub ballots: Vec<Ballot>,
    /// How many votes decide.
    pub quorum: usize,
    /// When it was made; absent while the index does not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposed_ms: Option<u64>,
    /// What it would change of the present parameters or fees.
    pub changes: Vec<Change>,
    /// Whether what it was written against has changed since: then it cannot be enacted.
    pub outdated: bool,
    pub assets: Vec<AssetBrief>,
}

/// An open proposal and what it would change.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Pending {
    pub proposal: Proposal,
    pub changes: Vec<Change>,
    /// Whether what it was written against has changed since: then it cannot be enacted.
    pub outdated: bool,
}

/// The parameters now, and what may become of them.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ParametersAnswer {
    pub parameters: Parameters,
    /// What a proposal of others names these by.
    pub hash: String,
    /// Open proposals of others, newest first; up to 100.
    pub pending: Vec<Pending>,
}

/// The fee schedule now, and what may become of it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct FeesAnswer {
    pub fees: FeeSchedule,
    /// What a proposal of another names this by.
    pub hash: String,
    /// Open proposals of another, newest first; up to 100.
    pub pending: Vec<Pending>,
}

/// Somebody appointed to a role.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Appointment {
    pub role: String,
    pub holder: String,
    /// The proposal that said so.
    pub proposal: u64,
}

impl Seat {
    pub fn new(scene: &Scene<'_>, seat: &council::Seat) -> Self {
        Self { member: hex(&seat.member), account: scene.address(&seat.account), open: seat.open }
    }
}

impl From<&council::SoftwareVersion> for SoftwareVersion {
    fn from(version: &council::SoftwareVersion) -> Self {
        let council::SoftwareVersion { version, from_height, proposal } = version;
        Self { version: version.as_str().to_owned(), from_height: *from_height, proposal: proposal.0 }
    }
}

impl Council {
    pub fn new(
        scene: &Scene<'_>,
        council: &council::Council,
        periods: &CouncilParameters,
        proposals: u64,
        version: Option<council::SoftwareVersion>,
    ) -> Self {
        Self {
            seats: council.seats.iter().map(|seat| Seat::new(scene, seat)).collect(),
            quorum: council.quorum(),
            voting_ms: periods.voting_ms,
            delay_ms: periods.delay_ms,
            window_ms: periods.window_ms,
            proposals,
            version: version.as_ref().map(SoftwareVersion::from),
        }
    }
}

impl Appointment {
    pub fn new(scene: &Scene<'_>, appointment: &council::Appointment) -> Self {
        Self {
            role: role_name(&appointment.role),
            holder: scene.address(&appointment.holder),
            proposal: appointment.proposal.0,
        }
    }
}

/// What stands now, to compare proposals with.
pub struct Present {
    pub parameters: ledger::Parameters,
    pub fees: fee::FeeSchedule,
}

impl Present {
    pub fn pending(&self, scene: &Scene<'_>, id: ProposalId, proposal: &council::Proposal) -> Pending {
        let (changes, outdated) = self.changes(&proposal.measure);
        Pending { proposal: Proposal::new(scene, id, proposal), changes, outdated }
    }

    /// What a measure would change of the parameters or fees, and whether it was written against others.
    pub fn changes(&self, measure: &Measure) -> (Vec<Change>, bool) {
        match measure {
            Measure::SetParameters(measure) => {
                let own = |(name, value): (&str, String)| (name.to_owned(), value);
                let named =
                    |parameters: &ledger::Parameters| parameters.named().into_iter().map(own).collect();
                let (before, after) = (named(&self.parameters), named(&measure.parameters));
                (differing(before, after), measure.based_on != self.parameters.hash())
            }
            Measure::SetFees(measure) => {
                let (before, after) = (lines_of(&self.fees), lines_of(&measure.fees));
                (differing(before, after), measure.based_on != self.fees.hash())
            }
            _ => (Vec::new(), false),
        }
    }
}

/// A fee schedule as names and values.
fn lines_of(fees: &fee::FeeSchedule) -> Vec<(String, String)> {
    let FeeSchedule { base, prices, rates } = fees.into();
    let prices = prices.into_iter().map(|price| (price.kind, price.amount));
    let rates = rates
        .into_iter()
        .map(|rate| (format!("asset {}", rate.asset), format!("{}/{}", rate.numerator, rate.denominator)));
    std::iter::once(("base".to_owned(), base)).chain(prices).chain(rates).collect()
}

/// The names whose values differ: those of `before` in its order, then new ones.
fn differing(before: Vec<(String, String)>, after: Vec<(String, String)>) -> Vec<Change> {
    let find = |list: &[(String, String)], name: &str| {
        list.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone())
    };
    let new = after.iter().filter(|(name, _)| find(&before, name).is_none());
    let names = before.iter().chain(new).map(|(name, _)| name.clone());
    let change = |name: String| {
        let (from, to) = (find(&before, &name), find(&after, &name));
        (from != to).then_some(Change { name, from, to })
    };
    names.filter_map(change).collect()
}
