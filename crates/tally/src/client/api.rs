//! The requests, one function each.

use super::{
    account::AccountInfo,
    activity::ActivityLine,
    asset::AssetInfo,
    campaign::{BroughtInfo, CampaignInfo, MiningInfo, ReferralInfo},
    council::{AppointmentInfo, CouncilInfo, Outlook, ProposalDetails, ProposalInfo},
    deal::{DealAnswer, DealInfo, TimelineStep},
    http::{Http, NetworkError},
    loan::LoanEventLine,
    network::{BlockInfo, NetworkInfo, StatusInfo},
    news::{PostInfo, PublisherInfo},
    oracle::FeedInfo,
    savings::{FixedInfo, FlexibleInfo, PoolInfo},
    stake::{BondInfo, CandidateInfo, RewardInfo, TreasuryInfo},
    transaction::{FaucetAnswer, SimulateAnswer, Simulated, SubmissionResult, SubmitAnswer, TransactionInfo},
    transfer::HeldInfo,
};
use crate::i18n::Language;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tally_types::{
    Address, AssetId, Body, Handle, Hash, Transaction, codec::Encode as _, loan::LoanId,
    referral::CampaignId, savings::PoolId,
};

/// Most items of a page.
pub(super) const PAGE: u32 = 100;
/// Most pages that are read to the end; further ones are left.
const MAX_PAGES: usize = 700;

/// The last of the codes of a submission that was taken: accepted, pending already, final already.
pub(super) const LAST_TAKEN: u16 = 2;

/// Some items of a list, and where the next ones are.
#[derive(Clone, Debug, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    #[serde(default)]
    pub next: Option<String>,
}

/// A node's API.
pub struct Client {
    pub(super) http: Http,
}

impl Client {
    /// A client of the node at `base`, which is asked to speak the user's language.
    pub fn new(base: &str, say: Language) -> Result<Self, NetworkError> {
        Ok(Self { http: Http::new(base, say)? })
    }

    pub fn network(&self) -> Result<NetworkInfo, NetworkError> {
        self.http.get("/v1/network")
    }

    pub fn status(&self) -> Result<StatusInfo, NetworkError> {
        self.http.get("/v1/status")
    }

    /// The last blocks, newest first.
    pub fn blocks(&self, limit: u32) -> Result<Vec<BlockInfo>, NetworkError> {
        let page: Page<BlockInfo> = self.http.get(&format!("/v1/blocks?limit={limit}"))?;
        Ok(page.items)
    }

    /// An account with all its balances.
    pub fn account(&self, address: &Address) -> Result<AccountInfo, NetworkError> {
        let mut account: AccountInfo = self.http.get(&format!("/v1/accounts/{address}"))?;
        if account.more_balances {
            account.balances = self.all(&format!("/v1/accounts/{address}/balances?limit={PAGE}"))?;
        }
        Ok(account)
    }

    /// Whose name this is.
    pub fn find_name(&self, name: &Handle) -> Result<Option<Address>, NetworkError> {
        #[derive(Deserialize)]
        struct Named {
            #[serde(deserialize_with = "super::text::read")]
            address: Address,
        }
        let named: Option<Named> = self.http.find(&format!("/v1/names/{}", name.as_str()))?;
        Ok(named.map(|named| named.address))
    }

    /// What happened to an account, newest first, and the page as the node gave it.
    pub fn activity(
        &self,
        address: &Address,
        limit: u32,
        cursor: Option<&str>,
    ) -> Result<(Page<ActivityLine>, Value), NetworkError> {
        let cursor = parameter("cursor", cursor);
        let raw: Value = self.http.get(&format!("/v1/accounts/{address}/activity?limit={limit}{cursor}"))?;
        let page =
            serde_json::from_value(raw.clone()).map_err(|error| self.http.answer(error.to_string()))?;
        Ok((page, raw))
    }

    pub fn asset(&self, id: AssetId) -> Result<Option<AssetInfo>, NetworkError> {
        self.http.find(&format!("/v1/assets/{id}"))
    }

    /// Assets in order of creation, those whose code begins with `search` or whose name has it in it.
    pub fn assets(
        &self,
        search: Option<&str>,
        limit: u32,
        cursor: Option<&str>,
    ) -> Result<Page<AssetInfo>, NetworkError> {
        let (search, cursor) = (parameter("q", search), parameter("cursor", cursor));
        self.http.get(&format!("/v1/assets?limit={limit}{search}{cursor}"))
    }

    /// The assets with exactly this code, as far as the first page of those that begin so.
    pub fn assets_with_code(&self, code: &str) -> Result<Vec<AssetInfo>, NetworkError> {
        let page = self.assets(Some(code), PAGE, None)?;
        Ok(page.items.into_iter().filter(|asset| asset.code == code).collect())
    }

    /// What a transaction would do now.
    pub fn simulate(&self, body: &Body) -> Result<Simulated, NetworkError> {
        let answer: SimulateAnswer = self.http.post_bytes("/v1/simulate", &body.encode())?;
        answer.read().ok_or_else(|| self.http.answer("a refusal that no rule has".to_owned()))
    }

    /// Hands a signed transaction in, and waits a while for it to be final.
    pub fn submit(&self, transaction: &Transaction) -> Result<(), NetworkError> {
        // Several may go in one request: each has its length before it, which is the encoding of bytes.
        let framed = transaction.encode().encode();
        let answer: SubmitAnswer = self.http.post_bytes("/v1/transactions?wait=final", &framed)?;
        match &answer.results[..] {
            [SubmissionResult { code: ..=LAST_TAKEN, .. }] => Ok(()),
            [refused] => Err(self.http.refused(refused.code, refused.message.clone())),
            _ => Err(self.http.answer("not one result for one transaction".to_owned())),
        }
    }

    /// Where a transaction stands.
    pub fn transaction(&self, id: &Hash) -> Result<Option<TransactionInfo>, NetworkError> {
        self.http.find(&format!("/v1/transactions/{id}"))
    }

    /// A transaction with everything about it, as the node tells it.
    pub fn transaction_json(&self, id: &Hash) -> Result<Option<Value>, NetworkError> {
        self.http.find(&format!("/v1/transactions/{id}"))
    }

    /// The proof of a final transaction's receipt, as a file.
    pub fn proof(&self, id: &Hash) -> Result<Option<Vec<u8>>, NetworkError> {
        self.http.find_bytes(&format!("/v1/transactions/{id}/proof"))
    }

    /// The proof of an account's record, as a file.
    pub fn account_proof(&self, address: &Address) -> Result<Option<Vec<u8>>, NetworkError> {
        self.http.find_bytes(&format!("/v1/accounts/{address}/proof"))
    }

    /// The proof of an asset's record, as a file.
    pub fn asset_proof(&self, id: AssetId) -> Result<Option<Vec<u8>>, NetworkError> {
        self.http.find_bytes(&format!("/v1/assets/{id}/proof"))
    }

    /// The proof of the record of a note, or of an offer that waits, as a file.
    pub fn loan_proof(&self, id: LoanId) -> Result<Option<Vec<u8>>, NetworkError> {
        self.http.find_bytes(&format!("/v1/loans/{id}/proof"))
    }

    /// The proof of an account's credit record, as a file.
    pub fn credit_proof(&self, address: &Address) -> Result<Option<Vec<u8>>, NetworkError> {
        self.http.find_bytes(&format!("/v1/accounts/{address}/credit/proof"))
    }

    /// Where everything that happened to a loan stands, in order.
    pub fn loan_history(&self, id: LoanId) -> Result<Vec<LoanEventLine>, NetworkError> {
        self.all(&format!("/v1/loans/{id}/history?limit={PAGE}"))
    }

    /// Payments from or to an account that wait, newest first.
    pub fn held(&self, address: &Address, cursor: Option<&str>) -> Result<Page<HeldInfo>, NetworkError> {
        let cursor = parameter("cursor", cursor);
        self.http.get(&format!("/v1/accounts/{address}/held?limit={PAGE}{cursor}"))
    }

    /// What the node says under a path, for programs as it stands and for us as far as it is understood.
    pub fn told<T: DeserializeOwned>(&self, path: &str) -> Result<(T, Value), NetworkError> {
        let raw: Value = self.http.get(path)?;
        let read =
            serde_json::from_value(raw.clone()).map_err(|error| self.http.answer(error.to_string()))?;
        Ok((read, raw))
    }

    /// Like [`Self::told`]; nothing when there is none.
    pub fn find_told<T: DeserializeOwned>(&self, path: &str) -> Result<Option<(T, Value)>, NetworkError> {
        let Some(raw) = self.http.find::<Value>(path)? else { return Ok(None) };
        let read =
            serde_json::from_value(raw.clone()).map_err(|error| self.http.answer(error.to_string()))?;
        Ok(Some((read, raw)))
    }

    /// All feeds.
    pub fn feeds(&self) -> Result<Vec<FeedInfo>, NetworkError> {
        self.all(&format!("/v1/feeds?limit={PAGE}"))
    }

    /// Candidates in order of opening.
    pub fn candidates(&self, cursor: Option<&str>) -> Result<Page<CandidateInfo>, NetworkError> {
        self.http.get(&format!("/v1/candidates?limit={PAGE}{}", parameter("cursor", cursor)))
    }

    pub fn candidate(&self, id: u64) -> Result<Option<CandidateInfo>, NetworkError> {
        self.http.find(&format!("/v1/candidates/{id}"))
    }

    /// What an account has with candidates.
    pub fn bonds(&self, address: &Address, cursor: Option<&str>) -> Result<Page<BondInfo>, NetworkError> {
        let cursor = parameter("cursor", cursor);
        self.http.get(&format!("/v1/accounts/{address}/bonds?limit={PAGE}{cursor}"))
    }

    /// Rewards that an account claimed, newest first.
    pub fn rewards(&self, address: &Address, cursor: Option<&str>) -> Result<Page<RewardInfo>, NetworkError> {
        let cursor = parameter("cursor", cursor);
        self.http.get(&format!("/v1/accounts/{address}/rewards?limit={PAGE}{cursor}"))
    }

    /// Savings pools in order of opening, of one asset or of all.
    pub fn pools(
        &self,
        asset: Option<AssetId>,
        cursor: Option<&str>,
    ) -> Result<Page<PoolInfo>, NetworkError> {
        let asset = asset.map_or_else(String::new, |asset| format!("&asset={asset}"));
        self.http.get(&format!("/v1/pools?limit={PAGE}{asset}{}", parameter("cursor", cursor)))
    }

    pub fn pool(&self, id: PoolId) -> Result<Option<PoolInfo>, NetworkError> {
        #[derive(Deserialize)]
        struct Answer {
            pool: PoolInfo,
        }
        let answer: Option<Answer> = self.http.find(&format!("/v1/pools/{id}"))?;
        Ok(answer.map(|answer| answer.pool))
    }

    /// All flexible deposits of an account with what they are worth.
    pub fn flexible_deposits(&self, address: &Address) -> Result<Vec<FlexibleInfo>, NetworkError> {
        self.all(&format!("/v1/accounts/{address}/deposits/flexible?limit={PAGE}"))
    }

    /// Fixed deposits of an account, newest first; `all`: also those that were taken out.
    pub fn fixed_deposits(
        &self,
        address: &Address,
        all: bool,
        cursor: Option<&str>,
    ) -> Result<Page<FixedInfo>, NetworkError> {
        let cursor = parameter("cursor", cursor);
        self.http.get(&format!("/v1/accounts/{address}/deposits/fixed?all={all}&limit={PAGE}{cursor}"))
    }

    pub fn treasury(&self) -> Result<TreasuryInfo, NetworkError> {
        self.http.get("/v1/treasury")
    }

    pub fn council(&self) -> Result<CouncilInfo, NetworkError> {
        self.http.get("/v1/council")
    }

    /// Everybody who is appointed to something.
    pub fn appointments(&self) -> Result<Vec<AppointmentInfo>, NetworkError> {
        self.all(&format!("/v1/council/appointments?limit={PAGE}"))
    }

    /// Proposals, newest first, and the page as the node gave it.
    pub fn proposals(
        &self,
        stage: Option<&str>,
        cursor: Option<&str>,
    ) -> Result<(Page<ProposalInfo>, Value), NetworkError> {
        let (stage, cursor) = (parameter("stage", stage), parameter("cursor", cursor));
        self.with_json(&format!("/v1/council/proposals?limit={PAGE}{stage}{cursor}"))
    }

    /// What the node adds to a proposal's record, and its whole answer.
    pub fn proposal(&self, id: u64) -> Result<(ProposalDetails, Value), NetworkError> {
        self.with_json(&format!("/v1/council/proposals/{id}"))
    }

    /// The proof of a proposal's record, as a file.
    pub fn proposal_proof(&self, id: u64) -> Result<Option<Vec<u8>>, NetworkError> {
        self.http.find_bytes(&format!("/v1/council/proposals/{id}/proof"))
    }

    /// What may become of the parameters, and the node's whole answer.
    pub fn parameters(&self) -> Result<(Outlook, Value), NetworkError> {
        self.with_json("/v1/council/parameters")
    }

    /// The proof of the parameters' record, as a file.
    pub fn parameters_proof(&self) -> Result<Option<Vec<u8>>, NetworkError> {
        self.http.find_bytes("/v1/council/parameters/proof")
    }

    /// What may become of the fee schedule, and the node's whole answer.
    pub fn fees(&self) -> Result<(Outlook, Value), NetworkError> {
        self.with_json("/v1/council/fees")
    }

    /// An answer read, and as the node gave it.
    fn with_json<T: DeserializeOwned>(&self, path: &str) -> Result<(T, Value), NetworkError> {
        let raw: Value = self.http.get(path)?;
        let read =
            serde_json::from_value(raw.clone()).map_err(|error| self.http.answer(error.to_string()))?;
        Ok((read, raw))
    }

    /// Campaigns of one kind, newest first, and the page as the node gave it.
    pub fn campaigns(
        &self,
        kind: &str,
        cursor: Option<&str>,
    ) -> Result<(Page<CampaignInfo>, Value), NetworkError> {
        let cursor = parameter("cursor", cursor);
        self.typed(self.http.get(&format!("/v1/campaigns?kind={kind}&limit={PAGE}{cursor}"))?)
    }

    /// A campaign, open or closed, and as the node told it.
    pub fn campaign(&self, id: CampaignId) -> Result<Option<(CampaignInfo, Value)>, NetworkError> {
        let answer: Option<Value> = self.http.find(&format!("/v1/campaigns/{id}"))?;
        answer.map(|mut answer| self.typed(answer["campaign"].take())).transpose()
    }

    /// Who brought an account, and as the node told it.
    pub fn referral(&self, address: &Address) -> Result<(ReferralInfo, Value), NetworkError> {
        self.typed(self.http.get(&format!("/v1/accounts/{address}/referral"))?)
    }

    /// All whom an account brought, the last one first, each also as the node told it.
    pub fn invitees_json(&self, address: &Address) -> Result<Vec<(BroughtInfo, Value)>, NetworkError> {
        let all: Vec<Value> = self.all(&format!("/v1/accounts/{address}/invitees?limit={PAGE}"))?;
        all.into_iter().map(|value| self.typed(value)).collect()
    }

    /// All whom an account brought, the last one first.
    pub fn invitees(&self, address: &Address) -> Result<Vec<BroughtInfo>, NetworkError> {
        self.all(&format!("/v1/accounts/{address}/invitees?limit={PAGE}"))
    }

    /// An account's part in its mining campaign, explained, and as the node told it.
    pub fn mining(&self, address: &Address) -> Result<(MiningInfo, Value), NetworkError> {
        self.typed(self.http.get(&format!("/v1/accounts/{address}/mining"))?)
    }

    /// An answer read, and as it came.
    fn typed<T: DeserializeOwned>(&self, value: Value) -> Result<(T, Value), NetworkError> {
        let read =
            serde_json::from_value(value.clone()).map_err(|error| self.http.answer(error.to_string()))?;
        Ok((read, value))
    }

    /// Deals of an account, or all, newest first; and the page as the node gave it.
    pub fn deals(
        &self,
        account: Option<&Address>,
        stage: Option<&str>,
        role: Option<&str>,
        limit: u32,
        cursor: Option<&str>,
    ) -> Result<(Page<DealInfo>, Value), NetworkError> {
        let path = account.map_or("/v1/deals".to_owned(), |address| format!("/v1/accounts/{address}/deals"));
        let (stage, role) = (parameter("stage", stage), parameter("role", role));
        self.told(&format!("{path}?limit={limit}{stage}{role}{}", parameter("cursor", cursor)))
    }

    pub fn deal(&self, id: u64) -> Result<Option<DealInfo>, NetworkError> {
        let answer: Option<DealAnswer> = self.http.find(&format!("/v1/deals/{id}"))?;
        Ok(answer.map(|answer| answer.deal))
    }

    /// A deal as the node tells it.
    pub fn deal_json(&self, id: u64) -> Result<Option<Value>, NetworkError> {
        self.http.find(&format!("/v1/deals/{id}"))
    }

    /// All that was done with a deal, in order; and the same as the node gave it.
    pub fn deal_timeline(&self, id: u64) -> Result<(Vec<TimelineStep>, Vec<Value>), NetworkError> {
        let raw: Vec<Value> = self.all(&format!("/v1/deals/{id}/timeline?limit={PAGE}"))?;
        let steps = raw.iter().map(|step| serde_json::from_value(step.clone())).collect::<Result<_, _>>();
        Ok((steps.map_err(|error| self.http.answer(error.to_string()))?, raw))
    }

    /// The proof of a deal's record, as a file.
    pub fn deal_proof(&self, id: u64) -> Result<Option<Vec<u8>>, NetworkError> {
        self.http.find_bytes(&format!("/v1/deals/{id}/proof"))
    }

    /// Posts, newest first; and the page as the node gave it.
    pub fn posts(
        &self,
        publisher: Option<&Address>,
        tag: Option<&str>,
        language: Option<&str>,
        limit: u32,
        cursor: Option<&str>,
    ) -> Result<(Page<PostInfo>, Value), NetworkError> {
        let publisher = publisher.map(ToString::to_string);
        let publisher = parameter("publisher", publisher.as_deref());
        let (tag, language) = (parameter("tag", tag), parameter("language", language));
        self.told(&format!(
            "/v1/posts?limit={limit}{publisher}{tag}{language}{}",
            parameter("cursor", cursor)
        ))
    }

    pub fn post(&self, id: u64) -> Result<Option<PostInfo>, NetworkError> {
        self.http.find(&format!("/v1/posts/{id}"))
    }

    /// A post as the node tells it.
    pub fn post_json(&self, id: u64) -> Result<Option<Value>, NetworkError> {
        self.http.find(&format!("/v1/posts/{id}"))
    }

    /// The proof of a post's record, as a file.
    pub fn post_proof(&self, id: u64) -> Result<Option<Vec<u8>>, NetworkError> {
        self.http.find_bytes(&format!("/v1/posts/{id}/proof"))
    }

    /// Publishers, who registered last first; and the page as the node gave it.
    pub fn publishers(&self, cursor: Option<&str>) -> Result<(Page<PublisherInfo>, Value), NetworkError> {
        self.told(&format!("/v1/publishers?limit={PAGE}{}", parameter("cursor", cursor)))
    }

    /// The body with this hash, if the node serves it; not yet checked.
    pub fn body(&self, hash: &Hash) -> Result<Option<Vec<u8>>, NetworkError> {
        self.http.find_bytes(&format!("/v1/bodies/{hash}"))
    }

    /// Gives the node a body to serve.
    pub fn put_body(&self, hash: &Hash, bytes: &[u8]) -> Result<(), NetworkError> {
        self.http.put_bytes(&format!("/v1/bodies/{hash}"), bytes)
    }

    /// Asks the faucet for coins; the payment is on its way then.
    pub fn faucet(&self, address: &Address) -> Result<Hash, NetworkError> {
        let answer: FaucetAnswer =
            self.http.post_json("/v1/faucet", &json!({ "address": address.to_string() }))?;
        Ok(answer.transaction)
    }

    /// All pages of a list, up to a limit that no honest list reaches.
    fn all<T: DeserializeOwned>(&self, path: &str) -> Result<Vec<T>, NetworkError> {
        let (mut items, mut cursor) = (Vec::new(), None);
        for _ in 0..MAX_PAGES {
            let page: Page<T> =
                self.http.get(&format!("{path}{}", parameter("cursor", cursor.as_deref())))?;
            items.extend(page.items);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        Ok(items)
    }
}

/// A further parameter of a query; nothing when there is no value.
pub fn parameter(name: &str, value: Option<&str>) -> String {
    value.map_or_else(String::new, |value| format!("&{name}={}", escape(value)))
}

/// RFC 3986: whatever is not unreserved is escaped.
fn escape(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut escaped, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                escaped.push(char::from(byte))
            }
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_escaped() {
        assert_eq!(parameter("q", Some("a b&c=人")), "&q=a%20b%26c%3D%E4%BA%BA");
        assert_eq!(parameter("q", None), "");
    }
}
