//! The records that a transaction turns out to reach once its footprint is loaded: balances that have spilled, security
//! records, and what a held send names.
//!
//! They are asked for together. Were they asked for one by one, a send to many accounts with spilled balances would
//! be executed as many times over.

use crate::overlay::Overlay;
use tally_types::{
    Action, Address, AssetId, Body, Operation, StateKey,
    account::INLINE_BALANCES,
    transfer::{Held, HeldId},
};

/// Appends the keys, loaded ones included. Keys may repeat.
pub(crate) fn reach(overlay: &Overlay, body: &Body, keys: &mut Vec<StateKey>) {
    let mut reach =
        Reach { overlay, keys, created: 0, entries: body.operations.iter().map(new_entries).sum() };
    reach.holding(&body.payer, body.fee_limit.asset);
    reach.security(&body.payer);
    for operation in &body.operations {
        reach.security(&operation.actor);
        reach.action(&operation.actor, &operation.action);
    }
}

struct Reach<'a> {
    overlay: &'a Overlay,
    keys: &'a mut Vec<StateKey>,
    /// Assets that earlier operations of the transaction create.
    created: u64,
    /// Most entries that the transaction can add to one account.
    entries: usize,
}

/// Most entries that an operation can add to one account.
fn new_entries(operation: &Operation) -> usize {
    match &operation.action {
        Action::SetInbox(operation) => operation.accept.len(),
        _ => 1,
    }
}

impl Reach<'_> {
    fn action(&mut self, actor: &Address, action: &Action) {
        match action {
            Action::Send(operation) => self.payment(actor, &operation.to, operation.asset),
            Action::Hold(operation) => self.payment(actor, &operation.to, operation.asset),
            Action::SendMany(operation) => {
                self.holding(actor, operation.asset);
                operation.shares.iter().for_each(|share| self.holding(&share.to, operation.asset));
            }
            Action::Mint(operation) => self.holding(&operation.to, operation.asset),
            Action::Burn(operation) => self.holding(actor, operation.asset),
            Action::ClawBack(operation) => self.payment(&operation.from, &operation.to, operation.asset),
            Action::Freeze(holder)
            | Action::Unfreeze(holder)
            | Action::Allow(holder)
            | Action::Disallow(holder) => self.holding(&holder.account, holder.asset),
            Action::SetInbox(operation) => {
                operation.accept.iter().for_each(|asset| self.holding(actor, *asset))
            }
            Action::CreateAsset(_) => self.creation(actor),
            Action::AcceptHeld(only) => self.held(only.held, |held| held.to),
            Action::ReturnHeld(only) => self.held(only.held, |held| held.from),
            Action::SetKeys(_)
            | Action::OpenShared(_)
            | Action::GrantKey(_)
            | Action::RevokeKey(_)
            | Action::SetGuardians(_)
            | Action::StartRecovery(_)
            | Action::VetoRecovery(_)
            | Action::FinishRecovery(_)
            | Action::ClaimName(_)
            | Action::Pause(_)
            | Action::Resume(_)
            | Action::EditAsset(_)
            | Action::RenouncePower(_) => {}
        }
    }

    fn payment(&mut self, from: &Address, to: &Address, asset: AssetId) {
        self.holding(from, asset);
        self.holding(to, asset);
    }

    fn holding(&mut self, address: &Address, asset: AssetId) {
        let Some(account) = self.overlay.account(address) else { return };
        // An account may begin to spill in the midst of the transaction.
        let spills = account.spilled > 0 || account.balances.len() + self.entries > INLINE_BALANCES;
        if spills && account.balances.iter().all(|balance| balance.asset != asset) {
            self.keys.push(StateKey::balance(address, asset));
        }
    }

    fn security(&mut self, address: &Address) {
        if self.overlay.account(address).is_some_and(|account| account.secured) {
            self.keys.push(StateKey::security(address));
        }
    }

    fn creation(&mut self, issuer: &Address) {
        let Some(global) = self.overlay.global() else { return };
        self.holding(issuer, AssetId(global.next_asset.0.saturating_add(self.created)));
        self.created += 1;
    }

    fn held(&mut self, id: HeldId, goes_to: fn(&Held) -> Address) {
        let Some(held) = self.overlay.held(id) else { return };
        let (address, asset) = (goes_to(held), held.asset);
        self.keys.extend([StateKey::asset(asset), StateKey::account(&address)]);
        self.holding(&address, asset);
    }
}
