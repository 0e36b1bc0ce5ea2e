//! Keeps the index at the chain's tip.
//!
//! Invariant: it is always some prefix of the chain, and its balances a shorter one. At a start, the genesis and the
//! digest at the last height are compared with the chain's; where they differ, everything is built again.

use super::{
    balances::{self, Flows},
    batch::Batch,
    read::Rankings,
    schema,
    source::Source,
    sql::{self, STATEMENTS},
    write::{self, Run},
};
use crate::{chain::Committed, receipts::ReceiptError};
use sqlx::{
    ConnectOptions, Connection, Row, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};
use tally_types::{Genesis, Hash};
use tokio::sync::{Mutex, watch};

/// Most transactions of a batch; a block that passes it ends the batch.
const BATCH_TRANSACTIONS: usize = 8_192;
/// Most blocks of a batch.
const BATCH_BLOCKS: usize = 512;
/// Pause after a batch at the tip, in which further blocks gather: four times what the batch took, within these bounds.
const PAUSE: (Duration, Duration) = (Duration::from_millis(20), Duration::from_millis(500));
/// Balances gathered at most before they are written.
const MAX_FLOWS: usize = 262_144;
/// Balances are written twenty times as long after the last time as that took, within these bounds.
const SETTLE: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(10));
/// Pause after a failure.
const RETRY: Duration = Duration::from_secs(2);
/// Connections that answer questions.
const READERS: u32 = 4;
/// Memory for pages: of the writer, and of each reader.
const CACHE_KIB: (u32, u32) = (32 * 1024, 4 * 1024);

/// Why the index could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    #[error("the index database failed: {0}")]
    Sql(#[from] sqlx::Error),
    #[error("the index database cannot be used: {0}")]
    Io(#[from] std::io::Error),
    #[error("{0} in the index is damaged; delete the index, it is built again")]
    Damaged(&'static str),
    #[error("block {0} does not fit the index: {1}")]
    Inconsistent(u64, &'static str),
    #[error(transparent)]
    Receipts(#[from] ReceiptError),
}

/// How much is done at once; tests make it small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// Transactions and blocks of one run (see [`schema`]).
    pub run_rows: u64,
    /// Lines of activity read at once.
    pub chunk: usize,
    /// Lines a filter looks at for one page; then the page ends short and its key goes on from there.
    pub scan: usize,
}

impl Default for Sizes {
    fn default() -> Self {
        Self { run_rows: 65_536, chunk: 512, scan: 10_000 }
    }
}

/// How far the index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexStatus {
    /// The last block in it.
    pub height: u64,
    /// How many final blocks are not in it yet.
    pub lag: u64,
    /// The last block whose movements are in the lists of holders.
    pub balances_height: u64,
    /// Whether it can answer: unset while the genesis' balances are still being written.
    pub ready: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Progress {
    allocations: usize,
    height: u64,
    digest: Hash,
    balances_height: u64,
}

struct Writer {
    connection: SqliteConnection,
    run: Run,
    flows: Flows,
    settled: Instant,
    settling_took: Duration,
}

impl Writer {
    fn new(connection: SqliteConnection, run: Run) -> Self {
        let flows = Flows::default();
        Self { connection, run, flows, settled: Instant::now(), settling_took: Duration::ZERO }
    }

    /// When the gathered balances should be written; `None` when there are none.
    fn due(&self) -> Option<Instant> {
        match self.flows.len() {
            0 => None,
            count if count >= MAX_FLOWS => Some(self.settled),
            _ => Some(self.settled + (20 * self.settling_took).clamp(SETTLE.0, SETTLE.1)),
        }
    }
}

/// The index of one chain.
pub struct Index {
    genesis: Arc<Genesis>,
    source: Arc<dyn Source>,
    writer: Mutex<Writer>,
    readers: SqlitePool,
    progress: watch::Sender<Progress>,
    pub(super) rankings: Mutex<Rankings>,
    pub(super) sizes: Sizes,
}

impl Index {
    /// Opens the index in the file at `path`, made when absent and made anew when it is another network's or damaged.
    pub async fn open(
        path: &Path,
        genesis: &Arc<Genesis>,
        source: Arc<dyn Source>,
    ) -> Result<Self, IndexError> {
        Self::open_sized(path, genesis, source, Sizes::default()).await
    }

    pub(super) async fn open_sized(
        path: &Path,
        genesis: &Arc<Genesis>,
        source: Arc<dyn Source>,
        sizes: Sizes,
    ) -> Result<Self, IndexError> {
        let hash = source.genesis();
        let (writer, progress) = match open_writer(path, &hash).await {
            Ok(opened) => opened,
            Err(error) => {
                tracing::warn!(%error, "the index is built again");
                remove(path)?;
                open_writer(path, &hash).await?
            }
        };
        let options = options(path, CACHE_KIB.1).read_only(true);
        let readers = SqlitePoolOptions::new().max_connections(READERS).connect_lazy_with(options);
        let (progress, _) = watch::channel(progress);
        let (writer, rankings) = (Mutex::new(writer), Mutex::default());
        let index = Self { genesis: genesis.clone(), source, writer, readers, progress, rankings, sizes };
        index.begin().await?;
        Ok(index)
    }

    pub fn status(&self) -> IndexStatus {
        let progress = *self.progress.borrow();
        let tip = *self.source.tip().borrow();
        let ready = progress.allocations == self.genesis.allocations.len();
        let lag = tip.saturating_sub(progress.height);
        IndexStatus { height: progress.height, lag, balances_height: progress.balances_height, ready }
    }

    /// Resolves when the block at `height` is in the index.
    pub async fn reached(&self, height: u64) {
        let _ = self.progress.subscribe().wait_for(|progress| progress.height >= height).await;
    }

    /// Resolves when the movements of the block at `height` are in the lists of holders.
    pub async fn settled(&self, height: u64) {
        let _ = self.progress.subscribe().wait_for(|progress| progress.balances_height >= height).await;
    }

    pub(super) fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// Follows the chain until `stop` says so.
    pub async fn run(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            match self.follow(&mut stop).await {
                Ok(()) => break,
                Err(error) => {
                    tracing::error!(%error, "the index waits before it tries again");
                    let _ = tokio::time::timeout(RETRY, stop.wait_for(|stop| *stop)).await;
                }
            }
        }
        self.readers.close().await;
    }

    async fn follow(&self, stop: &mut watch::Receiver<bool>) -> Result<(), IndexError> {
        let mut tip = self.source.tip();
        self.compare().await?;
        self.allocate(stop).await?;
        self.gather_again(stop).await?;
        while !*stop.borrow() {
            let height = self.progress.borrow().height;
            let known = *tip.borrow_and_update();
            if known > height {
                let blocks = self.next_blocks(height + 1, known).await?;
                let at_tip = blocks.last().is_none_or(|last| last.header.height == known);
                let started = Instant::now();
                self.write(blocks).await?;
                if at_tip {
                    tokio::time::sleep((4 * started.elapsed()).clamp(PAUSE.0, PAUSE.1)).await;
                }
            }
            let due = self.writer.lock().await.due();
            if due.is_some_and(|due| due <= Instant::now()) {
                self.settle().await?;
            } else if *tip.borrow() == self.progress.borrow().height {
                tokio::select! {
                    changed = tip.changed() => if changed.is_err() { break },
                    _ = stop.wait_for(|stop| *stop) => break,
                    () = sleep_until(due) => {}
                }
            }
        }
        self.settle().await
    }

    async fn next_blocks(&self, first: u64, tip: u64) -> Result<Vec<Arc<Committed>>, IndexError> {
        let (mut blocks, mut transactions) = (Vec::new(), 0);
        for height in first..=tip {
            if blocks.len() >= BATCH_BLOCKS || transactions >= BATCH_TRANSACTIONS {
                break;
            }
            let Some(committed) = self.source.committed(height).await? else { break };
            transactions += committed.ids.len();
            blocks.push(committed);
        }
        Ok(blocks)
    }

    async fn write(&self, blocks: Vec<Arc<Committed>>) -> Result<(), IndexError> {
        let Some(last) = blocks.last().cloned() else { return Ok(()) };
        let mut batch = gather(blocks).await?;
        let flows = std::mem::take(&mut batch.flows);
        let mut writer = self.writer.lock().await;
        // Where nothing moved, balances keep up by themselves: an idle network's blocks are not read twice.
        let settled = writer.flows.len() == 0 && flows.len() == 0;
        let run = writer.run.with(&batch, self.sizes.run_rows);
        write::batch(&mut writer.connection, &batch, run, settled).await?;
        writer.run = run;
        let absorbed = writer.flows.absorb(flows);
        drop(writer);
        self.progress.send_modify(|progress| {
            progress.height = last.header.height;
            progress.digest = last.digest;
            if settled {
                progress.balances_height = progress.height;
            }
        });
        if absorbed.is_none() {
            self.start_over().await?;
            return Err(IndexError::Inconsistent(last.header.height, "more moved than any ledger can hold"));
        }
        Ok(())
    }

    /// Writes the gathered balances.
    async fn settle(&self) -> Result<(), IndexError> {
        let height = self.progress.borrow().height;
        let mut writer = self.writer.lock().await;
        let inner = &mut *writer;
        let started = Instant::now();
        let written = balances::write(&mut inner.connection, &inner.flows, height).await;
        if let Err(error @ (IndexError::Inconsistent(..) | IndexError::Damaged(_))) = written {
            drop(writer);
            self.start_over().await?;
            return Err(error);
        }
        written?;
        inner.flows = Flows::default();
        inner.settled = Instant::now();
        inner.settling_took = started.elapsed();
        drop(writer);
        self.progress.send_modify(|progress| progress.balances_height = height);
        Ok(())
    }

    /// Gathers what an earlier run gathered and did not write.
    async fn gather_again(&self, stop: &watch::Receiver<bool>) -> Result<(), IndexError> {
        let progress = *self.progress.borrow();
        self.writer.lock().await.flows = Flows::default();
        let mut height = progress.balances_height;
        while height < progress.height && !*stop.borrow() {
            let blocks = self.next_blocks(height + 1, progress.height).await?;
            let Some(last) = blocks.last().map(|last| last.header.height) else {
                return Err(IndexError::Inconsistent(height + 1, "the chain no longer has it"));
            };
            let batch = gather(blocks).await?;
            let absorbed = self.writer.lock().await.flows.absorb(batch.flows);
            absorbed.ok_or(IndexError::Inconsistent(last, "more moved than any ledger can hold"))?;
            height = last;
        }
        Ok(())
    }

    /// Starts over when the chain is not the one that was indexed.
    async fn compare(&self) -> Result<(), IndexError> {
        let progress = *self.progress.borrow();
        if progress.height == 0 {
            return Ok(());
        }
        let same = match self.source.committed(progress.height).await? {
            Some(committed) => committed.digest == progress.digest,
            None => *self.source.tip().borrow() >= progress.height,
        };
        if !same {
            tracing::warn!(
                height = progress.height,
                "the chain is another than was indexed; the index is built again"
            );
            self.start_over().await?;
        }
        Ok(())
    }

    /// Empties all tables.
    async fn start_over(&self) -> Result<(), IndexError> {
        let mut writer = self.writer.lock().await;
        let mut transaction = writer.connection.begin().await?;
        start(&mut transaction, &self.source.genesis()).await?;
        transaction.commit().await?;
        (writer.run, writer.flows) = (Run::default(), Flows::default());
        drop(writer);
        *self.rankings.lock().await = Rankings::default();
        self.progress.send_replace(Progress::default());
        self.begin().await
    }

    /// Writes what exists before the first block, balances excepted.
    async fn begin(&self) -> Result<(), IndexError> {
        let coin = &self.genesis.coin;
        sqlx::query("INSERT INTO assets VALUES (0, $1, $2, $3, $4, 0, 0) ON CONFLICT DO NOTHING")
            .bind(coin.code.as_str())
            .bind(coin.name.as_str())
            .bind(&[0u8; 20][..])
            .bind(coin.decimals)
            .execute(&mut self.writer.lock().await.connection)
            .await?;
        Ok(())
    }

    /// Writes the genesis' balances, from where an earlier run left off.
    async fn allocate(&self, stop: &watch::Receiver<bool>) -> Result<(), IndexError> {
        while !*stop.borrow() {
            let start = self.progress.borrow().allocations;
            let rest = &self.genesis.allocations[start.min(self.genesis.allocations.len())..];
            let part = &rest[..rest.len().min(BATCH_TRANSACTIONS)];
            if part.is_empty() {
                break;
            }
            balances::allocate(&mut self.writer.lock().await.connection, start, part).await?;
            self.progress.send_modify(|progress| progress.allocations += part.len());
        }
        Ok(())
    }
}

fn options(path: &Path, cache_kib: u32) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(Duration::from_secs(5))
        .statement_cache_capacity(STATEMENTS)
        .pragma("cache_size", format!("-{cache_kib}"))
        .disable_statement_logging()
}

async fn open_writer(path: &Path, genesis: &Hash) -> Result<(Writer, Progress), IndexError> {
    let mut connection = options(path, CACHE_KIB.0).create_if_missing(true).connect().await?;
    let (progress, run) = match read_progress(&mut connection, genesis).await {
        Ok(Some(read)) => read,
        // No tables, another version's or another network's: a damaged file fails here too.
        Ok(None) | Err(_) => {
            let mut transaction = connection.begin().await?;
            start(&mut transaction, genesis).await?;
            transaction.commit().await?;
            Default::default()
        }
    };
    Ok((Writer::new(connection, run), progress))
}

async fn read_progress(
    connection: &mut SqliteConnection,
    genesis: &Hash,
) -> Result<Option<(Progress, Run)>, IndexError> {
    let query = "SELECT allocations, height, digest, balances_height, run, run_rows FROM progress \
                 WHERE version = $1 AND genesis = $2";
    let row =
        sqlx::query(query).bind(schema::VERSION).bind(&genesis.0[..]).fetch_optional(connection).await?;
    let Some(row) = row else { return Ok(None) };
    let number = |column| row.try_get::<i64, _>(column).map(|number| number as u64);
    let progress = Progress {
        allocations: number(0)? as usize,
        height: number(1)?,
        digest: sql::read_hash(row.try_get(2)?)?,
        balances_height: number(3)?,
    };
    Ok(Some((progress, Run { number: number(4)?, rows: number(5)? })))
}

/// Decoding a full block takes tens of milliseconds: not on the threads that serve the API.
async fn gather(blocks: Vec<Arc<Committed>>) -> Result<Batch, IndexError> {
    let gather = move || {
        let mut batch = Batch::default();
        blocks.iter().try_for_each(|committed| batch.add(committed)).map(|()| batch)
    };
    match tokio::task::spawn_blocking(gather).await {
        Ok(batch) => batch,
        Err(panic) => std::panic::resume_unwind(panic.into_panic()),
    }
}

async fn sleep_until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due.into()).await,
        None => std::future::pending().await,
    }
}

async fn start(connection: &mut SqliteConnection, genesis: &Hash) -> Result<(), IndexError> {
    schema::create(connection).await?;
    sqlx::query("INSERT INTO progress VALUES (1, $1, $2, 0, 0, $3, 0, 0, 0)")
        .bind(schema::VERSION)
        .bind(&genesis.0[..])
        .bind(&Hash::ZERO.0[..])
        .execute(connection)
        .await?;
    Ok(())
}

fn remove(path: &Path) -> std::io::Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match std::fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
