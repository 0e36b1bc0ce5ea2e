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

/// Sets a refusal aside while rules with lower codes are asked; what is missing stops at once.
pub(crate) fn set_aside<T>(found: Result<T, Halt>) -> Result<Result<T, Refusal>, Halt> {
    match found {
        Ok(found) => Ok(Ok(found)),
        Err(Halt::Refused(refusal)) => Ok(Err(refusal)),
        Err(missing) => Err(missing),
    }
}

impl From<Refusal> for Halt {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
