//! Assets and the powers over them, from docs/reference/asset.md.

use super::execute::Turn;
use std::sync::Arc;
use tally_types::{
    Amount, AssetId, Event, Place, Refusal,
    account::BalanceFlags,
    asset::{Asset, AssetOnly, Burn, ClawBack, CreateAsset, EditAsset, Holder, Mint, Power, RenouncePower},
    receipt::{HolderChanged, PauseChanged, PowerGone},
    wire::Empty,
};

impl Turn<'_> {
    pub fn create_asset(&mut self, it: &CreateAsset) -> Result<(), Refusal> {
        let id = AssetId(self.model.next.asset);
        self.model.next.asset += 1;
        let asset = Asset {
            issuer: self.actor,
            code: it.code.clone(),
            name: it.name.clone(),
            decimals: it.decimals,
            icon: it.icon,
            cap: it.cap,
            powers: it.powers.clone(),
            paused: false,
            minted: it.initial_supply,
            burned: Amount::ZERO,
        };
        self.model.assets.insert(id, Arc::new(asset));
        self.model.account_mut(&self.actor).change(id, |balance| {
            balance.amount = it.initial_supply;
            balance.flags = BalanceFlags::default()
                .with(BalanceFlags::ACCEPTED, true)
                .with(BalanceFlags::ALLOWED, it.powers.allow_list.is_some());
        })?;
        if it.initial_supply.0 > 0 {
            self.moved(Place::Supply(Empty), Place::Account(self.actor), id, it.initial_supply.0);
        }
        self.events.push(Event::AssetCreated(id));
        Ok(())
    }

    pub fn mint(&mut self, it: &Mint) -> Result<(), Refusal> {
        let asset = self.asset_by_power(it.asset, Power::Mint)?.clone();
        if asset.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_listed(it.asset, &[it.to])?;
        self.check_welcome(it.asset, &it.to)?;
        let circulating = asset.minted.0 - asset.burned.0;
        if asset.cap.is_some_and(|cap| circulating.checked_add(it.amount.0).is_none_or(|sum| sum > cap.0)) {
            return Err(Refusal::OverCap);
        }
        let minted = asset.minted.0.checked_add(it.amount.0).ok_or(Refusal::SupplyOverflow)?;
        self.model.credit(&it.to, it.asset, it.amount.0, false)?;
        self.asset_mut(it.asset)?.minted = Amount(minted);
        self.moved(Place::Supply(Empty), Place::Account(it.to), it.asset, it.amount.0);
        Ok(())
    }

    pub fn burn(&mut self, it: &Burn) -> Result<(), Refusal> {
        if self.asset_mut(it.asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_free(it.asset)?;
        self.model.debit(&self.actor, it.asset, it.amount.0, true)?;
        self.meter(it.asset, it.amount.0)?;
        self.asset_mut(it.asset)?.burned.0 += it.amount.0;
        self.moved(Place::Account(self.actor), Place::Supply(Empty), it.asset, it.amount.0);
        Ok(())
    }

    pub fn set_frozen(&mut self, it: &Holder, set: bool) -> Result<(), Refusal> {
        self.set_flag(it, Power::Freeze, BalanceFlags::FROZEN, set)?;
        self.events.push(Event::FreezeChanged(HolderChanged { asset: it.asset, account: it.account, set }));
        Ok(())
    }

    pub fn set_allowed(&mut self, it: &Holder, set: bool) -> Result<(), Refusal> {
        self.set_flag(it, Power::AllowList, BalanceFlags::ALLOWED, set)?;
        self.events.push(Event::AllowChanged(HolderChanged { asset: it.asset, account: it.account, set }));
        Ok(())
    }

    fn set_flag(&mut self, it: &Holder, power: Power, flag: u8, set: bool) -> Result<(), Refusal> {
        self.asset_by_power(it.asset, power)?;
        if self.model.has_flag(&it.account, it.asset, flag) == set {
            return Err(Refusal::AlreadySo);
        }
        let account = self.model.account_mut(&it.account);
        account.change(it.asset, |balance| balance.flags = balance.flags.with(flag, set))
    }

    pub fn claw_back(&mut self, it: &ClawBack) -> Result<(), Refusal> {
        self.asset_by_power(it.asset, Power::ClawBack)?;
        self.check_listed(it.asset, &[it.to])?;
        self.model.debit(&it.from, it.asset, it.amount.0, false)?;
        self.model.credit(&it.to, it.asset, it.amount.0, false)?;
        self.moved(Place::Account(it.from), Place::Account(it.to), it.asset, it.amount.0);
        Ok(())
    }

    pub fn set_paused(&mut self, it: &AssetOnly, paused: bool) -> Result<(), Refusal> {
        let asset = self.asset_by_power(it.asset, Power::Pause)?;
        if asset.paused == paused {
            return Err(Refusal::AlreadySo);
        }
        asset.paused = paused;
        self.events.push(Event::PauseSet(PauseChanged { asset: it.asset, paused }));
        Ok(())
    }

    pub fn edit_asset(&mut self, it: &EditAsset) -> Result<(), Refusal> {
        let asset = self.asset_by_power(it.asset, Power::Edit)?;
        asset.name = it.name.clone();
        asset.icon = it.icon;
        self.events.push(Event::AssetEdited(it.asset));
        Ok(())
    }

    pub fn renounce_power(&mut self, it: &RenouncePower) -> Result<(), Refusal> {
        let asset = self.asset_by_power(it.asset, it.power)?;
        match it.power {
            Power::Mint => asset.powers.mint = None,
            Power::Freeze => asset.powers.freeze = None,
            Power::ClawBack => asset.powers.claw_back = None,
            Power::Pause => (asset.powers.pause, asset.paused) = (None, false),
            Power::AllowList => asset.powers.allow_list = None,
            Power::Edit => asset.powers.edit = None,
        }
        self.events.push(Event::PowerRenounced(PowerGone { asset: it.asset, power: it.power }));
        Ok(())
    }

    pub fn asset_mut(&mut self, asset: AssetId) -> Result<&mut Asset, Refusal> {
        self.model.assets.get_mut(&asset).map(Arc::make_mut).ok_or(Refusal::UnknownAsset)
    }

    /// The asset, if the actor holds this power over it.
    fn asset_by_power(&mut self, id: AssetId, power: Power) -> Result<&mut Asset, Refusal> {
        let actor = self.actor;
        let asset = self.asset_mut(id)?;
        let holder = match power {
            Power::Mint => asset.powers.mint,
            Power::Freeze => asset.powers.freeze,
            Power::ClawBack => asset.powers.claw_back,
            Power::Pause => asset.powers.pause,
            Power::AllowList => asset.powers.allow_list,
            Power::Edit => asset.powers.edit,
        };
        if holder == Some(actor) { Ok(asset) } else { Err(Refusal::PowerMissing) }
    }
}
