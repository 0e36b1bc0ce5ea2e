//! Each invariant of loans notices when it is broken, and their escrows are in the books.

mod loans;
mod world;

use loans::*;
use tally_ledger::{
    Overlay, apply,
    invariants::{self, Broken},
};
use tally_types::{
    Amount, Place, Receipt, StateKey,
    bytes::Bytes,
    codec::Encode,
    loan::{Closed, Credit, LoanId, Note, Offer, Valuation},
    state::Global,
    wire::Empty,
};
use world::*;

/// A note with collateral, and a lender's offer.
fn full_world() -> World {
    let agreement = agreement(secured(Valuation::Forfeit(Empty)));
    let mut world = with_note(&agreement);
    world.apply(&lender(), offer(&agreement, START_MS + DAY_MS));
    world
}

#[test]
fn a_tampered_state_is_noticed() {
    let (key, pending) = (StateKey::loan(LOAN), StateKey::loan_offer(LoanId(1)));
    let record = StateKey::credit(&borrower().address);
    let of_note = |what| Broken::Kind { key, what };
    let sum = "what is outstanding is not the principal less what was repaid and forgiven";
    type Spoil<'a> = &'a dyn Fn(&mut World);
    let table: &[(Spoil, Broken)] = &[
        (
            &|world| spoil(world, key, |note: &mut Note| note.collateral.0 += 1),
            Broken::Conservation { asset: SILVER, found: Amount(10_000_001), expected: Amount(10_000_000) },
        ),
        (
            &|world| spoil(world, pending, |offer: &mut Offer| offer.agreement.terms.principal.0 -= 1),
            Broken::Conservation { asset: GOLD, found: Amount(9_999_999), expected: Amount(10_000_000) },
        ),
        (&|world| spoil(world, key, |note: &mut Note| note.debt.outstanding.0 -= 1), of_note(sum)),
        (&|world| spoil(world, key, |note: &mut Note| note.paid.principal.0 += 1), of_note(sum)),
        (
            &|world| spoil(world, key, |note: &mut Note| note.debt.judged = 1),
            of_note("its debt does not follow its schedule"),
        ),
        (
            &|world| spoil(world, key, |note: &mut Note| note.debt.missed.0 = 1),
            of_note("more was missed than is due"),
        ),
        (
            &|world| {
                spoil(world, key, |note: &mut Note| note.closed = Some(Closed { at_ms: 0, forgiven: true }))
            },
            of_note("it has ended and owes something, or is open and owes nothing"),
        ),
        (
            &|world| spoil(world, key, |note: &mut Note| note.lender = borrower().address),
            of_note("an account stands on both sides"),
        ),
        (
            &|world| {
                spoil(world, key, |note: &mut Note| {
                    let (by_lender, amount) = (true, Amount(1));
                    let waits =
                        tally_types::loan::PendingRepayment { number: 0, by_lender, amount, stated_ms: 0 };
                    note.pending.push(waits).unwrap();
                });
            },
            of_note("its stated repayments are not what can be"),
        ),
        (&|world| spoil(world, key, |note: &mut Note| note.history.count = 0), of_note("it has no history")),
        (
            &|world| spoil(world, StateKey::global(), |global: &mut Global| global.counters.loan = 1),
            Broken::Kind { key: StateKey::loan(LoanId(1)), what: "an id not given out, or given out twice" },
        ),
        (
            &|world| spoil(world, record, |credit: &mut Credit| credit.borrower.on_time += 1),
            Broken::Kind { key: record, what: "it does not say what the notes say" },
        ),
        (
            &|world| {
                let unheard = StateKey::credit(&stranger().address);
                let one = world.state[&record].clone();
                world.state.insert(unheard, one);
            },
            Broken::Kind {
                key: StateKey::credit(&stranger().address),
                what: "it counts notes that are not there",
            },
        ),
        (&|world| drop(world.state.insert(record, Credit::default().encode())), Broken::Record(record)),
    ];
    for (spoil, broken) in table {
        let mut world = full_world();
        spoil(&mut world);
        let records = world.state.iter().map(|(key, record)| (*key, record));
        assert_eq!(invariants::check_state(records), Err(broken.clone()));
    }
}

type Change = Vec<(StateKey, Option<Bytes>)>;

/// The change and the receipt of a repayment.
fn one_repayment(world: &World) -> (Change, Vec<Receipt>) {
    let transaction = world.tx(&borrower()).does(&borrower(), repay(5_000)).build();
    let mut overlay = Overlay::new();
    let id = transaction.body.id(&world.block.genesis);
    let run = |overlay: &mut Overlay| apply(overlay, &world.block, id, &transaction);
    let receipt = load_until(&world.state, &mut overlay, run).unwrap();
    (overlay.changes(), vec![receipt])
}

#[test]
fn a_tampered_change_is_noticed() {
    let (key, pending) = (StateKey::loan(LOAN), StateKey::loan_offer(LoanId(1)));
    let record = StateKey::credit(&borrower().address);
    fn spoil(change: &mut Change, key: &StateKey, by: impl FnOnce(&mut Note)) {
        let record =
            change.iter_mut().find(|(other, _)| other == key).and_then(|(_, record)| record.as_mut());
        let record = record.unwrap();
        *record = edit(record, by);
    }
    let of_note = |what| Broken::Kind { key, what };
    type Spoil<'a> = &'a dyn Fn(&World, &mut Change);
    let table: &[(Spoil, Broken)] = &[
        (
            &|_, change| change.iter_mut().find(|(other, _)| *other == key).unwrap().1 = None,
            of_note("it is gone"),
        ),
        (
            &|_, change| spoil(change, &key, |note| note.agreement.terms.rate_bps += 1),
            of_note("its terms have changed"),
        ),
        (
            &|_, change| spoil(change, &key, |note| note.history.count -= 1),
            of_note("it changed without an entry in its history"),
        ),
        (
            &|_, change| spoil(change, &key, |note| note.collateral.0 -= 1),
            Broken::ConservationOfChange(SILVER),
        ),
        (
            &|world, change| {
                let later = edit(&world.state[&pending], |offer: &mut Offer| offer.deadline_ms += 1);
                change.push((pending, Some(later)));
            },
            Broken::Kind { key: pending, what: "it changed" },
        ),
        (
            &|_, change| change.push((record, None)),
            Broken::Kind { key: record, what: "a credit record forgets" },
        ),
    ];
    for (tamper, broken) in table {
        let world = full_world();
        let (mut change, receipts) = one_repayment(&world);
        let before = |key: &StateKey| world.state.get(key).cloned();
        assert_eq!(invariants::check_change(&before, &change, &[], &receipts), Ok(()));
        tamper(&world, &mut change);
        assert_eq!(invariants::check_change(&before, &change, &[], &receipts), Err(broken.clone()));
    }
}

#[test]
fn an_escrow_that_moves_otherwise_than_the_receipt_says_is_noticed() {
    let world = full_world();
    let transaction =
        world.tx(&lender()).does(&lender(), tally_types::Action::WithdrawOffer(only(LoanId(1)))).build();
    let mut overlay = Overlay::new();
    let run = |overlay: &mut Overlay| {
        apply(overlay, &world.block, transaction.body.id(&world.block.genesis), &transaction)
    };
    let mut receipt = load_until(&world.state, &mut overlay, run).unwrap();
    let mut moves = receipt.moves.to_vec();
    moves[0].amount = Amount(99_999);
    receipt.moves = list(moves);
    let before = |key: &StateKey| world.state.get(key).cloned();
    let broken = invariants::check_change(&before, &overlay.changes(), &[], &[receipt]);
    let place = Place::Account(lender().address);
    assert_eq!(broken, Err(Broken::Untraced { place, asset: GOLD }));
}
