//! Proposals: what is proposed, who voted how, and what became of it.

use super::{MAX_LINK_BYTES, MAX_TITLE_BYTES, Measure, ProposalId};
use crate::{
    Hash, Refusal,
    asset::is_name,
    genesis::MAX_MEMBERS,
    text::{Text, is_plain},
    wire::{Empty, List},
};

wire_struct! {
    /// Proposes a measure to the council. The receipt says the number.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Propose {
        pub title: Text<1, MAX_TITLE_BYTES>,
        /// SHA-256 of the text that says why; [`Hash::ZERO`] when there is none.
        pub text: Hash,
        /// Where the text can be read.
        pub link: Text<0, MAX_LINK_BYTES>,
        pub measure: Measure,
    }
}

wire_struct! {
    /// Votes on a proposal, or changes the vote.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Vote {
        pub proposal: ProposalId,
        pub yes: bool,
    }
}

wire_struct! {
    /// A proposal to withdraw, to enact or to close.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ProposalOnly {
        pub proposal: ProposalId,
    }
}

impl Propose {
    pub fn check(&self) -> Result<(), Refusal> {
        let measure = self.measure.check();
        if is_name(self.title.as_str()) && is_plain(self.link.as_str()) {
            return measure;
        }
        Err(measure.err().map_or(Refusal::TextNotPlain, |refusal| refusal.min(Refusal::TextNotPlain)))
    }
}

wire_struct! {
    /// Block times, both inclusive, at which a passed proposal may be enacted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Window {
        pub from_ms: u64,
        pub until_ms: u64,
    }
}

wire_enum! {
    /// What has become of a proposal. The times are those of the blocks in which it ended.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Stage {
        /// It may be voted on until its deadline.
        0 = Voting(Empty),
        /// It takes effect when someone enacts it.
        1 = Passed(Window),
        2 = Enacted(u64),
        /// Too many were against it, or too few for it in time.
        3 = Failed(u64),
        4 = Withdrawn(u64),
        /// It passed, and nobody enacted it in time.
        5 = Lapsed(u64),
    }
}

impl Stage {
    /// Whether something may still become of it.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Voting(_) | Self::Passed(_))
    }
}

wire_struct! {
    /// A member's vote.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Ballot {
        /// The member's Ed25519 key.
        pub member: [u8; 32],
        pub yes: bool,
    }
}

wire_struct! {
    /// A proposal's record, kept for ever.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Proposal {
        /// The Ed25519 key of the member whose seat made it.
        pub member: [u8; 32],
        pub title: Text<1, MAX_TITLE_BYTES>,
        pub text: Hash,
        pub link: Text<0, MAX_LINK_BYTES>,
        pub measure: Measure,
        /// Last block time, inclusive, at which it may be voted on.
        pub voting_until_ms: u64,
        /// Strictly ascending by member.
        pub ballots: List<Ballot, 0, MAX_MEMBERS>,
        pub stage: Stage,
    }
}

impl Proposal {
    /// Whether it may be voted on at a block's time.
    pub fn is_votable(&self, time_ms: u64) -> bool {
        matches!(self.stage, Stage::Voting(_)) && time_ms <= self.voting_until_ms
    }

    /// How the member voted.
    pub fn vote_of(&self, member: &[u8; 32]) -> Option<bool> {
        let place = self.ballots.binary_search_by_key(member, |ballot| ballot.member).ok()?;
        Some(self.ballots[place].yes)
    }

    /// How many voted so.
    pub fn count(&self, yes: bool) -> usize {
        self.ballots.iter().filter(|ballot| ballot.yes == yes).count()
    }
}
