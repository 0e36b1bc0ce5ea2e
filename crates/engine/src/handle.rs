//! The handle to a running validator: questions run on the validator's own runtime, whoever asks.

use crate::{
    api::{Snapshot, Status},
    chain::Chain,
    database, query,
    stack::Stack,
};
use bytes::Bytes;
use commonware_parallel::Rayon;
use commonware_runtime::{Metrics as _, tokio::Context};
use std::{
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
};
use tally_types::{
    Block, StateKey,
    proof::{CertifiedHeader, StateProof},
};
use tokio::sync::oneshot;

/// A handle to a running validator; clones share it.
#[derive(Clone)]
pub struct Engine(pub(crate) Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) chain: Chain,
    pub(crate) failure: Arc<Mutex<Option<String>>>,
    pub(crate) running: Mutex<Option<Running>>,
    pub(crate) thread: Mutex<Option<JoinHandle<()>>>,
}

/// What ends with the runtime.
pub(crate) struct Running {
    pub(crate) stack: Arc<Stack<Context, Rayon>>,
    pub(crate) context: Arc<Context>,
    pub(crate) handle: tokio::runtime::Handle,
    pub(crate) stop: oneshot::Sender<()>,
}

/// A poisoned lock here holds values that are whole: they are only put and taken.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Engine {
    pub fn status(&self) -> Status {
        self.0.chain.status()
    }

    /// Gossips `message` to all peers; never blocks; drops it when the queue is full.
    pub fn broadcast(&self, message: Bytes) {
        if let Some(running) = &*lock(&self.0.running) {
            let _ = running.stack.gossip.try_send(message);
        }
    }

    /// Runs a question on the validator's own runtime; `None` when the validator is gone.
    async fn ask<F, Fut, A>(&self, question: F) -> Option<A>
    where
        F: FnOnce(Arc<Stack<Context, Rayon>>, Chain) -> Fut,
        Fut: Future<Output = A> + Send + 'static,
        A: Send + 'static,
    {
        let task = {
            let running = lock(&self.0.running);
            let running = running.as_ref()?;
            running.handle.spawn(question(running.stack.clone(), self.0.chain.clone()))
        };
        task.await.ok()
    }

    /// The present records under `keys`, all of one state; from any runtime. `None` when the validator has stopped.
    pub async fn get_many(&self, keys: Vec<StateKey>) -> Option<Snapshot> {
        self.ask(move |stack, chain| async move {
            let (records, state_root) = database::get_many(&stack.databases, &keys).await;
            Snapshot { records, state_root, header: chain.find(state_root) }
        })
        .await
    }

    /// The present record under `key` with its proof; `None` when there is none.
    pub async fn prove(&self, key: StateKey) -> Option<StateProof> {
        self.ask(move |stack, chain| async move {
            query::prove(&stack.marshal, &stack.databases, &chain, key).await
        })
        .await?
    }

    /// A final block.
    pub async fn block(&self, height: u64) -> Option<(Block, CertifiedHeader)> {
        self.ask(move |stack, _| async move { query::block(&stack.marshal, height).await }).await?
    }

    /// A final header with its certificate; the genesis has none.
    pub async fn header_certified(&self, height: u64) -> Option<CertifiedHeader> {
        self.ask(move |stack, _| async move { query::header(&stack.marshal, height).await }).await?
    }

    /// The newest final header.
    pub async fn latest(&self) -> Option<CertifiedHeader> {
        self.ask(move |stack, chain| async move { query::latest(&stack.marshal, &chain).await }).await?
    }

    /// The validator's metrics in Prometheus' text format; empty when it has stopped.
    pub fn metrics(&self) -> String {
        let context = lock(&self.0.running).as_ref().map(|running| running.context.clone());
        context.map(|context| context.encode()).unwrap_or_default()
    }

    /// Stops gracefully: everything acknowledged is durable, and the directory is free when this resolves.
    pub async fn stop(self) {
        if let Some(running) = lock(&self.0.running).take() {
            let Running { stop, .. } = running;
            let _ = stop.send(());
        }
        let thread = lock(&self.0.thread).take();
        if let Some(thread) = thread {
            let (done, joined) = oneshot::channel();
            std::thread::spawn(move || {
                let _ = thread.join();
                let _ = done.send(());
            });
            let _ = joined.await;
        }
    }

    /// Why the validator died, if it did.
    pub fn failed(&self) -> Option<String> {
        lock(&self.0.failure).clone()
    }
}
