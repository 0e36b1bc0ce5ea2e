//! The ledger's block as consensus sees it.
//!
//! Invariant: the consensus context is part of the header and so of the digest; bytes whose leader is not a public key
//! do not decode.

use bytes::BufMut;
use commonware_codec::{Buf, Copying, DecodeExt as _, EncodeSize, Error, FixedSize as _, Read, Write};
use commonware_consensus::{
    BoundedBlock, CertifiableBlock, Heightable,
    simplex::types::Context,
    types::{Epoch, Height, Round, View},
};
use commonware_cryptography::{Digestible, ed25519, sha256};
use commonware_storage::{mmr, qmdb::sync::Target};
use commonware_utils::non_empty_range;
use tally_types::{
    Block, Hash, Header,
    block::{MAX_BLOCK_BYTES, MAX_BLOCK_TRANSACTIONS, SyncTarget, transactions_root},
};

/// The digest that consensus signs: that of the header.
pub(crate) type Digest = sha256::Digest;
/// Who proposed, in which round, on which parent.
pub(crate) type BlockContext = Context<Digest, ed25519::PublicKey>;
/// A state database's log, as a block commits to it.
pub(crate) type StateTarget = Target<mmr::Family, Digest>;

/// Greatest encoded size of a varint length.
const MAX_VARINT_BYTES: usize = 10;
/// Greatest encoded size of a header: every field is fixed in width.
const MAX_HEADER_BYTES: usize = 1024;

pub(crate) fn to_digest(hash: Hash) -> Digest {
    Digest::from(hash.0)
}

pub(crate) fn to_hash(digest: Digest) -> Hash {
    Hash(digest.0)
}

/// A block and its leader's decoded key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChainBlock {
    block: Block,
    leader: ed25519::PublicKey,
}

impl ChainBlock {
    /// `None` when the leader's bytes are not a public key.
    pub(crate) fn new(block: Block) -> Option<Self> {
        let leader = ed25519::PublicKey::decode(Copying(&block.header.leader)).ok()?;
        Some(Self { block, leader })
    }

    /// The block that everything grows from: empty, and led by the first member in name only.
    pub(crate) fn genesis(
        first_member: [u8; 32],
        time_ms: u64,
        state_root: Hash,
        sync: SyncTarget,
    ) -> Option<Self> {
        let empty = transactions_root(&[]);
        Self::new(Block {
            header: Header {
                parent: Hash::ZERO,
                height: 0,
                time_ms,
                epoch: 0,
                view: 0,
                parent_view: 0,
                leader: first_member,
                seed: [0; 48],
                transactions_root: empty,
                receipts_root: empty,
                state_root,
                sync,
            },
            transactions: Vec::new(),
        })
    }

    pub(crate) const fn block(&self) -> &Block {
        &self.block
    }

    pub(crate) const fn header(&self) -> &Header {
        &self.block.header
    }

    pub(crate) fn round(&self) -> Round {
        Round::new(Epoch::new(self.block.header.epoch), View::new(self.block.header.view))
    }

    /// The round in which the parent was proposed; `None` when the parent is a genesis.
    pub(crate) fn parent_round(&self) -> Option<Round> {
        let header = &self.block.header;
        (header.parent_view > 0).then(|| Round::new(Epoch::new(header.epoch), View::new(header.parent_view)))
    }
}

/// The target that a header commits to; `None` when its range is empty or out of bounds.
pub(crate) fn state_target(sync: &SyncTarget) -> Option<StateTarget> {
    let (start, end) = (mmr::Location::new(sync.start), mmr::Location::new(sync.end));
    (start < end && end.is_valid()).then(|| Target::new(to_digest(sync.root), non_empty_range!(start, end)))
}

pub(crate) fn sync_target(target: &StateTarget) -> SyncTarget {
    SyncTarget { root: to_hash(target.root), start: *target.range.start(), end: *target.range.end() }
}

impl Write for ChainBlock {
    fn write(&self, buf: &mut impl BufMut) {
        self.block.write(buf);
    }
}

impl EncodeSize for ChainBlock {
    fn encode_size(&self) -> usize {
        self.block.encode_size()
    }
}

impl Read for ChainBlock {
    type Cfg = ();

    fn read_cfg(buf: &mut impl Buf, _: &()) -> Result<Self, Error> {
        let block = Block::read_cfg(buf, &())?;
        if state_target(&block.header.sync).is_none() {
            return Err(Error::Invalid("ChainBlock", "the sync target is not a range"));
        }
        Self::new(block).ok_or(Error::Invalid("ChainBlock", "the leader is not a public key"))
    }
}

impl Digestible for ChainBlock {
    type Digest = Digest;

    fn digest(&self) -> Digest {
        to_digest(self.block.header.digest())
    }
}

impl Heightable for ChainBlock {
    fn height(&self) -> Height {
        Height::new(self.block.header.height)
    }
}

impl commonware_consensus::Block for ChainBlock {
    fn parent(&self) -> Digest {
        to_digest(self.block.header.parent)
    }
}

impl CertifiableBlock for ChainBlock {
    type Context = BlockContext;

    fn context(&self) -> BlockContext {
        Context {
            round: self.round(),
            leader: self.leader.clone(),
            parent: (View::new(self.block.header.parent_view), to_digest(self.block.header.parent)),
        }
    }
}

impl BoundedBlock for ChainBlock {
    fn max_encode_size(_: &()) -> usize {
        debug_assert_eq!(Digest::SIZE, 32);
        MAX_HEADER_BYTES + MAX_VARINT_BYTES + MAX_BLOCK_BYTES + MAX_VARINT_BYTES * MAX_BLOCK_TRANSACTIONS
    }
}
