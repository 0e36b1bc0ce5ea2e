//! Ending an offer: by either party at any time, by anyone after its deadline. What it holds goes home whatever binds
//! its asset meanwhile.

use crate::{
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Amount, AssetId, Event, Place, Refusal, StateKey,
    loan::{LoanOnly, Offer},
    receipt::LoanMade,
};

pub(crate) fn apply(turn: &mut Turn, operation: &LoanOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    offer: Offer,
    home: Option<Home>,
}

/// What the offer holds, and where it goes.
struct Home {
    from: Place,
    to: Holding,
    asset: AssetId,
    amount: Amount,
}

fn check(turn: &Turn, operation: &LoanOnly) -> Result<Checked, Halt> {
    let (slot, offer) = turn.find::<Offer>(&StateKey::loan_offer(operation.loan), Refusal::UnknownOffer)?;
    let offer = offer.clone();
    let principal = offer.principal_held().map(|held| (Place::LoanOffer(operation.loan), held));
    let collateral = offer.collateral_held().map(|held| (Place::LoanCollateral(operation.loan), held));
    let home = match principal.or(collateral) {
        None => None,
        Some((from, (asset, amount))) => {
            let to = balance::of(turn.overlay, &offer.offerer(), asset)?;
            to.check_arrival(turn.overlay, amount)?;
            Some(Home { from, to, asset, amount })
        }
    };
    let is_party = [offer.agreement.lender, offer.agreement.borrower].contains(&turn.actor);
    if turn.block.time_ms <= offer.deadline_ms && !is_party {
        return Err(Refusal::NotParty.into());
    }
    Ok(Checked { slot, offer, home })
}

fn commit(turn: &mut Turn, operation: &LoanOnly, Checked { slot, offer, home }: Checked) {
    turn.overlay.put::<Offer>(slot, None);
    if let Some(Home { from, to, asset, amount }) = home {
        to.credit(turn.overlay, amount, true);
        turn.moved(from, Place::Account(offer.offerer()), asset, amount);
    }
    let (lender, borrower) = (offer.agreement.lender, offer.agreement.borrower);
    turn.happened(Event::LoanOfferEnded(LoanMade { loan: operation.loan, lender, borrower }));
}
