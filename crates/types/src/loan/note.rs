//! The records of a loan: its offer, and the note that it becomes.
//!
//! Invariants: an offer is deleted when it is accepted or withdrawn; a note never is. What an offer or a note says lies
//! in escrow lies under its own id.

use super::{Agreement, Allocation, Debt, LoanId, Plan, Unit};
use crate::{Address, Amount, AssetId, Event, Hash, StateKey, state, wire::List};
use commonware_codec::Encode as _;

/// Most stated repayments that wait for an answer, of one party.
pub const MAX_PENDING_EACH: usize = 4;
/// The same, of both.
pub const MAX_PENDING: usize = 2 * MAX_PENDING_EACH;

wire_struct! {
    /// An offer's record.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Offer {
        pub agreement: Agreement,
        /// Whether the lender offers; unset: the borrower does.
        pub by_lender: bool,
        pub deadline_ms: u64,
        /// Whether the guarantor has agreed.
        pub guaranteed: bool,
    }
}

wire_struct! {
    /// A repayment of a recorded claim that one party has stated.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct PendingRepayment {
        pub number: u32,
        /// Whether the lender states it; unset: the borrower does.
        pub by_lender: bool,
        pub amount: Amount,
        /// Block time at which it was stated.
        pub stated_ms: u64,
    }
}

wire_struct! {
    /// How a note ended.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Closed {
        pub at_ms: u64,
        /// Whether the last of it was forgiven; unset: it was paid.
        pub forgiven: bool,
    }
}

wire_struct! {
    /// The running hash over a note's history.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct History {
        /// Entries so far.
        pub count: u64,
        /// `H("tally/loan-history", head before ‖ event)`, from zeros on.
        pub head: Hash,
    }
}

wire_struct! {
    /// A note's record. Never deleted.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Note {
        /// As signed.
        pub agreement: Agreement,
        /// Block time at which it was made, from which interest runs.
        pub start_ms: u64,
        /// What an annuity pays each time; zero for other kinds.
        pub payment: Amount,
        /// Whom it is owed to now.
        pub lender: Address,
        /// Who stands in for the borrower, as long as it does.
        pub guarantor: Option<Address>,
        /// To whom the lender offers the note.
        pub assignee: Option<Address>,
        pub debt: Debt,
        pub paid: Allocation,
        pub forgiven: Allocation,
        /// Units of the collateral's asset in escrow.
        pub collateral: Amount,
        /// Strictly ascending by number.
        pub pending: List<PendingRepayment, 0, MAX_PENDING>,
        /// Repayments stated so far: the number of the next one.
        pub statements: u32,
        /// Bit `i`: witness `i` of the agreement has made its statement.
        pub witnessed: u8,
        pub lender_disputes: u8,
        pub borrower_disputes: u8,
        /// Block time at which it was marked as in default.
        pub defaulted_ms: Option<u64>,
        pub closed: Option<Closed>,
        pub history: History,
    }
}

/// What has become of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    Active,
    Defaulted,
    Repaid,
    Forgiven,
}

impl Offer {
    /// The principal that lies in escrow.
    pub fn principal_held(&self) -> Option<(AssetId, Amount)> {
        match (self.by_lender, &self.agreement.terms.unit) {
            (true, Unit::Asset(asset)) => Some((*asset, self.agreement.terms.principal)),
            _ => None,
        }
    }

    /// The collateral that lies in escrow.
    pub fn collateral_held(&self) -> Option<(AssetId, Amount)> {
        let collateral = self.agreement.terms.collateral.filter(|_| !self.by_lender);
        collateral.map(|collateral| (collateral.asset, collateral.amount))
    }

    /// Who offers.
    pub fn offerer(&self) -> Address {
        if self.by_lender { self.agreement.lender } else { self.agreement.borrower }
    }

    /// Who may accept.
    pub fn counterparty(&self) -> Address {
        if self.by_lender { self.agreement.borrower } else { self.agreement.lender }
    }
}

impl Note {
    /// A note as it is made, without history.
    pub fn new(agreement: Agreement, start_ms: u64) -> Self {
        let terms = &agreement.terms;
        Self {
            start_ms,
            payment: terms.payment(),
            lender: agreement.lender,
            guarantor: agreement.guarantor,
            assignee: None,
            debt: Debt::new(terms.principal, start_ms),
            paid: Allocation::default(),
            forgiven: Allocation::default(),
            collateral: terms.collateral.map_or(Amount::ZERO, |collateral| collateral.amount),
            pending: List::default(),
            statements: 0,
            witnessed: 0,
            lender_disputes: 0,
            borrower_disputes: 0,
            defaulted_ms: None,
            closed: None,
            history: History::default(),
            agreement,
        }
    }

    pub fn status(&self) -> Status {
        match (self.closed, self.defaulted_ms) {
            (Some(Closed { forgiven: true, .. }), _) => Status::Forgiven,
            (Some(_), _) => Status::Repaid,
            (None, Some(_)) => Status::Defaulted,
            (None, None) => Status::Active,
        }
    }

    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// The asset it is in, unless it is a recorded claim.
    pub fn asset(&self) -> Option<AssetId> {
        match self.agreement.terms.unit {
            Unit::Asset(asset) => Some(asset),
            Unit::Recorded(_) => None,
        }
    }

    /// The asset of its collateral, if the terms name one.
    pub fn collateral_asset(&self) -> Option<AssetId> {
        self.agreement.terms.collateral.map(|collateral| collateral.asset)
    }

    pub fn plan(&self) -> Plan<'_> {
        Plan { terms: &self.agreement.terms, start_ms: self.start_ms, payment: self.payment }
    }

    /// The debt at a block's time; a note that has ended owes nothing.
    pub fn debt_at(&self, now_ms: u64) -> Debt {
        let mut debt = self.debt;
        if self.is_open() {
            debt.accrue(&self.plan(), now_ms);
        }
        debt
    }
}

impl History {
    /// Adds an entry: an event of the note.
    pub fn append(&mut self, event: &Event) {
        self.head = Hash::of("tally/loan-history", &[&self.head.0, &event.encode()]);
        self.count += 1;
    }
}

impl StateKey {
    /// A [`Note`].
    pub fn loan(loan: LoanId) -> Self {
        Self::build(state::LOAN, &[&loan.0.to_be_bytes()])
    }

    /// An account's [`super::Credit`].
    pub fn credit(account: &Address) -> Self {
        Self::build(state::CREDIT, &[&account.0])
    }

    /// An [`Offer`].
    pub fn loan_offer(loan: LoanId) -> Self {
        Self::build(state::LOAN_OFFER, &[&loan.0.to_be_bytes()])
    }
}

const _: () = assert!(super::MAX_LOAN_WITNESSES <= u8::BITS as usize);
