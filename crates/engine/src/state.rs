//! The state database as the stack drives it: batches on batches, applied in order, made durable.
//!
//! Invariant: the roots follow from the sequence of changes alone. They depend on how far each batch moves the log's
//! floor (see [`Floor`]), so that is a rule of the network, not a setting.

use crate::block::Digest;
use bytes::Bytes;
use commonware_cryptography::Sha256;
use commonware_glue::stateful::db::{
    BatchContext, InitError, ManagedDb, Merkleized, Shared, StateSyncDb, SyncEngineConfig, Unmerkleized,
};
use commonware_parallel::Strategy;
use commonware_runtime::{Handle, Spawner};
use commonware_storage::{
    Context as StorageContext, mmr,
    qmdb::{
        Error,
        any::{initial_root, unordered::Update, value::VariableEncoding},
        current::{
            VariableConfig,
            batch::{MerkleizedBatch, Slot, Staged as StagedBatch, UnmerkleizedBatch},
            unordered::variable::Db,
        },
        floor::{Decision, Entry, Limits, Policy},
        sync::Target,
    },
    translator::{EightCap, Hashed},
};
use commonware_utils::{
    channel::{mpsc, ring},
    non_empty_range,
    sequence::FixedBytes,
};
use std::{convert::Infallible, ops::Deref, sync::Arc};

/// Bytes of a chunk of the bitmap of present operations.
pub(crate) const CHUNK_BYTES: usize = 32;
/// How many operations a block makes obsolete for each present one that it moves from the log's floor to its tip. Each
/// move costs as much as a change; fewer of them let the log grow longer behind its floor: to less than three times the
/// present records under changes spread evenly, to less than eight times when few records change again and again.
const OBSOLETE_PER_MOVE: usize = 4;

pub(crate) type Key = FixedBytes<32>;
pub(crate) type Translator = Hashed<EightCap>;
pub(crate) type Failure = Error<mmr::Family>;
type Changes = Update<Key, VariableEncoding<Bytes>>;
type Inner<E, T> = Db<mmr::Family, E, Key, Bytes, Sha256, Translator, CHUNK_BYTES, T>;
type Config<T> = VariableConfig<Translator, ((), commonware_codec::RangeCfg<usize>), T>;

/// How far each batch moves the floor of the log: over everything obsolete, and over one present operation in
/// [`OBSOLETE_PER_MOVE`].
pub(crate) struct Floor;

impl Policy<mmr::Family, Key, Bytes> for Floor {
    fn evicts(&self) -> bool {
        false
    }

    fn limits(&self, made_obsolete: usize) -> Limits {
        Limits { entries: made_obsolete / OBSOLETE_PER_MOVE + 1, skips: u64::MAX }
    }

    fn decide<'a>(&mut self, entry: Entry<'a, mmr::Family, Key, Bytes>) -> Decision<'a, Bytes> {
        entry.keep()
    }
}

/// The state database.
pub(crate) struct State<E: StorageContext + Spawner, T: Strategy>(Inner<E, T>);

impl<E: StorageContext + Spawner, T: Strategy> Deref for State<E, T> {
    type Target = Inner<E, T>;

    fn deref(&self) -> &Inner<E, T> {
        &self.0
    }
}

/// Changes on a state, before their root is known.
pub(crate) struct Unsealed<E: StorageContext + Spawner, T: Strategy> {
    batch: UnmerkleizedBatch<mmr::Family, Sha256, Changes, CHUNK_BYTES, T>,
    database: Shared<State<E, T>>,
}

/// The same, after records were read that changes can be written to cheaply.
pub(crate) struct Staged<E: StorageContext + Spawner, T: Strategy> {
    batch: StagedBatch<mmr::Family, Sha256, Changes, CHUNK_BYTES, T>,
    database: Shared<State<E, T>>,
}

/// Changes on a state and the root they lead to.
pub(crate) struct Sealed<E: StorageContext + Spawner, T: Strategy> {
    batch: Arc<MerkleizedBatch<mmr::Family, Digest, Changes, CHUNK_BYTES, T>>,
    database: Shared<State<E, T>>,
}

impl<E: StorageContext + Spawner, T: Strategy> Clone for Sealed<E, T> {
    fn clone(&self) -> Self {
        Self { batch: self.batch.clone(), database: self.database.clone() }
    }
}

impl<E: StorageContext + Spawner, T: Strategy> Deref for Sealed<E, T> {
    type Target = MerkleizedBatch<mmr::Family, Digest, Changes, CHUNK_BYTES, T>;

    fn deref(&self) -> &Self::Target {
        &self.batch
    }
}

impl<E: StorageContext + Spawner, T: Strategy> Unsealed<E, T> {
    pub(crate) async fn stage(self, keys: &[&Key]) -> Result<(Vec<Option<Bytes>>, Staged<E, T>), Failure> {
        let Self { batch, database } = self;
        let (values, batch) = {
            let state = database.read().await;
            batch.stage(keys, &state.0).await?
        };
        Ok((values, Staged { batch, database }))
    }

    pub(crate) fn write(mut self, key: Key, record: Option<Bytes>) -> Self {
        self.batch = self.batch.write(key, record);
        self
    }
}

impl<E: StorageContext + Spawner, T: Strategy> Staged<E, T> {
    /// Reads more; the first key's slot is the one after the last.
    pub(crate) async fn expand(self, keys: &[&Key]) -> Result<(Vec<Option<Bytes>>, Self), Failure> {
        let Self { batch, database } = self;
        let (_, values, batch) = {
            let state = database.read().await;
            batch.expand(keys, &state.0).await?
        };
        Ok((values, Self { batch, database }))
    }

    /// One slot for each record read, in order, and changes of records that were not read.
    pub(crate) async fn merkleize(
        self,
        slots: Vec<Slot<Bytes>>,
        unread: Vec<(Key, Option<Bytes>)>,
    ) -> Result<Sealed<E, T>, Failure> {
        let Self { batch, database } = self;
        let batch = {
            let state = database.read().await;
            batch.merkleize(slots, unread, None, &state.0, &mut Floor).await?
        };
        Ok(Sealed { batch, database })
    }
}

impl<E: StorageContext + Spawner, T: Strategy> Unmerkleized for Unsealed<E, T> {
    type Merkleized = Sealed<E, T>;
    type Error = Failure;

    async fn merkleize(self) -> Result<Sealed<E, T>, Failure> {
        let Self { batch, database } = self;
        let batch = {
            let state = database.read().await;
            batch.merkleize(&state.0, None, &mut Floor).await?
        };
        Ok(Sealed { batch, database })
    }
}

impl<E: StorageContext + Spawner, T: Strategy> Merkleized for Sealed<E, T> {
    type Digest = Digest;
    type Unmerkleized = Unsealed<E, T>;

    fn root(&self) -> Digest {
        self.batch.root()
    }

    fn new_batch(&self) -> Unsealed<E, T> {
        Unsealed { batch: self.batch.new_batch::<Sha256>(), database: self.database.clone() }
    }
}

impl<E: StorageContext + Spawner, T: Strategy> State<E, T> {
    /// Opens the database as it was when its log ended at `end`, or as it is.
    pub(crate) async fn open(
        context: E,
        config: Config<T>,
        end: Option<mmr::Location>,
    ) -> Result<Self, Failure> {
        Db::init(context, config, end).await.map(Self)
    }

    /// Writes records into an empty database, not durably yet.
    pub(crate) async fn found(self, records: impl Iterator<Item = (Key, Bytes)>) -> Result<Self, Failure> {
        let mut batch = self.0.new_batch();
        for (key, record) in records {
            batch = batch.write(key, Some(record));
        }
        let sealed = batch.merkleize(&self.0, None, &mut Floor).await?;
        self.0.apply_batch(sealed).await.map(Self)
    }

    pub(crate) async fn sync(self) -> Result<Self, Failure> {
        self.0.sync().await.map(Self)
    }
}

impl<E: StorageContext + Spawner, T: Strategy> ManagedDb<E> for State<E, T> {
    type Unmerkleized = Unsealed<E, T>;
    type Merkleized = Sealed<E, T>;
    type Error = Failure;
    type Config = Config<T>;
    type SyncTarget = Target<mmr::Family, Digest>;

    async fn init(
        context: E,
        config: Config<T>,
        expected: Option<Self::SyncTarget>,
    ) -> Result<Self, InitError<Failure, Self::SyncTarget>> {
        let end = expected.as_ref().map(|target| target.range.end());
        let state = Self::open(context, config, end).await.map_err(InitError::Database)?;
        let recovered = state.sync_target();
        match expected {
            Some(expected) if expected != recovered => Err(InitError::TargetMismatch { expected, recovered }),
            _ => Ok(state),
        }
    }

    fn initial_sync_target() -> Self::SyncTarget {
        let empty = non_empty_range!(mmr::Location::new(0), mmr::Location::new(1));
        Target::new(initial_root::<mmr::Family, Changes, Sha256>(), empty)
    }

    fn new_batch(database: BatchContext<'_, Self>) -> Unsealed<E, T> {
        let (state, database) = database.into_parts();
        Unsealed { batch: state.0.new_batch(), database }
    }

    fn matches_sync_target(batch: &Sealed<E, T>, target: &Self::SyncTarget) -> bool {
        batch.ops_root() == target.root
            && *target.range.start() == batch.sync_boundary()
            && *target.range.end() == batch.bounds().tip.size
    }

    async fn apply(self, batch: Sealed<E, T>) -> Result<Self, Failure> {
        self.0.apply_batch(batch.batch).await.map(Self)
    }

    async fn finalize(self) -> Result<(Self, Handle<()>), Failure> {
        let (state, durable) = self.0.start_sync().await?;
        Ok((Self(state), durable))
    }

    async fn prune(self, target: &Self::SyncTarget) -> Result<Self, Failure> {
        self.0.prune((*target.range.start()).into()).await.map(Self)
    }

    fn sync_target(&self) -> Self::SyncTarget {
        Target::new(self.0.ops_root(), non_empty_range!(self.0.sync_boundary(), self.0.bounds().end))
    }
}

/// No state is fetched from other nodes: a node catches up from blocks alone.
impl<E: StorageContext + Spawner, T: Strategy, R: Send> StateSyncDb<E, R> for State<E, T> {
    type SyncError = Infallible;

    async fn sync_db(
        _: E,
        _: Config<T>,
        _: R,
        _: Self::SyncTarget,
        _: ring::Receiver<Self::SyncTarget>,
        _: Option<mpsc::Receiver<()>>,
        _: Option<ring::Sender<Self::SyncTarget>>,
        _: SyncEngineConfig,
    ) -> Result<Self, Infallible> {
        std::future::pending().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{database, storage::page_cache};
    use commonware_parallel::Sequential;
    use commonware_runtime::{Runner as _, Supervisor as _, deterministic};

    const PRESENT: u64 = 512;
    const CHANGES: u64 = 128;
    const BATCHES: u64 = 200;

    fn key(number: u64) -> Key {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&number.to_be_bytes());
        Key::new(key)
    }

    /// How long the log is in the end, in present records, when batch `n` changes what `choose` says.
    fn length(choose: impl Fn(u64, u64) -> u64 + Send + 'static) -> u64 {
        deterministic::Runner::default().start(|context| async move {
            let config = database::config("floor", page_cache(1 << 20), 7, Sequential);
            let empty = Some(mmr::Location::new(1));
            let state = State::open(context.child("state"), config, empty).await.unwrap();
            let records = (0..PRESENT).map(|number| (key(number), Bytes::from_static(b"at first")));
            let mut state = state.found(records).await.unwrap();
            for batch in 0..BATCHES {
                let changed: std::collections::BTreeSet<u64> =
                    (0..CHANGES).map(|change| choose(batch, change)).collect();
                let records = changed
                    .into_iter()
                    .map(|number| (key(number), Bytes::from(format!("changed by {batch}").into_bytes())));
                state = state.found(records).await.unwrap();
            }
            (*state.bounds().end - *state.sync_boundary()) / PRESENT
        })
    }

    #[test]
    fn the_log_stays_within_a_few_times_what_is_present() {
        let spread = |batch, change| mix(batch * CHANGES + change) % PRESENT;
        assert!(length(spread) <= 2, "{}", length(spread));
        for hot in [1, 8, 64, 256] {
            let few = move |batch: u64, change: u64| mix(batch * CHANGES + change) % hot;
            assert!(length(few) <= 7, "{hot}: {}", length(few));
        }
    }

    fn mix(number: u64) -> u64 {
        let mixed = (number ^ (number >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32
    }
}
