//! The records a transaction surely touches, to be read ahead of it.
//!
//! What it reaches besides turns up as [`crate::Stop::Missing`].

use crate::{
    account, asset, council, deal, exchange, loan, mandate, mining, news, oracle, packet, referral, reserve,
    savings, stake, transfer,
};
use tally_types::{Action, Address, AssetId, Body, Noun, StateKey, Transaction};

/// Appends the keys of the transaction's payer, actors and receivers, assets, names and whatever else its operations
/// name. Keys may repeat.
pub fn footprint(transaction: &Transaction, keys: &mut Vec<StateKey>) {
    footprint_of(&transaction.body, keys);
}

pub(crate) fn footprint_of(body: &Body, keys: &mut Vec<StateKey>) {
    keys.extend([StateKey::global(), StateKey::account(&body.payer), StateKey::asset(body.fee_limit.asset)]);
    for (index, operation) in (0u8..).zip(body.operations.iter()) {
        let actor = operation.actor;
        if actor != body.payer {
            keys.push(StateKey::account(&actor));
        }
        let mut footprint = Footprint { actor, nonce: body.nonce, index, keys };
        of_action(&operation.action, &mut footprint);
    }
}

fn of_action(action: &Action, footprint: &mut Footprint) {
    match action.noun() {
        Noun::Account => account::reach::footprint(action, footprint),
        Noun::Asset => asset::reach::footprint(action, footprint),
        Noun::Transfer => transfer::reach::footprint(action, footprint),
        Noun::Packet => packet::reach::footprint(action, footprint),
        Noun::Mandate => mandate::reach::footprint(action, footprint),
        Noun::Loan => loan::reach::footprint(action, footprint),
        Noun::Oracle => oracle::reach::footprint(action, footprint),
        Noun::Reserve => reserve::reach::footprint(action, footprint),
        Noun::Deal => deal::reach::footprint(action, footprint),
        Noun::News => news::reach::footprint(action, footprint),
        Noun::Stake => stake::reach::footprint(action, footprint),
        Noun::Savings => savings::reach::footprint(action, footprint),
        Noun::Council => council::reach::footprint(action, footprint),
        Noun::Exchange => exchange::reach::footprint(action, footprint),
        Noun::Referral => referral::reach::footprint(action, footprint),
        Noun::Mining => mining::reach::footprint(action, footprint),
    }
}

/// Where an operation leaves the keys of what it names.
pub(crate) struct Footprint<'a> {
    /// Who acts; its account is read anyway.
    pub(crate) actor: Address,
    /// The transaction's nonce.
    pub(crate) nonce: u64,
    /// The operation's place in the transaction.
    pub(crate) index: u8,
    keys: &'a mut Vec<StateKey>,
}

impl Footprint<'_> {
    pub(crate) fn key(&mut self, key: StateKey) {
        self.keys.push(key);
    }

    pub(crate) fn account(&mut self, account: &Address) {
        self.key(StateKey::account(account));
    }

    pub(crate) fn asset(&mut self, asset: AssetId) {
        self.key(StateKey::asset(asset));
    }
}
