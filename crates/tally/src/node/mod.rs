//! `tally node`: one member as its own process.

pub mod config;
mod launch;
mod logs;
mod run;

pub use launch::launch;
pub use logs::log_to;
pub use run::{run, stop_signal};

use clap::Args;
use std::path::PathBuf;

/// Arguments of `node`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The member's configuration file
    #[arg(long, value_name = "FILE")]
    pub config: PathBuf,
    /// Keep no index, whatever the configuration says
    #[arg(long)]
    pub no_index: bool,
    /// How to write the log, whatever the configuration says
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub log: Option<config::LogFormat>,
    /// Stop when the standard input ends: how a parent process stops its members, or loses them when it dies
    #[arg(long, hide = true)]
    pub until_stdin_ends: bool,
}
