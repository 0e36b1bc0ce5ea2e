//! The council: the members of the network, who decide together what no account may decide alone.
//!
//! Invariants: one member, one seat, one vote; a proposal's stage only moves forward; nothing that the council decides
//! takes effect before everyone could see for a while that it will.

mod measure;
mod proposal;

use crate::{
    Address, PublicKey,
    genesis::MAX_MEMBERS,
    name::Handle,
    parameters::ParametersError,
    state::{self, StateKey},
    text::Text,
    wire::List,
};

pub use measure::{
    AdmitMember, Appoint, Measure, Penalize, RemoveMember, SetFees, SetParameters, SetVersion, SpendTreasury,
};
pub use proposal::{Ballot, Proposal, ProposalOnly, Propose, Stage, Vote, Window};

/// Most proposals of one seat that can be voted on or enacted at a time.
pub const MAX_OPEN_PER_SEAT: u8 = 4;
/// Most proposals that one seat makes in an epoch of the ledger.
pub const MAX_MADE_PER_EPOCH: u8 = 16;
/// Most bytes of a proposal's title.
pub const MAX_TITLE_BYTES: usize = 100;
/// Most bytes of the link to a proposal's text.
pub const MAX_LINK_BYTES: usize = 200;
/// Most bytes of a software version.
pub const MAX_VERSION_BYTES: usize = 32;
/// Shortest of the council's periods: a minute.
pub const MIN_PERIOD_MS: u64 = 60 * 1000;
/// Longest of the council's periods: 30 days.
pub const MAX_PERIOD_MS: u64 = 30 * 24 * 60 * 60 * 1000;

wire_id! {
    /// A proposal's number, given in order of creation.
    pub struct ProposalId(u64);
}

/// The name of a software version, such as `1.4.0`: plain text that neither begins nor ends with white space.
pub type VersionName = Text<1, MAX_VERSION_BYTES>;

wire_struct! {
    /// How long the council's decisions take.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct CouncilParameters {
        /// How long a proposal may be voted on.
        pub voting_ms: u64,
        /// How long a decision is known before it may take effect.
        pub delay_ms: u64,
        /// How long after the delay it may take effect; then it lapses.
        pub window_ms: u64,
    }
}

impl Default for CouncilParameters {
    fn default() -> Self {
        const DAY_MS: u64 = 24 * 60 * 60 * 1000;
        Self { voting_ms: 7 * DAY_MS, delay_ms: 2 * DAY_MS, window_ms: 7 * DAY_MS }
    }
}

impl CouncilParameters {
    pub fn check(&self) -> Result<(), ParametersError> {
        let periods = [self.voting_ms, self.delay_ms, self.window_ms];
        let within = periods.iter().all(|period_ms| (MIN_PERIOD_MS..=MAX_PERIOD_MS).contains(period_ms));
        if within { Ok(()) } else { Err(ParametersError::Council) }
    }
}

wire_struct! {
    /// Moves the actor's seat, and its vote with it, to another account.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SetSeat {
        pub account: Address,
    }
}

wire_struct! {
    /// A member's seat.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Seat {
        /// The member's Ed25519 key, by which it takes part in consensus.
        pub member: [u8; 32],
        /// The account that acts for it here.
        pub account: Address,
        /// How many of its proposals can be voted on or enacted.
        pub open: u8,
        /// The epoch in which it proposed last.
        pub epoch: u64,
        /// How many proposals it has made in that epoch.
        pub made: u8,
    }
}

impl Seat {
    /// A member's seat at the start: the account is the one whose address follows from the member's key.
    pub fn of_member(member: [u8; 32]) -> Self {
        Self { member, account: PublicKey::Ed25519(member).address(), open: 0, epoch: 0, made: 0 }
    }

    /// How many proposals it has made in `epoch`.
    pub fn made_in(&self, epoch: u64) -> u8 {
        if self.epoch == epoch { self.made } else { 0 }
    }
}

wire_struct! {
    /// The council: every member's seat.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Council {
        /// Strictly ascending by member; no two of one account.
        pub seats: List<Seat, 1, MAX_MEMBERS>,
    }
}

impl Council {
    /// How many votes decide: two thirds of the seats, rounded up, against the change.
    pub fn quorum(&self) -> usize {
        (2 * self.seats.len()).div_ceil(3)
    }

    /// The place of the seat that `account` acts for.
    pub fn seat_of(&self, account: &Address) -> Option<usize> {
        self.seats.iter().position(|seat| seat.account == *account)
    }

    /// The place of the member's seat.
    pub fn place_of(&self, member: &[u8; 32]) -> Option<usize> {
        self.seats.binary_search_by_key(member, |seat| seat.member).ok()
    }
}

wire_enum! {
    /// Something that an account is appointed to.
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Role {
        /// An office known by its name, such as `treasurer`.
        0 = Office(Handle),
    }
}

wire_struct! {
    /// Whom the council appointed to a role; absent while nobody is.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Appointment {
        pub role: Role,
        pub holder: Address,
        /// The proposal that said so.
        pub proposal: ProposalId,
    }
}

wire_struct! {
    /// The software version that the council decided on last; absent until it does.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SoftwareVersion {
        pub version: VersionName,
        /// The height from which the members run it.
        pub from_height: u64,
        /// The proposal that said so.
        pub proposal: ProposalId,
    }
}

impl StateKey {
    /// The [`Council`].
    pub fn council() -> Self {
        Self::build(state::COUNCIL, &[])
    }

    /// A [`Proposal`].
    pub fn proposal(proposal: ProposalId) -> Self {
        Self::build(state::PROPOSAL, &[&proposal.0.to_be_bytes()])
    }

    /// The [`Appointment`] to a role.
    pub fn appointment(role: &Role) -> Self {
        let Role::Office(name) = role;
        Self::build(state::APPOINTMENT, &[&[role.tag()], name.as_str().as_bytes()])
    }

    /// The [`SoftwareVersion`].
    pub fn version() -> Self {
        Self::build(state::VERSION, &[])
    }
}

#[cfg(test)]
mod tests;
