//! Tipping: a payment to a post's publisher that says what it is for.

use crate::{
    asset::rules,
    balance::{self, Holding},
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    news::{PostTip, Posted, Publisher, Tip},
};

pub(crate) fn apply(turn: &mut Turn, operation: &Tip) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    posted: (Slot, Posted),
    publisher: (Slot, Publisher),
    debit: Debit,
    to: Holding,
    is_insider: bool,
}

/// The rules of a send, but for the memo: the tip names its post.
fn check(turn: &Turn, operation: &Tip) -> Result<Checked, Halt> {
    let (post, posted) = turn.find::<Posted>(&StateKey::post(operation.post), Refusal::UnknownPost)?;
    let address = &posted.publisher;
    let sender = debit::sender(turn, operation.asset)?;
    let account = turn.account(address)?;
    let to = balance::find(turn.overlay, account, address, operation.asset)?;
    rules::check_allowed(sender.asset, &to)?;
    let receiver = turn.overlay.account_at(account);
    rules::check_inbox(operation.asset, sender.asset, address, receiver, &to)?;
    let debit = sender.can_spend(turn, operation.amount)?;
    // What a publisher would tip itself comes back to what it left: it never makes too much of the entry.
    if *address != turn.actor {
        to.check_arrival(turn.overlay, operation.amount)?;
    }
    let key = StateKey::publisher(address);
    let (slot, publisher) = turn.find::<Publisher>(&key, Refusal::UnknownPublisher)?;
    if posted.withdrawn_ms.is_some() {
        return Err(Refusal::PostIsWithdrawn.into());
    }
    if *address == turn.actor {
        return Err(Refusal::OwnPost.into());
    }
    Ok(Checked {
        debit,
        to,
        is_insider: rules::is_insider(sender.asset, address),
        posted: (post, posted.clone()),
        publisher: (slot, publisher.clone()),
    })
}

fn commit(turn: &mut Turn, operation: &Tip, checked: Checked) {
    let count = |tips: u64| tips.checked_add(1).expect("2^64 tips cost more than there is");
    let (from, (slot, posted)) = (turn.actor, checked.posted);
    let to = posted.publisher;
    checked.debit.commit(turn);
    checked.to.credit(turn.overlay, operation.amount, checked.is_insider);
    turn.moved(Place::Account(from), Place::Account(to), operation.asset, operation.amount);
    turn.overlay.put(slot, Some(Posted { tips: count(posted.tips), ..posted }));
    let (slot, publisher) = checked.publisher;
    turn.overlay.put(slot, Some(Publisher { tips: count(publisher.tips), ..publisher }));
    turn.happened(Event::PostTipped(PostTip { post: operation.post, publisher: to, from }));
}
