//! The sentences of the council: each operation, and each measure.

use super::{BOB, CAROL, CHK, Case, said};
use crate::summary::Tongue;
use tally_types::{
    Action, Amount, Handle, Hash, Parameters,
    council::*,
    fee::{FeeRate, FeeSchedule, Price},
    stake::CandidateId,
    text::Text,
    wire::List,
};

fn propose(text: Hash, link: &str, measure: Measure) -> Action {
    let (title, link) = (Text::new("Why not").unwrap(), Text::new(link).unwrap());
    Action::Propose(Propose { title, text, link, measure })
}

fn plain(measure: Measure) -> Action {
    propose(Hash::ZERO, "", measure)
}

pub(super) fn cases() -> Vec<Case> {
    let only = || ProposalOnly { proposal: ProposalId(4) };
    let admit = Measure::AdmitMember(AdmitMember { member: [1; 32], account: BOB });
    let spend = Measure::SpendTreasury(SpendTreasury { to: CAROL, asset: CHK, amount: Amount(150) });
    vec![
        (
            Action::SetSeat(SetSeat { account: BOB }),
            "Give this account's seat on the council, with its vote, to @bob (<bob>)",
            "将此账户的理事会席位及其表决权移交给 @bob（<bob>）",
        ),
        (
            propose(Hash([1; 32]), "https://example.org", admit),
            "Propose to the council \"Why not\" (the text with SHA-256 <one>, to be read at https://example.org): \
             admit the member with key <one>, whose seat @bob (<bob>) acts for",
            "向理事会提案“Why not”（理由书的 SHA-256 为 <one>，见 https://example.org）：接纳密钥为 <one> 的成员，其席位由 @bob（<bob>） 行使",
        ),
        (
            plain(spend),
            "Propose to the council \"Why not\": pay 1.5 CHK of the treasury to <carol>",
            "向理事会提案“Why not”：由国库向 <carol> 支付 1.5 CHK",
        ),
        (
            Action::Vote(Vote { proposal: ProposalId(4), yes: true }),
            "Vote for proposal no. 4",
            "对第 4 号提案投赞成票",
        ),
        (
            Action::Vote(Vote { proposal: ProposalId(4), yes: false }),
            "Vote against proposal no. 4",
            "对第 4 号提案投反对票",
        ),
        (Action::WithdrawProposal(only()), "Withdraw proposal no. 4", "撤回第 4 号提案"),
        (Action::Enact(only()), "Let what proposal no. 4 decided take effect", "使第 4 号提案的决定生效"),
        (
            Action::CloseProposal(only()),
            "Close proposal no. 4, whose time is over",
            "关闭已到期的第 4 号提案",
        ),
    ]
}

fn fees() -> FeeSchedule {
    let prices = vec![Price { operation: 0x20, amount: Amount(9) }];
    let rates = vec![FeeRate { asset: CHK, numerator: 2, denominator: 3 }];
    FeeSchedule { base: Amount(5), prices: List::new(prices).unwrap(), rates: List::new(rates).unwrap() }
}

#[test]
fn every_measure_is_said_in_both_languages() {
    let role = || Role::Office(Handle::parse("treasurer").unwrap());
    let appoint = |holder, instead_of| Measure::Appoint(Appoint { role: role(), holder, instead_of });
    let version = |instead_of| {
        let version = Text::new("1.4.0").unwrap();
        Measure::SetVersion(SetVersion { version, from_height: 900, instead_of })
    };
    let cases = [
        (
            Measure::SetFees(SetFees { based_on: Hash([1; 32]), fees: fees() }),
            "replace the fees with hash <one> by 5 base units of asset 0 (unknown to this wallet) for whatever has no price of \
             its own, 9 base units of asset 0 (unknown to this wallet) for CreateAsset, or in CHK (asset 7), 2 base units for 3 \
             of the coin",
            "将哈希为 <one> 的费用表替换为 未单独定价的操作 5 个基本单位的资产 0（此钱包不认识该资产），CreateAsset 9 \
             个基本单位的资产 0（此钱包不认识该资产），或以 CHK（资产 7） 支付，每 3 个币的基本单位折 2 个基本单位",
        ),
        (
            Measure::RemoveMember(RemoveMember { member: [1; 32] }),
            "remove the member with key <one>",
            "移除密钥为 <one> 的成员",
        ),
        (
            Measure::Penalize(Penalize { candidate: CandidateId(5), fraction_bps: 307 }),
            "take 3.07 % of all that answers for candidate no. 5, for the treasury",
            "罚没为第 5 号候选人担责的全部质押的 3.07 %，归入国库",
        ),
        (
            appoint(Some(BOB), None),
            "appoint @bob (<bob>) as treasurer, which nobody is",
            "任命 @bob（<bob>） 为 treasurer（现空缺）",
        ),
        (
            appoint(Some(BOB), Some(CAROL)),
            "appoint @bob (<bob>) as treasurer, instead of <carol>",
            "任命 @bob（<bob>） 为 treasurer，接替 <carol>",
        ),
        (
            appoint(None, Some(CAROL)),
            "end the appointment of <carol> as treasurer",
            "终止 <carol> 的 treasurer 任命",
        ),
        (appoint(None, None), "leave treasurer to nobody", "treasurer 保持空缺"),
        (
            version(None),
            "let members run version \"1.4.0\" from height 900 on",
            "成员自区块高度 900 起运行版本“1.4.0”",
        ),
        (
            version(Some(ProposalId(7))),
            "let members run version \"1.4.0\" from height 900 on, instead of the one that proposal no. 7 decided on",
            "成员自区块高度 900 起运行版本“1.4.0”，取代第 7 号提案所定的版本",
        ),
    ];
    for (measure, english, chinese) in cases {
        let said = |tongue| said(plain(measure.clone()), tongue);
        assert_eq!(said(Tongue::English), format!("Propose to the council \"Why not\": {english}"));
        assert_eq!(said(Tongue::Chinese), format!("向理事会提案“Why not”：{chinese}"));
    }
}

#[test]
fn a_proposal_of_parameters_names_every_one() {
    let parameters = Parameters::default();
    let measure =
        Measure::SetParameters(SetParameters { based_on: Hash([1; 32]), parameters: parameters.clone() });
    let said = said(plain(measure), Tongue::English);
    assert!(said.contains("replace the parameters with hash <one> by epoch_ms = 86400000, "), "{said}");
    for (name, value) in parameters.named() {
        assert!(said.contains(&format!("{name} = {value}")), "{name}");
    }
}
