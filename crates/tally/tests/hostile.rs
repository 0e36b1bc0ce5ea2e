//! What strangers can send at a node: none of it stops the node or costs its other users.

#[path = "program/mod.rs"]
#[allow(dead_code)]
mod program;

use program::{Network, Scratch, Wallet};
use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

/// Connections that say nothing.
const IDLE: u64 = 10_000;
/// File descriptors that the test needs besides.
const SPARE: u64 = 500;

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(20)))
        .http_status_as_error(false)
        .build()
        .into()
}

/// Posts `body` and gives the status and the problem's or the first result's code.
fn post(network: &Network, kind: &str, body: &[u8]) -> (u16, Option<u64>) {
    let url = format!("{}/v1/transactions", network.node());
    let mut answer = agent()
        .post(&url)
        .header("content-type", kind)
        .header("accept", "application/json")
        .send(body)
        .unwrap();
    let json: serde_json::Value = answer.body_mut().read_json().unwrap_or_default();
    let code = json.get("code").or_else(|| json.get("results")?.get(0)?.get("code"));
    (answer.status().as_u16(), code.and_then(serde_json::Value::as_u64))
}

fn answers(network: &Network) -> bool {
    let start = Instant::now();
    let answer = agent().get(format!("{}/v1/status", network.node())).call();
    answer.is_ok_and(|answer| answer.status() == 200) && start.elapsed() < Duration::from_secs(5)
}

fn connect(network: &Network) -> TcpStream {
    let address: SocketAddr = network.node().strip_prefix("http://").unwrap().parse().unwrap();
    TcpStream::connect(address).unwrap()
}

#[test]
fn a_node_survives_what_strangers_send() {
    let scratch = Scratch::new("hostile");
    let mut network = Network::start(&scratch, &["--members", "1", "--empty", "--no-index"]);

    // Bytes that are no transaction, and bodies that are too large or no body at all.
    const BYTES: &str = "application/octet-stream";
    assert_eq!(post(&network, BYTES, &[3, 1, 2, 3]), (200, Some(100)), "malformed");
    assert_eq!(post(&network, "application/json", b"{\"transaction\": \"00ff\"}"), (422, Some(100)));
    let (status, code) = post(&network, BYTES, &[200, 1, 2]);
    assert!((400..500).contains(&status) && code.is_some(), "a length that lies: {status}");
    let (status, _) = post(&network, "application/json", b"{\"transaction\": ");
    assert!((400..500).contains(&status), "half a document: {status}");
    let (status, _) = post(&network, "text/html", b"<b>");
    assert!((400..500).contains(&status), "another kind: {status}");
    assert!(answers(&network));

    // Ten megabytes: refused, and the connection may be closed before all of it is read.
    let url = format!("{}/v1/transactions", network.node());
    let large = agent().post(&url).header("content-type", BYTES).send(&vec![0u8; 10 * 1024 * 1024][..]);
    assert!(large.is_err() || large.is_ok_and(|answer| answer.status() == 413));
    assert!(answers(&network));

    // Ten thousand connections that say nothing, and some that say too little.
    let limit = rlimit::increase_nofile_limit(IDLE + SPARE).unwrap();
    let count = IDLE.min(limit.saturating_sub(SPARE));
    let mut idle: Vec<TcpStream> = (0..count).map(|_| connect(&network)).collect();
    for stream in idle.iter_mut().take(100) {
        stream
            .write_all(b"POST /v1/transactions HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n1")
            .unwrap();
    }
    assert!(answers(&network), "others are served beside {count} idle connections");
    let zoe = Wallet::new(&scratch, "zoe", &network);
    zoe.ok(&["wallet", "new", "main"]);
    assert_eq!(zoe.ok(&["faucet"])["final"], true);

    // A slow sender is told or cut off in the end.
    let mut slow = idle.swap_remove(0);
    slow.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut said = Vec::new();
    let _ = slow.read_to_end(&mut said);
    assert!(said.is_empty() || said.starts_with(b"HTTP/1.1 4"), "{}", String::from_utf8_lossy(&said));
    drop(idle);
    assert!(answers(&network));
    network.stop();
}
