//! The tokio runtime on which nodes' indices and APIs run.

use crate::failure::Failure;
use tokio::runtime::{Builder, Runtime};

/// Threads beside those of the engines, which bring their own.
const THREADS: usize = 2;

/// A runtime for nodes.
pub fn build() -> Result<Runtime, Failure> {
    let runtime = Builder::new_multi_thread().worker_threads(THREADS).enable_all().build();
    runtime.map_err(|error| Failure::NodeFailed { reason: error.to_string() })
}
