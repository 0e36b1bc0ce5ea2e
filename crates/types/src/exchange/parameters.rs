//! What trading costs, and who gets it.

use crate::{Amount, parameters::ParametersError};

/// Highest fee of either side: a tenth.
pub const MAX_FEE_BPS: u16 = 1_000;
/// All of it.
const WHOLE_BPS: u16 = 10_000;

wire_struct! {
    /// In basis points (ten-thousandths).
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ExchangeParameters {
        /// What who takes pays of a trade's value.
        pub taker_fee_bps: u16,
        /// What the owner of the open order pays of it, as of when it was placed.
        pub maker_fee_bps: u16,
        /// What the market's opener gets of all fees; the rest is the fee pot's.
        pub opener_share_bps: u16,
    }
}

impl Default for ExchangeParameters {
    fn default() -> Self {
        Self { taker_fee_bps: 20, maker_fee_bps: 10, opener_share_bps: 2_000 }
    }
}

impl ExchangeParameters {
    pub fn check(&self) -> Result<(), ParametersError> {
        let fees = self.taker_fee_bps <= MAX_FEE_BPS && self.maker_fee_bps <= MAX_FEE_BPS;
        if fees && self.opener_share_bps <= WHOLE_BPS { Ok(()) } else { Err(ParametersError::Exchange) }
    }

    /// The opener's part of `fees`, rounded down: the pot gets the rest.
    pub fn opener_share(&self, fees: Amount) -> Amount {
        fees.mul_div_floor(u128::from(self.opener_share_bps), u128::from(WHOLE_BPS))
            .expect("a share is at most the whole")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fees_are_at_most_a_tenth_and_shares_at_most_all() {
        let check = |taker_fee_bps, maker_fee_bps, opener_share_bps| {
            ExchangeParameters { taker_fee_bps, maker_fee_bps, opener_share_bps }.check()
        };
        assert_eq!(ExchangeParameters::default().check(), Ok(()));
        assert_eq!(check(1_000, 1_000, 10_000), Ok(()));
        let refused = Err(ParametersError::Exchange);
        assert_eq!([check(1_001, 0, 0), check(0, 1_001, 0), check(0, 0, 10_001)], [refused; 3]);
    }
}
