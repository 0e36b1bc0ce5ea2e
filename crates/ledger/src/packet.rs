//! Packets: money in shares for whoever comes first, each account once.

pub(crate) mod claim;
pub(crate) mod create;
pub(crate) mod draw;
pub(crate) mod reach;
pub(crate) mod reclaim;
mod share;
mod uniform;
