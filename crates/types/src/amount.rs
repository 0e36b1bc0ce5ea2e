//! Amounts of money: unsigned 128-bit base units, checked at every step.
//!
//! Money is never a float and never wraps, saturates or is cast. Every rounding names its direction, and the caller
//! says whom it favours.

use bytes::BufMut;
use commonware_codec::{Buf, Error, FixedSize, Read, Write};
use std::fmt;

/// A number of an asset's base units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(pub u128);

impl Amount {
    pub const ZERO: Self = Self(0);
    pub const MAX: Self = Self(u128::MAX);

    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum, or `None` past `u128::MAX`.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(sum) => Some(Self(sum)),
            None => None,
        }
    }

    /// The difference, or `None` below zero.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(difference) => Some(Self(difference)),
            None => None,
        }
    }

    /// `self × numerator ÷ denominator`, rounded down, exact in 256 bits; `None` on overflow or a zero denominator.
    #[must_use]
    pub fn mul_div_floor(self, numerator: u128, denominator: u128) -> Option<Self> {
        mul_div(self.0, numerator, denominator).map(|(quotient, _)| Self(quotient))
    }

    /// `self × numerator ÷ denominator`, rounded up, exact in 256 bits; `None` on overflow or a zero denominator.
    #[must_use]
    pub fn mul_div_ceil(self, numerator: u128, denominator: u128) -> Option<Self> {
        let (quotient, remainder) = mul_div(self.0, numerator, denominator)?;
        if remainder == 0 { Some(Self(quotient)) } else { quotient.checked_add(1).map(Self) }
    }

    /// Quotient and remainder of `self × numerator ÷ denominator`, exact in 256 bits; `None` where
    /// [`Amount::mul_div_floor`] is.
    #[must_use]
    pub fn mul_div_rem(self, numerator: u128, denominator: u128) -> Option<(Self, u128)> {
        mul_div(self.0, numerator, denominator).map(|(quotient, remainder)| (Self(quotient), remainder))
    }

    /// How `self × by` compares with `other × other_by`, exact in 256 bits.
    pub fn cmp_products(self, by: u128, other: Self, other_by: u128) -> std::cmp::Ordering {
        widening_mul(self.0, by).cmp(&widening_mul(other.0, other_by))
    }

    /// Reads a decimal number of whole units, such as `12.5`, as base units of an asset with `decimals` places.
    ///
    /// Refuses signs, exponents, more places than the asset has, and anything past `u128::MAX`. Group separators
    /// (`1,234.5`) are for the surface that knows its user's locale, not for this function.
    pub fn parse(text: &str, decimals: u8) -> Result<Self, AmountError> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if whole.is_empty() || (text.contains('.') && fraction.is_empty()) {
            return Err(AmountError::NotANumber);
        }
        if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
            return Err(AmountError::NotANumber);
        }
        if fraction.len() > usize::from(decimals) {
            return Err(AmountError::TooManyPlaces { places: fraction.len(), decimals });
        }
        let padding = usize::from(decimals) - fraction.len();
        let digits = whole.bytes().chain(fraction.bytes()).chain(std::iter::repeat_n(b'0', padding));
        let mut value = 0u128;
        for digit in digits {
            value = value
                .checked_mul(10)
                .and_then(|tens| tens.checked_add(u128::from(digit - b'0')))
                .ok_or(AmountError::TooLarge)?;
        }
        Ok(Self(value))
    }

    /// Writes base units as a decimal number of whole units, without trailing zeros and without separators.
    pub fn format(self, decimals: u8) -> String {
        let digits = self.0.to_string();
        let places = usize::from(decimals);
        if places == 0 {
            return digits;
        }
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let fraction = fraction.trim_end_matches('0');
        if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
    }
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    #[error("write the amount as digits, with one point at most, such as 12.5")]
    NotANumber,
    #[error("the amount has {places} decimal places but the asset has {decimals}")]
    TooManyPlaces { places: usize, decimals: u8 },
    #[error("the amount is larger than any ledger can hold")]
    TooLarge,
}

/// Quotient and remainder of `a × b ÷ c` with a 256-bit intermediate product.
fn mul_div(a: u128, b: u128, c: u128) -> Option<(u128, u128)> {
    if c == 0 {
        return None;
    }
    if let Some(product) = a.checked_mul(b) {
        return Some((product / c, product % c));
    }
    let (high, low) = widening_mul(a, b);
    if high >= c {
        return None;
    }
    // Long division of (high, low) by c, bit by bit: the remainder stays below c, and its doubling may need bit 129.
    let (mut remainder, mut quotient) = (high, 0u128);
    for bit in (0..128).rev() {
        let carry = remainder >> 127 == 1;
        remainder = remainder << 1 | (low >> bit & 1);
        quotient <<= 1;
        if carry || remainder >= c {
            remainder = remainder.wrapping_sub(c);
            quotient |= 1;
        }
    }
    Some((quotient, remainder))
}

/// The 256-bit product of two 128-bit numbers, as (high, low).
fn widening_mul(a: u128, b: u128) -> (u128, u128) {
    const MASK: u128 = u64::MAX as u128;
    let (a1, a0, b1, b0) = (a >> 64, a & MASK, b >> 64, b & MASK);
    let low = a0 * b0;
    let middle = a1 * b0 + (low >> 64);
    let cross = (middle & MASK) + a0 * b1;
    (a1 * b1 + (middle >> 64) + (cross >> 64), cross << 64 | low & MASK)
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Write for Amount {
    #[inline]
    fn write(&self, buf: &mut impl BufMut) {
        self.0.write(buf);
    }
}

impl FixedSize for Amount {
    const SIZE: usize = 16;
}

impl Read for Amount {
    type Cfg = ();

    #[inline]
    fn read_cfg(buf: &mut impl Buf, _: &()) -> Result<Self, Error> {
        Ok(Self(u128::read_cfg(buf, &())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_and_amount_agree() {
        for (text, decimals, units) in [
            ("0", 0, 0),
            ("12.5", 2, 1250),
            ("0.000001", 6, 1),
            ("340282366920938463463374607431768211455", 0, u128::MAX),
        ] {
            assert_eq!(Amount::parse(text, decimals), Ok(Amount(units)), "{text}");
            assert_eq!(Amount(units).format(decimals), text);
        }
        assert_eq!(Amount(100).format(2), "1");
    }

    #[test]
    fn text_that_is_no_amount_says_why() {
        for text in ["", ".", "1.", ".5", "-1", "+1", "1e3", "1,000", "１２", " 1", "0x10"] {
            assert_eq!(Amount::parse(text, 6), Err(AmountError::NotANumber), "{text}");
        }
        assert_eq!(Amount::parse("1.234", 2), Err(AmountError::TooManyPlaces { places: 3, decimals: 2 }));
        assert_eq!(Amount::parse("340282366920938463463374607431768211456", 0), Err(AmountError::TooLarge));
    }

    #[test]
    fn a_product_past_128_bits_divides_exactly() {
        assert_eq!(Amount::MAX.mul_div_floor(u128::MAX, u128::MAX), Some(Amount::MAX));
        assert_eq!(Amount::MAX.mul_div_ceil(u128::MAX - 1, u128::MAX), Some(Amount(u128::MAX - 1)));
        assert_eq!(Amount::MAX.mul_div_floor(2, 1), None);
        assert_eq!(Amount(1).mul_div_floor(1, 0), None);
        assert_eq!(Amount(7).mul_div_floor(1, 2), Some(Amount(3)));
        assert_eq!(Amount(7).mul_div_ceil(1, 2), Some(Amount(4)));
        assert_eq!(Amount(7).mul_div_rem(3, 4), Some((Amount(5), 1)));
        assert_eq!(Amount::MAX.cmp_products(2, Amount(2), u128::MAX), std::cmp::Ordering::Equal);
        assert_eq!(Amount::MAX.cmp_products(3, Amount::MAX, 2), std::cmp::Ordering::Greater);
    }

    proptest! {
        #[test]
        fn division_undoes_multiplication(a: u128, b in 1u128..) {
            prop_assert_eq!(Amount(a).mul_div_floor(b, b), Some(Amount(a)));
            prop_assert_eq!(Amount(a).mul_div_ceil(b, b), Some(Amount(a)));
        }

        #[test]
        fn quotient_times_divisor_plus_remainder_is_the_product(a: u128, b: u128, c in 1u128..) {
            if let Some((quotient, remainder)) = mul_div(a, b, c) {
                prop_assert!(remainder < c);
                let (high, low) = widening_mul(a, b);
                let (back_high, back_low) = widening_mul(quotient, c);
                let (sum, carry) = back_low.overflowing_add(remainder);
                prop_assert_eq!((high, low), (back_high + u128::from(carry), sum));
            }
        }

        #[test]
        fn formatting_round_trips(units: u128, decimals in 0u8..=18) {
            prop_assert_eq!(Amount::parse(&Amount(units).format(decimals), decimals), Ok(Amount(units)));
        }
    }
}
