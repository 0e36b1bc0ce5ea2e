//! What operations on loans do, in both languages.
//!
//! Whoever agrees to a loan reads all its terms in the sentence, also where the operation names only its number.

use super::{
    Labels,
    Tongue::{self, Chinese, English},
    agreement::{agreement, owed, pledged},
    fragments::moment,
};
use tally_types::loan::{
    AssignLoan, ConfirmRepayment, LoanAmount, LoanOnly, OfferLoan, SignLoan, StateOnLoan, Statement,
};

pub(super) fn offer(it: &OfferLoan, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (deadline, terms) = (moment(it.deadline_ms), agreement(&it.agreement, labels, tongue));
    match tongue {
        English => format!("Offer until {deadline} this loan: {terms}"),
        Chinese => format!("发出借款要约，有效至 {deadline}：{terms}"),
    }
}

pub(super) fn accept(it: &LoanOnly, labels: &Labels<'_>, tongue: Tongue) -> String {
    let terms = (labels.loan)(it.loan).map(|known| agreement(&known, labels, tongue));
    match (terms, tongue) {
        (Some(terms), English) => format!("Agree to the offered loan no. {}: {terms}", it.loan),
        (Some(terms), Chinese) => format!("同意第 {} 号借款要约：{terms}", it.loan),
        (None, English) => {
            format!("Agree to the offered loan no. {}, whose terms this wallet does not know", it.loan)
        }
        (None, Chinese) => format!("同意第 {} 号借款要约，此钱包不知道其条款", it.loan),
    }
}

pub(super) fn withdraw(it: &LoanOnly, tongue: Tongue) -> String {
    match tongue {
        English => format!("End the offer of loan no. {}; what it set aside goes back", it.loan),
        Chinese => format!("终止第 {} 号借款要约；预留的资产退回", it.loan),
    }
}

pub(super) fn sign(it: &SignLoan, labels: &Labels<'_>, tongue: Tongue) -> String {
    let terms = agreement(&it.agreement, labels, tongue);
    match tongue {
        English => format!("Sign this loan, which all its parties sign together: {terms}"),
        Chinese => format!("签署此借款，各方一同签署后生效：{terms}"),
    }
}

pub(super) fn repay(it: &LoanAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let amount = owed(it.loan, it.amount, labels, tongue);
    match tongue {
        English => format!("Pay on loan no. {} what is owed, at most {amount}", it.loan),
        Chinese => format!("偿还第 {} 号借款，最多 {amount}", it.loan),
    }
}

pub(super) fn record(it: &LoanAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let amount = owed(it.loan, it.amount, labels, tongue);
    match tongue {
        English => format!(
            "State that {amount} has been repaid on loan no. {}; it counts when the other party agrees",
            it.loan
        ),
        Chinese => format!("声明第 {} 号借款已偿还 {amount}；对方同意后才算数", it.loan),
    }
}

pub(super) fn confirm(it: &ConfirmRepayment, tongue: Tongue) -> String {
    let ConfirmRepayment { loan, statement, .. } = it;
    match (it.agree, tongue) {
        (true, English) => {
            format!(
                "Agree that the stated repayment no. {statement} of loan no. {loan} took place; it counts"
            )
        }
        (true, Chinese) => format!("同意第 {loan} 号借款所声明的第 {statement} 笔还款；该笔算数"),
        (false, English) => {
            format!(
                "Deny or take back the stated repayment no. {statement} of loan no. {loan}; it does not count"
            )
        }
        (false, Chinese) => {
            format!("否认或撤回第 {loan} 号借款所声明的第 {statement} 笔还款；该笔不算数")
        }
    }
}

pub(super) fn forgive(it: &LoanAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let amount = owed(it.loan, it.amount, labels, tongue);
    match tongue {
        English => format!("Forgive, for ever, what is owed on loan no. {}, at most {amount}", it.loan),
        Chinese => format!("永久免除第 {} 号借款的欠款，最多 {amount}", it.loan),
    }
}

pub(super) fn assign(it: &AssignLoan, labels: &Labels<'_>, tongue: Tongue) -> String {
    let to = labels.account(&it.to, tongue);
    match tongue {
        English => {
            format!("Have loan no. {} owed to {to}, once both its lender and {to} have said so", it.loan)
        }
        Chinese => format!("将第 {} 号借款的债权归于 {to}，须出借人与 {to} 双方均表示同意", it.loan),
    }
}

pub(super) fn add_collateral(it: &LoanAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let amount = pledged(it.loan, it.amount, labels, tongue);
    match tongue {
        English => format!("Set aside {amount} as further collateral of loan no. {}", it.loan),
        Chinese => format!("为第 {} 号借款追加抵押 {amount}", it.loan),
    }
}

pub(super) fn claim(it: &LoanOnly, tongue: Tongue) -> String {
    match tongue {
        English => format!(
            "Take, as its lender, as much of the collateral of loan no. {} as its terms let it settle of the debt",
            it.loan
        ),
        Chinese => format!("作为出借人按条款取走第 {} 号借款的抵押品以抵偿欠款", it.loan),
    }
}

pub(super) fn mark_default(it: &LoanOnly, tongue: Tongue) -> String {
    match tongue {
        English => format!(
            "Mark loan no. {} as in default: all of it falls due, and both credit records say so for ever",
            it.loan
        ),
        Chinese => format!("将第 {} 号借款标为违约：全部到期，并永久记入双方的信用记录", it.loan),
    }
}

pub(super) fn guarantee(it: &LoanAmount, labels: &Labels<'_>, tongue: Tongue) -> String {
    let amount = owed(it.loan, it.amount, labels, tongue);
    match tongue {
        English => format!(
            "Pay its lender, as the guarantor, all that is owed on loan no. {}, at most {amount}, and become its lender",
            it.loan
        ),
        Chinese => {
            format!("作为担保人向出借人付清第 {} 号借款的欠款，最多 {amount}，并成为其出借人", it.loan)
        }
    }
}

pub(super) fn dispute(it: &StateOnLoan, tongue: Tongue) -> String {
    let statement = statement(&it.statement, tongue);
    match tongue {
        English => format!("Dispute loan no. {}, for ever readable: {statement}", it.loan),
        Chinese => format!("对第 {} 号借款提出异议，永久可查：{statement}", it.loan),
    }
}

pub(super) fn witness(it: &StateOnLoan, tongue: Tongue) -> String {
    let statement = statement(&it.statement, tongue);
    match tongue {
        English => format!("Say as a witness of loan no. {}, for ever readable: {statement}", it.loan),
        Chinese => format!("作为第 {} 号借款的见证人陈述，永久可查：{statement}", it.loan),
    }
}

pub(super) fn release(it: &LoanOnly, tongue: Tongue) -> String {
    match tongue {
        English => format!("Send the collateral of loan no. {}, which has ended, to its borrower", it.loan),
        Chinese => format!("将已了结的第 {} 号借款的抵押品退还借款人", it.loan),
    }
}

fn statement(it: &Statement, tongue: Tongue) -> String {
    match (it.document, tongue) {
        (None, English) => format!("\"{}\"", it.text),
        (None, Chinese) => format!("“{}”", it.text),
        (Some(document), English) => {
            format!("\"{}\", with the document with the SHA-256 {}", it.text, document.to_hex())
        }
        (Some(document), Chinese) => format!("“{}”，附 SHA-256 为 {} 的文件", it.text, document.to_hex()),
    }
}
