//! What is outstanding is the principal less what was repaid and forgiven; a note's terms never change, its history only
//! grows, and an ended note owes nothing; credit records say what the notes say.

use super::{
    Broken,
    kind::{Holding, Kind, Pair, address_of, number_of},
    state::State,
};
use std::collections::BTreeMap;
use tally_types::{
    Address, Place, StateKey,
    loan::{Allocation, Credit, LoanId, MAX_PENDING_EACH, Note, Offer, Side, Status},
    state::Counters,
};

impl Kind for Note {
    type Id = LoanId;

    fn id(key: &StateKey) -> LoanId {
        LoanId(number_of(key, 1))
    }

    fn key(&self, id: &LoanId) -> Option<StateKey> {
        Some(StateKey::loan(*id))
    }

    fn holdings(&self, id: &LoanId) -> impl Iterator<Item = Holding> {
        let held = self.collateral_asset().filter(|_| !self.collateral.is_zero());
        held.map(|asset| (Place::LoanCollateral(*id), asset, self.collateral)).into_iter()
    }

    fn shape(&self, id: &LoanId) -> Result<(), Broken> {
        let wrong = |what| Err(broken(StateKey::loan(*id), what));
        let debt = &self.debt;
        let gone = self.paid.principal.checked_add(self.forgiven.principal);
        let sum = gone.and_then(|gone| gone.checked_add(debt.outstanding));
        if sum != Some(self.agreement.terms.principal) {
            return wrong("what is outstanding is not the principal less what was repaid and forgiven");
        }
        let counted = debt.judged <= debt.passed && debt.passed <= self.agreement.terms.count();
        if !counted || debt.missed_instalments > debt.judged || debt.due_interest > debt.interest {
            return wrong("its debt does not follow its schedule");
        }
        if debt.missed > debt.due() {
            return wrong("more was missed than is due");
        }
        if self.is_open() == debt.owed().is_nothing() {
            return wrong("it has ended and owes something, or is open and owes nothing");
        }
        if self.lender == self.agreement.borrower || self.guarantor == Some(self.lender) {
            return wrong("an account stands on both sides");
        }
        if self.collateral_asset().is_none() && !self.collateral.is_zero() {
            return wrong("collateral of no asset");
        }
        if !pending_is_sound(self) {
            return wrong("its stated repayments are not what can be");
        }
        if self.history.count == 0 {
            return wrong("it has no history");
        }
        Ok(())
    }

    fn history(id: &LoanId, pair: &Pair<Self>) -> Result<(), Broken> {
        let wrong = |what| Err(broken(StateKey::loan(*id), what));
        let Some(after) = &pair.after else { return wrong("it is gone") };
        let Some(before) = &pair.before else { return Ok(()) };
        if (&before.agreement, before.start_ms, before.payment)
            != (&after.agreement, after.start_ms, after.payment)
        {
            return wrong("its terms have changed");
        }
        if after.history.count <= before.history.count {
            return wrong("it changed without an entry in its history");
        }
        let grew = |before: &Allocation, after: &Allocation| {
            before.late <= after.late
                && before.interest <= after.interest
                && before.principal <= after.principal
        };
        if !grew(&before.paid, &after.paid) || !grew(&before.forgiven, &after.forgiven) {
            return wrong("what was paid or forgiven became less");
        }
        let stays = |before: Option<u64>, after: Option<u64>| before.is_none() || before == after;
        if !stays(before.defaulted_ms, after.defaulted_ms)
            || (before.closed.is_some() && before.closed != after.closed)
            || before.debt.missed_instalments > after.debt.missed_instalments
        {
            return wrong("its past has changed");
        }
        Ok(())
    }
}

fn pending_is_sound(note: &Note) -> bool {
    let of = |by_lender| note.pending.iter().filter(|pending| pending.by_lender == by_lender).count();
    let sorted = note.pending.windows(2).all(|pair| pair[0].number < pair[1].number);
    sorted
        && of(true).max(of(false)) <= MAX_PENDING_EACH
        && note.pending.iter().all(|pending| pending.number < note.statements)
        && (note.pending.is_empty() || (note.asset().is_none() && note.is_open()))
}

impl Kind for Offer {
    type Id = LoanId;

    fn id(key: &StateKey) -> LoanId {
        LoanId(number_of(key, 1))
    }

    fn key(&self, id: &LoanId) -> Option<StateKey> {
        Some(StateKey::loan_offer(*id))
    }

    fn holdings(&self, id: &LoanId) -> impl Iterator<Item = Holding> {
        let principal = self.principal_held().map(|(asset, amount)| (Place::LoanOffer(*id), asset, amount));
        let collateral =
            self.collateral_held().map(|(asset, amount)| (Place::LoanCollateral(*id), asset, amount));
        principal.into_iter().chain(collateral)
    }

    fn history(id: &LoanId, pair: &Pair<Self>) -> Result<(), Broken> {
        let (Some(before), Some(after)) = (&pair.before, &pair.after) else { return Ok(()) };
        let guaranteed = Offer { guaranteed: true, ..before.clone() };
        if *after == guaranteed { Ok(()) } else { Err(broken(StateKey::loan_offer(*id), "it changed")) }
    }
}

impl Kind for Credit {
    type Id = Address;

    fn id(key: &StateKey) -> Address {
        address_of(key)
    }

    fn key(&self, id: &Address) -> Option<StateKey> {
        (*self != Self::default()).then(|| StateKey::credit(id))
    }

    fn history(id: &Address, pair: &Pair<Self>) -> Result<(), Broken> {
        let wrong = || Err(broken(StateKey::credit(id), "a credit record forgets"));
        let Some(after) = &pair.after else { return wrong() };
        let Some(before) = &pair.before else { return Ok(()) };
        let kept = keeps(&before.borrower, &after.borrower) && keeps(&before.lender, &after.lender);
        if kept { Ok(()) } else { wrong() }
    }
}

fn counts(side: &Side) -> [u64; 6] {
    [side.notes, side.on_time, side.late, side.defaulted, side.forgiven, side.passed_on]
}

fn keeps(before: &Side, after: &Side) -> bool {
    let volumes = before.volumes.iter().zip(after.volumes.iter());
    counts(before).iter().zip(counts(after)).all(|(before, after)| *before <= after)
        && before.volumes.len() <= after.volumes.len()
        && volumes
            .into_iter()
            .all(|(before, after)| before.unit == after.unit && before.amount <= after.amount)
}

/// Ids are given out in order and each is an offer's or a note's; credit records say what the notes say.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    for id in state.loans.keys().chain(state.loan_offers.keys()) {
        let twice = state.loans.contains_key(id) && state.loan_offers.contains_key(id);
        if id.0 >= counters.loan || twice {
            return Err(broken(StateKey::loan(*id), "an id not given out, or given out twice"));
        }
    }
    let mut told: BTreeMap<Address, [Told; 2]> = BTreeMap::new();
    for note in state.loans.values() {
        told.entry(note.agreement.borrower).or_default()[0].add(note);
        told.entry(note.lender).or_default()[1].add(note);
    }
    for (account, sides) in &told {
        let credit = state.credits.get(account);
        let [borrower, lender] = sides;
        let agrees = credit.is_some_and(|credit| {
            // A default is its lender's of that time, who may have passed the note on.
            let defaulted = credit.borrower.defaulted == borrower.defaulted;
            defaulted && borrower.agrees(&credit.borrower) && lender.agrees(&credit.lender)
        });
        if !agrees {
            return Err(broken(StateKey::credit(account), "it does not say what the notes say"));
        }
    }
    let untold = |credit: &Credit| credit.borrower.notes > 0 || credit.lender.notes > credit.lender.passed_on;
    match state.credits.iter().find(|(account, credit)| !told.contains_key(account) && untold(credit)) {
        Some((account, _)) => Err(broken(StateKey::credit(account), "it counts notes that are not there")),
        None => Ok(()),
    }
}

/// What the notes say of one side of an account.
#[derive(Default)]
struct Told {
    notes: u64,
    on_time: u64,
    late: u64,
    defaulted: u64,
    forgiven: u64,
}

impl Told {
    fn add(&mut self, note: &Note) {
        self.notes += 1;
        self.defaulted += u64::from(note.defaulted_ms.is_some());
        match note.status() {
            Status::Active | Status::Defaulted => {}
            Status::Forgiven => self.forgiven += 1,
            Status::Repaid if note.debt.missed_instalments == 0 && note.defaulted_ms.is_none() => {
                self.on_time += 1;
            }
            Status::Repaid => self.late += 1,
        }
    }

    fn agrees(&self, side: &Side) -> bool {
        side.notes.checked_sub(side.passed_on) == Some(self.notes)
            && (side.on_time, side.late, side.forgiven) == (self.on_time, self.late, self.forgiven)
    }
}

fn broken(key: StateKey, what: &'static str) -> Broken {
    Broken::Kind { key, what }
}
