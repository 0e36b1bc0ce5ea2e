//! Blocks: a header that says everything, and the transactions it commits to.
//!
//! A block's digest is that of its header. The header holds the root over the transactions' bytes, so a body that
//! decodes under a header is the one its proposer meant.

use crate::{Hash, merkle, transaction};
use bytes::{Buf as _, BufMut, Bytes};
use commonware_codec::{Buf, Encode as _, EncodeSize, Error, RangeCfg, Read, ReadExt as _, Write};

/// Most bytes of all transactions in a block.
pub const MAX_BLOCK_BYTES: usize = 4 * 1024 * 1024;
/// Most transactions in a block.
pub const MAX_BLOCK_TRANSACTIONS: usize = 16_384;
/// Most work in a block (see [`crate::Operation::work`]).
pub const MAX_BLOCK_WORK: u32 = 16_384;

wire_struct! {
    /// Where the state database's log begins and ends after the block, and its root: what a joining node syncs to.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct SyncTarget {
        pub root: Hash,
        pub start: u64,
        pub end: u64,
    }
}

wire_struct! {
    /// A block's header.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Header {
        pub parent: Hash,
        pub height: u64,
        /// Unix milliseconds; greater than the parent's.
        pub time_ms: u64,
        pub epoch: u64,
        pub view: u64,
        /// The view of the parent's proposal.
        pub parent_view: u64,
        /// The proposer's Ed25519 key.
        pub leader: [u8; 32],
        /// The network's randomness of the parent's view: unknown to anyone before that view ended.
        pub seed: [u8; 48],
        /// RFC 6962 root over the transactions' bytes.
        pub transactions_root: Hash,
        /// RFC 6962 root over the receipts.
        pub receipts_root: Hash,
        /// The root of the present state, against which state proofs are checked.
        pub state_root: Hash,
        pub sync: SyncTarget,
    }
}

impl Header {
    /// The digest that the network's certificate signs.
    pub fn digest(&self) -> Hash {
        Hash::of("tally/block", &[&self.encode()])
    }
}

/// A header and its transactions' canonical bytes, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub header: Header,
    pub transactions: Vec<Bytes>,
}

/// The root over transactions' bytes.
pub fn transactions_root(transactions: &[Bytes]) -> Hash {
    let leaves: Vec<Hash> = transactions.iter().map(|bytes| transaction::leaf(bytes)).collect();
    merkle::root(&leaves)
}

impl Write for Block {
    fn write(&self, buf: &mut impl BufMut) {
        self.header.write(buf);
        self.transactions.len().write(buf);
        for transaction in &self.transactions {
            transaction.write(buf);
        }
    }
}

impl EncodeSize for Block {
    fn encode_size(&self) -> usize {
        self.header.encode_size()
            + self.transactions.len().encode_size()
            + self.transactions.iter().map(EncodeSize::encode_size).sum::<usize>()
    }
}

impl Read for Block {
    type Cfg = ();

    fn read_cfg(buf: &mut impl Buf, _: &()) -> Result<Self, Error> {
        let header = Header::read(buf)?;
        let count = usize::read_cfg(buf, &RangeCfg::new(0..=MAX_BLOCK_TRANSACTIONS))?;
        let mut transactions = Vec::with_capacity(count.min(buf.remaining()));
        let mut total = 0;
        for _ in 0..count {
            let bytes = Bytes::read_cfg(buf, &RangeCfg::new(1..=transaction::MAX_TRANSACTION_BYTES))?;
            total += bytes.len();
            if total > MAX_BLOCK_BYTES {
                return Err(Error::Invalid("Block", "more bytes than a block may have"));
            }
            transactions.push(bytes);
        }
        if transactions_root(&transactions) != header.transactions_root {
            return Err(Error::Invalid("Block", "the transactions are not those of the header"));
        }
        Ok(Self { header, transactions })
    }
}
