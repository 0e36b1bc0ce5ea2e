//! The records a transaction surely touches, to be read ahead of it.
//!
//! What it reaches besides turns up as [`crate::Stop::Missing`].

use tally_types::{Action, Address, AssetId, Body, StateKey, Transaction};

/// Appends the keys of the transaction's payer, actors and receivers, assets, names and held sends. Keys may repeat.
pub fn footprint(transaction: &Transaction, keys: &mut Vec<StateKey>) {
    footprint_of(&transaction.body, keys);
}

pub(crate) fn footprint_of(body: &Body, keys: &mut Vec<StateKey>) {
    keys.push(StateKey::global());
    keys.push(StateKey::account(&body.payer));
    keys.push(StateKey::asset(body.fee_limit.asset));
    for (index, operation) in (0u8..).zip(body.operations.iter()) {
        let actor = &operation.actor;
        if *actor != body.payer {
            keys.push(StateKey::account(actor));
        }
        of_action(&operation.action, actor, body.nonce, index, keys);
    }
}

fn of_action(action: &Action, actor: &Address, nonce: u64, index: u8, keys: &mut Vec<StateKey>) {
    let payment = |keys: &mut Vec<StateKey>, asset: AssetId, to: &Address| {
        keys.extend([StateKey::asset(asset), StateKey::account(to)]);
    };
    match action {
        Action::SetKeys(_) | Action::CreateAsset(_) => {}
        Action::OpenShared(_) => keys.push(StateKey::account(&Address::shared(actor, nonce, index))),
        Action::GrantKey(_) | Action::RevokeKey(_) | Action::SetGuardians(_) | Action::VetoRecovery(_) => {
            keys.push(StateKey::security(actor));
        }
        Action::StartRecovery(operation) => {
            keys.extend([StateKey::account(&operation.account), StateKey::security(&operation.account)]);
        }
        Action::FinishRecovery(operation) => {
            keys.extend([StateKey::account(&operation.account), StateKey::security(&operation.account)]);
        }
        Action::ClaimName(operation) => keys.push(StateKey::name(&operation.name)),
        Action::SetInbox(operation) => {
            keys.extend(operation.accept.iter().map(|asset| StateKey::asset(*asset)))
        }
        Action::Mint(operation) => payment(keys, operation.asset, &operation.to),
        Action::Burn(operation) => keys.push(StateKey::asset(operation.asset)),
        Action::Freeze(holder)
        | Action::Unfreeze(holder)
        | Action::Allow(holder)
        | Action::Disallow(holder) => {
            payment(keys, holder.asset, &holder.account);
        }
        Action::ClawBack(operation) => {
            payment(keys, operation.asset, &operation.to);
            keys.push(StateKey::account(&operation.from));
        }
        Action::Pause(only) | Action::Resume(only) => keys.push(StateKey::asset(only.asset)),
        Action::EditAsset(operation) => keys.push(StateKey::asset(operation.asset)),
        Action::RenouncePower(operation) => keys.push(StateKey::asset(operation.asset)),
        Action::Send(operation) => payment(keys, operation.asset, &operation.to),
        Action::SendMany(operation) => {
            keys.push(StateKey::asset(operation.asset));
            keys.extend(operation.shares.iter().map(|share| StateKey::account(&share.to)));
        }
        Action::Hold(operation) => payment(keys, operation.asset, &operation.to),
        Action::AcceptHeld(only) | Action::ReturnHeld(only) => keys.push(StateKey::held(only.held)),
    }
}
