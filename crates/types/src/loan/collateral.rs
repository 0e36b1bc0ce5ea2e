//! What collateral counts for, and how much of it a debt takes.
//!
//! Invariant: what is taken counts for at least what is settled by it, unless all is taken; roundings favour the lender,
//! by less than one unit of either side each.

use super::{Collateral, OracleValuation};
use crate::{Amount, oracle::Price};

/// Hundredths of a per cent in a whole.
const WHOLE_BPS: u128 = 10_000;

/// What a base unit of collateral counts for, in base units of the loan: `numerator ÷ denominator`, of which
/// `counted_bps` hundredths of a per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    numerator: u128,
    denominator: u128,
    counted_bps: u128,
}

/// What a claim takes, and what of the debt it settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimed {
    pub taken: Amount,
    pub settled: Amount,
}

impl Worth {
    /// The collateral agreed counts for `value`.
    pub fn agreed(collateral: &Collateral, value: Amount) -> Self {
        Self { numerator: value.0, denominator: collateral.amount.0, counted_bps: WHOLE_BPS }
    }

    /// By a feed's price, between the assets' decimals.
    pub fn by_price(
        valuation: &OracleValuation,
        price: &Price,
        collateral_decimals: u8,
        unit_decimals: u8,
    ) -> Self {
        let mantissa = u128::from(price.mantissa);
        let (up, down) = if valuation.inverted {
            (price.decimals + unit_decimals, collateral_decimals)
        } else {
            (unit_decimals, price.decimals + collateral_decimals)
        };
        // Only the difference of the powers counts, and it is at most 36.
        let (up, down) = (up.saturating_sub(down), down.saturating_sub(up));
        let (up, down) = (10u128.pow(u32::from(up)), 10u128.pow(u32::from(down)));
        let (numerator, denominator) =
            if valuation.inverted { (up, down * mantissa) } else { (mantissa * up, down) };
        Self { numerator, denominator, counted_bps: WHOLE_BPS - u128::from(valuation.haircut_bps) }
    }

    /// What `units` count for, rounded down twice; `None` past any debt.
    pub fn value(&self, units: Amount) -> Option<Amount> {
        units.mul_div_floor(self.numerator, self.denominator)?.mul_div_floor(self.counted_bps, WHOLE_BPS)
    }

    /// Fewest units, but for two roundings up, that count for `owed`; `None` past any balance.
    fn units_for(&self, owed: Amount) -> Option<Amount> {
        owed.mul_div_ceil(WHOLE_BPS, self.counted_bps)?.mul_div_ceil(self.denominator, self.numerator)
    }

    /// What a claim on `held` takes for `owed`.
    pub fn claim(&self, held: Amount, owed: Amount) -> Claimed {
        match self.value(held) {
            Some(value) if value <= owed => Claimed { taken: held, settled: value },
            _ => Claimed { taken: self.units_for(owed).map_or(held, |units| units.min(held)), settled: owed },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AssetId, loan::Valuation, oracle::FeedId};
    use proptest::prelude::*;

    #[test]
    fn an_agreed_value_counts_in_proportion() {
        let collateral =
            Collateral { asset: AssetId(2), amount: Amount(30), valuation: Valuation::Agreed(Amount(100)) };
        let worth = Worth::agreed(&collateral, Amount(100));
        assert_eq!(worth.claim(Amount(30), Amount(120)), Claimed { taken: Amount(30), settled: Amount(100) });
        // 50 × 30 ÷ 100 = 15, and for 51 it takes 15.3 rounded up.
        assert_eq!(worth.claim(Amount(30), Amount(50)), Claimed { taken: Amount(15), settled: Amount(50) });
        assert_eq!(worth.claim(Amount(30), Amount(51)), Claimed { taken: Amount(16), settled: Amount(51) });
    }

    #[test]
    fn a_price_counts_less_its_haircut_between_decimals() {
        let price = Price { mantissa: 11_750, decimals: 4, at_ms: 0 };
        let valuation = OracleValuation { feed: FeedId(0), inverted: false, haircut_bps: 2_000 };
        // 100.00 EUR at 1.1750 USD, of which 80 %: 94.000000 USD.
        let worth = Worth::by_price(&valuation, &price, 2, 6);
        assert_eq!(worth.value(Amount(10_000)), Some(Amount(94_000_000)));
        assert_eq!(worth.claim(Amount(10_000), Amount(47_000_000)).taken, Amount(5_000));
        // 117.50 USD at 1.1750 USD for a EUR, of which 80 %: 80.00 EUR.
        let worth = Worth::by_price(&OracleValuation { inverted: true, ..valuation }, &price, 2, 2);
        assert_eq!(worth.value(Amount(11_750)), Some(Amount(8_000)));
    }

    proptest! {
        #[test]
        fn what_is_taken_counts_for_what_it_settles(
            mantissa in 1u64.., places in (0u8..=18, 0u8..=18, 0u8..=18), haircut_bps in 0u16..10_000,
            inverted: bool, held in 1u128..1 << 100, owed in 1u128..1 << 100,
        ) {
            let price = Price { mantissa, decimals: places.0, at_ms: 0 };
            let valuation = OracleValuation { feed: FeedId(0), inverted, haircut_bps };
            let worth = Worth::by_price(&valuation, &price, places.1, places.2);
            let claimed = worth.claim(Amount(held), Amount(owed));
            prop_assert!(claimed.taken <= Amount(held) && claimed.settled <= Amount(owed));
            if claimed.taken < Amount(held) {
                prop_assert_eq!(claimed.settled, Amount(owed));
                prop_assert!(worth.value(claimed.taken).is_none_or(|value| value >= Amount(owed)));
            }
        }
    }
}
