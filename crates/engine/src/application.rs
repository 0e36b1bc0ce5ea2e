//! The ledger as a state machine of the consensus library: builds blocks, executes them, compares every root.
//!
//! Invariant: whether a block is valid follows from it, its parent and the parent's state alone, never from a clock or
//! from what this node happens to have seen.

use crate::{
    api::{Executed, Flaw, Machine, Slot, Validity},
    block::{BlockContext, ChainBlock, StateTarget, state_target, to_hash},
    chain::Chain,
    database::{Databases, Reading, sealed_roots},
    scheme::{Scheme, verify_seed},
    state::{Sealed, State, Unsealed},
};
use commonware_consensus::{Heightable as _, marshal::ancestry::Ancestry};
use commonware_cryptography::Digestible as _;
use commonware_glue::stateful::{Application, Finality, Input, Proposed, db::Reader};
use commonware_parallel::Strategy;
use commonware_runtime::{Clock, Metrics, Spawner, Storage};
use futures::StreamExt as _;
use std::{marker::PhantomData, sync::Arc, time::UNIX_EPOCH};
use tally_types::{Block, Header, block::transactions_root};
use tracing::warn;

/// What the stack asks of a runtime.
pub(crate) trait Runtime: Spawner + Clock + Storage + Metrics + rand::CryptoRng {}
impl<E: Spawner + Clock + Storage + Metrics + rand::CryptoRng> Runtime for E {}

/// Unix milliseconds by the runtime's clock.
pub(crate) fn now_ms(clock: &impl Clock) -> u64 {
    let since = clock.current().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// The ledger, driven by consensus.
pub(crate) struct Ledger<T> {
    pub(crate) machine: Arc<dyn Machine>,
    pub(crate) genesis: ChainBlock,
    /// Verifies seeds that this node has not seen in a certificate.
    pub(crate) scheme: Scheme,
    pub(crate) chain: Chain,
    pub(crate) strategy: PhantomData<T>,
}

impl<T> Clone for Ledger<T> {
    fn clone(&self) -> Self {
        Self {
            machine: self.machine.clone(),
            genesis: self.genesis.clone(),
            scheme: self.scheme.clone(),
            chain: self.chain.clone(),
            strategy: PhantomData,
        }
    }
}

impl<T: Strategy> Ledger<T> {
    /// The rules that need no state.
    fn check(&self, parent: &ChainBlock, block: &ChainBlock) -> Result<(), Flaw> {
        let (before, header) = (parent.header(), block.header());
        if header.parent != before.digest() {
            return Err(Flaw::Parent);
        }
        if Some(header.height) != before.height.checked_add(1) {
            return Err(Flaw::Height);
        }
        if header.time_ms <= before.time_ms {
            return Err(Flaw::Time);
        }
        self.seed_holds(block).then_some(()).ok_or(Flaw::Seed)
    }

    fn seed_holds(&self, block: &ChainBlock) -> bool {
        let seed = &block.header().seed;
        match block.parent_round() {
            None => *seed == [0; 48],
            Some(round) => match self.chain.seed(round) {
                Some(known) => known == *seed,
                None => verify_seed(&self.scheme, round, seed),
            },
        }
    }

    /// Executes `block` on its parent's state and compares every root.
    pub(crate) async fn execute<E: Runtime>(
        &self,
        parent: &ChainBlock,
        block: &ChainBlock,
        batches: Unsealed<E, T>,
        finality: Finality,
    ) -> Result<Sealed<E, T>, Flaw> {
        let validity = match finality {
            Finality::Candidate => {
                self.check(parent, block)?;
                Validity::Candidate
            }
            Finality::Finalized => Validity::Finalized,
        };
        let mut reading = Reading::new(batches);
        let executed = self
            .machine
            .execute(parent.header(), block.block(), validity, &mut reading)
            .await
            .ok_or(Flaw::Transactions)?;
        if executed.receipts_root != block.header().receipts_root {
            return Err(Flaw::Receipts);
        }
        let sealed = reading.seal(&executed).await;
        let roots = sealed_roots(&sealed);
        if roots.state != block.header().state_root {
            return Err(Flaw::State);
        }
        if roots.sync != block.header().sync {
            return Err(Flaw::Sync);
        }
        Ok(sealed)
    }

    /// The header around a proposal's contents; the roots come from `sealed`.
    fn header<E: Runtime>(
        context: &BlockContext,
        parent: &Header,
        slot: &Slot,
        (transactions, time_ms, executed): (&[bytes::Bytes], u64, &Executed),
        sealed: &Sealed<E, T>,
    ) -> Header {
        let roots = sealed_roots(sealed);
        Header {
            parent: to_hash(context.parent.1),
            height: slot.height,
            time_ms: time_ms.max(parent.time_ms + 1),
            epoch: slot.epoch,
            view: slot.view,
            parent_view: context.parent.0.get(),
            leader: crate::scheme::key_bytes(&context.leader),
            seed: slot.seed,
            transactions_root: transactions_root(transactions),
            receipts_root: executed.receipts_root,
            state_root: roots.state,
            sync: roots.sync,
        }
    }
}

impl<E: Runtime, T: Strategy> Application<E> for Ledger<T> {
    type SigningScheme = Scheme;
    type Context = BlockContext;
    type Block = ChainBlock;
    type Databases = Databases<E, T>;
    type Captured = ();
    type Provider = ();
    type Input = ();

    fn sync_targets(block: &ChainBlock) -> StateTarget {
        state_target(&block.header().sync).expect("a block decodes only with a range")
    }

    async fn genesis(&mut self) -> ChainBlock {
        self.genesis.clone()
    }

    async fn propose(
        &mut self,
        (runtime, context): (E, BlockContext),
        mut ancestry: impl Ancestry<ChainBlock>,
        batches: Unsealed<E, T>,
        _: Input<(), ()>,
    ) -> Option<Proposed<Self, E>> {
        let parent = ancestry.next().await?;
        let parent_view = context.parent.0;
        let seed = if parent_view.is_zero() {
            [0; 48]
        } else {
            self.chain.seed(commonware_consensus::types::Round::new(context.round.epoch(), parent_view))?
        };
        let slot = Slot {
            height: parent.height().get() + 1,
            epoch: context.round.epoch().get(),
            view: context.round.view().get(),
            seed,
            now_ms: now_ms(&runtime),
        };
        let mut reading = Reading::new(batches);
        let proposal = self.machine.propose(parent.inner().header(), slot.clone(), &mut reading).await;
        let sealed = reading.seal(&proposal.executed).await;
        let contents = (&proposal.transactions[..], proposal.time_ms, &proposal.executed);
        let header = Self::header(&context, parent.inner().header(), &slot, contents, &sealed);
        let block = ChainBlock::new(Block { header, transactions: proposal.transactions })?;
        Some(Proposed { block, merkleized: sealed })
    }

    async fn process(
        &mut self,
        _: (E, BlockContext),
        mut ancestry: impl Ancestry<ChainBlock>,
        batches: Unsealed<E, T>,
        finality: Finality,
    ) -> Option<Sealed<E, T>> {
        let block = ancestry.next().await?;
        let parent = ancestry.next().await?;
        match self.execute(parent.inner(), block.inner(), batches, finality).await {
            Ok(sealed) => Some(sealed),
            Err(why) => {
                let header = block.inner().header();
                warn!(height = header.height, view = header.view, %why, ?finality, "a block is invalid");
                None
            }
        }
    }

    async fn capture(
        &mut self,
        _: (E, BlockContext),
        block: &ChainBlock,
        _: &Sealed<E, T>,
        _: Reader<State<E, T>>,
    ) {
        self.machine.committing(block.block(), to_hash(block.digest())).await;
        self.chain.applying(block.header());
    }

    async fn finalized(
        &mut self,
        (runtime, _): (E, BlockContext),
        block: &ChainBlock,
        (): (),
        _: Reader<State<E, T>>,
    ) {
        let digest = to_hash(block.digest());
        self.machine.committed(block.block(), digest).await;
        self.chain.applied(block, digest, now_ms(&runtime));
    }
}
