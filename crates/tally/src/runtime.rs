//! The tokio runtime on which nodes' indices and APIs run.

use crate::failure::Failure;
use tokio::runtime::{Builder, Runtime};

/// Threads beside those of the engines, which bring their own.
const THREADS: usize = 2;

/// Files and connections that four members and their visitors may have open at once.
const OPEN_FILES: u64 = 65_536;

/// A runtime for nodes. Raises the process's limit of open files as far as the system lets it: the usual 1,024 would be
/// used up by idle connections.
pub fn build() -> Result<Runtime, Failure> {
    let _ = rlimit::increase_nofile_limit(OPEN_FILES);
    let runtime = Builder::new_multi_thread().worker_threads(THREADS).enable_all().build();
    runtime.map_err(|error| Failure::NodeFailed { reason: error.to_string() })
}
