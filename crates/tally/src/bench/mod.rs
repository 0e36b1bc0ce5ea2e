//! `tally bench`: measures the ledger on this machine, beside the ceiling that its processor sets.
//!
//! Everything comes from one run, in fresh directories that are removed afterwards. Payments are signed beforehand, and
//! a payment counts when it is final and durable. Accounts, payments and keys follow from fixed seeds.

mod ceiling;
mod chance;
mod chart;
mod client;
mod execute;
mod extent;
mod figures;
mod latency;
mod ledger;
mod lines;
mod load;
mod machine;
mod network;
mod nouns;
mod parallel;
mod peers;
mod population;
mod run;
mod scratch;
pub mod state;
mod steps;
mod watcher;
mod workload;

pub use run::run;

use clap::Args;
use std::path::PathBuf;

/// Arguments of `bench`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Measure less of everything, within three minutes
    #[arg(long)]
    pub quick: bool,
    /// How many accounts the ledger has [default: 1000000; with --quick 100000 under load]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1_000..=100_000_000))]
    pub accounts: Option<u64>,
    /// Also install, start and measure PostgreSQL
    #[arg(long)]
    pub peers: bool,
    /// Where to draw the figures [default: bench.svg in the directory]
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
    /// Where to write the figures as one flat JSON document
    // Every command has a --json without a file; clap hands both on under one id, so both have one type.
    #[arg(long, value_name = "FILE")]
    pub json: Option<String>,
    /// Where networks are set up, on the disk to be measured
    #[arg(long, value_name = "DIR", default_value = "data/bench")]
    pub dir: PathBuf,
    /// Measure nothing; be one of the measured processes
    #[arg(long, hide = true)]
    pub part: Option<state::Part>,
}
