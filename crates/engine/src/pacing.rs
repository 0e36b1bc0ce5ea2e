//! When a leader proposes, and when a member judges: the clock's only places.
//!
//! A leader proposes as soon as something waits, and at the heartbeat when nothing does. A member judges a block whose
//! time is still to come when it has come; it never calls it invalid for that. Both waits lie outside the state's
//! actor, which goes on finalizing meanwhile.

use crate::{
    api::Machine,
    application::{Ledger, Runtime, now_ms},
    block::{BlockContext, ChainBlock},
    chain::Chain,
    scheme::Scheme,
    votes::VoteMark,
};
use commonware_actor::Feedback;
use commonware_consensus::{
    Application, Reporter, Viewable as _, marshal::ancestry::Ancestry, simplex::types::Activity, types::Round,
};
use commonware_cryptography::Digested;
use commonware_glue::stateful::Mailbox;
use commonware_macros::select;
use commonware_parallel::Strategy;
use futures::StreamExt as _;
use std::{
    sync::Arc,
    time::{Duration, UNIX_EPOCH},
};

/// The state's actor with waits in front of it.
pub(crate) struct Paced<E: Runtime, T: Strategy> {
    pub(crate) inner: Mailbox<E, Ledger<T>>,
    pub(crate) machine: Arc<dyn Machine>,
    pub(crate) chain: Chain,
    pub(crate) heartbeat_ms: u64,
}

impl<E: Runtime, T: Strategy> Clone for Paced<E, T> {
    fn clone(&self) -> Self {
        Self {
            inner: self.inner.clone(),
            machine: self.machine.clone(),
            chain: self.chain.clone(),
            heartbeat_ms: self.heartbeat_ms,
        }
    }
}

impl<E: Runtime, T: Strategy> Application<E> for Paced<E, T> {
    type SigningScheme = Scheme;
    type Context = BlockContext;
    type Block = ChainBlock;
    type Input = ();

    async fn propose(
        &mut self,
        context: (E, BlockContext),
        ancestry: impl Ancestry<ChainBlock>,
        input: (),
    ) -> Option<Digested<ChainBlock>> {
        let parent = ancestry.clone().next().await?;
        let parent_view = context.1.parent.0;
        if !parent_view.is_zero() {
            self.chain.seeded(Round::new(context.1.round.epoch(), parent_view)).await;
        }
        let beat_ms = parent.inner().header().time_ms.saturating_add(self.heartbeat_ms);
        // A parent ahead of this clock must not delay the beat for longer than a beat.
        let beat_ms = beat_ms.min(now_ms(&context.0).saturating_add(self.heartbeat_ms));
        let beat = context.0.sleep_until(UNIX_EPOCH + Duration::from_millis(beat_ms));
        let machine = self.machine.clone();
        select! {
            _ = machine.work() => {},
            _ = beat => {},
        }
        self.inner.propose(context, ancestry, input).await
    }

    async fn verify(&mut self, context: (E, BlockContext), ancestry: impl Ancestry<ChainBlock>) -> bool {
        let time_ms = ancestry.peek().map(|block| block.inner().header().time_ms);
        if let Some(time_ms) = time_ms.filter(|time_ms| *time_ms > now_ms(&context.0)) {
            context.0.sleep_until(UNIX_EPOCH + Duration::from_millis(time_ms)).await;
        }
        self.inner.verify(context, ancestry).await
    }
}

/// Sees what consensus reports before `next` does: seeds and final views.
#[derive(Clone)]
pub(crate) struct Observed<R> {
    pub(crate) next: R,
    pub(crate) machine: Arc<dyn Machine>,
    pub(crate) chain: Chain,
    pub(crate) mark: Option<Arc<VoteMark>>,
}

impl<R: Reporter<Activity = Activity<Scheme, crate::block::Digest>>> Reporter for Observed<R> {
    type Activity = R::Activity;

    fn report(&mut self, activity: Self::Activity) -> Feedback {
        if let Some(mark) = &self.mark
            && matches!(
                activity,
                Activity::Notarization(_) | Activity::Nullification(_) | Activity::Finalization(_)
            )
        {
            mark.saw(activity.view().get());
        }
        match &activity {
            Activity::Notarization(notarization) | Activity::Certification(notarization) => {
                self.chain.notarized(notarization);
            }
            Activity::Finalization(finalization) => {
                self.chain.finalization(finalization);
                self.machine.finalized(None, finalization.view().get());
            }
            _ => {}
        }
        self.next.report(activity)
    }
}
