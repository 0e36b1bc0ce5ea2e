//! The records that a transaction turns out to reach once its footprint is loaded: balances that have spilled, security
//! records, and what the records it names name in turn.
//!
//! They are asked for together. Were they asked for one by one, a send to many accounts with spilled balances would
//! be executed as many times over.

use crate::{
    account,
    apply::BlockInfo,
    asset, council, deal, earning, exchange, loan, mandate, mining, news,
    overlay::{Overlay, Stored},
    packet, referral, reserve, savings, stake, transfer,
};
use tally_types::{
    Action, Address, AssetId, Body, Noun, Operation, StateKey, account::INLINE_BALANCES,
    reserve::MAX_COMPONENTS,
};

/// Appends the keys, loaded ones included. Keys may repeat.
pub(crate) fn reach(overlay: &Overlay, block: &BlockInfo, body: &Body, keys: &mut Vec<StateKey>) {
    let entries = body.operations.iter().map(new_entries).sum();
    let mut reach = Reach { overlay, block, keys, created: 0, entries };
    reach.holding(&body.payer, body.fee_limit.asset);
    reach.security(&body.payer);
    earning::reach(overlay, &body.payer, &mut reach);
    for operation in &body.operations {
        reach.security(&operation.actor);
        of_action(&operation.action, &operation.actor, &mut reach);
    }
}

fn of_action(action: &Action, actor: &Address, reach: &mut Reach) {
    match action.noun() {
        Noun::Account => account::reach::reach(action, actor, reach),
        Noun::Asset => asset::reach::reach(action, actor, reach),
        Noun::Transfer => transfer::reach::reach(action, actor, reach),
        Noun::Packet => packet::reach::reach(action, actor, reach),
        Noun::Mandate => mandate::reach::reach(action, actor, reach),
        Noun::Loan => loan::reach::reach(action, actor, reach),
        Noun::Oracle => {}
        Noun::Reserve => reserve::reach::reach(action, actor, reach),
        Noun::Deal => deal::reach::reach(action, actor, reach),
        Noun::News => news::reach::reach(action, actor, reach),
        Noun::Stake => stake::reach::reach(action, actor, reach),
        Noun::Savings => savings::reach::reach(action, actor, reach),
        Noun::Council => council::reach::reach(action, reach),
        Noun::Exchange => exchange::reach::reach(action, actor, reach),
        Noun::Referral => referral::reach::reach(action, actor, reach),
        Noun::Mining => mining::reach::reach(action, actor, reach),
    }
}

/// Most entries that an operation can add to one account.
fn new_entries(operation: &Operation) -> usize {
    match &operation.action {
        Action::SetInbox(operation) => operation.accept.len(),
        Action::DecomposeBasket(_) | Action::AdoptComposition(_) => MAX_COMPONENTS,
        Action::PlaceOrder(_) | Action::CancelAll(_) => 2,
        Action::Convert(operation) => 2 * operation.path.len(),
        _ => 1,
    }
}

/// What is loaded, and where an operation leaves the keys of what it reaches.
pub(crate) struct Reach<'a> {
    overlay: &'a Overlay,
    /// The block, whose seed decides where some operations reach.
    pub(crate) block: &'a BlockInfo,
    keys: &'a mut Vec<StateKey>,
    /// Assets that earlier operations of the transaction create.
    created: u64,
    /// Most entries that the transaction can add to one account.
    entries: usize,
}

impl<'a> Reach<'a> {
    /// A record that the operation names, when it is loaded and there is one.
    pub(crate) fn record<T: Stored>(&self, key: &StateKey) -> Option<&'a T> {
        self.overlay.look_up(key)
    }

    pub(crate) fn key(&mut self, key: StateKey) {
        self.keys.push(key);
    }

    /// What `address`, which the footprint has, holds of the asset.
    pub(crate) fn holding(&mut self, address: &Address, asset: AssetId) {
        let Some(account) = self.overlay.account(address) else { return };
        // An account may begin to spill in the midst of the transaction.
        let spills = account.spilled > 0 || account.balances.len() + self.entries > INLINE_BALANCES;
        if spills && account.balances.iter().all(|balance| balance.asset != asset) {
            self.key(StateKey::balance(address, asset));
        }
    }

    /// The same of two accounts.
    pub(crate) fn payment(&mut self, from: &Address, to: &Address, asset: AssetId) {
        self.holding(from, asset);
        self.holding(to, asset);
    }

    /// An account and an asset that a loaded record names, and what the one holds of the other.
    pub(crate) fn payee(&mut self, address: &Address, asset: AssetId) {
        self.keys.extend([StateKey::asset(asset), StateKey::account(address)]);
        self.holding(address, asset);
    }

    /// What `issuer` will hold of the next asset.
    pub(crate) fn creation(&mut self, issuer: &Address) {
        let Some(global) = self.overlay.global() else { return };
        self.holding(issuer, AssetId(global.counters.asset.saturating_add(self.created)));
        self.created += 1;
    }

    /// The operation creates an asset of which nobody holds anything yet.
    pub(crate) fn creation_of_none(&mut self) {
        self.created += 1;
    }

    fn security(&mut self, address: &Address) {
        if self.overlay.account(address).is_some_and(|account| account.secured) {
            self.key(StateKey::security(address));
        }
    }
}
