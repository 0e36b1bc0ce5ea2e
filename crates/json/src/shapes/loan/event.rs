//! Events of loans, and a loan's history.

use super::{
    super::{Scene, receipt::Event},
    Statement,
};
use serde::Serialize;
use tally_types::{loan, receipt};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// An amount by what it is for, in the order in which payments count. Base units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = LoanAllocation))]
pub struct Allocation {
    pub late: String,
    pub interest: String,
    pub principal: String,
    pub total: String,
}

impl From<&loan::Allocation> for Allocation {
    fn from(it: &loan::Allocation) -> Self {
        let text = |amount: tally_types::Amount| amount.to_string();
        Self {
            late: text(it.late),
            interest: text(it.interest),
            principal: text(it.principal),
            total: text(it.total()),
        }
    }
}

/// A loan was offered, signed by all, or its offer ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct LoanMade {
    pub loan: u64,
    pub lender: String,
    pub borrower: String,
}

/// What is owed on a note became less, or was paid by its guarantor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct LoanPaid {
    pub loan: u64,
    /// Who paid or forgave.
    pub by: String,
    pub counted: Allocation,
    /// Whether the note has ended with it.
    pub closed: bool,
}

/// A stated repayment was agreed to, denied or taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct RepaymentAnswer {
    pub loan: u64,
    pub statement: u32,
    pub by: String,
    pub agreed: bool,
    /// Nothing, unless it was agreed to.
    pub counted: Allocation,
    pub closed: bool,
}

/// A party disputes a note, or a witness says what it knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct LoanStatement {
    pub loan: u64,
    pub by: String,
    pub statement: Statement,
}

impl LoanMade {
    pub fn new(scene: &Scene<'_>, it: &receipt::LoanMade) -> Self {
        let (lender, borrower) = (scene.address(&it.lender), scene.address(&it.borrower));
        Self { loan: it.loan.0, lender, borrower }
    }
}

impl LoanPaid {
    pub fn new(scene: &Scene<'_>, it: &receipt::LoanPaid) -> Self {
        let (by, counted) = (scene.address(&it.by), (&it.counted).into());
        Self { loan: it.loan.0, by, counted, closed: it.closed }
    }
}

impl RepaymentAnswer {
    pub fn new(scene: &Scene<'_>, it: &receipt::RepaymentAnswer) -> Self {
        Self {
            loan: it.loan.0,
            statement: it.statement,
            by: scene.address(&it.by),
            agreed: it.agreed,
            counted: (&it.counted).into(),
            closed: it.closed,
        }
    }
}

impl LoanStatement {
    pub fn new(scene: &Scene<'_>, it: &receipt::LoanStatement) -> Self {
        let by = scene.address(&it.by);
        Self { loan: it.loan.0, by, statement: Statement::new(&it.statement) }
    }
}

/// Something that happened to a loan or its offer.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct LoanEvent {
    pub height: u64,
    pub time_ms: u64,
    pub transaction: String,
    /// Which of the transaction's operations did it.
    pub operation: u8,
    pub event: Event,
}
