//! Submits payments to the members' APIs: as fast as they are taken, or at a steady rate.
//!
//! Every payment is submitted until it is taken: a benchmark that loses payments would leave holes in nonces.

use super::{
    client::{Client, Fate},
    network::failed,
    watcher::Watcher,
    workload::Payment,
};
use crate::failure::Failure;
use std::{
    net::SocketAddr,
    sync::atomic::{AtomicU64, AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};
use tally_types::Refusal;

/// Payments in one request.
const BATCH: usize = 1_024;
/// Connections to each member.
const CONNECTIONS: usize = 2;
/// How long to wait when a member has no room.
const NO_ROOM_PAUSE: Duration = Duration::from_millis(5);
/// Between two requests of a steady connection.
const TICK: Duration = Duration::from_millis(20);
/// Longest time without anything becoming final.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where load goes, and where it is seen to become final.
pub struct Load<'a> {
    pub addresses: &'a [SocketAddr],
    pub watcher: &'a Watcher,
    /// Most payments submitted and not final: enough for the blocks under way, far below what a pool holds.
    pub in_flight: u64,
}

/// What it took until everything submitted was final.
#[derive(Clone, Copy, Debug)]
pub struct Raced {
    pub seconds: f64,
    /// Refused at submission, or final without effect.
    pub refused: u64,
}

impl Load<'_> {
    /// Submits all payments as fast as they are taken. Payments a second, from the first request until the last payment
    /// is final.
    pub fn saturate(&self, payments: &[Payment]) -> Result<f64, Failure> {
        let raced = self.race(payments)?;
        match raced.refused {
            0 => Ok(payments.len() as f64 / raced.seconds),
            refused => Err(failed(format!("{refused} payments were refused"))),
        }
    }

    /// The same, whatever becomes of them.
    pub fn race(&self, payments: &[Payment]) -> Result<Raced, Failure> {
        let (base, refused, start) = (self.watcher.committed(), self.watcher.refused(), Instant::now());
        let (next, submitted, kept_out) = (AtomicUsize::new(0), AtomicU64::new(0), AtomicU64::new(0));
        self.on_connections(|client| {
            loop {
                let batch = next.fetch_add(1, Ordering::Relaxed);
                let Some(batch) = payments.chunks(BATCH).nth(batch) else { return Ok(()) };
                self.await_room(base, &submitted)?;
                submitted.fetch_add(batch.len() as u64, Ordering::Relaxed);
                let refused = offer(client, batch)?.len() as u64;
                submitted.fetch_sub(refused, Ordering::Relaxed);
                kept_out.fetch_add(refused, Ordering::Relaxed);
            }
        })?;
        let kept_out = kept_out.into_inner();
        self.await_final(base + payments.len() as u64 - kept_out)?;
        let seconds = start.elapsed().as_secs_f64();
        Ok(Raced { seconds, refused: self.watcher.refused() - refused + kept_out })
    }

    /// Submits payments at `rate` a second until all are submitted, then waits until they are final.
    pub fn pace(&self, payments: &[Payment], rate: f64) -> Result<(), Failure> {
        let base = self.watcher.committed();
        let connections = self.addresses.len() * CONNECTIONS;
        let batch = (rate * TICK.as_secs_f64() / connections as f64).max(1.0) as usize;
        let pause = Duration::from_secs_f64((batch * connections) as f64 / rate);
        let next = AtomicUsize::new(0);
        self.on_connections(|client| {
            let mut due = Instant::now();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(batch) = payments.chunks(batch).nth(index) else { return Ok(()) };
                thread::sleep(due.saturating_duration_since(Instant::now()));
                due += pause;
                submit(client, batch)?;
            }
        })?;
        self.await_final(base + payments.len() as u64)?;
        match self.watcher.refused() {
            0 => Ok(()),
            refused => Err(failed(format!("{refused} payments were final and moved nothing"))),
        }
    }

    fn on_connections(&self, work: impl Fn(&Client) -> Result<(), Failure> + Sync) -> Result<(), Failure> {
        let work = &work;
        thread::scope(|scope| {
            let workers: Vec<_> = (0..CONNECTIONS)
                .flat_map(|_| self.addresses)
                .map(|address| scope.spawn(move || work(&Client::new(*address))))
                .collect();
            workers.into_iter().try_for_each(|worker| worker.join().expect("load does not panic"))
        })
    }

    fn await_room(&self, base: u64, submitted: &AtomicU64) -> Result<(), Failure> {
        self.await_until(|committed| submitted.load(Ordering::Relaxed) < committed - base + self.in_flight)
    }

    /// Waits until `count` payments in all are final.
    fn await_final(&self, count: u64) -> Result<(), Failure> {
        self.await_until(|committed| committed >= count)
    }

    fn await_until(&self, reached: impl Fn(u64) -> bool) -> Result<(), Failure> {
        let (mut last, mut moved) = (self.watcher.committed(), Instant::now());
        while !reached(last) {
            thread::sleep(Duration::from_millis(1));
            let committed = self.watcher.committed();
            if committed != last {
                (last, moved) = (committed, Instant::now());
            }
            if moved.elapsed() > PATIENCE {
                return Err(failed(format!("payments stopped becoming final after {last}")));
            }
        }
        Ok(())
    }
}

/// Submits payments until all are taken.
pub fn submit(client: &Client, payments: &[Payment]) -> Result<(), Failure> {
    match offer(client, payments)?.first() {
        None => Ok(()),
        Some(reason) => Err(failed(format!("a payment was refused: {reason}"))),
    }
}

/// Submits payments until each is taken or refused; says why those were that were refused.
fn offer(client: &Client, payments: &[Payment]) -> Result<Vec<Refusal>, Failure> {
    let mut refusals = Vec::new();
    let mut rest: Vec<Payment> = payments.to_vec();
    let start = Instant::now();
    loop {
        let fates = client.submit(&rest)?;
        let mut again = Vec::new();
        for (payment, fate) in rest.into_iter().zip(fates) {
            match fate {
                Fate::Taken => {}
                Fate::NoRoom => again.push(payment),
                Fate::Refused(reason) => refusals.push(reason),
            }
        }
        if again.is_empty() {
            return Ok(refusals);
        }
        if start.elapsed() > PATIENCE {
            return Err(failed("a member had no room for payments for a minute"));
        }
        rest = again;
        thread::sleep(NO_ROOM_PAUSE);
    }
}
