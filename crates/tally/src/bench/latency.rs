//! From submission to finality: single payments, each timed from its request until it is final and durable.

use super::{
    chance::Chance,
    client::Client,
    load::{Load, submit},
    network::failed,
    watcher::Watcher,
    workload::Payment,
};
use crate::failure::Failure;
use std::{
    net::SocketAddr,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

/// Longest pause between two timed payments under load, and when idle.
const PAUSE_UNDER_LOAD_MS: u64 = 60;
const PAUSE_IDLE_MS: u64 = 200;
/// How long a timed payment may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The median and the 99th percentile, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Latency {
    pub p50_ms: f64,
    pub p99_ms: f64,
}

impl Latency {
    /// `None` when nothing was timed.
    pub fn of(mut delays: Vec<Duration>) -> Option<Self> {
        delays.sort_unstable();
        let at =
            |percent: usize| delays.get((delays.len() * percent / 100).min(delays.len().saturating_sub(1)));
        let ms = |delay: &Duration| delay.as_secs_f64() * 1000.0;
        Some(Self { p50_ms: at(50).map(ms)?, p99_ms: at(99).map(ms)? })
    }
}

/// One payment at a time on an idle network, at chance moments between heartbeats.
pub fn idle(
    address: SocketAddr,
    watcher: &Watcher,
    payments: &[Payment],
) -> Result<Option<Latency>, Failure> {
    let (client, mut chance) = (Client::new(address), Chance::new(2));
    for payment in payments {
        thread::sleep(Duration::from_millis(chance.below(PAUSE_IDLE_MS)));
        watcher.time(payment.id);
        submit(&client, std::slice::from_ref(payment))?;
        await_timed(watcher)?;
    }
    Ok(Latency::of(watcher.take_delays()))
}

/// Timed payments while `work` loads the network, one after each pause, whether those before are final or not.
pub fn under<R>(
    load: &Load<'_>,
    payments: &[Payment],
    work: impl FnOnce() -> Result<R, Failure>,
) -> Result<(R, Option<Latency>), Failure> {
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let prober = scope.spawn(|| probe(load, payments, &done));
        let result = work();
        done.store(true, Ordering::Release);
        prober.join().expect("probing does not panic")?;
        let result = result?;
        await_timed(load.watcher)?;
        Ok((result, Latency::of(load.watcher.take_delays())))
    })
}

fn probe(load: &Load<'_>, payments: &[Payment], done: &AtomicBool) -> Result<(), Failure> {
    let (client, mut chance) = (Client::new(load.addresses[0]), Chance::new(3));
    for payment in payments {
        if done.load(Ordering::Acquire) {
            break;
        }
        load.watcher.time(payment.id);
        submit(&client, std::slice::from_ref(payment))?;
        thread::sleep(Duration::from_millis(chance.below(PAUSE_UNDER_LOAD_MS)));
    }
    Ok(())
}

fn await_timed(watcher: &Watcher) -> Result<(), Failure> {
    let start = Instant::now();
    while watcher.is_timing() {
        if start.elapsed() > PATIENCE {
            return Err(failed("a timed payment did not become final"));
        }
        thread::sleep(Duration::from_micros(200));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_sorted_delays() {
        let delays = (1..=200).rev().map(Duration::from_millis).collect();
        assert_eq!(Latency::of(delays), Some(Latency { p50_ms: 101.0, p99_ms: 199.0 }));
        assert_eq!(Latency::of(Vec::new()), None);
    }
}
