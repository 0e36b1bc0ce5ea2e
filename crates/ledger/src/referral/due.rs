//! What a referrer is due: worked out in the coin, invitee by invitee, and turned into the campaign's asset once.
//!
//! Invariant: what is booked as paid to invitees' accounts is no more than what the units paid are worth, rounded up, so
//! that a remainder stays due.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Address, Amount, Refusal, StateKey, epoch_of,
    fee::Rate,
    referral::{Binding, CampaignId, ClaimReferral, Referral, ReferralCampaign, Referrer},
};

/// What a claim pays, and what is booked for it.
pub(super) struct Due {
    /// In the campaign's asset.
    pub(super) amount: Amount,
    /// In the coin.
    pub(super) earned: Amount,
    pub(super) cap_left: Amount,
    pub(super) referrer: (Slot, Referrer),
    /// The invitees for which something is booked.
    pub(super) booked: Vec<(Slot, Referral)>,
}

/// Works out what the actor is due (512, 516, 517).
pub(super) fn work_out(
    turn: &Turn,
    operation: &ClaimReferral,
    campaign: &ReferralCampaign,
) -> Result<Due, Halt> {
    let global = turn.overlay.global_at(turn.overlay.global_slot()?);
    let rate = global.fees.rate_of(campaign.asset).ok_or(Refusal::RewardNotListed)?;
    let (slot, before) = referrer(turn, operation.campaign)?;
    let cap_left = campaign.cap_per_epoch.checked_sub(before.earned).expect("no epoch passes its cap");
    let mut invitees = Vec::with_capacity(operation.invitees.len());
    for invitee in &operation.invitees {
        invitees.push(of_invitee(turn, operation.campaign, campaign, invitee)?);
    }
    let (amount, earned) =
        payable(invitees.iter().map(|invitee| invitee.due), cap_left, campaign.budget, rate);
    if amount.is_zero() {
        return Err(Refusal::NoReward.into());
    }
    let sum = before.earned.checked_add(earned).expect("it is within the cap");
    let cap_left = cap_left.checked_sub(earned).expect("it is within the cap");
    let referrer = (slot, Referrer { earned: sum, ..before });
    Ok(Due { amount, earned, cap_left, referrer, booked: book(invitees, earned) })
}

/// What the actor has earned in this epoch so far.
fn referrer(turn: &Turn, campaign: CampaignId) -> Result<(Slot, Referrer), Halt> {
    let slot = turn.overlay.slot(&StateKey::referrer(campaign, &turn.actor))?;
    let epoch = epoch_of(turn.block.time_ms, turn.overlay.parameters()?);
    let record = turn.overlay.get::<Referrer>(slot).filter(|record| record.epoch == epoch);
    Ok((slot, record.copied().unwrap_or(Referrer { epoch, earned: Amount::ZERO })))
}

struct Invitee {
    slot: Slot,
    referral: Referral,
    due: Amount,
}

fn of_invitee(
    turn: &Turn,
    id: CampaignId,
    campaign: &ReferralCampaign,
    invitee: &Address,
) -> Result<Invitee, Halt> {
    let slot = turn.overlay.slot(&StateKey::referral(invitee))?;
    let referral = turn.overlay.get::<Referral>(slot).cloned().unwrap_or_default();
    let is_ours = |binding: &&Binding| binding.campaign == id && binding.referrer == turn.actor;
    let binding = referral.binding.as_ref().filter(is_ours).ok_or(Refusal::NotInvitee)?;
    let account = turn.overlay.account_at(turn.account(invitee)?);
    let fees = account.earning.as_deref().map_or(Amount::ZERO, |earning| earning.fees);
    let due = binding.due(campaign, fees);
    Ok(Invitee { slot, referral, due })
}

/// The units to pay and what they are worth in the coin: of all that is due, what the cap and the budget allow. The
/// units are rounded down, in the campaign's favour; their worth is rounded up to whole units of the coin.
fn payable(
    dues: impl Iterator<Item = Amount>,
    cap_left: Amount,
    budget: Amount,
    rate: Rate,
) -> (Amount, Amount) {
    let sum = dues.fold(Amount::ZERO, |sum, due| sum.checked_add(due).unwrap_or(Amount::MAX));
    let amount = rate.of(sum.min(cap_left)).unwrap_or(Amount::MAX).min(budget);
    if amount.is_zero() {
        return (amount, Amount::ZERO);
    }
    (amount, rate.worth(amount).expect("units within what is due are worth no more than is due"))
}

/// Books what was earned on the invitees in their order, each up to what it is due.
fn book(invitees: Vec<Invitee>, earned: Amount) -> Vec<(Slot, Referral)> {
    let mut rest = earned;
    let mut booked = Vec::with_capacity(invitees.len());
    for Invitee { slot, mut referral, due } in invitees {
        let part = due.min(rest);
        if part.is_zero() {
            continue;
        }
        rest = rest.checked_sub(part).expect("it is the lesser of the two");
        let binding = referral.binding.as_mut().expect("it was found bound");
        binding.paid = binding.paid.checked_add(part).expect("no more is paid than was earned");
        booked.push((slot, referral));
    }
    booked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pay(dues: &[u128], cap_left: u128, budget: u128, rate: (u128, u128)) -> (u128, u128) {
        let rate = Rate { numerator: rate.0, denominator: rate.1 };
        let (amount, earned) =
            payable(dues.iter().copied().map(Amount), Amount(cap_left), Amount(budget), rate);
        (amount.0, earned.0)
    }

    #[test]
    fn what_is_paid_is_the_least_of_what_is_due_the_cap_and_the_budget() {
        assert_eq!(pay(&[7, 5], 100, 100, (1, 1)), (12, 12));
        assert_eq!(pay(&[7, 5], 10, 100, (1, 1)), (10, 10));
        assert_eq!(pay(&[7, 5], 10, 9, (1, 1)), (9, 9));
        assert_eq!(pay(&[0], 10, 9, (1, 1)), (0, 0));
    }

    /// The worked example of docs/reference/referral.md.
    #[test]
    fn a_remainder_of_the_conversion_stays_due() {
        assert_eq!(pay(&[10], 1_000, 600, (1, 3)), (3, 9));
        assert_eq!(pay(&[3], 991, 597, (1, 3)), (1, 3));
        assert_eq!(pay(&[7, 5, 2], 100, 100, (1, 3)), (4, 12));
        assert_eq!(pay(&[2], 100, 100, (1, 3)), (0, 0));
        assert_eq!(pay(&[7], 100, 100, (2, 3)), (4, 6));
        assert_eq!(pay(&[7], 100, 100, (0, 3)), (0, 0));
    }

    #[test]
    fn a_conversion_past_any_amount_is_cut_to_the_budget() {
        assert_eq!(pay(&[u128::MAX, 9], u128::MAX, 50, (u128::MAX, 1)), (50, 1));
    }
}
