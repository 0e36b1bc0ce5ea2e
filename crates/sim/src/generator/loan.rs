//! Loans: agreements, offers, signatures, and what becomes of notes. What is lent is due soon, so that much is late.

use super::transaction::{Generator, View};
use crate::model::{Model, Now};
use tally_types::{
    Action, Address, Amount, AssetId, Hash, Operation,
    loan::{
        Agreement, AssignLoan, Collateral, ConfirmRepayment, Instalments, LoanAmount, LoanId, LoanOnly,
        Offer, OfferLoan, OracleValuation, RecordedUnit, Repayment, SignLoan, StateOnLoan, Statement, Terms,
        Unit, Valuation,
    },
    oracle::FeedId,
    text::Text,
    wire::{Empty, List},
};

const MINUTE_MS: u64 = 60_000;
const DAY_MS: u64 = 24 * 60 * MINUTE_MS;
const YEAR_MS: u64 = 365 * DAY_MS;

impl Generator {
    pub(super) fn loan_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..18 => self.offer_loan(view, actor),
            18..34 => self.answer_offer(view),
            34..35 => {
                let agreement = self.agreement(view, actor, view.time_ms);
                (None, Action::SignLoan(SignLoan { agreement }))
            }
            35..57 => self.rare_loan_action(view).unwrap_or_else(|| self.offer_loan(view, actor)),
            _ => self.note_action(view),
        }
    }

    /// The signatures of all parties of a loan; now and then one too few, or one twice.
    pub(super) fn sign_together(&mut self, draft: &mut Model, time_ms: u64) -> Vec<Operation> {
        let mut operations = Vec::new();
        for _ in 0..6 {
            let view = View { model: draft, time_ms };
            let actor = self.actor();
            let agreement = self.agreement(&view, actor, time_ms);
            let sign = |actor| Operation {
                actor,
                action: Action::SignLoan(SignLoan { agreement: agreement.clone() }),
            };
            operations = agreement.signers().map(sign).collect();
            if let Ok(after) =
                draft.after_all(&Now { time_ms, seed: [0; 48], height: draft.height }, &operations)
            {
                match self.chance.below(12) {
                    0 => drop(operations.remove(0)),
                    1 => operations.push(operations[0].clone()),
                    _ => *draft = after,
                }
                break;
            }
        }
        operations
    }

    fn agreement(&mut self, view: &View<'_>, lender: Address, after_ms: u64) -> Agreement {
        let borrower = self.other_than(view, &[lender]);
        let terms = self.terms(view, lender, borrower, after_ms);
        let guarantor = self.chance.percent(40).then(|| self.guarantor(view, &terms, &[lender, borrower]));
        let mut witnesses: Vec<Address> = self.people.clone();
        witnesses.sort_unstable();
        witnesses.retain(|person| ![Some(lender), Some(borrower), guarantor].contains(&Some(*person)));
        let mut witnesses =
            if self.chance.percent(25) { self.chance.some_of(&witnesses, 30) } else { Vec::new() };
        witnesses.truncate(8);
        if self.chance.percent(2) {
            witnesses = vec![borrower];
        }
        let witnesses = List::new(witnesses).expect("8 at most");
        Agreement { lender, borrower, guarantor, witnesses, terms }
    }

    /// Mostly somebody who could pay.
    fn guarantor(&mut self, view: &View<'_>, terms: &Terms, parties: &[Address]) -> Address {
        let Unit::Asset(asset) = &terms.unit else { return self.other_than(view, parties) };
        let able = |person: &&Address| {
            !parties.contains(person) && view.model.amount(person, *asset) / 2 > terms.principal.0
        };
        let able: Vec<Address> = self.people.iter().filter(able).copied().collect();
        let found = self.chance.pick(&able).filter(|_| self.chance.percent(80));
        found.unwrap_or_else(|| self.other_than(view, parties))
    }

    /// An account that is none of these, mostly.
    fn other_than(&mut self, view: &View<'_>, these: &[Address]) -> Address {
        let mut found = self.account(view);
        for _ in 0..4 {
            if these.contains(&found) && self.chance.percent(95) {
                found = self.actor();
            }
        }
        found
    }

    fn terms(&mut self, view: &View<'_>, lender: Address, borrower: Address, after_ms: u64) -> Terms {
        let asset = self.held_asset(view, &lender);
        let (unit, there) = match self.chance.below(100) {
            0..50 => (Unit::Asset(asset), view.model.amount(&lender, asset) / 4),
            50..52 => (Unit::Asset(AssetId(view.model.next.asset + 1)), 100),
            _ => (Unit::Recorded(self.recorded_unit()), 10_000),
        };
        let principal = match self.chance.below(100) {
            0 => Amount(10u128.pow(32) + u128::from(self.chance.below(2))),
            _ => self.amount(there),
        };
        let first_due_ms = match self.chance.below(50) {
            0 | 1 => after_ms,
            2 | 3 => view.time_ms + 40 * YEAR_MS + self.chance.below(2),
            4 => u64::MAX,
            5..26 => after_ms + 1 + self.chance.below(4_000),
            26..42 => after_ms + 1 + self.chance.below(10 * MINUTE_MS),
            _ => after_ms + DAY_MS,
        };
        Terms {
            collateral: self.collateral(view, &unit, borrower),
            unit,
            principal,
            rate_bps: self.rate(),
            repayment: self.repayment(),
            first_due_ms,
            grace_ms: match self.chance.below(40) {
                0 => YEAR_MS + 1,
                1 => MINUTE_MS + 1,
                2..26 => 0,
                26..34 => 1 + self.chance.below(3_000),
                _ => MINUTE_MS,
            },
            late_rate_bps: self.rate(),
        }
    }

    fn recorded_unit(&mut self) -> RecordedUnit {
        let name = if self.chance.percent(97) { "CNY" } else { self.chance.one_of([" CNY", "C\u{202e}NY"]) };
        let decimals = if self.chance.percent(97) { self.chance.one_of([0, 2, 2, 18]) } else { 19 };
        RecordedUnit { name: Text::new(name).expect("short"), decimals }
    }

    fn rate(&mut self) -> u32 {
        match self.chance.below(60) {
            0 => 100_001,
            1..20 => 0,
            20..40 => self.chance.below(3_000) as u32,
            _ => 100_000,
        }
    }

    fn repayment(&mut self) -> Repayment {
        let count = match self.chance.below(60) {
            0 => self.chance.one_of([0, 361]),
            1..4 => 360,
            _ => 1 + self.chance.below(6) as u16,
        };
        let period_ms = match self.chance.below(60) {
            0 => self.chance.one_of([MINUTE_MS - 1, 40 * YEAR_MS + 1]),
            1..40 => MINUTE_MS,
            _ => 60 * MINUTE_MS,
        };
        let instalments = Instalments { count, period_ms };
        match self.chance.below(10) {
            0..5 => Repayment::Bullet(Empty),
            5..8 => Repayment::Annuity(instalments),
            _ => Repayment::EqualPrincipal(instalments),
        }
    }

    fn collateral(&mut self, view: &View<'_>, unit: &Unit, borrower: Address) -> Option<Collateral> {
        if !self.chance.percent(55) {
            return None;
        }
        let held = |asset: &AssetId| Unit::Asset(*asset) != *unit;
        let assets: Vec<AssetId> =
            view.model.account(&borrower).balances().map(|balance| balance.asset).filter(held).collect();
        let found = self.chance.pick(&assets).filter(|_| self.chance.percent(97));
        let asset = found.unwrap_or_else(|| self.held_asset(view, &borrower));
        let amount = self.amount(view.model.amount(&borrower, asset) / 3);
        let feeds: Vec<FeedId> = view.model.feeds.keys().copied().collect();
        let feed = self.chance.pick(&feeds).filter(|_| self.chance.percent(96));
        let valuation = match self.chance.below(100) {
            0..20 => Valuation::Forfeit(Empty),
            20..45 => Valuation::Agreed(self.amount(2_000)),
            _ => Valuation::Oracle(OracleValuation {
                feed: feed.unwrap_or(FeedId(view.model.next.feed + 1)),
                inverted: self.chance.percent(50),
                haircut_bps: match self.chance.below(30) {
                    0 => 10_000,
                    1 => 9_999,
                    _ => self.chance.one_of([0, 0, 2_000]),
                },
            }),
        };
        Some(Collateral { asset, amount, valuation })
    }

    fn offer_loan(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        let deadline_ms = match self.chance.below(40) {
            0 => view.time_ms - self.chance.below(2),
            1 => view.time_ms + YEAR_MS + self.chance.below(2),
            2..24 => view.time_ms + 1 + self.chance.below(8_000),
            _ => view.time_ms + 1 + self.chance.below(10 * MINUTE_MS),
        };
        let agreement = self.agreement(view, actor, deadline_ms);
        let by = if self.chance.percent(60) { actor } else { agreement.borrower };
        (Some(by), Action::OfferLoan(OfferLoan { agreement, deadline_ms }))
    }

    fn answer_offer(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let waiting: Vec<(LoanId, Offer)> =
            view.model.loan_offers.iter().map(|(id, offer)| (*id, offer.clone())).collect();
        let Some((loan, offer)) = self.chance.pick(&waiting).filter(|_| self.chance.percent(96)) else {
            let loan = LoanId(self.chance.below(view.model.next.loan + 2));
            return (None, Action::AcceptLoan(LoanOnly { loan }));
        };
        let Agreement { lender, borrower, guarantor, .. } = offer.agreement;
        let other = if offer.by_lender { borrower } else { lender };
        let anyone = self.account(view);
        match self.chance.below(100) {
            0..70 => {
                let waits = guarantor.filter(|_| !offer.guaranteed && self.chance.percent(70));
                let by = if self.chance.percent(94) {
                    waits.unwrap_or(other)
                } else {
                    guarantor.unwrap_or(anyone)
                };
                (Some(by), Action::AcceptLoan(LoanOnly { loan }))
            }
            _ => {
                let by = self.chance.one_of([lender, borrower, anyone]);
                (Some(by), Action::WithdrawOffer(LoanOnly { loan }))
            }
        }
    }

    fn note_action(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let loan = self.note(view);
        let Some(note) = view.model.notes.get(&loan) else {
            return (None, self.unknown_note(loan));
        };
        let mut note = note.clone();
        let owed = note.bring(view.time_ms);
        let (lender, borrower, anyone) = (note.lender, note.agreement.borrower, self.account(view));
        let amount = LoanAmount { loan, amount: self.amount(owed) };
        let only = LoanOnly { loan };
        let overdue = note.debt.missed > 0 && note.defaulted_ms.is_none();
        let is_cash = note.asset().is_none();
        match self.chance.below(100) {
            0..16 if overdue => (Some(lender), Action::MarkDefault(only)),
            0..3 => (Some(lender), Action::MarkDefault(only)),
            3..20 if note.defaulted_ms.is_some() && note.collateral > 0 => {
                (Some(lender), Action::ClaimCollateral(only))
            }
            3..5 => (Some(self.chance.one_of([lender, lender, anyone])), Action::ClaimCollateral(only)),
            5..32 if is_cash => {
                self.cash(loan, lender, borrower, amount, &note.pending.keys().copied().collect::<Vec<_>>())
            }
            5..28 => (
                Some(self.chance.one_of([borrower, borrower, borrower, anyone, lender])),
                Action::Repay(amount),
            ),
            28..32 => (Some(self.chance.one_of([borrower, lender])), Action::RecordRepayment(amount)),
            32..40 => (Some(self.chance.one_of([lender, lender, borrower])), Action::Forgive(amount)),
            40..56 => self.assign(view, loan, lender, note.assignee, borrower),
            56..62 => {
                let there = note
                    .agreement
                    .terms
                    .collateral
                    .map_or(10, |it| view.model.amount(&borrower, it.asset) / 4);
                let amount = LoanAmount { loan, amount: self.amount(there) };
                (Some(self.chance.one_of([borrower, borrower, lender])), Action::AddCollateral(amount))
            }
            62..74 => {
                let enough = LoanAmount { loan, amount: Amount(owed.max(1)) };
                let amount = if self.chance.percent(75) { enough } else { amount };
                (Some(note.guarantor.unwrap_or(anyone)), Action::PayAsGuarantor(amount))
            }
            74..88 => {
                let by = self.chance.one_of([lender, borrower, borrower, borrower, anyone]);
                let quarrel = quarrel(view).filter(|_| self.chance.percent(40));
                let (loan, by) = quarrel.unwrap_or((loan, by));
                (Some(by), Action::DisputeLoan(self.statement(loan)))
            }
            88..94 => {
                let witness = self.chance.pick(&note.agreement.witnesses);
                (Some(witness.unwrap_or(anyone)), Action::WitnessLoan(self.statement(loan)))
            }
            _ => (None, Action::ReleaseCollateral(only)),
        }
    }

    /// A note, mostly an open one, the newest and those in default before others, so that some are met often.
    fn note(&mut self, view: &View<'_>) -> LoanId {
        let notes = &view.model.notes;
        let open = || notes.iter().filter(|(_, note)| note.closed.is_none());
        let some: Vec<LoanId> = match self.chance.below(100) {
            0..12 => notes.keys().copied().collect(),
            12..37 => open().filter(|(_, note)| note.defaulted_ms.is_some()).map(|(id, _)| *id).collect(),
            37..75 => open().map(|(id, _)| *id).collect(),
            _ => open().map(|(id, _)| *id).rev().take(4).collect(),
        };
        let found = self.chance.pick(&some);
        found.unwrap_or_else(|| LoanId(self.chance.below(view.model.next.loan + 2)))
    }

    /// Statements of cash, and answers to them.
    fn cash(
        &mut self,
        loan: LoanId,
        lender: Address,
        borrower: Address,
        amount: LoanAmount,
        pending: &[u32],
    ) -> (Option<Address>, Action) {
        let by = self.chance.one_of([borrower, borrower, borrower, lender]);
        match self.chance.below(100) {
            0..58 => (Some(by), Action::RecordRepayment(amount)),
            58..62 => (Some(by), Action::Repay(amount)),
            _ => {
                let found = self.chance.pick(pending).filter(|_| self.chance.percent(95));
                let statement = found.unwrap_or(self.chance.below(9) as u32);
                let agree = self.chance.percent(70);
                let by = self.chance.one_of([lender, lender, borrower]);
                (Some(by), Action::ConfirmRepayment(ConfirmRepayment { loan, statement, agree }))
            }
        }
    }

    fn assign(
        &mut self,
        view: &View<'_>,
        loan: LoanId,
        lender: Address,
        assignee: Option<Address>,
        borrower: Address,
    ) -> (Option<Address>, Action) {
        let anyone = self.account(view);
        let (by, to) = match (assignee, self.chance.below(100)) {
            (Some(assignee), 0..60) => (assignee, assignee),
            (Some(assignee), 60..70) => (lender, assignee),
            (_, 70..75) => (lender, borrower),
            (_, 75..82) => (lender, lender),
            (_, 82..86) => (anyone, anyone),
            _ => (lender, anyone),
        };
        (Some(by), Action::AssignLoan(AssignLoan { loan, to }))
    }

    pub(super) fn statement(&mut self, loan: LoanId) -> StateOnLoan {
        let text = if self.chance.percent(97) { "从未收到" } else { "un\u{202e}plain" };
        let document = self.chance.percent(30).then_some(Hash([7; 32]));
        StateOnLoan { loan, statement: Statement { text: Text::new(text).expect("short"), document } }
    }

    fn unknown_note(&mut self, loan: LoanId) -> Action {
        let amount = || LoanAmount { loan, amount: Amount(1) };
        let only = || LoanOnly { loan };
        self.chance.one_of([
            Action::Repay(amount()),
            Action::Forgive(amount()),
            Action::AddCollateral(amount()),
            Action::ClaimCollateral(only()),
            Action::MarkDefault(only()),
            Action::PayAsGuarantor(amount()),
            Action::ReleaseCollateral(only()),
        ])
    }
}

/// The note with most disputes by one side, and that side, so that some meet their limit.
fn quarrel(view: &View<'_>) -> Option<(LoanId, Address)> {
    let notes = view.model.notes.iter().filter(|(_, note)| note.closed.is_none());
    let sides = notes.flat_map(|(id, note)| {
        [(note.lender_disputes, *id, note.lender), (note.borrower_disputes, *id, note.agreement.borrower)]
    });
    sides.max().map(|(_, loan, by)| (loan, by))
}
