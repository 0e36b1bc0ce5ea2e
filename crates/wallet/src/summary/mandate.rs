//! The sentences about mandates.
//!
//! A mandate is granted for a time to come, so its sentence says how much, how often, from when and until when. A pull
//! names no asset, which stands in the mandate: its amount is said in base units.

use super::{
    Labels, Tongue,
    fragments::{memo, moment, span},
};
use tally_types::mandate::{GrantMandate, MandateKind, MandateOnly, PullMandate};

pub(super) fn grant(it: &GrantMandate, labels: &Labels<'_>, tongue: Tongue) -> String {
    let amount = labels.amount(it.asset, it.amount, tongue);
    let payee = it.payee.map(|payee| labels.account(&payee, tongue));
    let (start, end, memo) = (moment(it.start_ms), it.end_ms.map(moment), memo(&it.memo, tongue));
    // A period longer than the whole mandate makes the amount a single one.
    let is_single = it.end_ms.is_some_and(|end_ms| end_ms.saturating_sub(it.start_ms) < it.period_ms);
    let every = (!is_single).then(|| span(it.period_ms, tongue));
    match tongue {
        Tongue::English => {
            let often = every.map_or_else(String::new, |every| format!(" every {every}"));
            let until = end.unwrap_or_else(|| "you revoke it".to_owned());
            let what = match (it.kind, payee) {
                (MandateKind::Subscription(_), Some(payee)) => {
                    format!("Let {payee} take at most {amount}{often} from you")
                }
                (MandateKind::Subscription(_), None) => {
                    format!("Let ANYONE take at most {amount}{often}, all of them together, from you")
                }
                (MandateKind::StandingOrder(_), payee) => {
                    let payee = payee.unwrap_or_else(|| "nobody".to_owned());
                    let often = format!(" once{often}");
                    format!("Have {amount} paid from you to {payee}{often}, whoever sends it off")
                }
            };
            format!("{what}, from {start} until {until}{memo}")
        }
        Tongue::Chinese => {
            let often = every.map_or_else(String::new, |every| format!("每 {every} "));
            let until = end.map_or_else(|| "直至你撤销".to_owned(), |end| format!("至 {end}"));
            let what = match (it.kind, payee) {
                (MandateKind::Subscription(_), Some(payee)) => {
                    format!("允许 {payee} {often}最多从你的账户收取 {amount}")
                }
                (MandateKind::Subscription(_), None) => {
                    format!("允许【任何人】{often}合计最多从你的账户收取 {amount}")
                }
                (MandateKind::StandingOrder(_), payee) => {
                    let payee = payee.unwrap_or_else(|| "无人".to_owned());
                    format!("{often}从你的账户向 {payee} 支付一次 {amount}，任何人均可发起")
                }
            };
            format!("{what}，自 {start} 起，{until}{memo}")
        }
    }
}

pub(super) fn pull(it: &PullMandate, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => {
            format!("Pull {} base units of its asset by mandate no. {}", it.amount, it.mandate)
        }
        Tongue::Chinese => format!("凭第 {} 号授权收取其资产的 {} 个基本单位", it.mandate, it.amount),
    }
}

pub(super) fn revoke(it: &MandateOnly, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => format!("Revoke mandate no. {}: nothing can be pulled by it any more", it.mandate),
        Tongue::Chinese => format!("撤销第 {} 号授权：此后不能再凭它收款", it.mandate),
    }
}
