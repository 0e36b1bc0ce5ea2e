//! Who may act for an account: the keys of its authority, or one scoped key within its scope.

use crate::{
    meter::Metered,
    overlay::{Overlay, Slot},
    stop::Halt,
};
use tally_types::{
    Address, Authority, Operation, PublicKey, Refusal, StateKey, Witness,
    account::{Account, GrantKey, Security},
};

/// The authority to store for `address`: `None` for the one key whose address it is.
pub(crate) fn stored(address: &Address, authority: &Authority) -> Option<Authority> {
    let implicit =
        authority.keys[0].key.address() == *address && *authority == Authority::single(authority.keys[0].key);
    (!implicit).then(|| authority.clone())
}

/// Whether `key` is one of those that control the account.
pub(crate) fn names_key(account: &Account, address: &Address, key: &PublicKey) -> bool {
    match &account.authority {
        Some(authority) => authority.keys.iter().any(|entry| entry.key == *key),
        None => key.address() == *address,
    }
}

/// The account's security record: the default one, unread, where the account says that there is none.
pub(crate) fn security_slot(
    overlay: &Overlay,
    account: Slot,
    address: &Address,
) -> Result<Option<Slot>, Halt> {
    if !overlay.account_at(account).secured {
        return Ok(None);
    }
    overlay.slot(&StateKey::security(address)).map(Some)
}

/// Writes the account's security record, and on the account whether there is one.
pub(crate) fn set_security(overlay: &mut Overlay, account: Slot, address: &Address, security: Security) {
    let secured = !security.is_empty();
    if overlay.account_at(account).secured != secured {
        overlay.edit_account(account, |account| account.secured = secured);
    }
    let slot = overlay.slot_of_new(StateKey::security(address));
    overlay.set_security(slot, security);
}

/// Whether the witness carries its account's authority over the transaction's operations; `Some` when only by a scoped
/// key, whose limits then bind.
pub(crate) fn check(
    overlay: &Overlay,
    witness: &Witness,
    operations: &[Operation],
    time_ms: u64,
) -> Result<Option<Metered>, Halt> {
    let address = &witness.account;
    let slot = overlay.slot(&StateKey::account(address))?;
    let account = overlay.account_at(slot);
    if is_full(account, witness) {
        return Ok(None);
    }
    let Some(slot) = security_slot(overlay, slot, address)? else {
        return Err(Refusal::NotAuthorized.into());
    };
    let scoped = &overlay.security_at(slot).scoped;
    let mut refusal = None;
    // Signatures ascend by key, so the first usable key is the lowest.
    for key in witness.signatures.iter().map(|signature| signature.key()) {
        let Some(scoped) = scoped.iter().find(|scoped| scoped.grant.key == key) else { continue };
        match check_scope(&scoped.grant, address, operations, time_ms) {
            Ok(()) => return Ok(Some(Metered { account: *address, security: slot, key })),
            Err(other) => refusal = Some(refusal.map_or(other, |first: Refusal| first.min(other))),
        }
    }
    Err(refusal.unwrap_or(Refusal::NotAuthorized).into())
}

fn is_full(account: &Account, witness: &Witness) -> bool {
    match &account.authority {
        Some(authority) => {
            let weight: u32 =
                witness.signatures.iter().map(|signature| weight(authority, &signature.key())).sum();
            weight >= u32::from(authority.threshold)
        }
        None => witness.signatures.iter().any(|signature| signature.key().address() == witness.account),
    }
}

fn weight(authority: &Authority, key: &PublicKey) -> u32 {
    authority.weight_of(std::iter::once(key))
}

fn check_scope(
    grant: &GrantKey,
    actor: &Address,
    operations: &[Operation],
    time_ms: u64,
) -> Result<(), Refusal> {
    if time_ms >= grant.expires_ms {
        return Err(Refusal::KeyExpired);
    }
    let mut own = operations.iter().filter(|operation| operation.actor == *actor);
    if own.all(|operation| grant.operations.contains(&operation.action.tag())) {
        Ok(())
    } else {
        Err(Refusal::KeyOutOfScope)
    }
}
