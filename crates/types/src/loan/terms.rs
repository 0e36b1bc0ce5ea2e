//! What the parties agree on. It never changes once they have signed.

use crate::{
    Address, Amount, AssetId, Refusal,
    asset::{MAX_DECIMALS, is_name},
    oracle::FeedId,
    text::Text,
    wire::{Empty, List},
};

/// Most that can be lent at once, in base units: with all the interest that can ever run, it stays below 2^127.
pub const MAX_PRINCIPAL: Amount = Amount(10u128.pow(32));
/// Highest yearly rate, of interest and of late interest, in hundredths of a per cent: 1,000 % a year.
pub const MAX_RATE_BPS: u32 = 100_000;
/// Most instalments.
pub const MAX_INSTALMENTS: u16 = 360;
/// Shortest time between instalments: a minute.
pub const MIN_PERIOD_MS: u64 = 60 * 1000;
/// Longest time from the making of a note to its last due date: 40 years of 365 days.
pub const MAX_TERM_MS: u64 = 40 * YEAR_MS;
/// Longest grace: a year.
pub const MAX_GRACE_MS: u64 = YEAR_MS;
/// How long interest of both kinds still runs after the last due date: 10 years.
pub const MAX_ARREARS_MS: u64 = 10 * YEAR_MS;
/// A year of interest: 365 days.
pub const YEAR_MS: u64 = 365 * 24 * 60 * 60 * 1000;
/// Most witnesses of a loan.
pub const MAX_LOAN_WITNESSES: usize = 8;
/// Most bytes of the name of a recorded unit.
pub const MAX_UNIT_BYTES: usize = 16;
/// Hundredths of a per cent in a whole.
const WHOLE_BPS: u16 = 10_000;

wire_struct! {
    /// A unit that is not on the ledger, such as `CNY` in cash.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RecordedUnit {
        pub name: Text<1, MAX_UNIT_BYTES>,
        pub decimals: u8,
    }
}

wire_enum! {
    /// What is lent.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub enum Unit {
        /// Units on the ledger, which move.
        0 = Asset(AssetId),
        /// A claim that the ledger only records.
        1 = Recorded(RecordedUnit),
    }
}

wire_struct! {
    /// Instalments at equal times.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Instalments {
        pub count: u16,
        pub period_ms: u64,
    }
}

wire_enum! {
    /// How the principal is repaid.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Repayment {
        /// All of it, with the interest, at the first due date.
        0 = Bullet(Empty),
        /// Instalments of equal sums of principal and interest.
        1 = Annuity(Instalments),
        /// Instalments of equal principal, each with the interest run up.
        2 = EqualPrincipal(Instalments),
    }
}

wire_struct! {
    /// A feed that prices the collateral.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct OracleValuation {
        pub feed: FeedId,
        /// Unset: the feed's base is the collateral and its quote is the loan's unit. Set: the other way round.
        pub inverted: bool,
        /// How much less than its price the collateral counts, in hundredths of a per cent.
        pub haircut_bps: u16,
    }
}

wire_enum! {
    /// What the collateral counts for when it is claimed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Valuation {
        /// All of it goes to the lender, and nothing remains owed.
        0 = Forfeit(Empty),
        /// The amount agreed counts for this much of the loan's unit; less or more of it in proportion.
        1 = Agreed(Amount),
        2 = Oracle(OracleValuation),
    }
}

wire_struct! {
    /// What the borrower sets aside.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Collateral {
        pub asset: AssetId,
        pub amount: Amount,
        pub valuation: Valuation,
    }
}

wire_struct! {
    /// The terms of a loan.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Terms {
        pub unit: Unit,
        pub principal: Amount,
        /// Simple interest a year, in hundredths of a per cent.
        pub rate_bps: u32,
        pub repayment: Repayment,
        /// Block time in Unix milliseconds until which the first instalment is in time.
        pub first_due_ms: u64,
        /// How long after a due date paying is still no default.
        pub grace_ms: u64,
        /// What is added a year, from the end of the grace on, to what was missed.
        pub late_rate_bps: u32,
        pub collateral: Option<Collateral>,
    }
}

wire_struct! {
    /// Who agrees, and on what.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Agreement {
        pub lender: Address,
        pub borrower: Address,
        pub guarantor: Option<Address>,
        /// Strictly ascending.
        pub witnesses: List<Address, 0, MAX_LOAN_WITNESSES>,
        pub terms: Terms,
    }
}

impl Agreement {
    /// Who must sign: the lender, the borrower, and the guarantor if there is one.
    pub fn signers(&self) -> impl Iterator<Item = Address> {
        [self.lender, self.borrower].into_iter().chain(self.guarantor)
    }

    /// The checks that need no state (120, 124, 126, 150, 151, 152); `may_act`: whether the actor's part allows it.
    pub(super) fn check(&self, may_act: bool) -> Result<(), Refusal> {
        let terms = &self.terms;
        terms.check_amounts()?;
        if let Unit::Recorded(unit) = &terms.unit {
            if !is_name(unit.name.as_str()) {
                return Err(Refusal::TextNotPlain);
            }
            if unit.decimals > MAX_DECIMALS {
                return Err(Refusal::DecimalsTooMany);
            }
        }
        if !may_act || !self.parties_differ() {
            return Err(Refusal::PartiesInvalid);
        }
        if !terms.are_within_limits() {
            return Err(Refusal::TermsInvalid);
        }
        if !terms.collateral_is_sound() {
            return Err(Refusal::CollateralInvalid);
        }
        Ok(())
    }

    fn parties_differ(&self) -> bool {
        let sorted = self.witnesses.windows(2).all(|pair| pair[0] < pair[1]);
        sorted
            && self.lender != self.borrower
            && ![self.lender, self.borrower].map(Some).contains(&self.guarantor)
            && !self.signers().any(|signer| self.witnesses.contains(&signer))
    }
}

impl Terms {
    /// How many instalments there are; a bullet is one.
    pub fn count(&self) -> u16 {
        self.instalments().count
    }

    pub(super) fn instalments(&self) -> Instalments {
        match self.repayment {
            Repayment::Bullet(_) => Instalments { count: 1, period_ms: 0 },
            Repayment::Annuity(instalments) | Repayment::EqualPrincipal(instalments) => instalments,
        }
    }

    fn check_amounts(&self) -> Result<(), Refusal> {
        let pledged = self.collateral.is_some_and(|collateral| {
            collateral.amount.is_zero() || collateral.valuation == Valuation::Agreed(Amount::ZERO)
        });
        if self.principal.is_zero() || pledged { Err(Refusal::AmountZero) } else { Ok(()) }
    }

    fn are_within_limits(&self) -> bool {
        let Instalments { count, period_ms } = self.instalments();
        let is_bullet = matches!(self.repayment, Repayment::Bullet(_));
        let counted = is_bullet || ((1..=MAX_INSTALMENTS).contains(&count) && period_ms >= MIN_PERIOD_MS);
        let span_ms = period_ms.checked_mul(u64::from(count.saturating_sub(1)));
        // One instalment's grace ends before the next one's begins.
        let longest_grace_ms = if count > 1 { MAX_GRACE_MS.min(period_ms) } else { MAX_GRACE_MS };
        counted
            && self.principal <= MAX_PRINCIPAL
            && self.rate_bps.max(self.late_rate_bps) <= MAX_RATE_BPS
            && period_ms <= MAX_TERM_MS
            && self.grace_ms <= longest_grace_ms
            && span_ms.is_some_and(|span_ms| {
                span_ms <= MAX_TERM_MS && self.first_due_ms.checked_add(span_ms).is_some()
            })
    }

    fn collateral_is_sound(&self) -> bool {
        let Some(Collateral { asset, valuation, .. }) = &self.collateral else { return true };
        let cut = match valuation {
            Valuation::Oracle(oracle) => oracle.haircut_bps < WHOLE_BPS,
            Valuation::Forfeit(_) | Valuation::Agreed(_) => true,
        };
        cut && self.unit != Unit::Asset(*asset)
    }
}
