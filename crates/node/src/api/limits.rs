//! Limits on everything a client can make the node do.

use super::{error::ApiError, problem::Problem};
use std::{sync::Arc, time::Duration};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Most items of a page.
pub const PAGE: u32 = 100;
/// Items of a page when the request does not say.
pub const DEFAULT_PAGE: u32 = 25;
/// Most bytes of a request's body.
pub const BODY_BYTES: usize = 8 * 1024 * 1024;
/// Most transactions of a request.
pub const TRANSACTIONS: usize = 10_000;
/// Most transactions of a request that waits until they are final.
pub const AWAITED: usize = 64;
/// Most characters of a search.
pub const QUERY_CHARS: usize = 128;
/// Most subscriptions of one stream.
pub const SUBSCRIPTIONS: usize = 64;
/// Most bytes of a message to a stream.
pub const MESSAGE_BYTES: usize = 4 * 1024;

/// Limits that depend on the machine; the defaults suit a laptop.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Connections at once. Further ones wait in the system's backlog until one ends.
    pub connections: usize,
    /// How long a connection may take to send a request's head; so also how long it may idle.
    pub head: Duration,
    /// How long a request's body may take to arrive.
    pub body: Duration,
    /// How long an answer may take.
    pub answer: Duration,
    /// The longest that a request may ask to wait for finality.
    pub wait: Duration,
    /// Bytes of bodies in memory at once, over all requests.
    pub buffered_bytes: usize,
    /// Costly requests (simulations, proofs, searches, lists) at once; more wait for a second, then are refused.
    pub costly: usize,
    /// Requests that wait for finality at once.
    pub waiting: usize,
    /// Streams at once.
    pub streams: usize,
    /// Between pings on a stream; one that has been silent for three is closed.
    pub heartbeat: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 16_384,
            head: Duration::from_secs(15),
            body: Duration::from_secs(20),
            answer: Duration::from_secs(30),
            wait: Duration::from_secs(10),
            buffered_bytes: 128 * 1024 * 1024,
            costly: 32,
            waiting: 1_024,
            streams: 2_048,
            heartbeat: Duration::from_secs(20),
        }
    }
}

/// How long a costly request waits for its turn.
const TURN: Duration = Duration::from_secs(1);

/// The semaphores behind [`Limits`].
pub struct Gates {
    costly: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    streams: Arc<Semaphore>,
    buffered: Arc<Semaphore>,
}

impl Gates {
    pub fn new(limits: &Limits) -> Self {
        let gate = |permits| Arc::new(Semaphore::new(permits));
        Self {
            costly: gate(limits.costly),
            waiting: gate(limits.waiting),
            streams: gate(limits.streams),
            buffered: gate(limits.buffered_bytes),
        }
    }

    /// A turn for a costly request.
    pub async fn costly(&self) -> Result<OwnedSemaphorePermit, ApiError> {
        match tokio::time::timeout(TURN, self.costly.clone().acquire_owned()).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(Problem::Busy.into()),
        }
    }

    /// A place among the requests that wait for finality.
    pub fn waiting(&self) -> Result<OwnedSemaphorePermit, ApiError> {
        self.waiting.clone().try_acquire_owned().map_err(|_| Problem::Busy.into())
    }

    /// A place among the streams.
    pub fn stream(&self) -> Result<OwnedSemaphorePermit, ApiError> {
        self.streams.clone().try_acquire_owned().map_err(|_| Problem::TooManyStreams.into())
    }

    /// Streams open now, of `limits.streams`.
    pub fn streams_left(&self) -> usize {
        self.streams.available_permits()
    }

    /// Room for `bytes` of a body.
    pub fn buffer(&self, bytes: usize) -> Result<OwnedSemaphorePermit, ApiError> {
        let bytes = u32::try_from(bytes).map_err(|_| Problem::BodyTooLarge)?;
        self.buffered.clone().try_acquire_many_owned(bytes).map_err(|_| Problem::Busy.into())
    }
}
