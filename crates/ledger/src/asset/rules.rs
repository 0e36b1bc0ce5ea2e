//! What an asset's powers demand of those who hold it. A power that was given up binds nobody.

use crate::balance::Holding;
use tally_types::{
    Address, AssetId, Refusal,
    account::{Account, BalanceFlags},
    asset::{Asset, Power},
};

/// Whether the account issued the asset or holds a power over it.
pub(crate) fn is_insider(asset: &Asset, account: &Address) -> bool {
    asset.issuer == *account
        || Power::ALL.iter().any(|power| asset.powers.holder(*power).as_ref() == Some(account))
}

pub(crate) fn check_not_paused(asset: &Asset) -> Result<(), Refusal> {
    if asset.paused { Err(Refusal::AssetPaused) } else { Ok(()) }
}

pub(crate) fn check_not_frozen(asset: &Asset, holding: &Holding) -> Result<(), Refusal> {
    let binding = asset.powers.freeze.is_some() && holding.flags.has(BalanceFlags::FROZEN);
    if binding { Err(Refusal::AccountFrozen) } else { Ok(()) }
}

pub(crate) fn check_allowed(asset: &Asset, holding: &Holding) -> Result<(), Refusal> {
    let binding = asset.powers.allow_list.is_some() && !holding.flags.has(BalanceFlags::ALLOWED);
    if binding { Err(Refusal::NotAllowed) } else { Ok(()) }
}

/// Whether the receiver takes the asset: all do take the coin, what they accepted, and what is theirs to govern.
pub(crate) fn check_inbox(
    id: AssetId,
    asset: &Asset,
    receiver: &Address,
    account: &Account,
    holding: &Holding,
) -> Result<(), Refusal> {
    let refuses = account.refuse_unknown
        && id != AssetId::COIN
        && !holding.flags.has(BalanceFlags::ACCEPTED)
        && !is_insider(asset, receiver);
    if refuses { Err(Refusal::InboxRefusesAsset) } else { Ok(()) }
}
