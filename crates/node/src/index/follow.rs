//! Keeps the index at the chain's tip.
//!
//! Invariant: it is always some prefix of the chain. At a start, the genesis and the digest at the last height are
//! compared with the chain's; where they differ, everything is built again.

use super::{
    batch::Batch,
    schema,
    source::Source,
    sql::{self, STATEMENTS},
    write,
};
use crate::{chain::Committed, receipts::ReceiptError};
use sqlx::{
    ConnectOptions, Connection, Row, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tally_types::{Genesis, Hash};
use tokio::sync::{Mutex, watch};

/// Most transactions of a batch; a block that passes it ends the batch.
const BATCH_TRANSACTIONS: usize = 8_192;
/// Most blocks of a batch.
const BATCH_BLOCKS: usize = 512;
/// Pause after a batch at the tip, in which further blocks gather.
const PAUSE: Duration = Duration::from_millis(20);
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

/// How far the index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexStatus {
    /// The last block in it.
    pub height: u64,
    /// How many final blocks are not in it yet.
    pub lag: u64,
    /// Whether it can answer: unset while the genesis' balances are still being written.
    pub ready: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Progress {
    allocations: usize,
    height: u64,
    digest: Hash,
}

/// The index of one chain.
pub struct Index {
    genesis: Arc<Genesis>,
    source: Arc<dyn Source>,
    writer: Mutex<SqliteConnection>,
    readers: SqlitePool,
    progress: watch::Sender<Progress>,
}

impl Index {
    /// Opens the index in the file at `path`, made when absent and made anew when it is another network's or damaged.
    pub async fn open(path: &Path, genesis: &Arc<Genesis>, source: Arc<dyn Source>) -> Result<Self, IndexError> {
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
        let index = Self { genesis: genesis.clone(), source, writer: Mutex::new(writer), readers, progress };
        index.begin().await?;
        Ok(index)
    }

    pub fn status(&self) -> IndexStatus {
        let progress = *self.progress.borrow();
        let tip = *self.source.tip().borrow();
        let ready = progress.allocations == self.genesis.allocations.len();
        IndexStatus { height: progress.height, lag: tip.saturating_sub(progress.height), ready }
    }

    /// Resolves when the block at `height` is in the index.
    pub async fn reached(&self, height: u64) {
        let _ = self.progress.subscribe().wait_for(|progress| progress.height >= height).await;
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
        while !*stop.borrow() {
            let height = self.progress.borrow().height;
            let known = *tip.borrow_and_update();
            if known <= height {
                tokio::select! {
                    changed = tip.changed() => if changed.is_err() { break },
                    _ = stop.wait_for(|stop| *stop) => break,
                }
                continue;
            }
            let blocks = self.next_blocks(height + 1, known).await?;
            let at_tip = blocks.last().is_none_or(|last| last.header.height == known);
            self.write(blocks).await?;
            if at_tip {
                tokio::time::sleep(PAUSE).await;
            }
        }
        Ok(())
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
        // Decoding a full block takes tens of milliseconds: not on the threads that serve the API.
        let gather = move || {
            let mut batch = Batch::default();
            blocks.iter().try_for_each(|committed| batch.add(committed)).map(|()| batch)
        };
        let batch = match tokio::task::spawn_blocking(gather).await {
            Ok(batch) => batch?,
            Err(panic) => std::panic::resume_unwind(panic.into_panic()),
        };
        let written = write::batch(&mut *self.writer.lock().await, &batch).await;
        if let Err(error @ (IndexError::Inconsistent(..) | IndexError::Damaged(_))) = written {
            self.start_over().await?;
            return Err(error);
        }
        written?;
        self.progress.send_modify(|progress| {
            progress.height = last.header.height;
            progress.digest = last.digest;
        });
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
            tracing::warn!(height = progress.height, "the chain is another than was indexed; the index is built again");
            self.start_over().await?;
        }
        Ok(())
    }

    /// Empties all tables.
    async fn start_over(&self) -> Result<(), IndexError> {
        let mut writer = self.writer.lock().await;
        let mut transaction = writer.begin().await?;
        start(&mut transaction, &self.source.genesis()).await?;
        transaction.commit().await?;
        drop(writer);
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
            .execute(&mut *self.writer.lock().await)
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
            write::allocations(&mut *self.writer.lock().await, start, part).await?;
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

async fn open_writer(path: &Path, genesis: &Hash) -> Result<(SqliteConnection, Progress), IndexError> {
    let mut writer = options(path, CACHE_KIB.0).create_if_missing(true).connect().await?;
    let progress = match read_progress(&mut writer, genesis).await {
        Ok(Some(progress)) => progress,
        // No tables, another version's or another network's: a damaged file fails here too.
        Ok(None) | Err(_) => {
            let mut transaction = writer.begin().await?;
            start(&mut transaction, genesis).await?;
            transaction.commit().await?;
            Progress::default()
        }
    };
    Ok((writer, progress))
}

async fn read_progress(writer: &mut SqliteConnection, genesis: &Hash) -> Result<Option<Progress>, IndexError> {
    let query = "SELECT allocations, height, digest FROM progress WHERE version = $1 AND genesis = $2";
    let row = sqlx::query(query).bind(schema::VERSION).bind(&genesis.0[..]).fetch_optional(writer).await?;
    let Some(row) = row else { return Ok(None) };
    let (allocations, height): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
    let digest = sql::read_hash(row.try_get(2)?)?;
    Ok(Some(Progress { allocations: allocations as usize, height: height as u64, digest }))
}

async fn start(connection: &mut SqliteConnection, genesis: &Hash) -> Result<(), IndexError> {
    schema::create(connection).await?;
    sqlx::query("INSERT INTO progress VALUES (1, $1, $2, 0, 0, $3)")
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
