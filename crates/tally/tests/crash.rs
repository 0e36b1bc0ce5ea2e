//! Four real processes under load, killed with SIGKILL at random: what was acknowledged as final is there exactly once
//! afterwards, on every member, under equal roots, and the whole chain replays.

#[path = "program/ports.rs"]
mod ports;

use std::{
    collections::HashMap,
    fs,
    io::Read as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use tally_types::{
    Action, Address, Amount, AssetId, Block, Hash, Operation, Transaction,
    codec::{Copying, DecodeExt as _, Encode as _},
    fee::Fee,
    transfer::{Memo, Send, SendMany, Share},
    wire::List,
};
use tally_wallet::{Intent, KeyKind, Network, SecretKey, build::sign_alone};

const MEMBERS: usize = 4;
const KILLS: usize = 20;
const PAYERS: usize = 16;
const PROGRAM: &str = env!("CARGO_BIN_EXE_tally");
/// How long anything may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

struct Net {
    dir: PathBuf,
    first_port: u16,
    children: Vec<Option<Child>>,
}

impl Net {
    fn spawn(&mut self, member: usize) {
        let member_dir = self.dir.join(format!("member-{}", member + 1));
        let log = fs::File::options().create(true).append(true).open(member_dir.join("log")).unwrap();
        let child = Command::new(PROGRAM)
            .args(["node", "--config"])
            .arg(member_dir.join("config.toml"))
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        self.children[member] = Some(child);
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    fn kill(&mut self, member: usize) {
        if let Some(mut child) = self.children[member].take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    fn url(&self, member: usize, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", usize::from(self.first_port) + member)
    }
}

impl Drop for Net {
    fn drop(&mut self) {
        for member in 0..MEMBERS {
            self.kill(member);
        }
        if thread::panicking() {
            eprintln!("the members' logs are kept in {}", self.dir.display());
        } else {
            let _ = fs::remove_dir_all(&self.dir);
        }
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(12)))
        .http_status_as_error(false)
        .build()
        .into()
}

fn get(agent: &ureq::Agent, url: &str) -> Option<serde_json::Value> {
    let mut answer = agent.get(url).call().ok()?;
    (answer.status() == 200).then(|| answer.body_mut().read_json().ok()).flatten()
}

fn height(agent: &ureq::Agent, net: &Net, member: usize) -> Option<u64> {
    get(agent, &net.url(member, "/v1/status"))?["height"].as_u64()
}

fn wait_for<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Lets `tally up` make the network, and stops it as a person would.
fn make_network() -> Net {
    let dir = std::env::temp_dir().join(format!("tally-crash-{}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    let first_port = ports::free(MEMBERS as u16);
    let mut up = Command::new(PROGRAM)
        .args(["up", "--yes", "--empty", "--dir"])
        .arg(&dir)
        .args(["--api", &format!("127.0.0.1:{first_port}")])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let net = Net { dir, first_port, children: (0..MEMBERS).map(|_| None).collect() };
    let agent = agent();
    wait_for("the network to start", || height(&agent, &net, 0).filter(|height| *height > 0));
    let stopped = Command::new("kill").arg(up.id().to_string()).status().unwrap();
    assert!(stopped.success());
    assert!(up.wait().unwrap().success(), "up stops when it is asked to");
    net
}

struct Payer {
    key: SecretKey,
    nonce: u64,
}

fn pay(network: &Network, payer: &mut Payer, action: Action) -> Transaction {
    let now_ms = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() as u64;
    let actor = payer.key.address();
    let intent = Intent {
        payer: actor,
        nonce: payer.nonce,
        valid_until_ms: now_ms + 3_600_000,
        fee_limit: Fee { asset: AssetId::COIN, amount: Amount(10_000_000) },
        operations: vec![Operation { actor, action }],
    };
    payer.nonce += 1;
    sign_alone(network, intent, &payer.key).unwrap()
}

/// Submits until a member says that it is final; the height it is in.
fn submit(
    agent: &ureq::Agent,
    urls: &[String],
    (id, bytes): (Hash, &[u8]),
    mut turn: usize,
    give_up: &AtomicBool,
) -> Option<u64> {
    let mut framed = Vec::new();
    bytes.len().encode_into(&mut framed);
    framed.extend_from_slice(bytes);
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let member = &urls[turn % urls.len()];
        let url = format!("{member}?wait=final");
        turn += 1;
        let answer = agent.post(&url).header("content-type", "application/octet-stream").send(&framed[..]);
        let answer: Option<serde_json::Value> =
            answer.ok().and_then(|mut answer| answer.body_mut().read_json().ok());
        let result = answer.as_ref().and_then(|answer| answer.get("results")?.get(0)).cloned();
        match result.as_ref().and_then(|result| result["status"].as_str()) {
            Some("final") => return result?["height"].as_u64(),
            // A member that was killed has to catch up before it knows the payer's coins, or that the nonce was used by
            // this very payment.
            Some("refused") if matches!(result.as_ref()?["code"].as_u64(), Some(202 | 203 | 209)) => {
                let fate = get(agent, &format!("{member}/{id}"));
                match fate.as_ref().and_then(|fate| fate["height"].as_u64()) {
                    Some(height) => return Some(height),
                    None => thread::sleep(Duration::from_millis(20)),
                }
            }
            Some("refused") => panic!("a sound payment was refused: {result:?}"),
            _ if give_up.load(Ordering::Relaxed) => return None,
            _ => thread::sleep(Duration::from_millis(20)),
        }
    }
    panic!("no member would make a payment final");
}

trait EncodeInto {
    fn encode_into(&self, out: &mut Vec<u8>);
}

impl EncodeInto for usize {
    fn encode_into(&self, out: &mut Vec<u8>) {
        tally_types::codec::Write::write(self, out);
    }
}

/// Every transaction's id in the chain of `member`, with the heights it stands at.
fn ids_in_chain(
    agent: &ureq::Agent,
    net: &Net,
    member: usize,
    genesis: &Hash,
    tip: u64,
) -> HashMap<Hash, Vec<u64>> {
    let mut ids: HashMap<Hash, Vec<u64>> = HashMap::new();
    for height in 1..=tip {
        let mut answer = agent.get(net.url(member, &format!("/v1/blocks/{height}/raw"))).call().unwrap();
        let mut bytes = Vec::new();
        answer.body_mut().as_reader().read_to_end(&mut bytes).unwrap();
        let block = Block::decode(Copying(bytes.as_slice())).unwrap();
        for bytes in &block.transactions {
            ids.entry(Transaction::decode(bytes).unwrap().body.id(genesis)).or_default().push(height);
        }
    }
    ids
}

#[test]
fn what_was_acknowledged_survives_random_kills_exactly_once() {
    let mut net = make_network();
    let agent = agent();
    for member in 0..MEMBERS {
        net.spawn(member);
    }
    let info = wait_for("a member", || get(&agent, &net.url(0, "/v1/network")));
    let genesis = Hash::from_hex(info["genesis"].as_str().unwrap()).unwrap();
    let network = Network { chain_id: info["chain_id"].as_u64().unwrap(), genesis };
    let urls: Vec<String> = (0..MEMBERS).map(|member| net.url(member, "/v1/transactions")).collect();
    let stop = Arc::new(AtomicBool::new(false));

    let faucet = fs::read_to_string(net.dir.join("faucet.key")).unwrap();
    let mut faucet = Payer { key: SecretKey::from_hex(KeyKind::Ed25519, faucet.trim()).unwrap(), nonce: 0 };
    let keys: Vec<SecretKey> = (0..PAYERS)
        .map(|index| SecretKey::from_bytes(KeyKind::Ed25519, &[index as u8 + 1; 32]).unwrap())
        .collect();
    let addresses: Vec<Address> = keys.iter().map(SecretKey::address).collect();
    let shares = addresses.iter().map(|to| Share { to: *to, amount: Amount(1_000_000_000) }).collect();
    let fund = SendMany { asset: AssetId::COIN, shares: List::new(shares).unwrap(), memo: Memo::NONE };
    let fund = pay(&network, &mut faucet, Action::SendMany(fund));
    submit(&agent, &urls, (fund.body.id(&genesis), &fund.encode()), 0, &stop).unwrap();

    let acknowledged: Arc<Mutex<Vec<(Hash, u64)>>> = Arc::default();
    let workers: Vec<_> = keys
        .into_iter()
        .enumerate()
        .map(|(index, key)| {
            let (urls, stop, acknowledged) = (urls.clone(), stop.clone(), acknowledged.clone());
            let to = addresses[(index + 1) % PAYERS];
            thread::spawn(move || {
                let (agent, mut payer) = (self::agent(), Payer { key, nonce: 0 });
                while !stop.load(Ordering::Relaxed) {
                    let send = Send { to, asset: AssetId::COIN, amount: Amount(1), memo: Memo::NONE };
                    let transaction = pay(&network, &mut payer, Action::Send(send));
                    let turn = index + payer.nonce as usize;
                    let id = transaction.body.id(&genesis);
                    if let Some(height) = submit(&agent, &urls, (id, &transaction.encode()), turn, &stop) {
                        acknowledged.lock().unwrap().push((id, height));
                    }
                }
            })
        })
        .collect();

    // A fixed linear congruential generator: the same members at the same pauses in every run.
    let mut chance = 0x5eed_u64;
    let mut draw = |below: u64| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) % below
    };
    for _ in 0..KILLS {
        thread::sleep(Duration::from_millis(100 + draw(700)));
        let victim = draw(MEMBERS as u64) as usize;
        net.kill(victim);
        thread::sleep(Duration::from_millis(draw(500)));
        net.spawn(victim);
        let target = (0..MEMBERS).filter_map(|member| height(&agent, &net, member)).max().unwrap_or(0);
        wait_for("a killed member to catch up", || {
            height(&agent, &net, victim).filter(|height| *height >= target)
        });
    }
    stop.store(true, Ordering::Relaxed);
    for worker in workers {
        worker.join().unwrap();
    }

    let acknowledged = Arc::try_unwrap(acknowledged).unwrap().into_inner().unwrap();
    assert!(acknowledged.len() > KILLS, "the network paid while members were killed");
    let tip = (0..MEMBERS).filter_map(|member| height(&agent, &net, member)).max().unwrap();
    for member in 0..MEMBERS {
        wait_for("all members to have the last block", || {
            height(&agent, &net, member).filter(|height| *height >= tip)
        });
        let ids = ids_in_chain(&agent, &net, member, &genesis, tip);
        for (id, height) in &acknowledged {
            assert_eq!(ids.get(id), Some(&vec![*height]), "{id} on member {}", member + 1);
        }
    }
    let digest = |member| {
        get(&agent, &net.url(member, &format!("/v1/blocks/{tip}"))).map(|block| block["digest"].clone())
    };
    let first = digest(0);
    assert!(first.is_some());
    for member in 1..MEMBERS {
        assert_eq!(digest(member), first, "the header holds every root");
    }
    println!("{} payments acknowledged through {KILLS} kills, {tip} blocks", acknowledged.len());

    for member in 0..MEMBERS {
        net.kill(member);
        verify(&net.dir.join(format!("member-{}", member + 1)));
    }
}

fn verify(dir: &Path) {
    let verified =
        Command::new(PROGRAM).args(["verify", "--dir"]).arg(dir).stdin(Stdio::null()).output().unwrap();
    assert!(
        verified.status.success(),
        "{}{}",
        String::from_utf8_lossy(&verified.stdout),
        String::from_utf8_lossy(&verified.stderr)
    );
}
