//! One validator, wired: consensus, block delivery, state and gossip over any runtime and any network.
//!
//! ```text
//! votes · certificates · resolver ─► simplex ⇄ Deferred ⇄ Paced ⇄ Stateful ⇄ state database
//! backfill · broadcast ─► marshal ── final blocks ──► Stateful ──► Machine::committed
//! gossip ─► Machine::gossip
//! ```
//!
//! Everything below `epoch` belongs to one committee; a later epoch starts another consensus engine beside the same
//! marshal and state.

use crate::{
    api::{MAX_GOSSIP_BYTES, Machine, Tuning},
    application::{Ledger, Runtime},
    block::{ChainBlock, Digest},
    chain::Chain,
    database::{self, Databases, NoStateSync},
    epoch::{Networks, VIEW_RETENTION, Voting},
    gossip::{start_census, start_gossip},
    pacing::{Observed, Paced},
    scheme::Scheme,
    storage::{BUFFER_BYTES, REPLAY_BYTES, open_archives, vote_partition},
    votes::VoteMark,
};
use bytes::Bytes;
use commonware_broadcast::buffered;
use commonware_consensus::{
    marshal::{
        self,
        core::{Actor as MarshalActor, Mailbox as MarshalMailbox},
        resolver::p2p as marshal_resolver,
        standard::{Deferred, Standard},
    },
    simplex,
    types::{Epoch, FixedEpocher},
};
use commonware_cryptography::{Digested, Digestible as _, certificate::ConstantProvider, ed25519};
use commonware_glue::stateful::{
    Config as StatefulConfig, PruneConfig, Stateful, SyncPlan, db::SyncEngineConfig,
};
use commonware_p2p::{Blocker, Provider, Receiver, Sender, max_message_size};
use commonware_parallel::{Sequential, Strategy};
use commonware_runtime::{Handle, buffer::paged::CacheRef};
use commonware_utils::{NZDuration, NZU64, NZUsize};
use std::{
    marker::PhantomData,
    num::{NonZeroU64, NonZeroUsize},
    sync::Arc,
    time::Duration,
};
use tokio::sync::mpsc;

type Key = ed25519::PublicKey;

/// All blocks belong to the first epoch until members can change.
const EPOCH_LENGTH: NonZeroU64 = NZU64!(u64::MAX);
const MAILBOX: NonZeroUsize = NZUsize!(256);
/// Blocks of each member kept for members that ask.
const BROADCAST_BLOCKS: usize = 8;
/// How often the state's log is cut, and how many blocks' states it still holds. Blocks themselves are never dropped.
const PRUNING: PruneConfig = PruneConfig {
    maintenance_interval: NZUsize!(256),
    retained_marshal_blocks: 64,
    retained_qmdb_blocks: 64,
};
/// State is never fetched from other nodes (see [`NoStateSync`]).
const NO_SYNC: SyncEngineConfig = SyncEngineConfig {
    fetch_batch_size: NonZeroU64::MIN,
    apply_batch_size: NonZeroU64::MIN,
    max_outstanding_requests: NonZeroUsize::MIN,
};

/// The channels of the network, in their order on the wire.
pub(crate) const CHANNELS: u64 = 6;

/// A sending and a receiving end of every channel.
pub(crate) struct Channels<S, R> {
    pub(crate) votes: (S, R),
    pub(crate) certificates: (S, R),
    pub(crate) resolver: (S, R),
    pub(crate) backfill: (S, R),
    pub(crate) broadcast: (S, R),
    pub(crate) gossip: (S, R),
}

impl<S, R> Channels<S, R> {
    /// `None` unless there are exactly [`CHANNELS`].
    pub(crate) fn new(ends: Vec<(S, R)>) -> Option<Self> {
        let mut ends = ends.into_iter();
        let channels = Self {
            votes: ends.next()?,
            certificates: ends.next()?,
            resolver: ends.next()?,
            backfill: ends.next()?,
            broadcast: ends.next()?,
            gossip: ends.next()?,
        };
        ends.next().is_none().then_some(channels)
    }
}

/// The longest message any channel carries.
pub(crate) fn max_message(members: u32) -> u32 {
    max_message_size(&[
        simplex::max_payload_size::<Scheme, Digest>(members),
        marshal::max_payload_size::<Standard<ChainBlock>, Scheme>(members, &()),
        MAX_GOSSIP_BYTES,
    ])
}

/// What a validator is made of.
pub(crate) struct Parts<M, B, T> {
    pub(crate) me: Key,
    pub(crate) scheme: Scheme,
    pub(crate) genesis: ChainBlock,
    pub(crate) machine: Arc<dyn Machine>,
    pub(crate) chain: Chain,
    /// Who the members are.
    pub(crate) peers: M,
    pub(crate) blocker: B,
    pub(crate) strategy: T,
    pub(crate) tuning: Tuning,
    /// Stands before the names of everything stored.
    pub(crate) prefix: String,
    pub(crate) cache: CacheRef,
    /// See [`database::config`].
    pub(crate) salt: u64,
    /// A member that may have forgotten votes up to this view does not vote before a later one is final.
    pub(crate) watch: Option<u64>,
    /// Hears of every view that is certified.
    pub(crate) mark: Option<Arc<VoteMark>>,
}

/// A running validator.
pub(crate) struct Stack<E: Runtime, T: Strategy> {
    pub(crate) marshal: MarshalMailbox<Scheme, Standard<ChainBlock>>,
    pub(crate) databases: Databases<E, T>,
    /// Messages to gossip; bounded.
    pub(crate) gossip: mpsc::Sender<Bytes>,
    /// Ends only when consensus has failed or the runtime stops.
    pub(crate) consensus: Handle<()>,
}

/// Starts a validator whose genesis state is written; returns when its state is recovered.
///
/// # Panics
///
/// When what is stored cannot be read or contradicts itself.
pub(crate) async fn start<E, M, B, S, R, T>(
    context: E,
    parts: Parts<M, B, T>,
    channels: Channels<S, R>,
) -> Stack<E, T>
where
    E: Runtime,
    M: Provider<PublicKey = Key>,
    B: Blocker<PublicKey = Key>,
    S: Sender<PublicKey = Key>,
    R: Receiver<PublicKey = Key>,
    T: Strategy,
{
    let Parts {
        me,
        scheme,
        genesis,
        machine,
        chain,
        peers,
        blocker,
        strategy,
        tuning,
        prefix,
        cache,
        salt,
        watch,
        mark,
    } = parts;
    let epocher = FixedEpocher::new(EPOCH_LENGTH);

    let resolver = marshal_resolver::init(
        context.child("backfill"),
        backfill_config(&me, &peers, &blocker),
        channels.backfill,
    );
    let (broadcast, buffer) =
        buffered::Engine::new(context.child("broadcast"), broadcast_config(me, peers, strategy.clone()));
    broadcast.start(channels.broadcast);

    let (certificates, blocks) = open_archives(&context, &prefix, &cache).await.expect("the archives open");
    let plan = SyncPlan::init(context.child("plan"), prefix.clone()).await;
    let (marshal_actor, marshal, floor) = MarshalActor::<_, Standard<ChainBlock>, _, _, _, _, _>::init(
        context.child("marshal"),
        certificates,
        blocks,
        delivery_config(
            ConstantProvider::new(scheme.clone()),
            epocher.clone(),
            plan.marshal_start(Digested::compute(genesis.clone(), &Sequential).await),
            (&prefix, &cache),
            strategy.clone(),
        ),
    )
    .await;

    let ledger = Ledger {
        machine: machine.clone(),
        genesis: genesis.clone(),
        scheme: scheme.clone(),
        chain: chain.clone(),
        strategy: PhantomData,
    };
    let (stateful, mailbox) = Stateful::new(
        context.child("stateful"),
        StatefulConfig {
            application: ledger,
            db_config: database::config(&prefix, cache.clone(), salt, strategy.clone()),
            provider: (),
            marshal: (marshal.clone(), floor),
            mailbox_size: MAILBOX,
            plan,
            resolvers: NoStateSync,
            sync_config: NO_SYNC,
            prune_config: Some(PRUNING),
            strategy: strategy.clone(),
        },
    );
    let paced = Paced {
        inner: mailbox.clone(),
        machine: machine.clone(),
        chain: chain.clone(),
        heartbeat_ms: tuning.heartbeat_ms,
    };
    let deferred = Deferred::new(context.child("deferred"), paced, marshal.clone(), epocher);
    marshal_actor.start(mailbox.clone(), buffer, resolver);
    stateful.start();
    let databases = mailbox.subscribe_databases().await;
    match marshal.get_anchor().await {
        Some((_, block)) => chain.recovered(block.inner(), crate::block::to_hash(block.digest())),
        None => chain.recovered(&genesis, crate::block::to_hash(genesis.digest())),
    }

    start_census(&context, chain.clone(), channels.gossip.0.clone());
    let gossip = start_gossip(&context, machine.clone(), tuning.gossip_backlog, channels.gossip);
    chain.update(|status| status.voting = watch.is_none());
    let settings = Voting {
        scheme,
        blocker,
        deferred: deferred.clone(),
        reporter: Observed { next: deferred, machine, chain: chain.clone(), mark },
        strategy,
        partition: vote_partition(&prefix),
        genesis: genesis.digest(),
        cache,
        tuning,
    };
    let networks =
        Networks { votes: channels.votes, certificates: channels.certificates, resolver: channels.resolver };
    let consensus =
        context.child("epoch").spawn(move |context| settings.run(context, networks, chain, watch));
    Stack { marshal, databases, gossip, consensus }
}

/// How missing blocks are asked for.
fn backfill_config<M, B>(me: &Key, peers: &M, blocker: &B) -> marshal_resolver::Config<Key, M, B>
where
    M: Provider<PublicKey = Key>,
    B: Blocker<PublicKey = Key>,
{
    marshal_resolver::Config {
        public_key: me.clone(),
        peer_provider: peers.clone(),
        blocker: blocker.clone(),
        mailbox_size: MAILBOX,
        fetch_timeout: NZDuration!(Duration::from_secs(2)),
        fetch_retry_delay: Duration::from_millis(100),
        priority_requests: false,
        priority_responses: false,
    }
}

/// How proposed blocks are spread.
fn broadcast_config<M, T>(me: Key, peers: M, strategy: T) -> buffered::Config<Key, (), M, T>
where
    M: Provider<PublicKey = Key>,
    T: Strategy,
{
    buffered::Config {
        public_key: me,
        mailbox_size: MAILBOX,
        deque_size: BROADCAST_BLOCKS,
        priority: false,
        codec_config: (),
        peer_provider: peers,
        strategy,
    }
}

type Committees = ConstantProvider<Scheme, Epoch>;
type Begin = marshal::Start<Scheme, Digest, Digested<ChainBlock>>;

/// How final blocks are kept and handed on.
fn delivery_config<T: Strategy>(
    provider: Committees,
    epocher: FixedEpocher,
    start: Begin,
    (prefix, cache): (&str, &CacheRef),
    strategy: T,
) -> marshal::Config<Committees, FixedEpocher, T, ChainBlock, Digested<ChainBlock>> {
    marshal::Config {
        provider,
        epocher,
        start,
        partition_prefix: prefix.to_owned(),
        mailbox_size: MAILBOX,
        view_retention: VIEW_RETENTION,
        prunable_items_per_section: NZU64!(64),
        page_cache: cache.clone(),
        replay_buffer: REPLAY_BYTES,
        key_write_buffer: BUFFER_BYTES,
        value_write_buffer: BUFFER_BYTES,
        block_codec_config: (),
        max_repair: NZUsize!(16),
        max_pending_acks: NZUsize!(16),
        strategy,
    }
}
