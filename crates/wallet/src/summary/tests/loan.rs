//! Loans.

use super::*;
use tally_types::{loan::*, oracle::FeedId};

pub(super) const DAN: Address = Address([4; 20]);

const KNOWN: LoanId = LoanId(4);
const UNKNOWN: LoanId = LoanId(5);

/// 1,000.00 CHK from bob to carol.
fn terms() -> Terms {
    Terms {
        unit: Unit::Asset(CHK),
        principal: Amount(100_000),
        rate_bps: 1_250,
        repayment: Repayment::Annuity(Instalments { count: 3, period_ms: 30 * 86_400_000 }),
        first_due_ms: 951_782_400_000,
        grace_ms: 5 * 86_400_000,
        late_rate_bps: 2_400,
        collateral: Some(Collateral {
            asset: NEW,
            amount: Amount(30),
            valuation: Valuation::Agreed(Amount(100)),
        }),
    }
}

fn between(terms: Terms) -> Agreement {
    Agreement { lender: BOB, borrower: CAROL, guarantor: None, witnesses: List::default(), terms }
}

/// 100 CNY in cash, with everybody there.
fn cash() -> Agreement {
    let unit = RecordedUnit { name: Text::new("CNY").unwrap(), decimals: 2 };
    let terms = Terms {
        unit: Unit::Recorded(unit),
        principal: Amount(10_000),
        rate_bps: 0,
        repayment: Repayment::Bullet(Empty),
        grace_ms: 0,
        late_rate_bps: 0,
        collateral: None,
        ..terms()
    };
    Agreement {
        guarantor: Some(DAN),
        witnesses: List::new(vec![Address([0; 20])]).unwrap(),
        ..between(terms)
    }
}

pub(super) fn agreed(loan: LoanId) -> Option<Agreement> {
    (loan == KNOWN).then(|| between(terms()))
}

const LENT: &str = "@bob (<bob>) lends <carol> 1000 CHK; simple interest of 12.5 % a year; repaid in 3 equal sums, one every 30 days, \
                    the first by 2000-02-29 00:00:00 UTC; 5 days of grace, then 24 % a year more on what is missed; 30 base units of \
                    asset 8 (unknown to this wallet) as collateral, counting for 1 CHK after a default";
const LENT_ZH: &str = "@bob（<bob>） 借给 <carol> 1000 CHK；单利，年利率 12.5%；等额本息分 3 期，每 30 天 一期，首期于 2000-02-29 00:00:00 UTC \
                       前；宽限 5 天，此后逾期部分另加年利率 24% 的罚息；以 30 个基本单位的资产 8（此钱包不认识该资产） 作抵押，违约后抵 1 CHK";

#[test]
fn terms_are_said_in_full() {
    let said = |agreement: &Agreement, tongue| {
        let said = agreement::agreement(agreement, &labels(), tongue).replace(&BOB.to_text("tally"), "<bob>");
        let said = said.replace(&CAROL.to_text("tally"), "<carol>").replace(&DAN.to_text("tally"), "<dan>");
        said.replace(&Address([0; 20]).to_text("tally"), "<zero>")
    };
    assert_eq!(said(&between(terms()), Tongue::English), LENT);
    assert_eq!(said(&between(terms()), Tongue::Chinese), LENT_ZH);
    assert_eq!(
        said(&cash(), Tongue::English),
        "@bob (<bob>) lends <carol> 100 CNY (recorded only: it moves off the ledger); without interest; repaid in one sum by \
         2000-02-29 00:00:00 UTC; no grace, no late interest; no collateral; guaranteed by <dan>; witnesses: <zero>"
    );
    assert_eq!(
        said(&cash(), Tongue::Chinese),
        "@bob（<bob>） 借给 <carol> 100 CNY（仅作记录：在账外收付）；无利息；于 2000-02-29 00:00:00 UTC \
         前一次还清；无宽限期，无罚息；无抵押；由 <dan> 担保；见证人：<zero>"
    );
    let by = |valuation| {
        let collateral = Collateral { asset: CHK, amount: Amount(30), valuation };
        between(Terms { collateral: Some(collateral), ..terms() })
    };
    let oracle = OracleValuation { feed: FeedId(3), inverted: true, haircut_bps: 2_000 };
    for (valuation, english, chinese) in [
        (
            Valuation::Forfeit(Empty),
            "0.3 CHK as collateral, all of which the lender may keep after a default",
            "以 0.3 CHK 作抵押，违约后出借人可全部取走",
        ),
        (
            Valuation::Oracle(oracle),
            "0.3 CHK as collateral, counting after a default for its price by feed no. 3, inverted, less 20 %",
            "以 0.3 CHK 作抵押，违约后按第 3 号喂价的倒数折减 20% 抵偿",
        ),
    ] {
        assert!(said(&by(valuation), Tongue::English).ends_with(english));
        assert!(said(&by(valuation), Tongue::Chinese).ends_with(chinese));
    }
}

pub(super) fn cases() -> Vec<Case> {
    let (only, some) = (|| LoanOnly { loan: KNOWN }, || LoanAmount { loan: KNOWN, amount: Amount(150) });
    let said = |text: &str| Statement { text: Text::new(text).unwrap(), document: Some(Hash([1; 32])) };
    let mut cases = made();
    cases.extend([
        (
            Action::Repay(some()),
            "Pay on loan no. 4 what is owed, at most 1.5 CHK",
            "偿还第 4 号借款，最多 1.5 CHK",
        ),
        (
            Action::RecordRepayment(LoanAmount { loan: UNKNOWN, amount: Amount(150) }),
            "State that 150 base units of what it is in has been repaid on loan no. 5; it counts when the other party agrees",
            "声明第 5 号借款已偿还 其单位的 150 个基本单位；对方同意后才算数",
        ),
        (
            Action::ConfirmRepayment(ConfirmRepayment { loan: KNOWN, statement: 2, agree: true }),
            "Agree that the stated repayment no. 2 of loan no. 4 took place; it counts",
            "同意第 4 号借款所声明的第 2 笔还款；该笔算数",
        ),
        (
            Action::ConfirmRepayment(ConfirmRepayment { loan: KNOWN, statement: 2, agree: false }),
            "Deny or take back the stated repayment no. 2 of loan no. 4; it does not count",
            "否认或撤回第 4 号借款所声明的第 2 笔还款；该笔不算数",
        ),
        (
            Action::Forgive(some()),
            "Forgive, for ever, what is owed on loan no. 4, at most 1.5 CHK",
            "永久免除第 4 号借款的欠款，最多 1.5 CHK",
        ),
        (
            Action::AssignLoan(AssignLoan { loan: KNOWN, to: BOB }),
            "Have loan no. 4 owed to @bob (<bob>), once both its lender and @bob (<bob>) have said so",
            "将第 4 号借款的债权归于 @bob（<bob>），须出借人与 @bob（<bob>） 双方均表示同意",
        ),
        (
            Action::AddCollateral(some()),
            "Set aside 150 base units of asset 8 (unknown to this wallet) as further collateral of loan no. 4",
            "为第 4 号借款追加抵押 150 个基本单位的资产 8（此钱包不认识该资产）",
        ),
        (
            Action::ClaimCollateral(only()),
            "Take, as its lender, as much of the collateral of loan no. 4 as its terms let it settle of the debt",
            "作为出借人按条款取走第 4 号借款的抵押品以抵偿欠款",
        ),
        (
            Action::MarkDefault(only()),
            "Mark loan no. 4 as in default: all of it falls due, and both credit records say so for ever",
            "将第 4 号借款标为违约：全部到期，并永久记入双方的信用记录",
        ),
        (
            Action::PayAsGuarantor(some()),
            "Pay its lender, as the guarantor, all that is owed on loan no. 4, at most 1.5 CHK, and become its lender",
            "作为担保人向出借人付清第 4 号借款的欠款，最多 1.5 CHK，并成为其出借人",
        ),
        (
            Action::DisputeLoan(StateOnLoan { loan: KNOWN, statement: said("never got it") }),
            "Dispute loan no. 4, for ever readable: \"never got it\", with the document with the SHA-256 <one>",
            "对第 4 号借款提出异议，永久可查：“never got it”，附 SHA-256 为 <one> 的文件",
        ),
        (
            Action::WitnessLoan(StateOnLoan {
                loan: KNOWN,
                statement: Statement { document: None, ..said("I saw it") },
            }),
            "Say as a witness of loan no. 4, for ever readable: \"I saw it\"",
            "作为第 4 号借款的见证人陈述，永久可查：“I saw it”",
        ),
        (
            Action::ReleaseCollateral(only()),
            "Send the collateral of loan no. 4, which has ended, to its borrower",
            "将已了结的第 4 号借款的抵押品退还借款人",
        ),
    ]);
    cases
}

/// Sentences are compared with text that lives as long as the program.
fn all(head: &str, tail: &str) -> &'static str {
    Box::leak(format!("{head}{tail}").into_boxed_str())
}

fn made() -> Vec<Case> {
    let offer = OfferLoan { agreement: between(terms()), deadline_ms: 0 };
    vec![
        (
            Action::OfferLoan(offer),
            all("Offer until 1970-01-01 00:00:00 UTC this loan: ", LENT),
            all("发出借款要约，有效至 1970-01-01 00:00:00 UTC：", LENT_ZH),
        ),
        (
            Action::AcceptLoan(LoanOnly { loan: KNOWN }),
            all("Agree to the offered loan no. 4: ", LENT),
            all("同意第 4 号借款要约：", LENT_ZH),
        ),
        (
            Action::AcceptLoan(LoanOnly { loan: UNKNOWN }),
            "Agree to the offered loan no. 5, whose terms this wallet does not know",
            "同意第 5 号借款要约，此钱包不知道其条款",
        ),
        (
            Action::WithdrawOffer(LoanOnly { loan: KNOWN }),
            "End the offer of loan no. 4; what it set aside goes back",
            "终止第 4 号借款要约；预留的资产退回",
        ),
        (
            Action::SignLoan(SignLoan { agreement: between(terms()) }),
            all("Sign this loan, which all its parties sign together: ", LENT),
            all("签署此借款，各方一同签署后生效：", LENT_ZH),
        ),
    ]
}
