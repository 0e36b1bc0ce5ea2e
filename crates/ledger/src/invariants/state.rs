//! A whole state, taken apart by kind, and every truth about it.

use super::{
    Broken, account, asset,
    conservation::Sums,
    deal, global,
    kind::{self, Kind},
    mining, news, referral, savings, stake, transfer, treasury,
};
use std::collections::BTreeMap;
use tally_types::{
    Parameters, StateKey,
    account::{Account, Balance, Security},
    asset::Asset,
    deal::Deal,
    mining::{Like, MiningCampaign},
    news::{Posted, Publisher},
    referral::{Referral, ReferralCampaign, Referrer},
    savings::{FixedDeposit, FlexibleDeposit, SavingsPool},
    stake::{Bond, Candidate, Leaving, StakeBook},
    state::{self, Global, NameRecord},
    transfer::Held,
    treasury::Treasury,
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
    pub(super) referral_campaigns: Records<ReferralCampaign>,
    pub(super) referrals: Records<Referral>,
    pub(super) referrers: Records<Referrer>,
    pub(super) mining_campaigns: Records<MiningCampaign>,
    pub(super) likes: Records<Like>,
    pub(super) global: Records<Global>,
    pub(super) parameters: Records<Parameters>,
    pub(super) deals: Records<Deal>,
    pub(super) publishers: Records<Publisher>,
    pub(super) posts: Records<Posted>,
    pub(super) treasury: Records<Treasury>,
    pub(super) stake_book: Records<StakeBook>,
    pub(super) candidates: Records<Candidate>,
    pub(super) bonds: Records<Bond>,
    pub(super) leaving: Records<Leaving>,
    pub(super) savings_pools: Records<SavingsPool>,
    pub(super) flexible_deposits: Records<FlexibleDeposit>,
    pub(super) fixed_deposits: Records<FixedDeposit>,
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
    deal::check_state(&state, counters)?;
    news::check_state(&state, counters)?;
    treasury::check_state(&state)?;
    stake::check_state(&state, counters)?;
    savings::check_state(&state, counters)?;
    referral::check_state(&state, counters)?;
    mining::check_state(&state, counters)
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
            state::REFERRAL_CAMPAIGN => take(&mut self.referral_campaigns, sums, key, bytes),
            state::REFERRAL => take(&mut self.referrals, sums, key, bytes),
            state::REFERRER => take(&mut self.referrers, sums, key, bytes),
            state::MINING_CAMPAIGN => take(&mut self.mining_campaigns, sums, key, bytes),
            state::LIKE => take(&mut self.likes, sums, key, bytes),
            state::GLOBAL => take(&mut self.global, sums, key, bytes),
            state::PARAMETERS => take(&mut self.parameters, sums, key, bytes),
            state::DEAL => take(&mut self.deals, sums, key, bytes),
            state::PUBLISHER => take(&mut self.publishers, sums, key, bytes),
            state::POST => take(&mut self.posts, sums, key, bytes),
            state::TREASURY => take(&mut self.treasury, sums, key, bytes),
            state::STAKE_BOOK => take(&mut self.stake_book, sums, key, bytes),
            state::CANDIDATE => take(&mut self.candidates, sums, key, bytes),
            state::BOND => take(&mut self.bonds, sums, key, bytes),
            state::LEAVING => take(&mut self.leaving, sums, key, bytes),
            state::SAVINGS_POOL => take(&mut self.savings_pools, sums, key, bytes),
            state::FLEXIBLE_DEPOSIT => take(&mut self.flexible_deposits, sums, key, bytes),
            state::FIXED_DEPOSIT => take(&mut self.fixed_deposits, sums, key, bytes),
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
