//! A small economy of simulated people, so that every screen and command of a new local network shows something real.
//!
//! Scenes of real transactions are played one after the other through the node's own API, and some of the people go on
//! living afterwards, gently. A network that was made without the economy never gets it: its people have no coins there.

mod background;
mod campaigns;
mod chakra;
mod council;
mod deals;
mod feeds;
mod guide;
mod life;
mod loans;
mod markets;
mod names;
mod network;
mod people;
mod play;
mod rates;
mod reserve;
mod savings;
mod scenes;
mod words;

#[cfg(test)]
mod tests;

pub use background::{Background, Stand, doing};
pub use people::{Cast, LIVING, Role};

use tally_types::{Genesis, Parameters};

/// An epoch of a network with the economy: short, so that campaigns and stake can be watched.
const EPOCH_MS: u64 = 10 * 60 * 1000;

/// The parameters of a network with the economy.
pub fn parameters() -> Parameters {
    Parameters { epoch_ms: EPOCH_MS, ..Parameters::default() }
}

/// Whether the network was made with the economy.
pub fn is_in(genesis: &Genesis, cast: &Cast) -> bool {
    let nord = cast.address(Role::Nord);
    genesis.allocations.binary_search_by_key(&nord, |allocation| allocation.account).is_ok()
}
