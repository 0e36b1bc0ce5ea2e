//! What a stopped node's directory holds, read without starting the node, and replayed from genesis.
//!
//! Invariant: a replay trusts the genesis alone; every block is checked as a member checks a proposal, and its
//! certificate as a stranger does.

use crate::{
    api::{Flaw, Machine, StartError},
    application::{Ledger, Runtime},
    block::{ChainBlock, to_hash},
    chain::Chain,
    database::{self, Databases},
    genesis::{Founded, found},
    scheme::{CertificateVerifier, Finalization, certificate_bytes},
    state::State,
    storage::{BlockArchive, CertificateArchive, open_archives, page_cache},
    validator::{PREFIX, STACK_BYTES, hold, reason},
};
use commonware_cryptography::Digestible as _;
use commonware_glue::stateful::{Finality, db::DatabaseSet as _};
use commonware_parallel::Rayon;
use commonware_runtime::{Runner as _, Strategizer as _, Supervisor as _, tokio as runtime};
use commonware_storage::{
    archive::{Archive as _, Identifier},
    mmr,
};
use std::{
    marker::PhantomData,
    num::NonZeroUsize,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{Arc, mpsc},
    thread::JoinHandle,
};
use tally_types::{
    Block, Genesis,
    proof::{CertifiedHeader, MAX_DESCENDANTS},
    wire::{ByteString, List},
};

/// Memory for pages while reading and replaying.
const CACHE_BYTES: usize = 64 * 1024 * 1024;
/// Blocks read ahead of whoever takes them.
const READ_AHEAD: usize = 64;
/// Replayed blocks between two writes of the scratch database.
const SYNC_INTERVAL: u64 = 256;

/// The final blocks of a directory in order of height, from the first after the genesis.
///
/// A height without a block ends the iteration.
pub struct Archive {
    blocks: Option<mpsc::Receiver<(Block, CertifiedHeader)>>,
    reader: Option<JoinHandle<()>>,
    last_height: u64,
}

impl Drop for Archive {
    /// The directory is free when this returns.
    fn drop(&mut self) {
        self.blocks = None;
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}

impl Archive {
    /// The height of the last block.
    pub const fn last_height(&self) -> u64 {
        self.last_height
    }
}

impl Iterator for Archive {
    type Item = (Block, CertifiedHeader);

    fn next(&mut self) -> Option<Self::Item> {
        self.blocks.as_ref()?.recv().ok()
    }
}

/// Opens the archive of a stopped node's directory.
///
/// # Errors
///
/// When the node runs, or the archive is damaged.
pub fn open_archive(dir: &Path) -> Result<Archive, StartError> {
    let held = hold(dir)?;
    let settings = runtime::Config::new().with_storage_directory(dir.join("store"));
    let (opened, ready) = mpsc::channel();
    let (sender, blocks) = mpsc::sync_channel(READ_AHEAD);
    let reader =
        std::thread::Builder::new().name("archive".into()).stack_size(STACK_BYTES).spawn(move || {
            // A panic drops `opened` or `sender`: the reader sees the end.
            let _ = catch_unwind(AssertUnwindSafe(|| {
                runtime::Runner::new(settings).start(|context| async move {
                    let stored = match Stored::open(&context).await {
                        Ok(stored) => stored,
                        Err(error) => return opened.send(Err(error)).unwrap_or(()),
                    };
                    let last = stored.last();
                    let _ = opened.send(Ok(last));
                    for height in 1..=last {
                        let Some(block) = stored.certified(height).await else { return };
                        if sender.send((block.0.block().clone(), block.1)).is_err() {
                            return;
                        }
                    }
                });
            }));
            drop(held);
        })?;
    let last_height =
        ready.recv().unwrap_or_else(|_| Err(StartError::Damaged("its archive cannot be opened".into())))?;
    Ok(Archive { blocks: Some(blocks), reader: Some(reader), last_height })
}

/// Both archives of a directory.
struct Stored<E: Runtime> {
    certificates: CertificateArchive<E>,
    blocks: BlockArchive<E>,
}

impl<E: Runtime> Stored<E> {
    async fn open(context: &E) -> Result<Self, StartError> {
        let (certificates, blocks) =
            open_archives(&context.child("archive"), PREFIX, &page_cache(CACHE_BYTES))
                .await
                .map_err(|error| StartError::Damaged(format!("its archive cannot be opened: {error}")))?;
        Ok(Self { certificates, blocks })
    }

    /// The last block with a certificate: blocks after it are not known to be final.
    fn last(&self) -> u64 {
        self.blocks.last_index().unwrap_or(0).min(self.certificates.last_index().unwrap_or(0))
    }

    async fn block(&self, height: u64) -> Option<Arc<ChainBlock>> {
        self.blocks.get(Identifier::Index(height)).await.ok().flatten()
    }

    /// A block with the nearest certificate that makes it final; `None` when either is missing.
    async fn certified(&self, height: u64) -> Option<(Arc<ChainBlock>, CertifiedHeader)> {
        let block = self.block(height).await?;
        let (descendants, finalization) = self.certificate(height).await?;
        let certified = CertifiedHeader {
            header: block.header().clone(),
            descendants: List::new(descendants)?,
            certificate: ByteString::new(certificate_bytes(&finalization))?,
        };
        Some((block, certified))
    }

    async fn certificate(&self, height: u64) -> Option<(Vec<tally_types::Header>, Finalization)> {
        let mut descendants = Vec::new();
        for above in height..=height.saturating_add(MAX_DESCENDANTS as u64) {
            if above > height {
                descendants.push(self.block(above).await?.header().clone());
            }
            if let Some(finalization) = self.certificates.get(Identifier::Index(above)).await.ok().flatten() {
                return Some((descendants, finalization));
            }
        }
        None
    }
}

/// Executes every final block of a stopped node's directory on a fresh database under `scratch`, and compares roots,
/// receipts, transactions, the hash chain, heights, times, leaders, seeds and certificates.
///
/// `on_block` hears of each block; the first flaw ends the replay. Returns the last height that held. Of the machine
/// only `genesis_state` and `execute` are called.
///
/// # Errors
///
/// When the node runs, or either directory cannot be used.
pub fn replay(
    genesis: &Genesis,
    machine: Arc<dyn Machine>,
    dir: &Path,
    scratch: &Path,
    mut on_block: impl FnMut(u64, Result<(), Flaw>),
) -> Result<u64, StartError> {
    let archive = open_archive(dir)?;
    let verifier = CertificateVerifier::new(genesis).ok_or(StartError::Sharing)?;
    std::fs::create_dir_all(scratch)?;
    let settings = runtime::Config::new().with_storage_directory(scratch.join("store"));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime::Runner::new(settings).start(|mut context| async move {
            let strategy = context.strategy(NonZeroUsize::MIN);
            let cache = page_cache(CACHE_BYTES);
            let Founded { block, salt } =
                found(&mut context, PREFIX, genesis, &*machine, (&cache, &strategy), true).await?;
            let config = database::config(PREFIX, cache, salt, strategy);
            // A scratch directory that was used before starts at the genesis again.
            let genesis_end = mmr::Location::new(block.header().sync.end);
            let state =
                State::<runtime::Context, Rayon>::open(context.child("state"), config, Some(genesis_end))
                    .await
                    .map_err(|error| {
                        StartError::Damaged(format!("the scratch database cannot be opened: {error}"))
                    })?;
            let ledger = Ledger {
                machine,
                genesis: block.clone(),
                scheme: verifier.scheme().clone(),
                chain: Chain::default(),
                strategy: PhantomData,
            };
            let mut replay = Replay {
                ledger,
                verifier,
                databases: Databases::new("replay", state),
                parent: Arc::new(block),
            };
            let last = archive.last_height();
            let mut height = 0;
            for (block, certified) in archive {
                let judged = replay.step(block, &certified, genesis).await;
                on_block(height + 1, judged);
                if judged.is_err() {
                    return Ok(height);
                }
                height += 1;
            }
            if height < last {
                on_block(height + 1, Err(Flaw::Missing));
            }
            Ok(height)
        })
    }));
    outcome.unwrap_or_else(|panic| Err(StartError::Failed(reason(&*panic))))
}

struct Replay {
    ledger: Ledger<Rayon>,
    verifier: CertificateVerifier,
    databases: Databases<runtime::Context, Rayon>,
    parent: Arc<ChainBlock>,
}

impl Replay {
    async fn step(
        &mut self,
        block: Block,
        certified: &CertifiedHeader,
        genesis: &Genesis,
    ) -> Result<(), Flaw> {
        let block = ChainBlock::new(block).ok_or(Flaw::Leader)?;
        if certified.header != *block.header() || !self.verifier.verify(certified) {
            return Err(Flaw::Certificate);
        }
        if genesis.members.binary_search(&block.header().leader).is_err() {
            return Err(Flaw::Leader);
        }
        let batches = self.databases.new_batches().await;
        let sealed = self.ledger.execute(&self.parent, &block, batches, Finality::Candidate).await?;
        self.databases.apply(sealed).await;
        if block.header().height.is_multiple_of(SYNC_INTERVAL) {
            self.databases.finalize().await.durable().await;
        }
        debug_assert_eq!(to_hash(block.digest()), block.header().digest());
        self.parent = Arc::new(block);
        Ok(())
    }
}
