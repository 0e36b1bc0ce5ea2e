//! PostgreSQL on the same machine, for comparison: transfers by a stored procedure, durable, without signatures.
//!
//! A server of its own is started on a socket in a fresh directory and removed afterwards; one that runs already is
//! not touched.

use super::{network::failed, scratch::Scratch};
use crate::failure::Failure;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Where Debian and its children put the server's programs, by version.
const VERSIONS: &str = "/usr/lib/postgresql";
/// Disk that the server's own user can reach.
const PLACE: &str = "/var/tmp";
/// Connections that are tried; the better figure counts.
const CONNECTIONS: [u32; 2] = [16, 48];

const PROCEDURE: &str = "
CREATE TABLE accounts (id bigint PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0));
INSERT INTO accounts SELECT number, 1000000000 FROM generate_series(1, :accounts) AS number;
CREATE FUNCTION transfer(payer bigint, receiver bigint, amount bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Rows are changed in order of their number, so that two transfers never wait for each other.
    IF payer < receiver THEN
        UPDATE accounts SET balance = balance - amount WHERE id = payer;
        UPDATE accounts SET balance = balance + amount WHERE id = receiver;
    ELSE
        UPDATE accounts SET balance = balance + amount WHERE id = receiver;
        UPDATE accounts SET balance = balance - amount WHERE id = payer;
    END IF;
END $$;
VACUUM ANALYZE accounts;
";

/// What pgbench runs: one call for each transfer.
const TRANSFER: &str = "\\set payer random(1, :accounts)
\\set receiver random(1, :accounts)
SELECT transfer(:payer, :receiver, 1);
";

const SETTINGS: &str = "listen_addresses = ''
fsync = on
synchronous_commit = on
shared_buffers = 512MB
max_wal_size = 4GB
max_connections = 64
";

/// Transfers a second between `accounts` accounts, measured for `seconds`.
pub fn postgres(accounts: u64, seconds: u32) -> Result<f64, Failure> {
    let programs = programs()?;
    let scratch = Scratch::new(Path::new(PLACE), "tally-postgres")?;
    let server = Server { programs, dir: scratch.path().to_owned() };
    server.start()?;
    server.write("tables.sql", PROCEDURE)?;
    server.write("transfer.sql", TRANSFER)?;
    let variable = format!("accounts={accounts}");
    server.run("psql", &["-q", "-v", "ON_ERROR_STOP=1", "-v", &variable, "-f", "tables.sql", "postgres"])?;
    let mut best: f64 = 0.0;
    for connections in CONNECTIONS.map(|count| count.to_string()) {
        let seconds = seconds.to_string();
        let said = server.run(
            "pgbench",
            &[
                "-n",
                "-M",
                "prepared",
                "-f",
                "transfer.sql",
                "-D",
                &variable,
                "-c",
                &connections,
                "-j",
                "2",
                "-T",
                &seconds,
                "postgres",
            ],
        )?;
        best = best.max(tps(&said).ok_or_else(|| failed(format!("pgbench said {said:?}")))?);
    }
    Ok(best)
}

/// A server in a directory of its own; it stops with this value.
struct Server {
    programs: PathBuf,
    dir: PathBuf,
}

impl Server {
    fn start(&self) -> Result<(), Failure> {
        if is_root() {
            // The server refuses to run as root.
            let mut chown = Command::new("chown");
            finish(chown.arg("postgres").arg(&self.dir))?;
        }
        let data = self.dir.join("data");
        self.run("initdb", &["--auth=trust", "--no-sync", "-U", "bench", "-D", "data"])?;
        let file = data.join("postgresql.conf");
        let append = fs::read_to_string(&file).and_then(|text| fs::write(&file, text + SETTINGS));
        append.map_err(|error| Failure::file(&file, &error))?;
        let options = format!("-k {}", self.dir.display());
        self.run("pg_ctl", &["-w", "-s", "-D", "data", "-l", "log", "-o", &options, "start"]).map(drop)
    }

    fn write(&self, name: &str, text: &str) -> Result<(), Failure> {
        let path = self.dir.join(name);
        fs::write(&path, text).map_err(|error| Failure::file(&path, &error))
    }

    /// Runs one of the server's programs in its directory, as its user.
    fn run(&self, program: &str, arguments: &[&str]) -> Result<String, Failure> {
        let program = self.programs.join(program);
        let mut command = match is_root() {
            true => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
                command
            }
            false => Command::new(program),
        };
        command.args(arguments).current_dir(&self.dir).env("PGHOST", &self.dir).env("PGUSER", "bench");
        finish(&mut command)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.run("pg_ctl", &["-w", "-s", "-m", "immediate", "-D", "data", "stop"]);
    }
}

/// The newest installed version's programs; installed when absent.
fn programs() -> Result<PathBuf, Failure> {
    if let Some(found) = newest() {
        return Ok(found);
    }
    eprintln!("installing PostgreSQL …");
    for arguments in
        [&["update", "-q"][..], &["install", "-y", "-q", "--no-install-recommends", "postgresql"]]
    {
        let mut command = Command::new(if is_root() { "apt-get" } else { "sudo" });
        if !is_root() {
            command.args(["-n", "apt-get"]);
        }
        finish(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    newest().ok_or_else(|| failed("PostgreSQL is not where Debian puts it; run 'apt-get install postgresql'"))
}

fn newest() -> Option<PathBuf> {
    let versions = fs::read_dir(VERSIONS).ok()?.flatten();
    let numbered =
        versions.filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path())));
    let programs = numbered.map(|(version, path)| (version, path.join("bin")));
    let complete =
        programs.filter(|(_, path)| ["initdb", "pgbench"].iter().all(|program| path.join(program).exists()));
    complete.max_by_key(|(version, _)| *version).map(|(_, path)| path)
}

fn is_root() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .any(|line| line.strip_prefix("Uid:").is_some_and(|ids| ids.split_whitespace().nth(1) == Some("0")))
}

fn finish(command: &mut Command) -> Result<String, Failure> {
    let output =
        command.stdin(Stdio::null()).output().map_err(|error| failed(format!("{command:?}: {error}")))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(failed(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)))),
    }
}

/// Transfers a second, as pgbench says it.
fn tps(said: &str) -> Option<f64> {
    let line = said.lines().find_map(|line| line.strip_prefix("tps = "))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_rate_is_read_from_what_pgbench_says() {
        let said = "latency average = 0.5 ms\ntps = 16911.123456 (without initial connection time)\n";
        assert_eq!(super::tps(said), Some(16911.123456));
        assert_eq!(super::tps("no rate"), None);
    }
}
