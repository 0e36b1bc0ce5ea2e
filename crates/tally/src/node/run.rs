//! Running one member until somebody stops it.

use super::{Arguments, config::MemberConfig, launch, log_to};
use crate::{failure::Failure, report::Report};
use std::{io, time::Duration};
use tokio::{
    io::AsyncReadExt as _,
    signal::unix::{SignalKind, signal},
};

/// How often the engine is asked whether it lives.
const WATCH_EVERY: Duration = Duration::from_millis(500);

/// Runs the member until a signal, or until its engine dies.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let mut config = MemberConfig::read(&arguments.config)?;
    config.index &= !arguments.no_index;
    log_to(io::stderr, arguments.log.unwrap_or(config.log));
    let runtime = crate::runtime::build()?;
    let result = runtime.block_on(serve(&config, arguments.until_stdin_ends));
    // Whatever still blocks a thread must not keep a stopped member alive.
    runtime.shutdown_timeout(Duration::from_secs(2));
    result
}

async fn serve(config: &MemberConfig, until_stdin_ends: bool) -> Result<Report, Failure> {
    let stop = stop_signal()?;
    let node = launch(config).await?;
    tracing::info!(listen = %config.listen, api = ?node.api_address(), height = node.chain().tip(), "the member runs");
    let failed = async {
        loop {
            tokio::time::sleep(WATCH_EVERY).await;
            if let Some(reason) = node.failed() {
                return reason;
            }
        }
    };
    let failure = tokio::select! {
        () = stop => None,
        () = stdin_ends(), if until_stdin_ends => None,
        reason = failed => Some(reason),
    };
    match failure {
        None => {
            tracing::info!("the member stops");
            node.stop().await;
            tracing::info!("the member stopped");
            Ok(Report::silent())
        }
        Some(reason) => {
            tracing::error!(%reason, "the member failed");
            Err(Failure::NodeFailed { reason })
        }
    }
}

/// Resolves when somebody asks the process to stop: Ctrl-C or SIGTERM. Listens from the call on.
pub fn stop_signal() -> Result<impl Future<Output = ()>, Failure> {
    let listen = |kind| signal(kind).map_err(|error| Failure::NodeFailed { reason: error.to_string() });
    let (mut interrupt, mut terminate) = (listen(SignalKind::interrupt())?, listen(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

async fn stdin_ends() {
    let (mut stdin, mut buffer) = (tokio::io::stdin(), [0; 64]);
    while stdin.read(&mut buffer).await.is_ok_and(|count| count > 0) {}
}
