//! What operations on baskets do, in both languages.

use super::{
    Labels,
    Tongue::{self, Chinese, English},
    fragments::span,
};
use tally_types::reserve::{BasketAmount, BasketOnly, Composition, OpenBasket, VoteComposition};

pub(super) fn open(it: &OpenBasket, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (code, name, decimals) = (&it.label.code, &it.label.name, it.label.decimals);
    let (parts, governor) = (parts(&it.components, labels, tongue), labels.account(&it.governor, tongue));
    let notice = span(it.notice_ms, tongue);
    match tongue {
        English => format!(
            "Open the basket {code} (\"{name}\") with {decimals} decimals, each unit of which is made of {parts}; {governor} \
             may vote another composition, {notice} before it takes effect"
        ),
        Chinese => format!(
            "开设货币篮子 {code}（“{name}”），{decimals} 位小数，每个由 {parts} 组成；{governor} 可表决新的组成，须提前 {notice} 公告"
        ),
    }
}

pub(super) fn compose(it: &BasketAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let amount = labels.amount(it.basket, it.amount, tongue);
    match tongue {
        English => format!("Make {amount} out of the stablecoins it consists of, which you pay in"),
        Chinese => format!("缴入其组成的稳定币，合成 {amount}"),
    }
}

pub(super) fn decompose(it: &BasketAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let amount = labels.amount(it.basket, it.amount, tongue);
    match tongue {
        English => format!("Take {amount} apart into the stablecoins it consists of, which you get"),
        Chinese => format!("拆解 {amount}，取回其组成的稳定币"),
    }
}

pub(super) fn vote(it: &VoteComposition, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (basket, parts) = (labels.asset(it.basket, tongue), parts(&it.components, labels, tongue));
    match tongue {
        English => format!("Announce that each unit of the basket {basket} will be made of {parts}"),
        Chinese => format!("公告：货币篮子 {basket} 的每个单位将由 {parts} 组成"),
    }
}

pub(super) fn adopt(it: &BasketOnly, labels: &Labels<'_>, tongue: Tongue) -> String {
    let basket = labels.asset(it.basket, tongue);
    match tongue {
        English => format!(
            "Put the announced composition of the basket {basket} into effect: pay in what it lacks and take what it no \
             longer needs"
        ),
        Chinese => format!("使货币篮子 {basket} 已公告的组成生效：补足所缺，取走多余"),
    }
}

/// `0.37 TEUR, 0.58 TUSD`.
fn parts(components: &Composition, labels: &Labels<'_>, tongue: Tongue) -> String {
    let parts: Vec<String> =
        components.iter().map(|component| labels.amount(component.coin, component.nominal, tongue)).collect();
    parts.join(if tongue == English { ", " } else { "、" })
}
