//! Mandates, as a node tells them.

use super::{
    api::{Client, PAGE, Page, parameter},
    http::NetworkError,
    text,
};
use serde::Deserialize;
use tally_types::{Address, Amount, AssetId, mandate::MandateId};

/// Who pulls, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateKindInfo {
    Subscription,
    StandingOrder,
}

/// A mandate, in force or revoked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MandateInfo {
    pub id: u64,
    #[serde(deserialize_with = "text::read")]
    pub payer: Address,
    /// `None`: anyone but the payer.
    #[serde(default, deserialize_with = "text::read_option")]
    pub payee: Option<Address>,
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    /// Most within one period.
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    pub period_ms: u64,
    /// Block times in Unix milliseconds.
    pub start_ms: u64,
    #[serde(default)]
    pub end_ms: Option<u64>,
    pub kind: MandateKindInfo,
    /// What the mandate allows to pull now.
    #[serde(default, deserialize_with = "text::read_option")]
    pub left: Option<Amount>,
    pub revoked: bool,
}

/// Units that were pulled.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PullInfo {
    #[serde(deserialize_with = "text::read")]
    pub receiver: Address,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    pub time_ms: u64,
}

impl Client {
    /// A mandate that is or was.
    pub fn mandate(&self, id: MandateId) -> Result<Option<MandateInfo>, NetworkError> {
        #[derive(Deserialize)]
        struct Answer {
            mandate: MandateInfo,
        }
        let answer: Option<Answer> = self.http.find(&format!("/v1/mandates/{id}"))?;
        Ok(answer.map(|answer| answer.mandate))
    }

    /// What was pulled by a mandate, newest first.
    pub fn mandate_pulls(&self, id: MandateId, cursor: Option<&str>) -> Result<Page<PullInfo>, NetworkError> {
        let cursor = parameter("cursor", cursor);
        self.http.get(&format!("/v1/mandates/{id}/pulls?limit={PAGE}{cursor}"))
    }

    /// Mandates by which an account pays or is paid, newest first.
    pub fn mandates_of(
        &self,
        account: &Address,
        open: bool,
        cursor: Option<&str>,
    ) -> Result<Page<MandateInfo>, NetworkError> {
        let cursor = parameter("cursor", cursor);
        self.http.get(&format!("/v1/accounts/{account}/mandates?limit={PAGE}&open={open}{cursor}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mandate_is_read() {
        let json = format!(
            r#"{{"id":4,"payer":"{}","asset":0,"amount":"30","period_ms":60000,"start_ms":1,"kind":"standing_order",
            "left":"30","revoked":false}}"#,
            Address([1; 20]),
        );
        let mandate: MandateInfo = serde_json::from_str(&json).unwrap();
        assert_eq!(
            (mandate.kind, mandate.payee, mandate.end_ms),
            (MandateKindInfo::StandingOrder, None, None)
        );
        assert_eq!(mandate.left, Some(Amount(30)));
    }
}
