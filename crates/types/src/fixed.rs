//! Numbers of units with 64 binary places: what each share of a pool has earned, and what is owed to whom.
//!
//! Invariant: nothing is lost. Sums, differences and products are exact, and a division gives its remainder back.

use crate::Amount;

wire_struct! {
    /// `units + parts ÷ 2⁶⁴`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    pub struct Fixed {
        pub units: u128,
        pub parts: u64,
    }
}

impl Fixed {
    pub const ZERO: Self = Self { units: 0, parts: 0 };

    /// Parts of one unit.
    const ONE: u128 = 1 << 64;

    pub const fn of(amount: Amount) -> Self {
        Self { units: amount.0, parts: 0 }
    }

    /// `parts ÷ 2⁶⁴`.
    pub const fn of_parts(parts: u128) -> Self {
        Self { units: parts >> 64, parts: parts as u64 }
    }

    /// The sum, or `None` past 2¹²⁸ units.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let parts = u128::from(self.parts) + u128::from(other.parts);
        let units = self.units.checked_add(other.units)?.checked_add(parts >> 64)?;
        Some(Self { units, parts: parts as u64 })
    }

    /// The difference, or `None` below zero.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let (parts, borrow) = self.parts.overflowing_sub(other.parts);
        let units = self.units.checked_sub(other.units)?.checked_sub(u128::from(borrow))?;
        Some(Self { units, parts })
    }

    /// The product, or `None` past 2¹²⁸ units.
    #[must_use]
    pub fn checked_mul(self, by: u128) -> Option<Self> {
        let parts = u128::from(self.parts);
        // The parts' product has up to 192 bits; its two halves have 128 each.
        let (high, low) = ((by >> 64) * parts, (by & (Self::ONE - 1)) * parts);
        let whole = high + (low >> 64);
        let units = self.units.checked_mul(by)?.checked_add(whole)?;
        Some(Self { units, parts: low as u64 })
    }

    /// The quotient, rounded down, and the remainder in parts, less than `divisor`; `None` for a divisor of zero.
    #[must_use]
    pub fn div_rem(self, divisor: u128) -> Option<(Self, u128)> {
        let (units, rest) = (self.units.checked_div(divisor)?, self.units.checked_rem(divisor)?);
        let (parts, rest) = Amount(rest).mul_div_rem(Self::ONE, divisor)?;
        let (more, rest) = match rest.checked_add(u128::from(self.parts)) {
            Some(rest) => (rest / divisor, rest % divisor),
            // Past 2¹²⁸: the divisor is more than half of that and goes in once.
            None => (1, rest.wrapping_add(u128::from(self.parts)).wrapping_sub(divisor)),
        };
        let quotient = Self::of_parts(parts.0.checked_add(more)?).checked_add(Self { units, parts: 0 })?;
        Some((quotient, rest))
    }

    /// `self × bps ÷ 10,000` with `carry` ten-thousandths of a part added, rounded down, and the ten-thousandths left
    /// over; `None` past 2¹²⁸ units.
    #[must_use]
    pub fn share(self, bps: u16, carry: u16) -> Option<(Self, u16)> {
        const WHOLE: u128 = crate::parameters::WHOLE_BPS as u128;
        let (units, rest) = Amount(self.units).mul_div_rem(u128::from(bps), WHOLE)?;
        let rest = (rest << 64) + u128::from(self.parts) * u128::from(bps) + u128::from(carry);
        let share = Self::of_parts(rest / WHOLE).checked_add(Self::of(units))?;
        Some((share, (rest % WHOLE) as u16))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some_fixed() -> impl Strategy<Value = Fixed> {
        let units = prop_oneof![0u128..1000, any::<u128>().prop_map(|units| units >> 1)];
        (units, any::<u64>()).prop_map(|(units, parts)| Fixed { units, parts })
    }

    fn some_divisor() -> impl Strategy<Value = u128> {
        prop_oneof![1u128..1000, 1u128..]
    }

    #[test]
    fn a_third_and_its_remainder_are_the_whole() {
        let (third, rest) = Fixed::of(Amount(1)).div_rem(3).unwrap();
        assert_eq!((third, rest), (Fixed { units: 0, parts: 0x5555_5555_5555_5555 }, 1));
        let whole = third.checked_mul(3).unwrap().checked_add(Fixed::of_parts(rest));
        assert_eq!(whole, Some(Fixed::of(Amount(1))));
        assert_eq!(Fixed::of(Amount(1)).div_rem(0), None);
        assert_eq!(Fixed::of(Amount(1 << 127)).checked_mul(2), None);
        assert_eq!(Fixed::ZERO.checked_sub(Fixed::of_parts(1)), None);
    }

    proptest! {
        #[test]
        fn quotient_times_divisor_plus_remainder_is_the_dividend(value in some_fixed(), divisor in some_divisor()) {
            let (quotient, rest) = value.div_rem(divisor).unwrap();
            prop_assert!(rest < divisor);
            let back = quotient.checked_mul(divisor).and_then(|back| back.checked_add(Fixed::of_parts(rest)));
            prop_assert_eq!(back, Some(value));
        }

        #[test]
        fn a_share_in_two_steps_is_the_share_in_one(
            (one, other) in (some_fixed(), some_fixed()), bps in 0u16..=10_000, carry in 0u16..10_000,
        ) {
            let both = one.checked_add(other).unwrap().share(bps, carry).unwrap();
            let (first, carry) = one.share(bps, carry).unwrap();
            let (second, carry) = other.share(bps, carry).unwrap();
            prop_assert_eq!((first.checked_add(second).unwrap(), carry), both);
        }

        #[test]
        fn a_difference_undoes_a_sum(one in some_fixed(), other in some_fixed()) {
            prop_assert_eq!(one.checked_add(other).unwrap().checked_sub(other), Some(one));
        }
    }
}
