//! A running validator: its own thread and its own runtime.
//!
//! Invariant: a validator's panic ends its own runtime and no other; the handle then says why.

use crate::{
    api::{Config, Machine, StartError},
    application::now_ms,
    chain::Chain,
    genesis::{Founded, found},
    handle::{Engine, Running, Shared, lock},
    network,
    scheme::{Committee, namespace},
    stack::{self, Parts, Stack},
    storage::page_cache,
    votes::{self, JournalError, Left, Trust, VoteMark},
};
use commonware_parallel::Rayon;
use commonware_runtime::{
    Runner as _, Strategizer as _, Supervisor as _, buffer::paged::CacheRef, tokio as runtime,
};
use std::{
    any::Any,
    fs::{self, File, TryLockError},
    net::TcpListener,
    num::NonZeroUsize,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
};
use tokio::sync::oneshot;
use tracing::{error, info, warn};

/// The library's futures are large, and the root's are polled on the validator's own thread.
pub(crate) const STACK_BYTES: usize = 16 * 1024 * 1024;
/// What stands before the names of everything stored.
pub(crate) const PREFIX: &str = "tally";

type Context = runtime::Context;

/// Starts a validator on its own thread and runtime; returns when it has recovered and runs. Blocks the calling thread.
///
/// # Errors
///
/// See [`StartError`]; nothing is left running then.
pub fn start(config: Config, machine: Arc<dyn Machine>) -> Result<Engine, StartError> {
    let committee = Committee::new(&config.genesis).ok_or(StartError::Sharing)?;
    committee.voter(&config.keys)?;
    fs::create_dir_all(&config.dir)?;
    let held = hold(&config.dir)?;
    let left = Left::look(&config.dir, PREFIX)?;
    // The network binds later, where a failure is a panic; a taken port is found here.
    drop(TcpListener::bind(config.listen)?);

    let chain = Chain::default();
    let failure = Arc::new(Mutex::new(None));
    let (ready, started) = mpsc::channel();
    let phase = Phase::default();
    let thread = std::thread::Builder::new().name("validator".into()).stack_size(STACK_BYTES).spawn({
        let (chain, failure, phase) = (chain.clone(), failure.clone(), phase.clone());
        let dir = config.dir.clone();
        move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                run(config, committee, machine, chain, left, &phase, ready)
            }));
            match outcome {
                Ok(Ended::Stopped) => close(&dir),
                Ok(Ended::Refused) => {}
                // A task that finds another one gone may say so before it is dropped itself.
                Err(_) if phase.stopping.load(Ordering::SeqCst) => close(&dir),
                Err(panic) => {
                    let why = reason(&*panic);
                    error!(why, "the validator died");
                    *lock(&failure) = Some(why);
                }
            }
            drop(held);
        }
    })?;
    match started.recv() {
        Ok(Ok(running)) => Ok(Engine(Arc::new(Shared {
            chain,
            failure,
            running: Mutex::new(Some(running)),
            thread: Mutex::new(Some(thread)),
        }))),
        Ok(Err(error)) => {
            let _ = thread.join();
            Err(error)
        }
        Err(_) => {
            let _ = thread.join();
            let why = lock(&failure).take().unwrap_or_else(|| "its thread ended".into());
            Err(if phase.recovered.load(Ordering::SeqCst) {
                StartError::Failed(why)
            } else {
                StartError::Damaged(why)
            })
        }
    }
}

/// Keeps others out of the directory for as long as the file is open.
pub(crate) fn hold(dir: &Path) -> Result<File, StartError> {
    let file = File::create(dir.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StartError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// What a panic said.
pub(crate) fn reason(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string))
        .unwrap_or_else(|| "a panic without a message".into())
}

/// How far a validator's life is.
#[derive(Clone, Default)]
struct Phase {
    recovered: Arc<AtomicBool>,
    stopping: Arc<AtomicBool>,
}

/// How a validator's life ended, when not by a panic.
enum Ended {
    Stopped,
    Refused,
}

/// Remembers what the votes were, so that the next start can tell whether it still has them.
fn close(dir: &Path) {
    if let Err(error) = votes::seal(dir, PREFIX) {
        warn!(%error, "the mark of the votes cannot be sealed");
    }
}

/// The validator's life, on its own thread.
fn run(
    config: Config,
    committee: Committee,
    machine: Arc<dyn Machine>,
    chain: Chain,
    left: Left,
    phase: &Phase,
    ready: mpsc::Sender<Result<Running, StartError>>,
) -> Ended {
    let settings = runtime::Config::new()
        .with_storage_directory(config.dir.join("store"))
        .with_worker_threads(config.tuning.runtime_threads.max(1));
    runtime::Runner::new(settings).start(|mut context| async move {
        let cache = page_cache(config.tuning.page_cache_bytes);
        let threads = NonZeroUsize::new(config.tuning.worker_threads).unwrap_or(NonZeroUsize::MIN);
        let strategy = context.strategy(threads);
        let prepared = async {
            let founded =
                found(&mut context, PREFIX, &config.genesis, &*machine, (&cache, &strategy), left.is_fresh())
                    .await?;
            let judged = left.judge(&context, PREFIX, &cache).await.map_err(|error| match error {
                JournalError::Io(error) => StartError::Io(error),
                error @ JournalError::Journal(_) => StartError::Damaged(error.to_string()),
            })?;
            Ok((founded, judged))
        };
        let (founded, judged) = match prepared.await {
            Ok(prepared) => prepared,
            Err(error) => {
                let _ = ready.send(Err(error));
                return Ended::Refused;
            }
        };
        let (stop, stopped) = oneshot::channel();
        let own = Own { founded, judged, cache, strategy };
        let Some(stack) = assemble(&context, &config, &committee, machine, chain, own).await else {
            let _ = ready.send(Err(StartError::NotAMember));
            return Ended::Refused;
        };
        phase.recovered.store(true, Ordering::SeqCst);
        let Stack { marshal, databases, gossip, consensus } = stack;
        let stack = Arc::new(Stack {
            marshal,
            databases,
            gossip,
            consensus: commonware_runtime::Handle::ready(Ok(())),
        });
        let context = Arc::new(context);
        let running =
            Running { stack, context: context.clone(), handle: tokio::runtime::Handle::current(), stop };
        info!(now_ms = now_ms(&*context), "the validator runs");
        if ready.send(Ok(running)).is_err() {
            return Ended::Stopped;
        }
        commonware_macros::select! {
            _ = stopped => {},
            ended = consensus => panic!("consensus ended: {ended:?}"),
        }
        // Whatever was acknowledged, voted or certified is on disk already; the tasks are dropped as they stand.
        phase.stopping.store(true, Ordering::SeqCst);
        Ended::Stopped
    })
}

/// What the validator found in its directory and runs with.
struct Own {
    founded: Founded,
    judged: (Trust, Arc<VoteMark>),
    cache: CacheRef,
    strategy: Rayon,
}

/// Joins the network and starts the stack on it.
async fn assemble(
    context: &Context,
    config: &Config,
    committee: &Committee,
    machine: Arc<dyn Machine>,
    chain: Chain,
    own: Own,
) -> Option<Stack<Context, Rayon>> {
    let Own { founded: Founded { block: genesis, salt }, judged: (trust, mark), cache, strategy } = own;
    let watch = match trust {
        Trust::Sound => None,
        Trust::Doubted { view, why } => {
            error!(
                view,
                why,
                "this validator's state is damaged: it does not vote until the network is past this view"
            );
            Some(view)
        }
    };
    let scheme = committee.voter(&config.keys).ok()?;
    let joined = network::join(context, config, committee, &namespace(&config.genesis))?;
    let parts = Parts {
        me: network::me(config),
        scheme,
        genesis,
        machine,
        chain,
        peers: joined.oracle.clone(),
        blocker: joined.oracle,
        strategy,
        tuning: config.tuning.clone(),
        prefix: PREFIX.into(),
        cache,
        salt,
        watch,
        mark: Some(mark),
    };
    // Recovery asks the network's actors who the members are, so they run first.
    joined.network.start();
    Some(stack::start(context.child("stack"), parts, joined.channels).await)
}
