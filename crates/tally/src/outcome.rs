//! What became of a transaction: shown before it is signed, proven after it is final.

use crate::{
    client::Fate,
    clock,
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
    receipt::Refused,
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

/// Waits for the proof of a submitted transaction, and reports it as final.
pub fn await_proof(session: &Session, id: &Hash) -> Result<Report, Failure> {
    let deadline_ms = clock::now_ms().saturating_add(WAIT_MS);
    loop {
        match proof(session, id) {
            Ok(proven) => return finish(session, &proven),
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

fn finish(session: &Session, proven: &ProvenReceipt) -> Result<Report, Failure> {
    if let Outcome::Refused(Refused { operation, refusal }) = proven.receipt.outcome {
        return Err(Failure::Refused { refusal, operation: Some(operation), charged: true });
    }
    let (text, json) = show(session, proven);
    let keep = session.context.say.keep_receipt(proven.receipt.transaction);
    Ok(Report::new(format!("{text}\n{keep}"), json))
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
        Place::LoanCollateral(loan) => say.place_loan_collateral(loan),
        Place::LoanOffer(loan) => say.place_loan_offer(loan),
        Place::Redemption(redemption) => say.place_redemption(redemption),
        Place::Basket(basket) => say.place_basket(basket),
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
    }
}

/// A receipt for programs. Addresses are `0x` and digits: the prefix is no part of what was proven.
pub fn receipt_json(receipt: &Receipt) -> Value {
    let place = |place: &Place| match place {
        Place::Supply(_) => json!("supply"),
        Place::Account(address) => json!({ "account": address.to_string() }),
        Place::Held(held) => json!({ "held": held.0 }),
        Place::FeePot(_) => json!("fee_pot"),
        Place::LoanCollateral(loan) => json!({ "loan_collateral": loan.0 }),
        Place::LoanOffer(loan) => json!({ "loan_offer": loan.0 }),
        Place::Redemption(redemption) => json!({ "redemption": redemption.0 }),
        Place::Basket(basket) => json!({ "basket": basket.0 }),
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
