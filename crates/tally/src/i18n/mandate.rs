//! What is said about mandates.

messages! {
    event_mandate_granted(mandate, payee, payer)
        "mandate {mandate}: {payee} may pull from {payer}"
        "授权 {mandate}：{payee} 可从 {payer} 收款"
    event_mandate_granted_to_all(mandate, payer)
        "mandate {mandate}: anyone may pull from {payer}"
        "授权 {mandate}：任何人可从 {payer} 收款"
    event_mandate_pulled(mandate, payer) "pulled from {payer} by mandate {mandate}" "凭授权 {mandate} 从 {payer} 收款"
    event_mandate_revoked(mandate) "mandate {mandate} is revoked" "授权 {mandate} 已撤销"
    no_such_mandate(mandate) "there is no mandate {mandate}" "没有授权 {mandate}"
    no_mandates() "no mandates" "没有授权"
    row_mandate() "mandate" "授权"
    row_payer() "payer" "付款方"
    row_payee() "payee" "收款方"
    row_kind() "kind" "类型"
    row_allowance() "allowance" "额度"
    row_left_now() "left now" "当前余额"
    row_start() "from" "开始"
    row_end() "until" "截止"
    allowance_every(amount, period) "{amount} every {period}" "每 {period} {amount}"
    payee_anyone() "anyone" "任何人"
    kind_subscription() "subscription" "订阅"
    kind_standing_order() "standing order" "定期支付"
    until_revoked() "it is revoked" "直至撤销"
    nothing_now() "nothing" "无"
    mandate_revoked() "revoked" "已撤销"
    title_allowance() "allowance" "额度"
    title_left_now() "left now" "当前余额"
    title_kind() "kind" "类型"
    title_receiver() "received by" "收款方"
}
