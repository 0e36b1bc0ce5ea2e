//! One connection to a member's API that submits payments in binary.

use super::{network::failed, workload::Payment};
use crate::failure::Failure;
use std::{net::SocketAddr, time::Duration};

/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(60);

/// What became of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    Taken,
    /// Not now; later perhaps.
    NoRoom,
    Refused(String),
}

/// A connection, kept open between requests.
pub struct Client {
    agent: ureq::Agent,
    address: SocketAddr,
}

impl Client {
    pub fn new(address: SocketAddr) -> Self {
        let config = ureq::Agent::config_builder().timeout_global(Some(TIMEOUT)).http_status_as_error(false).proxy(None);
        Self { agent: config.build().into(), address }
    }

    /// Submits payments in one request; one fate each, in order.
    pub fn submit(&self, payments: &[Payment]) -> Result<Vec<Fate>, Failure> {
        let _ = (&self.agent, self.address, payments);
        Err(failed("not connected"))
    }
}
