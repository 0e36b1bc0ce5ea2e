//! The checks that need nothing but the block's time (1xx), once more.
//!
//! The lowest code of everything an operation breaks is reported, and the lowest of all operations.

mod campaign;
mod deal;
mod news;

use std::collections::BTreeSet;
use tally_types::{
    Action, Address, Amount, Authority, Operation, PublicKey, Refusal, Transaction,
    account::{GrantKey, SetGuardians},
    asset::CreateAsset,
    savings::OpenPool,
    transfer::{Memo, SendMany},
};

const HOUR_MS: u64 = 3_600_000;
const YEAR_MS: u64 = 365 * 24 * HOUR_MS;

pub fn check(transaction: &Transaction, chain_id: u64, time_ms: u64) -> Result<(), Refusal> {
    let body = &transaction.body;
    let work: usize = body
        .operations
        .iter()
        .map(|operation| match &operation.action {
            Action::SendMany(many) => many.shares.len(),
            Action::RuleDeal(_) => 2,
            Action::MoveStake(_) => 2,
            Action::ClaimReferral(it) => it.invitees.len(),
            Action::AttestReading(it) => it.readers.len(),
            _ => 1,
        })
        .sum();
    if work > 512 {
        return Err(Refusal::TooLarge);
    }
    if body.chain_id != chain_id {
        return Err(Refusal::WrongChain);
    }
    let accounts: Vec<Address> = transaction.witnesses.iter().map(|witness| witness.account).collect();
    if !ascends(&accounts) {
        return Err(Refusal::WitnessesUnsorted);
    }
    for witness in &transaction.witnesses {
        let keys: Vec<PublicKey> = witness.signatures.iter().map(|signature| signature.key()).collect();
        if !ascends(&keys) {
            return Err(Refusal::WitnessesUnsorted);
        }
    }
    let mut needed: BTreeSet<Address> = body.operations.iter().map(|operation| operation.actor).collect();
    needed.insert(body.payer);
    let there: BTreeSet<Address> = accounts.into_iter().collect();
    if !there.is_subset(&needed) {
        return Err(Refusal::WitnessUnneeded);
    }
    if !needed.is_subset(&there) {
        return Err(Refusal::WitnessMissing);
    }
    if body.valid_until_ms > time_ms + 24 * HOUR_MS {
        return Err(Refusal::ValidityTooLong);
    }
    body.operations.iter().filter_map(operation).min().map_or(Ok(()), Err)
}

fn ascends<T: Ord>(items: &[T]) -> bool {
    (1..items.len()).all(|place| items[place - 1] < items[place])
}

/// The lowest refusal that the operation earns by itself.
pub fn operation(operation: &Operation) -> Option<Refusal> {
    let actor = &operation.actor;
    let broken: Vec<(bool, Refusal)> = match &operation.action {
        Action::SetKeys(it) => vec![(!is_usable(&it.authority), Refusal::AuthorityUnusable)],
        Action::OpenShared(it) => vec![(!is_usable(&it.authority), Refusal::AuthorityUnusable)],
        Action::StartRecovery(it) => vec![(!is_usable(&it.authority), Refusal::AuthorityUnusable)],
        Action::GrantKey(it) => vec![(!is_scope(it), Refusal::ScopeInvalid)],
        Action::SetGuardians(it) => vec![(!are_guardians(it, actor), Refusal::GuardiansInvalid)],
        Action::CreateAsset(it) => creation(it),
        Action::EditAsset(it) => vec![(!is_name(it.name.as_str()), Refusal::TextNotPlain)],
        Action::Mint(it) => vec![(it.amount.0 == 0, Refusal::AmountZero)],
        Action::Burn(it) => vec![(it.amount.0 == 0, Refusal::AmountZero)],
        Action::ClawBack(it) => {
            vec![(it.amount.0 == 0, Refusal::AmountZero), (it.from == it.to, Refusal::SelfSend)]
        }
        Action::Send(it) => payment(actor, &it.to, it.amount, &it.memo),
        Action::Hold(it) => payment(actor, &it.to, it.amount, &it.memo),
        Action::SendMany(it) => payments(actor, it),
        Action::OpenDeal(it) => deal::opening(actor, it),
        Action::ShipDeal(it) | Action::DisputeDeal(it) => deal::note(it.note.as_str()),
        Action::RuleDeal(it) => deal::note(it.note.as_str()),
        Action::RegisterPublisher(it) => news::registration(it),
        Action::Post(it) => news::post(it),
        Action::Tip(it) => vec![(it.amount.0 == 0, Refusal::AmountZero)],
        Action::BecomeCandidate(it) => vec![(!is_name(it.name.as_str()), Refusal::TextNotPlain)],
        Action::Bond(it) | Action::Unbond(it) => vec![(it.amount.0 == 0, Refusal::AmountZero)],
        Action::MoveStake(it) => {
            vec![(it.amount.0 == 0, Refusal::AmountZero), (it.from == it.to, Refusal::SameCandidate)]
        }
        Action::OpenPool(it) => {
            vec![(!is_name(it.name.as_str()), Refusal::TextNotPlain), (!is_offer(it), Refusal::OfferInvalid)]
        }
        Action::FundPool(it) | Action::DepositFlexible(it) | Action::WithdrawFlexible(it) => {
            vec![(it.amount.0 == 0, Refusal::AmountZero)]
        }
        Action::DepositFixed(it) => vec![(it.amount.0 == 0, Refusal::AmountZero)],
        Action::OpenReferral(it) => campaign::open_referral(it),
        Action::FundCampaign(it) => vec![(it.amount.0 == 0, Refusal::AmountZero)],
        Action::BindReferrer(it) => vec![(it.referrer == *actor, Refusal::SelfReferral)],
        Action::ClaimReferral(it) => vec![(!ascends(&it.invitees), Refusal::AccountsUnsorted)],
        Action::OpenMining(it) => campaign::open_mining(it),
        Action::AttestReading(it) => campaign::attest_reading(it),
        _ => vec![],
    };
    broken.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, refusal)| refusal).min()
}

fn payment(actor: &Address, to: &Address, amount: Amount, memo: &Memo) -> Vec<(bool, Refusal)> {
    vec![
        (amount.0 == 0, Refusal::AmountZero),
        (actor == to, Refusal::SelfSend),
        (!is_shown(memo), Refusal::TextNotPlain),
    ]
}

fn payments(actor: &Address, many: &SendMany) -> Vec<(bool, Refusal)> {
    let mut broken = Vec::new();
    let (mut sum, mut receivers) = (Some(0u128), BTreeSet::new());
    for share in &many.shares {
        broken.extend(payment(actor, &share.to, share.amount, &many.memo));
        broken.push((!receivers.insert(share.to), Refusal::ReceiverTwice));
        sum = sum.and_then(|sum| sum.checked_add(share.amount.0));
    }
    broken.push((sum.is_none(), Refusal::AmountTooLarge));
    broken
}

fn creation(asset: &CreateAsset) -> Vec<(bool, Refusal)> {
    let code = asset.code.as_str();
    let capital_or_digit = |letter: char| matches!(letter, 'A'..='Z' | '0'..='9');
    vec![
        (!is_name(asset.name.as_str()), Refusal::TextNotPlain),
        (code.is_empty() || code.len() > 12 || !code.chars().all(capital_or_digit), Refusal::CodeInvalid),
        (asset.decimals > 18, Refusal::DecimalsTooMany),
        (asset.cap.is_some_and(|cap| cap.0 == 0 || cap < asset.initial_supply), Refusal::OverCap),
    ]
}

fn is_usable(authority: &Authority) -> bool {
    let keys: Vec<PublicKey> = authority.keys.iter().map(|entry| entry.key).collect();
    let total: u64 = authority.keys.iter().map(|entry| u64::from(entry.weight)).sum();
    ascends(&keys)
        && authority.keys.iter().all(|entry| entry.weight >= 1)
        && (1..=total).contains(&u64::from(authority.threshold))
}

fn is_scope(grant: &GrantKey) -> bool {
    let assets: Vec<u64> = grant.limits.iter().map(|limit| limit.asset.0).collect();
    ascends(&grant.operations)
        && ascends(&assets)
        && grant.operations.iter().all(
            |tag| matches!(tag, 0x11 | 0x17..=0x19 | 0x20..=0x2b | 0x30..=0x34 | 0x60..=0x68 | 0x90..=0x98 | 0xa0..=0xa7 | 0xb0..=0xb4 | 0xb8..=0xbd | 0xc0..=0xc3),
        )
        && grant.limits.iter().all(|limit| limit.period_ms >= 60_000)
}

fn are_guardians(set: &SetGuardians, actor: &Address) -> bool {
    let count = set.guardians.len();
    let removal = count == 0 && set.threshold == 0;
    let naming =
        (1..=count).contains(&usize::from(set.threshold)) && (HOUR_MS..=YEAR_MS).contains(&set.delay_ms);
    ascends(&set.guardians) && !set.guardians.contains(actor) && (removal || naming)
}

fn is_offer(offer: &OpenPool) -> bool {
    let times: Vec<u64> = offer.terms.iter().map(|term| term.term_ms).collect();
    let is_sound = |rate_bps: u16| (1..=10_000).contains(&rate_bps);
    ascends(&times)
        && times.iter().all(|term_ms| (24 * HOUR_MS..=10 * YEAR_MS).contains(term_ms))
        && offer.terms.iter().all(|term| is_sound(term.rate_bps))
        && (is_sound(offer.flexible_bps) || offer.flexible_bps == 0 && !times.is_empty())
}

fn is_shown(memo: &Memo) -> bool {
    match memo {
        Memo::Open(text) => tally_types::text::is_plain(text.as_str()),
        _ => true,
    }
}

fn is_name(name: &str) -> bool {
    tally_types::text::is_plain(name) && name.trim() == name
}
