//! Pulling by a mandate: the one debit of an account that need not have signed the transaction. It signed the mandate.

use crate::{
    asset::rules,
    balance::{self, Holding},
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Address, Event, Place, Refusal, StateKey,
    mandate::{Mandate, MandateKind, PullMandate},
    receipt::MandateUsed,
};

pub(crate) fn apply(turn: &mut Turn, operation: &PullMandate) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    /// As it will be.
    mandate: Mandate,
    receiver: Address,
    payment: Payment,
}

/// Units that may leave the payer and come to the receiver.
struct Payment {
    debit: Debit,
    to: Holding,
    /// Whether the receiver accepts the asset by this.
    accepts: bool,
}

fn check(turn: &Turn, operation: &PullMandate) -> Result<Checked, Halt> {
    let (slot, mandate) =
        turn.find::<Mandate>(&StateKey::mandate(operation.mandate), Refusal::UnknownMandate)?;
    let receiver = mandate.payee.unwrap_or(turn.actor);
    let payment = check_payment(turn, mandate, &receiver, operation)?;
    let subscribes = mandate.kind == MandateKind::SUBSCRIPTION;
    if (subscribes && turn.actor != receiver) || receiver == mandate.payer {
        return Err(Refusal::NotReceiver.into());
    }
    payment.to.check_room(turn.overlay)?;
    let mandate = mandate.after(operation.amount, turn.block.time_ms)?;
    Ok(Checked { slot, mandate, receiver, payment })
}

/// Whether the payer may let the units go, and the receiver take them (303 to 312).
fn check_payment(
    turn: &Turn,
    mandate: &Mandate,
    receiver: &Address,
    operation: &PullMandate,
) -> Result<Payment, Halt> {
    let sender = debit::sender_of(turn, mandate.payer, mandate.asset)?;
    let slot = turn.account(receiver)?;
    let to = balance::find(turn.overlay, slot, receiver, mandate.asset)?;
    rules::check_allowed(sender.asset, &to)?;
    let acts = turn.actor == *receiver;
    if !acts {
        let account = turn.overlay.account_at(slot);
        rules::check_inbox(mandate.asset, sender.asset, receiver, account, &to)?;
        if account.require_memo && mandate.memo.is_none() {
            return Err(Refusal::MemoRequired.into());
        }
    }
    let accepts = acts || rules::is_insider(sender.asset, receiver);
    let debit = sender.can_spend(turn, operation.amount)?;
    to.plus(operation.amount)?;
    Ok(Payment { debit, to, accepts })
}

fn commit(turn: &mut Turn, operation: &PullMandate, checked: Checked) {
    let Checked { slot, mandate, receiver, payment: Payment { debit, to, accepts } } = checked;
    let (payer, asset, amount) = (mandate.payer, mandate.asset, debit.amount());
    let left = mandate.left_in(mandate.period);
    debit.commit(turn);
    to.credit(turn.overlay, amount, accepts);
    turn.overlay.put(slot, Some(mandate));
    turn.moved(Place::Account(payer), Place::Account(receiver), asset, amount);
    let used = MandateUsed { mandate: operation.mandate, payer, payee: receiver, left };
    turn.happened(Event::MandatePulled(used));
}
