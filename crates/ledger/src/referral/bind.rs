//! Binding a new account to the one that brought it: once, for ever.
//!
//! Invariant: who has brought others is bound no more, so that every chain of bindings ends.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Address, Amount, Event, Refusal, StateKey,
    account::Account,
    receipt::ReferrerBound,
    referral::{BindReferrer, Binding, MAX_NEW_TRANSACTIONS, Referral, ReferralCampaign},
};

pub(crate) fn apply(turn: &mut Turn, operation: &BindReferrer) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    account: Slot,
    own: (Slot, Referral),
    referrers: (Slot, Referral),
}

fn check(turn: &Turn, operation: &BindReferrer) -> Result<Checked, Halt> {
    let key = StateKey::referral_campaign(operation.campaign);
    let (_, campaign) = turn.find::<ReferralCampaign>(&key, Refusal::UnknownCampaign)?;
    if turn.block.time_ms > campaign.ends_ms {
        return Err(Refusal::DeadlinePast.into());
    }
    let own = of(turn, &turn.actor)?;
    if own.1.binding.is_some() {
        return Err(Refusal::AlreadyBound.into());
    }
    let account = turn.account(&turn.actor)?;
    if !is_new(turn.overlay.account_at(account)) {
        return Err(Refusal::AccountNotNew.into());
    }
    if own.1.invitees > 0 {
        return Err(Refusal::HasInvited.into());
    }
    Ok(Checked { account, own, referrers: of(turn, &operation.referrer)? })
}

fn of(turn: &Turn, account: &Address) -> Result<(Slot, Referral), Halt> {
    let slot = turn.overlay.slot(&StateKey::referral(account))?;
    Ok((slot, turn.overlay.get::<Referral>(slot).cloned().unwrap_or_default()))
}

/// Whether the account has paid for few transactions; one that it pays for now is among them.
fn is_new(account: &Account) -> bool {
    let paid_for = account.nonces.base.saturating_add(u64::from(account.nonces.used.count_ones()));
    paid_for <= MAX_NEW_TRANSACTIONS
}

fn commit(turn: &mut Turn, operation: &BindReferrer, Checked { account, own, referrers }: Checked) {
    let BindReferrer { campaign, referrer } = *operation;
    let invitee = turn.actor;
    let earning = turn.overlay.account_at(account).earning.as_deref().cloned().unwrap_or_default();
    let binding = Binding { campaign, referrer, since: earning.fees, paid: Amount::ZERO };
    turn.overlay.set_earning(account, earning);
    turn.overlay.put(own.0, Some(Referral { binding: Some(binding), ..own.1 }));
    let invitees = referrers.1.invitees.checked_add(1).expect("2^64 accounts cost more than there is");
    turn.overlay.put(referrers.0, Some(Referral { invitees, ..referrers.1 }));
    turn.happened(Event::ReferrerBound(ReferrerBound { campaign, invitee, referrer }));
}
