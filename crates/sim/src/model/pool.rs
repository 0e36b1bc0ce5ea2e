//! Pools of units owned by shares, from docs/reference/stake.md and savings.md: all roundings are the pool's.

use tally_types::{Amount, pool::Pool};

/// What `shares` are worth.
pub fn worth(pool: &Pool, shares: u128) -> u128 {
    if pool.shares == 0 {
        return 0;
    }
    Amount(shares).mul_div_floor(pool.units.0, pool.shares).expect("at most all units").0
}

/// Brings `units` in and gives the shares they buy, `first` a unit in an empty pool; `None` past 2^128.
pub fn join(pool: &mut Pool, units: u128, first: u128) -> Option<u128> {
    let shares = match pool.shares {
        0 => units.checked_mul(first)?,
        all => Amount(units).mul_div_floor(all, pool.units.0)?.0,
    };
    let all = pool.shares.checked_add(shares)?;
    *pool = Pool { units: Amount(pool.units.0.checked_add(units)?), shares: all };
    Some(shares)
}

/// Takes `units` out for an owner of `owned` shares; gives the shares and the units that went, or `None` if they are
/// worth less.
pub fn leave(pool: &mut Pool, owned: u128, units: u128) -> Option<(u128, u128)> {
    let all = worth(pool, owned);
    if all < units {
        return None;
    }
    let shares = if units == all {
        owned
    } else {
        Amount(units).mul_div_ceil(pool.shares, pool.units.0).expect("at most all shares").0
    };
    let gone = if shares == owned { all } else { units };
    *pool = Pool { units: Amount(pool.units.0 - gone), shares: pool.shares - shares };
    Some((shares, gone))
}
