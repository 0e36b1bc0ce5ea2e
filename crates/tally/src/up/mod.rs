//! `tally up`: a local network of members on this machine, with a faucet and a small demo economy.
//!
//! Its key shares are dealt by one process, which is fit for trying things out and for nothing else; the banner says so.

mod banner;
mod demo;
mod directory;
mod economy;
mod faucet;
mod local_genesis;
mod members;
mod plan;
mod run;
mod status_line;

pub use directory::{GENESIS_FILE, member_dir};
pub use economy::Role;
pub use faucet::KeyFaucet;
pub use run::run;

use clap::Args;
use std::{net::SocketAddr, path::PathBuf};

/// Arguments of `up`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Where the network's state is kept
    #[arg(long, value_name = "DIR", default_value = "data")]
    pub dir: PathBuf,
    /// Start without the demo economy; a network made so never gets it
    #[arg(long)]
    pub empty: bool,
    /// Start over: delete the network in the directory first
    #[arg(long)]
    pub fresh: bool,
    /// Run each member as a process of its own
    #[arg(long)]
    pub processes: bool,
    /// How many members a new network has; an existing one keeps its own
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=16))]
    pub members: u32,
    /// How long an epoch of a new network lasts, after which stake and mining pay: a minute to a week (with the economy
    /// ten minutes, without a day)
    #[arg(long, value_name = "SPAN")]
    pub epoch: Option<String>,
    /// Where the first member serves the API; the others follow on the next ports
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7777")]
    pub api: SocketAddr,
    /// Whole coins that the faucet gives a request
    #[arg(long, value_name = "COINS", default_value = "100")]
    pub faucet_amount: String,
    /// Keep no index: no activity, no searches, less work
    #[arg(long)]
    pub no_index: bool,
}
