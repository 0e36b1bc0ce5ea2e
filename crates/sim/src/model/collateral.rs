//! Collateral, from docs/reference/loan.md: what it counts for, and where it goes.

use super::{execute::Turn, loan::Note};
use tally_types::{
    Amount, Event, Place, Refusal,
    loan::{LoanAmount, LoanOnly, Unit, Valuation},
    receipt::{CollateralClaim, CollateralMoved},
};

/// `a ÷ b` of a unit of the loan for a unit of collateral, of which so many hundredths of a per cent count.
struct Rate {
    a: u128,
    b: u128,
    counted: u128,
}

impl Rate {
    /// What is taken of `held`, and what it settles of `owed`.
    fn claim(&self, held: u128, owed: u128) -> (u128, u128) {
        let floored = Amount(held).mul_div_floor(self.a, self.b);
        let value = floored.and_then(|value| value.mul_div_floor(self.counted, 10_000));
        if let Some(value) = value.filter(|value| value.0 <= owed) {
            return (held, value.0);
        }
        let gross = Amount(owed).mul_div_ceil(10_000, self.counted);
        let units = gross.and_then(|gross| gross.mul_div_ceil(self.b, self.a));
        (units.map_or(held, |units| units.0.min(held)), owed)
    }
}

impl Turn<'_> {
    pub fn add_collateral(&mut self, it: &LoanAmount) -> Result<(), Refusal> {
        let (actor, mut note) = (self.actor, self.note(it.loan)?);
        let asset = note.terms().collateral.as_ref().map(|collateral| collateral.asset);
        if let Some(asset) = asset {
            self.check_sender(&actor, asset, it.amount.0, &[])?;
            note.collateral.checked_add(it.amount.0).ok_or(Refusal::BalanceOverflow)?;
        }
        if actor != note.agreement.borrower {
            return Err(Refusal::NotBorrower);
        }
        if note.closed.is_some() {
            return Err(Refusal::LoanClosed);
        }
        let asset = asset.ok_or(Refusal::NoCollateral)?;
        self.escrow_in(actor, Place::LoanCollateral(it.loan), asset, it.amount.0)?;
        note.collateral += it.amount.0;
        let moved = CollateralMoved { loan: it.loan, amount: it.amount };
        self.keep(it.loan, note, Event::CollateralAdded(moved));
        Ok(())
    }

    pub fn claim_collateral(&mut self, it: &LoanOnly) -> Result<(), Refusal> {
        let (loan, mut note) = (it.loan, self.note(it.loan)?);
        let asset = note.terms().collateral.as_ref().map(|it| it.asset).filter(|_| note.collateral > 0);
        if let Some(asset) = asset {
            self.check_moving(asset)?;
            self.check_listed(asset, &[note.lender])?;
            self.check_arrival(&note.lender, asset, note.collateral)?;
        }
        self.check_lender(&note)?;
        if note.closed.is_some() {
            return Err(Refusal::LoanClosed);
        }
        if note.defaulted_ms.is_none() {
            return Err(Refusal::NotInDefault);
        }
        let asset = asset.ok_or(Refusal::NoCollateral)?;
        let owed = note.bring(self.now.time_ms);
        let (taken, settled) = match self.rate(&note)? {
            Some(rate) => rate.claim(note.collateral, owed),
            None => (note.collateral, owed),
        };
        note.collateral -= taken;
        self.model.credit(&note.lender, asset, taken, true)?;
        self.moved(Place::LoanCollateral(loan), Place::Account(note.lender), asset, taken);
        let (counted, closed) = self.settle(loan, &mut note, settled, false)?;
        let claim = CollateralClaim { loan, taken: Amount(taken), counted, closed };
        self.keep(loan, note, Event::CollateralClaimed(claim));
        Ok(())
    }

    /// What the collateral counts for; `None` when the lender may keep it all.
    fn rate(&mut self, note: &Note) -> Result<Option<Rate>, Refusal> {
        let collateral = note.terms().collateral.as_ref().expect("some is held");
        let oracle = match &collateral.valuation {
            Valuation::Forfeit(_) => return Ok(None),
            Valuation::Agreed(value) => {
                return Ok(Some(Rate { a: value.0, b: collateral.amount.0, counted: 10_000 }));
            }
            Valuation::Oracle(oracle) => oracle,
        };
        let c = self.asset_mut(collateral.asset)?.decimals;
        let u = match &note.terms().unit {
            Unit::Asset(asset) => self.asset_mut(*asset)?.decimals,
            Unit::Recorded(unit) => unit.decimals,
        };
        let feed = &self.model.feeds[&oracle.feed];
        let (price, p) = (u128::from(feed.price(self.now.time_ms)?), feed.decimals);
        let ten = |power: u8, less: u8| 10u128.pow(u32::from(power.saturating_sub(less)));
        let (a, b) = match oracle.inverted {
            false => (price * ten(u, p + c), ten(p + c, u)),
            true => (ten(p + u, c), price * ten(c, p + u)),
        };
        Ok(Some(Rate { a, b, counted: 10_000 - u128::from(oracle.haircut_bps) }))
    }

    pub fn release_collateral(&mut self, it: &LoanOnly) -> Result<(), Refusal> {
        let mut note = self.note(it.loan)?;
        let (borrower, held) = (note.agreement.borrower, note.collateral);
        let asset = note.terms().collateral.as_ref().map(|it| it.asset).filter(|_| held > 0);
        if let Some(asset) = asset {
            self.check_arrival(&borrower, asset, held)?;
        }
        if note.closed.is_none() {
            return Err(Refusal::LoanOpen);
        }
        let asset = asset.ok_or(Refusal::NoCollateral)?;
        self.escrow_out(Place::LoanCollateral(it.loan), borrower, asset, held)?;
        note.collateral = 0;
        let moved = CollateralMoved { loan: it.loan, amount: Amount(held) };
        self.keep(it.loan, note, Event::CollateralReleased(moved));
        Ok(())
    }
}
