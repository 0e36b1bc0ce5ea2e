//! Where a transaction or a line stands, as one number that sorts like the chain.
//!
//! Invariant: places ascend with height, then with the index in the block, then with the operation.

use crate::chain::Position;
use tally_types::block::MAX_BLOCK_TRANSACTIONS;

/// Bits for the index in a block.
const INDEX_BITS: u32 = 14;
const _: () = assert!(MAX_BLOCK_TRANSACTIONS <= 1 << INDEX_BITS);

/// Bits for a line's number within its transaction: every movement, and two accounts for every operation.
const NUMBER_BITS: u32 = 12;

/// A transaction's place: its height and its index in the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(pub i64);

impl Place {
    /// The place before every block with a height.
    pub fn start_of(height: u64) -> Self {
        Self::from(Position { height, index: 0 })
    }

    pub fn position(self) -> Position {
        let place = self.0 as u64;
        Position { height: place >> INDEX_BITS, index: (place & ((1 << INDEX_BITS) - 1)) as u32 }
    }
}

impl From<Position> for Place {
    fn from(position: Position) -> Self {
        // Heights stay below 2^49 for as long as there are clocks: a block a millisecond would take 17,000 years.
        Self(((position.height << INDEX_BITS) | u64::from(position.index)) as i64)
    }
}

/// A line's place within its transaction: the operation, then a running number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineNumber(pub u32);

impl LineNumber {
    pub fn new(operation: u8, number: u32) -> Self {
        Self((u32::from(operation) << NUMBER_BITS) | number)
    }

    pub fn operation(self) -> u8 {
        (self.0 >> NUMBER_BITS) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_sorts_like_the_chain_and_leads_back() {
        let positions =
            [(1, 0), (1, 16_383), (2, 0), (1 << 40, 7)].map(|(height, index)| Position { height, index });
        assert!(positions.windows(2).all(|pair| Place::from(pair[0]) < Place::from(pair[1])));
        assert!(positions.iter().all(|position| Place::from(*position).position() == *position));
        assert_eq!(LineNumber::new(63, 1_152).operation(), 63);
    }
}
