//! Four validators over real TCP on loopback: they agree, stop, continue, and prove what they hold.

mod counter;

use counter::{Counter, genesis, record};
use std::{
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};
use tally_engine::{CertificateVerifier, Config, Engine, StartError, Tuning, deal, start};
use tally_types::bytes::Bytes;

/// A directory that goes with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
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

fn configs(dir: &Path, seed: u64) -> Vec<Config> {
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

async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(60), "never happened: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn start_all(configs: &[Config]) -> (Vec<Engine>, Vec<Arc<Counter>>) {
    let machines: Vec<Arc<Counter>> = configs.iter().map(|_| Arc::new(Counter::default())).collect();
    let engines =
        configs.iter().zip(&machines).map(|(config, machine)| start(config.clone(), machine.clone()).unwrap()).collect();
    (engines, machines)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn four_validators_agree_stop_and_continue() {
    let scratch = Scratch::new("loopback");
    let configs = configs(&scratch.0, 1);
    let (engines, machines) = start_all(&configs);
    until("five final blocks", || engines.iter().all(|engine| engine.status().height >= 5)).await;
    until("everyone connected", || engines.iter().all(|engine| engine.status().peers == 3)).await;

    machines[0].submit(&b"one"[..]);
    machines[1].submit(&b"two"[..]);
    engines[2].broadcast(Bytes::from_static(b"hello"));
    until("gossip arrives", || [0, 1, 3].iter().all(|at| !machines[*at].gossiped.lock().unwrap().is_empty())).await;
    let begun = Instant::now();
    loop {
        let count = engines[3].get_many(vec![counter::counter()]).await[0].clone().unwrap();
        if count == 2u64.to_be_bytes()[..] {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "the transactions were never counted");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }

    let verifier = CertificateVerifier::new(&configs[0].genesis).unwrap();
    let proof = engines[1].prove(counter::counter()).await.expect("a present record is proved");
    assert!(verifier.verify(&proof.block));
    assert!(tally_engine::verify_state(&proof));
    let mut forged = proof.clone();
    forged.record.as_mut_slice()[7] ^= 1;
    assert!(!tally_engine::verify_state(&forged));
    assert!(engines[1].prove(record(999_999)).await.is_none());
    let (block, certified) = engines[2].block(3).await.unwrap();
    assert_eq!(block.header, certified.header);
    assert!(verifier.verify(&certified));
    assert!(engines[0].metrics().contains("finalized_height"));

    let before = engines[0].status().height;
    for engine in engines {
        assert_eq!(engine.failed(), None);
        engine.stop().await;
    }
    let (engines, later) = start_all(&configs);
    assert!(engines[0].status().height >= before);
    until("more final blocks", || engines.iter().all(|engine| engine.status().height >= before + 5)).await;
    for engine in engines {
        engine.stop().await;
    }
    for (one, other) in machines.iter().zip(&later) {
        let first = machines[0].committed.lock().unwrap().clone();
        assert!(one.committed.lock().unwrap().iter().all(|(height, digest)| first.get(height).is_none_or(|at| at == digest)));
        assert!(!other.committed.lock().unwrap().is_empty());
    }
}

#[test]
fn a_directory_of_another_network_is_refused() {
    let scratch = Scratch::new("other");
    let mine = configs(&scratch.0, 2);
    let engine = start(mine[0].clone(), Arc::new(Counter::default())).unwrap();
    assert!(matches!(start(mine[0].clone(), Arc::new(Counter::default())), Err(StartError::InUse)));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(engine.stop());
    let other = configs(&scratch.0, 3);
    assert!(matches!(start(other[0].clone(), Arc::new(Counter::default())), Err(StartError::OtherNetwork { .. })));
}

#[test]
fn a_share_of_someone_else_is_refused() {
    let scratch = Scratch::new("share");
    let mut configs = configs(&scratch.0, 4);
    configs[0].keys = tally_engine::MemberKeys { signer: configs[0].keys.signer, share: configs[1].keys.share.clone() };
    assert!(matches!(start(configs[0].clone(), Arc::new(Counter::default())), Err(StartError::Share)));
    let stranger = deal(1, Some(9));
    configs[0].keys = stranger.keys[0].clone();
    assert!(matches!(start(configs[0].clone(), Arc::new(Counter::default())), Err(StartError::NotAMember)));
}
