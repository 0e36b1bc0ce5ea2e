//! Loans: their records, what happens to them, and credit records.

use super::Language;
use crate::client::LoanStage;

messages! {
    place_loan_collateral(loan) "the collateral of loan {loan}" "借款 {loan} 的抵押品"
    place_loan_offer(loan) "the offer of loan {loan}" "借款 {loan} 的要约"
    loan_base_units(amount) "{amount} base units" "{amount} 个基本单位"
    recorded_amount(amount, unit) "{amount} {unit} (recorded)" "{amount} {unit}（仅记录）"
    event_loan_offered(loan, lender, borrower)
        "loan {loan} is offered: {lender} to lend {borrower}"
        "借款 {loan} 的要约已发出：{lender} 借给 {borrower}"
    event_loan_guaranteed(loan, by) "{by} agreed to guarantee loan {loan}" "{by} 同意为借款 {loan} 担保"
    event_loan_accepted(loan, by) "{by} accepted loan {loan}: the note is made" "{by} 接受了借款 {loan}：借据成立"
    event_loan_offer_ended(loan) "the offer of loan {loan} has ended" "借款 {loan} 的要约已终止"
    event_loan_signed(loan, lender, borrower)
        "loan {loan} is signed by all: {lender} lends {borrower}"
        "借款 {loan} 已由各方签署：{lender} 借给 {borrower}"
    event_loan_repaid(loan, by, amount, closed) "{by} paid {amount} on loan {loan}{closed}" "{by} 偿还借款 {loan} {amount}{closed}"
    event_repayment_stated(loan, statement, by, amount)
        "{by} stated, as no. {statement}, that {amount} was repaid on loan {loan}"
        "{by} 声明借款 {loan} 已偿还 {amount}（第 {statement} 笔）"
    event_repayment_agreed(loan, statement, by, amount, closed)
        "{by} confirmed statement {statement} of loan {loan}: {amount} counts{closed}"
        "{by} 确认借款 {loan} 的第 {statement} 笔声明：{amount} 算数{closed}"
    event_repayment_denied(loan, statement, by)
        "{by} denied or took back statement {statement} of loan {loan}"
        "{by} 否认或撤回借款 {loan} 的第 {statement} 笔声明"
    event_loan_forgiven(loan, by, amount, closed) "{by} forgave {amount} of loan {loan}{closed}" "{by} 免除借款 {loan} 的 {amount}{closed}"
    event_loan_assigned(loan, from, to) "{from} passed loan {loan} on to {to}" "{from} 已将借款 {loan} 转让给 {to}"
    event_loan_passing(loan, from, to) "{from} offers loan {loan} to {to}" "{from} 拟将借款 {loan} 转让给 {to}"
    event_loan_kept(loan, from) "{from} offers loan {loan} to nobody any more" "{from} 不再转让借款 {loan}"
    event_collateral_added(loan, amount) "{amount} more secures loan {loan}" "借款 {loan} 追加抵押 {amount}"
    event_collateral_claimed(loan, taken, settled, closed)
        "the lender of loan {loan} took {taken} of collateral for {settled} owed{closed}"
        "借款 {loan} 的出借人取走抵押品 {taken}，抵偿 {settled}{closed}"
    event_loan_defaulted(loan, owed) "loan {loan} is in default: {owed} is due" "借款 {loan} 违约：{owed} 到期"
    event_guarantee_paid(loan, by, amount)
        "{by} paid {amount} as the guarantor of loan {loan} and is its lender now"
        "{by} 作为担保人支付借款 {loan} 的 {amount}，成为其出借人"
    event_loan_disputed(loan, by, said) "{by} disputes loan {loan}: {said}" "{by} 对借款 {loan} 提出异议：{said}"
    event_loan_witnessed(loan, by, said) "{by} says as a witness of loan {loan}: {said}" "{by} 作为借款 {loan} 的见证人陈述：{said}"
    event_collateral_released(loan, amount)
        "{amount} of collateral of loan {loan} went home to its borrower"
        "借款 {loan} 的抵押品 {amount} 已退还借款人"
    said(text) "“{text}”" "“{text}”"
    said_with(text, document) "“{text}”, with document {document}" "“{text}”，附文件 {document}"
    loan_closed_with_it() "; with that it has ended" "；借款就此了结"
    row_loan() "loan" "借款"
    row_lender() "lender" "出借人"
    row_borrower() "borrower" "借款人"
    row_guarantor() "guarantor" "担保人"
    row_assignee() "offered to" "拟转让给"
    row_offered_by() "offered by" "要约方"
    guarantor_agreed() "(has agreed)" "（已同意）"
    guarantor_waits() "(must agree yet)" "（尚待同意）"
    row_made() "made" "成立"
    row_principal() "principal" "本金"
    row_owed() "owed" "欠款"
    row_due_now() "of it due" "其中到期"
    row_missed() "of it missed" "其中逾期"
    row_next_due() "next due" "下次到期"
    row_repaid() "paid" "已还"
    row_forgiven() "forgiven" "已免除"
    row_collateral() "collateral held" "抵押品"
    row_disputes() "disputes" "异议"
    row_defaulted() "in default since" "违约时间"
    row_loan_ended() "ended" "了结"
    row_pending() "waits" "待确认"
    row_history() "history" "历史"
    row_volume() "volume" "金额"
    row_as_borrower() "as borrower" "作为借款人"
    row_as_lender() "as lender" "作为出借人"
    allocation(total, late, interest, principal)
        "{total} (late {late}, interest {interest}, principal {principal})"
        "{total}（罚息 {late}，利息 {interest}，本金 {principal}）"
    pending_line(number, by, amount, time) "statement {number} by the {by}: {amount}, {time}" "第 {number} 笔声明（{by}）：{amount}，{time}"
    dispute_line(lender, borrower) "{lender} by the lender, {borrower} by the borrower" "出借人 {lender} 次，借款人 {borrower} 次"
    history_line(count, head) "{count} entries, head {head}" "{count} 条，链首 {head}"
    credit_line(notes, on_time, late, defaulted, forgiven, passed_on)
        "{notes} notes: {on_time} repaid on time, {late} late, {forgiven} forgiven; {defaulted} in default, {passed_on} passed on"
        "{notes} 笔：按时还清 {on_time}，逾期还清 {late}，免除 {forgiven}；违约 {defaulted}，转让 {passed_on}"
    no_credit(account) "{account} has neither lent nor borrowed, as the node says" "据节点称，{account} 从未出借或借款"
    no_loans() "no loans" "没有借款"
    no_such_loan(loan) "there is no loan {loan}, or its offer has ended" "没有借款 {loan}，或其要约已终止"
    no_such_note(loan) "loan {loan} is only offered; there is no note to prove yet" "借款 {loan} 尚为要约；还没有可证明的借据"
    loan_proven() "VERIFIED: the note and every entry of its history." "验证通过：借据及其全部历史。"
    title_due_date() "due" "到期"
    title_principal() "principal" "本金"
    title_together() "together" "合计"
    title_outstanding() "left" "剩余"
    title_owed() "owed" "欠款"
    title_loan_stage() "stage" "阶段"
    loan_offered() "offered" "要约中"
    loan_ended() "offer ended" "要约已终止"
    loan_active() "active" "履行中"
    loan_defaulted() "in default" "违约"
    loan_repaid() "repaid" "已还清"
    loan_forgiven() "forgiven" "已免除"
    per_cent_invalid(text)
        "“{text}” is no rate: write per cent with at most two decimals, such as 12.5"
        "“{text}”不是利率：请写百分数，至多两位小数，例如 12.5"
    unit_name_invalid(text)
        "“{text}” is no name of a unit: write 1 to 16 bytes, such as CNY"
        "“{text}”不是单位名称：请写 1 至 16 字节，例如 CNY"
    haircut_too_large() "collateral cannot count less by so much; give less than 100 per cent" "折减过大；请给出小于 100 的百分数"
    certificate_fails(reason) "NOT VERIFIED: {reason}" "未通过验证：{reason}"
}

impl Language {
    pub fn loan_stage(self, stage: LoanStage) -> String {
        match stage {
            LoanStage::Offered => self.loan_offered(),
            LoanStage::Ended => self.loan_ended(),
            LoanStage::Active => self.loan_active(),
            LoanStage::Defaulted => self.loan_defaulted(),
            LoanStage::Repaid => self.loan_repaid(),
            LoanStage::Forgiven => self.loan_forgiven(),
        }
    }
}
