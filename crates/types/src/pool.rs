//! Pools: units that many own by shares.
//!
//! Invariants: every rounding is the pool's, so that joining and leaving never lower what a share is worth; whoever
//! joins and leaves again gets no more than was paid in; the last to leave takes all, and an empty pool has neither
//! units nor shares.

use crate::{Amount, parameters::WHOLE_BPS};

wire_struct! {
    /// Units, and the shares of those who own them.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Pool {
        pub units: Amount,
        pub shares: u128,
    }
}

/// What becomes of a pool of which somebody takes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    pub pool: Pool,
    /// The shares given up.
    pub shares: u128,
    /// The units taken.
    pub units: Amount,
}

impl Pool {
    pub const fn is_empty(&self) -> bool {
        self.shares == 0
    }

    /// What `shares` of the pool are worth, rounded down: for the pool.
    pub fn value(&self, shares: u128) -> Amount {
        if self.is_empty() {
            return Amount::ZERO;
        }
        self.units.mul_div_floor(shares, self.shares).expect("nobody owns more than all shares")
    }

    /// The pool after `amount` came in, and the shares that it buys, rounded down: for the pool. In an empty pool a unit
    /// buys `first` shares. `None` past 2¹²⁸ units or shares, or when shares are worth nothing.
    #[must_use]
    pub fn join(&self, amount: Amount, first: u128) -> Option<(Self, u128)> {
        let shares = match self.is_empty() {
            true => amount.0.checked_mul(first)?,
            false => amount.mul_div_floor(self.shares, self.units.0)?.0,
        };
        let pool = Self { units: self.units.checked_add(amount)?, shares: self.shares.checked_add(shares)? };
        Some((pool, shares))
    }

    /// The pool after an owner of `owned` shares took `amount`, giving up shares rounded up: for the pool. Where that
    /// takes the owner's last share, the owner takes all that its shares are worth. `None` when they are worth less.
    #[must_use]
    pub fn leave(&self, owned: u128, amount: Amount) -> Option<Left> {
        let value = self.value(owned);
        if amount > value {
            return None;
        }
        let shares = match amount == value {
            true => owned,
            false => amount.mul_div_ceil(self.shares, self.units.0)?.0,
        };
        let units = if shares == owned { value } else { amount };
        let pool = Self { units: self.units.checked_sub(units)?, shares: self.shares.checked_sub(shares)? };
        Some(Left { pool, shares, units })
    }

    /// The pool after it lost `fraction_bps` of its units, and what it lost, rounded down: for the owners.
    #[must_use]
    pub fn cut(&self, fraction_bps: u16) -> (Self, Amount) {
        let bps = u128::from(fraction_bps.min(WHOLE_BPS));
        let lost = self.units.mul_div_floor(bps, u128::from(WHOLE_BPS)).expect("a part is no more than all");
        let units = self.units.checked_sub(lost).expect("a part is no more than all");
        (Self { units, ..*self }, lost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cmp::Ordering;

    fn some_pool() -> impl Strategy<Value = Pool> {
        (1u128..1 << 60, 1u128..1 << 60).prop_map(|(units, shares)| Pool { units: Amount(units), shares })
    }

    /// Whether a share is worth no less in `after` than in `before`.
    fn keeps_price(before: &Pool, after: &Pool) -> bool {
        after.is_empty()
            || after.units.cmp_products(before.shares, before.units, after.shares) != Ordering::Less
    }

    #[test]
    fn three_units_on_two_shares_round_for_the_pool() {
        let pool = Pool { units: Amount(3), shares: 2 };
        assert_eq!(pool.value(1), Amount(1));
        assert_eq!(pool.join(Amount(2), 1), Some((Pool { units: Amount(5), shares: 3 }, 1)));
        // One unit costs a whole share, the owner's last: so it takes all that the share is worth.
        let rest = Pool { units: Amount(2), shares: 1 };
        assert_eq!(pool.leave(1, Amount(1)), Some(Left { pool: rest, shares: 1, units: Amount(1) }));
        let empty = Pool { units: Amount(0), shares: 0 };
        assert_eq!(pool.leave(2, Amount(2)), Some(Left { pool: empty, shares: 2, units: Amount(3) }));
        assert_eq!(pool.leave(1, Amount(2)), None);
        assert_eq!(pool.cut(5_000), (Pool { units: Amount(2), shares: 2 }, Amount(1)));
        assert_eq!(pool.cut(10_000).0.join(Amount(1), 1), None);
    }

    proptest! {
        #[test]
        fn no_coming_or_going_lowers_the_price(pool in some_pool(), amount in 1u128..1 << 60, owned in 1u128..1 << 60) {
            let (joined, shares) = pool.join(Amount(amount), 1).unwrap();
            prop_assert!(keeps_price(&pool, &joined));
            prop_assert!(joined.value(shares) <= Amount(amount));
            let owned = owned.min(pool.shares);
            if let Some(left) = pool.leave(owned, Amount(amount)) {
                prop_assert!(keeps_price(&pool, &left.pool));
                prop_assert!(left.units >= Amount(amount) && left.units <= pool.value(owned) && left.shares <= owned);
                prop_assert_eq!(left.pool.shares == 0, left.pool.units.is_zero());
            }
        }
    }
}
