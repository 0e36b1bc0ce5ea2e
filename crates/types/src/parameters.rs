//! Parameters: the numbers by which the nouns work, agreed at genesis.
//!
//! They are a record of the state, so every member executes a block by the same ones.

use crate::{mining::MiningParameters, stake::StakeParameters, treasury::FeeShares};

/// Shortest epoch: a minute.
pub const MIN_EPOCH_MS: u64 = 60 * 1000;
/// Longest epoch: a week.
pub const MAX_EPOCH_MS: u64 = 7 * 24 * 60 * 60 * 1000;
/// The whole, in hundredths of a percent ("basis points").
pub const WHOLE_BPS: u16 = 10_000;

wire_struct! {
    /// All parameters; each noun has its own part.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Parameters {
        /// How long an epoch of the ledger lasts.
        pub epoch_ms: u64,
        pub fee_shares: FeeShares,
        pub stake: StakeParameters,
        pub mining: MiningParameters,
    }
}

/// Why parameters cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParametersError {
    #[error("an epoch lasts a minute to a week")]
    Epoch,
    #[error("the stakers' share of the fees is more than half, or all shares are more than the whole")]
    FeeShares,
    #[error(
        "stake: a bond is at least one unit, unbonding lasts 1 to 28 epochs, a commission is at most the whole"
    )]
    Stake,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            epoch_ms: 24 * 60 * 60 * 1000,
            fee_shares: FeeShares::default(),
            stake: StakeParameters::default(),
            mining: MiningParameters::default(),
        }
    }
}

impl Parameters {
    pub fn check(&self) -> Result<(), ParametersError> {
        if !(MIN_EPOCH_MS..=MAX_EPOCH_MS).contains(&self.epoch_ms) {
            return Err(ParametersError::Epoch);
        }
        if !self.fee_shares.is_sound() {
            return Err(ParametersError::FeeShares);
        }
        if !self.stake.is_sound() {
            return Err(ParametersError::Stake);
        }
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
    use crate::{Amount, stake::MAX_UNBONDING_EPOCHS};

    #[test]
    fn an_epoch_lasts_a_minute_to_a_week() {
        let check = |epoch_ms| Parameters { epoch_ms, ..Parameters::default() }.check();
        assert_eq!(Parameters::default().check(), Ok(()));
        assert_eq!((check(MIN_EPOCH_MS), check(MAX_EPOCH_MS)), (Ok(()), Ok(())));
        let refused = Err(ParametersError::Epoch);
        assert_eq!((check(MIN_EPOCH_MS - 1), check(MAX_EPOCH_MS + 1)), (refused, refused));
    }

    #[test]
    fn shares_of_the_fees_are_together_no_more_than_the_whole() {
        let check = |stakers_bps, mining_bps| {
            Parameters { fee_shares: FeeShares { stakers_bps, mining_bps }, ..Parameters::default() }.check()
        };
        assert_eq!(check(5_000, 5_000), Ok(()));
        for (stakers_bps, mining_bps) in [(5_001, 0), (5_000, 5_001), (0, 10_001)] {
            assert_eq!(check(stakers_bps, mining_bps), Err(ParametersError::FeeShares));
        }
    }

    #[test]
    fn stake_has_a_least_bond_a_longest_wait_and_a_highest_commission() {
        let sound = StakeParameters::default();
        let check = |stake| Parameters { stake, ..Parameters::default() }.check();
        let refused = Err(ParametersError::Stake);
        assert_eq!(check(StakeParameters { min_bond: Amount(0), ..sound.clone() }), refused);
        assert_eq!(check(StakeParameters { unbonding_epochs: 0, ..sound.clone() }), refused);
        let unbonding_epochs = MAX_UNBONDING_EPOCHS + 1;
        assert_eq!(check(StakeParameters { unbonding_epochs, ..sound.clone() }), refused);
        assert_eq!(check(StakeParameters { max_commission_bps: 10_001, ..sound.clone() }), refused);
        assert_eq!(check(StakeParameters { max_raise_bps: 10_001, ..sound }), refused);
    }

    #[test]
    fn an_epoch_begins_with_its_first_millisecond() {
        let parameters = Parameters { epoch_ms: MIN_EPOCH_MS, ..Parameters::default() };
        assert_eq!(epoch_of(MIN_EPOCH_MS - 1, &parameters), 0);
        assert_eq!(epoch_of(MIN_EPOCH_MS, &parameters), 1);
    }
}
