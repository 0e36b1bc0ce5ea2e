//! What of a loan's agreement is typed.

use crate::{
    clock,
    failure::{ArgumentsError, Failure},
    parse::{self, InputError},
    session::Session,
};
use clap::Args;
use tally_types::{
    Address, Amount,
    loan::{
        Agreement, Collateral, Instalments, MAX_LOAN_WITNESSES, OracleValuation, RecordedUnit, Repayment,
        Terms, Unit, Valuation,
    },
    oracle::FeedId,
    text::Text,
    wire::{Empty, List},
};

/// Who lends whom what, and on which terms.
#[derive(Debug, Args)]
pub struct TermsArguments {
    /// How much, in whole units
    pub amount: String,
    /// The asset: its code, its number, or both (USDX#12) [default: the coin]
    #[arg(conflicts_with = "cash")]
    pub asset: Option<String>,
    /// Record a claim that lives off the ledger, in this unit, such as CNY
    #[arg(long, value_name = "UNIT")]
    pub cash: Option<String>,
    /// Decimal places of the unit off the ledger
    #[arg(long, value_name = "PLACES", default_value_t = 2, requires = "cash")]
    pub decimals: u8,
    /// Who lends [default: you]
    #[arg(long, value_name = "ACCOUNT", required_unless_present = "borrower")]
    pub lender: Option<String>,
    /// Who borrows [default: you]
    #[arg(long, value_name = "ACCOUNT")]
    pub borrower: Option<String>,
    /// Who stands in for the borrower
    #[arg(long, value_name = "ACCOUNT")]
    pub guarantor: Option<String>,
    /// Who has seen it; may be given several times
    #[arg(long = "witness", value_name = "ACCOUNT")]
    pub witnesses: Vec<String>,
    /// Simple interest a year, in per cent
    #[arg(long, value_name = "PERCENT", default_value = "0")]
    pub rate: String,
    /// When the first instalment is due: a span from now (30d) or a date and time
    #[arg(long, value_name = "TIME")]
    pub due: String,
    /// Repay in this many equal instalments [default: all at once]
    #[arg(long, value_name = "N", requires = "every")]
    pub instalments: Option<u16>,
    /// The time between instalments, such as 30d
    #[arg(long, value_name = "SPAN", requires = "instalments")]
    pub every: Option<String>,
    /// Instalments of equal principal instead of equal sums
    #[arg(long, requires = "instalments")]
    pub equal_principal: bool,
    /// How long after a due date paying is no default
    #[arg(long, value_name = "SPAN", default_value = "0s")]
    pub grace: String,
    /// Interest a year on what was missed, in per cent
    #[arg(long, value_name = "PERCENT", default_value = "0")]
    pub late_rate: String,
    #[command(flatten)]
    pub collateral: CollateralArguments,
}

/// What the borrower sets aside.
#[derive(Debug, Args)]
pub struct CollateralArguments {
    /// How much collateral the borrower sets aside, in whole units
    #[arg(long, value_name = "AMOUNT", requires = "collateral_asset")]
    pub collateral: Option<String>,
    /// The collateral's asset
    #[arg(long, value_name = "ASSET", requires = "collateral")]
    pub collateral_asset: Option<String>,
    /// What all the collateral counts for, in whole units of the loan [default: the lender may keep it all]
    #[arg(long, value_name = "AMOUNT", requires = "collateral", conflicts_with = "feed")]
    pub worth: Option<String>,
    /// The feed that prices the collateral in the loan's unit
    #[arg(long, value_name = "FEED", requires = "collateral")]
    pub feed: Option<u64>,
    /// The feed prices the loan's unit in the collateral instead
    #[arg(long, requires = "feed")]
    pub inverted: bool,
    /// How much less than its price the collateral counts, in per cent
    #[arg(long, value_name = "PERCENT", default_value = "0", requires = "feed")]
    pub haircut: String,
}

impl TermsArguments {
    /// The agreement; its rules are the ledger's to check.
    pub fn read(&self, session: &Session, actor: Address) -> Result<Agreement, Failure> {
        let party = |text: &Option<String>| text.as_deref().map(|text| session.payee(text)).transpose();
        let (lender, borrower) = (party(&self.lender)?, party(&self.borrower)?);
        let mut witnesses: Vec<Address> =
            self.witnesses.iter().map(|text| session.payee(text)).collect::<Result<_, _>>()?;
        witnesses.sort_unstable();
        let too_many = InputError::ListLength { count: witnesses.len(), most: MAX_LOAN_WITNESSES };
        Ok(Agreement {
            lender: lender.unwrap_or(actor),
            borrower: borrower.unwrap_or(actor),
            guarantor: party(&self.guarantor)?,
            witnesses: List::new(witnesses).ok_or(too_many)?,
            terms: self.terms(session, actor)?,
        })
    }

    fn terms(&self, session: &Session, actor: Address) -> Result<Terms, Failure> {
        let (unit, decimals) = self.unit(session, actor)?;
        let now_ms = clock::now_ms().max(session.network.time_ms);
        Ok(Terms {
            unit,
            principal: parse::amount(&self.amount, decimals)?,
            rate_bps: per_cent(&self.rate)?,
            repayment: self.repayment()?,
            first_due_ms: parse::moment_ms(&self.due, now_ms)?,
            grace_ms: parse::duration_ms(&self.grace)?,
            late_rate_bps: per_cent(&self.late_rate)?,
            collateral: self.collateral.read(session, actor, decimals)?,
        })
    }

    fn unit(&self, session: &Session, actor: Address) -> Result<(Unit, u8), Failure> {
        match &self.cash {
            Some(name) => {
                let wrong = || InputError::UnitName { text: name.clone() };
                let unit = RecordedUnit { name: Text::new(name).ok_or_else(wrong)?, decimals: self.decimals };
                Ok((Unit::Recorded(unit), self.decimals))
            }
            None => {
                let asset = session.asset_or_coin(self.asset.as_deref(), actor)?;
                Ok((Unit::Asset(asset.id), asset.decimals))
            }
        }
    }

    fn repayment(&self) -> Result<Repayment, InputError> {
        let (Some(count), Some(every)) = (self.instalments, &self.every) else {
            return Ok(Repayment::Bullet(Empty));
        };
        let instalments = Instalments { count, period_ms: parse::duration_ms(every)? };
        Ok(match self.equal_principal {
            true => Repayment::EqualPrincipal(instalments),
            false => Repayment::Annuity(instalments),
        })
    }
}

impl CollateralArguments {
    fn read(&self, session: &Session, actor: Address, decimals: u8) -> Result<Option<Collateral>, Failure> {
        let (Some(amount), Some(asset)) = (&self.collateral, &self.collateral_asset) else { return Ok(None) };
        let asset = session.asset(asset, actor)?;
        let valuation = match (&self.worth, self.feed) {
            (Some(worth), _) => Valuation::Agreed(parse::amount(worth, decimals)?),
            (None, Some(feed)) => {
                let too_much = |_| ArgumentsError::HaircutTooLarge;
                let haircut_bps = u16::try_from(per_cent(&self.haircut)?).map_err(too_much)?;
                Valuation::Oracle(OracleValuation {
                    feed: FeedId(feed),
                    inverted: self.inverted,
                    haircut_bps,
                })
            }
            (None, None) => Valuation::Forfeit(Empty),
        };
        Ok(Some(Collateral { asset: asset.id, amount: asset.amount(amount)?, valuation }))
    }
}

/// Hundredths of a per cent, from per cent with at most two decimals.
fn per_cent(text: &str) -> Result<u32, InputError> {
    let wrong = || InputError::PerCent { text: text.to_owned() };
    let Amount(bps) = Amount::parse(text, 2).map_err(|_| wrong())?;
    u32::try_from(bps).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_per_cent_with_two_decimals() {
        assert_eq!(per_cent("12.5"), Ok(1_250));
        assert_eq!(per_cent("0"), Ok(0));
        for text in ["", "12%", "0.001", "-1", "1e9", "99999999999"] {
            assert_eq!(per_cent(text), Err(InputError::PerCent { text: text.to_owned() }), "{text}");
        }
    }
}
