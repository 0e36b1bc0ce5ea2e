//! What became of a transaction: shown before it is signed, proven after it is final.

mod exchange;

use crate::{
    client::Fate,
    clock, deal,
    failure::{Failure, Missing, Unverified},
    files,
    i18n::Language,
    loan, oracle, parse,
    report::Report,
    reserve,
    session::Session,
    table,
};
use serde_json::{Value, json};
use std::{path::Path, thread, time::Duration};
use tally_types::{
    Address, Amount, AssetId, Event, Hash, Header, Move, Outcome, Place, Receipt, Refusal, StateKey,
    hash::hex, receipt::Refused,
};
use tally_wallet::proof::{Line, verify_bytes};

/// How long to wait for a submitted transaction to be final.
const WAIT_MS: u64 = 60_000;
/// How often to ask meanwhile.
const ASK_EVERY: Duration = Duration::from_millis(100);

/// A receipt that was proven.
pub struct ProvenReceipt {
    /// The proof's file.
    pub file: Vec<u8>,
    pub header: Header,
    pub receipt: Receipt,
}

/// Fetches the proof of a transaction's receipt and verifies it under the pinned key.
pub fn proof(session: &Session, id: &Hash) -> Result<ProvenReceipt, Failure> {
    let file = session.client.proof(id)?.ok_or(Missing::Transaction(*id))?;
    let proven = verify_bytes(&file, &session.key, Some(&session.id())).map_err(Unverified::Proof)?;
    match proven.line {
        Line::Receipt { receipt, .. } if receipt.transaction == *id => {
            Ok(ProvenReceipt { file, header: proven.header, receipt: *receipt })
        }
        _ => Err(Unverified::OtherReceipt.into()),
    }
}

/// Verifies that a proof is of the record under `key`, and writes it to a file.
pub fn keep_record(session: &Session, file: &[u8], key: StateKey, path: &Path) -> Result<Report, Failure> {
    let proven = verify_bytes(file, &session.key, Some(&session.id())).map_err(Unverified::Proof)?;
    match proven.line {
        Line::Record { key: found, .. } if found == key => {
            files::write(path, file)?;
            let text = session.context.say.proof_written(path.display(), session.key);
            Ok(Report::new(
                text,
                json!({ "file": path, "network": session.key.to_string(), "height": proven.header.height }),
            ))
        }
        _ => Err(Unverified::OtherRecord.into()),
    }
}

/// Waits for the proof that a submitted transaction applied.
pub fn await_proof(session: &Session, id: &Hash) -> Result<ProvenReceipt, Failure> {
    let deadline_ms = clock::now_ms().saturating_add(WAIT_MS);
    loop {
        match proof(session, id) {
            Ok(proven) => return applied(proven),
            Err(Failure::NotFound(_)) if clock::now_ms() < deadline_ms => {
                if let Some(refusal) = dropped(session, id) {
                    return Err(Failure::Refused { refusal, operation: None, charged: false });
                }
                thread::sleep(ASK_EVERY);
            }
            // The transaction is on its way: whatever stops us from seeing it does not stop it.
            Err(Failure::NotFound(_) | Failure::Network(_)) => return Err(Failure::Unsure { id: *id }),
            Err(failure) => return Err(failure),
        }
    }
}

/// Why a transaction that waited can no longer enter a block, when the node says so.
fn dropped(session: &Session, id: &Hash) -> Option<Refusal> {
    let info = session.client.transaction(id).ok().flatten()?;
    (info.status == Fate::Dropped).then(|| Refusal::from_code(info.refusal?.code)).flatten()
}

fn applied(proven: ProvenReceipt) -> Result<ProvenReceipt, Failure> {
    match proven.receipt.outcome {
        Outcome::Applied(_) => Ok(proven),
        Outcome::Refused(Refused { operation, refusal }) => {
            Err(Failure::Refused { refusal, operation: Some(operation), charged: true })
        }
    }
}

/// Reports a transaction as final.
pub fn report(session: &Session, proven: &ProvenReceipt) -> Report {
    let (text, json) = show(session, proven);
    let keep = session.context.say.keep_receipt(proven.receipt.transaction);
    Report::new(format!("{text}\n{keep}"), json)
}

/// A proven receipt, for people and for programs.
pub fn show(session: &Session, proven: &ProvenReceipt) -> (String, Value) {
    let say = session.context.say;
    let rows = receipt_rows(
        say,
        &proven.receipt,
        |address| session.show(address),
        |asset, amount| session.show_amount(asset, amount),
    );
    let head = say.is_final(proven.header.height);
    let text = format!("{head}\n\n{}", table::pairs(&rows));
    let json = json!({
        "final": true, "proven": true, "height": proven.header.height, "time_ms": proven.header.time_ms,
        "receipt": receipt_json(&proven.receipt),
    });
    (text, json)
}

/// A receipt as names and values.
pub fn receipt_rows(
    say: Language,
    receipt: &Receipt,
    show: impl Fn(&Address) -> String,
    units: impl Fn(AssetId, Amount) -> String,
) -> Vec<(String, String)> {
    let outcome = match &receipt.outcome {
        Outcome::Applied(_) => say.applied(),
        Outcome::Refused(refused) => say.refused(refused.refusal.code(), say.refusal(refused.refusal)),
    };
    let mut rows = vec![
        (say.row_transaction(), receipt.transaction.to_hex()),
        (say.row_outcome(), outcome),
        (say.row_fee(), say.paid_by(units(receipt.fee.asset, receipt.fee.amount), show(&receipt.payer))),
    ];
    let place = |place: &Place| show_place(say, place, &show);
    for Move { from, to, asset, amount, .. } in &receipt.moves {
        rows.push((say.row_moved(), say.moved(units(*asset, *amount), place(from), place(to))));
    }
    for event in &receipt.events {
        rows.push((say.row_event(), show_event(say, event, &show)));
    }
    rows
}

fn show_place(say: Language, place: &Place, show: &impl Fn(&Address) -> String) -> String {
    match place {
        Place::Supply(_) => say.place_supply(),
        Place::Account(address) => show(address),
        Place::Held(held) => say.place_held(held),
        Place::FeePot(_) => say.place_fee_pot(),
        Place::Packet(packet) => say.place_packet(packet),
        Place::LoanCollateral(loan) => say.place_loan_collateral(loan),
        Place::LoanOffer(loan) => say.place_loan_offer(loan),
        Place::Redemption(redemption) => say.place_redemption(redemption),
        Place::Basket(basket) => say.place_basket(basket),
        Place::Bonded(candidate) => say.place_bonded(candidate),
        Place::Unbonding(candidate) => say.place_unbonding(candidate),
        Place::StakeRewards(_) => say.place_stake_rewards(),
        Place::Savings(pool) => say.place_savings(pool),
        Place::Campaign(campaign) => say.place_campaign(campaign),
        Place::Treasury(_) => say.place_treasury(),
        Place::MiningBudget(_) => say.place_mining_budget(),
        Place::Market(market) => say.place_market(market),
        Place::Deal(deal) => say.place_deal(deal),
    }
}

fn show_event(say: Language, event: &Event, show: &impl Fn(&Address) -> String) -> String {
    match event {
        Event::KeysSet(account) => say.event_keys_set(show(account)),
        Event::SharedOpened(account) => say.event_shared_opened(show(account)),
        Event::KeyGranted(key) => say.event_key_granted(parse::show_key(key)),
        Event::KeyRevoked(key) => say.event_key_revoked(parse::show_key(key)),
        Event::GuardiansSet(account) => say.event_guardians_set(show(account)),
        Event::RecoveryStarted(moved) => match moved.ready_ms {
            Some(ready_ms) => say.event_recovery_ready(show(&moved.account), parse::show_ms(ready_ms)),
            None => say.event_recovery_waits(show(&moved.account)),
        },
        Event::RecoveryVetoed(account) => say.event_recovery_vetoed(show(account)),
        Event::RecoveryFinished(account) => say.event_recovery_finished(show(account)),
        Event::NameClaimed(name) => say.event_name_claimed(name),
        Event::InboxSet(account) => say.event_inbox_set(show(account)),
        Event::AssetCreated(asset) => say.event_asset_created(asset),
        Event::FreezeChanged(change) if change.set => say.event_frozen(show(&change.account), change.asset),
        Event::FreezeChanged(change) => say.event_unfrozen(show(&change.account), change.asset),
        Event::AllowChanged(change) if change.set => say.event_allowed(show(&change.account), change.asset),
        Event::AllowChanged(change) => say.event_disallowed(show(&change.account), change.asset),
        Event::PauseSet(change) if change.paused => say.event_paused(change.asset),
        Event::PauseSet(change) => say.event_resumed(change.asset),
        Event::AssetEdited(asset) => say.event_asset_edited(asset),
        Event::PowerRenounced(gone) => say.event_power_renounced(say.power(gone.power), gone.asset),
        Event::HeldOpened(held) => say.event_held_opened(held.held, show(&held.to)),
        Event::HeldAccepted(held) => say.event_held_accepted(held.held, show(&held.to)),
        Event::HeldReturned(held) => say.event_held_returned(held.held, show(&held.from)),
        Event::PacketCreated(made) => say.event_packet_created(made.packet),
        Event::PacketClaimed(taken) => {
            say.event_packet_claimed(show(&taken.claimer), taken.share + 1, taken.packet)
        }
        Event::PacketReclaimed(rest) => say.event_packet_reclaimed(rest.packet, show(&rest.creator)),
        Event::MandateGranted(granted) => match &granted.payee {
            Some(payee) => say.event_mandate_granted(granted.mandate, show(payee), show(&granted.payer)),
            None => say.event_mandate_granted_to_all(granted.mandate, show(&granted.payer)),
        },
        Event::MandatePulled(used) => say.event_mandate_pulled(used.mandate, show(&used.payer)),
        Event::MandateRevoked(revoked) => say.event_mandate_revoked(revoked.mandate),
        Event::LoanOffered(_)
        | Event::LoanAccepted(_)
        | Event::LoanOfferEnded(_)
        | Event::LoanSigned(_)
        | Event::LoanRepaid(_)
        | Event::RepaymentStated(_)
        | Event::RepaymentAnswered(_)
        | Event::LoanForgiven(_)
        | Event::LoanAssigned(_)
        | Event::CollateralAdded(_)
        | Event::CollateralClaimed(_)
        | Event::LoanDefaulted(_)
        | Event::GuaranteePaid(_)
        | Event::LoanDisputed(_)
        | Event::LoanWitnessed(_)
        | Event::CollateralReleased(_) => {
            loan::show_event(say, event, show, &loan::Units::unknown(say)).unwrap_or_default()
        }
        Event::FeedOpened(_) | Event::FeedEdited(_) | Event::FeedReported(_) => {
            oracle::show_event(say, event, show).unwrap_or_default()
        }
        Event::StablecoinOpened(_)
        | Event::StablecoinEdited(_)
        | Event::ReserveAttested(_)
        | Event::StablecoinMinted(_)
        | Event::RedemptionRequested(_)
        | Event::RedemptionTaken(_)
        | Event::RedemptionSettled(_)
        | Event::RedemptionCancelled(_)
        | Event::BasketOpened(_)
        | Event::CompositionVoted(_)
        | Event::CompositionAdopted(_) => reserve::show_event(say, event, show).unwrap_or_default(),
        Event::CandidateOpened(candidate) => say.event_candidate_opened(candidate),
        Event::Bonded(bonded) => say.event_bonded(show(&bonded.account), bonded.candidate),
        Event::Unbonded(left) => {
            say.event_unbonded(show(&left.account), left.candidate, parse::show_ms(left.ready_ms))
        }
        Event::StakeMoved(went) => {
            say.event_stake_moved(show(&went.account), went.from, went.to, parse::show_ms(went.ready_ms))
        }
        Event::CommissionSet(set) => {
            say.event_commission_set(set.candidate, parse::show_percent(set.commission_bps))
        }
        Event::CandidateRetired(candidate) => say.event_candidate_retired(candidate),
        Event::PoolOpened(pool) => say.event_pool_opened(pool),
        Event::FlexibleDeposited(changed) => {
            say.event_flexible_deposited(show(&changed.account), changed.pool)
        }
        Event::FlexibleWithdrawn(changed) => {
            say.event_flexible_withdrawn(show(&changed.account), changed.pool)
        }
        Event::FixedDeposited(made) => say.event_fixed_deposited(
            made.deposit,
            show(&made.account),
            made.pool,
            parse::show_ms(made.matures_ms),
        ),
        Event::FixedWithdrawn(taken) if taken.interest.is_zero() => {
            say.event_fixed_forfeited(taken.deposit, show(&taken.account))
        }
        Event::FixedWithdrawn(taken) => say.event_fixed_withdrawn(taken.deposit, show(&taken.account)),
        Event::PoolClosed(pool) => say.event_pool_closed(pool),
        Event::SeatSet(moved) => say.event_seat_set(hex(&moved.member), show(&moved.to)),
        Event::Proposed(made) => say.event_proposed(made.proposal, hex(&made.member)),
        Event::Voted(vote) if vote.yes => say.event_voted_yes(vote.proposal, say.stage(&vote.stage)),
        Event::Voted(vote) => say.event_voted_no(vote.proposal, say.stage(&vote.stage)),
        Event::ProposalWithdrawn(proposal) => say.event_proposal_withdrawn(proposal),
        Event::ProposalEnacted(proposal) => say.event_proposal_enacted(proposal),
        Event::ProposalClosed(ended) => say.event_proposal_closed(ended.proposal, say.stage(&ended.stage)),
        Event::MarketOpened(opened) => say.event_market_opened(opened.market, opened.base, opened.quote),
        Event::OrderPlaced(placed) => exchange::placed(say, placed, show),
        Event::OrderCancelled(gone) => exchange::cancelled(say, gone, show),
        Event::OrdersCancelled(gone) => exchange::all_cancelled(say, gone, show),
        Event::Converted(converted) => exchange::converted(say, converted, show),
        Event::ReferralOpened(moved) => say.event_referral_opened(moved.campaign),
        Event::CampaignFunded(moved) => say.event_campaign_funded(moved.campaign, show(&moved.account)),
        Event::ReferrerBound(bound) => {
            say.event_referrer_bound(show(&bound.invitee), show(&bound.referrer), bound.campaign)
        }
        Event::ReferralPaid(paid) => say.event_referral_paid(paid.campaign, show(&paid.referrer)),
        Event::ReferralClosed(moved) => say.event_referral_closed(moved.campaign),
        Event::MiningOpened(moved) => say.event_mining_opened(moved.campaign),
        Event::MiningJoined(moved) => say.event_mining_joined(moved.campaign, show(&moved.account)),
        Event::PostLiked(liked) => say.event_post_liked(liked.post, show(&liked.account), liked.points),
        Event::ReadingAttested(read) => say.event_reading_attested(read.campaign, read.epoch, read.points),
        Event::MiningClaimed(claimed) => say.mining_claimed(claimed, show(&claimed.account)),
        Event::MiningClosed(moved) => say.event_mining_closed(moved.campaign),
        Event::DealOpened(_)
        | Event::DealAccepted(_)
        | Event::DealShipped(_)
        | Event::DealConfirmed(_)
        | Event::DealRefunded(_)
        | Event::DealSettled(_)
        | Event::DealDisputed(_)
        | Event::DealRuled(_)
        | Event::DealCancelled(_) => deal::show_event(say, event, show),
        Event::PublisherRegistered(account) => say.event_publisher_registered(show(account)),
        Event::PostPublished(made) => match made.replaces {
            Some(other) => say.event_post_replaced(made.post, other, show(&made.publisher)),
            None => say.event_post_published(made.post, show(&made.publisher)),
        },
        Event::PostWithdrawn(of) => say.event_post_withdrawn(of.post, show(&of.publisher)),
        Event::PostTipped(tip) => say.event_post_tipped(tip.post, show(&tip.publisher), show(&tip.from)),
    }
}

/// A receipt for programs. Addresses are `0x` and digits: the prefix is no part of what was proven.
pub fn receipt_json(receipt: &Receipt) -> Value {
    let place = |place: &Place| match place {
        Place::Supply(_) => json!("supply"),
        Place::Account(address) => json!({ "account": address.to_string() }),
        Place::Held(held) => json!({ "held": held.0 }),
        Place::FeePot(_) => json!("fee_pot"),
        Place::Packet(packet) => json!({ "packet": packet.0 }),
        Place::LoanCollateral(loan) => json!({ "loan_collateral": loan.0 }),
        Place::LoanOffer(loan) => json!({ "loan_offer": loan.0 }),
        Place::Redemption(redemption) => json!({ "redemption": redemption.0 }),
        Place::Basket(basket) => json!({ "basket": basket.0 }),
        Place::Bonded(candidate) => json!({ "bonded": candidate.0 }),
        Place::Unbonding(candidate) => json!({ "unbonding": candidate.0 }),
        Place::StakeRewards(_) => json!("stake_rewards"),
        Place::Savings(pool) => json!({ "savings": pool.0 }),
        Place::Campaign(campaign) => json!({ "campaign": campaign.0 }),
        Place::Treasury(_) => json!("treasury"),
        Place::MiningBudget(_) => json!("mining_budget"),
        Place::Market(market) => json!({ "market": market.0 }),
        Place::Deal(deal) => json!({ "deal": deal.0 }),
    };
    let moves = receipt.moves.iter().map(|moved| {
        json!({
            "operation": moved.operation, "from": place(&moved.from), "to": place(&moved.to),
            "asset": moved.asset.0, "amount": moved.amount.to_string(),
        })
    });
    let outcome = match &receipt.outcome {
        Outcome::Applied(_) => json!("applied"),
        Outcome::Refused(refused) => json!({
            "operation": refused.operation, "code": refused.refusal.code(), "name": refused.refusal.name(),
        }),
    };
    let plain = |address: &Address| address.to_string();
    json!({
        "transaction": receipt.transaction.to_hex(),
        "payer": plain(&receipt.payer),
        "fee": { "asset": receipt.fee.asset.0, "amount": receipt.fee.amount.to_string() },
        "outcome": outcome,
        "moves": moves.collect::<Vec<_>>(),
        "events": receipt.events.iter().map(|event| show_event(Language::English, event, &plain)).collect::<Vec<_>>(),
    })
}
