//! Four idle validators in one process: prints what they cost.
//!
//! `cargo run -p tally-engine --example idle -- 30`

#[path = "../tests/counter/mod.rs"]
mod counter;

use counter::{Counter, genesis};
use std::{fs, net::TcpListener, sync::Arc, time::Duration};
use tally_engine::{Config, Tuning, deal, start};

fn main() {
    let seconds: u64 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(30);
    let dir = std::env::temp_dir().join(format!("tally-idle-{}", std::process::id()));
    let dealt = deal(4, Some(1));
    let genesis = Arc::new(genesis(&dealt));
    let listeners: Vec<_> = (0..4).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
    let addresses: Vec<_> = listeners.iter().map(|listener| listener.local_addr().unwrap()).collect();
    drop(listeners);
    let peers: Vec<_> = dealt.members.iter().copied().zip(addresses.iter().copied()).collect();
    let engines: Vec<_> = (0..4)
        .map(|at| {
            let config = Config {
                genesis: genesis.clone(),
                keys: dealt.keys[at].clone(),
                dir: dir.join(at.to_string()),
                listen: addresses[at],
                peers: peers.clone(),
                tuning: Tuning::default(),
            };
            start(config, Arc::new(Counter::default())).unwrap()
        })
        .collect();
    std::thread::sleep(Duration::from_secs(5));
    let (cpu, height) = (cpu_ms(), engines[0].status().height);
    std::thread::sleep(Duration::from_secs(seconds));
    let used = cpu_ms() - cpu;
    println!("cpu {:.1} % of a core", used as f64 / (seconds * 10) as f64);
    println!("blocks {}", engines[0].status().height - height);
    println!("finality {} ms", engines[0].status().finality_ms);
    let status = fs::read_to_string("/proc/self/status").unwrap();
    for line in status.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("Threads")) {
        println!("{line}");
    }
    let _ = fs::remove_dir_all(dir);
}

/// User and system time of this process, milliseconds.
fn cpu_ms() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    (fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()) * 10
}
