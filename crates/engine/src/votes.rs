//! What this member may have voted, remembered apart from the journal of its votes.
//!
//! A member that forgets a vote may vote against itself. The library's journal takes a damaged last page for a write
//! that was cut off and drops it; so a mark beside it says how far votes may have gone, and after a clean stop what the
//! journal held. Invariant: a member whose journal is less than the mark says does not vote before the network is past
//! every view it could have voted in.

use crate::{
    block::Digest,
    scheme::Scheme,
    storage::{BUFFER_BYTES, vote_partition},
};
use bytes::{Buf as _, BufMut as _};
use commonware_consensus::{Viewable as _, simplex::types::Artifact};
use commonware_cryptography::certificate::Verifier as _;
use commonware_runtime::{ReadOptions, Supervisor as _, buffer::paged::CacheRef, tokio::Context};
use commonware_storage::journal::segmented::variable::{Config, Journal};
use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
    sync::Arc,
    sync::atomic::{AtomicU64, Ordering},
};
use tally_types::Hash;

/// From a view whose certificate was seen to the last view that may have been voted in since.
const MARGIN: u64 = 2;
const RECORD_BYTES: usize = 1 + 8 + 32 + 32;

/// What a validator was doing when its mark was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Voting = 0,
    /// It had stopped cleanly.
    Stopped = 1,
    /// It followed, in doubt about its votes.
    Doubted = 2,
}

/// What the mark's file holds: the greatest view that may have been voted in and, after a clean stop, the hash of the
/// journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Record {
    state: State,
    view: u64,
    journal: Hash,
}

impl Record {
    fn to_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(RECORD_BYTES);
        bytes.put_u8(self.state as u8);
        bytes.put_u64(self.view);
        bytes.put_slice(&self.journal.0);
        let check = Hash::of("tally/votes", &[&bytes]);
        bytes.put_slice(&check.0);
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (body, check) = bytes.split_at_checked(RECORD_BYTES - 32)?;
        if check != Hash::of("tally/votes", &[body]).0 {
            return None;
        }
        let mut body = body;
        let state = match body.get_u8() {
            0 => State::Voting,
            1 => State::Stopped,
            2 => State::Doubted,
            _ => return None,
        };
        Some(Self { state, view: body.get_u64(), journal: Hash(body.try_into().ok()?) })
    }
}

/// The mark of a running validator.
pub(crate) struct VoteMark {
    file: File,
    view: AtomicU64,
}

impl VoteMark {
    /// A certificate of `view` was seen: votes may go a little beyond. Costs a write to the page cache; the journal's
    /// own sync is what a vote waits for.
    pub(crate) fn saw(&self, view: u64) {
        let view = view.saturating_add(MARGIN);
        if self.view.fetch_max(view, Ordering::SeqCst) < view {
            let record = Record { state: State::Voting, view, journal: Hash::ZERO };
            // A mark that cannot be written is a lower mark: no more is lost than without one.
            let _ = self.file.write_all_at(&record.to_bytes(), 0);
        }
    }
}

/// The mark and the journal as the last run left them, looked at before the journal is opened.
pub(crate) struct Left {
    dir: PathBuf,
    journal: PathBuf,
    mark: Mark,
    files: BTreeMap<PathBuf, u64>,
}

enum Mark {
    Absent,
    Damaged,
    Held(Record),
}

/// Whether the member may vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    Sound,
    /// Not before a view beyond this one is final.
    Doubted {
        view: u64,
        why: &'static str,
    },
}

fn lengths(partition: &Path) -> io::Result<BTreeMap<PathBuf, u64>> {
    match fs::read_dir(partition) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(error) => Err(error),
        Ok(entries) => {
            entries.map(|entry| entry.and_then(|entry| Ok((entry.path(), entry.metadata()?.len())))).collect()
        }
    }
}

/// The hash of the journal's files.
fn journal_hash(partition: &Path) -> io::Result<Hash> {
    let mut hash = Hash::ZERO;
    for path in lengths(partition)?.keys() {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        hash = Hash::of(
            "tally/votes/file",
            &[&hash.0, &(name.len() as u64).to_be_bytes(), name, &fs::read(path)?],
        );
    }
    Ok(hash)
}

impl Left {
    pub(crate) fn look(dir: &Path, prefix: &str) -> io::Result<Self> {
        let journal = dir.join("store").join(vote_partition(prefix));
        let mark = match fs::read(dir.join("votes")) {
            Ok(bytes) => Record::from_bytes(&bytes).map_or(Mark::Damaged, Mark::Held),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Mark::Absent,
            Err(error) => return Err(error),
        };
        Ok(Self { dir: dir.into(), files: lengths(&journal)?, journal, mark })
    }

    /// Whether no validator has run on the directory yet.
    pub(crate) fn is_fresh(&self) -> bool {
        matches!(self.mark, Mark::Absent) && self.files.is_empty()
    }

    /// Opens the journal as consensus will and judges what came of it; then marks the validator as running.
    pub(crate) async fn judge(
        self,
        context: &Context,
        prefix: &str,
        cache: &CacheRef,
    ) -> Result<(Trust, Arc<VoteMark>), JournalError> {
        let changed = match &self.mark {
            Mark::Held(Record { state: State::Stopped, journal, .. }) => {
                journal_hash(&self.journal)? != *journal
            }
            _ => false,
        };
        let newest = newest_view(context, prefix, cache).await?;
        let after = lengths(&self.journal)?;
        let shrunk = self.files.iter().any(|(path, length)| after.get(path).is_none_or(|now| now < length));
        let trust = match &self.mark {
            Mark::Absent if self.files.is_empty() => Trust::Sound,
            Mark::Absent => doubt(newest + MARGIN, "the mark of its votes is missing"),
            Mark::Damaged => doubt(newest + MARGIN, "the mark of its votes is damaged"),
            Mark::Held(record) if record.state == State::Doubted => {
                doubt(record.view, "its votes were in doubt when it stopped")
            }
            Mark::Held(record) if changed => {
                doubt(record.view, "the journal of its votes changed while it was stopped")
            }
            Mark::Held(record) if newest + MARGIN < record.view => {
                doubt(record.view, "the journal of its votes lacks views that it voted in")
            }
            Mark::Held(record) if shrunk => {
                doubt(record.view.max(newest + MARGIN), "the end of the journal of its votes was lost")
            }
            Mark::Held(_) => Trust::Sound,
        };
        let (state, view) = match (&trust, &self.mark) {
            (Trust::Doubted { view, .. }, _) => (State::Doubted, *view),
            (Trust::Sound, Mark::Held(record)) => (State::Voting, record.view),
            (Trust::Sound, _) => (State::Voting, 0),
        };
        let file =
            OpenOptions::new().create(true).truncate(false).write(true).open(self.dir.join("votes"))?;
        file.write_all_at(&Record { state, view, journal: Hash::ZERO }.to_bytes(), 0)?;
        file.sync_all()?;
        Ok((trust, Arc::new(VoteMark { file, view: AtomicU64::new(view) })))
    }
}

fn doubt(view: u64, why: &'static str) -> Trust {
    Trust::Doubted { view, why }
}

/// The validator has stopped cleanly: remembers what its journal holds. One in doubt stays in doubt.
pub(crate) fn seal(dir: &Path, prefix: &str) -> io::Result<()> {
    let path = dir.join("votes");
    let Some(record) = Record::from_bytes(&fs::read(&path)?) else { return Ok(()) };
    if record.state == State::Doubted {
        return Ok(());
    }
    let partition = dir.join("store").join(vote_partition(prefix));
    for path in lengths(&partition)?.keys() {
        File::open(path)?.sync_all()?;
    }
    let journal = journal_hash(&partition)?;
    let file = OpenOptions::new().write(true).open(path)?;
    file.write_all_at(&Record { state: State::Stopped, journal, ..record }.to_bytes(), 0)?;
    file.sync_all()
}

/// Why the journal of votes cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum JournalError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("the journal of its votes cannot be read: {0}")]
    Journal(#[from] commonware_storage::journal::Error),
}

/// The greatest view in the journal, opened with the settings of consensus, which drops a damaged end.
async fn newest_view(context: &Context, prefix: &str, cache: &CacheRef) -> Result<u64, JournalError> {
    let journal = Journal::<_, Artifact<Scheme, Digest>>::init(
        context.child("votes"),
        Config {
            partition: vote_partition(prefix),
            compression: None,
            codec_config: Scheme::certificate_codec_config_unbounded(),
            page_cache: cache.clone(),
            write_buffer: BUFFER_BYTES,
        },
    )
    .await?;
    let mut replay = journal.replay(0, 0, BUFFER_BYTES, ReadOptions::default()).await?;
    let mut newest = 0;
    while let Some(artifact) = replay.next().await {
        let (_, _, _, artifact) = artifact?;
        newest = newest.max(artifact.view().get());
    }
    Ok(newest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_survives_its_bytes_and_no_changed_ones() {
        let record = Record { state: State::Stopped, view: 77, journal: Hash::of("journal", &[]) };
        let bytes = record.to_bytes();
        assert_eq!(Record::from_bytes(&bytes), Some(record));
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(Record::from_bytes(&changed), None);
        }
        assert_eq!(Record::from_bytes(&bytes[1..]), None);
    }
}
