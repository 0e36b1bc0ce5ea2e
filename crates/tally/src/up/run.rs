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
    node::{
        config::{LogFormat, MemberConfig, read_genesis},
        log_to, stop_signal,
    },
    report::Report,
};
use std::{
    fs::File,
    path::PathBuf,
    sync::Mutex,
    time::{Duration, Instant},
};
use tally_types::Genesis;

/// How long the network may take until its first member answers.
const READY_WITHIN: Duration = Duration::from_secs(120);
/// How often the status line is drawn.
const TICK: Duration = Duration::from_secs(1);
/// The log of members that run in this process.
const LOG_FILE: &str = "log";

/// Runs a local network until it is told to stop.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let directory = Directory::take(&arguments.dir)?;
    if arguments.fresh && directory.has_network() {
        context.terminal.confirm(&context.say.fresh_question(arguments.dir.display()))?;
        directory.clear()?;
    }
    let is_new = !directory.has_network();
    if is_new {
        context.terminal.note(&context.say.dealing(arguments.members, arguments.dir.display()));
        plan::create(&directory, arguments)?;
    }
    let configs = plan::refresh(&directory, arguments)?;
    let genesis = read_genesis(&directory.genesis())?;
    if !arguments.processes {
        let path = directory.root().join(LOG_FILE);
        let file = File::options().create(true).append(true).open(&path).map_err(|error| Failure::file(&path, &error))?;
        log_to(Mutex::new(file), LogFormat::Text);
    }
    let runtime = crate::runtime::build()?;
    let result = runtime.block_on(serve(context, arguments, &directory, &configs, &genesis, is_new));
    // Whatever still blocks a thread must not keep a stopped network alive.
    runtime.shutdown_timeout(Duration::from_secs(2));
    result
}

async fn serve(
    context: &Context,
    arguments: &Arguments,
    directory: &Directory,
    configs: &[PathBuf],
    genesis: &Genesis,
    is_new: bool,
) -> Result<Report, Failure> {
    let stop = stop_signal()?;
    tokio::pin!(stop);
    let mut members = match arguments.processes {
        false => Members::start_here(configs).await?,
        true => Members::start_apart(configs)?,
    };
    let outcome = tokio::select! {
        biased;
        () = &mut stop => Ok(()),
        outcome = watch(context, arguments, directory, configs, genesis, is_new, &mut members) => outcome,
    };
    context.terminal.note(&context.say.stopping());
    members.stop().await;
    outcome?;
    context.terminal.note(&context.say.stopped(arguments.dir.display()));
    Ok(Report::silent())
}

/// Waits for the network, introduces it, and shows how it is doing; ends only by a failure.
async fn watch(
    context: &Context,
    arguments: &Arguments,
    directory: &Directory,
    configs: &[PathBuf],
    genesis: &Genesis,
    is_new: bool,
    members: &mut Members,
) -> Result<(), Failure> {
    let addresses: Vec<_> = configs.iter().map(|path| MemberConfig::read_raw(path)).collect::<Result<_, _>>()?;
    let addresses: Vec<_> = addresses.iter().filter_map(|config| config.api).collect();
    let node = format!("http://{}", arguments.api);
    await_ready(&node, members).await?;
    let claim = match is_new {
        true => blocking({ let node = node.clone(); move || banner::claim_demo_names(&node) }).await?,
        false => None,
    };
    let wallet = demo_balances(&node).await?;
    let banner = Banner { genesis, addresses, demo: directory.demo(), balances: wallet, example: claim, node: &node };
    context.terminal.note(&banner.text(context.say));
    let mut line = StatusLine::new(context.say);
    loop {
        tokio::time::sleep(TICK).await;
        if let Some((number, reason)) = members.failed() {
            line.clear();
            return Err(Failure::NodeFailed { reason: context.say.member_failed(number, reason) });
        }
        let client = Client::new(&node)?;
        // A member that is too busy to answer once is no failure; the line says how old it is.
        if let Ok(status) = blocking(move || client.status().map_err(Failure::from)).await {
            line.draw(&status);
        }
    }
}

/// Resolves when the first member answers and a first block is final.
async fn await_ready(node: &str, members: &mut Members) -> Result<(), Failure> {
    let deadline = Instant::now() + READY_WITHIN;
    loop {
        if let Some((number, reason)) = members.failed() {
            return Err(Failure::NodeFailed { reason: format!("member {number}: {reason}") });
        }
        let client = Client::new(node)?;
        match blocking(move || client.status().map_err(Failure::from)).await {
            Ok(status) if status.height > 0 => return Ok(()),
            Ok(_) | Err(Failure::Network(_)) if Instant::now() < deadline => {}
            Ok(_) => return Err(Failure::NodeFailed { reason: "no block became final".to_owned() }),
            Err(failure) => return Err(failure),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn demo_balances(node: &str) -> Result<Vec<String>, Failure> {
    let client = Client::new(node)?;
    blocking(move || {
        let coin = client.network()?.coin;
        let accounts = demo::accounts();
        accounts.iter().map(|account| Ok(coin.show(client.account(&account.key.address())?.balance(coin.id)))).collect()
    })
    .await
}

/// Runs what waits for the network's answers off the runtime's threads.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(Failure::NodeFailed { reason: error.to_string() }),
    }
}
