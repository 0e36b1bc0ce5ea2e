//! A whole state, taken apart by kind, and every truth about it.

use super::{
    Broken, account, asset,
    conservation::Sums,
    global,
    kind::{self, Kind},
    loan, oracle, reserve, transfer,
};
use std::collections::BTreeMap;
use tally_types::{
    Parameters, StateKey,
    account::{Account, Balance, Security},
    asset::Asset,
    loan::{Credit, Note, Offer},
    oracle::Feed,
    reserve::{Basket, Redemption, Stablecoin},
    state::{self, Global, NameRecord},
    transfer::Held,
};

/// The records of one kind, by what they are about.
pub(super) type Records<T> = BTreeMap<<T as Kind>::Id, T>;

/// All records.
#[derive(Default)]
pub(super) struct State {
    pub(super) accounts: Records<Account>,
    pub(super) balances: Records<Balance>,
    pub(super) securities: Records<Security>,
    pub(super) names: Records<NameRecord>,
    pub(super) assets: Records<Asset>,
    pub(super) held: Records<Held>,
    pub(super) global: Records<Global>,
    pub(super) parameters: Records<Parameters>,
    pub(super) loans: Records<Note>,
    pub(super) credits: Records<Credit>,
    pub(super) loan_offers: Records<Offer>,
    pub(super) feeds: Records<Feed>,
    pub(super) stablecoins: Records<Stablecoin>,
    pub(super) redemptions: Records<Redemption>,
    pub(super) baskets: Records<Basket>,
    sums: Sums,
}

/// Checks a whole state.
pub fn check_state<B: AsRef<[u8]>>(records: impl IntoIterator<Item = (StateKey, B)>) -> Result<(), Broken> {
    let mut state = State::default();
    for (key, record) in records {
        state.insert(&key, record.as_ref())?;
    }
    let counters = &state.global.get(&()).ok_or(Broken::NoGlobal)?.counters;
    state.parameters.get(&()).ok_or_else(global::no_parameters)?;
    state.sums.check(&state.assets)?;
    account::check_state(&state)?;
    asset::check_state(&state, counters)?;
    transfer::check_state(&state, counters)?;
    loan::check_state(&state, counters)?;
    oracle::check_state(&state, counters)?;
    reserve::check_state(&state, counters)
}

impl State {
    fn insert(&mut self, key: &StateKey, bytes: &[u8]) -> Result<(), Broken> {
        let sums = &mut self.sums;
        match key.0[0] {
            state::ACCOUNT => take(&mut self.accounts, sums, key, bytes),
            state::BALANCE => take(&mut self.balances, sums, key, bytes),
            state::SECURITY => take(&mut self.securities, sums, key, bytes),
            state::NAME => take(&mut self.names, sums, key, bytes),
            state::ASSET => take(&mut self.assets, sums, key, bytes),
            state::HELD => take(&mut self.held, sums, key, bytes),
            state::GLOBAL => take(&mut self.global, sums, key, bytes),
            state::PARAMETERS => take(&mut self.parameters, sums, key, bytes),
            state::LOAN => take(&mut self.loans, sums, key, bytes),
            state::CREDIT => take(&mut self.credits, sums, key, bytes),
            state::LOAN_OFFER => take(&mut self.loan_offers, sums, key, bytes),
            state::FEED => take(&mut self.feeds, sums, key, bytes),
            state::STABLECOIN => take(&mut self.stablecoins, sums, key, bytes),
            state::REDEMPTION => take(&mut self.redemptions, sums, key, bytes),
            state::BASKET => take(&mut self.baskets, sums, key, bytes),
            _ => Err(Broken::Record(*key)),
        }
    }
}

/// Takes a record in, what it holds with it.
fn take<T: Kind>(
    records: &mut Records<T>,
    sums: &mut Sums,
    key: &StateKey,
    bytes: &[u8],
) -> Result<(), Broken> {
    let record: T = kind::read(bytes).ok_or(Broken::Record(*key))?;
    let id = T::id(key);
    kind::check(key, &id, &record)?;
    sums.add(&id, &record)?;
    records.insert(id, record);
    Ok(())
}
