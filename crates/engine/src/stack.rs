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
    block::ChainBlock,
    chain::Chain,
    database::{self, BUFFER_BYTES, Databases, NoStateSync, REPLAY_BYTES},
    pacing::{Observed, Paced},
    scheme::{Elector, Finalization, Scheme, elector},
    votes::VoteMark,
    watch::follow,
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
    simplex::{
        self,
        config::{Floor, ForwardPolicy, SkipBudget, SkipPolicy},
    },
    types::{Epoch, FixedEpocher, ViewDelta},
};
use commonware_cryptography::{Digestible as _, Digested, certificate::ConstantProvider, ed25519};
use commonware_glue::stateful::{
    Config as StatefulConfig, PruneConfig, Stateful, SyncPlan, db::SyncEngineConfig,
};
use commonware_p2p::{Blocker, CheckedSender as _, Provider, Receiver, Recipients, Sender, max_message_size};
use commonware_parallel::{Sequential, Strategy};
use commonware_runtime::{Handle, buffer::paged::CacheRef};
use commonware_storage::archive::immutable;
use commonware_utils::{NZDuration, NZU16, NZU64, NZUsize};
use std::{
    marker::PhantomData,
    num::{NonZeroU16, NonZeroU64, NonZeroUsize},
    sync::Arc,
    time::Duration,
};
use tokio::sync::mpsc;
use tracing::{debug, warn};

/// All blocks belong to the first epoch until members can change.
const EPOCH_LENGTH: NonZeroU64 = NZU64!(u64::MAX);
/// Bytes of a page without its checksum: a page fills 4 KiB. Changing it loses all data.
const PAGE_BYTES: NonZeroU16 = NZU16!(4084);
/// Between two counts of the connected members.
const CENSUS_INTERVAL: Duration = Duration::from_secs(1);
const MAILBOX: NonZeroUsize = NZUsize!(256);
/// Views whose votes and blocks are kept behind the last final one.
const VIEW_RETENTION: ViewDelta = ViewDelta::new(64);
/// Blocks of each member kept for members that ask.
const BROADCAST_BLOCKS: usize = 8;
/// Blocks applied between two prunings of the state's log.
const PRUNE_INTERVAL: NonZeroUsize = NZUsize!(256);
/// Blocks whose states the log still holds.
const PRUNE_WINDOW: usize = 64;

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
        simplex::max_payload_size::<Scheme, crate::block::Digest>(members),
        marshal::max_payload_size::<Standard<ChainBlock>, Scheme>(members, &()),
        MAX_GOSSIP_BYTES,
    ])
}

/// What a validator is made of.
pub(crate) struct Parts<M, B, T> {
    pub(crate) me: ed25519::PublicKey,
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

/// What the journal of the first epoch's votes is called on disk.
pub(crate) fn vote_partition(prefix: &str) -> String {
    format!("{prefix}-votes-0")
}

pub(crate) const BUFFER_BYTES_OF_VOTES: NonZeroUsize = NZUsize!(256 * 1024);

pub(crate) fn page_cache(bytes: usize) -> CacheRef {
    let pages = NonZeroUsize::new(bytes / usize::from(PAGE_BYTES.get())).unwrap_or(NonZeroUsize::MIN);
    CacheRef::new(PAGE_BYTES, pages)
}

/// The archive of final blocks by height and digest.
pub(crate) type BlockArchive<E> = immutable::Archive<E, crate::block::Digest, Arc<ChainBlock>>;
/// The archive of the certificates that made them final.
pub(crate) type CertificateArchive<E> = immutable::Archive<E, crate::block::Digest, Finalization>;

/// How an archive lies on disk.
fn archive_config(prefix: &str, name: &str, cache: CacheRef) -> immutable::Config<()> {
    immutable::Config {
        metadata_partition: format!("{prefix}-{name}-metadata"),
        freezer_table_partition: format!("{prefix}-{name}-table"),
        freezer_table_initial_size: 65_536,
        freezer_table_resize_frequency: 4,
        freezer_table_resize_chunk_size: 16_384,
        freezer_key_partition: format!("{prefix}-{name}-keys"),
        freezer_key_page_cache: cache,
        freezer_value_partition: format!("{prefix}-{name}-values"),
        freezer_value_target_size: 256 * 1024 * 1024,
        freezer_value_compression: None,
        ordinal_partition: format!("{prefix}-{name}-heights"),
        items_per_section: NZU64!(16_384),
        freezer_key_write_buffer: BUFFER_BYTES,
        freezer_value_write_buffer: BUFFER_BYTES,
        ordinal_write_buffer: BUFFER_BYTES,
        replay_buffer: REPLAY_BYTES,
        codec_config: (),
    }
}

/// Opens both archives, recovering them first.
pub(crate) async fn open_archives<E: Runtime>(
    context: &E,
    prefix: &str,
    cache: &CacheRef,
) -> Result<(CertificateArchive<E>, BlockArchive<E>), commonware_storage::archive::Error> {
    let certificates = immutable::Archive::init(
        context.child("certificates"),
        archive_config(prefix, "certificates", cache.clone()),
    )
    .await?;
    let blocks =
        immutable::Archive::init(context.child("blocks"), archive_config(prefix, "blocks", cache.clone())).await?;
    Ok((certificates, blocks))
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
    M: Provider<PublicKey = ed25519::PublicKey>,
    B: Blocker<PublicKey = ed25519::PublicKey>,
    S: Sender<PublicKey = ed25519::PublicKey>,
    R: Receiver<PublicKey = ed25519::PublicKey>,
    T: Strategy,
{
    let Parts { me, scheme, genesis, machine, chain, peers, blocker, strategy, tuning, prefix, cache, salt, watch, mark } = parts;
    let epocher = FixedEpocher::new(EPOCH_LENGTH);

    let resolver = marshal_resolver::init(
        context.child("backfill"),
        marshal_resolver::Config {
            public_key: me.clone(),
            peer_provider: peers.clone(),
            blocker: blocker.clone(),
            mailbox_size: MAILBOX,
            fetch_timeout: NZDuration!(Duration::from_secs(2)),
            fetch_retry_delay: Duration::from_millis(100),
            priority_requests: false,
            priority_responses: false,
        },
        channels.backfill,
    );
    let (broadcast, buffer) = buffered::Engine::new(
        context.child("broadcast"),
        buffered::Config {
            public_key: me.clone(),
            mailbox_size: MAILBOX,
            deque_size: BROADCAST_BLOCKS,
            priority: false,
            codec_config: (),
            peer_provider: peers.clone(),
            strategy: strategy.clone(),
        },
    );
    broadcast.start(channels.broadcast);

    let (certificates, blocks) = open_archives(&context, &prefix, &cache).await.expect("the archives open");
    let plan = SyncPlan::init(context.child("plan"), prefix.clone()).await;
    let (marshal_actor, marshal, floor) = MarshalActor::<_, Standard<ChainBlock>, _, _, _, _, _>::init(
        context.child("marshal"),
        certificates,
        blocks,
        marshal::Config {
            provider: ConstantProvider::new(scheme.clone()),
            epocher: epocher.clone(),
            start: plan.marshal_start(Digested::compute(genesis.clone(), &Sequential).await),
            partition_prefix: prefix.clone(),
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
            strategy: strategy.clone(),
        },
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
            sync_config: SyncEngineConfig {
                fetch_batch_size: NZU64!(1),
                apply_batch_size: NZU64!(1),
                max_outstanding_requests: NZUsize!(1),
            },
            prune_config: Some(PruneConfig {
                maintenance_interval: PRUNE_INTERVAL,
                retained_marshal_blocks: PRUNE_WINDOW,
                retained_qmdb_blocks: PRUNE_WINDOW,
            }),
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
    if let Some((_, block)) = marshal.get_anchor().await {
        chain.recovered(block.inner(), crate::block::to_hash(block.digest()));
    }

    start_census(&context, chain.clone(), channels.gossip.0.clone());
    let gossip = start_gossip(&context, machine.clone(), &tuning, channels.gossip);
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
    let consensus = context.child("epoch").spawn(move |mut context| async move {
        let mut certificates = channels.certificates;
        let floor = match watch {
            None => None,
            Some(view) => {
                let mut next = settings.deferred.clone();
                let scheme = settings.scheme.clone();
                let found = follow(&mut context, &scheme, &mut certificates.1, &chain, &mut next, view).await;
                if found.is_none() {
                    return;
                }
                found
            }
        };
        let config = settings.config(floor);
        let engine = simplex::Engine::new(context.child("simplex"), config);
        let ended = engine.start(channels.votes, certificates, channels.resolver).await;
        warn!(?ended, "consensus ended");
    });
    Stack { marshal, databases, gossip, consensus }
}

/// What one epoch's consensus is started with.
struct Voting<E, B, T>
where
    E: Runtime,
    T: Strategy,
{
    scheme: Scheme,
    blocker: B,
    deferred: Member<E, T>,
    reporter: Observed<Member<E, T>>,
    strategy: T,
    partition: String,
    genesis: crate::block::Digest,
    cache: CacheRef,
    tuning: Tuning,
}

/// What judges, relays and hears for one member.
type Member<E, T> = Deferred<E, Scheme, Paced<E, T>, ChainBlock, FixedEpocher>;

impl<E, B, T> Voting<E, B, T>
where
    E: Runtime,
    B: Blocker<PublicKey = ed25519::PublicKey>,
    T: Strategy,
{
    /// The settings of consensus from `floor`, or from genesis and the journal.
    #[allow(clippy::type_complexity)]
    fn config(
        self,
        floor: Option<Finalization>,
    ) -> simplex::Config<
        Scheme,
        Elector,
        B,
        crate::block::Digest,
        Member<E, T>,
        Member<E, T>,
        Observed<Member<E, T>>,
        T,
    > {
        let tuning = self.tuning;
        simplex::Config {
            scheme: self.scheme,
            elector: elector(),
            blocker: self.blocker,
            automaton: self.deferred.clone(),
            relay: self.deferred,
            reporter: self.reporter,
            strategy: self.strategy,
            partition: self.partition,
            mailbox_size: MAILBOX,
            epoch: Epoch::zero(),
            floor: floor.map_or(Floor::Genesis(self.genesis), Floor::Finalized),
            replay_buffer: BUFFER_BYTES_OF_VOTES,
            write_buffer: BUFFER_BYTES_OF_VOTES,
            page_cache: self.cache,
            leader_timeout: Duration::from_millis(tuning.leader_timeout_ms),
            certification_timeout: Duration::from_millis(tuning.certification_timeout_ms),
            timeout_retry: Duration::from_millis(tuning.certification_timeout_ms),
            view_retention: VIEW_RETENTION,
            // A leader unheard of for two views is passed over at once.
            skip: SkipPolicy::Enabled {
                timeout: Duration::from_millis(tuning.leader_timeout_ms + tuning.certification_timeout_ms),
                budget: SkipBudget::Participants,
            },
            fetch_timeout: NZDuration!(Duration::from_secs(1)),
            fetch_retry_delay: Duration::from_millis(250),
            forward: ForwardPolicy::SilentVoters,
            track_historical_votes: false,
        }
    }
}

/// Counts the connected members once in a while.
fn start_census<E, S>(context: &E, chain: Chain, mut sender: S)
where
    E: Runtime,
    S: Sender<PublicKey = ed25519::PublicKey>,
{
    context.child("census").spawn(move |context| async move {
        loop {
            let peers = sender.check(Recipients::All).map_or(0, |checked| checked.recipients().len());
            chain.update(|status| status.peers = peers as u32);
            context.sleep(CENSUS_INTERVAL).await;
        }
    });
}

/// Hands gossip to the machine and sends what waits; drops what is too long.
fn start_gossip<E, S, R>(context: &E, machine: Arc<dyn Machine>, tuning: &Tuning, (mut sender, mut receiver): (S, R)) -> mpsc::Sender<Bytes>
where
    E: Runtime,
    S: Sender<PublicKey = ed25519::PublicKey>,
    R: Receiver<PublicKey = ed25519::PublicKey>,
{
    let (queue, mut waiting) = mpsc::channel::<Bytes>(tuning.gossip_backlog.max(1));
    context.child("gossip_out").spawn(move |_| async move {
        while let Some(message) = waiting.recv().await {
            if message.len() <= MAX_GOSSIP_BYTES {
                let reached = sender.send(Recipients::All, message, false);
                debug!(peers = reached.len(), "gossiped");
            }
        }
    });
    context.child("gossip_in").spawn(move |_| async move {
        while let Ok((peer, message)) = receiver.recv().await {
            if message.len() <= MAX_GOSSIP_BYTES {
                machine.gossip(crate::scheme::key_bytes(&peer), message.into());
            }
        }
    });
    queue
}
