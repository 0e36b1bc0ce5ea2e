//! Sends and held sends, from docs/reference/transfer.md.

use super::execute::Turn;
use tally_types::{
    Address, AssetId, Event, Place, Refusal,
    account::BalanceFlags,
    receipt::HeldMoved,
    transfer::{Held, HeldId, HeldOnly, Hold, Memo, Send, SendMany},
};

const YEAR_MS: u64 = 365 * 24 * 3_600_000;

impl Turn<'_> {
    pub fn send(&mut self, it: &Send) -> Result<(), Refusal> {
        self.pay(&it.to, it.asset, it.amount.0, &it.memo)
    }

    pub fn send_many(&mut self, it: &SendMany) -> Result<(), Refusal> {
        it.shares.iter().try_for_each(|share| self.pay(&share.to, it.asset, share.amount.0, &it.memo))
    }

    fn pay(&mut self, to: &Address, asset: AssetId, amount: u128, memo: &Memo) -> Result<(), Refusal> {
        self.take(to, asset, amount, memo)?;
        self.model.credit(to, asset, amount, false)?;
        self.moved(Place::Account(self.actor), Place::Account(*to), asset, amount);
        Ok(())
    }

    pub fn hold(&mut self, it: &Hold) -> Result<(), Refusal> {
        self.take(&it.to, it.asset, it.amount.0, &it.memo)?;
        let time_ms = self.now.time_ms;
        if it.deadline_ms <= time_ms || it.deadline_ms > time_ms + YEAR_MS {
            return Err(Refusal::DeadlineInvalid);
        }
        let id = HeldId(self.model.next.held);
        self.model.next.held += 1;
        let held = Held {
            from: self.actor,
            to: it.to,
            asset: it.asset,
            amount: it.amount,
            deadline_ms: it.deadline_ms,
        };
        self.model.held.insert(id, held);
        self.moved(Place::Account(self.actor), Place::Held(id), it.asset, it.amount.0);
        self.events.push(Event::HeldOpened(HeldMoved { held: id, from: self.actor, to: it.to }));
        Ok(())
    }

    pub fn accept_held(&mut self, it: &HeldOnly) -> Result<(), Refusal> {
        let held = self.model.held.get(&it.held).cloned().ok_or(Refusal::UnknownHeld)?;
        if self.asset_mut(held.asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_listed(held.asset, &[held.to])?;
        if self.model.amount(&held.to, held.asset).checked_add(held.amount.0).is_none() {
            return Err(Refusal::BalanceOverflow);
        }
        if self.now.time_ms > held.deadline_ms {
            return Err(Refusal::DeadlinePast);
        }
        if self.actor != held.to {
            return Err(Refusal::NotReceiver);
        }
        self.model.credit(&held.to, held.asset, held.amount.0, true)?;
        self.leave(it.held, &held, held.to);
        self.events.push(Event::HeldAccepted(HeldMoved { held: it.held, from: held.from, to: held.to }));
        Ok(())
    }

    pub fn return_held(&mut self, it: &HeldOnly) -> Result<(), Refusal> {
        let held = self.model.held.get(&it.held).cloned().ok_or(Refusal::UnknownHeld)?;
        if self.model.amount(&held.from, held.asset).checked_add(held.amount.0).is_none() {
            return Err(Refusal::BalanceOverflow);
        }
        if self.now.time_ms <= held.deadline_ms && self.actor != held.to {
            return Err(Refusal::NotReceiver);
        }
        self.model.credit(&held.from, held.asset, held.amount.0, false)?;
        self.leave(it.held, &held, held.from);
        self.events.push(Event::HeldReturned(HeldMoved { held: it.held, from: held.from, to: held.to }));
        Ok(())
    }

    fn leave(&mut self, id: HeldId, held: &Held, to: Address) {
        self.model.held.remove(&id);
        self.moved(Place::Held(id), Place::Account(to), held.asset, held.amount.0);
    }

    /// Everything a payment is checked for on the sender's side, and the debit.
    fn take(&mut self, to: &Address, asset: AssetId, amount: u128, memo: &Memo) -> Result<(), Refusal> {
        if self.asset_mut(asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_free(asset)?;
        self.check_listed(asset, &[self.actor, *to])?;
        self.check_welcome(asset, to)?;
        if self.model.account(to).require_memo && matches!(memo, Memo::None(_)) {
            return Err(Refusal::MemoRequired);
        }
        self.model.debit(&self.actor, asset, amount, true)?;
        self.meter(asset, amount)
    }

    /// The actor is not frozen.
    pub fn check_free(&mut self, asset: AssetId) -> Result<(), Refusal> {
        let actor = self.actor;
        self.check_thawed(asset, &actor)
    }

    /// The account is not frozen.
    pub fn check_thawed(&mut self, asset: AssetId, account: &Address) -> Result<(), Refusal> {
        let has_freezer = self.asset_mut(asset)?.powers.freeze.is_some();
        if has_freezer && self.model.has_flag(account, asset, BalanceFlags::FROZEN) {
            return Err(Refusal::AccountFrozen);
        }
        Ok(())
    }

    /// All of `accounts` are on the allow-list, if there is one.
    pub fn check_listed(&mut self, asset: AssetId, accounts: &[Address]) -> Result<(), Refusal> {
        let has_list = self.asset_mut(asset)?.powers.allow_list.is_some();
        if has_list
            && accounts.iter().any(|account| !self.model.has_flag(account, asset, BalanceFlags::ALLOWED))
        {
            return Err(Refusal::NotAllowed);
        }
        Ok(())
    }

    /// The receiver takes this asset.
    pub fn check_welcome(&mut self, asset: AssetId, to: &Address) -> Result<(), Refusal> {
        let is_known = asset == AssetId::COIN
            || self.model.has_flag(to, asset, BalanceFlags::ACCEPTED)
            || self.model.stands_behind(to, asset);
        if self.model.account(to).refuse_unknown && !is_known {
            return Err(Refusal::InboxRefusesAsset);
        }
        Ok(())
    }

    /// Counts what leaves the actor against the limit of the scoped key it acts by, if any.
    pub fn meter(&mut self, asset: AssetId, amount: u128) -> Result<(), Refusal> {
        match self.hands[&self.actor] {
            Some(key) => self.model.account_mut(&self.actor).meter(self.now, &key, asset, amount),
            None => Ok(()),
        }
    }
}
