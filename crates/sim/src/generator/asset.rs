//! Operations on assets.

use super::transaction::{Generator, View};
use tally_types::{
    Action, Address, Amount, AssetId, Hash,
    account::BalanceFlags,
    asset::{
        AssetOnly, Burn, ClawBack, Code, CreateAsset, EditAsset, Holder, Mint, Name, Power, Powers,
        RenouncePower,
    },
};

impl Generator {
    pub(super) fn asset_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..8 => (None, Action::CreateAsset(self.create_asset(view, actor))),
            8..26 => {
                let (holder, asset) = self.powerful(view, Power::Mint);
                (holder, Action::Mint(self.mint(view, asset)))
            }
            26..36 => {
                let asset = self.held_asset(view, &actor);
                let amount = self.amount(view.model.amount(&actor, asset));
                (None, Action::Burn(Burn { asset, amount }))
            }
            36..62 => self.restriction(view),
            62..72 => self.claw_back(view),
            72..80 => {
                let (holder, asset) = self.powerful(view, Power::Pause);
                (holder, Action::Pause(AssetOnly { asset }))
            }
            80..92 => {
                let (holder, asset) = self.powerful(view, Power::Pause);
                (holder, Action::Resume(AssetOnly { asset }))
            }
            92..96 => {
                let (holder, asset) = self.powerful(view, Power::Edit);
                let name = self.name();
                (holder, Action::EditAsset(EditAsset { asset, name, icon: None }))
            }
            _ => {
                let power = self.chance.one_of(Power::ALL);
                let (holder, asset) = self.powerful(view, power);
                (holder, Action::RenouncePower(RenouncePower { asset, power }))
            }
        }
    }

    /// Any asset, and now and then one that does not exist.
    pub(super) fn asset(&mut self, view: &View<'_>) -> AssetId {
        match self.chance.below(100) {
            0..15 => AssetId::COIN,
            15..97 => AssetId(self.chance.below(view.model.next.asset)),
            _ => AssetId(view.model.next.asset + self.chance.below(3)),
        }
    }

    /// Mostly an asset that the account has an entry for.
    pub(super) fn held_asset(&mut self, view: &View<'_>, account: &Address) -> AssetId {
        let account = view.model.account(account);
        let held: Vec<AssetId> = account.balances().map(|balance| balance.asset).collect();
        let held = self.chance.pick(&held).filter(|_| self.chance.percent(85));
        held.unwrap_or_else(|| self.asset(view))
    }

    /// An asset and who holds this power over it, if there is one.
    fn powerful(&mut self, view: &View<'_>, power: Power) -> (Option<Address>, AssetId) {
        let found: Vec<(Option<Address>, AssetId)> = view
            .model
            .assets
            .iter()
            .filter_map(|(id, asset)| Some((Some(asset.powers.holder(power)?), *id)))
            .collect();
        let found = self.chance.pick(&found).filter(|_| self.chance.percent(92));
        found.unwrap_or_else(|| (None, self.asset(view)))
    }

    pub(super) fn name(&mut self) -> Name {
        let name = if self.chance.percent(94) {
            self.chance.one_of(["Gold", "Rice", "点", "Hour of work"])
        } else {
            self.chance.one_of(["a\u{202e}b", " a", "a\n", "\u{200b}"])
        };
        Name::new(name).expect("short")
    }

    fn create_asset(&mut self, view: &View<'_>, actor: Address) -> CreateAsset {
        let code =
            if self.chance.percent(95) { "ABC1" } else { self.chance.one_of(["abc", "A-B", "A B", "ÄB"]) };
        let decimals = if self.chance.percent(95) { self.chance.below(19) as u8 } else { 19 };
        let initial_supply = match self.chance.below(10) {
            0..3 => 0,
            3 => u128::MAX,
            _ => u128::from(1 + self.chance.below(1_000_000)),
        };
        let cap = match self.chance.below(10) {
            0 => Some(initial_supply.saturating_sub(1)),
            1 => Some(initial_supply),
            2..5 => Some(initial_supply.saturating_add(u128::from(self.chance.below(2_000)))),
            _ => None,
        };
        let mut powers = Powers::default();
        for power in Power::ALL {
            let percent = if power == Power::AllowList { 30 } else { 60 };
            if self.chance.percent(percent) {
                let holder = if self.chance.percent(60) { actor } else { self.account(view) };
                *powers.holder_mut(power) = Some(holder);
            }
        }
        CreateAsset {
            code: Code::new(code).expect("short"),
            name: self.name(),
            decimals,
            icon: self.chance.percent(10).then_some(Hash([7; 32])),
            cap: cap.map(Amount),
            powers,
            initial_supply: Amount(initial_supply),
        }
    }

    fn mint(&mut self, view: &View<'_>, asset: AssetId) -> Mint {
        let record = view.model.assets.get(&asset);
        let circulating = record.map_or(0, |asset| asset.minted.0 - asset.burned.0);
        let room =
            record.and_then(|asset| asset.cap).map_or(1_000_000, |cap| cap.0.saturating_sub(circulating));
        Mint { asset, to: self.account(view), amount: self.amount(room) }
    }

    fn restriction(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        if let Some(found) = self.disallow_waiting(view) {
            return found;
        }
        let kind = self.chance.below(8);
        let (power, flag) = if kind < 4 {
            (Power::Freeze, BalanceFlags::FROZEN)
        } else {
            (Power::AllowList, BalanceFlags::ALLOWED)
        };
        let (holder, asset) = self.powerful(view, power);
        let flagged: Vec<Address> = view
            .model
            .accounts
            .keys()
            .filter(|account| view.model.has_flag(account, asset, flag))
            .copied()
            .collect();
        let someone = self.account(view);
        let one_of_them = self.chance.pick(&flagged).filter(|_| self.chance.percent(80)).unwrap_or(someone);
        let action = match kind {
            0 | 1 => Action::Freeze(Holder { asset, account: someone }),
            2 | 3 => Action::Unfreeze(Holder { asset, account: one_of_them }),
            4..7 => Action::Allow(Holder { asset, account: someone }),
            _ => Action::Disallow(Holder { asset, account: one_of_them }),
        };
        (holder, action)
    }

    /// Now and then: takes the receiver of a held send off the allow-list.
    fn disallow_waiting(&mut self, view: &View<'_>) -> Option<(Option<Address>, Action)> {
        if !self.chance.percent(15) {
            return None;
        }
        let listed: Vec<(Address, Holder)> = view
            .model
            .held
            .values()
            .filter_map(|held| {
                let holder = view.model.assets.get(&held.asset)?.powers.allow_list?;
                Some((holder, Holder { asset: held.asset, account: held.to }))
            })
            .collect();
        let (holder, found) = self.chance.pick(&listed)?;
        Some((Some(holder), Action::Disallow(found)))
    }

    fn claw_back(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let (holder, asset) = self.powerful(view, Power::ClawBack);
        let holders: Vec<Address> = view
            .model
            .accounts
            .iter()
            .filter(|(_, account)| account.balance(asset).is_some())
            .map(|(address, _)| *address)
            .collect();
        let from = self.chance.pick(&holders).unwrap_or(Address([9; 20]));
        let amount = self.amount(view.model.amount(&from, asset));
        (holder, Action::ClawBack(ClawBack { asset, from, to: self.account(view), amount }))
    }
}
