//! One connection to a member's API that submits payments in binary (see the API's `POST /v1/transactions`).

use super::{network::failed, workload::Payment};
use crate::failure::Failure;
use std::{net::SocketAddr, time::Duration};
use tally_types::{Refusal, codec::Write as _};
use ureq::http::StatusCode;

/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(60);
/// Both ways, payments go in binary.
const BINARY: &str = "application/octet-stream";
/// The pool's codes in answers: no room now, perhaps later.
const NO_ROOM: std::ops::RangeInclusive<u16> = 900..=902;

/// What became of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The member has it.
    Taken,
    /// Not now; later perhaps.
    NoRoom,
    Refused(Refusal),
}

/// A connection, kept open between requests.
pub struct Client {
    agent: ureq::Agent,
    url: String,
}

impl Client {
    pub fn new(address: SocketAddr) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            .proxy(None);
        Self { agent: config.build().into(), url: format!("http://{address}/v1/transactions") }
    }

    /// Submits payments in one request; one fate each, in order.
    pub fn submit(&self, payments: &[Payment]) -> Result<Vec<Fate>, Failure> {
        let request = self.agent.post(&self.url).content_type(BINARY).header("accept", BINARY);
        let mut answer = request.send(&body(payments)).map_err(|error| failed(error.to_string()))?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => {
                return Ok(vec![Fate::NoRoom; payments.len()]);
            }
            status => return Err(failed(format!("the member answered {status}"))),
        }
        let codes = answer.body_mut().read_to_vec().map_err(|error| failed(error.to_string()))?;
        let fates: Option<Vec<Fate>> = codes.chunks(2).map(fate).collect();
        let fates = fates.filter(|fates| fates.len() == payments.len());
        fates.ok_or_else(|| failed("the member's answer makes no sense"))
    }
}

/// Each payment with its length before it.
fn body(payments: &[Payment]) -> Vec<u8> {
    let mut body = Vec::with_capacity(payments.iter().map(|payment| payment.bytes.len() + 2).sum());
    for payment in payments {
        payment.bytes.write(&mut body);
    }
    body
}

fn fate(code: &[u8]) -> Option<Fate> {
    match u16::from_be_bytes(code.try_into().ok()?) {
        0..=2 => Some(Fate::Taken),
        code if NO_ROOM.contains(&code) => Some(Fate::NoRoom),
        code => Refusal::from_code(code).map(Fate::Refused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_say_what_became_of_a_payment() {
        for (code, expected) in [
            (0u16, Some(Fate::Taken)),
            (2, Some(Fate::Taken)),
            (202, Some(Fate::Refused(Refusal::NonceUsed))),
            (901, Some(Fate::NoRoom)),
            (999, None),
        ] {
            assert_eq!(fate(&code.to_be_bytes()), expected);
        }
        assert_eq!(fate(&[0]), None);
    }
}
