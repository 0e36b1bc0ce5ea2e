//! Driving the built program: a network, wallets and a directory that is gone afterwards.

mod ports;

use serde_json::Value;
use std::{
    fs,
    io::Write as _,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_tally");
const MEMBERS: u16 = 4;
/// How long a network may take to start or to stop, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(120);
/// The pass phrase of every wallet.
const PASSPHRASE: &str = "correct horse";

/// A directory of one test.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tally-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A local network, run by the program.
pub struct Network {
    dir: String,
    api: SocketAddr,
    options: Vec<String>,
    process: Option<Child>,
}

impl Network {
    pub fn start(scratch: &Scratch, options: &[&str]) -> Self {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        let mut network = Self {
            dir: scratch.path("data"),
            api: SocketAddr::from((Ipv4Addr::LOCALHOST, ports::free(MEMBERS))),
            options,
            process: None,
        };
        network.restart();
        network
    }

    pub fn dir(&self) -> String {
        self.dir.clone()
    }

    pub fn node(&self) -> String {
        format!("http://{}", self.api)
    }

    /// Starts the network in its directory and waits until it answers.
    pub fn restart(&mut self) {
        let mut command = Command::new(PROGRAM);
        command.args(["up", "--dir", &self.dir, "--api", &self.api.to_string()]).args(&self.options);
        let child =
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        self.process = Some(child);
        let deadline = Instant::now() + PATIENCE;
        // The first status line comes after everything else.
        let mut stderr = self.process.as_mut().unwrap().stderr.take().unwrap();
        let (ready, heard) = std::sync::mpsc::channel();
        thread::spawn(move || {
            let mut lines = std::io::BufRead::lines(std::io::BufReader::new(&mut stderr));
            let mut said = Vec::new();
            while let Some(Ok(line)) = lines.next() {
                said.push(line);
                if said.last().is_some_and(|line| line.starts_with("height ")) {
                    let _ = ready.send(Ok(()));
                }
            }
            let _ = ready.send(Err(said.join("\n")));
        });
        match heard.recv_timeout(deadline - Instant::now()) {
            Ok(Ok(())) => {}
            Ok(Err(said)) => panic!("the network ended:\n{said}"),
            Err(_) => panic!("the network did not start within {PATIENCE:?}"),
        }
    }

    /// Asks the network to stop, as Ctrl-C would.
    pub fn stop(&mut self) {
        let mut child = self.process.take().unwrap();
        let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(status) = child.try_wait().unwrap() {
                assert!(status.success(), "{status}");
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        child.kill().unwrap();
        let status = child.wait().unwrap();
        panic!("the network did not stop: {status}");
    }

    /// Ends the network at once, as a power cut would.
    pub fn kill(&mut self) {
        let mut child = self.process.take().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// Waits until no member serves its API any more.
    pub fn await_silence(&self) {
        let deadline = Instant::now() + PATIENCE;
        let apis = (0..MEMBERS).map(|index| SocketAddr::new(self.api.ip(), self.api.port() + index));
        for api in apis {
            while TcpStream::connect_timeout(&api, Duration::from_secs(1)).is_ok() {
                assert!(Instant::now() < deadline, "{api} still answers");
                thread::sleep(Duration::from_millis(50));
            }
            // Whoever still stops holds the port, and needs it no longer than this.
            while TcpListener::bind(api).is_err() {
                assert!(Instant::now() < deadline, "{api} is still taken");
                thread::sleep(Duration::from_millis(50));
            }
        }
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        if let Some(mut child) = self.process.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

pub struct Wallet {
    vault: String,
    node: String,
}

impl Wallet {
    pub fn new(scratch: &Scratch, name: &str, network: &Network) -> Self {
        Self { vault: scratch.path(&format!("{name}/wallet.vault")), node: network.node() }
    }

    /// A wallet without a network.
    pub fn offline(scratch: &Scratch, name: &str) -> Self {
        Self { vault: scratch.path(&format!("{name}/wallet.vault")), node: "http://127.0.0.1:9".to_owned() }
    }

    /// Runs a command with `input` as pass phrases; returns its exit code and its answer.
    pub fn run(&self, input: &str, arguments: &[&str]) -> (i32, Value) {
        let mut command = Command::new(PROGRAM);
        command.args(["--json", "--yes", "--lang", "en", "--passphrase-fd", "0"]);
        command.args(["--wallet", &self.vault, "--node", &self.node]).args(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        // Who needs no pass phrase may have ended before it is offered one.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let answer = serde_json::from_slice(&output.stdout).unwrap_or_default();
        (output.status.code().unwrap_or(-1), answer)
    }

    pub fn ok(&self, arguments: &[&str]) -> Value {
        self.ok_with(&format!("{PASSPHRASE}\n"), arguments)
    }

    pub fn ok_with(&self, input: &str, arguments: &[&str]) -> Value {
        let (exit, answer) = self.run(input, arguments);
        assert_eq!(exit, 0, "{arguments:?}: {answer}");
        answer
    }

    /// The exit code of a command that must not succeed.
    pub fn fails(&self, arguments: &[&str]) -> i32 {
        self.fails_with(PASSPHRASE, arguments)
    }

    pub fn fails_with(&self, passphrase: &str, arguments: &[&str]) -> i32 {
        let (exit, answer) = self.run(&format!("{passphrase}\n"), arguments);
        assert_ne!(exit, 0, "{arguments:?}: {answer}");
        exit
    }

    /// What an account holds of the coin, in whole units.
    pub fn coins(&self, account: &str) -> String {
        let answer = self.ok(&["balance", account]);
        answer["balances"][0]["units"].as_str().unwrap_or("0").to_owned()
    }
}
