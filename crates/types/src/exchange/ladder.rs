//! The prices at which orders stand, as a tree of 256-way bitmaps over the price's four bytes.
//!
//! Invariant: a bit is set if and only if an order stands at a price that begins so. The best price and the next one
//! are found in as many reads as a price has bytes, however many orders there are.

use super::Side;

/// Depth of the leaves; the root, at depth 0, lies in the market's record.
pub const LADDER_DEPTH: usize = 3;

wire_struct! {
    /// A set of bytes: bit `place & 7` of byte `place >> 3` says that `place` is in it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Bits {
        pub bytes: [u8; 32],
    }
}

wire_struct! {
    /// One side of a book: its best price, and the first bytes of its prices.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Ladder {
        pub best: Option<u32>,
        pub root: Bits,
    }
}

wire_struct! {
    /// The bytes by which prices that begin alike go on.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Node {
        pub bits: Bits,
    }
}

impl Bits {
    pub fn is_empty(&self) -> bool {
        self.bytes == [0; 32]
    }

    pub fn has(&self, place: u8) -> bool {
        self.bytes[usize::from(place >> 3)] >> (place & 7) & 1 == 1
    }

    #[must_use]
    pub fn with(mut self, place: u8, set: bool) -> Self {
        let byte = &mut self.bytes[usize::from(place >> 3)];
        let bit = 1 << (place & 7);
        *byte = if set { *byte | bit } else { *byte & !bit };
        self
    }

    /// The place that comes first for orders of `side`: the highest of bids, the lowest of asks.
    pub fn first(&self, side: Side) -> Option<u8> {
        match side {
            Side::Buy => (0..=u8::MAX).rev().find(|place| self.has(*place)),
            Side::Sell => (0..=u8::MAX).find(|place| self.has(*place)),
        }
    }

    /// The place that comes next after `place` for orders of `side`.
    pub fn next(&self, side: Side, place: u8) -> Option<u8> {
        match side {
            Side::Buy => (0..place).rev().find(|place| self.has(*place)),
            Side::Sell => (place..=u8::MAX).skip(1).find(|place| self.has(*place)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bids_come_from_above_and_asks_from_below() {
        let bits = [0, 7, 8, 255].into_iter().fold(Bits::default(), |bits, place| bits.with(place, true));
        assert_eq!((bits.first(Side::Buy), bits.first(Side::Sell)), (Some(255), Some(0)));
        assert_eq!((bits.next(Side::Buy, 8), bits.next(Side::Sell, 8)), (Some(7), Some(255)));
        assert_eq!((bits.next(Side::Buy, 0), bits.next(Side::Sell, 255)), (None, None));
        assert!([0, 7, 8, 255].into_iter().fold(bits, |bits, place| bits.with(place, false)).is_empty());
    }
}
