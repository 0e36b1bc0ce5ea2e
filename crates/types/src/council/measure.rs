//! Measures: what a proposal would do.
//!
//! Invariant: a measure that replaces something names what it replaces, so that of two decisions written against the
//! same present the later one cannot undo the earlier unseen.

use super::{ProposalId, Role, VersionName};
use crate::{
    Address, Amount, AssetId, Hash, Parameters, Refusal, asset::is_name, fee::FeeSchedule,
    parameters::WHOLE_BPS, stake::CandidateId,
};

wire_struct! {
    /// Other parameters, in the place of all.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SetParameters {
        /// [`Parameters::hash`] of those it was written against.
        pub based_on: Hash,
        /// With the present [`Parameters::epochs_from`], which the ledger moves on when it must.
        pub parameters: Parameters,
    }
}

wire_struct! {
    /// Other prices and another fee list, in the place of all.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SetFees {
        /// [`FeeSchedule::hash`] of those it was written against.
        pub based_on: Hash,
        pub fees: FeeSchedule,
    }
}

wire_struct! {
    /// Another member.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct AdmitMember {
        /// Its Ed25519 key.
        pub member: [u8; 32],
        /// The account of its seat.
        pub account: Address,
    }
}

wire_struct! {
    /// A member less.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RemoveMember {
        /// Its Ed25519 key.
        pub member: [u8; 32],
    }
}

wire_struct! {
    /// Units of the treasury for an account.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SpendTreasury {
        pub to: Address,
        pub asset: AssetId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// A part of all that answers for a candidate, for the treasury.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Penalize {
        pub candidate: CandidateId,
        /// In hundredths of a percent, 1 to the whole.
        pub fraction_bps: u16,
    }
}

wire_struct! {
    /// Another holder of a role, or none.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Appoint {
        pub role: Role,
        pub holder: Option<Address>,
        /// The present holder.
        pub instead_of: Option<Address>,
    }
}

wire_struct! {
    /// The software version that members are to run from a height on.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SetVersion {
        pub version: VersionName,
        pub from_height: u64,
        /// The proposal that decided on the present one.
        pub instead_of: Option<ProposalId>,
    }
}

wire_enum! {
    /// What a proposal would do.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub enum Measure {
        0 = SetParameters(SetParameters),
        1 = SetFees(SetFees),
        2 = AdmitMember(AdmitMember),
        3 = RemoveMember(RemoveMember),
        4 = SpendTreasury(SpendTreasury),
        5 = Penalize(Penalize),
        6 = Appoint(Appoint),
        7 = SetVersion(SetVersion),
    }
}

impl Measure {
    pub fn check(&self) -> Result<(), Refusal> {
        match self {
            Self::SetParameters(measure) => {
                measure.parameters.check().map_err(|_| Refusal::ParametersInvalid)
            }
            Self::SetFees(measure) if !measure.fees.is_sound() => Err(Refusal::FeesInvalid),
            Self::SpendTreasury(measure) if measure.amount.is_zero() => Err(Refusal::AmountZero),
            Self::Penalize(measure) if !(1..=WHOLE_BPS).contains(&measure.fraction_bps) => {
                Err(Refusal::PenaltyInvalid)
            }
            Self::SetVersion(measure) if !is_name(measure.version.as_str()) => Err(Refusal::TextNotPlain),
            _ => Ok(()),
        }
    }
}
