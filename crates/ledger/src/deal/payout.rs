//! The one way units leave a deal.
//!
//! Invariant: what is paid out is what was paid in. To the buyer it goes home whatever binds the asset meanwhile; to
//! anyone else it moves as the asset allows.

use super::case::Case;
use crate::{
    asset::rules,
    balance::{self, Holding},
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Address, Amount, AssetId, Place,
    deal::{Deal, DealEnd, Ended, Note, Split},
};

/// A payout that may be made. Stale as soon as any holding of those it pays is written.
pub(super) struct Payout {
    split: Split,
    asset: AssetId,
    payees: Vec<Payee>,
}

struct Payee {
    address: Address,
    amount: Amount,
    holding: Holding,
}

/// Whether all whom `split` gives something can have it (303, 305, 312, 327).
pub(super) fn check(turn: &Turn, deal: &Deal, split: Split) -> Result<Payout, Halt> {
    let id = deal.terms.asset;
    let (_, asset) = turn.asset(id)?;
    let leaves_home = !(split.to_seller.is_zero() && split.to_arbiter.is_zero());
    if leaves_home {
        rules::check_not_paused(asset)?;
    }
    let payees = payees(turn, deal, &split)?;
    for payee in payees.iter().filter(|payee| payee.address != deal.buyer) {
        rules::check_allowed(asset, &payee.holding)?;
    }
    for payee in &payees {
        payee.holding.plus(payee.amount)?;
    }
    for payee in &payees {
        payee.holding.check_room(turn.overlay)?;
    }
    Ok(Payout { split, asset: id, payees })
}

/// Those who get something, in the order in which they are paid. They are three accounts.
fn payees(turn: &Turn, deal: &Deal, split: &Split) -> Result<Vec<Payee>, Halt> {
    let arbiter = deal.terms.arbiter.map(|arbiter| (arbiter.account, split.to_arbiter));
    let shares = [(deal.buyer, split.to_buyer), (deal.terms.seller, split.to_seller)];
    let shares = shares.into_iter().chain(arbiter).filter(|(_, amount)| !amount.is_zero());
    shares
        .map(|(address, amount)| {
            let holding = balance::of(turn.overlay, &address, deal.terms.asset)?;
            Ok(Payee { address, amount, holding })
        })
        .collect()
}

impl Payout {
    /// Pays, and ends the deal.
    pub(super) fn commit(self, turn: &mut Turn, mut case: Case, how: DealEnd, note: Note) {
        for Payee { address, amount, holding } in self.payees {
            // Taking part in the deal was accepting its asset.
            holding.credit(turn.overlay, amount, true);
            turn.moved(Place::Deal(case.id), Place::Account(address), self.asset, amount);
        }
        case.deal.ended = Some(Ended { at_ms: turn.block.time_ms, how, paid: self.split, note });
        (case.deal.buyer_offer, case.deal.seller_offer) = (None, None);
        case.store(turn);
    }
}

/// What is noted where nobody is asked for a note.
pub(super) fn no_note() -> Note {
    Note::new("").expect("a note may be empty")
}
