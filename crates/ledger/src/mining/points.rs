//! Points: what an account does in an epoch, entered with the account and with the campaign at once.
//!
//! Invariants: for each kind and epoch the campaign's total is the sum of what accounts entered; an epoch's emission is
//! set aside, out of the budget in hand, before its first point.

use tally_types::{
    Amount,
    mining::{EpochPoints, MiningCampaign, Participation, Points, Tally, has_lapsed},
    wire::List,
};

/// Enters a fee the account paid; `epoch` is one of the campaign's.
pub(crate) fn fees(
    campaign: &mut MiningCampaign,
    participation: &mut Participation,
    epoch: u64,
    fee: Amount,
) {
    let gain = |done: &mut EpochPoints| done.fees = done.fees.checked_add(fee).unwrap_or(Amount::MAX);
    enter(campaign, participation, epoch, gain);
}

/// Enters stake that liked; says how much of it counts.
pub(super) fn like(
    campaign: &mut MiningCampaign,
    participation: &mut Participation,
    epoch: u64,
    stake: Amount,
) -> u128 {
    let cap = campaign.caps.like;
    let gain = |done: &mut EpochPoints| done.like = up_to(cap, done.like, stake.0);
    enter(campaign, participation, epoch, gain).like
}

/// Enters reading that the app attests; says how much of it counts.
pub(super) fn read(
    campaign: &mut MiningCampaign,
    participation: &mut Participation,
    epoch: u64,
    points: u64,
) -> u128 {
    let cap = campaign.caps.read;
    let gain = |done: &mut EpochPoints| done.read = up_to(cap, done.read, u128::from(points));
    enter(campaign, participation, epoch, gain).read
}

fn up_to(cap: u128, points: u128, more: u128) -> u128 {
    points.checked_add(more).map_or(cap, |sum| sum.min(cap))
}

/// Changes what the account has done in the epoch; says what points it gained.
fn enter(
    campaign: &mut MiningCampaign,
    participation: &mut Participation,
    epoch: u64,
    gain: impl FnOnce(&mut EpochPoints),
) -> Points {
    let caps = campaign.caps;
    let done = entry(participation, epoch);
    let before = done.points(&caps);
    gain(done);
    let after = done.points(&caps);
    let gained = Points {
        transact: after.transact - before.transact,
        like: after.like - before.like,
        read: after.read - before.read,
    };
    add(&mut tally(campaign, epoch).totals, &gained);
    gained
}

fn add(totals: &mut Points, gained: &Points) {
    let sum =
        |total: u128, more: u128| total.checked_add(more).expect("caps keep the points of 2^48 accounts");
    totals.transact = sum(totals.transact, gained.transact);
    totals.like = sum(totals.like, gained.like);
    totals.read = sum(totals.read, gained.read);
}

/// The account's entry for the epoch; a new one takes the place of those that have lapsed.
fn entry(participation: &mut Participation, epoch: u64) -> &mut EpochPoints {
    let epochs = &mut participation.epochs;
    if epochs.last().is_none_or(|last| last.epoch != epoch) {
        let open = |done: &&EpochPoints| !has_lapsed(done.epoch, epoch);
        let mut kept: Vec<EpochPoints> = epochs.iter().filter(open).copied().collect();
        if kept.last().is_none_or(|last| last.epoch != epoch) {
            kept.push(EpochPoints::none(epoch));
        }
        *epochs = List::new(kept).expect("fewer epochs are open than there is room for");
    }
    epochs.as_mut_slice().last_mut().expect("the epoch's entry is the last")
}

/// The campaign's tally for the epoch. A new one begins with what has lapsed going back to the budget, and with its
/// emission set aside: the budget by the epochs left, rounded down, in favour of the later ones.
fn tally(campaign: &mut MiningCampaign, epoch: u64) -> &mut Tally {
    if campaign.tallies.last().is_none_or(|last| last.epoch != epoch) {
        lapse(campaign, epoch);
    }
    if campaign.tallies.last().is_none_or(|last| last.epoch != epoch) {
        open(campaign, epoch);
    }
    campaign.tallies.as_mut_slice().last_mut().expect("the epoch's tally is the last")
}

fn lapse(campaign: &mut MiningCampaign, epoch: u64) {
    let (lapsed, kept): (Vec<Tally>, Vec<Tally>) =
        campaign.tallies.iter().partition(|tally| has_lapsed(tally.epoch, epoch));
    for tally in lapsed {
        let sum = campaign.budget.checked_add(tally.left);
        campaign.budget = sum.expect("what a campaign holds was paid in");
    }
    campaign.tallies = List::new(kept).expect("there are fewer than before");
}

fn open(campaign: &mut MiningCampaign, epoch: u64) {
    let epochs_left = u128::from(campaign.last_epoch - epoch) + 1;
    let emission = Amount(campaign.budget.0 / epochs_left);
    campaign.budget = campaign.budget.checked_sub(emission).expect("a part is no more than the whole");
    let tally = Tally { epoch, emission, left: emission, totals: Points::default() };
    campaign.tallies.push(tally).expect("fewer epochs are open than there is room for");
}
