//! From the command line to a running local network, and to its end.

use super::{
    Arguments,
    banner::{self, Banner, Tries},
    demo,
    directory::Directory,
    economy::{self, Background, Cast, Stand},
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
        config::{LogFormat, MemberConfig, read_genesis, read_keys},
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
    /// The people of the economy, when there is one and it is to live.
    cast: Option<Cast>,
}

/// Runs a local network until it is told to stop.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let mut local = prepare(context, arguments)?;
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
    let result = runtime.block_on(serve(context, &mut local, arguments.processes));
    // Whatever still blocks a thread must not keep a stopped network alive.
    runtime.shutdown_timeout(Duration::from_secs(2));
    result
}

/// Makes the network when there is none, and everything ready for it to start.
fn prepare(context: &Context, arguments: &Arguments) -> Result<Local, Failure> {
    let parameters = plan::parameters(arguments.empty, arguments.epoch.as_deref())?;
    let directory = Directory::take(&arguments.dir)?;
    if arguments.fresh && directory.has_network() {
        context.terminal.confirm(&context.say.fresh_question(arguments.dir.display()))?;
        directory.clear()?;
    }
    plan::check_apis(&directory, arguments)?;
    if !directory.has_network() {
        context.terminal.note(&context.say.dealing(arguments.members, arguments.dir.display()));
        plan::create(&directory, arguments, parameters)?;
    }
    let configs = plan::refresh(&directory, arguments)?;
    let genesis = read_genesis(&directory.genesis())?;
    let members = configs.iter().map(|path| MemberConfig::read_raw(path)).collect::<Result<Vec<_>, _>>()?;
    let apis = members.iter().filter_map(|config| config.api).collect();
    // Bodies of posts are only taken where there is an index.
    let wanted = !arguments.empty && !arguments.no_index;
    let cast = wanted.then(Cast::new).filter(|cast| economy::is_in(&genesis, cast));
    let cast = match (cast, configs.first()) {
        (Some(cast), Some(first)) => Some(cast.seated(&read_keys(&MemberConfig::read(first)?.keys)?)),
        (cast, _) => cast,
    };
    Ok(Local {
        say: context.say,
        directory,
        configs,
        genesis,
        apis,
        node: format!("http://{}", arguments.api),
        cast,
    })
}

async fn serve(context: &Context, local: &mut Local, processes: bool) -> Result<Report, Failure> {
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
    async fn watch(&mut self, context: &Context, members: &mut Members) -> Result<(), Failure> {
        self.await_ready(members).await?;
        let cast = self.cast.take();
        let (example, accounts) = self.introduce(cast.is_some()).await?;
        let (addresses, demo) = (self.apis.clone(), self.directory.demo());
        let banner = Banner { genesis: &self.genesis, addresses, demo, accounts, economy: cast.is_some() };
        context.terminal.note(&banner.text(self.say));
        let mut economy = None;
        match cast {
            Some(cast) => {
                economy = Some(Background::start(&self.node, self.say, self.genesis.clone(), cast)?);
            }
            None => self.suggest(context, &Tries::Empty { example }),
        }
        let (mut line, mut is_ready) = (StatusLine::new(self.say), false);
        loop {
            tokio::time::sleep(TICK).await;
            if let Some((number, reason)) = members.failed() {
                return Err(Failure::NodeFailed { reason: self.say.member_failed(number, reason) });
            }
            let stand = economy.as_ref().map(Background::stand).filter(|_| !is_ready);
            is_ready |= matches!(stand, Some(Stand::Ready { .. }));
            let doing = self.tell(context, stand)?;
            let read = |client: Client| Ok((client.status()?, client.blocks(BLOCKS_PER_TICK).ok()));
            // A member that is too busy to answer once is no failure.
            if let Ok((status, blocks)) = self.ask(read).await {
                line.draw(&status, blocks.as_deref(), doing);
            }
        }
    }

    /// Says what there is to say of the economy: what it is doing, on the line; that it is there, once.
    fn tell(&self, context: &Context, stand: Option<Stand>) -> Result<Option<String>, Failure> {
        match stand {
            None => Ok(None),
            Some(Stand::Playing(scene)) => Ok(Some(economy::doing(self.say, scene))),
            Some(Stand::Ready { transactions, took, market, deal }) => {
                let seconds = format!("{:.1}", took.as_secs_f32());
                context.terminal.note(&format!("\n{}\n", self.say.economy_ready(transactions, seconds)));
                self.suggest(context, &Tries::Economy { demo: self.directory.demo(), market, deal });
                Ok(None)
            }
            Some(Stand::Failed(failure)) => Err(failure),
        }
    }

    fn suggest(&self, context: &Context, tries: &Tries) {
        context.terminal.note(&tries.text(self.say, &self.genesis, &self.node));
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
    async fn introduce(
        &self,
        economy: bool,
    ) -> Result<(Option<Hash>, Vec<(demo::Account, String)>), Failure> {
        self.ask(move |client| {
            let claimed = banner::claim_demo_names(&client)?;
            let (accounts, coin) = (demo::accounts(economy), client.network()?.coin);
            let first = accounts.first().map(|account| account.key.address());
            let earlier =
                || client.activity(&first?, 1, None).ok()?.0.items.first().map(|line| line.transaction);
            let example = claimed.or_else(earlier);
            let balance = |account: demo::Account| {
                let held = coin.show(client.account(&account.key.address())?.balance(coin.id));
                Ok((account, held))
            };
            Ok((example, accounts.into_iter().map(balance).collect::<Result<_, Failure>>()?))
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
