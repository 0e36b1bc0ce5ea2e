//! A whole chain, replayed from genesis: every block executed again, every root and certificate compared.
//!
//! The replay trusts the genesis alone. With `--network` the genesis must be that of the named network; without it the
//! answer is that the directory agrees with itself, and says whose network it claims to be.

use super::replayed::Replayed;
use crate::{
    context::{Context, network_key},
    failure::{Failure, Missing, Unverified},
    node::config::{CONFIG_FILE, MemberConfig, read_genesis},
    report::Report,
    terminal,
    up::{GENESIS_FILE, member_dir},
};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, atomic::Ordering},
    time::Instant,
};
use tally_engine::StartError;
use tally_node::{
    admission::Admission, chain::Chain, machine::LedgerMachine, pool::Pool, receipts::Receipts,
};
use tally_types::{Genesis, hash::hex};

/// What is replayed into, in the member's directory; deleted afterwards.
const SCRATCH_DIR: &str = "replay";
/// The engine's part of a member's directory.
const ENGINE_DIR: &str = "engine";

/// A member's directory and the genesis it should have grown from.
struct Subject {
    genesis: PathBuf,
    dir: PathBuf,
}

pub fn run(context: &Context, dir: &Path) -> Result<Report, Failure> {
    let say = context.say;
    let subject = find(dir)?;
    let genesis = read_genesis(&subject.genesis)?;
    let key = tally_engine::network_public_key(&genesis).map(|key| hex(&key)).unwrap_or_default();
    if let Some(named) = context.network.filter(|named| network_key(&key).ok() != Some(*named)) {
        return Err(Unverified::OtherNetwork { pinned: named.to_string(), found: key }.into());
    }
    let started = Instant::now();
    let (height, transactions) = replay(context, &subject, &genesis)?;
    let (hash, elapsed_ms) = (genesis.hash().to_hex(), started.elapsed().as_millis() as u64);
    let json = json!({
        "verified": true, "height": height, "transactions": transactions, "genesis": hash, "network": key, "elapsed_ms": elapsed_ms,
    });
    Ok(Report::new(say.chain_verified(height, transactions, hash, key), json))
}

/// Finds a member in a network's directory, or takes the directory as a member's.
fn find(dir: &Path) -> Result<Subject, Failure> {
    let members = [dir.to_owned(), member_dir(dir, 1)];
    for member in members {
        let path = member.join(CONFIG_FILE);
        if path.exists() {
            let config = MemberConfig::read(&path)?;
            return Ok(Subject { genesis: config.genesis, dir: config.dir });
        }
    }
    let (genesis, engine) = (dir.join(GENESIS_FILE), dir.join(ENGINE_DIR));
    if genesis.exists() && engine.exists() {
        return Ok(Subject { genesis, dir: dir.to_owned() });
    }
    Err(Missing::Network(dir.to_owned()).into())
}

/// Executes the whole chain again; returns its height and how many transactions are in it.
fn replay(context: &Context, subject: &Subject, genesis: &Genesis) -> Result<(u64, u64), Failure> {
    let engine = subject.dir.join(ENGINE_DIR);
    let failed = |error: StartError| match error {
        StartError::InUse => Failure::DirectoryInUse { path: subject.dir.clone() },
        other => Failure::NodeFailed { reason: other.to_string() },
    };
    let tip = tally_engine::open_archive(&engine).map_err(failed)?.last_height();
    let scratch = Scratch::make(subject.dir.join(SCRATCH_DIR))?;
    let (machine, transactions) = Replayed::new(ledger(genesis, &scratch.0)?);
    let bar = progress(tip);
    let mut flaw = None;
    let outcome = tally_engine::replay(genesis, Arc::new(machine), &engine, &scratch.0, |height, judged| {
        bar.set_position(height);
        bar.set_message(context.say.replaying(height, tip));
        if let Err(found) = judged {
            flaw = Some((height, found));
        }
    });
    bar.finish_and_clear();
    let height = outcome.map_err(failed)?;
    match flaw {
        Some((height, flaw)) => Err(Unverified::Chain { height, reason: context.say.flaw(flaw) }.into()),
        None => Ok((height, transactions.load(Ordering::Relaxed))),
    }
}

/// The ledger as a node has it, with nobody who submits to it.
fn ledger(genesis: &Genesis, scratch: &Path) -> Result<LedgerMachine, Failure> {
    let failed =
        |error: tally_node::receipts::ReceiptError| Failure::NodeFailed { reason: error.to_string() };
    let receipts = Arc::new(Receipts::open(scratch).map_err(failed)?);
    let chain = Arc::new(Chain::new(genesis.hash(), receipts.clone()));
    let pool = Arc::new(Pool::default());
    let admission = Admission::new(genesis.chain_id, chain.clone(), pool.clone());
    Ok(LedgerMachine::new(Arc::new(genesis.clone()), pool, chain, receipts, admission))
}

fn progress(tip: u64) -> ProgressBar {
    if !terminal::is_stderr_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar} {percent}% {msg} ({eta})")
        .expect("the template is well-formed");
    ProgressBar::new(tip).with_style(style)
}

/// A directory that is gone when it is dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn make(path: PathBuf) -> Result<Self, Failure> {
        // One that an interrupted replay left.
        if path.exists() {
            fs::remove_dir_all(&path).map_err(|error| Failure::file(&path, &error))?;
        }
        fs::create_dir_all(&path).map_err(|error| Failure::file(&path, &error))?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
