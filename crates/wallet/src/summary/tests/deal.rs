//! The sentences of deals.

use super::{BOB, CAROL, CHK, Case};
use tally_types::{Action, Amount, Hash, deal::*, text::Text};

const DAY_MS: u64 = 86_400_000;

pub(super) fn cases() -> Vec<Case> {
    let plain = OpenDeal {
        seller: BOB,
        asset: CHK,
        amount: Amount(29_999),
        description: Text::new("a phone").unwrap(),
        terms: None,
        arbiter: None,
        accept_by_ms: 0,
        ship_within_ms: 3 * DAY_MS,
        confirm_within_ms: 7 * DAY_MS,
    };
    let arbiter = Arbiter { account: CAROL, fee_bps: 150, rule_within_ms: DAY_MS, if_silent: Side::BUYER };
    let full = OpenDeal { terms: Some(Hash([1; 32])), arbiter: Some(arbiter), ..plain.clone() };
    let only = || DealOnly { deal: DealId(4) };
    let noted = |note: &str| DealNoted { deal: DealId(4), note: Note::new(note).unwrap() };
    let mut cases = opened(plain, full);
    cases.extend([
        (Action::AcceptDeal(only()), "Accept deal no. 4, as it was offered", "按所提条件接受第 4 号担保交易"),
        (
            Action::ShipDeal(noted("parcel 12")),
            "Say that what deal no. 4 is about was shipped, with the note \"parcel 12\"",
            "声明第 4 号担保交易已发货，附注“parcel 12”",
        ),
        (
            Action::ConfirmDeal(only()),
            "Confirm deal no. 4: all of its price goes to the seller",
            "确认第 4 号担保交易：货款全部归卖方",
        ),
        (
            Action::RefundDeal(only()),
            "Refund deal no. 4: all of its price goes to the buyer",
            "退还第 4 号担保交易：货款全部归买方",
        ),
        (
            Action::SettleDeal(only()),
            "Settle deal no. 4 in favour of the side that its passed deadline decides for",
            "结清第 4 号担保交易，货款归期限届满后应得的一方",
        ),
        (
            Action::DisputeDeal(noted("")),
            "Dispute deal no. 4: its arbiter decides",
            "对第 4 号担保交易提出争议，由仲裁人裁决",
        ),
        (
            Action::RuleDeal(RuleDeal { deal: DealId(4), to_seller: Amount(10_000), note: Note::new("").unwrap() }),
            "Rule in deal no. 4 that, after your fee, 10000 base units of its price go to the seller and the rest to the buyer",
            "裁决第 4 号担保交易：扣除你的费用后，货款中 10000 个基本单位 归卖方，其余归买方",
        ),
        (
            Action::CancelDeal(CancelDeal { deal: DealId(4), to_seller: Amount(1_000) }),
            "Offer to end deal no. 4 so that 1000 base units of its price go to the seller and the rest to the buyer; \
             it ends so as soon as both sides offer the same",
            "提议终止第 4 号担保交易：货款中 1000 个基本单位 归卖方，其余归买方；双方提议相同时即照此终止",
        ),
    ]);
    cases
}

fn opened(plain: OpenDeal, full: OpenDeal) -> Vec<Case> {
    vec![
        (
            Action::OpenDeal(plain),
            "Pay 299.99 CHK into a deal with @bob (<bob>) for \"a phone\": to be accepted until 1970-01-01 00:00:00 UTC, \
             shipped within 3 days of that; 7 days after shipping the price goes to the seller; without an arbiter nobody \
             can dispute it",
            "向与 @bob（<bob>） 的担保交易“a phone”付入 299.99 CHK：须在 1970-01-01 00:00:00 UTC 前接受，此后 3 天 内发货；\
             发货 7 天 后货款归卖方；没有仲裁人，任何人都不能提出争议",
        ),
        (
            Action::OpenDeal(full),
            "Pay 299.99 CHK into a deal with @bob (<bob>) for \"a phone\": to be accepted until 1970-01-01 00:00:00 UTC, \
             shipped within 3 days of that; 7 days after shipping the price goes to the seller, unless there is a dispute; \
             <carol> decides a dispute within 1 day, for 1.50% of the price; if it does not, what was shipped is paid to the \
             buyer; further terms in the document with SHA-256 <one>",
            "向与 @bob（<bob>） 的担保交易“a phone”付入 299.99 CHK：须在 1970-01-01 00:00:00 UTC 前接受，此后 3 天 内发货；\
             发货 7 天 后若无争议，货款归卖方；<carol> 在 1 天 内裁决争议，收取货款的 1.50%；若逾期未裁决，已发货的货款归买方；\
             其余条款见 SHA-256 为 <one> 的文件",
        ),
    ]
}
