//! Parameters: the numbers by which the nouns work, agreed at genesis and changed by the council.
//!
//! They are a record of the state, so every member executes a block by the same ones.
//!
//! Invariant: epochs follow each other without a gap and never go back, also when their length changes: the epoch
//! under way ends when it was to end, and the next one is the first of the new length.

mod named;

use crate::{
    Hash, council::CouncilParameters, exchange::ExchangeParameters, mining::MiningParameters,
    stake::StakeParameters, treasury::FeeShares,
};
use commonware_codec::Encode as _;

pub use named::NamedError;

/// Shortest epoch: a minute.
pub const MIN_EPOCH_MS: u64 = 60 * 1000;
/// Longest epoch: a week.
pub const MAX_EPOCH_MS: u64 = 7 * 24 * 60 * 60 * 1000;
/// The whole, in hundredths of a percent ("basis points").
pub const WHOLE_BPS: u16 = 10_000;

wire_struct! {
    /// An epoch and the block time it begins at.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct EpochStart {
        pub epoch: u64,
        /// Unix milliseconds.
        pub time_ms: u64,
    }
}

wire_struct! {
    /// All parameters; each noun has its own part.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Parameters {
        /// How long an epoch of the ledger lasts.
        pub epoch_ms: u64,
        /// The first epoch of this length. The ledger moves it on when the length changes; nobody else does.
        pub epochs_from: EpochStart,
        pub fee_shares: FeeShares,
        pub stake: StakeParameters,
        pub council: CouncilParameters,
        pub exchange: ExchangeParameters,
        pub mining: MiningParameters,
    }
}

/// Why parameters cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParametersError {
    #[error("an epoch lasts a minute to a week")]
    Epoch,
    #[error("epoch 0 begins in 1970, and a later one no earlier than a minute an epoch after it")]
    EpochStart,
    #[error("the stakers' share of the fees is more than half, or all shares are more than the whole")]
    FeeShares,
    #[error(
        "stake: a bond is at least one unit, unbonding lasts 1 to 28 epochs, a commission is at most the whole"
    )]
    Stake,
    #[error("the council's periods last a minute to 30 days")]
    Council,
    #[error("an exchange's fees are at most 1000 basis points, the opener's share at most 10000")]
    Exchange,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            epoch_ms: 24 * 60 * 60 * 1000,
            epochs_from: EpochStart::default(),
            fee_shares: FeeShares::default(),
            stake: StakeParameters::default(),
            council: CouncilParameters::default(),
            exchange: ExchangeParameters::default(),
            mining: MiningParameters::default(),
        }
    }
}

impl Parameters {
    pub fn check(&self) -> Result<(), ParametersError> {
        if !(MIN_EPOCH_MS..=MAX_EPOCH_MS).contains(&self.epoch_ms) {
            return Err(ParametersError::Epoch);
        }
        self.epochs_from.check()?;
        if !self.fee_shares.is_sound() {
            return Err(ParametersError::FeeShares);
        }
        if !self.stake.is_sound() {
            return Err(ParametersError::Stake);
        }
        self.council.check()?;
        self.exchange.check()
    }

    /// What a proposal of other parameters names these by.
    pub fn hash(&self) -> Hash {
        Hash::of("tally/parameters", &[&self.encode()])
    }

    /// These parameters as they take effect at `time_ms` in the place of `before`: with its epochs, of which the one
    /// under way is the last of the old length.
    #[must_use]
    pub fn in_place_of(self, before: &Self, time_ms: u64) -> Self {
        let same_length = self.epoch_ms == before.epoch_ms;
        let epochs_from = if same_length { before.epochs_from } else { next_epoch(time_ms, before) };
        Self { epochs_from, ..self }
    }
}

impl EpochStart {
    /// No epoch is shorter than the shortest, so its number never passes its time, and nothing overflows.
    fn check(self) -> Result<(), ParametersError> {
        let is_first = self == Self::default();
        let is_later = self.epoch > 0 && self.epoch <= self.time_ms / MIN_EPOCH_MS;
        if is_first || is_later { Ok(()) } else { Err(ParametersError::EpochStart) }
    }
}

/// The ledger's epoch at a block's time.
///
/// # Panics
///
/// If `parameters` do not pass [`Parameters::check`].
pub fn epoch_of(time_ms: u64, parameters: &Parameters) -> u64 {
    let from = parameters.epochs_from;
    match time_ms.checked_sub(from.time_ms) {
        Some(past_ms) => from.epoch + past_ms / parameters.epoch_ms,
        // The length has changed in the midst of this epoch, the last of the old length.
        None => from.epoch.saturating_sub(1),
    }
}

/// The epoch after the one at `time_ms`, and when it begins.
///
/// # Panics
///
/// If `parameters` do not pass [`Parameters::check`].
pub fn next_epoch(time_ms: u64, parameters: &Parameters) -> EpochStart {
    let Parameters { epoch_ms, epochs_from: from, .. } = *parameters;
    let Some(past_ms) = time_ms.checked_sub(from.time_ms) else { return from };
    let into_ms = past_ms % epoch_ms;
    EpochStart {
        epoch: from.epoch + past_ms / epoch_ms + 1,
        time_ms: (time_ms - into_ms).saturating_add(epoch_ms),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Amount, stake::MAX_UNBONDING_EPOCHS};
    use proptest::prelude::*;

    fn lasting(epoch_ms: u64) -> Parameters {
        Parameters { epoch_ms, ..Parameters::default() }
    }

    #[test]
    fn an_epoch_lasts_a_minute_to_a_week() {
        let check = |epoch_ms| lasting(epoch_ms).check();
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
        let parameters = lasting(MIN_EPOCH_MS);
        assert_eq!(epoch_of(MIN_EPOCH_MS - 1, &parameters), 0);
        assert_eq!(epoch_of(MIN_EPOCH_MS, &parameters), 1);
    }

    #[test]
    fn epochs_are_never_more_than_fit_before_they_begin() {
        let check = |epoch, time_ms| {
            Parameters { epochs_from: EpochStart { epoch, time_ms }, ..Parameters::default() }.check()
        };
        assert_eq!((check(0, 0), check(2, 2 * MIN_EPOCH_MS)), (Ok(()), Ok(())));
        let refused = Err(ParametersError::EpochStart);
        assert_eq!((check(0, 1), check(1, 0), check(2, 2 * MIN_EPOCH_MS - 1)), (refused, refused, refused));
        assert_eq!(check(u64::MAX, u64::MAX), refused);
    }

    /// The worked example of docs/reference/council.md.
    #[test]
    fn the_epoch_under_way_ends_when_it_was_to_end() {
        let before = lasting(100_000);
        let after = lasting(60_000).in_place_of(&before, 250_000);
        assert_eq!(after.epochs_from, EpochStart { epoch: 3, time_ms: 300_000 });
        let epochs = [250_000, 299_999, 300_000, 359_999, 360_000].map(|time_ms| epoch_of(time_ms, &after));
        assert_eq!(epochs, [2, 2, 3, 3, 4]);
        // Changed again before the first epoch of the new length: that one begins no earlier and no later.
        let again = lasting(200_000).in_place_of(&after, 270_000);
        assert_eq!(again.epochs_from, EpochStart { epoch: 3, time_ms: 300_000 });
        assert_eq!(epoch_of(499_999, &again), 3);
        // Another parameter changed: the epochs stay as they are.
        assert_eq!(lasting(200_000).in_place_of(&again, 900_000), again);
    }

    proptest! {
        #[test]
        fn however_the_length_changes_epochs_follow_each_other(
            changes in prop::collection::vec((MIN_EPOCH_MS..=MAX_EPOCH_MS, 0u64..2 * MAX_EPOCH_MS), 1..20),
        ) {
            let (mut parameters, mut time_ms) = (lasting(MAX_EPOCH_MS), 1_800_000_000_000);
            for (epoch_ms, pass_ms) in changes {
                let (epoch, next) = (epoch_of(time_ms, &parameters), next_epoch(time_ms, &parameters));
                prop_assert_eq!(next.epoch, epoch + 1);
                parameters = lasting(epoch_ms).in_place_of(&parameters, time_ms);
                prop_assert_eq!(parameters.check(), Ok(()));
                prop_assert_eq!(epoch_of(time_ms, &parameters), epoch);
                prop_assert_eq!(next_epoch(time_ms, &parameters), next);
                prop_assert_eq!(epoch_of(next.time_ms - 1, &parameters), epoch);
                prop_assert_eq!(epoch_of(next.time_ms, &parameters), epoch + 1);
                prop_assert_eq!(epoch_of(next.time_ms + epoch_ms, &parameters), epoch + 2);
                time_ms += pass_ms;
                prop_assert!(epoch_of(time_ms, &parameters) >= epoch);
            }
        }
    }
}
