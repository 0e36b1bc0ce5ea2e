//! Units of the treasury for an account.
//!
//! Invariant: the receiver's inbox rules and a freeze do not keep them from coming; a pause, the allow-list, or too little in
//! the treasury leaves the decision as it is, to be enacted when that has changed.

use crate::{
    asset::rules,
    balance::{self, Holding},
    stop::Halt,
    treasury,
    turn::Turn,
};
use tally_types::{Address, Amount, AssetId, Place, council::SpendTreasury, wire::Empty};

/// Units that may be spent.
pub(super) struct Spending {
    to: Address,
    holding: Holding,
    is_insider: bool,
    asset: AssetId,
    amount: Amount,
}

/// Whether the asset moves (303) and the receiver may hold it (305), the treasury has the units (308) and the receiver can
/// hold them (312, 327).
pub(super) fn check(turn: &Turn, measure: &SpendTreasury) -> Result<Spending, Halt> {
    let SpendTreasury { to, asset: id, amount } = *measure;
    let (_, asset) = turn.asset(id)?;
    rules::check_not_paused(asset)?;
    let holding = balance::of(turn.overlay, &to, id)?;
    rules::check_allowed(asset, &holding)?;
    treasury::check_take(turn.overlay, id, amount)?;
    holding.check_arrival(turn.overlay, amount)?;
    Ok(Spending { to, holding, is_insider: rules::is_insider(asset, &to), asset: id, amount })
}

impl Spending {
    pub(super) fn commit(self, turn: &mut Turn) {
        let Self { to, holding, is_insider, asset, amount } = self;
        treasury::take(turn.overlay, asset, amount);
        holding.credit(turn.overlay, amount, is_insider);
        turn.moved(Place::Treasury(Empty), Place::Account(to), asset, amount);
    }
}
