//! What the rest of the program sees of the engine: a ledger it drives, and a handle to drive it by.
//!
//! Nothing here names a type of the consensus and storage library, so a change in the ledger compiles the engine once
//! and never again.

use bytes::Bytes;
use std::{future::Future, net::SocketAddr, num::NonZeroUsize, path::PathBuf, pin::Pin, sync::Arc};
use tally_types::{Block, Genesis, Hash, Header, StateKey};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A future that can be sent between threads, without its type.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Greatest length of a message on the gossip channel.
pub const MAX_GOSSIP_BYTES: usize = 256 * 1024;

/// Reads of the state a block is executed on. Reads are staged: keys read once are written cheaply.
pub trait StateReader: Send {
    /// The records under `keys`, in their order. A read that was begun must be finished, or the reader dropped.
    fn get_many<'a>(&'a mut self, keys: &'a [StateKey]) -> BoxFuture<'a, Vec<Option<Bytes>>>;
}

/// Records read at once from the last applied state.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// In the order they were asked for.
    pub records: Vec<Option<Bytes>>,
    /// The root of the state they are in.
    pub state_root: Hash,
    /// The header of the block whose state it is, if this node saw it.
    pub header: Option<Header>,
}

/// Where a block to be proposed will stand.
#[derive(Clone, Debug)]
pub struct Slot {
    pub height: u64,
    pub epoch: u64,
    pub view: u64,
    /// The network's randomness of the parent's view.
    pub seed: [u8; 48],
    /// The proposer's clock, Unix milliseconds.
    pub now_ms: u64,
}

/// What executing a block comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Executed {
    /// Strictly ascending by key; `None` deletes.
    pub changes: Vec<(StateKey, Option<Bytes>)>,
    pub receipts_root: Hash,
}

/// A block's contents, proposed and executed.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub transactions: Vec<Bytes>,
    /// Greater than the parent's, and not ahead of `Slot::now_ms` by more than that takes.
    pub time_ms: u64,
    pub executed: Executed,
}

/// What is known of a block before it is executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Every rule a vote depends on must be checked.
    Candidate,
    /// The network made it final: only what the resulting state needs must be computed.
    Finalized,
}

/// The ledger as the engine sees it.
pub trait Machine: Send + Sync + 'static {
    /// All records of the state before the first block, strictly ascending by key. They are written to the database
    /// when a node starts for the first time.
    fn genesis_state(&self) -> Box<dyn Iterator<Item = (StateKey, Bytes)> + Send + '_>;

    /// Fills a block on `parent`. May be cancelled at any await.
    fn propose<'a>(
        &'a self,
        parent: &'a Header,
        slot: Slot,
        state: &'a mut dyn StateReader,
    ) -> BoxFuture<'a, Proposal>;

    /// Executes `block`. `None`: it is invalid for ever. The engine has checked the header's parent, height, times,
    /// context and seed, and checks the receipts root, the state root and the sync target afterwards. May be cancelled
    /// at any await.
    fn execute<'a>(
        &'a self,
        parent: &'a Header,
        block: &'a Block,
        validity: Validity,
        state: &'a mut dyn StateReader,
    ) -> BoxFuture<'a, Option<Executed>>;

    /// The block is final and about to be applied: what must be durable no later than its state is made durable here.
    /// Called in order of height, and again for the last ones after a crash.
    fn committing<'a>(&'a self, block: &'a Block, digest: Hash) -> BoxFuture<'a, ()>;

    /// The block is final and applied; called in order of height, and again for the last ones after a crash. The
    /// engine acknowledges the block only when this resolves.
    fn committed<'a>(&'a self, block: &'a Block, digest: Hash) -> BoxFuture<'a, ()>;

    /// Resolves as soon as something waits to be put into a block.
    fn work(&self) -> BoxFuture<'_, ()>;

    /// A gossip message from the member with this Ed25519 key. Must not block.
    fn gossip(&self, peer: [u8; 32], message: Bytes);

    /// A finalization certificate was seen. Must not block.
    fn finalized(&self, height_hint: Option<u64>, view: u64);
}

/// A member's secrets.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct MemberKeys {
    /// The seed of the Ed25519 key that names the member and encrypts its connections.
    pub signer: [u8; 32],
    /// The encoded share of the network's BLS12-381 key.
    pub share: Vec<u8>,
}

impl std::fmt::Debug for MemberKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MemberKeys(redacted)")
    }
}

/// The keys of a local network.
#[derive(Debug)]
pub struct Dealt {
    /// What goes into [`Genesis::sharing`].
    pub sharing: Vec<u8>,
    /// The members' Ed25519 public keys, strictly ascending: what goes into [`Genesis::members`].
    pub members: Vec<[u8; 32]>,
    /// Their secrets, in the same order.
    pub keys: Vec<MemberKeys>,
}

/// How a validator is run; the defaults suit one of many on a machine.
#[derive(Clone, Debug)]
pub struct Tuning {
    /// How long a leader waits for something to put into a block, counted from the parent's time.
    pub heartbeat_ms: u64,
    /// How long members wait for a leader's proposal. Longer than the heartbeat.
    pub leader_timeout_ms: u64,
    /// How long members wait for a view to be notarized.
    pub certification_timeout_ms: u64,
    /// Memory for pages of the database and archives, per validator.
    pub page_cache_bytes: usize,
    /// Threads that admit transactions, and as many that hash and verify in parallel; 1 runs these in line.
    pub worker_threads: usize,
    /// Threads of the validator's runtime.
    pub runtime_threads: usize,
    /// Messages per second and peer on each channel.
    pub messages_per_s: u32,
    /// Gossip messages that may wait to be sent.
    pub gossip_backlog: usize,
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            heartbeat_ms: 1_000,
            leader_timeout_ms: 2_000,
            certification_timeout_ms: 4_000,
            page_cache_bytes: 32 * 1024 * 1024,
            worker_threads: 1,
            runtime_threads: 2,
            messages_per_s: 512,
            gossip_backlog: 256,
        }
    }
}

impl Tuning {
    /// For one of `members` validators that share this machine's cores.
    pub fn sharing(members: usize) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let threads = cores.div_ceil(members.max(1));
        let usual = Self::default();
        Self { worker_threads: threads, runtime_threads: threads.max(usual.runtime_threads), ..usual }
    }
}

/// What a validator needs to start.
#[derive(Clone, Debug)]
pub struct Config {
    pub genesis: Arc<Genesis>,
    pub keys: MemberKeys,
    /// Where everything durable lies; made when absent.
    pub dir: PathBuf,
    pub listen: SocketAddr,
    /// Where all members listen, by Ed25519 public key.
    pub peers: Vec<([u8; 32], SocketAddr)>,
    pub tuning: Tuning,
}

/// Why a validator did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(
        "the state in the directory is damaged: {0}; restore it from a backup or start over with an empty directory"
    )]
    Damaged(String),
    #[error("the directory belongs to the network {found}, not to {expected}")]
    OtherNetwork { expected: Hash, found: Hash },
    #[error("the key is not that of a member of the network")]
    NotAMember,
    #[error("the key share is not the member's share of the network's key")]
    Share,
    #[error("the genesis does not hold a valid sharing of a network key among its members")]
    Sharing,
    #[error("another process uses the directory")]
    InUse,
    #[error("cannot use the directory: {0}")]
    Io(#[from] std::io::Error),
    #[error("the validator stopped while it started: {0}")]
    Failed(String),
}

/// Why a block is invalid for ever, in the order in which the rules are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Flaw {
    #[error("there is no final block at this height")]
    Missing,
    #[error("the genesis block is not that of the genesis")]
    Genesis,
    #[error("the certificate does not make the block final")]
    Certificate,
    #[error("the block does not name the one before it as its parent")]
    Parent,
    #[error("the height is not the parent's plus one")]
    Height,
    #[error("the time is not after the parent's")]
    Time,
    #[error("the leader is not a member")]
    Leader,
    #[error("the seed is not the network's for the parent's round")]
    Seed,
    #[error("a transaction is not valid")]
    Transactions,
    #[error("the receipts' root is not what execution comes to")]
    Receipts,
    #[error("the state's root is not what execution comes to")]
    State,
    #[error("the state log's target is not what execution comes to")]
    Sync,
}

/// How a validator is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// The last final and applied block.
    pub height: u64,
    /// Its time, Unix milliseconds.
    pub time_ms: u64,
    /// Its digest.
    pub digest: Hash,
    pub epoch: u64,
    /// The last view that was made final.
    pub view: u64,
    /// Members connected, without this one.
    pub peers: u32,
    /// From the last block's time to its being final and applied here, milliseconds.
    pub finality_ms: u64,
    /// Whether this validator votes (see the engine's `watch`).
    pub voting: bool,
}
