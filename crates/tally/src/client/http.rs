//! Requests to a node, and what can go wrong with them.
//!
//! What a node answers is believed only as far as it can be verified; a malformed answer is an error, never a default.

use crate::i18n::Language;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::time::Duration;
use tally_types::Refusal;

/// Longest answer that is read.
const MAX_ANSWER_BYTES: u64 = 16 * 1024 * 1024;
/// How long a node may take to take a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long it may take to answer, waiting for finality included.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);

const JSON: &str = "application/json";
const BINARY: &str = "application/octet-stream";

/// Why a node's answer cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetworkError {
    /// The node's address is not `http://host:port`.
    Address(String),
    /// Nobody answers there.
    Silent { node: String, reason: String },
    /// The answer is not what this program understands.
    Answer { node: String, reason: String },
    /// The node says what is wrong, in problem+json.
    Problem(Box<Problem>),
}

/// An error as a node tells it (RFC 9457).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Problem {
    pub status: u16,
    pub title: String,
    pub detail: Option<String>,
    /// The refusal's code, or that of a limit of the node.
    pub code: Option<u16>,
    /// What a parser said, in English.
    pub note: Option<String>,
}

impl Problem {
    /// The broken rule, if it is one of the ledger's.
    pub fn refusal(&self) -> Option<Refusal> {
        self.code.and_then(Refusal::from_code)
    }

    /// Whether the node could not answer now, rather than would not.
    pub fn is_trouble(&self) -> bool {
        matches!(self.code, Some(TROUBLE_FIRST..=TROUBLE_LAST)) || self.status >= 500 && self.code.is_none()
    }

    /// What is wrong, in the language that was asked for.
    pub fn text(&self) -> String {
        let detail = self.detail.as_ref().unwrap_or(&self.title);
        match &self.note {
            Some(note) => format!("{detail} ({note})"),
            None => detail.clone(),
        }
    }
}

/// The code with which a node says that nobody has a name, but somebody one that looks like it.
const LOOKS_ALIKE: u16 = 1103;

/// Codes with which a node says that it is starting, busy or out of order.
const TROUBLE_FIRST: u16 = 1200;
const TROUBLE_LAST: u16 = 1206;

/// A node's front door.
pub struct Http {
    agent: ureq::Agent,
    base: String,
    language: &'static str,
}

impl Http {
    /// A client of the node at `base`, such as `http://127.0.0.1:7777`.
    pub fn new(base: &str, say: Language) -> Result<Self, NetworkError> {
        let base = base.trim_end_matches('/');
        let host = base.strip_prefix("http://").filter(|host| !host.is_empty() && !host.contains('/'));
        if host.is_none() {
            return Err(NetworkError::Address(base.to_owned()));
        }
        let config = ureq::Agent::config_builder()
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .timeout_global(Some(ANSWER_TIMEOUT))
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .user_agent(concat!("tally/", env!("CARGO_PKG_VERSION")))
            .build();
        let language = match say {
            Language::English => "en",
            Language::Chinese => "zh-CN",
        };
        Ok(Self { agent: config.into(), base: base.to_owned(), language })
    }

    pub fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, NetworkError> {
        let bytes = self.get_bytes(path, JSON)?;
        self.decode(&bytes)
    }

    /// Like [`Self::get`]; `None` when the node says that there is no such thing.
    pub fn find<T: DeserializeOwned>(&self, path: &str) -> Result<Option<T>, NetworkError> {
        absent(self.get(path))
    }

    /// Binary content; `None` when the node says that there is no such thing.
    pub fn find_bytes(&self, path: &str) -> Result<Option<Vec<u8>>, NetworkError> {
        absent(self.get_bytes(path, BINARY))
    }

    pub fn post_json<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, NetworkError> {
        let request = self.agent.post(format!("{}{path}", self.base)).header("accept", JSON);
        let bytes = self.read(request.header("accept-language", self.language).send_json(body))?;
        self.decode(&bytes)
    }

    pub fn post_bytes<T: DeserializeOwned>(&self, path: &str, body: &[u8]) -> Result<T, NetworkError> {
        let request = self.agent.post(format!("{}{path}", self.base)).header("accept", JSON);
        let request = request.header("accept-language", self.language).content_type(BINARY);
        let bytes = self.read(request.send(body))?;
        self.decode(&bytes)
    }

    pub fn put_bytes(&self, path: &str, body: &[u8]) -> Result<(), NetworkError> {
        let request = self.agent.put(format!("{}{path}", self.base)).header("accept", JSON);
        let request = request.header("accept-language", self.language).content_type(BINARY);
        self.read(request.send(body)).map(drop)
    }

    fn get_bytes(&self, path: &str, accept: &str) -> Result<Vec<u8>, NetworkError> {
        let request = self.agent.get(format!("{}{path}", self.base)).header("accept", accept);
        self.read(request.header("accept-language", self.language).call())
    }

    fn read(
        &self,
        answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<Vec<u8>, NetworkError> {
        let mut answer = answer.map_err(|error| self.silent(&error))?;
        let status = answer.status();
        let body = answer.body_mut().with_config().limit(MAX_ANSWER_BYTES).read_to_vec();
        let body = body.map_err(|error| self.silent(&error))?;
        if status.is_success() {
            return Ok(body);
        }
        match serde_json::from_slice::<Problem>(&body) {
            Ok(mut problem) if !problem.title.is_empty() => {
                problem.status = status.as_u16();
                Err(NetworkError::Problem(Box::new(problem)))
            }
            _ => Err(self.answer(status.to_string())),
        }
    }

    fn decode<T: DeserializeOwned>(&self, bytes: &[u8]) -> Result<T, NetworkError> {
        serde_json::from_slice(bytes).map_err(|error| self.answer(error.to_string()))
    }

    fn silent(&self, error: &ureq::Error) -> NetworkError {
        NetworkError::Silent { node: self.base.clone(), reason: error.to_string() }
    }

    /// A refusal that stands in an answer rather than instead of one.
    pub fn refused(&self, code: u16, message: Option<String>) -> NetworkError {
        let title = message.unwrap_or_else(|| code.to_string());
        NetworkError::Problem(Box::new(Problem { title, code: Some(code), ..Problem::default() }))
    }

    /// An answer that makes no sense.
    pub fn answer(&self, reason: String) -> NetworkError {
        NetworkError::Answer { node: self.base.clone(), reason }
    }
}

/// What is served under a link that begins with `http://`, of at most `most` bytes. This program speaks no TLS: what it
/// fetches is told apart by its hash.
pub fn fetch(link: &str, most: u64) -> Result<Vec<u8>, NetworkError> {
    if !link.starts_with("http://") {
        return Err(NetworkError::Address(link.to_owned()));
    }
    let silent =
        |error: ureq::Error| NetworkError::Silent { node: link.to_owned(), reason: error.to_string() };
    let config = ureq::Agent::config_builder()
        .timeout_connect(Some(CONNECT_TIMEOUT))
        .timeout_global(Some(ANSWER_TIMEOUT))
        .max_redirects(0)
        .proxy(None)
        .build();
    let mut answer = ureq::Agent::from(config).get(link).call().map_err(silent)?;
    answer.body_mut().with_config().limit(most).read_to_vec().map_err(silent)
}

fn absent<T>(answer: Result<T, NetworkError>) -> Result<Option<T>, NetworkError> {
    match answer {
        Ok(found) => Ok(Some(found)),
        // That another account has a name that looks alike must be said.
        Err(NetworkError::Problem(problem)) if problem.status == 404 && problem.code != Some(LOOKS_ALIKE) => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_http_addresses_are_taken() {
        for bad in ["", "127.0.0.1:7777", "https://node", "http://", "ftp://x", "http://host/path"] {
            assert_eq!(
                Http::new(bad, Language::English).err(),
                Some(NetworkError::Address(bad.trim_end_matches('/').into())),
                "{bad}"
            );
        }
        assert_eq!(
            Http::new("http://127.0.0.1:7777/", Language::English).unwrap().base,
            "http://127.0.0.1:7777"
        );
    }

    #[test]
    fn a_silent_node_is_named() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        drop(listener);
        let error =
            Http::new(&base, Language::English).unwrap().get::<serde_json::Value>("/v1/network").unwrap_err();
        assert!(matches!(error, NetworkError::Silent { node, .. } if node == base));
    }
}
