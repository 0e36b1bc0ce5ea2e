//! The checks that need nothing but the block's time (1xx), once more.
//!
//! The lowest code of everything an operation breaks is reported, and the lowest of all operations.

mod campaign;
mod deal;
mod news;

use std::{collections::BTreeSet, ops::RangeInclusive};
use tally_types::{
    Action, Address, Amount, AssetId, Authority, Operation, Parameters, PublicKey, Refusal, Transaction,
    account::{GrantKey, SetGuardians},
    asset::CreateAsset,
    council::{Measure, Propose},
    fee::FeeSchedule,
    loan::{Agreement, Terms, Unit, Valuation},
    mandate::{GrantMandate, MandateKind},
    oracle::FeedTerms,
    packet::{CreatePacket, Split},
    reserve::{Composition, Label, OpenStablecoin, StablecoinTerms},
    savings::OpenPool,
    transfer::{Memo, SendMany},
};

const HOUR_MS: u64 = 3_600_000;
const YEAR_MS: u64 = 365 * 24 * HOUR_MS;

/// The operations that a scoped key may be given.
pub const SCOPED: &[RangeInclusive<u8>] = &[
    0x11..=0x11,
    0x17..=0x19,
    0x20..=0x2b,
    0x30..=0x34,
    0x40..=0x42,
    0x51..=0x52,
    0x60..=0x68,
    0x70..=0x7f,
    0x80..=0x85,
    0x90..=0x98,
    0xa0..=0xa7,
    0xb0..=0xb4,
    0xb8..=0xbd,
    0xc0..=0xc3,
    0xc8..=0xca,
    0xd0..=0xdc,
    0xe0..=0xe5,
];

pub fn check(transaction: &Transaction, chain_id: u64, time_ms: u64) -> Result<(), Refusal> {
    let body = &transaction.body;
    if body.operations.iter().map(|operation| work(&operation.action)).sum::<u128>() > 512 {
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

/// How much work an operation is.
pub fn work(action: &Action) -> u128 {
    match action {
        Action::SendMany(it) => it.shares.len() as u128,
        Action::CreatePacket(it) if matches!(it.split, Split::Random(_)) => {
            1 + u128::from(it.count).div_ceil(16)
        }
        Action::ReclaimPacket(_) => 8,
        Action::MoveStake(_) | Action::RuleDeal(_) => 2,
        Action::ClaimReferral(it) => it.invitees.len() as u128,
        Action::AttestReading(it) => it.readers.len() as u128,
        Action::ComposeBasket(_) | Action::DecomposeBasket(_) => 5,
        Action::AdoptComposition(_) => 8,
        Action::PlaceOrder(it) => 1 + u128::from(it.most).div_ceil(2),
        Action::CancelAll(it) => 1 + u128::from(it.most).div_ceil(2),
        Action::Convert(it) => it.path.len() as u128 + u128::from(it.most).div_ceil(2),
        _ => 1,
    }
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
        Action::CreatePacket(it) => packet(it),
        Action::GrantMandate(it) => mandate(actor, it),
        Action::PullMandate(it) => vec![(it.amount.0 == 0, Refusal::AmountZero)],
        Action::OfferLoan(it) => {
            let parties = [it.agreement.lender, it.agreement.borrower];
            agreement(&it.agreement, parties.contains(actor))
        }
        Action::SignLoan(it) => {
            let Agreement { lender, borrower, guarantor, .. } = &it.agreement;
            let signs = [lender, borrower].contains(&actor) || guarantor.as_ref() == Some(actor);
            agreement(&it.agreement, signs)
        }
        Action::Repay(it)
        | Action::RecordRepayment(it)
        | Action::Forgive(it)
        | Action::AddCollateral(it)
        | Action::PayAsGuarantor(it) => vec![(it.amount.0 == 0, Refusal::AmountZero)],
        Action::DisputeLoan(it) | Action::WitnessLoan(it) => {
            let text = it.statement.text.as_str();
            vec![(!tally_types::text::is_plain(text), Refusal::TextNotPlain)]
        }
        Action::OpenFeed(it) => {
            let codes = is_code(it.base.as_str()) && is_code(it.quote.as_str());
            vec![
                (!codes, Refusal::CodeInvalid),
                (it.decimals > 18, Refusal::DecimalsTooMany),
                (!are_feed_terms(&it.terms), Refusal::FeedInvalid),
            ]
        }
        Action::EditFeed(it) => vec![(!are_feed_terms(&it.terms), Refusal::FeedInvalid)],
        Action::Report(it) => vec![(it.value == 0, Refusal::AmountZero)],
        Action::OpenStablecoin(it) => stablecoin(it),
        Action::EditStablecoin(it) => coin_terms(&it.terms),
        Action::MintToDealer(it) => vec![(it.amount.0 == 0, Refusal::AmountZero)],
        Action::RequestRedemption(it) => {
            vec![(it.amount.0 == 0, Refusal::AmountZero), (!is_shown(&it.pay_to), Refusal::TextNotPlain)]
        }
        Action::OpenBasket(it) => {
            let notice = (24 * HOUR_MS..=YEAR_MS).contains(&it.notice_ms);
            let mut broken = label(&it.label);
            broken.extend(composition(&it.components));
            broken.push((!notice, Refusal::BasketInvalid));
            broken
        }
        Action::ComposeBasket(it) | Action::DecomposeBasket(it) => {
            vec![(it.amount.0 == 0, Refusal::AmountZero)]
        }
        Action::VoteComposition(it) => composition(&it.components),
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
        Action::Propose(it) => proposal(it),
        Action::OpenMarket(it) => vec![
            (it.tick.0 == 0 || it.lot.0 == 0, Refusal::AmountZero),
            (it.base == it.quote, Refusal::SameAsset),
        ],
        Action::PlaceOrder(it) => vec![
            (it.lots == 0, Refusal::AmountZero),
            (it.price == 0, Refusal::PriceZero),
            (it.most > 64, Refusal::MostInvalid),
        ],
        Action::CancelAll(it) => vec![(!(1..=64).contains(&it.most), Refusal::MostInvalid)],
        Action::Convert(it) => vec![
            (it.amount.0 == 0 || it.least.0 == 0, Refusal::AmountZero),
            (!(1..=64).contains(&it.most), Refusal::MostInvalid),
        ],
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

fn packet(it: &CreatePacket) -> Vec<(bool, Refusal)> {
    vec![
        (it.total.0 == 0, Refusal::AmountZero),
        (!is_shown(&it.memo), Refusal::TextNotPlain),
        (it.count == 0 || it.count > 1_000, Refusal::PacketCountInvalid),
        (it.total.0 < u128::from(it.count), Refusal::SharesBelowUnit),
    ]
}

fn mandate(actor: &Address, it: &GrantMandate) -> Vec<(bool, Refusal)> {
    let is_standing = matches!(it.kind, MandateKind::StandingOrder(_));
    vec![
        (it.amount.0 == 0, Refusal::AmountZero),
        (it.payee == Some(*actor), Refusal::SelfSend),
        (!is_shown(&it.memo), Refusal::TextNotPlain),
        (it.period_ms < 60_000, Refusal::PeriodTooShort),
        (it.end_ms.is_some_and(|end_ms| end_ms < it.start_ms), Refusal::EndBeforeStart),
        (is_standing && it.payee.is_none(), Refusal::PayeeMissing),
    ]
}

fn proposal(it: &Propose) -> Vec<(bool, Refusal)> {
    let is_plain = is_name(it.title.as_str()) && tally_types::text::is_plain(it.link.as_str());
    let mut broken = vec![(!is_plain, Refusal::TextNotPlain)];
    broken.push(match &it.measure {
        Measure::SpendTreasury(it) => (it.amount.0 == 0, Refusal::AmountZero),
        Measure::SetParameters(it) => (!are_parameters(&it.parameters), Refusal::ParametersInvalid),
        Measure::SetFees(it) => (!are_fees(&it.fees), Refusal::FeesInvalid),
        Measure::Penalize(it) => (it.fraction_bps == 0 || it.fraction_bps > 10_000, Refusal::PenaltyInvalid),
        Measure::SetVersion(it) => (!is_name(it.version.as_str()), Refusal::TextNotPlain),
        Measure::AdmitMember(_) | Measure::RemoveMember(_) | Measure::Appoint(_) => return broken,
    });
    broken
}

/// The table of parameters in docs/reference/README.md.
fn are_parameters(it: &Parameters) -> bool {
    let (epoch, since_ms) = (it.epochs_from.epoch, it.epochs_from.time_ms);
    let begun = (epoch == 0 && since_ms == 0) || (epoch >= 1 && epoch <= since_ms / 60_000);
    let shares = u32::from(it.fee_shares.stakers_bps) + u32::from(it.fee_shares.mining_bps);
    let periods = [it.council.voting_ms, it.council.delay_ms, it.council.window_ms];
    (60_000..=7 * 24 * HOUR_MS).contains(&it.epoch_ms)
        && begun
        && it.fee_shares.stakers_bps <= 5_000
        && shares <= 10_000
        && it.stake.min_bond.0 >= 1
        && (1..=28).contains(&it.stake.unbonding_epochs)
        && it.stake.max_commission_bps <= 10_000
        && it.stake.max_raise_bps <= 10_000
        && it.exchange.taker_fee_bps <= 1_000
        && it.exchange.maker_fee_bps <= 1_000
        && it.exchange.opener_share_bps <= 10_000
        && periods.iter().all(|period_ms| (60_000..=30 * 24 * HOUR_MS).contains(period_ms))
}

fn are_fees(it: &FeeSchedule) -> bool {
    let operations: Vec<u8> = it.prices.iter().map(|price| price.operation).collect();
    let assets: Vec<u64> = it.rates.iter().map(|rate| rate.asset.0).collect();
    let payable = it.rates.iter().all(|rate| rate.denominator > 0 && rate.asset.0 != 0);
    ascends(&operations) && ascends(&assets) && payable
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

fn agreement(it: &Agreement, may_act: bool) -> Vec<(bool, Refusal)> {
    let terms = &it.terms;
    let (mut zero, mut unsound) = (terms.principal.0 == 0, false);
    if let Some(collateral) = &terms.collateral {
        zero |= collateral.amount.0 == 0;
        unsound |= terms.unit == Unit::Asset(collateral.asset);
        match &collateral.valuation {
            Valuation::Forfeit(_) => {}
            Valuation::Agreed(value) => zero |= value.0 == 0,
            Valuation::Oracle(oracle) => unsound |= oracle.haircut_bps >= 10_000,
        }
    }
    let (named, decimals) = match &terms.unit {
        Unit::Asset(_) => (true, 0),
        Unit::Recorded(unit) => (is_name(unit.name.as_str()), unit.decimals),
    };
    let parties: Vec<Address> = [it.lender, it.borrower].into_iter().chain(it.guarantor).collect();
    let different = parties.iter().collect::<BTreeSet<_>>().len() == parties.len()
        && ascends(&it.witnesses)
        && !it.witnesses.iter().any(|witness| parties.contains(witness));
    vec![
        (zero, Refusal::AmountZero),
        (!named, Refusal::TextNotPlain),
        (decimals > 18, Refusal::DecimalsTooMany),
        (!may_act || !different, Refusal::PartiesInvalid),
        (!are_loan_terms(terms), Refusal::TermsInvalid),
        (unsound, Refusal::CollateralInvalid),
    ]
}

fn are_loan_terms(terms: &Terms) -> bool {
    let bullet = matches!(terms.repayment, tally_types::loan::Repayment::Bullet(_));
    let (count, period_ms) = super::loan_debt::instalments(terms);
    let span_ms = u128::from(period_ms) * u128::from(count.saturating_sub(1));
    terms.principal.0 <= 10u128.pow(32)
        && terms.rate_bps <= 100_000
        && terms.late_rate_bps <= 100_000
        && (bullet || ((1..=360).contains(&count) && (60_000..=40 * YEAR_MS).contains(&period_ms)))
        && terms.grace_ms <= YEAR_MS
        && (count <= 1 || terms.grace_ms <= period_ms)
        && span_ms <= u128::from(40 * YEAR_MS)
        && u128::from(terms.first_due_ms) + span_ms <= u128::from(u64::MAX)
}

fn is_code(code: &str) -> bool {
    (1..=12).contains(&code.len()) && code.chars().all(|letter| matches!(letter, 'A'..='Z' | '0'..='9'))
}

fn are_feed_terms(terms: &FeedTerms) -> bool {
    ascends(&terms.reporters)
        && (1..=terms.reporters.len()).contains(&usize::from(terms.quorum))
        && (1_000..=30 * 24 * HOUR_MS).contains(&terms.heartbeat_ms)
        && (1..=10_000).contains(&terms.deviation_bps)
}

fn label(label: &Label) -> Vec<(bool, Refusal)> {
    vec![
        (!is_name(label.name.as_str()), Refusal::TextNotPlain),
        (!is_code(label.code.as_str()), Refusal::CodeInvalid),
        (label.decimals > 18, Refusal::DecimalsTooMany),
    ]
}

fn stablecoin(it: &OpenStablecoin) -> Vec<(bool, Refusal)> {
    let minute = 60_000;
    let spans = (minute..=92 * 24 * HOUR_MS).contains(&it.max_age_ms)
        && (minute..=30 * 24 * HOUR_MS).contains(&it.redemption_ms);
    let mut broken = label(&it.label);
    broken.push((!is_code(it.peg.as_str()), Refusal::CodeInvalid));
    broken.push((!spans, Refusal::StablecoinInvalid));
    broken.extend(coin_terms(&it.terms));
    broken
}

fn coin_terms(terms: &StablecoinTerms) -> Vec<(bool, Refusal)> {
    let custodians: Vec<Address> = terms.custodians.iter().map(|custodian| custodian.account).collect();
    let dealers: Vec<Address> = terms.dealers.iter().map(|dealer| dealer.account).collect();
    let mut limits = terms.custodians.iter().map(|custodian| custodian.limit.0);
    let sum = limits.try_fold(0u128, |sum, limit| sum.checked_add(limit));
    let windows = terms.dealers.iter().all(|dealer| (60_000..=31 * 24 * HOUR_MS).contains(&dealer.window_ms));
    let sound = ascends(&custodians) && ascends(&dealers) && windows;
    vec![(sum.is_none(), Refusal::AmountTooLarge), (!sound, Refusal::StablecoinInvalid)]
}

fn composition(components: &Composition) -> Vec<(bool, Refusal)> {
    let coins: Vec<AssetId> = components.iter().map(|component| component.coin).collect();
    let zero = components.iter().any(|component| component.nominal.0 == 0);
    vec![(zero, Refusal::AmountZero), (!ascends(&coins), Refusal::BasketInvalid)]
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
        && grant.operations.iter().all(|tag| SCOPED.iter().any(|tags| tags.contains(tag)))
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
