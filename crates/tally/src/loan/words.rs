//! Records of loans as names and values, for a loan that is shown and for one that is verified offline.

use super::event::Units;
use crate::{i18n::Language, parse::show_ms};
use tally_types::{
    Address, Amount, AssetId,
    loan::{Agreement, Allocation, Credit, Note, Offer, Side, Status, Unit},
};

/// How accounts and amounts are written.
pub struct Words<'a> {
    pub show: &'a dyn Fn(&Address) -> String,
    pub units: &'a dyn Fn(&Unit, Amount) -> String,
    /// An amount of the collateral.
    pub pledged: &'a dyn Fn(AssetId, Amount) -> String,
}

type Rows = Vec<(String, String)>;

impl Words<'_> {
    /// A word's amounts in the units of one agreement.
    pub fn of<'b>(&'b self, agreement: &'b Agreement) -> Units<'b> {
        let terms = &agreement.terms;
        Units {
            lent: Box::new(|amount| (self.units)(&terms.unit, amount)),
            pledged: Box::new(|amount| match terms.collateral {
                Some(collateral) => (self.pledged)(collateral.asset, amount),
                None => amount.to_string(),
            }),
        }
    }
}

pub fn offer_rows(say: Language, offer: &Offer, show: &dyn Fn(&Address) -> String) -> Rows {
    let mut rows = vec![
        (say.row_stage(), say.loan_offered()),
        (say.row_offered_by(), show(&offer.offerer())),
        (say.title_until(), show_ms(offer.deadline_ms)),
    ];
    if let Some(guarantor) = &offer.agreement.guarantor {
        let agreed = if offer.guaranteed { say.guarantor_agreed() } else { say.guarantor_waits() };
        rows.push((say.row_guarantor(), format!("{} {agreed}", show(guarantor))));
    }
    rows
}

pub fn note_rows(say: Language, note: &Note, time_ms: u64, words: &Words<'_>) -> Rows {
    let (debt, terms) = (note.debt_at(time_ms), &note.agreement.terms);
    let units = |amount| (words.units)(&terms.unit, amount);
    let mut rows = vec![
        (say.row_stage(), say.loan_status(note.status())),
        (say.row_lender(), (words.show)(&note.lender)),
        (say.row_borrower(), (words.show)(&note.agreement.borrower)),
        (say.row_made(), show_ms(note.start_ms)),
        (say.row_principal(), units(terms.principal)),
        (say.row_owed(), allocation(say, &debt.owed(), &units)),
    ];
    if note.is_open() {
        rows.push((say.row_due_now(), units(debt.due())));
        rows.push((say.row_missed(), units(debt.missed)));
        if debt.passed < terms.count() {
            rows.push((say.row_next_due(), show_ms(terms.due_ms(debt.passed + 1))));
        }
    }
    rows.push((say.row_repaid(), allocation(say, &note.paid, &units)));
    if !note.forgiven.is_nothing() {
        rows.push((say.row_forgiven(), allocation(say, &note.forgiven, &units)));
    }
    rows.extend(parts(say, note, words));
    for pending in &note.pending {
        let by = if pending.by_lender { say.row_lender() } else { say.row_borrower() };
        let line = say.pending_line(pending.number, by, units(pending.amount), show_ms(pending.stated_ms));
        rows.push((say.row_pending(), line));
    }
    rows.push((say.row_history(), say.history_line(note.history.count, note.history.head)));
    rows
}

/// Who else has to do with a note, and what lies beside it.
fn parts(say: Language, note: &Note, words: &Words<'_>) -> Rows {
    let mut rows = Rows::new();
    if let Some(asset) = note.collateral_asset() {
        rows.push((say.row_collateral(), (words.pledged)(asset, note.collateral)));
    }
    if let Some(guarantor) = &note.guarantor {
        rows.push((say.row_guarantor(), (words.show)(guarantor)));
    }
    if let Some(assignee) = &note.assignee {
        rows.push((say.row_assignee(), (words.show)(assignee)));
    }
    if note.lender_disputes > 0 || note.borrower_disputes > 0 {
        rows.push((say.row_disputes(), say.dispute_line(note.lender_disputes, note.borrower_disputes)));
    }
    let times = [
        (say.row_defaulted(), note.defaulted_ms),
        (say.row_loan_ended(), note.closed.map(|closed| closed.at_ms)),
    ];
    rows.extend(times.into_iter().filter_map(|(name, time_ms)| Some((name, show_ms(time_ms?)))));
    rows
}

pub fn credit_rows(say: Language, credit: &Credit, words: &Words<'_>) -> Rows {
    let side = |title: String, side: &Side| {
        let Side { notes, on_time, late, defaulted, forgiven, passed_on, .. } = side;
        let counts = say.credit_line(notes, on_time, late, defaulted, forgiven, passed_on);
        let volumes =
            side.volumes.iter().map(|volume| (say.row_volume(), (words.units)(&volume.unit, volume.amount)));
        [vec![(title, counts)], volumes.collect()].concat()
    };
    [side(say.row_as_borrower(), &credit.borrower), side(say.row_as_lender(), &credit.lender)].concat()
}

/// `12 (late 1, interest 1, principal 10)`, without parts that are nothing.
fn allocation(say: Language, it: &Allocation, units: &dyn Fn(Amount) -> String) -> String {
    if it.late.is_zero() && it.interest.is_zero() {
        return units(it.total());
    }
    say.allocation(units(it.total()), units(it.late), units(it.interest), units(it.principal))
}

impl Language {
    pub fn loan_status(self, status: Status) -> String {
        match status {
            Status::Active => self.loan_active(),
            Status::Defaulted => self.loan_defaulted(),
            Status::Repaid => self.loan_repaid(),
            Status::Forgiven => self.loan_forgiven(),
        }
    }
}
