//! Signed sums of amounts: what came minus what went.

use tally_types::Amount;

/// A signed amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Net {
    below_zero: bool,
    size: u128,
}

impl Net {
    pub(super) fn is_zero(self) -> bool {
        self.size == 0
    }

    /// The sum, or `None` where its size passes 128 bits.
    pub(super) fn add(self, other: Self) -> Option<Self> {
        if self.below_zero == other.below_zero {
            return Some(Self { size: self.size.checked_add(other.size)?, ..self });
        }
        let (larger, smaller) = if self.size >= other.size { (self, other) } else { (other, self) };
        let size = larger.size - smaller.size;
        Some(Self { below_zero: larger.below_zero && size > 0, size })
    }

    pub(super) fn came(self, amount: Amount) -> Option<Self> {
        self.add(Self { below_zero: false, size: amount.0 })
    }

    pub(super) fn went(self, amount: Amount) -> Option<Self> {
        self.add(Self { below_zero: amount.0 > 0, size: amount.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_and_went_is_nothing() {
        let net = Net::default().came(Amount(5)).unwrap().went(Amount(8)).unwrap();
        assert!(!net.is_zero());
        assert_eq!(net, Net { below_zero: true, size: 3 });
        assert_eq!(net.came(Amount(3)), Some(Net::default()));
        assert_eq!(Net::default().went(Amount::MAX).unwrap().went(Amount(1)), None);
    }
}
