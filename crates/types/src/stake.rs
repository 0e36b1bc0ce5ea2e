//! Stake: coin bonded to candidates, which earns the stakers' share of fees and answers for the candidate.
//!
//! Invariants: a candidate's units belong to the shares of its bonds; what came in as rewards is what was paid out and
//! what is owed, to the part of a unit; a penalty reaches every bond, what is leaving, and what has moved away.

use crate::{
    Address, Amount, Refusal, StateKey,
    asset::{Name, is_name},
    fixed::Fixed,
    parameters::WHOLE_BPS,
    pool::Pool,
    state,
    wire::List,
};

/// Most epochs that unbonding may last.
pub const MAX_UNBONDING_EPOCHS: u16 = 28;
/// Most unbondings of one bond that have not been finished.
pub const MAX_UNBONDINGS: usize = 8;
/// Most times to come at which stake of one candidate has left.
pub const MAX_LEAVING: usize = 32;
/// Most units that one bonded unit may have earned since genesis; what comes past that goes to the treasury.
pub const MAX_INDEX_UNITS: u128 = 1 << 100;

wire_struct! {
    /// The numbers by which stake works.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct StakeParameters {
        /// Least worth of a bond after an operation, if anything is left of it.
        pub min_bond: Amount,
        /// Whole epochs between unbonding and the money.
        pub unbonding_epochs: u16,
        /// Highest commission a candidate may ask.
        pub max_commission_bps: u16,
        /// Most by which a candidate may raise its commission in an epoch.
        pub max_raise_bps: u16,
    }
}

impl Default for StakeParameters {
    fn default() -> Self {
        Self { min_bond: Amount(1_000), unbonding_epochs: 7, max_commission_bps: 2_000, max_raise_bps: 100 }
    }
}

impl StakeParameters {
    pub fn is_sound(&self) -> bool {
        !self.min_bond.is_zero()
            && (1..=MAX_UNBONDING_EPOCHS).contains(&self.unbonding_epochs)
            && self.max_commission_bps <= WHOLE_BPS
            && self.max_raise_bps <= WHOLE_BPS
    }
}

wire_id! {
    /// A candidate's number, given in order of creation.
    pub struct CandidateId(u64);
}

wire_struct! {
    /// Opens a candidate of the actor's, to which anyone may bond. The receipt says its id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct BecomeCandidate {
        pub name: Name,
        /// The Ed25519 key of the member it runs or would run. A claim: the ledger does not check it.
        pub validator: [u8; 32],
        /// What the candidate keeps of its stakers' rewards.
        pub commission_bps: u16,
    }
}

wire_struct! {
    /// A candidate and units of the coin: to bond or to unbond.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct StakeAmount {
        pub candidate: CandidateId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// A candidate: of which to finish what has unbonded or to claim rewards, or to retire.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct CandidateOnly {
        pub candidate: CandidateId,
    }
}

wire_struct! {
    /// Moves stake from one candidate to another at once. It answers for the first one for as long as unbonding lasts.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MoveStake {
        pub from: CandidateId,
        pub to: CandidateId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// Changes what the actor's candidate keeps of the rewards to come.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SetCommission {
        pub candidate: CandidateId,
        pub commission_bps: u16,
    }
}

wire_struct! {
    /// Carries to a bond what a penalty took from stake that had moved into it. Anyone may.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct CarryPenalty {
        pub account: Address,
        pub candidate: CandidateId,
    }
}

impl BecomeCandidate {
    pub fn check(&self) -> Result<(), Refusal> {
        if is_name(self.name.as_str()) { Ok(()) } else { Err(Refusal::TextNotPlain) }
    }
}

impl StakeAmount {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.amount.is_zero() { Err(Refusal::AmountZero) } else { Ok(()) }
    }
}

impl MoveStake {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.amount.is_zero() {
            return Err(Refusal::AmountZero);
        }
        if self.from == self.to { Err(Refusal::SameCandidate) } else { Ok(()) }
    }
}

wire_struct! {
    /// What all stake shares. Absent until the first candidate.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct StakeBook {
        /// Units bonded to candidates that have not retired: those that earn.
        pub active: Amount,
        /// What one of them that was there from the start has earned.
        pub index: Fixed,
        /// What could not be divided yet.
        pub carry: Fixed,
        /// Units received and not yet claimed.
        pub rewards: Amount,
    }
}

wire_struct! {
    /// A candidate's record, kept for ever.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Candidate {
        pub owner: Address,
        pub name: Name,
        pub validator: [u8; 32],
        pub commission_bps: u16,
        /// The ledger's epoch in which it was opened or last raised its commission.
        pub raised_epoch: u64,
        /// Takes no more stake and earns no more.
        pub retired: bool,
        /// What is bonded to it.
        pub pool: Pool,
        /// The book's index up to which it has earned.
        pub seen: Fixed,
        /// What one share that was there from the start has earned.
        pub index: Fixed,
        /// What could not be divided by its shares yet.
        pub carry: Fixed,
        /// Commission earned and not yet claimed.
        pub commission: Fixed,
        /// Ten-thousandths of a part of commission to come.
        pub commission_carry: u16,
        /// The times at which what left becomes free, strictly ascending. Those past may still stand here.
        pub leaving: List<u64, 0, MAX_LEAVING>,
    }
}

wire_struct! {
    /// Shares of what leaves a candidate at one time.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Unbonding {
        /// Block time from which it may be finished.
        pub ready_ms: u64,
        /// Of [`Leaving::unbonding`].
        pub shares: u128,
    }
}

wire_struct! {
    /// For what a bond answers that came by a move.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Lien {
        /// The candidate the stake came from.
        pub from: CandidateId,
        /// Block time from which it answers no more.
        pub ready_ms: u64,
        /// Of [`Leaving::moved`].
        pub shares: u128,
        /// What they were worth when this was last looked at.
        pub amount: Amount,
    }
}

wire_struct! {
    /// One account's bond with one candidate, deleted when there is nothing left of it.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Bond {
        /// Of [`Candidate::pool`].
        pub shares: u128,
        /// The candidate's index up to which it has earned.
        pub index: Fixed,
        /// Rewards earned and not yet claimed.
        pub owed: Fixed,
        pub lien: Option<Lien>,
        /// Strictly ascending by time.
        pub unbondings: List<Unbonding, 0, MAX_UNBONDINGS>,
    }
}

wire_struct! {
    /// What leaves a candidate at one time, deleted when nobody has a share of it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Leaving {
        /// Units on their way out.
        pub unbonding: Pool,
        /// What is left of units that moved to other candidates; they lie there.
        pub moved: Pool,
    }
}

impl Bond {
    /// Whether nothing is left of it but a part of a unit.
    pub fn is_spent(&self) -> bool {
        self.shares == 0 && self.owed.units == 0 && self.lien.is_none() && self.unbondings.is_empty()
    }
}

impl Leaving {
    pub fn is_empty(&self) -> bool {
        self.unbonding.is_empty() && self.moved.is_empty()
    }
}

impl StateKey {
    /// The [`StakeBook`].
    pub fn stake_book() -> Self {
        Self::build(state::STAKE_BOOK, &[])
    }

    /// A [`Candidate`].
    pub fn candidate(candidate: CandidateId) -> Self {
        Self::build(state::CANDIDATE, &[&candidate.0.to_be_bytes()])
    }

    /// A [`Bond`].
    pub fn bond(account: &Address, candidate: CandidateId) -> Self {
        Self::build(state::BOND, &[&account.0, &candidate.0.to_be_bytes()])
    }

    /// A [`Leaving`].
    pub fn leaving(candidate: CandidateId, ready_ms: u64) -> Self {
        Self::build(state::LEAVING, &[&candidate.0.to_be_bytes(), &ready_ms.to_be_bytes()])
    }
}
