//! A town of four validators on loopback.

#![allow(dead_code, reason = "each test file uses its own part")]

use crate::counter::{Counter, genesis};
use std::{
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};
use tally_engine::{Config, Engine, Tuning, deal, start};

/// A directory that goes with the test.
pub struct Scratch(pub PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("tally-engine-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&dir);
        Self(dir)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn addresses(count: usize) -> Vec<SocketAddr> {
    let listeners: Vec<TcpListener> = (0..count).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
    listeners.iter().map(|listener| listener.local_addr().unwrap()).collect()
}

pub fn configs(dir: &Path, seed: u64) -> Vec<Config> {
    let dealt = deal(4, Some(seed));
    let genesis = Arc::new(genesis(&dealt));
    let addresses = addresses(4);
    let peers: Vec<_> = dealt.members.iter().copied().zip(addresses.iter().copied()).collect();
    (0..4)
        .map(|at| Config {
            genesis: genesis.clone(),
            keys: dealt.keys[at].clone(),
            dir: dir.join(at.to_string()),
            listen: addresses[at],
            peers: peers.clone(),
            tuning: Tuning { heartbeat_ms: 100, page_cache_bytes: 1 << 20, ..Tuning::default() },
        })
        .collect()
}

pub async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(60), "never happened: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

pub fn start_all(configs: &[Config]) -> (Vec<Engine>, Vec<Arc<Counter>>) {
    let machines: Vec<Arc<Counter>> = configs.iter().map(|_| Arc::new(Counter::default())).collect();
    let engines = configs
        .iter()
        .zip(&machines)
        .map(|(config, machine)| start(config.clone(), machine.clone()).unwrap())
        .collect();
    (engines, machines)
}
