//! What the parties of a loan agree on, in both languages.
//!
//! A unit that is only recorded is said to be that wherever it stands: its name could be that of an asset.

use super::{
    Labels,
    Tongue::{self, Chinese, English},
    fragments::{moment, span},
};
use tally_types::{
    Amount,
    loan::{Agreement, Collateral, LoanId, Repayment, Terms, Unit, Valuation},
};

/// An amount of a loan's unit.
pub(super) fn units(unit: &Unit, amount: Amount, labels: &Labels<'_>, tongue: Tongue) -> String {
    match unit {
        Unit::Asset(asset) => labels.amount(*asset, amount, tongue),
        Unit::Recorded(unit) => {
            let amount = format!("{} {}", amount.format(unit.decimals), unit.name);
            match tongue {
                English => format!("{amount} (recorded only: it moves off the ledger)"),
                Chinese => format!("{amount}（仅作记录：在账外收付）"),
            }
        }
    }
}

/// An amount of the unit of a loan that is named by its number.
pub(super) fn owed(loan: LoanId, amount: Amount, labels: &Labels<'_>, tongue: Tongue) -> String {
    match ((labels.loan)(loan), tongue) {
        (Some(agreement), _) => units(&agreement.terms.unit, amount, labels, tongue),
        (None, English) => format!("{amount} base units of what it is in"),
        (None, Chinese) => format!("其单位的 {amount} 个基本单位"),
    }
}

/// An amount of the collateral of a loan that is named by its number.
pub(super) fn pledged(loan: LoanId, amount: Amount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let collateral = (labels.loan)(loan).and_then(|agreement| agreement.terms.collateral);
    match (collateral, tongue) {
        (Some(collateral), _) => labels.amount(collateral.asset, amount, tongue),
        (None, English) => format!("{amount} base units of its collateral"),
        (None, Chinese) => format!("其抵押品的 {amount} 个基本单位"),
    }
}

/// Who lends whom how much, and on which terms.
pub(super) fn agreement(it: &Agreement, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (lender, borrower) = (labels.account(&it.lender, tongue), labels.account(&it.borrower, tongue));
    let terms = &it.terms;
    let principal = units(&terms.unit, terms.principal, labels, tongue);
    let witnesses: Vec<String> = it.witnesses.iter().map(|witness| labels.account(witness, tongue)).collect();
    let head = match tongue {
        English => format!("{lender} lends {borrower} {principal}"),
        Chinese => format!("{lender} 借给 {borrower} {principal}"),
    };
    let guarantor = it.guarantor.map(|guarantor| match (labels.account(&guarantor, tongue), tongue) {
        (guarantor, English) => format!("guaranteed by {guarantor}"),
        (guarantor, Chinese) => format!("由 {guarantor} 担保"),
    });
    let witnesses = (!witnesses.is_empty()).then(|| match tongue {
        English => format!("witnesses: {}", witnesses.join(", ")),
        Chinese => format!("见证人：{}", witnesses.join("、")),
    });
    let parts = [Some(head), Some(interest(terms, tongue)), Some(repayment(terms, tongue))];
    let parts =
        parts.into_iter().chain([Some(lateness(terms, tongue)), Some(security(terms, labels, tongue))]);
    let parts: Vec<String> = parts.chain([guarantor, witnesses]).flatten().collect();
    parts.join(match tongue {
        English => "; ",
        Chinese => "；",
    })
}

/// A yearly rate in hundredths of a per cent, which have two decimals.
fn per_cent(bps: u32, tongue: Tongue) -> String {
    let rate = Amount(bps.into()).format(2);
    match tongue {
        English => format!("{rate} %"),
        Chinese => format!("{rate}%"),
    }
}

fn interest(terms: &Terms, tongue: Tongue) -> String {
    let rate = per_cent(terms.rate_bps, tongue);
    match (terms.rate_bps, tongue) {
        (0, English) => "without interest".to_owned(),
        (0, Chinese) => "无利息".to_owned(),
        (_, English) => format!("simple interest of {rate} a year"),
        (_, Chinese) => format!("单利，年利率 {rate}"),
    }
}

fn repayment(terms: &Terms, tongue: Tongue) -> String {
    let first = moment(terms.first_due_ms);
    match (terms.repayment, tongue) {
        (Repayment::Bullet(_), English) => format!("repaid in one sum by {first}"),
        (Repayment::Bullet(_), Chinese) => format!("于 {first} 前一次还清"),
        (Repayment::Annuity(it), English) => format!(
            "repaid in {} equal sums, one every {}, the first by {first}",
            it.count,
            span(it.period_ms, tongue)
        ),
        (Repayment::Annuity(it), Chinese) => {
            format!("等额本息分 {} 期，每 {} 一期，首期于 {first} 前", it.count, span(it.period_ms, tongue))
        }
        (Repayment::EqualPrincipal(it), English) => format!(
            "repaid in {} parts of equal principal, one every {}, the first by {first}",
            it.count,
            span(it.period_ms, tongue)
        ),
        (Repayment::EqualPrincipal(it), Chinese) => {
            format!("等额本金分 {} 期，每 {} 一期，首期于 {first} 前", it.count, span(it.period_ms, tongue))
        }
    }
}

fn lateness(terms: &Terms, tongue: Tongue) -> String {
    let (grace, rate) = (span(terms.grace_ms, tongue), per_cent(terms.late_rate_bps, tongue));
    match (terms.grace_ms, terms.late_rate_bps, tongue) {
        (0, 0, English) => "no grace, no late interest".to_owned(),
        (0, 0, Chinese) => "无宽限期，无罚息".to_owned(),
        (0, _, English) => format!("no grace, then {rate} a year more on what is missed"),
        (0, _, Chinese) => format!("无宽限期，逾期部分另加年利率 {rate} 的罚息"),
        (_, 0, English) => format!("{grace} of grace, no late interest"),
        (_, 0, Chinese) => format!("宽限 {grace}，无罚息"),
        (_, _, English) => format!("{grace} of grace, then {rate} a year more on what is missed"),
        (_, _, Chinese) => format!("宽限 {grace}，此后逾期部分另加年利率 {rate} 的罚息"),
    }
}

fn security(terms: &Terms, labels: &Labels<'_>, tongue: Tongue) -> String {
    let Some(Collateral { asset, amount, valuation }) = terms.collateral else {
        return match tongue {
            English => "no collateral".to_owned(),
            Chinese => "无抵押".to_owned(),
        };
    };
    let pledge = labels.amount(asset, amount, tongue);
    match (valuation, tongue) {
        (Valuation::Forfeit(_), English) => {
            format!("{pledge} as collateral, all of which the lender may keep after a default")
        }
        (Valuation::Forfeit(_), Chinese) => format!("以 {pledge} 作抵押，违约后出借人可全部取走"),
        (Valuation::Agreed(value), English) => format!(
            "{pledge} as collateral, counting for {} after a default",
            units(&terms.unit, value, labels, tongue)
        ),
        (Valuation::Agreed(value), Chinese) => {
            format!("以 {pledge} 作抵押，违约后抵 {}", units(&terms.unit, value, labels, tongue))
        }
        (Valuation::Oracle(oracle), English) => format!(
            "{pledge} as collateral, counting after a default for its price by feed no. {}{} less {}",
            oracle.feed,
            if oracle.inverted { ", inverted," } else { "" },
            per_cent(oracle.haircut_bps.into(), tongue)
        ),
        (Valuation::Oracle(oracle), Chinese) => format!(
            "以 {pledge} 作抵押，违约后按第 {} 号喂价{}折减 {} 抵偿",
            oracle.feed,
            if oracle.inverted { "的倒数" } else { "" },
            per_cent(oracle.haircut_bps.into(), tongue)
        ),
    }
}
