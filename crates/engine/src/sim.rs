//! The whole network in one thread, from one seed: the same stack on a simulated clock, disk and network.
//!
//! Invariant: a run follows from its seed and scenario alone; the same seed gives the same blocks, roots and schedule.

mod adversary;
mod recorder;

use crate::{
    api::{Dealt, Machine, MemberKeys, Tuning},
    chain::Chain,
    genesis::{Founded, found},
    scheme::Committee,
    stack::{self, CHANNELS, Channels, Parts, max_message},
    storage::page_cache,
};
use commonware_cryptography::ed25519;
use commonware_p2p::simulated::{self, Network, Oracle};
use commonware_parallel::Sequential;
use commonware_runtime::{
    Clock as _, Handle, Quota, Spawner as _, Supervisor as _,
    deterministic::{self, Context},
};
use commonware_utils::{NZU32, NZUsize, Probability};
pub use recorder::Final;
use recorder::Recorder;
use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroUsize,
    sync::Arc,
    time::{Duration, UNIX_EPOCH},
};
use tally_types::Genesis;

type Key = ed25519::PublicKey;

/// Between two looks at the nodes' heights.
const LOOK_INTERVAL: Duration = Duration::from_millis(50);
/// Memory for pages of each node.
const CACHE_BYTES: usize = 1024 * 1024;
/// Messages per second and peer on a channel: not what a simulation is about.
const QUOTA: Quota = Quota::per_second(NZU32!(4096));

/// How messages travel between two nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    pub latency_ms: u64,
    pub jitter_ms: u64,
    /// The share of messages lost, 0 to 1.
    pub loss: f64,
}

/// What happens to the network.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The node's process is killed; what it wrote stays.
    Crash(usize),
    /// A crashed node starts again on what it wrote.
    Restart(usize),
    /// These nodes and the others no longer hear each other.
    Partition(Vec<usize>),
    /// All links work again.
    Heal,
    /// Every link is like this from now on.
    Relink(Link),
}

/// An action and when it happens, after the phase began.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub after_ms: u64,
    pub action: Action,
}

/// Part of a run. When a phase ends, all nodes lose power at once and what was not synced to disk; the next phase
/// starts them on what is left.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// In ascending order of time.
    pub events: Vec<Event>,
    /// The phase ends when every honest running node has this final block and all events have happened.
    pub until_height: u64,
}

/// What a run does.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub link: Link,
    pub phases: Vec<Phase>,
    /// A member that signs conflicting votes for whatever it hears instead of taking part.
    pub conflicter: Option<usize>,
    pub tuning: Tuning,
    /// A phase that takes longer, in simulated time, has failed.
    pub phase_limit_ms: u64,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            link: Link { latency_ms: 10, jitter_ms: 2, loss: 0.0 },
            phases: vec![Phase { events: Vec::new(), until_height: 20 }],
            conflicter: None,
            tuning: Tuning::default(),
            phase_limit_ms: 600_000,
        }
    }
}

/// What a run came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Every node's final blocks by height.
    pub nodes: Vec<BTreeMap<u64, Final>>,
    /// The hash of everything the runtime did.
    pub auditor: String,
}

/// Why a run failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    #[error("phase {phase} did not reach its height in time; the nodes are at {heights:?}")]
    Stalled { phase: usize, heights: Vec<u64> },
    #[error("node {node} had two final blocks at height {height}")]
    Changed { node: usize, height: u64 },
    #[error("nodes {one} and {other} disagree about height {height}")]
    Forked { one: usize, other: usize, height: u64 },
    #[error("the genesis or the keys are not valid")]
    Genesis,
}

/// Runs the network of `genesis` and `dealt` from `seed`; `make_machine` is called whenever a node starts.
///
/// # Panics
///
/// When a node panics: a bug, or storage that contradicts itself.
pub fn run(
    seed: u64,
    genesis: &Arc<Genesis>,
    dealt: &Dealt,
    scenario: &Scenario,
    mut make_machine: impl FnMut(usize) -> Arc<dyn Machine>,
) -> Result<Report, Failure> {
    let committee = Committee::new(genesis).ok_or(Failure::Genesis)?;
    let recorders: Vec<Recorder> = dealt.keys.iter().map(|_| Recorder::default()).collect();
    let settings = deterministic::Config::new()
        .with_seed(seed)
        .with_start_time(UNIX_EPOCH + Duration::from_millis(genesis.time_ms));
    let mut runner = deterministic::Runner::new(settings);
    let mut auditor = String::new();
    for (at, phase) in scenario.phases.iter().enumerate() {
        let make_machine: &mut dyn FnMut(usize) -> Arc<dyn Machine> = &mut make_machine;
        let (outcome, checkpoint) = runner.start_and_recover(|context| {
            let setup = Setup {
                genesis: genesis.clone(),
                committee: committee.clone(),
                keys: dealt.keys.clone(),
                scenario: scenario.clone(),
            };
            let recorders = recorders.clone();
            async move { play(context, setup, recorders, make_machine, at, phase).await }
        });
        outcome?;
        auditor = checkpoint.auditor().state();
        runner = deterministic::Runner::from(checkpoint);
    }
    let nodes: Vec<_> = recorders.iter().map(Recorder::blocks).collect();
    compare(&recorders, &nodes)?;
    Ok(Report { nodes, auditor })
}

/// No node has two blocks at a height, and no two nodes have different ones.
fn compare(recorders: &[Recorder], nodes: &[BTreeMap<u64, Final>]) -> Result<(), Failure> {
    for (node, recorder) in recorders.iter().enumerate() {
        if let Some(height) = recorder.changed() {
            return Err(Failure::Changed { node, height });
        }
    }
    for (one, blocks) in nodes.iter().enumerate() {
        for (other, others) in nodes.iter().enumerate().skip(one + 1) {
            if let Some((height, _)) =
                blocks.iter().find(|(height, block)| others.get(height).is_some_and(|at| at != *block))
            {
                return Err(Failure::Forked { one, other, height: *height });
            }
        }
    }
    Ok(())
}

/// What every node starts from.
#[derive(Clone)]
struct Setup {
    genesis: Arc<Genesis>,
    committee: Committee,
    keys: Vec<MemberKeys>,
    scenario: Scenario,
}

/// The nodes of a phase.
struct Team {
    setup: Setup,
    oracle: Oracle<Key, Context>,
    members: Vec<Key>,
    running: BTreeMap<usize, Handle<()>>,
    starts: u64,
    cut: BTreeSet<usize>,
    link: Link,
}

async fn play(
    context: Context,
    setup: Setup,
    recorders: Vec<Recorder>,
    make_machine: &mut dyn FnMut(usize) -> Arc<dyn Machine>,
    number: usize,
    phase: &Phase,
) -> Result<(), Failure> {
    let members: Vec<Key> = setup.committee.members.iter().cloned().collect();
    let settings = simulated::Config {
        max_size: max_message(members.len() as u32),
        max_peers_per_set: NonZeroUsize::new(members.len()).expect("a network has members"),
        disconnect_on_block: true,
        tracked_peer_sets: NZUsize!(1),
    };
    let (network, oracle) =
        Network::new_with_peers(context.child("network"), settings, members.clone()).await;
    network.start();
    let link = setup.scenario.link;
    let mut team =
        Team { setup, oracle, members, running: BTreeMap::new(), starts: 0, cut: BTreeSet::new(), link };
    team.relink(false).await;
    for node in 0..team.members.len() {
        team.start(&context, node, &recorders, make_machine).await;
    }
    let begun = context.current();
    let mut events = phase.events.iter().peekable();
    loop {
        let elapsed_ms = context.current().duration_since(begun).unwrap_or_default().as_millis() as u64;
        while let Some(event) = events.next_if(|event| event.after_ms <= elapsed_ms) {
            match &event.action {
                Action::Crash(node) => team.crash(*node),
                Action::Restart(node) => team.start(&context, *node, &recorders, make_machine).await,
                Action::Partition(nodes) => {
                    team.cut = nodes.iter().copied().collect();
                    team.relink(true).await;
                }
                Action::Heal => {
                    team.cut.clear();
                    team.relink(true).await;
                }
                Action::Relink(link) => {
                    team.link = *link;
                    team.relink(true).await;
                }
            }
        }
        let honest = team.running.keys().filter(|node| team.setup.scenario.conflicter != Some(**node));
        let done = honest.clone().all(|node| recorders[*node].height() >= phase.until_height);
        if done && events.peek().is_none() {
            return Ok(());
        }
        if elapsed_ms > team.setup.scenario.phase_limit_ms {
            let heights = recorders.iter().map(Recorder::height).collect();
            return Err(Failure::Stalled { phase: number, heights });
        }
        context.sleep(LOOK_INTERVAL).await;
    }
}

impl Team {
    /// Sets every link anew; nodes on the two sides of a cut get none.
    async fn relink(&self, linked: bool) {
        let link = simulated::Link {
            latency: Duration::from_millis(self.link.latency_ms),
            jitter: Duration::from_millis(self.link.jitter_ms),
            success_rate: Probability::from_f64(1.0 - self.link.loss).expect("a loss is between 0 and 1"),
        };
        for (one, from) in self.members.iter().enumerate() {
            for (other, to) in self.members.iter().enumerate().filter(|(other, _)| *other != one) {
                if linked {
                    // Absent when the pair was cut.
                    let _ = self.oracle.remove_link(from.clone(), to.clone()).await;
                }
                if self.cut.contains(&one) == self.cut.contains(&other) {
                    self.oracle.add_link(from.clone(), to.clone(), link.clone()).await.expect("a new link");
                }
            }
        }
    }

    fn crash(&mut self, node: usize) {
        if let Some(handle) = self.running.remove(&node) {
            handle.abort();
        }
    }

    async fn start(
        &mut self,
        context: &Context,
        node: usize,
        recorders: &[Recorder],
        make_machine: &mut dyn FnMut(usize) -> Arc<dyn Machine>,
    ) {
        self.crash(node);
        self.starts += 1;
        let control = self.oracle.control(self.members[node].clone());
        let mut ends = Vec::new();
        for channel in 0..CHANNELS {
            ends.push(control.register(channel, QUOTA).await.expect("a member has its channels"));
        }
        let channels = Channels::new(ends).expect("every channel is registered");
        let here = context.child("node").with_attribute("index", node).with_attribute("start", self.starts);
        let setup = self.setup.clone();
        let (me, oracle) = (self.members[node].clone(), self.oracle.clone());
        let handle = if setup.scenario.conflicter == Some(node) {
            let scheme = setup.committee.voter(&setup.keys[node]).expect("the member's own keys");
            here.spawn(move |context| adversary::conflict(context, scheme, channels.votes))
        } else {
            let machine = recorders[node].around(make_machine(node));
            here.spawn(move |context| live(context, setup, node, me, oracle, channels, machine))
        };
        self.running.insert(node, handle);
    }
}

/// One node, until it is killed.
async fn live(
    mut context: Context,
    setup: Setup,
    node: usize,
    me: Key,
    oracle: Oracle<Key, Context>,
    channels: Channels<simulated::Sender<Key, Context>, simulated::Receiver<Key>>,
    machine: Arc<dyn Machine>,
) {
    let prefix = format!("node-{node}");
    let cache = page_cache(CACHE_BYTES);
    let founded = found(&mut context, &prefix, &setup.genesis, &*machine, (&cache, &Sequential), true).await;
    let Founded { block, salt } = founded.expect("the node's directory is sound");
    let scheme = setup.committee.voter(&setup.keys[node]).expect("the member's own keys");
    let parts = Parts {
        me: me.clone(),
        scheme,
        genesis: block,
        machine,
        chain: Chain::default(),
        peers: oracle.manager(),
        blocker: oracle.control(me),
        strategy: Sequential,
        tuning: setup.scenario.tuning.clone(),
        prefix,
        cache,
        salt,
        watch: None,
        mark: None,
    };
    let stack = stack::start(context.child("stack"), parts, channels).await;
    stack.consensus.await.expect("consensus runs until the node is killed");
}
