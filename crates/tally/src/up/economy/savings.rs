//! A savings pool in the coin, whose interest shows from one second to the next, and three who save.

use super::{
    people::Role,
    play::{Act, Play, first},
    words::{list, text},
};
use crate::{failure::Failure, up::local_genesis::COIN};
use tally_types::{
    Action, Amount, AssetId, Event,
    savings::{DepositFixed, OpenPool, PoolAmount, PoolId, Term},
};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// The pool's terms: days and yearly rate in basis points.
const TERMS: [(u64, u16); 3] = [(30, 450), (90, 500), (365, 600)];

pub fn play(play: &mut Play<'_>) -> Result<(), Failure> {
    let term = |(days, rate_bps)| Term { term_ms: days * DAY_MS, rate_bps };
    let open = OpenPool {
        asset: AssetId::COIN,
        name: text("Harvest savings (demo)"),
        flexible_bps: 300,
        terms: list(TERMS.map(term).into()),
    };
    let events = play.does(Role::Harvest, vec![Action::OpenPool(open)])?;
    let pool = first(&events, |event| match event {
        Event::PoolOpened(pool) => Some(*pool),
        _ => None,
    });
    play.does(Role::Harvest, vec![Action::FundPool(coins(pool, 20_000))])?;
    let fixed = |days, whole| {
        Action::DepositFixed(DepositFixed { pool, term_ms: days * DAY_MS, amount: Amount(whole * COIN) })
    };
    play.wave(vec![
        Act::by(Role::Alice, vec![Action::DepositFlexible(coins(pool, 2_000)), fixed(30, 500)]),
        Act::by(Role::Bob, vec![Action::DepositFlexible(coins(pool, 750))]),
        Act::by(Role::Carol, vec![fixed(365, 1_000)]),
    ])
    .map(drop)
}

fn coins(pool: PoolId, whole: u128) -> PoolAmount {
    PoolAmount { pool, amount: Amount(whole * COIN) }
}
