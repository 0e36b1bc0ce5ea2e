//! Consensus of one epoch: one committee, one engine, one journal of votes.

use crate::{
    api::Tuning,
    application::Runtime,
    block::{ChainBlock, Digest},
    chain::Chain,
    pacing::{Observed, Paced},
    scheme::{Elector, Finalization, Scheme, elector},
    storage::BUFFER_BYTES,
    watch::follow,
};
use commonware_consensus::{
    marshal::standard::Deferred,
    simplex::{
        self,
        config::{Floor, ForwardPolicy, SkipBudget, SkipPolicy},
    },
    types::{Epoch, FixedEpocher, ViewDelta},
};
use commonware_cryptography::ed25519;
use commonware_p2p::{Blocker, Receiver, Sender};
use commonware_parallel::Strategy;
use commonware_runtime::buffer::paged::CacheRef;
use commonware_utils::{NZDuration, NZUsize};
use std::{num::NonZeroUsize, time::Duration};
use tracing::warn;

const MAILBOX: NonZeroUsize = NZUsize!(256);
/// Views whose votes and blocks are kept behind the last final one.
pub(crate) const VIEW_RETENTION: ViewDelta = ViewDelta::new(64);

/// The channels of consensus.
pub(crate) struct Networks<S, R> {
    pub(crate) votes: (S, R),
    pub(crate) certificates: (S, R),
    pub(crate) resolver: (S, R),
}

/// What one epoch's consensus is started with.
pub(crate) struct Voting<E, B, T>
where
    E: Runtime,
    T: Strategy,
{
    pub(crate) scheme: Scheme,
    pub(crate) blocker: B,
    pub(crate) deferred: Member<E, T>,
    pub(crate) reporter: Observed<Member<E, T>>,
    pub(crate) strategy: T,
    pub(crate) partition: String,
    pub(crate) genesis: Digest,
    pub(crate) cache: CacheRef,
    pub(crate) tuning: Tuning,
}

/// What judges, relays and hears for one member.
pub(crate) type Member<E, T> = Deferred<E, Scheme, Paced<E, T>, ChainBlock, FixedEpocher>;

impl<E, B, T> Voting<E, B, T>
where
    E: Runtime,
    B: Blocker<PublicKey = ed25519::PublicKey>,
    T: Strategy,
{
    /// Runs the epoch's consensus until it ends; a member in doubt about its votes first follows the others.
    pub(crate) async fn run<S, R>(
        self,
        mut context: E,
        mut networks: Networks<S, R>,
        chain: Chain,
        watch: Option<u64>,
    ) where
        S: Sender<PublicKey = ed25519::PublicKey>,
        R: Receiver<PublicKey = ed25519::PublicKey>,
    {
        let mut floor = None;
        if let Some(view) = watch {
            let mut next = self.deferred.clone();
            let certificates = &mut networks.certificates.1;
            floor = follow(&mut context, &self.scheme, certificates, &chain, &mut next, view).await;
            if floor.is_none() {
                return;
            }
        }
        let engine = simplex::Engine::new(context.child("simplex"), self.config(floor));
        let ended = engine.start(networks.votes, networks.certificates, networks.resolver).await;
        warn!(?ended, "consensus ended");
    }

    /// The settings of consensus from `floor`, or from genesis and the journal.
    #[allow(clippy::type_complexity)]
    fn config(
        self,
        floor: Option<Finalization>,
    ) -> simplex::Config<Scheme, Elector, B, Digest, Member<E, T>, Member<E, T>, Observed<Member<E, T>>, T>
    {
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
            replay_buffer: BUFFER_BYTES,
            write_buffer: BUFFER_BYTES,
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
