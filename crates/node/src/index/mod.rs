//! The index: what is final, arranged for searching, kept in an embedded SQL database.
//!
//! It pulls: it reads its own last height and asks the chain for the next blocks, so it never holds consensus up, may
//! lag behind, and says by how much. Invariant: everything in it follows from the genesis and the final blocks, so it
//! can be deleted at any time and is built again; nothing consensus needs is in it.
//!
//! [`lines`] says what a block means to each account · [`batch`] gathers blocks into rows · [`write`] and [`balances`]
//! store them · [`follow`] is the loop · [`read`] answers questions.

mod balances;
mod batch;
mod campaign;
pub mod circulation;
mod council;
mod deal;
pub mod exchange;
pub mod follow;
pub mod lines;
pub mod loan;
mod mandate;
#[cfg(test)]
pub(crate) mod mocks;
mod news;
mod oracle;
mod packet;
pub mod place;
pub mod read;
pub mod reserve;
mod savings;
mod schema;
mod source;
mod sql;
mod stake;
#[cfg(test)]
pub(crate) mod tests;
mod write;

pub use follow::{Index, IndexError, IndexStatus};
pub use lines::{Direction, Line};
pub use place::Place;
pub use source::Source;
