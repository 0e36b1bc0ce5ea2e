//! Keys, guardians, names and inbox rules, from docs/reference/account.md.

use super::{
    execute::Turn,
    state::{Recovery, Scoped, own_authority},
};
use std::collections::{BTreeMap, BTreeSet};
use tally_types::{
    Address, Authority, Event, Refusal,
    account::{
        BalanceFlags, ClaimName, FinishRecovery, GrantKey, Guardians, OpenShared, RevokeKey, SetGuardians,
        SetInbox, SetKeys, StartRecovery,
    },
    receipt::RecoveryMoved,
    wire::List,
};

/// What is stored for an authority: nothing if it is the address's own key, alone.
fn to_store(address: &Address, authority: &Authority) -> Option<Authority> {
    let keys = authority.keys.iter().map(|entry| entry.key);
    (own_authority(address, keys).as_ref() != Some(authority)).then(|| authority.clone())
}

impl Turn<'_> {
    pub fn set_keys(&mut self, it: &SetKeys) -> Result<(), Refusal> {
        let authority = to_store(&self.actor, &it.authority);
        let account = self.model.account_mut(&self.actor);
        if account.authority == authority {
            return Err(Refusal::AlreadySo);
        }
        account.authority = authority;
        account.recovery = None;
        self.events.push(Event::KeysSet(self.actor));
        Ok(())
    }

    pub fn open_shared(&mut self, it: &OpenShared) -> Result<(), Refusal> {
        let address = Address::shared(&self.actor, self.nonce, self.index);
        let account = self.model.account_mut(&address);
        if account.authority.is_some() {
            return Err(Refusal::AlreadySo);
        }
        account.authority = Some(it.authority.clone());
        self.events.push(Event::SharedOpened(address));
        Ok(())
    }

    pub fn grant_key(&mut self, it: &GrantKey) -> Result<(), Refusal> {
        let authority = self.model.authority(&self.actor, std::iter::once(it.key));
        let account = self.model.account_mut(&self.actor);
        let rules = authority.is_some_and(|authority| authority.keys.iter().any(|entry| entry.key == it.key));
        if rules || account.scoped.iter().any(|scoped| scoped.grant.key == it.key) {
            return Err(Refusal::KeyAlreadyGranted);
        }
        if account.scoped.len() == 8 {
            return Err(Refusal::TooManyKeys);
        }
        if it.expires_ms <= self.now.time_ms {
            return Err(Refusal::ExpiryPast);
        }
        account.scoped.push(Scoped { grant: it.clone(), spent: BTreeMap::new() });
        self.events.push(Event::KeyGranted(it.key));
        Ok(())
    }

    pub fn revoke_key(&mut self, it: &RevokeKey) -> Result<(), Refusal> {
        let account = self.model.account_mut(&self.actor);
        let place = account.scoped.iter().position(|scoped| scoped.grant.key == it.key);
        account.scoped.remove(place.ok_or(Refusal::UnknownKey)?);
        self.events.push(Event::KeyRevoked(it.key));
        Ok(())
    }

    pub fn set_guardians(&mut self, it: &SetGuardians) -> Result<(), Refusal> {
        let members = List::new(it.guardians.to_vec());
        let guardians =
            members.map(|members| Guardians { members, threshold: it.threshold, delay_ms: it.delay_ms });
        let account = self.model.account_mut(&self.actor);
        if account.guardians == guardians {
            return Err(Refusal::AlreadySo);
        }
        account.guardians = guardians;
        account.recovery = None;
        self.events.push(Event::GuardiansSet(self.actor));
        Ok(())
    }

    pub fn start_recovery(&mut self, it: &StartRecovery) -> Result<(), Refusal> {
        let (actor, time_ms) = (self.actor, self.now.time_ms);
        let account = self.model.account_mut(&it.account);
        let guardians = account.guardians.clone().filter(|guardians| guardians.members.contains(&actor));
        let guardians = guardians.ok_or(Refusal::NotGuardian)?;
        let recovery = account.recovery.get_or_insert_with(|| Recovery {
            authority: it.authority.clone(),
            approvals: BTreeSet::new(),
            ready_ms: None,
        });
        if recovery.authority != it.authority {
            return Err(Refusal::RecoveryConflict);
        }
        if !recovery.approvals.insert(actor) {
            return Err(Refusal::AlreadyApproved);
        }
        if recovery.ready_ms.is_none() && recovery.approvals.len() >= usize::from(guardians.threshold) {
            recovery.ready_ms = Some(time_ms + guardians.delay_ms);
        }
        let ready_ms = recovery.ready_ms;
        self.events.push(Event::RecoveryStarted(RecoveryMoved { account: it.account, ready_ms }));
        Ok(())
    }

    pub fn veto_recovery(&mut self) -> Result<(), Refusal> {
        self.model.account_mut(&self.actor).recovery.take().ok_or(Refusal::NoRecovery)?;
        self.events.push(Event::RecoveryVetoed(self.actor));
        Ok(())
    }

    pub fn finish_recovery(&mut self, it: &FinishRecovery) -> Result<(), Refusal> {
        let account = self.model.account_mut(&it.account);
        let recovery = account.recovery.clone().ok_or(Refusal::NoRecovery)?;
        if recovery.ready_ms.is_none_or(|ready_ms| self.now.time_ms < ready_ms) {
            return Err(Refusal::RecoveryNotReady);
        }
        account.authority = to_store(&it.account, &recovery.authority);
        account.recovery = None;
        account.scoped.clear();
        self.events.push(Event::RecoveryFinished(it.account));
        Ok(())
    }

    pub fn claim_name(&mut self, it: &ClaimName) -> Result<(), Refusal> {
        let skeleton = skeleton(it.name.as_str());
        if self.model.names.contains_key(&skeleton) {
            return Err(Refusal::NameTaken);
        }
        let account = self.model.account_mut(&self.actor);
        if account.name.is_some() {
            return Err(Refusal::AlreadyNamed);
        }
        account.name = Some(it.name.clone());
        self.model.names.insert(skeleton, (self.actor, it.name.clone()));
        self.events.push(Event::NameClaimed(it.name.clone()));
        Ok(())
    }

    pub fn set_inbox(&mut self, it: &SetInbox) -> Result<(), Refusal> {
        if it.accept.iter().any(|asset| !self.model.assets.contains_key(asset)) {
            return Err(Refusal::UnknownAsset);
        }
        let account = self.model.account_mut(&self.actor);
        account.refuse_unknown = it.refuse_unknown;
        account.require_memo = it.require_memo;
        for asset in &it.accept {
            account
                .change(*asset, |balance| balance.flags = balance.flags.with(BalanceFlags::ACCEPTED, true))?;
        }
        self.events.push(Event::InboxSet(self.actor));
        Ok(())
    }
}

/// What look-alike handles have in common.
fn skeleton(handle: &str) -> String {
    let letters: Vec<char> = handle.chars().filter(|letter| *letter != '_').collect();
    let letters: String = letters
        .iter()
        .map(|letter| match letter {
            '0' => 'o',
            '1' | 'i' => 'l',
            '5' => 's',
            '2' => 'z',
            other => *other,
        })
        .collect();
    [("rn", "m"), ("vv", "w"), ("cl", "d")].iter().fold(letters, |text, (pair, one)| text.replace(pair, one))
}
