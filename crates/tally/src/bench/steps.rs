//! The steps of a run that start networks: payments and the mix of all nouns, end to end.

use super::{
    chance::Draw,
    figures::{Figures, Key},
    latency::{self, Latency},
    load::Load,
    machine,
    network::{Network, Setup},
    nouns,
    run::{Bench, SEED, say},
    scratch::Scratch,
    watcher::Watcher,
    workload::Signer,
};
use crate::failure::Failure;
use std::{path::Path, sync::Arc};
use tally_engine::Dealt;
use tally_types::Genesis;

/// Memory for pages of the databases of one network.
const PAGE_CACHE_BYTES: usize = 512 * 1024 * 1024;

/// Payments submitted and not final, at most: what fills the blocks under way. More only waits, and lengthens the
/// times under full load.
const ONE_IN_FLIGHT: u64 = 49_152;
const FOUR_IN_FLIGHT: u64 = 16_384;

/// Timed payments signed for one load; more than its length has room for.
const PROBES: usize = 8_000;

impl Bench<'_> {
    /// A mix of all nouns, on one validator without an index, like the plain transfers it is compared with.
    pub(super) fn mix(&mut self) -> Result<(), Failure> {
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

    pub(super) fn one_node(&mut self) -> Result<(), Failure> {
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

    pub(super) fn four_node(&mut self) -> Result<(), Failure> {
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

    fn start(&self, dir: &Path, members: u32, index: bool) -> Result<Network, Failure> {
        let dealt = tally_engine::deal(members, Some(SEED));
        self.start_on(self.genesis(&dealt), dir, &dealt, index)
    }

    fn start_on(&self, genesis: Genesis, dir: &Path, dealt: &Dealt, index: bool) -> Result<Network, Failure> {
        let members = dealt.members.len();
        let setup = Setup { members, index, page_cache_bytes: PAGE_CACHE_BYTES / members };
        Network::start(dir, Arc::new(genesis), dealt, setup)
    }
}

impl Figures {
    fn set_latency(&mut self, latency: Option<Latency>, p50: Key, p99: Key) {
        if let Some(latency) = latency {
            self.set(p50, latency.p50_ms);
            self.set(p99, latency.p99_ms);
        }
    }
}
