//! Loans: what one account owes another, in terms that both have signed.
//!
//! Invariants: a note's terms never change and its record is never deleted; what is outstanding is the principal less
//! what was repaid and forgiven; every change adds one entry to the note's history.

mod certificate;
mod collateral;
mod credit;
mod debt;
mod note;
mod schedule;
mod terms;

pub use certificate::{CERTIFICATE_MAGIC, LoanCertificate, MAX_CERTIFICATE_RECEIPTS};
pub use collateral::{Claimed, Worth};
pub use credit::{Credit, MAX_VOLUMES, Side, Volume};
pub use debt::{Allocation, Debt};
pub use note::{Closed, History, MAX_PENDING, MAX_PENDING_EACH, Note, Offer, PendingRepayment, Status};
pub use schedule::{Instalment, Plan, simple_interest};
pub use terms::*;

use crate::{
    Address, Amount, Hash, Refusal,
    text::{Text, is_plain},
};

/// Longest time an offer waits: a year.
pub const MAX_OFFER_MS: u64 = 365 * 24 * 60 * 60 * 1000;
/// Most bytes of a statement's text.
pub const MAX_STATEMENT_BYTES: usize = 256;
/// Most disputes that the lenders of a note may state, one after another, and as many its borrower.
pub const MAX_DISPUTES: u8 = 8;

wire_id! {
    /// A loan's number, given in order to offers and to loans signed at once; a note keeps the number of its offer.
    pub struct LoanId(u64);
}

wire_struct! {
    /// Offers a loan, as its lender or as its borrower. The receipt says the id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OfferLoan {
        pub agreement: Agreement,
        /// Block time in Unix milliseconds until which the other may accept.
        pub deadline_ms: u64,
    }
}

wire_struct! {
    /// Signs a loan that all its parties sign in the same transaction, each by an equal operation of its own.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SignLoan {
        pub agreement: Agreement,
    }
}

wire_struct! {
    /// A loan or its offer.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct LoanOnly {
        pub loan: LoanId,
    }
}

wire_struct! {
    /// A loan and an amount, of its unit or of its collateral.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct LoanAmount {
        pub loan: LoanId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// Answers a stated repayment: the other party agrees or does not, or the one who stated it takes it back.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ConfirmRepayment {
        pub loan: LoanId,
        /// The statement's number within the note.
        pub statement: u32,
        pub agree: bool,
    }
}

wire_struct! {
    /// The lender offers the note to another account, or that account takes it.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct AssignLoan {
        pub loan: LoanId,
        /// Who is to be the lender.
        pub to: Address,
    }
}

wire_struct! {
    /// What somebody states about a loan.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Statement {
        pub text: Text<1, MAX_STATEMENT_BYTES>,
        /// SHA-256 of a document that lives off the ledger.
        pub document: Option<Hash>,
    }
}

wire_struct! {
    /// Attaches a statement to a loan, for ever.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct StateOnLoan {
        pub loan: LoanId,
        pub statement: Statement,
    }
}

impl OfferLoan {
    pub fn check(&self, actor: &Address) -> Result<(), Refusal> {
        self.agreement.check([self.agreement.lender, self.agreement.borrower].contains(actor))
    }
}

impl SignLoan {
    pub fn check(&self, actor: &Address) -> Result<(), Refusal> {
        self.agreement.check(self.agreement.signers().any(|signer| signer == *actor))
    }
}

impl LoanAmount {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.amount.is_zero() { Err(Refusal::AmountZero) } else { Ok(()) }
    }
}

impl StateOnLoan {
    pub fn check(&self) -> Result<(), Refusal> {
        if is_plain(self.statement.text.as_str()) { Ok(()) } else { Err(Refusal::TextNotPlain) }
    }
}
