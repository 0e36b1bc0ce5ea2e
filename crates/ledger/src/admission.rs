//! Whether a transaction may enter a block, and what it is charged when it does.
//!
//! Invariant: what is refused here costs nothing and changes nothing.

use crate::{
    apply::{BlockInfo, stop},
    asset::rules,
    authority, balance, earning,
    meter::{self, Metered, Outflow},
    overlay::{Overlay, Slot},
    stop::{Halt, Stop},
};
use tally_types::{
    Body, Refusal, StateKey, Transaction, Witness, fee::Fee, state::PotEntry, transaction::MAX_VALIDITY_MS,
};

/// What admission found out.
pub(crate) struct Admitted {
    payer: Slot,
    pub(crate) fee: Fee,
    /// The accounts that act by scoped keys.
    pub(crate) metered: Vec<Metered>,
}

/// Whether the transaction may enter a block now, signatures aside, and what it would be charged. Changes nothing.
pub fn admit(overlay: &mut Overlay, block: &BlockInfo, transaction: &Transaction) -> Result<Fee, Stop> {
    match check(overlay, block, transaction) {
        Ok(admitted) => Ok(admitted.fee),
        Err(halt) => Err(stop(overlay, block, &transaction.body, halt)),
    }
}

/// The rules 1xx and 2xx in their order; signatures are verified elsewhere.
pub(crate) fn check(
    overlay: &Overlay,
    block: &BlockInfo,
    transaction: &Transaction,
) -> Result<Admitted, Halt> {
    check_body(overlay, block, &transaction.body, transaction.check(block.chain_id), &transaction.witnesses)
}

/// The same for a body that nobody has signed yet, as if every account had.
pub(crate) fn check_unsigned(overlay: &Overlay, block: &BlockInfo, body: &Body) -> Result<Admitted, Halt> {
    check_body(overlay, block, body, body.check(block.chain_id), &[])
}

fn check_body(
    overlay: &Overlay,
    block: &BlockInfo,
    body: &Body,
    stateless: Result<(), Refusal>,
    witnesses: &[Witness],
) -> Result<Admitted, Halt> {
    check_bytes(block, body, stateless)?;
    if block.time_ms > body.valid_until_ms {
        return Err(Refusal::Expired.into());
    }
    let payer = overlay.slot(&StateKey::account(&body.payer))?;
    overlay.account_at(payer).nonces.check(body.nonce)?;
    let mut metered = Vec::new();
    for witness in witnesses {
        metered.extend(authority::check(overlay, witness, &body.operations, block.time_ms)?);
    }
    let fee = check_fee(overlay, block, body, payer, &metered)?;
    earning::check(overlay, payer, &fee)?;
    Ok(Admitted { payer, fee, metered })
}

/// Spends the nonce and moves the fee into the pot. May not fail.
pub(crate) fn charge(overlay: &mut Overlay, block: &BlockInfo, body: &Body, admitted: &Admitted) {
    let was_checked = "admission saw this and the overlay has not changed since";
    let payer = admitted.payer;
    let mut nonces = overlay.account_at(payer).nonces;
    nonces.spend(body.nonce).expect(was_checked);
    overlay.set_nonces(payer, nonces);
    let fee = admitted.fee;
    if fee.amount.is_zero() {
        return;
    }
    meter::commit(overlay, &admitted.metered, &outflow(block, body, &fee));
    balance::find(overlay, payer, &body.payer, fee.asset).expect(was_checked).debit(overlay, fee.amount);
    let global = overlay.global_slot().expect(was_checked);
    let pot = &overlay.global_at(global).fee_pot;
    let place = pot.binary_search_by_key(&fee.asset, |entry| entry.asset);
    let held = place.map_or(Default::default(), |place| pot[place].amount);
    let amount =
        held.checked_add(fee.amount).expect("the pot and the payer together hold no more than the supply");
    overlay.fill_pot(global, place, PotEntry { asset: fee.asset, amount });
    earning::count(overlay, block, payer, &fee);
}

/// The stateless rules and the length of the validity, which share one order of precedence.
fn check_bytes(block: &BlockInfo, body: &Body, stateless: Result<(), Refusal>) -> Result<(), Refusal> {
    let latest = block.time_ms.saturating_add(MAX_VALIDITY_MS);
    let too_long = body.valid_until_ms > latest;
    match stateless {
        Err(refusal) if too_long => Err(refusal.min(Refusal::ValidityTooLong)),
        Ok(()) if too_long => Err(Refusal::ValidityTooLong),
        other => other,
    }
}

/// The quote, when the payer's key, limit and balance allow it.
fn check_fee(
    overlay: &Overlay,
    block: &BlockInfo,
    body: &Body,
    payer: Slot,
    metered: &[Metered],
) -> Result<Fee, Halt> {
    let global = overlay.global_at(overlay.global_slot()?);
    let fee = global.fees.quote(&body.operations, body.fee_limit.asset)?;
    meter::check(overlay, metered, &outflow(block, body, &fee)).map_err(|_| Refusal::KeyOutOfScope)?;
    if fee.amount > body.fee_limit.amount {
        return Err(Refusal::FeeAboveLimit.into());
    }
    if fee.amount.is_zero() {
        return Ok(fee);
    }
    let asset = overlay.get(overlay.slot(&StateKey::asset(fee.asset))?).ok_or(Refusal::FeeUnpayable)?;
    let holding = balance::find(overlay, payer, &body.payer, fee.asset)?;
    rules::check_not_paused(asset)
        .and_then(|()| rules::check_not_frozen(asset, &holding))
        .and_then(|()| rules::check_allowed(asset, &holding))
        .and_then(|()| holding.minus(fee.amount))
        .map_err(|_| Refusal::FeeUnpayable)?;
    let pot = &global.fee_pot;
    let full = pot.len() == tally_types::state::MAX_POT_ENTRIES;
    if full && pot.binary_search_by_key(&fee.asset, |entry| entry.asset).is_err() {
        return Err(Refusal::FeeUnpayable.into());
    }
    Ok(fee)
}

fn outflow(block: &BlockInfo, body: &Body, fee: &Fee) -> Outflow {
    Outflow { account: body.payer, asset: fee.asset, amount: fee.amount, time_ms: block.time_ms }
}
