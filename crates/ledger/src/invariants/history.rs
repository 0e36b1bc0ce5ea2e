//! What never changes: an asset's terms and what was ever minted and burned; a power once given up; names; held sends;
//! the network the state belongs to.

use super::{Broken, change::Pair, shape};
use tally_types::{
    Address, AssetId, StateKey,
    account::Account,
    asset::{Asset, Power},
    state::{Global, NameRecord},
    transfer::{Held, HeldId},
};

pub(super) fn account(address: &Address, pair: &Pair<Account>) -> Result<(), Broken> {
    let Some(before) = &pair.before else { return Ok(()) };
    let name = pair.after.as_ref().and_then(|after| after.name.as_ref());
    if before.name.is_some() && before.name.as_ref() != name {
        return Err(shape::broken(address, "its name changed"));
    }
    Ok(())
}

pub(super) fn asset(id: AssetId, pair: &Pair<Asset>) -> Result<(), Broken> {
    let broken = Err(Broken::AssetHistory(id));
    let Some(after) = &pair.after else { return broken };
    let Some(before) = &pair.before else { return Ok(()) };
    let same_terms = (before.issuer, &before.code, before.decimals, before.cap)
        == (after.issuer, &after.code, after.decimals, after.cap);
    let keeps = |power: &Power| {
        let now = after.powers.holder(*power);
        now.is_none() || now == before.powers.holder(*power)
    };
    let grows = before.minted <= after.minted && before.burned <= after.burned;
    if same_terms && grows && Power::ALL.iter().all(keeps) { Ok(()) } else { broken }
}

pub(super) fn name(key: &StateKey, pair: &Pair<NameRecord>) -> Result<(), Broken> {
    match (&pair.before, &pair.after) {
        (None, Some(after)) if StateKey::name(&after.name) == *key => Ok(()),
        _ => Err(Broken::Name(*key)),
    }
}

/// A held send comes and goes whole.
pub(super) fn held(id: HeldId, pair: &Pair<Held>) -> Result<(), Broken> {
    if pair.before.is_some() && pair.after.is_some() { Err(Broken::Held(id)) } else { Ok(()) }
}

pub(super) fn global(pair: &Pair<Global>) -> Result<(), Broken> {
    let (Some(before), Some(after)) = (&pair.before, &pair.after) else { return Err(Broken::NoGlobal) };
    if before.genesis != after.genesis {
        return Err(Broken::Global("it names another network"));
    }
    if before.next_asset > after.next_asset || before.next_held > after.next_held {
        return Err(Broken::Global("an id was given out twice"));
    }
    Ok(())
}
