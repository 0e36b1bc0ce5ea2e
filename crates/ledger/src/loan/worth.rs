//! What a claim on collateral takes, by what the terms say of its worth.

use crate::{oracle, stop::Halt, turn::Turn};
use tally_types::{
    Amount,
    loan::{Claimed, Collateral, Note, OracleValuation, Unit, Valuation, Worth},
};

/// What the lender takes of the collateral for all that is owed (300, 550, 554, 555).
pub(super) fn claim(turn: &Turn, note: &Note, terms: &Collateral, owed: Amount) -> Result<Claimed, Halt> {
    let worth = match &terms.valuation {
        Valuation::Forfeit(_) => return Ok(Claimed { taken: note.collateral, settled: owed }),
        Valuation::Agreed(value) => Worth::agreed(terms, *value),
        Valuation::Oracle(oracle) => by_oracle(turn, note, terms, oracle)?,
    };
    Ok(worth.claim(note.collateral, owed))
}

fn by_oracle(
    turn: &Turn,
    note: &Note,
    terms: &Collateral,
    valuation: &OracleValuation,
) -> Result<Worth, Halt> {
    let (_, collateral) = turn.asset(terms.asset)?;
    let unit_decimals = match &note.agreement.terms.unit {
        Unit::Asset(asset) => turn.asset(*asset)?.1.decimals,
        Unit::Recorded(unit) => unit.decimals,
    };
    let price = oracle::price(turn, valuation.feed)?;
    Ok(Worth::by_price(valuation, &price, collateral.decimals, unit_decimals))
}
