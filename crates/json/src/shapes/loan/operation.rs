//! Operations on loans.

use super::{
    super::{super::error::ApiError, Scene, read_amount, read_hash, read_text},
    Agreement,
};
use serde::{Deserialize, Serialize};
use tally_types::loan::{self, LoanId};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfferLoan {
    pub agreement: Agreement,
    /// Block time until which the other may accept.
    pub deadline_ms: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignLoan {
    pub agreement: Agreement,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LoanOnly {
    pub loan: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LoanAmount {
    pub loan: u64,
    /// Base units, of the loan's unit or of its collateral.
    pub amount: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmRepayment {
    pub loan: u64,
    /// The statement's number within the note.
    pub statement: u32,
    pub agree: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignLoan {
    pub loan: u64,
    /// Who is to be the lender.
    pub to: String,
}

/// What somebody states about a loan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", schema(as = LoanStatementText))]
pub struct Statement {
    pub text: String,
    /// SHA-256 of a document that lives off the ledger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StateOnLoan {
    pub loan: u64,
    pub statement: Statement,
}

impl OfferLoan {
    pub fn new(scene: &Scene<'_>, it: &loan::OfferLoan) -> Self {
        Self { agreement: Agreement::new(scene, &it.agreement), deadline_ms: it.deadline_ms }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<loan::OfferLoan, ApiError> {
        Ok(loan::OfferLoan { agreement: self.agreement.read(scene)?, deadline_ms: self.deadline_ms })
    }
}

impl SignLoan {
    pub fn new(scene: &Scene<'_>, it: &loan::SignLoan) -> Self {
        Self { agreement: Agreement::new(scene, &it.agreement) }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<loan::SignLoan, ApiError> {
        Ok(loan::SignLoan { agreement: self.agreement.read(scene)? })
    }
}

impl LoanOnly {
    pub fn new(it: &loan::LoanOnly) -> Self {
        Self { loan: it.loan.0 }
    }

    pub fn read(&self) -> Result<loan::LoanOnly, ApiError> {
        Ok(loan::LoanOnly { loan: LoanId(self.loan) })
    }
}

impl LoanAmount {
    pub fn new(it: &loan::LoanAmount) -> Self {
        Self { loan: it.loan.0, amount: it.amount.to_string() }
    }

    pub fn read(&self) -> Result<loan::LoanAmount, ApiError> {
        Ok(loan::LoanAmount { loan: LoanId(self.loan), amount: read_amount(&self.amount)? })
    }
}

impl ConfirmRepayment {
    pub fn new(it: &loan::ConfirmRepayment) -> Self {
        Self { loan: it.loan.0, statement: it.statement, agree: it.agree }
    }

    pub fn read(&self) -> Result<loan::ConfirmRepayment, ApiError> {
        let Self { loan, statement, agree } = *self;
        Ok(loan::ConfirmRepayment { loan: LoanId(loan), statement, agree })
    }
}

impl AssignLoan {
    pub fn new(scene: &Scene<'_>, it: &loan::AssignLoan) -> Self {
        Self { loan: it.loan.0, to: scene.address(&it.to) }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<loan::AssignLoan, ApiError> {
        Ok(loan::AssignLoan { loan: LoanId(self.loan), to: scene.read_address(&self.to)? })
    }
}

impl Statement {
    pub fn new(it: &loan::Statement) -> Self {
        Self { text: it.text.as_str().to_owned(), document: it.document.map(|document| document.to_hex()) }
    }
}

impl StateOnLoan {
    pub fn new(it: &loan::StateOnLoan) -> Self {
        Self { loan: it.loan.0, statement: Statement::new(&it.statement) }
    }

    pub fn read(&self) -> Result<loan::StateOnLoan, ApiError> {
        let text = read_text(&self.statement.text)?;
        let document = self.statement.document.as_deref().map(read_hash).transpose()?;
        Ok(loan::StateOnLoan { loan: LoanId(self.loan), statement: loan::Statement { text, document } })
    }
}
