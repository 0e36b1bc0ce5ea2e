//! The state database: keys and records with a root, durable, and proofs of what is in it.
//!
//! Invariants: the header's `state_root` is the database's canonical root (over keys, records and what is still
//! present), `sync` the root and range of its operations' log; both follow from the sequence of changes alone.

use crate::{
    api::{Executed, StateReader},
    block::{Digest, sync_target, to_digest, to_hash},
    state::{CHUNK_BYTES, Key, Sealed, Staged, State, Translator, Unsealed},
    storage::{BUFFER_BYTES, REPLAY_BYTES},
};
use bytes::Bytes;
use commonware_codec::{Copying, Decode as _, Encode as _, RangeCfg};
use commonware_cryptography::Sha256;
use commonware_glue::stateful::db::{AttachableResolver, ManagedDb as _, Shared, Unmerkleized as _};
use commonware_parallel::Strategy;
use commonware_runtime::{Spawner, buffer::paged::CacheRef};
use commonware_storage::{
    Context as StorageContext,
    journal::contiguous::variable,
    mmr,
    qmdb::{
        any::unordered::{Update, variable::Operation},
        current::{VariableConfig, batch::Slot, unordered::proof::constant::KeyValueProof},
        sync::{Request, Source, source},
    },
    translator::{EightCap, Hashed},
};
use commonware_utils::{NZU64, NZUsize};
use foldhash::quality::RandomState;
use std::{collections::HashMap, convert::Infallible};
use tally_types::{Hash, StateKey, block::SyncTarget, proof::StateProof, state::MAX_RECORD_BYTES};

/// Operations in one file of the log. Cannot be changed on existing data.
const OPERATIONS_PER_FILE: std::num::NonZeroU64 = NZU64!(262_144);
/// Records written at once into a new database.
const GENESIS_BATCH: usize = 16_384;

/// Batches of them between two writes to disk, which bound the memory they take.
const GENESIS_COMMIT_BATCHES: usize = 16;

/// The state database as the running stack shares it.
pub(crate) type Databases<E, T> = Shared<State<E, T>>;
type StateConfig<T> = VariableConfig<Translator, ((), RangeCfg<usize>), T>;

fn key(key: &StateKey) -> Key {
    Key::new(key.0)
}

/// How the database lies on disk. `salt` keeps strangers from choosing keys that collide in the index; it is not part
/// of the state.
pub(crate) fn config<T: Strategy>(prefix: &str, cache: CacheRef, salt: u64, strategy: T) -> StateConfig<T> {
    StateConfig {
        merkle_config: mmr::full::Config {
            journal_partition: format!("{prefix}-state-nodes"),
            metadata_partition: format!("{prefix}-state-pins"),
            items_per_blob: OPERATIONS_PER_FILE,
            write_buffer: BUFFER_BYTES,
            replay_buffer: REPLAY_BYTES,
            strategy: strategy.clone(),
            page_cache: cache.clone(),
        },
        journal_config: variable::Config {
            partition: format!("{prefix}-state-log"),
            items_per_section: OPERATIONS_PER_FILE,
            compression: None,
            codec_config: ((), RangeCfg::new(0..=MAX_RECORD_BYTES)),
            page_cache: cache,
            write_buffer: BUFFER_BYTES,
            replay_buffer: REPLAY_BYTES,
        },
        grafted_metadata_partition: format!("{prefix}-state-bitmap"),
        translator: Hashed::from_seed(salt, EightCap),
        init_cache: Some(NZUsize!(65_536)),
        init_buffer: REPLAY_BYTES,
        init_concurrency: (),
    }
}

/// The canonical root and the log's target of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Roots {
    pub(crate) state: Hash,
    pub(crate) sync: SyncTarget,
}

/// The roots of an open database.
pub(crate) fn roots<E, T>(state: &State<E, T>) -> Roots
where
    E: StorageContext + Spawner,
    T: Strategy,
{
    Roots { state: to_hash(state.root()), sync: sync_target(&state.sync_target()) }
}

/// The roots after `sealed` is applied.
pub(crate) fn sealed_roots<E, T>(sealed: &Sealed<E, T>) -> Roots
where
    E: StorageContext + Spawner,
    T: Strategy,
{
    Roots {
        state: to_hash(sealed.root()),
        sync: SyncTarget {
            root: to_hash(sealed.ops_root()),
            start: *sealed.sync_boundary(),
            end: *sealed.bounds().tip.size,
        },
    }
}

/// Writes `records` into an empty database in batches of a fixed size, so that every node gets the same roots.
pub(crate) async fn write_genesis<E, T>(
    mut state: State<E, T>,
    records: impl Iterator<Item = (StateKey, Bytes)> + Send,
) -> State<E, T>
where
    E: StorageContext + Spawner,
    T: Strategy,
{
    let mut records = records.peekable();
    let mut batches = 0_usize;
    while records.peek().is_some() {
        let batch = records.by_ref().take(GENESIS_BATCH).map(|(at, record)| (key(&at), record));
        state = state.found(batch).await.expect("an empty database takes the genesis state");
        batches += 1;
        if batches.is_multiple_of(GENESIS_COMMIT_BATCHES) {
            state = state.sync().await.expect("the disk takes the genesis state");
        }
    }
    state.sync().await.expect("the disk takes the genesis state")
}

/// The state a block is executed on, remembering what was read so that writing it back is cheap.
pub(crate) struct Reading<E: StorageContext + Spawner, T: Strategy> {
    batch: Option<Batch<E, T>>,
    slots: HashMap<StateKey, usize, RandomState>,
    values: Vec<Option<Bytes>>,
}

enum Batch<E: StorageContext + Spawner, T: Strategy> {
    Unread(Unsealed<E, T>),
    Read(Staged<E, T>),
}

impl<E: StorageContext + Spawner, T: Strategy> Reading<E, T> {
    pub(crate) fn new(batch: Unsealed<E, T>) -> Self {
        Self { batch: Some(Batch::Unread(batch)), slots: HashMap::default(), values: Vec::new() }
    }

    async fn read(&mut self, keys: &[StateKey]) -> Vec<Option<Bytes>> {
        let mut fresh: Vec<StateKey> = Vec::new();
        for at in keys {
            let next = self.values.len() + fresh.len();
            self.slots.entry(*at).or_insert_with(|| {
                fresh.push(*at);
                next
            });
        }
        if !fresh.is_empty() {
            let owned: Vec<Key> = fresh.iter().map(key).collect();
            let wanted: Vec<&Key> = owned.iter().collect();
            let (values, staged) = match self.batch.take().expect("a read is not cancelled and resumed") {
                Batch::Unread(batch) => batch.stage(&wanted).await.expect("the parent's state is readable"),
                Batch::Read(staged) => staged.expand(&wanted).await.expect("the parent's state is readable"),
            };
            self.values.extend(values);
            self.batch = Some(Batch::Read(staged));
        }
        keys.iter().map(|at| self.values[self.slots[at]].clone()).collect()
    }

    /// Applies `executed` on what was read and computes the roots, which do not depend on what was read.
    pub(crate) async fn seal(self, executed: &Executed) -> Sealed<E, T> {
        let mut slots: Vec<Slot<Bytes>> = self.values.iter().map(|_| Slot::Keep).collect();
        let mut unread = Vec::new();
        for (at, record) in &executed.changes {
            match self.slots.get(at) {
                Some(&slot) => slots[slot] = record.clone().map_or(Slot::Delete, Slot::Put),
                None => unread.push((key(at), record.clone())),
            }
        }
        let sealed = match self.batch.expect("a read is not cancelled and resumed") {
            Batch::Read(staged) => staged.merkleize(slots, unread).await,
            Batch::Unread(mut batch) => {
                for (at, record) in unread {
                    batch = batch.write(at, record);
                }
                batch.merkleize().await
            }
        };
        sealed.expect("the parent's state takes the block's changes")
    }
}

impl<E: StorageContext + Spawner, T: Strategy> StateReader for Reading<E, T> {
    fn get_many<'a>(&'a mut self, keys: &'a [StateKey]) -> crate::api::BoxFuture<'a, Vec<Option<Bytes>>> {
        Box::pin(self.read(keys))
    }
}

/// The present records under `keys`, and the root of the state they are in.
pub(crate) async fn get_many<E, T>(
    databases: &Databases<E, T>,
    keys: &[StateKey],
) -> (Vec<Option<Bytes>>, Hash)
where
    E: StorageContext + Spawner,
    T: Strategy,
{
    let owned: Vec<Key> = keys.iter().map(key).collect();
    let wanted: Vec<&Key> = owned.iter().collect();
    let state = databases.read().await;
    let found = state.get_many(&wanted).await.expect("the state is readable");
    (found, to_hash(state.root()))
}

/// The present record under `at`, its proof, and the state root it is proved against; `None` when there is no record.
pub(crate) async fn prove<E, T>(databases: &Databases<E, T>, at: &StateKey) -> Option<(Bytes, Vec<u8>, Hash)>
where
    E: StorageContext + Spawner,
    T: Strategy,
{
    let state = databases.read().await;
    let record = state.get(&key(at)).await.expect("the state is readable")?;
    let proof = state.key_value_proof(key(at)).await.expect("a present record can be proved");
    Some((record, proof.encode().to_vec(), to_hash(state.root())))
}

/// Most digests of a state proof: the height of the greatest log.
const MAX_PROOF_DIGESTS: usize = 256;

/// Whether the record was the present one under its key in the state of the proof's header. The header's certificate
/// is checked apart.
pub fn verify_state(proof: &StateProof) -> bool {
    let Ok(path) = KeyValueProof::<mmr::Family, Digest, CHUNK_BYTES>::decode_cfg(
        Copying(&proof.proof),
        &MAX_PROOF_DIGESTS,
    ) else {
        return false;
    };
    let record = Bytes::copy_from_slice(&proof.record);
    let operation = Operation::<mmr::Family, Key, Bytes>::Update(Update(key(&proof.key), record));
    path.verify::<Sha256, _>(operation, &to_digest(proof.block.header.state_root))
}

/// Stands where a source of other nodes' state will be: a node catches up from blocks alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoStateSync;

impl Source for NoStateSync {
    type Family = mmr::Family;
    type Digest = Digest;
    type Op = Operation<mmr::Family, Key, Bytes>;
    type Error = Infallible;

    async fn serve(&self, _: Request<mmr::Family>) -> source::Result<Self> {
        std::future::pending().await
    }
}

impl<DB: Send + Sync + 'static> AttachableResolver<DB> for NoStateSync {
    async fn attach_database(&self, _: Shared<DB>) {}
}
