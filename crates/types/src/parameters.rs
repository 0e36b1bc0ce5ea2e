//! Parameters: the numbers by which the nouns work, agreed at genesis.
//!
//! They are a record of the state, so every member executes a block by the same ones.

use crate::exchange::ExchangeParameters;

/// Shortest epoch: a minute.
pub const MIN_EPOCH_MS: u64 = 60 * 1000;
/// Longest epoch: a week.
pub const MAX_EPOCH_MS: u64 = 7 * 24 * 60 * 60 * 1000;

wire_struct! {
    /// All parameters; each noun has its own part.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Parameters {
        /// How long an epoch of the ledger lasts.
        pub epoch_ms: u64,
        pub exchange: ExchangeParameters,
    }
}

/// Why parameters cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParametersError {
    #[error("an epoch lasts a minute to a week")]
    Epoch,
    #[error("an exchange's fees are at most 1000 basis points, the opener's share at most 10000")]
    Exchange,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { epoch_ms: 24 * 60 * 60 * 1000, exchange: ExchangeParameters::default() }
    }
}

impl Parameters {
    pub fn check(&self) -> Result<(), ParametersError> {
        if !(MIN_EPOCH_MS..=MAX_EPOCH_MS).contains(&self.epoch_ms) {
            return Err(ParametersError::Epoch);
        }
        self.exchange.check()?;
        Ok(())
    }
}

/// The ledger's epoch at a block's time: whole epochs since 1970.
///
/// # Panics
///
/// If `parameters` do not pass [`Parameters::check`].
pub fn epoch_of(time_ms: u64, parameters: &Parameters) -> u64 {
    time_ms / parameters.epoch_ms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_epoch_lasts_a_minute_to_a_week() {
        let check = |epoch_ms| Parameters { epoch_ms, ..Parameters::default() }.check();
        assert_eq!(Parameters::default().check(), Ok(()));
        assert_eq!((check(MIN_EPOCH_MS), check(MAX_EPOCH_MS)), (Ok(()), Ok(())));
        let refused = Err(ParametersError::Epoch);
        assert_eq!((check(MIN_EPOCH_MS - 1), check(MAX_EPOCH_MS + 1)), (refused, refused));
    }

    #[test]
    fn an_epoch_begins_with_its_first_millisecond() {
        let parameters = Parameters { epoch_ms: MIN_EPOCH_MS, ..Parameters::default() };
        assert_eq!(epoch_of(MIN_EPOCH_MS - 1, &parameters), 0);
        assert_eq!(epoch_of(MIN_EPOCH_MS, &parameters), 1);
    }
}
