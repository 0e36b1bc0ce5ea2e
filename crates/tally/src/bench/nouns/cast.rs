//! Who does what: the accounts with keys, by their numbers.
//!
//! The first few run the town; some newcomers do nothing until they say who brought them; the crowd does all the rest,
//! each account with one role besides paying.

use std::ops::Range;

/// Runs everything there is one of: it issues, lends, reports reading, and keeps the reserve.
pub const HOUSE: u64 = 0;
/// Quote in every market.
pub const MAKERS: Range<u64> = 0..16;
/// Report to the feed.
pub const REPORTERS: Range<u64> = 16..48;

/// What an account of the crowd does besides paying. Its number says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Holds the asset of one market.
    Trader = 0,
    /// Takes part in the mining campaign, with a bond.
    Miner = 1,
    /// Has a deposit.
    Saver = 2,
    /// Holds the stablecoin.
    Holder = 3,
}

const ROLES: u64 = 4;

/// The accounts of one benchmark.
#[derive(Clone, Copy, Debug)]
pub struct Cast {
    payers: u64,
}

impl Cast {
    pub const fn new(payers: u64) -> Self {
        Self { payers }
    }

    pub const fn newcomers(self) -> Range<u64> {
        REPORTERS.end..REPORTERS.end + self.payers / 8
    }

    pub const fn crowd(self) -> Range<u64> {
        // The first of the crowd has the first role.
        self.newcomers().end.next_multiple_of(ROLES)..self.payers
    }

    /// The account whose turn it is, of the whole crowd.
    pub const fn anyone(self, turn: u64) -> u64 {
        let crowd = self.crowd();
        crowd.start + turn % (crowd.end - crowd.start)
    }

    /// How many of the crowd have a role.
    pub const fn count(self, role: Role) -> u64 {
        let crowd = self.crowd();
        (crowd.end - crowd.start - role as u64).div_ceil(ROLES)
    }

    /// The account whose turn it is, of those with a role.
    pub const fn one(self, role: Role, turn: u64) -> u64 {
        self.crowd().start + role as u64 + ROLES * (turn % self.count(role))
    }

    pub fn all(self, role: Role) -> impl Iterator<Item = u64> {
        (0..self.count(role)).map(move |turn| self.one(role, turn))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_account_of_the_crowd_has_one_role() {
        let cast = Cast::new(901);
        let roles = [Role::Trader, Role::Miner, Role::Saver, Role::Holder];
        let mut all: Vec<u64> = roles.into_iter().flat_map(|role| cast.all(role)).collect();
        all.sort_unstable();
        assert_eq!(all, cast.crowd().collect::<Vec<_>>());
        assert_eq!(cast.anyone(cast.crowd().end - cast.crowd().start), cast.crowd().start);
    }
}
