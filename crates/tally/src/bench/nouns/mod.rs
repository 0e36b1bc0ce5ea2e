//! All nouns at work: each by itself on the ledger alone, and a realistic mix of them end to end.
//!
//! A [`Town`] is set up by real transactions: assets and their markets with a book, a feed, a stablecoin, pools,
//! campaigns, packets, mandates, loans. A [`Deed`] then makes one noun's main operation for a turn. Deeds follow from
//! the turn alone, name nothing that another deed makes, and use up what they use once, so that each applies in
//! whatever order the accounts' transactions arrive.

mod act;
mod alone;
mod cast;
mod deeds;
mod earning;
mod mix;
mod network;
mod orders;
mod town;
mod wave;

#[cfg(test)]
mod tests;

pub use act::{Act, Desk};
pub use alone::measure as alone;
pub use mix::Mix;
pub use network::{epoch_ms, measure as mixed, with_epoch};
pub use town::Town;

/// The transaction of a turn; `None` when what was prepared for it is used up.
pub type Deed = fn(&Town<'_>, u64) -> Option<Act>;
