//! Balances: eight in the account's record, the rest under keys of their own; none that says nothing.

use super::state::{Account, Model};
use tally_types::{
    Address, Amount, AssetId, Refusal,
    account::{Balance, BalanceFlags},
};

/// Assets an account can hold beside the first eight.
const MAX_SPILLED: usize = 65_535;

impl Account {
    pub fn balances(&self) -> impl Iterator<Item = &Balance> {
        self.inline.iter().chain(self.spilled.values())
    }

    pub fn balance(&self, asset: AssetId) -> Option<&Balance> {
        self.inline.iter().find(|balance| balance.asset == asset).or_else(|| self.spilled.get(&asset))
    }

    /// Whether units of this asset can arrive: it has an entry, or there is room for one.
    pub fn takes(&self, asset: AssetId) -> bool {
        self.balance(asset).is_some() || self.inline.len() < 8 || self.spilled.len() < MAX_SPILLED
    }

    /// Changes the balance, made when there is none, and removes it when it says nothing afterwards.
    pub fn change(&mut self, asset: AssetId, change: impl FnOnce(&mut Balance)) -> Result<(), Refusal> {
        let says_nothing =
            |balance: &Balance| balance.amount.is_zero() && balance.flags == BalanceFlags::default();
        if let Some(place) = self.inline.iter().position(|balance| balance.asset == asset) {
            change(&mut self.inline[place]);
            if says_nothing(&self.inline[place]) {
                self.inline.remove(place);
            }
        } else if let Some(balance) = self.spilled.get_mut(&asset) {
            change(balance);
            if says_nothing(balance) {
                self.spilled.remove(&asset);
            }
        } else {
            let mut balance = Balance { asset, amount: Amount::ZERO, flags: BalanceFlags::default() };
            change(&mut balance);
            if says_nothing(&balance) {
                return Ok(());
            }
            if self.inline.len() < 8 {
                self.inline.push(balance);
            } else if self.spilled.len() < MAX_SPILLED {
                self.spilled.insert(asset, balance);
            } else {
                return Err(Refusal::TooManyBalances);
            }
        }
        Ok(())
    }
}

impl Model {
    /// Whether the account has an entry for the asset or can get one.
    pub fn has_room(&self, account: &Address, asset: AssetId) -> bool {
        let account = self.account(account);
        account.balance(asset).is_some() || account.inline.len() < 8 || account.spilled.len() < MAX_SPILLED
    }

    pub fn amount(&self, account: &Address, asset: AssetId) -> u128 {
        self.accounts
            .get(account)
            .and_then(|account| account.balance(asset))
            .map_or(0, |balance| balance.amount.0)
    }

    pub fn has_flag(&self, account: &Address, asset: AssetId, flag: u8) -> bool {
        let balance = self.accounts.get(account).and_then(|account| account.balance(asset));
        balance.is_some_and(|balance| balance.flags.has(flag))
    }

    /// Whether the account stands behind the asset: its issuer, or the holder of a power.
    pub fn stands_behind(&self, account: &Address, asset: AssetId) -> bool {
        let Some(asset) = self.assets.get(&asset) else { return false };
        let powers = &asset.powers;
        asset.issuer == *account
            || [powers.mint, powers.freeze, powers.claw_back, powers.pause, powers.allow_list, powers.edit]
                .contains(&Some(*account))
    }

    /// Takes units away. `by_owner`: the asset counts as accepted if something is left.
    pub fn debit(
        &mut self,
        from: &Address,
        asset: AssetId,
        amount: u128,
        by_owner: bool,
    ) -> Result<(), Refusal> {
        if self.amount(from, asset) < amount {
            return Err(Refusal::InsufficientFunds);
        }
        self.account_mut(from).change(asset, |balance| {
            balance.amount.0 -= amount;
            if by_owner && (balance.amount.0 > 0 || balance.flags != BalanceFlags::default()) {
                balance.flags = balance.flags.with(BalanceFlags::ACCEPTED, true);
            }
        })
    }

    /// Gives units. `accept`: the asset counts as accepted, which it does anyway for who stands behind it.
    pub fn credit(
        &mut self,
        to: &Address,
        asset: AssetId,
        amount: u128,
        accept: bool,
    ) -> Result<(), Refusal> {
        let sum = self.amount(to, asset).checked_add(amount).ok_or(Refusal::BalanceOverflow)?;
        let accept = accept || self.stands_behind(to, asset);
        self.account_mut(to).change(asset, |balance| {
            balance.amount.0 = sum;
            if accept {
                balance.flags = balance.flags.with(BalanceFlags::ACCEPTED, true);
            }
        })
    }
}
