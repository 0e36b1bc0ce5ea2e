//! Loans in lists, as a node tells them. A single loan is read from its proven record instead.

use super::text;
use serde::Deserialize;
use tally_types::{
    Address, Amount, Hash,
    asset::{MAX_DECIMALS, is_name},
};

/// How far a loan has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum LoanStage {
    Offered,
    Ended,
    Active,
    Defaulted,
    Repaid,
    Forgiven,
}

/// What an account has to do with a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LoanRole {
    Lender,
    Borrower,
    Guarantor,
    Assignee,
    Asked,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LoanInfo {
    pub id: u64,
    pub stage: LoanStage,
    pub agreement: AgreementInfo,
    #[serde(default)]
    pub offer: Option<OfferInfo>,
    #[serde(default)]
    pub note: Option<NoteInfo>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AgreementInfo {
    #[serde(deserialize_with = "text::read")]
    pub lender: Address,
    #[serde(deserialize_with = "text::read")]
    pub borrower: Address,
    pub terms: TermsInfo,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TermsInfo {
    pub unit: LoanUnit,
    #[serde(deserialize_with = "text::read")]
    pub principal: Amount,
}

/// What is lent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "UnitAnswer")]
pub enum LoanUnit {
    Asset(u64),
    Recorded { name: String, decimals: u8 },
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum UnitAnswer {
    Asset(u64),
    Recorded { name: String, decimals: u8 },
}

impl TryFrom<UnitAnswer> for LoanUnit {
    type Error = &'static str;

    fn try_from(answer: UnitAnswer) -> Result<Self, Self::Error> {
        // Names are shown, and amounts are divided by ten to the decimals: a node may not make that up.
        match answer {
            UnitAnswer::Asset(asset) => Ok(Self::Asset(asset)),
            UnitAnswer::Recorded { name, decimals } if is_name(&name) && decimals <= MAX_DECIMALS => {
                Ok(Self::Recorded { name, decimals })
            }
            UnitAnswer::Recorded { .. } => Err("a loan's unit cannot be that"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OfferInfo {
    pub deadline_ms: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct NoteInfo {
    #[serde(deserialize_with = "text::read")]
    pub lender: Address,
    pub owed: OwedInfo,
    #[serde(default)]
    pub next_due_ms: Option<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OwedInfo {
    #[serde(deserialize_with = "text::read")]
    pub total: Amount,
}

/// In which receipt something happened to a loan.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LoanEventLine {
    pub height: u64,
    #[serde(deserialize_with = "text::read")]
    pub transaction: Hash,
    pub event: EventKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct EventKind {
    pub kind: String,
    /// Of an acceptance: whether it made the note.
    #[serde(default)]
    pub made: bool,
}

impl LoanEventLine {
    /// Whether it is in the note's history, and not before it.
    pub fn is_of_note(&self) -> bool {
        match self.event.kind.as_str() {
            "loan_offered" | "loan_offer_ended" => false,
            "loan_accepted" => self.event.made,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_that_none_can_be_is_not_believed() {
        let unit = |name: &str, decimals: u8| {
            serde_json::from_str::<LoanUnit>(&format!(
                r#"{{"recorded":{{"name":"{name}","decimals":{decimals}}}}}"#
            ))
        };
        assert_eq!(unit("CNY", 2).unwrap(), LoanUnit::Recorded { name: "CNY".to_owned(), decimals: 2 });
        for (name, decimals) in [("CNY", 19), (" CNY", 2), ("CNY\\u202e", 2)] {
            assert!(unit(name, decimals).is_err(), "{name} {decimals}");
        }
    }
}
