//! A play: scenes put their acts on the stage wave by wave, and learn from the receipts what came of them.
//!
//! Invariant: an act is done once, however often a network is stopped on the way. Its transaction follows from the genesis
//! and from what came before, to the last bit, so when it is built again it has the id it had: one that is on the ledger
//! already is recognised there, and its receipt read.

use super::people::{Cast, Role};
use crate::failure::Failure;
use tally_types::{
    Action, Address, AssetId, Event, Genesis, Hash, Operation, Outcome, Parameters, Receipt, Transaction,
    deal::DealId, exchange::MarketId, fee::FeeSchedule, loan::LoanId, news::PostId, oracle::FeedId,
    referral::CampaignId, stake::CandidateId,
};
use tally_wallet::{Draft, Intent, SecretKey, build};

/// The first nonce of an account that the play takes: the upper half of the window. The lower half is left to whoever
/// tries the account out while the play is on.
const FIRST_NONCE: u64 = 32;
/// How long after the genesis an act may still enter a block.
const VALID_FOR_MS: u64 = 12 * 60 * 60 * 1000;

/// Where a play happens: a running network, or a ledger in memory.
pub trait Stage {
    /// Has the transactions executed, in any order; what came of them, in the order given.
    fn submit(&mut self, transactions: Vec<Transaction>) -> Result<Vec<Done>, Failure>;

    /// Serves the body of a post.
    fn serve(&mut self, body: &'static str) -> Result<(), Failure>;
}

/// A receipt, and the time of its block.
pub struct Done {
    pub receipt: Receipt,
    pub time_ms: u64,
}

/// What one or more people do in one transaction. The first of them pays.
pub struct Act(Vec<(Role, Action)>);

impl Act {
    pub fn by(actor: Role, actions: Vec<Action>) -> Self {
        Self(actions.into_iter().map(|action| (actor, action)).collect())
    }

    pub fn together(steps: Vec<(Role, Action)>) -> Self {
        Self(steps)
    }

    pub fn payer(&self) -> Role {
        self.0.first().expect("somebody acts").0
    }
}

/// What the play has made, by the numbers the ledger gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub chakra: AssetId,
    pub euro: AssetId,
    pub dollar: AssetId,
    pub yuan: AssetId,
    pub basket: AssetId,
    pub dollar_feed: FeedId,
    pub yuan_feed: FeedId,
    pub dollar_market: MarketId,
    pub yuan_market: MarketId,
    pub chakra_market: MarketId,
    pub referral: CampaignId,
    pub mining: CampaignId,
    pub candidate: CandidateId,
    pub posts: Vec<PostId>,
    /// What dora borrowed from wei and pays back bit by bit.
    pub living_loan: LoanId,
    /// What bob bought and has not confirmed.
    pub shipped_deal: DealId,
}

impl Made {
    /// Before anything is made: every number is that of the first of its kind.
    fn nothing() -> Self {
        let (asset, feed, market, campaign) = (AssetId::COIN, FeedId(0), MarketId(0), CampaignId(0));
        Self {
            chakra: asset,
            euro: asset,
            dollar: asset,
            yuan: asset,
            basket: asset,
            dollar_feed: feed,
            yuan_feed: feed,
            dollar_market: market,
            yuan_market: market,
            chakra_market: market,
            referral: campaign,
            mining: campaign,
            candidate: CandidateId(0),
            posts: Vec::new(),
            living_loan: LoanId(0),
            shipped_deal: DealId(0),
        }
    }
}

/// A play under way.
pub struct Play<'a> {
    pub cast: &'a Cast,
    pub made: Made,
    /// The time of the genesis: what all other times of the play are counted from.
    pub start_ms: u64,
    /// The time of the last block in which something of it happened.
    pub now_ms: u64,
    /// The member that the candidate for stake runs.
    pub member: [u8; 32],
    /// The network's parameters at the start.
    pub parameters: Parameters,
    stage: &'a mut dyn Stage,
    network: build::Network,
    fees: FeeSchedule,
    next_nonces: Vec<u64>,
    /// Transactions so far.
    pub transactions: usize,
}

impl<'a> Play<'a> {
    pub fn new(cast: &'a Cast, genesis: &Genesis, stage: &'a mut dyn Stage) -> Self {
        Self {
            cast,
            made: Made::nothing(),
            start_ms: genesis.time_ms,
            now_ms: genesis.time_ms,
            member: genesis.members[0],
            parameters: genesis.parameters.clone(),
            stage,
            network: build::Network { chain_id: genesis.chain_id, genesis: genesis.hash() },
            fees: genesis.fees.clone(),
            next_nonces: vec![FIRST_NONCE; Role::ALL.len()],
            transactions: 0,
        }
    }

    pub fn address(&self, role: Role) -> Address {
        self.cast.address(role)
    }

    /// A time after the genesis.
    pub fn in_days(&self, days: u64) -> u64 {
        self.start_ms.saturating_add(days * 24 * 60 * 60 * 1000)
    }

    /// Puts acts on the stage that need nothing of each other; what happened, act by act.
    pub fn wave(&mut self, acts: Vec<Act>) -> Result<Vec<Vec<Event>>, Failure> {
        let transactions =
            acts.into_iter().map(|act| self.transaction(act)).collect::<Result<Vec<_>, _>>()?;
        self.transactions += transactions.len();
        let done = self.stage.submit(transactions)?;
        self.now_ms = done.iter().map(|done| done.time_ms).fold(self.now_ms, u64::max);
        done.into_iter().map(|done| events(done.receipt)).collect()
    }

    /// One act alone.
    pub fn act(&mut self, act: Act) -> Result<Vec<Event>, Failure> {
        Ok(self.wave(vec![act])?.pop().unwrap_or_default())
    }

    /// One person alone.
    pub fn does(&mut self, actor: Role, actions: Vec<Action>) -> Result<Vec<Event>, Failure> {
        self.act(Act::by(actor, actions))
    }

    /// What the first member's seat does, at `payer`'s cost; nothing when its key is not at hand.
    pub fn seat_does(&mut self, payer: Role, action: Action) -> Result<(), Failure> {
        let Some(seat) = self.cast.seat() else { return Ok(()) };
        let slot = self.slot(payer);
        let payer = (self.cast.address(payer), self.cast.key(payer));
        let operations = vec![Operation { actor: seat.address(), action }];
        let signers = [payer, (seat.address(), seat)];
        let made = sign(&self.network, &self.fees, slot, payer.0, operations, &signers)?;
        self.transactions += 1;
        let done = self.stage.submit(vec![made])?;
        done.into_iter().try_for_each(|done| events(done.receipt).map(drop))
    }

    pub fn serve(&mut self, body: &'static str) -> Result<(), Failure> {
        self.stage.serve(body)
    }

    fn transaction(&mut self, act: Act) -> Result<Transaction, Failure> {
        let slot = self.slot(act.payer());
        transaction(self.cast, &self.network, &self.fees, slot, act)
    }

    /// The payer's next nonce, and until when what it pays for is valid.
    fn slot(&mut self, payer: Role) -> (u64, u64) {
        let nonce = self.next_nonces[payer as usize];
        self.next_nonces[payer as usize] += 1;
        (nonce, self.start_ms.saturating_add(VALID_FOR_MS))
    }
}

/// Builds and signs an act's transaction, with its nonce and the time until which it is valid.
pub fn transaction(
    cast: &Cast,
    network: &build::Network,
    fees: &FeeSchedule,
    slot: (u64, u64),
    act: Act,
) -> Result<Transaction, Failure> {
    let signers: Vec<_> = act.0.iter().map(|(role, _)| (cast.address(*role), cast.key(*role))).collect();
    let operation = |(role, action)| Operation { actor: cast.address(role), action };
    let operations: Vec<_> = act.0.into_iter().map(operation).collect();
    sign(network, fees, slot, operations[0].actor, operations, &signers)
}

fn sign(
    network: &build::Network,
    fees: &FeeSchedule,
    (nonce, valid_until_ms): (u64, u64),
    payer: Address,
    operations: Vec<Operation>,
    signers: &[(Address, &SecretKey)],
) -> Result<Transaction, Failure> {
    let refused = |refusal| Failure::Refused { refusal, operation: None, charged: false };
    let fee_limit = fees.quote(&operations, AssetId::COIN).map_err(refused)?;
    let mut draft = Draft::new(network, Intent { payer, nonce, valid_until_ms, fee_limit, operations })?;
    for (account, key) in signers {
        draft.sign(account, key)?;
    }
    Ok(draft.finish()?)
}

/// What happened in an act that applied.
fn events(receipt: Receipt) -> Result<Vec<Event>, Failure> {
    match receipt.outcome {
        Outcome::Applied(_) => Ok(receipt.events.into_vec()),
        Outcome::Refused(refused) => Err(Failure::Refused {
            refusal: refused.refusal,
            operation: Some(refused.operation),
            charged: true,
        }),
    }
}

/// The hash that stands for a document of the demo, which nobody has written.
pub fn document(title: &str) -> Hash {
    Hash::sha256(&[title.as_bytes()])
}

/// Takes what `pick` finds in the events; the ledger says every number that it gives.
pub fn told<T>(events: &[Event], pick: impl Fn(&Event) -> Option<T>) -> Vec<T> {
    events.iter().filter_map(pick).collect()
}

/// The first of [`told`].
pub fn first<T>(events: &[Event], pick: impl Fn(&Event) -> Option<T>) -> T {
    events.iter().find_map(pick).expect("an operation that applied says the number it gave")
}
