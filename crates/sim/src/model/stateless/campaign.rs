//! What is wrong with a campaign's terms by themselves, from docs/reference/referral.md and mining.md.

use super::ascends;
use tally_types::{
    Address, Refusal,
    mining::{AttestReading, OpenMining},
    referral::OpenReferral,
};

pub fn open_referral(it: &OpenReferral) -> Vec<(bool, Refusal)> {
    let is_zero = [it.cap_per_epoch, it.cap_per_invitee, it.budget].iter().any(|amount| amount.0 == 0);
    let is_share = (1..=2_500).contains(&it.share_bps);
    vec![(is_zero, Refusal::AmountZero), (!is_share, Refusal::ShareInvalid)]
}

pub fn open_mining(it: &OpenMining) -> Vec<(bool, Refusal)> {
    let (weights, caps) = (&it.weights, &it.caps);
    let whole = u32::from(weights.transact_bps) + u32::from(weights.like_bps) + u32::from(weights.read_bps);
    let is_sound = (1..=3_660).contains(&it.epochs)
        && whole == 10_000
        && [caps.transact, caps.like, caps.read].iter().all(|cap| *cap <= 1 << 80)
        && (1..=2_000).contains(&it.return_bps);
    vec![
        (it.emission.0 == 0, Refusal::AmountZero),
        (it.emission.0.checked_mul(it.epochs.into()).is_none(), Refusal::AmountTooLarge),
        (!is_sound, Refusal::MiningTermsInvalid),
    ]
}

pub fn attest_reading(it: &AttestReading) -> Vec<(bool, Refusal)> {
    let accounts: Vec<Address> = it.readers.iter().map(|reader| reader.account).collect();
    let is_nothing = it.readers.iter().any(|reader| reader.points == 0);
    vec![(is_nothing, Refusal::AmountZero), (!ascends(&accounts), Refusal::AccountsUnsorted)]
}
