//! Why a transaction did not go through: a record is not loaded, or a rule is broken.

use tally_types::{Refusal, StateKey};

/// Why nothing was applied. The overlay is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// These records must be loaded; then call again.
    Missing(Vec<StateKey>),
    /// The transaction may not enter a block (1xx, 2xx).
    Refused(Refusal),
}

/// [`Stop`] inside the ledger, where it costs no allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Halt {
    Missing(StateKey),
    Refused(Refusal),
}

impl From<Refusal> for Halt {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
