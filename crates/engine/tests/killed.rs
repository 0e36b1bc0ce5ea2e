//! Four validators killed with SIGKILL: what they acknowledged is there when they start again.

mod counter;
mod town;

use counter::Counter;
use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};
use tally_engine::start;
use town::{Scratch, configs, start_all, until};

const DIR: &str = "TALLY_TEST_KILLED_DIR";
const CYCLES: u64 = 5;

/// Not a test of its own: what the killed process runs.
#[test]
fn child() {
    let Some(dir) = std::env::var_os(DIR) else { return };
    let engines: Vec<_> = configs(dir.as_ref(), 11)
        .into_iter()
        .map(|config| start(config, Arc::new(Counter::announcing())).unwrap())
        .collect();
    assert!(engines.iter().all(|engine| engine.status().voting), "a killed member's votes are all there");
    loop {
        std::thread::sleep(Duration::from_secs(1));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_being_killed() {
    let scratch = Scratch::new("killed");
    let mut acknowledged: BTreeMap<u64, String> = BTreeMap::new();
    for cycle in 0..CYCLES {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child", "--nocapture"])
            .env(DIR, &scratch.0)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = acknowledged.last_key_value().map_or(0, |(height, _)| *height);
        let begun = Instant::now();
        let mut killed = false;
        for line in lines.map_while(Result::ok) {
            let mut words = line.split(' ').skip_while(|word| *word != "committed").skip(1);
            if let (Some(height), Some(digest)) = (words.next(), words.next()) {
                let height = height.parse().unwrap();
                let before = acknowledged.insert(height, digest.to_owned());
                assert!(before.is_none_or(|before| before == digest), "a final block changed");
                // Somewhere in the middle of things, elsewhere in each cycle.
                if !killed && height > first + 3 {
                    std::thread::sleep(Duration::from_millis(cycle * 7));
                    child.kill().unwrap();
                    killed = true;
                }
            }
            assert!(begun.elapsed() < Duration::from_secs(90), "the network did not go on");
        }
        assert!(killed, "the network went on");
        child.wait().unwrap();
    }
    let configs = configs(&scratch.0, 11);
    let (engines, _) = start_all(&configs);
    let last = *acknowledged.last_key_value().unwrap().0;
    until("everyone is past it", || engines.iter().all(|engine| engine.status().height >= last)).await;
    for engine in &engines {
        for (height, digest) in &acknowledged {
            let (block, _) = engine.block(*height).await.expect("an acknowledged block is kept");
            assert_eq!(block.header.digest().to_hex(), *digest);
        }
    }
    for engine in engines {
        engine.stop().await;
    }
}
