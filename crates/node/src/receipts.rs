//! The receipts of final blocks, appended to a file of their own.
//!
//! Blocks do not carry their receipts, and the state that made them is gone once the next block is applied: so they are
//! made durable before the state is. One record a block: height, length, checksum, receipts. A second file holds each
//! height's place and is rebuilt from the first when it lags or is lost.

use commonware_codec::{Copying, DecodeExt as _, EncodeSize as _, Write as _};
use std::{
    fs::{File, OpenOptions},
    io,
    os::unix::fs::FileExt as _,
    path::Path,
    sync::Mutex,
};
use tally_types::{Hash, Receipt, merkle};

/// Bytes before a record's receipts: height, length, and the first 8 bytes of the SHA-256 of height and receipts.
const HEAD: u64 = 24;

/// What a payment's receipt takes, with its length.
const TYPICAL_BYTES: usize = 192;

/// Most bytes of one block's receipts; a longer record is damage.
const MAX_RECORD: u64 = 256 * 1024 * 1024;

/// Why receipts could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptError {
    #[error("receipts cannot be read or written: {0}")]
    Io(#[from] io::Error),
    #[error("the receipts of block {0} are damaged")]
    Damaged(u64),
}

/// A block's receipts as they are stored, each behind its length, and the root over them.
#[derive(Debug)]
pub struct Record {
    payload: Vec<u8>,
    pub root: Hash,
}

impl Record {
    pub fn of(receipts: &[Receipt]) -> Self {
        let mut payload = Vec::with_capacity(receipts.len() * TYPICAL_BYTES);
        let mut leaves = Vec::with_capacity(receipts.len());
        for receipt in receipts {
            payload.extend_from_slice(&(receipt.encode_size() as u32).to_be_bytes());
            let start = payload.len();
            receipt.write(&mut payload);
            leaves.push(merkle::leaf(&payload[start..]));
        }
        Self { payload, root: merkle::root(&leaves) }
    }
}

struct End {
    /// Where the next record goes.
    offset: u64,
    /// The height of the last record.
    height: u64,
}

/// The store of receipts.
pub struct Receipts {
    records: File,
    places: File,
    end: Mutex<End>,
}

impl Receipts {
    /// Opens the store in `dir`, dropping a record that a crash cut off.
    pub fn open(dir: &Path) -> Result<Self, ReceiptError> {
        std::fs::create_dir_all(dir)?;
        let open = |name| {
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(dir.join(name))
        };
        let (records, places) = (open("receipts.records")?, open("receipts.places")?);
        let length = records.metadata()?.len();
        let mut end = last_known(&records, &places, length)?;
        while let Some((height, next)) = record_at(&records, end.offset, length)? {
            places.write_all_at(&(end.offset + 1).to_be_bytes(), height * 8)?;
            end = End { offset: next, height };
        }
        records.set_len(end.offset)?;
        records.sync_all()?;
        Ok(Self { records, places, end: Mutex::new(end) })
    }

    /// The height of the last stored block; 0 before the first.
    pub fn last_height(&self) -> u64 {
        self.end.lock().expect("no holder panics").height
    }

    /// Appends the receipts of the block at `height` and makes them durable. Heights already stored are left alone.
    pub fn append(&self, height: u64, record: &Record) -> Result<(), ReceiptError> {
        let mut end = self.end.lock().expect("no holder panics");
        if height <= end.height {
            return Ok(());
        }
        let payload = &record.payload;
        let mut head = [0; HEAD as usize];
        head[..8].copy_from_slice(&height.to_be_bytes());
        head[8..16].copy_from_slice(&(payload.len() as u64).to_be_bytes());
        head[16..].copy_from_slice(&checksum(height, payload));
        self.records.write_all_at(&head, end.offset)?;
        self.records.write_all_at(payload, end.offset + HEAD)?;
        self.records.sync_data()?;
        self.places.write_all_at(&(end.offset + 1).to_be_bytes(), height * 8)?;
        *end = End { offset: end.offset + HEAD + payload.len() as u64, height };
        Ok(())
    }

    /// The receipts of the block at `height`, in its order; `None` when they are not stored.
    pub fn read(&self, height: u64) -> Result<Option<Vec<Receipt>>, ReceiptError> {
        let Some(offset) = place(&self.places, height)? else { return Ok(None) };
        if offset >= self.end.lock().expect("no holder panics").offset {
            return Ok(None);
        }
        let payload = payload_at(&self.records, offset, height)?;
        let mut rest = payload.as_slice();
        let mut receipts = Vec::new();
        while let Some((length, tail)) = rest.split_first_chunk::<4>() {
            let length = u32::from_be_bytes(*length) as usize;
            let (bytes, tail) = tail.split_at_checked(length).ok_or(ReceiptError::Damaged(height))?;
            receipts.push(Receipt::decode(Copying(bytes)).map_err(|_| ReceiptError::Damaged(height))?);
            rest = tail;
        }
        Ok(Some(receipts))
    }
}

fn checksum(height: u64, payload: &[u8]) -> [u8; 8] {
    let hash = Hash::of("tally/receipts", &[&height.to_be_bytes(), payload]);
    hash.0.first_chunk().copied().expect("a hash is longer than 8 bytes")
}

fn place(places: &File, height: u64) -> Result<Option<u64>, ReceiptError> {
    let mut bytes = [0; 8];
    match places.read_exact_at(&mut bytes, height * 8) {
        Ok(()) => Ok(u64::from_be_bytes(bytes).checked_sub(1)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The end after the last record that both files agree on.
fn last_known(records: &File, places: &File, length: u64) -> Result<End, ReceiptError> {
    let mut height = places.metadata()?.len() / 8;
    while height > 0 {
        height -= 1;
        let Some(offset) = place(places, height)? else { continue };
        if let Some((found, next)) = record_at(records, offset, length)?
            && found == height
        {
            return Ok(End { offset: next, height });
        }
    }
    Ok(End { offset: 0, height: 0 })
}

/// Height of the whole record at `offset` and the offset after it; `None` when there is none.
fn record_at(records: &File, offset: u64, length: u64) -> Result<Option<(u64, u64)>, ReceiptError> {
    if offset + HEAD > length {
        return Ok(None);
    }
    let mut head = [0; 8];
    records.read_exact_at(&mut head, offset)?;
    let height = u64::from_be_bytes(head);
    match payload_at(records, offset, height) {
        Ok(payload) => Ok(Some((height, offset + HEAD + payload.len() as u64))),
        Err(ReceiptError::Damaged(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn payload_at(records: &File, offset: u64, height: u64) -> Result<Vec<u8>, ReceiptError> {
    let mut head = [0; HEAD as usize];
    records.read_exact_at(&mut head, offset)?;
    let field = |at: usize| u64::from_be_bytes(*head[at..].first_chunk().expect("the head has three fields"));
    let length = field(8);
    if field(0) != height || length > MAX_RECORD {
        return Err(ReceiptError::Damaged(height));
    }
    let mut payload = vec![0; length as usize];
    match records.read_exact_at(&mut payload, offset + HEAD) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            return Err(ReceiptError::Damaged(height));
        }
        result => result?,
    }
    if checksum(height, &payload) == head[16..] { Ok(payload) } else { Err(ReceiptError::Damaged(height)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::{
        Address, Amount, AssetId, Outcome,
        fee::Fee,
        wire::{Empty, List},
    };

    fn receipt(byte: u8) -> Receipt {
        Receipt {
            transaction: Hash([byte; 32]),
            payer: Address([byte; 20]),
            fee: Fee { asset: AssetId::COIN, amount: Amount(1) },
            outcome: Outcome::Applied(Empty),
            moves: List::default(),
            events: List::default(),
        }
    }

    #[test]
    fn receipts_are_there_after_reopening() {
        let dir = tempfile::tempdir().unwrap();
        let store = Receipts::open(dir.path()).unwrap();
        store.append(1, &Record::of(&[receipt(1), receipt(2)])).unwrap();
        store.append(2, &Record::of(&[])).unwrap();
        store.append(5, &Record::of(&[receipt(5)])).unwrap();
        drop(store);
        std::fs::remove_file(dir.path().join("receipts.places")).unwrap();
        let store = Receipts::open(dir.path()).unwrap();
        assert_eq!(store.last_height(), 5);
        assert_eq!(store.read(1).unwrap(), Some(vec![receipt(1), receipt(2)]));
        assert_eq!(store.read(2).unwrap(), Some(vec![]));
        assert_eq!(store.read(3).unwrap(), None);
        assert_eq!(store.read(5).unwrap(), Some(vec![receipt(5)]));
    }

    #[test]
    fn a_record_cut_off_by_a_crash_is_dropped_and_written_again() {
        let dir = tempfile::tempdir().unwrap();
        let store = Receipts::open(dir.path()).unwrap();
        store.append(1, &Record::of(&[receipt(1)])).unwrap();
        store.append(2, &Record::of(&[receipt(2)])).unwrap();
        drop(store);
        let path = dir.path().join("receipts.records");
        let length = std::fs::metadata(&path).unwrap().len();
        OpenOptions::new().write(true).open(&path).unwrap().set_len(length - 1).unwrap();
        let store = Receipts::open(dir.path()).unwrap();
        assert_eq!(store.last_height(), 1);
        assert_eq!(store.read(2).unwrap(), None);
        store.append(2, &Record::of(&[receipt(3)])).unwrap();
        assert_eq!(store.read(2).unwrap(), Some(vec![receipt(3)]));
    }
}
