//! What the state costs: memory, disk and the time to start again, each in a process of its own.
//!
//! The program runs itself twice: once to fill a directory from genesis, once to open it again. So nothing that a
//! benchmark keeps for itself is counted, and an opened node has forgotten how it was filled.

use super::{
    machine,
    network::{Network, Setup, failed},
    population::Population,
    scratch::Scratch,
};
use crate::{clock, failure::Failure};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};
use tally_engine::Tuning;
use tally_types::{
    Genesis,
    codec::{DecodeExt as _, Encode as _},
};

/// The key shares of the one member follow from this.
const SEED: u64 = 1;
/// This program, even if its file has been replaced since it started (proc(5)).
const OURSELVES: &str = "/proc/self/exe";
const GENESIS: &str = "genesis.bin";
/// How long an opened node settles before its memory is read.
const SETTLE: Duration = Duration::from_secs(3);

/// What a state of some size costs.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Resident memory of a node that opened it.
    pub memory_bytes: u64,
    /// From reading the genesis to a node that runs.
    pub restart_s: f64,
    pub disk_bytes: u64,
}

/// The two processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    Fill,
    Open,
}

/// Measures a state of `accounts`, one validator, without an index.
pub fn measure(parent: &Path, accounts: u64) -> Result<Cost, Failure> {
    let scratch = Scratch::new(parent, &format!("state-{accounts}"))?;
    run(scratch.path(), accounts, "fill")?;
    let disk_bytes = scratch.bytes();
    let said = run(scratch.path(), accounts, "open")?;
    let mut words = said.split_whitespace();
    let memory_bytes = words.next().and_then(|word| word.parse().ok());
    let restart_s = words.next().and_then(|word| word.parse().ok());
    match (memory_bytes, restart_s) {
        (Some(memory_bytes), Some(restart_s)) => Ok(Cost { memory_bytes, restart_s, disk_bytes }),
        _ => Err(failed(format!("the measured process said {said:?}"))),
    }
}

fn run(dir: &Path, accounts: u64, part: &str) -> Result<String, Failure> {
    let mut command = Command::new(OURSELVES);
    command.args(["bench", "--part", part, "--accounts", &accounts.to_string(), "--dir"]).arg(dir);
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(format!("the measured process ended: {}", output.status)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// One of the two processes.
pub fn part(part: Part, dir: &Path, accounts: u64) -> Result<String, Failure> {
    match part {
        Part::Fill => fill(dir, accounts).map(|()| String::new()),
        Part::Open => open(dir),
    }
}

fn fill(dir: &Path, accounts: u64) -> Result<(), Failure> {
    let dealt = tally_engine::deal(1, Some(SEED));
    let genesis = Population::new(accounts).genesis(&dealt, clock::now_ms());
    let path = dir.join(GENESIS);
    fs::write(&path, genesis.encode()).map_err(|error| Failure::file(&path, &error))?;
    start(dir, genesis)?.stop();
    Ok(())
}

fn open(dir: &Path) -> Result<String, Failure> {
    let start_of_run = Instant::now();
    let path = dir.join(GENESIS);
    let bytes = fs::read(&path).map_err(|error| Failure::file(&path, &error))?;
    let genesis = Genesis::decode(tally_types::codec::Copying(&bytes[..]))
        .map_err(|error| failed(error.to_string()))?;
    drop(bytes);
    let network = start(dir, genesis)?;
    let restart_s = start_of_run.elapsed().as_secs_f64();
    thread::sleep(SETTLE);
    let memory_bytes = machine::resident_bytes();
    network.stop();
    Ok(format!("{memory_bytes} {restart_s:.3}"))
}

fn start(dir: &Path, genesis: Genesis) -> Result<Network, Failure> {
    let setup = Setup { members: 1, index: false, page_cache_bytes: Tuning::default().page_cache_bytes };
    Network::start(dir, Arc::new(genesis), &tally_engine::deal(1, Some(SEED)), setup)
}
