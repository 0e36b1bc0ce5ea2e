//! Admission: what a transaction must pass before the pool takes it.
//!
//! Submissions and gossip meet in one queue. Worker threads take as much as a signature batch holds, decode it, verify
//! all signatures of the batch in one equation, ask the ledger whether each transaction may enter a block on the last
//! final state, and put what passes into the pool. Nothing a peer or a user sends gets further without all of it.

use crate::{
    chain::{Chain, Position},
    machine::{
        execute::footprint,
        trial::{Final, Trial},
    },
    pool::{Entry, Pool, PoolRefusal},
    verify::{self, Verifier},
};
use std::{
    collections::VecDeque,
    sync::{Arc, Condvar, Mutex},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use tally_engine::{BoxFuture, MAX_GOSSIP_BYTES, Snapshot};
use tally_ledger::{BlockInfo, Overlay, Stop};
use tally_types::{
    Body, Hash, Header, Outcome, Receipt, Refusal, StateKey, Transaction, bytes::Bytes, transaction,
};
use tokio::sync::oneshot;

/// Most transactions that wait to be admitted.
const MAX_QUEUED: usize = 131_072;
/// Most messages from peers that wait to be admitted; more are dropped, and gossiped again by their origin.
const MAX_QUEUED_GOSSIP: usize = 1_024;
/// How far admission stands back behind the making and checking of blocks (see nice(1)).
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;
/// How long a transaction of our own waits before it is gossiped again.
pub const REGOSSIP: Duration = Duration::from_secs(3);

/// What became of one submitted transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submission {
    /// In the pool, and gossiped.
    Accepted(Hash),
    /// Already in the pool.
    Pending(Hash),
    /// Already in the chain.
    Final(Hash, Position),
    /// Breaks a rule; nothing was charged.
    Refused(Refusal),
    /// Breaks no rule, but the pool has no room for it now.
    NoRoom(PoolRefusal),
}

/// What a transaction would do if it were executed now on the last final state.
pub type Simulation = Result<Receipt, Refusal>;

struct Job {
    transactions: Vec<Bytes>,
    /// Where the answers go; none for gossip.
    reply: Option<oneshot::Sender<Vec<Submission>>>,
}

#[derive(Default)]
struct Queue {
    jobs: VecDeque<Job>,
    transactions: usize,
    gossip: usize,
    stopped: bool,
}

/// The node's front door, shared by the API and gossip.
pub struct Admission {
    chain_id: u64,
    chain: Arc<Chain>,
    pool: Arc<Pool>,
    verifier: Verifier,
    queue: Mutex<Queue>,
    arrival: Condvar,
}

impl Admission {
    pub fn new(chain_id: u64, chain: Arc<Chain>, pool: Arc<Pool>) -> Arc<Self> {
        let verifier = Verifier::new(*chain.genesis());
        let (queue, arrival) = (Mutex::default(), Condvar::new());
        Arc::new(Self { chain_id, chain, pool, verifier, queue, arrival })
    }

    /// What verifies this node's signatures.
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// Starts `threads` workers, which end when [`Self::stop`] is called.
    pub fn start(self: &Arc<Self>, threads: usize) {
        for index in 0..threads.max(1) {
            let admission = self.clone();
            let name = format!("admission-{index}");
            let spawned = std::thread::Builder::new().name(name).spawn(move || admission.work());
            spawned.expect("the system has room for a thread");
        }
    }

    pub fn stop(&self) {
        self.queue.lock().expect("no holder panics").stopped = true;
        self.arrival.notify_all();
    }

    /// Takes transactions in; one answer each, in order.
    pub async fn submit(&self, transactions: Vec<Bytes>) -> Vec<Submission> {
        let count = transactions.len();
        let full = || vec![Submission::NoRoom(PoolRefusal::Full); count];
        match self.enqueue(transactions) {
            Some(answers) => answers.await.unwrap_or_else(|_| full()),
            None => full(),
        }
    }

    /// Queues a submission; `None` when there is no room.
    fn enqueue(&self, transactions: Vec<Bytes>) -> Option<oneshot::Receiver<Vec<Submission>>> {
        let (reply, answers) = oneshot::channel();
        let mut queue = self.queue.lock().expect("no holder panics");
        if queue.stopped || queue.transactions + transactions.len() > MAX_QUEUED {
            return None;
        }
        queue.transactions += transactions.len();
        queue.jobs.push_back(Job { transactions, reply: Some(reply) });
        drop(queue);
        self.arrival.notify_one();
        Some(answers)
    }

    /// Takes a message from a peer in.
    pub fn gossip(&self, message: Bytes) {
        let Some(transactions) = split(message) else { return };
        let mut queue = self.queue.lock().expect("no holder panics");
        if queue.stopped || queue.gossip >= MAX_QUEUED_GOSSIP {
            return;
        }
        queue.gossip += 1;
        queue.transactions += transactions.len();
        queue.jobs.push_back(Job { transactions, reply: None });
        drop(queue);
        self.arrival.notify_one();
    }

    /// Executes an unsigned body on the last final state and throws the result away.
    pub async fn simulate(&self, body: Body) -> Simulation {
        let id = body.id(self.chain.genesis());
        loop {
            let mut trial = Trial::begin(self, &[]).await;
            let attempt = trial.ask(|overlay, block| tally_ledger::simulate(overlay, block, id, &body)).await;
            if let Some(simulation) = attempt {
                return simulation;
            }
        }
    }

    fn work(&self) {
        give_way();
        let runtime =
            tokio::runtime::Builder::new_current_thread().build().expect("a runtime without drivers starts");
        while let Some(jobs) = self.next_jobs() {
            runtime.block_on(self.process(jobs));
        }
    }

    /// Waits for jobs; as many as a signature batch holds. `None` when stopped.
    fn next_jobs(&self) -> Option<Vec<Job>> {
        let mut queue = self.queue.lock().expect("no holder panics");
        loop {
            if queue.stopped {
                return None;
            }
            if !queue.jobs.is_empty() {
                break;
            }
            queue = self.arrival.wait(queue).expect("no holder panics");
        }
        let (mut jobs, mut count) = (Vec::new(), 0);
        while let Some(job) = queue.jobs.front() {
            if !jobs.is_empty() && count + job.transactions.len() > verify::BATCH {
                break;
            }
            count += job.transactions.len();
            queue.gossip -= usize::from(job.reply.is_none());
            jobs.extend(queue.jobs.pop_front());
        }
        queue.transactions -= count;
        Some(jobs)
    }

    async fn process(&self, jobs: Vec<Job>) {
        let mut batch = Vec::new();
        for job in &jobs {
            batch.extend(job.transactions.iter().map(|bytes| (bytes.clone(), job.reply.is_some())));
        }
        let mut answers = self.admit(batch).await.into_iter();
        for job in jobs {
            let own: Vec<_> = answers.by_ref().take(job.transactions.len()).collect();
            if let Some(reply) = job.reply {
                let _ = reply.send(own);
            }
        }
    }

    /// Admits a batch; `true` marks transactions of our own API, which are gossiped when accepted.
    pub async fn admit(&self, batch: Vec<(Bytes, bool)>) -> Vec<Submission> {
        let mut answers: Vec<Option<Submission>> = Vec::with_capacity(batch.len());
        let mut entries = Vec::new();
        for (index, (bytes, local)) in batch.into_iter().enumerate() {
            match self.decode(bytes, local) {
                Ok(entry) => {
                    answers.push(None);
                    entries.push((index, entry));
                }
                Err(answer) => answers.push(Some(answer)),
            }
        }
        let candidates: Vec<_> = entries
            .iter()
            .map(|(_, entry)| verify::Candidate { id: entry.id, transaction: &entry.transaction })
            .collect();
        let valid = self.verifier.verify(&candidates);
        let mut verified = Vec::with_capacity(entries.len());
        for ((index, entry), valid) in entries.into_iter().zip(valid) {
            if valid {
                verified.push((index, entry));
            } else {
                answers[index] = Some(Submission::Refused(Refusal::SignatureInvalid));
            }
        }
        let passed = self.ask_ledger(verified, &mut answers).await;
        let (indices, entries): (Vec<_>, Vec<_>) = passed.into_iter().unzip();
        let ids: Vec<Hash> = entries.iter().map(|entry| entry.id).collect();
        let local: Vec<Option<Bytes>> =
            entries.iter().map(|entry| entry.local.then(|| entry.bytes.clone())).collect();
        let mut outgoing = Vec::new();
        for (place, result) in self.pool.insert(entries).into_iter().enumerate() {
            answers[indices[place]] = Some(match result {
                Ok(true) => {
                    outgoing.extend(local[place].clone());
                    Submission::Accepted(ids[place])
                }
                Ok(false) => Submission::Pending(ids[place]),
                Err(refusal) => Submission::NoRoom(refusal),
            });
        }
        self.broadcast(&outgoing);
        answers.into_iter().map(|answer| answer.expect("every transaction was answered")).collect()
    }

    /// The checks that need neither signatures nor state.
    fn decode(&self, bytes: Bytes, local: bool) -> Result<Entry, Submission> {
        let leaf = transaction::leaf(&bytes);
        if let Some(known) = self.pool.by_leaf(&leaf) {
            return Err(Submission::Pending(known.id));
        }
        let transaction = Transaction::decode(&bytes).map_err(Submission::Refused)?;
        transaction.check(self.chain_id).map_err(Submission::Refused)?;
        let id = transaction.body.id(self.chain.genesis());
        if let Some(position) = self.chain.position(&id) {
            return Err(Submission::Final(id, position));
        }
        Ok(Entry::new(id, leaf, bytes, transaction, local))
    }

    /// The checks against the last final state. What is known to fail is refused here, before it costs a fee; what
    /// peers pass on is only asked whether it may enter a block.
    async fn ask_ledger(
        &self,
        entries: Vec<(usize, Entry)>,
        answers: &mut [Option<Submission>],
    ) -> Vec<(usize, Entry)> {
        let mut passed = Vec::with_capacity(entries.len());
        let mut entries = VecDeque::from(entries);
        while !entries.is_empty() {
            let keys = footprint(entries.iter().map(|(_, entry)| &*entry.transaction));
            let mut trial = Trial::begin(self, &keys).await;
            while let Some((index, entry)) = entries.pop_front() {
                match trial.ask(|overlay, block| ask_for(&entry, overlay, block)).await {
                    Some(Ok(Ok(()))) => passed.push((index, entry)),
                    Some(Ok(Err(refusal)) | Err(refusal)) => {
                        answers[index] = Some(Submission::Refused(refusal));
                    }
                    None => {
                        entries.push_front((index, entry));
                        break;
                    }
                }
            }
        }
        passed
    }

    /// Gossips again what has waited for `age`: a message may have been lost, or a peer may have been down.
    pub fn gossip_again(&self, age: Duration) {
        let Some(before) = Instant::now().checked_sub(age) else { return };
        let waiting = self.pool.waiting_locally(before, 1_024);
        let bytes: Vec<Bytes> = waiting.iter().map(|entry| entry.bytes.clone()).collect();
        self.broadcast(&bytes);
    }

    fn broadcast(&self, transactions: &[Bytes]) {
        let Some(engine) = self.chain.engine() else { return };
        for message in join(transactions) {
            engine.broadcast(message);
        }
    }
}

impl Final for Admission {
    fn snapshot(&self, keys: Vec<StateKey>) -> BoxFuture<'_, Option<Snapshot>> {
        Box::pin(async move { self.chain.engine()?.get_many(keys).await })
    }

    fn next_block(&self, last: Option<&Header>) -> BlockInfo {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |age| age.as_millis() as u64);
        let (height, time_ms, seed) = match last {
            Some(last) => (last.height, last.time_ms, last.seed),
            None => (self.chain.tip(), self.chain.tip_time_ms(), self.chain.tip_seed()),
        };
        BlockInfo {
            chain_id: self.chain_id,
            genesis: *self.chain.genesis(),
            height: height + 1,
            time_ms: now.max(time_ms),
            // The next block's is not known yet.
            seed,
        }
    }
}

/// What the ledger says of a transaction: ours is tried, a peer's only asked whether it may enter a block.
fn ask_for(entry: &Entry, overlay: &mut Overlay, block: &BlockInfo) -> Result<Result<(), Refusal>, Stop> {
    if !entry.local {
        return tally_ledger::admit(overlay, block, &entry.transaction).map(|_| Ok(()));
    }
    let receipt = tally_ledger::apply(overlay, block, entry.id, &entry.transaction)?;
    Ok(match receipt.outcome {
        Outcome::Applied(_) => Ok(()),
        Outcome::Refused(refused) => Err(refused.refusal),
    })
}

/// Lets every other thread of the node go before this one: what is admitted a little later waits, but a block that is
/// made a little later makes all members wait.
fn give_way() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, NICENESS) {
        tracing::debug!(%error, "admission runs at the priority of the rest");
    }
}

/// Packs transactions into messages, each behind its length.
fn join(transactions: &[Bytes]) -> Vec<Bytes> {
    let (mut messages, mut message) = (Vec::new(), Vec::new());
    for bytes in transactions {
        if message.len() + bytes.len() + 4 > MAX_GOSSIP_BYTES {
            messages.push(Bytes::from(std::mem::take(&mut message)));
        }
        message.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
        message.extend_from_slice(bytes);
    }
    if !message.is_empty() {
        messages.push(message.into());
    }
    messages
}

/// Unpacks a message without copying; `None` when it is malformed.
fn split(message: Bytes) -> Option<Vec<Bytes>> {
    let (mut transactions, mut at) = (Vec::new(), 0);
    while at < message.len() {
        let length = u32::from_be_bytes(*message.get(at..)?.first_chunk()?) as usize;
        let end = (at + 4).checked_add(length)?;
        if end > message.len() {
            return None;
        }
        transactions.push(message.slice(at + 4..end));
        at = end;
    }
    Some(transactions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gossip_unpacks_to_what_was_packed() {
        let transactions: Vec<Bytes> =
            (0..5000u32).map(|n| Bytes::from(vec![n as u8; n as usize % 300])).collect();
        let messages = join(&transactions);
        assert!(messages.iter().all(|message| message.len() <= MAX_GOSSIP_BYTES));
        let back: Vec<Bytes> = messages.into_iter().flat_map(|message| split(message).unwrap()).collect();
        assert_eq!(back, transactions);
        assert_eq!(split(Bytes::from_static(&[0, 0, 0, 2, 1])), None);
        assert_eq!(split(Bytes::from_static(&[0, 0])), None);
    }
}
