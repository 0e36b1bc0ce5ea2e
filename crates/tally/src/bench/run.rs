//! One run, step by step.

use super::{
    Arguments,
    ceiling::Ceiling,
    chance::Draw,
    chart, execute,
    extent::{Extent, MILLION},
    figures::{Figures, Key},
    lines, machine,
    network::failed,
    nouns, parallel, peers,
    population::Population,
    state,
    workload::Signer,
};
use crate::{clock, failure::Failure, report::Report};
use std::{fs, path::Path};
use tally_engine::Dealt;
use tally_types::Genesis;

/// The key shares of a benchmark's members follow from this.
pub(super) const SEED: u64 = 7;
/// Accounts of a state that is as good as empty.
const FEW: u64 = 1_000;
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
    // The mix is the hardest on a node; when one does not stand it, the rest is measured all the same.
    if let Err(failure) = bench.mix() {
        eprintln!("the mix was not measured: {failure:?}");
    }
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

/// A run and what it has measured so far.
pub(super) struct Bench<'a> {
    pub(super) dir: &'a Path,
    pub(super) extent: Extent,
    pub(super) population: Population,
    pub(super) figures: Figures,
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

    pub(super) fn genesis(&self, dealt: &Dealt) -> Genesis {
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

pub(super) fn say(step: &str) {
    eprintln!("measuring {step} …");
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| Failure::file(path, &error))
}
