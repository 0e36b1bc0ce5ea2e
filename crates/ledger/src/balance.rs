//! What accounts hold: finding a holding, and writing it back, inline or under a key of its own.
//!
//! Invariants: an account has at most one entry per asset; an entry of amount zero without flags does not exist; a new
//! entry lies inline while there is room; `spilled` counts the entries under keys of their own, which never move.

use crate::{
    overlay::{Overlay, Slot},
    stop::Halt,
};
use tally_types::{
    Address, Amount, AssetId, Refusal, StateKey,
    account::{Balance, BalanceFlags, INLINE_BALANCES},
};

/// Most balances of one account under keys of their own.
pub(crate) const MAX_SPILLED: u32 = 65_535;

/// Where a holding lies.
#[derive(Clone, Copy, Debug)]
enum Place {
    Inline(usize),
    Spilled(Slot),
    /// There is no entry yet.
    Nowhere,
}

/// What an account holds of an asset. Stale as soon as any holding of the same account is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Holding {
    account: Slot,
    address: Address,
    asset: AssetId,
    place: Place,
    pub(crate) amount: Amount,
    pub(crate) flags: BalanceFlags,
}

/// Looks up what `address`, whose record is at `account`, holds of `asset`: nothing, when there is no entry.
pub(crate) fn find(
    overlay: &Overlay,
    account: Slot,
    address: &Address,
    asset: AssetId,
) -> Result<Holding, Halt> {
    let record = overlay.account_at(account);
    let mut holding = Holding {
        account,
        address: *address,
        asset,
        place: Place::Nowhere,
        amount: Amount::ZERO,
        flags: BalanceFlags::default(),
    };
    if let Some(place) = record.balances.iter().position(|balance| balance.asset == asset) {
        let Balance { amount, flags, .. } = record.balances[place];
        (holding.place, holding.amount, holding.flags) = (Place::Inline(place), amount, flags);
    } else if record.spilled > 0 {
        let slot = overlay.slot(&StateKey::balance(address, asset))?;
        if let Some(Balance { amount, flags, .. }) = overlay.balance_at(slot) {
            (holding.place, holding.amount, holding.flags) = (Place::Spilled(slot), *amount, *flags);
        }
    }
    Ok(holding)
}

/// [`find`] for an account given by its address.
pub(crate) fn of(overlay: &Overlay, address: &Address, asset: AssetId) -> Result<Holding, Halt> {
    find(overlay, overlay.slot(&StateKey::account(address))?, address, asset)
}

impl Holding {
    /// The amount left after `amount` is taken.
    pub(crate) fn minus(&self, amount: Amount) -> Result<Amount, Refusal> {
        self.amount.checked_sub(amount).ok_or(Refusal::InsufficientFunds)
    }

    /// The amount held after `amount` is added.
    pub(crate) fn plus(&self, amount: Amount) -> Result<Amount, Refusal> {
        self.amount.checked_add(amount).ok_or(Refusal::BalanceOverflow)
    }

    /// Whether `amount` may come to the account (312, 327).
    pub(crate) fn check_arrival(&self, overlay: &Overlay, amount: Amount) -> Result<(), Refusal> {
        self.plus(amount)?;
        self.check_room(overlay)
    }

    /// Whether the account has this entry or can get it.
    pub(crate) fn check_room(&self, overlay: &Overlay) -> Result<(), Refusal> {
        let record = overlay.account_at(self.account);
        let nowhere = matches!(self.place, Place::Nowhere);
        if nowhere && record.balances.len() == INLINE_BALANCES && record.spilled >= MAX_SPILLED {
            return Err(Refusal::TooManyBalances);
        }
        Ok(())
    }

    /// Writes `amount` and `flags`. The caller saw that there is room for the entry.
    pub(crate) fn set(self, overlay: &mut Overlay, amount: Amount, flags: BalanceFlags) {
        let balance = Balance { asset: self.asset, amount, flags };
        let keep = !amount.is_zero() || flags != BalanceFlags::default();
        match self.place {
            Place::Inline(place) if keep => overlay.set_inline_balance(self.account, place, balance),
            Place::Inline(place) => overlay.remove_inline_balance(self.account, place),
            Place::Spilled(slot) if keep => overlay.set_balance(slot, Some(balance)),
            Place::Spilled(slot) => {
                overlay.set_balance(slot, None);
                self.count_spilled(overlay, u32::checked_sub);
            }
            Place::Nowhere if keep => self.open(overlay, balance),
            Place::Nowhere => {}
        }
    }

    /// Takes `amount` away; the caller saw that it is there.
    pub(crate) fn debit(self, overlay: &mut Overlay, amount: Amount) {
        let rest = self.minus(amount).expect("the debit was checked");
        self.set(overlay, rest, self.flags);
    }

    /// Takes `amount` away from an account that acted: what is left of the entry is off the shelf.
    pub(crate) fn spend(self, overlay: &mut Overlay, amount: Amount) {
        let rest = self.minus(amount).expect("the debit was checked");
        let stays = !rest.is_zero() || self.flags != BalanceFlags::default();
        self.set(overlay, rest, self.flags.with(BalanceFlags::ACCEPTED, stays));
    }

    /// Adds `amount` and, when `accepted`, takes the entry off the shelf; the caller saw that it fits.
    pub(crate) fn credit(self, overlay: &mut Overlay, amount: Amount, accepted: bool) {
        let sum = self.plus(amount).expect("the credit was checked");
        let flags = if accepted { self.flags.with(BalanceFlags::ACCEPTED, true) } else { self.flags };
        self.set(overlay, sum, flags);
    }

    fn open(self, overlay: &mut Overlay, balance: Balance) {
        if overlay.account_at(self.account).balances.len() < INLINE_BALANCES {
            return overlay.push_inline_balance(self.account, balance);
        }
        let slot = overlay.slot_of_new(StateKey::balance(&self.address, self.asset));
        overlay.set_balance(slot, Some(balance));
        self.count_spilled(overlay, u32::checked_add);
    }

    fn count_spilled(self, overlay: &mut Overlay, by: fn(u32, u32) -> Option<u32>) {
        let spilled =
            by(overlay.account_at(self.account).spilled, 1).expect("spilled balances are counted right");
        overlay.set_spilled(self.account, spilled);
    }
}
