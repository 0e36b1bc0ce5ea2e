//! Four validators over real TCP on loopback: they agree, stop, continue, and prove what they hold.

mod counter;
mod town;

use counter::{Counter, Fault, record};
use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use tally_engine::{CertificateVerifier, StartError, deal, open_archive, replay, start};
use tally_types::bytes::Bytes;
use town::{Scratch, configs, start_all, until};

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
    until("gossip arrives", || [0, 1, 3].iter().all(|at| !machines[*at].gossiped.lock().unwrap().is_empty()))
        .await;
    let begun = Instant::now();
    loop {
        let count = engines[3].get_many(vec![counter::counter()]).await.unwrap().records[0].clone().unwrap();
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
    let mut other = certified.clone();
    other.header.time_ms += 1;
    assert!(!verifier.verify(&other));
    let mut other = certified.clone();
    other.certificate.as_mut_slice()[40] ^= 1;
    assert!(!verifier.verify(&other));
    let above = engines[2].header_certified(4).await.unwrap();
    let through = tally_types::proof::CertifiedHeader {
        header: certified.header.clone(),
        descendants: tally_types::wire::List::new(vec![above.header.clone()]).unwrap(),
        certificate: above.certificate.clone(),
    };
    assert!(verifier.verify(&through), "a block is final through its child");
    let mut other = through.clone();
    other.header = block.header.clone();
    other.header.height += 7;
    assert!(!verifier.verify(&other));
    let mut genesis = (*configs[0].genesis).clone();
    genesis.chain_id += 1;
    assert!(!CertificateVerifier::new(&genesis).unwrap().verify(&certified), "another network's certificate");
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
        assert!(
            one.committed
                .lock()
                .unwrap()
                .iter()
                .all(|(height, digest)| first.get(height).is_none_or(|at| at == digest))
        );
        assert!(!other.committed.lock().unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_whose_votes_were_damaged_does_not_vote_until_the_network_is_past_them() {
    let scratch = Scratch::new("votes");
    let configs = configs(&scratch.0, 5);
    let (engines, _) = start_all(&configs);
    until("five final blocks", || engines.iter().all(|engine| engine.status().height >= 5)).await;
    assert!(engines.iter().all(|engine| engine.status().voting));
    for engine in engines {
        engine.stop().await;
    }
    flip(&configs[0].dir, "tally-votes-0", 3_900);
    let doubted = start(configs[0].clone(), Arc::new(Counter::default())).unwrap();
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(!doubted.status().voting);
    doubted.stop().await;
    let doubted = start(configs[0].clone(), Arc::new(Counter::default())).unwrap();
    assert!(!doubted.status().voting, "a doubt outlives a clean stop");
    let (mut engines, _) = start_all(&configs[1..]);
    engines.insert(0, doubted);
    until("the doubted member votes again", || engines[0].status().voting).await;
    let height = engines[0].status().height;
    until("it goes on", || engines.iter().all(|engine| engine.status().height >= height + 3)).await;
    for engine in engines {
        engine.stop().await;
    }
}

/// Flips a bit of a page from the end of a partition's last file.
fn flip(dir: &Path, partition: &str, from_end: usize) {
    let files = std::fs::read_dir(dir.join("store").join(partition)).unwrap();
    // A file that was only just made holds a header of one page and nothing else.
    let filled = files.map(|entry| entry.unwrap()).filter(|entry| entry.metadata().unwrap().len() != 4_096);
    let newest = filled.map(|entry| entry.path()).max().unwrap();
    let mut bytes = std::fs::read(&newest).unwrap();
    let at = bytes.len() - from_end;
    bytes[at] ^= 1;
    std::fs::write(&newest, bytes).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_validator_whose_state_was_damaged_says_so() {
    let scratch = Scratch::new("damaged");
    let configs = configs(&scratch.0, 8);
    let (engines, _) = start_all(&configs);
    until("five final blocks", || engines.iter().all(|engine| engine.status().height >= 5)).await;
    for engine in engines {
        engine.stop().await;
    }
    flip(&configs[0].dir, "tally-state-log_data", 4_000);
    let refused = start(configs[0].clone(), Arc::new(Counter::default()));
    assert!(matches!(refused, Err(StartError::Damaged(_))), "{:?}", refused.err());
    flip(&configs[1].dir, "tally-origin", 20);
    let refused = start(configs[1].clone(), Arc::new(Counter::default()));
    assert!(matches!(refused, Err(StartError::Damaged(_))), "{:?}", refused.err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stopped_network_replays_from_genesis() {
    let scratch = Scratch::new("replay");
    let configs = configs(&scratch.0, 6);
    let (engines, machines) = start_all(&configs);
    for at in 0..10u8 {
        machines[usize::from(at) % 4].submit(vec![at + 1]);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    until("ten final blocks", || engines.iter().all(|engine| engine.status().height >= 10)).await;
    let dir = configs[2].dir.clone();
    assert!(matches!(open_archive(&dir), Err(StartError::InUse)));
    for engine in engines {
        engine.stop().await;
    }
    let (genesis, target) = (configs[2].genesis.clone(), scratch.0.join("scratch"));
    let (heights, last) = tokio::task::spawn_blocking(move || {
        let archive = open_archive(&dir).unwrap();
        assert!(archive.last_height() >= 10);
        drop(archive);
        // A scratch directory may be used again.
        replay(&genesis, Arc::new(Counter::default()), &dir, &target, |_, _| {}).unwrap();
        let mut heights = Vec::new();
        let last = replay(&genesis, Arc::new(Counter::default()), &dir, &target, |height, judged| {
            assert_eq!(judged, Ok(()));
            heights.push(height);
        });
        (heights, last.unwrap())
    })
    .await
    .unwrap();
    assert!(last >= 10);
    assert_eq!(heights, (1..=last).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_validator_that_panics_says_why_and_takes_no_other_with_it() {
    let scratch = Scratch::new("panic");
    let configs = configs(&scratch.0, 7);
    let engines: Vec<_> = configs
        .iter()
        .enumerate()
        .map(|(at, config)| {
            let machine = if at == 0 { Counter::faulty(Fault::Panic(5)) } else { Counter::default() };
            start(config.clone(), Arc::new(machine)).unwrap()
        })
        .collect();
    until("it dies", || engines[0].failed().is_some()).await;
    assert!(engines[0].failed().unwrap().contains("told to panic"));
    assert!(engines[0].get_many(vec![counter::counter()]).await.is_none());
    until("the others go on", || engines[1..].iter().all(|engine| engine.status().height >= 10)).await;
    assert!(engines[1..].iter().all(|engine| engine.failed().is_none()));
    for engine in engines {
        engine.stop().await;
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
    assert!(matches!(
        start(other[0].clone(), Arc::new(Counter::default())),
        Err(StartError::OtherNetwork { .. })
    ));
}

#[test]
fn a_share_of_someone_else_is_refused() {
    let scratch = Scratch::new("share");
    let mut configs = configs(&scratch.0, 4);
    configs[0].keys =
        tally_engine::MemberKeys { signer: configs[0].keys.signer, share: configs[1].keys.share.clone() };
    assert!(matches!(start(configs[0].clone(), Arc::new(Counter::default())), Err(StartError::Share)));
    let stranger = deal(1, Some(9));
    configs[0].keys = stranger.keys[0].clone();
    assert!(matches!(start(configs[0].clone(), Arc::new(Counter::default())), Err(StartError::NotAMember)));
}
