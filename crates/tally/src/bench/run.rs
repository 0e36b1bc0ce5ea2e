//! One run, step by step.

use super::{
    Arguments,
    ceiling::Ceiling,
    chance::Draw,
    chart, execute,
    extent::{Extent, MILLION},
    figures::{Figures, Key},
    latency::{self, Latency},
    lines,
    load::Load,
    machine,
    network::{Network, Setup, failed},
    nouns, parallel, peers,
    population::Population,
    scratch::Scratch,
    state,
    watcher::Watcher,
    workload::Signer,
};
use crate::{clock, failure::Failure, report::Report};
use std::{fs, path::Path, sync::Arc};
use tally_engine::Dealt;
use tally_types::Genesis;

/// The key shares of a benchmark's members follow from this.
const SEED: u64 = 7;
/// Accounts of a state that is as good as empty.
const FEW: u64 = 1_000;
/// Memory for pages of the databases of one network.
const PAGE_CACHE_BYTES: usize = 512 * 1024 * 1024;

/// Payments submitted and not final, at most: what fills the blocks under way. More only waits, and lengthens the
/// times under full load.
const ONE_IN_FLIGHT: u64 = 49_152;
const FOUR_IN_FLIGHT: u64 = 16_384;

/// Measures, prints a table, draws and writes.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    if let Some(part) = arguments.part {
        return Ok(Report::new(
            state::part(part, &arguments.dir, arguments.accounts.unwrap_or(FEW))?,
            serde_json::Value::Null,
        ));
    }
    let extent = Extent::of(arguments);
    let mut bench = Bench {
        dir: &arguments.dir,
        population: Population::new(extent.accounts),
        extent,
        figures: Figures::default(),
    };
    let mut ceiling = bench.processor()?;
    bench.nouns()?;
    bench.one_node()?;
    bench.mix()?;
    bench.ceiling(&mut ceiling);
    bench.four_node()?;
    bench.ceiling(&mut ceiling);
    bench.state()?;
    if arguments.peers {
        say("PostgreSQL");
        let rate = peers::postgres(bench.extent.accounts.min(MILLION), bench.extent.postgres_s)?;
        bench.figures.set(Key::Postgres, rate);
    }
    bench.figures.derive();
    bench.publish(arguments)
}

struct Bench<'a> {
    dir: &'a Path,
    extent: Extent,
    population: Population,
    figures: Figures,
}

impl Bench<'_> {
    /// What one machine can do without a network.
    fn processor(&mut self) -> Result<Ceiling, Failure> {
        say("signatures in batches, and execution alone");
        let genesis = self.genesis(&tally_engine::deal(1, Some(SEED)));
        let hash = genesis.hash();
        let mut signer = Signer::new(&self.population, hash, self.population.payers());
        let payments = signer.sign(self.extent.executed, &Draw::uniform(self.extent.accounts));
        let mut ceiling = Ceiling::new(&payments);
        self.ceiling(&mut ceiling);
        self.figures.set(Key::Execute, execute::measure(&genesis, hash, &payments));
        Ok(ceiling)
    }

    fn ceiling(&mut self, ceiling: &mut Ceiling) {
        ceiling.measure(self.extent.ceiling_runs, self.extent.ceiling_length);
        self.figures.set(Key::Ceiling, ceiling.rate());
    }

    /// Each noun's main operation on the ledger alone.
    fn nouns(&mut self) -> Result<(), Failure> {
        say("each noun alone");
        let dealt = tally_engine::deal(1, Some(SEED));
        let rates = nouns::alone(&dealt, clock::now_ms(), self.extent.noun_passes);
        for (key, rate) in rates.map_err(|misfit| failed(misfit.to_string()))? {
            self.figures.set(key, rate);
        }
        Ok(())
    }

    /// A mix of all nouns, on one validator without an index, like the plain transfers it is compared with.
    fn mix(&mut self) -> Result<(), Failure> {
        say("one validator, a mix of all nouns");
        let scratch = Scratch::new(self.dir, "mix")?;
        let dealt = tally_engine::deal(1, Some(SEED));
        let from_ms = nouns::epoch_ms(self.extent.accounts);
        let network =
            self.start_on(nouns::with_epoch(self.genesis(&dealt), from_ms), scratch.path(), &dealt, false)?;
        let watcher = Watcher::start(network.chains().remove(0), network.runtime());
        let load = Load { addresses: &network.addresses(), watcher: &watcher, in_flight: ONE_IN_FLIGHT };
        let mixed = nouns::mixed(&load, &self.population, network.genesis_hash, from_ms, self.extent.mix)?;
        self.figures.set(Key::Mix, mixed.rate);
        self.figures.set(Key::MixRefused, mixed.refused);
        network.stop();
        Ok(())
    }

    fn one_node(&mut self) -> Result<(), Failure> {
        let (accounts, count) = (self.extent.accounts, self.extent.one_node);
        say("one validator");
        let scratch = Scratch::new(self.dir, "one")?;
        let network = self.start(scratch.path(), 1, false)?;
        let mut signer = Signer::new(&self.population, network.genesis_hash, self.population.payers());
        let payments = signer.sign(count, &Draw::uniform(accounts));
        let payload: usize = payments.iter().map(|payment| payment.bytes.len()).sum();
        let watcher = Watcher::start(network.chains().remove(0), network.runtime());
        let load = Load { addresses: &network.addresses(), watcher: &watcher, in_flight: ONE_IN_FLIGHT };
        let written = machine::bytes_written();
        self.figures.set(Key::OneNode, load.saturate(&payments)?);
        self.figures
            .set(Key::WriteAmplification, (machine::bytes_written() - written) as f64 / payload as f64);
        if self.extent.zipf {
            say("one validator, receivers by Zipf");
            let payments = signer.sign(count, &Draw::zipf(accounts));
            self.figures.set(Key::OneNodeZipf, load.saturate(&payments)?);
        }
        network.stop();
        self.figures.set(Key::DatabaseBytes, scratch.bytes() as f64);
        drop(scratch);
        say("one validator with the index");
        let scratch = Scratch::new(self.dir, "indexed")?;
        let network = self.start(scratch.path(), 1, true)?;
        let mut signer = Signer::new(&self.population, network.genesis_hash, self.population.payers());
        let payments = signer.sign(count / 2, &Draw::uniform(accounts));
        let watcher = Watcher::start(network.chains().remove(0), network.runtime());
        let load = Load { addresses: &network.addresses(), watcher: &watcher, in_flight: ONE_IN_FLIGHT };
        self.figures.set(Key::OneNodeIndexed, load.saturate(&payments)?);
        network.stop();
        Ok(())
    }

    fn four_node(&mut self) -> Result<(), Failure> {
        let (accounts, count) = (self.extent.accounts, self.extent.four_node);
        say("four validators, idle");
        let scratch = Scratch::new(self.dir, "four")?;
        let network = self.start(scratch.path(), 4, false)?;
        let (addresses, hash) = (network.addresses(), network.genesis_hash);
        let watcher = Watcher::start(network.chains().remove(0), network.runtime());
        let load = Load { addresses: &addresses, watcher: &watcher, in_flight: FOUR_IN_FLIGHT };
        let uniform = Draw::uniform(accounts);
        let mut signer = Signer::new(&self.population, hash, self.population.payers());
        let mut timed = Signer::new(&self.population, hash, self.population.timed());

        let idle = latency::idle(addresses[0], &watcher, &timed.sign(self.extent.idle, &uniform))?;
        self.figures.set_latency(idle, Key::IdleP50, Key::IdleP99);

        say("four validators, full load");
        let payments = signer.sign(count, &uniform);
        let probes = timed.sign(PROBES, &uniform);
        let (rate, full) = latency::under(&load, &probes, || load.saturate(&payments))?;
        self.figures.set(Key::FourNode, rate);
        self.figures.set_latency(full, Key::FullP50, Key::FullP99);

        say("four validators, half load");
        let payments = signer.sign((rate / 2.0 * self.extent.half_load.as_secs_f64()) as usize, &uniform);
        let probes = timed.sign(PROBES, &uniform);
        let ((), half) = latency::under(&load, &probes, || load.pace(&payments, rate / 2.0))?;
        self.figures.set_latency(half, Key::HalfP50, Key::HalfP99);

        if self.extent.zipf {
            say("four validators, receivers by Zipf");
            let payments = signer.sign(count / 2, &Draw::zipf(accounts));
            self.figures.set(Key::FourNodeZipf, load.saturate(&payments)?);
        }
        network.stop();
        Ok(())
    }

    fn state(&mut self) -> Result<(), Failure> {
        let accounts = self.extent.state_accounts;
        say(&format!("memory and restart with {} accounts", lines::grouped(accounts as f64)));
        let few = state::measure(self.dir, FEW)?;
        let many = state::measure(self.dir, accounts)?;
        let each = |many: u64, few: u64| {
            many.saturating_sub(few) as f64 / accounts.saturating_sub(FEW).max(1) as f64
        };
        self.figures.set(Key::BytesPerAccount, each(many.memory_bytes, few.memory_bytes));
        self.figures.set(Key::DiskPerAccount, each(many.disk_bytes, few.disk_bytes));
        self.figures.set(Key::Restart, many.restart_s);
        if accounts == MILLION {
            self.figures.set(Key::Restart1M, many.restart_s);
        } else if accounts > MILLION {
            self.figures.set(Key::Restart1M, state::measure(self.dir, MILLION)?.restart_s);
        }
        Ok(())
    }

    fn start(&self, dir: &Path, members: u32, index: bool) -> Result<Network, Failure> {
        let dealt = tally_engine::deal(members, Some(SEED));
        self.start_on(self.genesis(&dealt), dir, &dealt, index)
    }

    fn start_on(&self, genesis: Genesis, dir: &Path, dealt: &Dealt, index: bool) -> Result<Network, Failure> {
        let members = dealt.members.len();
        let setup = Setup { members, index, page_cache_bytes: PAGE_CACHE_BYTES / members };
        Network::start(dir, Arc::new(genesis), dealt, setup)
    }

    fn genesis(&self, dealt: &Dealt) -> Genesis {
        self.population.genesis(dealt, clock::now_ms())
    }

    fn publish(&self, arguments: &Arguments) -> Result<Report, Failure> {
        let (cores, accounts) = (parallel::cores(), self.extent.accounts);
        let built = if cfg!(debug_assertions) { ", NOT built for speed" } else { "" };
        let name = machine::processor_name();
        let note = format!("{cores} cores ({name}), {} accounts{built}", lines::grouped(accounts as f64));
        let document = self.figures.json(cores, accounts, arguments.quick);
        let picture = arguments.svg.clone().unwrap_or_else(|| self.dir.join("bench.svg"));
        write(&picture, &chart::svg(&self.figures, &note))?;
        let text = format!("\n{}\n{note}\nchart: {}\n", lines::table(&self.figures), picture.display());
        let Some(file) = &arguments.json else { return Ok(Report::new(text, document)) };
        // The document has a file, so the table is for the terminal although `--json` was said.
        write(Path::new(file), &format!("{document:#}\n"))?;
        print!("{text}");
        Ok(Report::silent())
    }
}

/// Timed payments signed for one load; more than its length has room for.
const PROBES: usize = 8_000;

impl Figures {
    fn set_latency(&mut self, latency: Option<Latency>, p50: Key, p99: Key) {
        if let Some(latency) = latency {
            self.set(p50, latency.p50_ms);
            self.set(p99, latency.p99_ms);
        }
    }
}

fn say(step: &str) {
    eprintln!("measuring {step} …");
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| Failure::file(path, &error))
}
