//! From the command line to a running local network, and to its end.

use super::{
    Arguments,
    banner::{self, Banner},
    demo,
    directory::Directory,
    members::Members,
    plan,
    status_line::StatusLine,
};
use crate::{
    client::Client,
    context::Context,
    failure::Failure,
    i18n::Language,
    node::{
        config::{LogFormat, MemberConfig, read_genesis},
        log_to, stop_signal,
    },
    report::Report,
};
use std::{
    fs::File,
    net::SocketAddr,
    path::PathBuf,
    sync::Mutex,
    time::{Duration, Instant},
};
use tally_types::{Genesis, Hash};

/// How long the network may take until its first member answers.
const READY_WITHIN: Duration = Duration::from_secs(120);
/// How often a network that starts is asked whether it is ready.
const ASK_EVERY: Duration = Duration::from_millis(100);
/// How often the status line is drawn.
const TICK: Duration = Duration::from_secs(1);
/// Blocks whose transactions are counted at each tick; a network makes fewer meanwhile.
const BLOCKS_PER_TICK: u32 = 100;
/// The log of members that run in this process.
const LOG_FILE: &str = "log";

/// A local network about to run.
struct Local {
    say: Language,
    directory: Directory,
    configs: Vec<PathBuf>,
    genesis: Genesis,
    /// Where each member serves the API.
    apis: Vec<SocketAddr>,
    /// The first of them, as a client names it.
    node: String,
}

/// Runs a local network until it is told to stop.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let local = prepare(context, arguments)?;
    if !arguments.processes {
        let path = local.directory.root().join(LOG_FILE);
        let file = File::options()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(|error| Failure::file(&path, &error))?;
        log_to(Mutex::new(file), LogFormat::Text);
    }
    let runtime = crate::runtime::build()?;
    let result = runtime.block_on(serve(context, &local, arguments.processes));
    // Whatever still blocks a thread must not keep a stopped network alive.
    runtime.shutdown_timeout(Duration::from_secs(2));
    result
}

/// Makes the network when there is none, and everything ready for it to start.
fn prepare(context: &Context, arguments: &Arguments) -> Result<Local, Failure> {
    let directory = Directory::take(&arguments.dir)?;
    if arguments.fresh && directory.has_network() {
        context.terminal.confirm(&context.say.fresh_question(arguments.dir.display()))?;
        directory.clear()?;
    }
    plan::check_apis(&directory, arguments)?;
    if !directory.has_network() {
        context.terminal.note(&context.say.dealing(arguments.members, arguments.dir.display()));
        plan::create(&directory, arguments)?;
    }
    let configs = plan::refresh(&directory, arguments)?;
    let genesis = read_genesis(&directory.genesis())?;
    let members = configs.iter().map(|path| MemberConfig::read_raw(path)).collect::<Result<Vec<_>, _>>()?;
    let apis = members.iter().filter_map(|config| config.api).collect();
    Ok(Local {
        say: context.say,
        directory,
        configs,
        genesis,
        apis,
        node: format!("http://{}", arguments.api),
    })
}

async fn serve(context: &Context, local: &Local, processes: bool) -> Result<Report, Failure> {
    let stop = stop_signal()?;
    tokio::pin!(stop);
    let mut members = match processes {
        false => Members::start_here(&local.configs).await?,
        true => Members::start_apart(&local.configs)?,
    };
    let outcome = tokio::select! {
        // A signal from the terminal reaches members' processes too: it is a stop, not their failure.
        biased;
        () = &mut stop => Ok(()),
        outcome = local.watch(context, &mut members) => outcome,
    };
    context.terminal.note(&context.say.stopping());
    members.stop().await;
    outcome?;
    context.terminal.note(&context.say.stopped(local.directory.root().display()));
    Ok(Report::silent())
}

impl Local {
    /// Waits for the network, introduces it, and shows how it is doing; ends only by a failure.
    async fn watch(&self, context: &Context, members: &mut Members) -> Result<(), Failure> {
        self.await_ready(members).await?;
        let (example, balances) = self.introduce().await?;
        let (addresses, demo) = (self.apis.clone(), self.directory.demo());
        let banner = Banner { genesis: &self.genesis, addresses, demo, balances, example, node: &self.node };
        context.terminal.note(&banner.text(self.say));
        let mut line = StatusLine::new(self.say);
        loop {
            tokio::time::sleep(TICK).await;
            if let Some((number, reason)) = members.failed() {
                return Err(Failure::NodeFailed { reason: self.say.member_failed(number, reason) });
            }
            let read = |client: Client| Ok((client.status()?, client.blocks(BLOCKS_PER_TICK).ok()));
            // A member that is too busy to answer once is no failure.
            if let Ok((status, blocks)) = self.ask(read).await {
                line.draw(&status, blocks.as_deref());
            }
        }
    }

    /// Resolves when the first member answers and a first block is final.
    async fn await_ready(&self, members: &mut Members) -> Result<(), Failure> {
        let deadline = Instant::now() + READY_WITHIN;
        loop {
            if let Some((number, reason)) = members.failed() {
                return Err(Failure::NodeFailed { reason: self.say.member_failed(number, reason) });
            }
            match self.ask(|client| Ok(client.status()?)).await {
                Ok(status) if status.height > 0 => return Ok(()),
                Ok(_) | Err(Failure::Network(_)) if Instant::now() < deadline => {}
                Ok(_) => {
                    return Err(Failure::NodeFailed { reason: self.say.no_block(READY_WITHIN.as_secs()) });
                }
                Err(failure) => return Err(failure),
            }
            tokio::time::sleep(ASK_EVERY).await;
        }
    }

    /// Gives the demo accounts their names; returns a transaction to try things with, and what the accounts hold.
    async fn introduce(&self) -> Result<(Option<Hash>, Vec<String>), Failure> {
        self.ask(|client| {
            let claimed = banner::claim_demo_names(&client)?;
            let (accounts, coin) = (demo::accounts(), client.network()?.coin);
            let first = accounts.first().map(|account| account.key.address());
            let earlier =
                || client.activity(&first?, 1, None).ok()?.0.items.first().map(|line| line.transaction);
            let example = claimed.or_else(earlier);
            let balance = |account: &demo::Account| {
                Ok(coin.show(client.account(&account.key.address())?.balance(coin.id)))
            };
            Ok((example, accounts.iter().map(balance).collect::<Result<_, Failure>>()?))
        })
        .await
    }

    /// Asks the first member, off the runtime's threads.
    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(Client) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let client = Client::new(&self.node, self.say)?;
        match tokio::task::spawn_blocking(move || question(client)).await {
            Ok(result) => result,
            Err(error) => Err(Failure::NodeFailed { reason: error.to_string() }),
        }
    }
}
