//! What things cost.
//!
//! A part of an amount is taken of its multiples of the whole and of the rest by themselves, so that nothing passes 128
//! bits: a = w·q + r gives a·p ÷ w = q·p + r·p ÷ w.

use super::{Market, Open};
use tally_types::{
    AssetId,
    exchange::{ExchangeParameters, Side},
};

const WHOLE_BPS: u128 = 10_000;

/// ⌈value × bps ÷ 10,000⌉
pub fn fee(value: u128, bps: u16) -> u128 {
    let bps = u128::from(bps);
    value / WHOLE_BPS * bps + (value % WHOLE_BPS * bps).div_ceil(WHOLE_BPS)
}

/// ⌊fees × opener_share_bps ÷ 10,000⌋
pub fn opener_share(fees: u128, parameters: &ExchangeParameters) -> u128 {
    let bps = u128::from(parameters.opener_share_bps);
    fees / WHOLE_BPS * bps + fees % WHOLE_BPS * bps / WHOLE_BPS
}

/// ⌊amount × 10,000 ÷ (10,000 + bps)⌋
pub fn value_within(amount: u128, bps: u16) -> u128 {
    let whole = WHOLE_BPS + u128::from(bps);
    amount / whole * WHOLE_BPS + amount % whole * WHOLE_BPS / whole
}

impl Market {
    pub fn value(&self, lots: u64, price: u32) -> Option<u128> {
        u128::from(lots).checked_mul(u128::from(price))?.checked_mul(self.tick)
    }

    pub fn units(&self, lots: u64) -> Option<u128> {
        u128::from(lots).checked_mul(self.lot)
    }

    /// What an order of this side gives.
    pub fn gives(&self, side: Side) -> AssetId {
        match side {
            Side::Buy => self.quote,
            Side::Sell => self.base,
        }
    }

    /// What an order of this side receives.
    pub fn receives(&self, side: Side) -> AssetId {
        match side {
            Side::Buy => self.base,
            Side::Sell => self.quote,
        }
    }
}

impl Open {
    /// What its fee grows by when so many lots trade.
    pub fn fee_for(&self, lots: u64, market: &Market) -> u128 {
        let whole = |lots| fee(market.value(lots, self.price).expect("placed so"), self.fee_bps);
        whole(self.filled + lots) - whole(self.filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_rounded_as_their_names_say() {
        assert_eq!([fee(5_010, 20), fee(3_000, 10), fee(2_010, 10), fee(0, 20)], [11, 3, 3, 0]);
        assert_eq!(fee(u128::MAX, 1_000), u128::MAX / 10 + 1);
        assert_eq!(opener_share(17, &ExchangeParameters::default()), 3);
        assert_eq!([value_within(2_974, 20), value_within(u128::MAX, 0)], [2_968, u128::MAX]);
    }
}
