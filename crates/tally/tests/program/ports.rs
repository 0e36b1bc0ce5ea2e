//! Ports that stay free while a network is down: below those that systems give to connections on their way out.

use std::{
    net::{Ipv4Addr, TcpListener},
    process,
    sync::atomic::{AtomicU16, Ordering},
};

const FIRST: u16 = 12_000;
const LAST: u16 = 30_000;
/// Ports between two that are tried; tests beside this one begin elsewhere.
const STEP: u16 = 16;

static TRIED: AtomicU16 = AtomicU16::new(0);

/// The first of `count` free ports in a row.
pub fn free(count: u16) -> u16 {
    let slots = (LAST - FIRST) / STEP;
    let begin = (process::id() % u32::from(slots)) as u16;
    for _ in 0..slots {
        let slot = (begin + TRIED.fetch_add(1, Ordering::Relaxed)) % slots;
        let first = FIRST + slot * STEP;
        if (first..first + count).all(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()) {
            return first;
        }
    }
    panic!("no ports are free");
}
