//! The requests, one function each.

use super::{
    account::AccountInfo,
    activity::ActivityLine,
    asset::AssetInfo,
    http::{Http, NetworkError},
    loan::LoanEventLine,
    network::{BlockInfo, NetworkInfo, StatusInfo},
    oracle::FeedInfo,
    transaction::{FaucetAnswer, SimulateAnswer, Simulated, SubmissionResult, SubmitAnswer, TransactionInfo},
    transfer::HeldInfo,
};
use crate::i18n::Language;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tally_types::{Address, AssetId, Body, Handle, Hash, Transaction, codec::Encode as _, loan::LoanId};

/// Most items of a page.
const PAGE: u32 = 100;
/// Most pages that are read to the end; further ones are left.
const MAX_PAGES: usize = 700;

/// The last of the codes of a submission that was taken: accepted, pending already, final already.
const LAST_TAKEN: u16 = 2;

/// Some items of a list, and where the next ones are.
#[derive(Clone, Debug, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    #[serde(default)]
    pub next: Option<String>,
}

/// A node's API.
pub struct Client {
    http: Http,
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
