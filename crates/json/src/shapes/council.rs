//! The council's proposals and what they would do, as JSON.

mod answers;

use super::{
    super::{error::ApiError, problem::Problem},
    Money, Scene,
    network::FeeSchedule,
    read_amount, read_hash, read_hex, read_text,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tally_types::{
    self as ledger, AssetId, Handle, Hash,
    council::{self, ProposalId},
    hash::hex,
    stake::CandidateId,
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

pub use answers::{
    Appointment, Ballot, Change, Council, FeesAnswer, ParametersAnswer, Pending, Present, ProposalAnswer,
    Seat, SoftwareVersion,
};

/// Every parameter by its name, such as `stake.min_bond`; values are digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(transparent)]
pub struct Parameters(pub BTreeMap<String, String>);

/// What a proposal would do. What replaces something names what it was written against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Measure {
    SetParameters {
        /// The hash of the parameters to replace.
        based_on: String,
        /// All of them.
        parameters: Parameters,
    },
    SetFees {
        /// The hash of the fee schedule to replace.
        based_on: String,
        fees: FeeSchedule,
    },
    AdmitMember {
        /// Its Ed25519 key.
        member: String,
        /// The account of its seat.
        account: String,
    },
    RemoveMember {
        member: String,
    },
    SpendTreasury {
        to: String,
        asset: u64,
        /// Base units.
        amount: String,
    },
    Penalize {
        candidate: u64,
        fraction_bps: u16,
    },
    Appoint {
        /// The office's name.
        role: String,
        /// Whom to appoint; absent: nobody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        holder: Option<String>,
        /// The present holder.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        instead_of: Option<String>,
    },
    SetVersion {
        version: String,
        from_height: u64,
        /// The proposal that decided on the present one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        instead_of: Option<u64>,
    },
}

/// What has become of a proposal. Times are those of blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ProposalStage))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Stage {
    /// It may be voted on until `voting_until_ms`, and then be closed.
    Voting {},
    /// It may be enacted within these times, both inclusive, and then be closed.
    Passed {
        from_ms: u64,
        until_ms: u64,
    },
    Enacted {
        time_ms: u64,
    },
    Failed {
        time_ms: u64,
    },
    Withdrawn {
        time_ms: u64,
    },
    Lapsed {
        time_ms: u64,
    },
}

/// A proposal, and how the votes stand.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Proposal {
    pub id: u64,
    /// The Ed25519 key of the member whose seat made it.
    pub member: String,
    pub title: String,
    /// SHA-256 of the text that says why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where the text can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    pub measure: Measure,
    /// Last block time, inclusive, at which it may be voted on.
    pub voting_until_ms: u64,
    pub yes: usize,
    pub no: usize,
    pub stage: Stage,
}

impl Parameters {
    pub fn new(parameters: &ledger::Parameters) -> Self {
        Self(parameters.named().into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// Reads all parameters: a name that is missing or too many is an error.
    pub fn read(&self) -> Result<ledger::Parameters, ApiError> {
        let wrong = |note: String| ApiError::from(Problem::OperationInvalid).with_note(note);
        let mut parameters = ledger::Parameters::default();
        for (name, value) in &self.0 {
            parameters.set_named(name, value).map_err(|error| wrong(format!("{name}: {error}")))?;
        }
        match parameters.named().into_iter().find(|(name, _)| !self.0.contains_key(*name)) {
            Some((name, _)) => Err(wrong(format!("{name} is missing; give every parameter"))),
            None => Ok(parameters),
        }
    }
}

fn read_member(text: &str) -> Result<[u8; 32], ApiError> {
    let note = "a member's key has 64 hexadecimal digits";
    read_hex(text)?.try_into().map_err(|_| ApiError::from(Problem::OperationInvalid).with_note(note))
}

impl Measure {
    pub fn new(scene: &Scene<'_>, measure: &council::Measure) -> Self {
        use council::Measure as In;
        match measure {
            In::SetParameters(m) => Self::SetParameters {
                based_on: m.based_on.to_hex(),
                parameters: Parameters::new(&m.parameters),
            },
            In::SetFees(m) => Self::SetFees { based_on: m.based_on.to_hex(), fees: (&m.fees).into() },
            In::AdmitMember(m) => {
                Self::AdmitMember { member: hex(&m.member), account: scene.address(&m.account) }
            }
            In::RemoveMember(m) => Self::RemoveMember { member: hex(&m.member) },
            In::SpendTreasury(m) => {
                let Money { asset, amount } = Money::new(m.asset, m.amount);
                Self::SpendTreasury { to: scene.address(&m.to), asset, amount }
            }
            In::Penalize(m) => Self::Penalize { candidate: m.candidate.0, fraction_bps: m.fraction_bps },
            In::Appoint(m) => Self::Appoint {
                role: role_name(&m.role),
                holder: m.holder.map(|holder| scene.address(&holder)),
                instead_of: m.instead_of.map(|before| scene.address(&before)),
            },
            In::SetVersion(m) => Self::SetVersion {
                version: m.version.as_str().to_owned(),
                from_height: m.from_height,
                instead_of: m.instead_of.map(|before| before.0),
            },
        }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<council::Measure, ApiError> {
        use council::Measure as Out;
        let account =
            |text: &Option<String>| text.as_deref().map(|text| scene.read_address(text)).transpose();
        Ok(match self {
            Self::SetParameters { based_on, parameters } => Out::SetParameters(council::SetParameters {
                based_on: read_hash(based_on)?,
                parameters: parameters.read()?,
            }),
            Self::SetFees { based_on, fees } => {
                Out::SetFees(council::SetFees { based_on: read_hash(based_on)?, fees: fees.read()? })
            }
            Self::AdmitMember { member, account } => Out::AdmitMember(council::AdmitMember {
                member: read_member(member)?,
                account: scene.read_address(account)?,
            }),
            Self::RemoveMember { member } => {
                Out::RemoveMember(council::RemoveMember { member: read_member(member)? })
            }
            Self::SpendTreasury { to, asset, amount } => Out::SpendTreasury(council::SpendTreasury {
                to: scene.read_address(to)?,
                asset: AssetId(*asset),
                amount: read_amount(amount)?,
            }),
            Self::Penalize { candidate, fraction_bps } => Out::Penalize(council::Penalize {
                candidate: CandidateId(*candidate),
                fraction_bps: *fraction_bps,
            }),
            Self::Appoint { role, holder, instead_of } => Out::Appoint(council::Appoint {
                role: read_role(role)?,
                holder: account(holder)?,
                instead_of: account(instead_of)?,
            }),
            Self::SetVersion { version, from_height, instead_of } => Out::SetVersion(council::SetVersion {
                version: read_text(version)?,
                from_height: *from_height,
                instead_of: instead_of.map(ProposalId),
            }),
        })
    }
}

pub fn role_name(role: &council::Role) -> String {
    let council::Role::Office(name) = role;
    name.as_str().to_owned()
}

fn read_role(text: &str) -> Result<council::Role, ApiError> {
    Ok(council::Role::Office(Handle::parse(text).ok_or(Problem::NameInvalid)?))
}

impl From<&council::Stage> for Stage {
    fn from(stage: &council::Stage) -> Self {
        match *stage {
            council::Stage::Voting(_) => Self::Voting {},
            council::Stage::Passed(window) => {
                Self::Passed { from_ms: window.from_ms, until_ms: window.until_ms }
            }
            council::Stage::Enacted(time_ms) => Self::Enacted { time_ms },
            council::Stage::Failed(time_ms) => Self::Failed { time_ms },
            council::Stage::Withdrawn(time_ms) => Self::Withdrawn { time_ms },
            council::Stage::Lapsed(time_ms) => Self::Lapsed { time_ms },
        }
    }
}

impl Proposal {
    pub fn new(scene: &Scene<'_>, id: ProposalId, proposal: &council::Proposal) -> Self {
        let link = proposal.link.as_str();
        Self {
            id: id.0,
            member: hex(&proposal.member),
            title: proposal.title.as_str().to_owned(),
            text: (proposal.text != Hash::ZERO).then(|| proposal.text.to_hex()),
            link: (!link.is_empty()).then(|| link.to_owned()),
            measure: Measure::new(scene, &proposal.measure),
            voting_until_ms: proposal.voting_until_ms,
            yes: proposal.count(true),
            no: proposal.count(false),
            stage: (&proposal.stage).into(),
        }
    }
}
