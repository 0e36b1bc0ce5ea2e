//! Deals, as a node tells them.

use super::text;
use serde::Deserialize;
use tally_types::{Address, Amount, AssetId, Hash};

/// How far a deal has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageInfo {
    Offered,
    Accepted,
    Shipped,
    Disputed,
    Ended,
}

/// One of the two who deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SideInfo {
    Buyer,
    Seller,
}

/// How a deal ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndInfo {
    Confirmed,
    Refunded,
    Lapsed,
    TimedOut,
    Ruled,
    Unruled,
    Cancelled,
    Unpayable,
}

/// Who decides a dispute.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ArbiterInfo {
    #[serde(deserialize_with = "text::read")]
    pub account: Address,
    pub rule_within_ms: u64,
    pub if_silent: SideInfo,
}

/// When something was done, and what was noted with it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct NoteInfo {
    pub at_ms: u64,
    pub note: String,
    /// Who disputed.
    pub by: Option<SideInfo>,
}

/// How a deal ended, and who was paid what.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct EndedInfo {
    pub at_ms: u64,
    pub how: EndInfo,
    #[serde(deserialize_with = "text::read")]
    pub to_buyer: Amount,
    #[serde(deserialize_with = "text::read")]
    pub to_seller: Amount,
    #[serde(deserialize_with = "text::read")]
    pub to_arbiter: Amount,
    pub note: String,
}

/// A deal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DealInfo {
    pub id: u64,
    #[serde(deserialize_with = "text::read")]
    pub buyer: Address,
    #[serde(deserialize_with = "text::read")]
    pub seller: Address,
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    pub description: String,
    #[serde(default, deserialize_with = "text::read_option")]
    pub terms: Option<Hash>,
    #[serde(default)]
    pub arbiter: Option<ArbiterInfo>,
    #[serde(default, deserialize_with = "text::read_option")]
    pub arbiter_fee: Option<Amount>,
    pub stage: StageInfo,
    pub deadline_ms: Option<u64>,
    pub shipped: Option<NoteInfo>,
    pub disputed: Option<NoteInfo>,
    #[serde(default, deserialize_with = "text::read_option")]
    pub buyer_offer: Option<Amount>,
    #[serde(default, deserialize_with = "text::read_option")]
    pub seller_offer: Option<Amount>,
    pub ended: Option<EndedInfo>,
}

/// A deal as the answer to a question for one.
#[derive(Clone, Debug, Deserialize)]
pub struct DealAnswer {
    pub deal: DealInfo,
}

/// One step of a deal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TimelineStep {
    #[serde(deserialize_with = "text::read")]
    pub transaction: Hash,
    pub time_ms: u64,
    /// The operation's kind.
    pub kind: String,
    #[serde(deserialize_with = "text::read")]
    pub by: Address,
    #[serde(default, deserialize_with = "text::read_option")]
    pub to_seller: Option<Amount>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deal_is_read() {
        let json = format!(
            r#"{{"id":4,"buyer":"{0}","seller":"{0}","asset":0,"amount":"29999","description":"a phone","accept_by_ms":9,
            "ship_within_ms":60000,"confirm_within_ms":60000,"stage":"ended","deadline_ms":null,"opened_ms":1,
            "shipped":{{"at_ms":2,"note":"parcel"}},"disputed":{{"at_ms":3,"by":"buyer","note":""}},"buyer_offer":null,
            "ended":{{"at_ms":4,"how":"ruled","to_buyer":"1","to_seller":"2","to_arbiter":"3","note":""}}}}"#,
            Address([1; 20])
        );
        let deal: DealInfo = serde_json::from_str(&json).unwrap();
        assert_eq!((deal.stage, deal.arbiter), (StageInfo::Ended, None));
        assert_eq!(deal.disputed.unwrap().by, Some(SideInfo::Buyer));
        assert_eq!(deal.ended.unwrap().to_arbiter, Amount(3));
    }
}
