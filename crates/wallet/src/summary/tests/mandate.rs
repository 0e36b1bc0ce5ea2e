//! What is said about mandates.

use super::{BOB, CHK, Case, memo};
use tally_types::{
    Action, Amount,
    mandate::{GrantMandate, MandateId, MandateKind, MandateOnly, PullMandate},
    transfer::Memo,
};

pub(super) fn cases() -> Vec<Case> {
    let monthly = GrantMandate {
        payee: Some(BOB),
        asset: CHK,
        amount: Amount(500),
        period_ms: 30 * 86_400_000,
        start_ms: 0,
        end_ms: None,
        kind: MandateKind::SUBSCRIPTION,
        memo: memo("news"),
    };
    let anyone =
        GrantMandate { payee: None, end_ms: Some(86_400_000_000), memo: Memo::NONE, ..monthly.clone() };
    let single = GrantMandate { end_ms: Some(86_400_000), ..anyone.clone() };
    let order = GrantMandate { kind: MandateKind::STANDING_ORDER, memo: Memo::NONE, ..monthly.clone() };
    let once = GrantMandate { end_ms: Some(86_400_000), ..order.clone() };
    let mandate = MandateId(4);
    vec![
        (
            Action::GrantMandate(monthly),
            "Let @bob (<bob>) take at most 5 CHK every 30 days from you, from 1970-01-01 00:00:00 UTC until you revoke it, \
             with the memo \"news\"",
            "允许 @bob（<bob>） 每 30 天 最多从你的账户收取 5 CHK，自 1970-01-01 00:00:00 UTC 起，直至你撤销，附言“news”",
        ),
        (
            Action::GrantMandate(anyone),
            "Let ANYONE take at most 5 CHK every 30 days, all of them together, from you, from 1970-01-01 00:00:00 UTC until \
             1972-09-27 00:00:00 UTC",
            "允许【任何人】每 30 天 合计最多从你的账户收取 5 CHK，自 1970-01-01 00:00:00 UTC 起，至 1972-09-27 00:00:00 UTC",
        ),
        (
            Action::GrantMandate(single),
            "Let ANYONE take at most 5 CHK, all of them together, from you, from 1970-01-01 00:00:00 UTC until \
             1970-01-02 00:00:00 UTC",
            "允许【任何人】合计最多从你的账户收取 5 CHK，自 1970-01-01 00:00:00 UTC 起，至 1970-01-02 00:00:00 UTC",
        ),
        (
            Action::GrantMandate(order),
            "Have 5 CHK paid from you to @bob (<bob>) once every 30 days, whoever sends it off, from 1970-01-01 00:00:00 UTC \
             until you revoke it",
            "每 30 天 从你的账户向 @bob（<bob>） 支付一次 5 CHK，任何人均可发起，自 1970-01-01 00:00:00 UTC 起，直至你撤销",
        ),
        (
            Action::GrantMandate(once),
            "Have 5 CHK paid from you to @bob (<bob>) once, whoever sends it off, from 1970-01-01 00:00:00 UTC until \
             1970-01-02 00:00:00 UTC",
            "从你的账户向 @bob（<bob>） 支付一次 5 CHK，任何人均可发起，自 1970-01-01 00:00:00 UTC 起，至 1970-01-02 00:00:00 UTC",
        ),
        (
            Action::PullMandate(PullMandate { mandate, amount: Amount(500) }),
            "Pull 500 base units of its asset by mandate no. 4",
            "凭第 4 号授权收取其资产的 500 个基本单位",
        ),
        (
            Action::RevokeMandate(MandateOnly { mandate }),
            "Revoke mandate no. 4: nothing can be pulled by it any more",
            "撤销第 4 号授权：此后不能再凭它收款",
        ),
    ]
}
