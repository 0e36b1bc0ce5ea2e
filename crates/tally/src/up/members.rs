//! The running members: nodes in this process, or processes of their own.
//!
//! A process of its own ends when its standard input does: it stops when it is told to, and also when the process that
//! started it was killed.

use crate::{
    failure::Failure,
    node::{config::MemberConfig, launch},
};
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tally_node::Node;

/// How long a member's process may take to stop before it is killed.
const STOP_WITHIN: Duration = Duration::from_secs(20);
/// A member's log, in its directory.
const LOG_FILE: &str = "log";

/// All members of a local network.
pub enum Members {
    Here(Vec<Node>),
    Apart(Vec<Child>),
}

impl Members {
    /// Starts every member within this process. All at once: none is ready without the others.
    pub async fn start_here(configs: &[PathBuf]) -> Result<Self, Failure> {
        let configs = configs.iter().map(|path| MemberConfig::read(path)).collect::<Result<Vec<_>, _>>()?;
        let starts: Vec<_> =
            configs.into_iter().map(|config| tokio::spawn(async move { launch(&config).await })).collect();
        let (mut nodes, mut failure) = (Vec::new(), None);
        for start in starts {
            match start.await {
                Ok(Ok(node)) => nodes.push(node),
                Ok(Err(error)) => failure = failure.or(Some(error)),
                Err(error) => failure = failure.or(Some(Failure::NodeFailed { reason: error.to_string() })),
            }
        }
        let members = Self::Here(nodes);
        match failure {
            None => Ok(members),
            Some(failure) => {
                members.stop().await;
                Err(failure)
            }
        }
    }

    /// Starts a process for every member; each writes its log into its directory.
    pub fn start_apart(configs: &[PathBuf]) -> Result<Self, Failure> {
        let program =
            std::env::current_exe().map_err(|error| Failure::NodeFailed { reason: error.to_string() })?;
        let mut children = Vec::new();
        for config in configs {
            let log = config.with_file_name(LOG_FILE);
            let file = File::options()
                .create(true)
                .append(true)
                .open(&log)
                .map_err(|error| Failure::file(&log, &error))?;
            children.push(spawn(&program, config, file)?);
        }
        Ok(Self::Apart(children))
    }

    /// The first member that died, counted from 1, and why.
    pub fn failed(&mut self) -> Option<(usize, String)> {
        match self {
            Self::Here(nodes) => {
                nodes.iter().enumerate().find_map(|(index, node)| Some((index + 1, node.failed()?)))
            }
            Self::Apart(children) => children.iter_mut().enumerate().find_map(|(index, child)| {
                let status = child.try_wait().ok().flatten()?;
                Some((index + 1, status.to_string()))
            }),
        }
    }

    /// Stops every member; what was acknowledged is durable when this resolves.
    pub async fn stop(self) {
        match self {
            Self::Here(nodes) => {
                let stops: Vec<_> = nodes.into_iter().map(|node| tokio::spawn(node.stop())).collect();
                for stop in stops {
                    let _ = stop.await;
                }
            }
            Self::Apart(mut children) => {
                for child in &mut children {
                    drop(child.stdin.take());
                }
                let deadline = Instant::now() + STOP_WITHIN;
                for child in &mut children {
                    end(child, deadline).await;
                }
            }
        }
    }
}

fn spawn(program: &Path, config: &Path, log: File) -> Result<Child, Failure> {
    let copy = log.try_clone().map_err(|error| Failure::file(config, &error))?;
    Command::new(program)
        .args(["node", "--until-stdin-ends", "--config"])
        .arg(config)
        .stdin(Stdio::piped())
        .stdout(copy)
        .stderr(log)
        .spawn()
        .map_err(|error| Failure::file(program, &error))
}

/// Waits until the process ends, and ends it when it does not.
async fn end(child: &mut Child, deadline: Instant) {
    while matches!(child.try_wait(), Ok(None)) {
        if Instant::now() > deadline {
            let _ = child.kill();
            let _ = child.wait();
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
