//! Operations on accounts.

use super::transaction::{Generator, View};
use crate::model::SCOPED;
use tally_types::{
    Action, Address, Amount, AssetId, Authority, Handle,
    account::{
        ClaimName, FinishRecovery, GrantKey, KeyLimit, OpenShared, RevokeKey, SetGuardians, SetInbox,
        SetKeys, StartRecovery,
    },
    key::WeightedKey,
    wire::{Empty, List},
};

const HOUR_MS: u64 = 3_600_000;
const NAMES: [&str; 12] =
    ["alice", "a1ice", "al_ice", "bob", "b0b", "modern", "modem", "carol", "dan", "erin", "claim", "dalm"];

impl Generator {
    pub(super) fn account_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..6 => (None, Action::SetKeys(SetKeys { authority: self.new_authority(view, &actor) })),
            6..14 => (None, Action::OpenShared(OpenShared { authority: self.authority() })),
            14..30 => {
                let most = view.model.accounts.iter().max_by_key(|(_, account)| account.scoped.len());
                let most = most.map(|(address, _)| *address).filter(|_| self.chance.percent(30));
                (most, Action::GrantKey(self.grant_key(view, &most.unwrap_or(actor))))
            }
            30..36 => self.revoke_key(view, actor),
            36..46 => (None, Action::SetGuardians(self.set_guardians(view, &actor))),
            46..62 => self.start_recovery(view),
            62..67 => {
                let account = self.recovering(view);
                (account, Action::VetoRecovery(Empty))
            }
            67..80 => {
                let account = self.recovering(view).unwrap_or(actor);
                (None, Action::FinishRecovery(FinishRecovery { account }))
            }
            80..88 => {
                let name = self.chance.one_of(NAMES);
                (None, Action::ClaimName(ClaimName { name: Handle::parse(name).expect("a handle") }))
            }
            _ => (None, Action::SetInbox(self.set_inbox(view, &actor))),
        }
    }

    /// Up to four keys; now and then keys that nobody could use.
    fn authority(&mut self) -> Authority {
        let mut keys = self.chance.some_of(&self.keys, 12);
        keys.truncate(4);
        if keys.is_empty() {
            keys.extend(self.chance.pick(&self.keys));
        }
        keys.sort_unstable();
        let mut keys: Vec<WeightedKey> = keys
            .into_iter()
            .map(|key| WeightedKey { key, weight: 1 + self.chance.below(3) as u16 })
            .collect();
        let total: u64 = keys.iter().map(|entry| u64::from(entry.weight)).sum();
        let mut threshold = 1 + self.chance.below(total) as u16;
        match self.chance.below(80) {
            0 => threshold = total as u16 + 1,
            1 => threshold = 0,
            2 => keys[0].weight = 0,
            3 => keys.push(keys[0].clone()),
            _ => {}
        }
        Authority { threshold, keys: List::new(keys).expect("1 to 5 keys") }
    }

    /// Mostly other keys; sometimes the ones in force, or the address's own.
    fn new_authority(&mut self, view: &View<'_>, account: &Address) -> Authority {
        let own = self.own_key(account);
        match self.chance.below(10) {
            0 => self.authority_of(view, account),
            1..6 => own.map(Authority::single),
            _ => None,
        }
        .unwrap_or_else(|| self.authority())
    }

    fn grant_key(&mut self, view: &View<'_>, actor: &Address) -> GrantKey {
        let granted: Vec<_> =
            view.model.account(actor).scoped.iter().map(|scoped| scoped.grant.key).collect();
        let fresh: Vec<_> = self.keys.iter().filter(|key| !granted.contains(key)).copied().collect();
        let from = if self.chance.percent(85) { fresh } else { self.keys.clone() };
        let key = self.chance.pick(&from).expect("more keys than scoped keys");
        let mut operations: Vec<u8> = match self.chance.below(4) {
            0 => vec![0x30, 0x31, 0x32, 0x40, 0x41, 0x51],
            1 => vec![0x81, 0x82, 0x83, 0x84],
            2 => vec![0x18, 0x19, 0x20, 0x22, 0x30],
            _ => Vec::new(),
        };
        if operations.is_empty() {
            let allowed: Vec<u8> = SCOPED.iter().cloned().flatten().collect();
            operations = self.chance.some_of(&allowed, 40);
            // With the last one and one too many below, there are at most as many as fit.
            operations.truncate(62);
            operations.push(*allowed.last().expect("there are some"));
            operations.dedup();
        }
        let mut assets = vec![AssetId::COIN];
        assets.extend(view.model.account(actor).balances().map(|balance| balance.asset).take(4));
        assets.sort_unstable();
        assets.dedup();
        let mut limits: Vec<KeyLimit> =
            self.chance.some_of(&assets, 75).into_iter().map(|asset| self.key_limit(asset)).collect();
        match self.chance.below(60) {
            0 => operations.insert(0, self.chance.one_of([0x10, 0x12, 0x16])),
            1 => operations.insert(operations.partition_point(|tag| *tag < 0x50), 0x50),
            2 => operations.reverse(),
            3 => limits.extend(limits.first().cloned()),
            4 => limits.iter_mut().for_each(|limit| limit.period_ms = 59_999),
            _ => {}
        }
        let expires_ms = match self.chance.below(20) {
            0 => view.time_ms - self.chance.below(2),
            1 => u64::MAX,
            2..12 => view.time_ms + 1 + self.chance.below(20_000),
            _ => view.time_ms + self.chance.below(200 * HOUR_MS),
        };
        GrantKey {
            key,
            operations: List::new(operations).expect("1 to 64"),
            limits: List::new(limits).expect("few"),
            expires_ms,
        }
    }

    fn key_limit(&mut self, asset: AssetId) -> KeyLimit {
        let amount = match self.chance.below(10) {
            0 => 0,
            1 => u128::MAX,
            2..6 => u128::from(self.chance.below(60)),
            _ => u128::from(self.chance.below(5_000)),
        };
        let period_ms = self.chance.one_of([60_000, 60_000, HOUR_MS, 24 * HOUR_MS, u64::MAX]);
        KeyLimit { asset, amount: Amount(amount), period_ms }
    }

    fn revoke_key(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        let granted: Vec<_> = view
            .model
            .accounts
            .iter()
            .flat_map(|(address, account)| account.scoped.iter().map(|scoped| (*address, scoped.grant.key)))
            .collect();
        let anything = (actor, self.keys[self.chance.below(self.keys.len() as u64) as usize]);
        let (account, key) =
            self.chance.pick(&granted).filter(|_| self.chance.percent(85)).unwrap_or(anything);
        (Some(account), Action::RevokeKey(RevokeKey { key }))
    }

    fn set_guardians(&mut self, view: &View<'_>, actor: &Address) -> SetGuardians {
        let guardians = view.model.account(actor).guardians.clone();
        if let Some(now) = guardians.filter(|_| self.chance.percent(10)) {
            return SetGuardians {
                guardians: List::new(now.members.to_vec()).expect("as before"),
                threshold: now.threshold,
                delay_ms: now.delay_ms,
            };
        }
        let mut guardians = self.chance.some_of(&self.people, 25);
        guardians.retain(|guardian| guardian != actor);
        guardians.sort_unstable();
        if self.chance.percent(10) {
            guardians.clear();
        }
        let threshold =
            if guardians.is_empty() { 0 } else { 1 + self.chance.below(guardians.len() as u64) as u8 };
        let mut set = SetGuardians {
            guardians: List::new(guardians.clone()).expect("few"),
            threshold: threshold.min(2),
            delay_ms: self.chance.one_of([HOUR_MS, HOUR_MS, 2 * HOUR_MS, 365 * 24 * HOUR_MS]),
        };
        match self.chance.below(40) {
            0 => set.threshold = guardians.len() as u8 + 1,
            1 => set.delay_ms = self.chance.one_of([HOUR_MS - 1, 365 * 24 * HOUR_MS + 1]),
            2 => set.guardians = List::new(vec![*actor]).expect("one"),
            3 => set.guardians = List::new(guardians.into_iter().rev().collect()).expect("few"),
            _ => {}
        }
        set
    }

    fn start_recovery(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let guarded: Vec<(Address, Vec<Address>)> = view
            .model
            .accounts
            .iter()
            .filter_map(|(address, account)| Some((*address, account.guardians.as_ref()?.members.to_vec())))
            .collect();
        let Some((account, guardians)) = self.chance.pick(&guarded) else {
            let account = self.account(view);
            return (None, Action::StartRecovery(StartRecovery { account, authority: self.authority() }));
        };
        let pending = view.model.account(&account).recovery.clone();
        let authority = match pending {
            Some(recovery) if self.chance.percent(80) => recovery.authority,
            _ => self.new_authority(view, &account),
        };
        (self.chance.pick(&guardians), Action::StartRecovery(StartRecovery { account, authority }))
    }

    /// An account with a recovery under way.
    fn recovering(&mut self, view: &View<'_>) -> Option<Address> {
        let recovering: Vec<Address> = view
            .model
            .accounts
            .iter()
            .filter(|(_, account)| account.recovery.is_some())
            .map(|(address, _)| *address)
            .collect();
        self.chance.pick(&recovering).filter(|_| self.chance.percent(90))
    }

    fn set_inbox(&mut self, view: &View<'_>, actor: &Address) -> SetInbox {
        let mut accept: Vec<AssetId> =
            view.model.account(actor).balances().map(|balance| balance.asset).collect();
        accept = self.chance.some_of(&accept, 20);
        for _ in 0..self.chance.below(4) {
            accept.push(self.asset(view));
        }
        accept.truncate(16);
        SetInbox {
            refuse_unknown: self.chance.percent(30),
            require_memo: self.chance.percent(25),
            accept: List::new(accept).expect("16 at most"),
        }
    }
}
