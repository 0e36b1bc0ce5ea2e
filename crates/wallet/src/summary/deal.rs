//! The sentences of deals, in both languages.

use super::{
    Labels, Tongue,
    fragments::{moment, span},
};
use tally_types::{
    Amount,
    deal::{Arbiter, CancelDeal, DealNoted, Note, OpenDeal, RuleDeal, Side},
};

pub(super) fn open(it: &OpenDeal, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (price, seller) = (labels.amount(it.asset, it.amount, tongue), labels.account(&it.seller, tongue));
    let (until, ship) = (moment(it.accept_by_ms), span(it.ship_within_ms, tongue));
    let after = after_shipping(it, labels, tongue);
    let terms = match (&it.terms, tongue) {
        (None, _) => String::new(),
        (Some(hash), Tongue::English) => format!("; further terms in the document with SHA-256 {hash}"),
        (Some(hash), Tongue::Chinese) => format!("；其余条款见 SHA-256 为 {hash} 的文件"),
    };
    match tongue {
        Tongue::English => format!(
            "Pay {price} into a deal with {seller} for \"{}\": to be accepted until {until}, shipped within {ship} of that; \
             {after}{terms}",
            it.description
        ),
        Tongue::Chinese => format!(
            "向与 {seller} 的担保交易“{}”付入 {price}：须在 {until} 前接受，此后 {ship} 内发货；{after}{terms}",
            it.description
        ),
    }
}

/// What becomes of the price once it was shipped.
fn after_shipping(it: &OpenDeal, labels: &Labels<'_>, tongue: Tongue) -> String {
    let confirm = span(it.confirm_within_ms, tongue);
    match (&it.arbiter, tongue) {
        (None, Tongue::English) => format!(
            "{confirm} after shipping the price goes to the seller; without an arbiter nobody can dispute it"
        ),
        (None, Tongue::Chinese) => format!("发货 {confirm} 后货款归卖方；没有仲裁人，任何人都不能提出争议"),
        (Some(arbiter), Tongue::English) => format!(
            "{confirm} after shipping the price goes to the seller, unless there is a dispute; {}",
            ruling(arbiter, labels, tongue)
        ),
        (Some(arbiter), Tongue::Chinese) => {
            format!("发货 {confirm} 后若无争议，货款归卖方；{}", ruling(arbiter, labels, tongue))
        }
    }
}

fn ruling(it: &Arbiter, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (who, within) = (labels.account(&it.account, tongue), span(it.rule_within_ms, tongue));
    let fee = format!("{}.{:02}%", it.fee_bps / 100, it.fee_bps % 100);
    match (tongue, &it.if_silent) {
        (Tongue::English, side) => {
            let side = if matches!(side, Side::Buyer(_)) { "buyer" } else { "seller" };
            format!(
                "{who} decides a dispute within {within}, for {fee} of the price; if it does not, what was shipped is paid \
                 to the {side}"
            )
        }
        (Tongue::Chinese, side) => {
            let side = if matches!(side, Side::Buyer(_)) { "买方" } else { "卖方" };
            format!("{who} 在 {within} 内裁决争议，收取货款的 {fee}；若逾期未裁决，已发货的货款归{side}")
        }
    }
}

pub(super) fn ship(it: &DealNoted, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => {
            format!("Say that what deal no. {} is about was shipped{}", it.deal, noted(&it.note, tongue))
        }
        Tongue::Chinese => format!("声明第 {} 号担保交易已发货{}", it.deal, noted(&it.note, tongue)),
    }
}

pub(super) fn dispute(it: &DealNoted, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => {
            format!("Dispute deal no. {}: its arbiter decides{}", it.deal, noted(&it.note, tongue))
        }
        Tongue::Chinese => {
            format!("对第 {} 号担保交易提出争议，由仲裁人裁决{}", it.deal, noted(&it.note, tongue))
        }
    }
}

pub(super) fn rule(it: &RuleDeal, tongue: Tongue) -> String {
    let (part, note) = (part(it.to_seller, tongue), noted(&it.note, tongue));
    match tongue {
        Tongue::English => format!(
            "Rule in deal no. {} that, after your fee, {part} of its price go to the seller and the rest to the buyer{note}",
            it.deal
        ),
        Tongue::Chinese => {
            format!("裁决第 {} 号担保交易：扣除你的费用后，货款中 {part} 归卖方，其余归买方{note}", it.deal)
        }
    }
}

pub(super) fn cancel(it: &CancelDeal, tongue: Tongue) -> String {
    let part = part(it.to_seller, tongue);
    match tongue {
        Tongue::English => format!(
            "Offer to end deal no. {} so that {part} of its price go to the seller and the rest to the buyer; it ends so as \
             soon as both sides offer the same",
            it.deal
        ),
        Tongue::Chinese => format!(
            "提议终止第 {} 号担保交易：货款中 {part} 归卖方，其余归买方；双方提议相同时即照此终止",
            it.deal
        ),
    }
}

/// A part of the price. The asset stands in the deal and not in the transaction, so the unit can only be the base unit.
fn part(amount: Amount, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => format!("{amount} base units"),
        Tongue::Chinese => format!("{amount} 个基本单位"),
    }
}

fn noted(note: &Note, tongue: Tongue) -> String {
    match (note.as_str(), tongue) {
        ("", _) => String::new(),
        (text, Tongue::English) => format!(", with the note \"{text}\""),
        (text, Tongue::Chinese) => format!("，附注“{text}”"),
    }
}
