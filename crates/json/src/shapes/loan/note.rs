//! A loan as it stands: its offer, or its note with what is owed.

use super::{
    super::{Scene, asset::AssetBrief},
    Agreement, Allocation,
};
use serde::{Deserialize, Serialize};
use tally_types::loan::{self, LoanId, Status};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// How far a loan has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", schema(as = LoanStage))]
pub enum Stage {
    /// It waits to be accepted.
    Offered,
    /// The offer ended, and no note was made.
    Ended,
    Active,
    Defaulted,
    Repaid,
    /// The last of it was forgiven.
    Forgiven,
}

impl From<Status> for Stage {
    fn from(status: Status) -> Self {
        match status {
            Status::Active => Self::Active,
            Status::Defaulted => Self::Defaulted,
            Status::Repaid => Self::Repaid,
            Status::Forgiven => Self::Forgiven,
        }
    }
}

/// An offer that waits.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = LoanOffer))]
pub struct Offer {
    /// Who offers.
    pub by: String,
    /// Until when, in block time, it may be accepted.
    pub deadline_ms: u64,
    /// Whether the guarantor has agreed.
    pub guaranteed: bool,
}

/// A repayment of a recorded claim that one party has stated.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = PendingRepayment))]
pub struct Pending {
    pub statement: u32,
    /// Whether the lender stated it; unset: the borrower.
    pub by_lender: bool,
    pub amount: String,
    pub stated_ms: u64,
}

/// What falls due.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = LoanInstalment))]
pub struct Instalment {
    pub number: u16,
    /// Block time until which paying is in time.
    pub due_ms: u64,
    pub principal: String,
    pub interest: String,
}

impl Instalment {
    pub fn new(number: u16, it: &loan::Instalment) -> Self {
        let (principal, interest) = (it.principal.to_string(), it.interest.to_string());
        Self { number, due_ms: it.due_ms, principal, interest }
    }
}

/// A note, with what is owed at `time_ms`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = LoanNote))]
pub struct Note {
    /// Block time at which it was made, from which interest runs.
    pub start_ms: u64,
    /// Whom it is owed to now.
    pub lender: String,
    /// Who stands in for the borrower, as long as it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guarantor: Option<String>,
    /// To whom the lender offers the note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// The block time of these numbers: the last final block's.
    pub time_ms: u64,
    pub owed: Allocation,
    /// What has fallen due and is not paid, without late interest.
    pub due: String,
    /// What late interest runs on.
    pub missed: String,
    /// Due dates passed.
    pub passed: u16,
    pub missed_instalments: u16,
    /// When the next instalment falls due; absent when all have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_due_ms: Option<u64>,
    pub paid: Allocation,
    pub forgiven: Allocation,
    /// Units of the collateral's asset in escrow.
    pub collateral: String,
    pub pending: Vec<Pending>,
    /// The witnesses that have made their statement.
    pub witnessed: Vec<String>,
    pub lender_disputes: u8,
    pub borrower_disputes: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defaulted_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_ms: Option<u64>,
    /// Entries of its history.
    pub entries: u64,
    /// The hash of the chain of them.
    pub history: String,
}

/// A loan as it stands.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Loan {
    pub id: u64,
    pub stage: Stage,
    pub agreement: Agreement,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

impl Loan {
    pub fn of_offer(scene: &Scene<'_>, id: LoanId, offer: &loan::Offer) -> Self {
        let by = scene.address(&offer.offerer());
        let shown = Offer { by, deadline_ms: offer.deadline_ms, guaranteed: offer.guaranteed };
        let agreement = Agreement::new(scene, &offer.agreement);
        Self { id: id.0, stage: Stage::Offered, agreement, offer: Some(shown), note: None }
    }

    pub fn of_note(scene: &Scene<'_>, id: LoanId, note: &loan::Note, time_ms: u64) -> Self {
        let agreement = Agreement::new(scene, &note.agreement);
        let shown = Note::new(scene, note, time_ms);
        Self { id: id.0, stage: note.status().into(), agreement, offer: None, note: Some(shown) }
    }
}

impl Note {
    fn new(scene: &Scene<'_>, note: &loan::Note, time_ms: u64) -> Self {
        let debt = note.debt_at(time_ms);
        let terms = &note.agreement.terms;
        let witnesses = note.agreement.witnesses.iter().enumerate();
        let witnessed = witnesses.filter(|(bit, _)| note.witnessed >> bit & 1 == 1);
        let pending = |it: &loan::PendingRepayment| Pending {
            statement: it.number,
            by_lender: it.by_lender,
            amount: it.amount.to_string(),
            stated_ms: it.stated_ms,
        };
        let waits = note.is_open() && debt.passed < terms.count();
        Self {
            start_ms: note.start_ms,
            lender: scene.address(&note.lender),
            guarantor: note.guarantor.as_ref().map(|guarantor| scene.address(guarantor)),
            assignee: note.assignee.as_ref().map(|assignee| scene.address(assignee)),
            time_ms,
            owed: (&debt.owed()).into(),
            due: debt.due().to_string(),
            missed: debt.missed.to_string(),
            passed: debt.passed,
            missed_instalments: debt.missed_instalments,
            next_due_ms: waits.then(|| terms.due_ms(debt.passed + 1)),
            paid: (&note.paid).into(),
            forgiven: (&note.forgiven).into(),
            collateral: note.collateral.to_string(),
            pending: note.pending.iter().map(pending).collect(),
            witnessed: witnessed.map(|(_, witness)| scene.address(witness)).collect(),
            lender_disputes: note.lender_disputes,
            borrower_disputes: note.borrower_disputes,
            defaulted_ms: note.defaulted_ms,
            closed_ms: note.closed.map(|closed| closed.at_ms),
            entries: note.history.count,
            history: note.history.head.to_hex(),
        }
    }
}

/// A loan with its assets.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct LoanAnswer {
    pub loan: Loan,
    pub assets: Vec<AssetBrief>,
}

/// What falls due when, if everything is paid on its due date.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct LoanSchedule {
    /// From when interest runs: an offer's schedule is as if it were accepted at the last final block.
    pub start_ms: u64,
    pub instalments: Vec<Instalment>,
    pub assets: Vec<AssetBrief>,
}
