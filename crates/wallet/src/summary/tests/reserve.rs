//! Stablecoins, redemptions and baskets.

use super::*;
use tally_types::reserve::*;

pub(super) fn cases() -> Vec<Case> {
    let mut cases = stablecoins();
    cases.extend(baskets());
    cases
}

fn label() -> Label {
    Label {
        code: Text::new("TEUR").unwrap(),
        name: Text::new("Tally Euro").unwrap(),
        decimals: 2,
        icon: None,
    }
}

fn terms() -> StablecoinTerms {
    let dealer = DealerTerms {
        account: CAROL,
        window_ms: 3_600_000,
        mint_limit: Amount(40_000),
        redeem_limit: Amount(30_000),
    };
    StablecoinTerms {
        governor: BOB,
        custodians: List::new(vec![CustodianTerms { account: BOB, limit: Amount(60_050) }]).unwrap(),
        dealers: List::new(vec![dealer]).unwrap(),
    }
}

fn stablecoins() -> Vec<Case> {
    let open = OpenStablecoin {
        label: label(),
        peg: Text::new("EUR").unwrap(),
        max_age_ms: 86_400_000,
        redemption_ms: 7_200_000,
        terms: terms(),
    };
    let (one, hash) = (|| RedemptionOnly { redemption: RedemptionId(4) }, Hash([1; 32]));
    let pay_to = memo("IBAN 12");
    vec![
        (
            Action::OpenStablecoin(open),
            "Open the stablecoin TEUR (\"Tally Euro\") with 2 decimals, each unit of which stands for one EUR; an \
             attestation counts for 1 day, and a redemption may take 2 hours; @bob (<bob>) may change this; custodians: \
             @bob (<bob>) (counts for at most 600.5 TEUR); dealers: <carol> (at most 400 TEUR made and 300 TEUR redeemed \
             within 1 hour)",
            "开设稳定币 TEUR（“Tally Euro”），2 位小数，每个代表一个 EUR；证明在 1 天 内有效，赎回最长 2 小时；@bob（<bob>） 可作修改；托管方：@bob（<bob>）（最多计 600.5 TEUR）；交易商：<carol>（1 小时 内最多铸造 400 TEUR、赎回 300 TEUR）",
        ),
        (
            Action::EditStablecoin(EditStablecoin { coin: CHK, terms: terms() }),
            "Change the stablecoin CHK (asset 7): @bob (<bob>) may change this; custodians: @bob (<bob>) (counts for at most \
             600.5 CHK); dealers: <carol> (at most 400 CHK made and 300 CHK redeemed within 1 hour)",
            "修改稳定币 CHK（资产 7）：@bob（<bob>） 可作修改；托管方：@bob（<bob>）（最多计 600.5 CHK）；交易商：<carol>（1 小时 内最多铸造 400 CHK、赎回 300 CHK）",
        ),
        (
            Action::Attest(Attest { coin: CHK, amount: Amount(70_000), as_of_ms: 0, document: hash }),
            "Attest that at 1970-01-01 00:00:00 UTC you held the money for 700 CHK of the stablecoin CHK (asset 7), as the \
             document with the SHA-256 <one> says",
            "证明你在 1970-01-01 00:00:00 UTC 持有稳定币 CHK（资产 7） 的 700 CHK 所对应的资金，依据 SHA-256 为 <one> 的文件",
        ),
        (
            Action::MintToDealer(MintToDealer { coin: CHK, amount: Amount(150) }),
            "Make 1.5 CHK for yourself as its dealer, within what is attested",
            "作为交易商在已证明的额度内为自己铸造 1.5 CHK",
        ),
        (
            Action::RequestRedemption(RequestRedemption {
                coin: CHK,
                amount: Amount(150),
                dealer: BOB,
                pay_to,
            }),
            "Set aside 1.5 CHK to be paid out through the dealer @bob (<bob>), with the memo \"IBAN 12\"",
            "预留 1.5 CHK，请交易商 @bob（<bob>） 兑付，附言“IBAN 12”",
        ),
        (
            Action::TakeRedemption(one()),
            "Promise, as its dealer, that redemption no. 4 will be paid in time",
            "作为交易商承诺按时兑付第 4 号赎回",
        ),
        (
            Action::SettleRedemption(SettleRedemption { redemption: RedemptionId(4), document: hash }),
            "Say, as a custodian, that you have paid redemption no. 4, as the document with the SHA-256 <one> proves; its \
             units are destroyed",
            "作为托管方声明已兑付第 4 号赎回，依据 SHA-256 为 <one> 的文件；其单位随即销毁",
        ),
        (
            Action::CancelRedemption(one()),
            "Cancel redemption no. 4; its units go back to whoever asked for it",
            "取消第 4 号赎回；其单位退回申请人",
        ),
    ]
}

fn baskets() -> Vec<Case> {
    let part = |coin, nominal| Component { coin, nominal: Amount(nominal) };
    let components = || List::new(vec![part(CHK, 37), part(NEW, 58)]).unwrap();
    let open = OpenBasket {
        label: Label { code: Text::new("BSK").unwrap(), ..label() },
        governor: BOB,
        notice_ms: 86_400_000,
        components: components(),
    };
    let some = || BasketAmount { basket: CHK, amount: Amount(150) };
    vec![
        (
            Action::OpenBasket(open),
            "Open the basket BSK (\"Tally Euro\") with 2 decimals, each unit of which is made of 0.37 CHK, 58 base units of \
             asset 8 (unknown to this wallet); @bob (<bob>) may vote another composition, 1 day before it takes effect",
            "开设货币篮子 BSK（“Tally Euro”），2 位小数，每个由 0.37 CHK、58 个基本单位的资产 8（此钱包不认识该资产） 组成；@bob（<bob>） 可表决新的组成，须提前 1 天 公告",
        ),
        (
            Action::ComposeBasket(some()),
            "Make 1.5 CHK out of the stablecoins it consists of, which you pay in",
            "缴入其组成的稳定币，合成 1.5 CHK",
        ),
        (
            Action::DecomposeBasket(some()),
            "Take 1.5 CHK apart into the stablecoins it consists of, which you get",
            "拆解 1.5 CHK，取回其组成的稳定币",
        ),
        (
            Action::VoteComposition(VoteComposition { basket: CHK, components: components() }),
            "Announce that each unit of the basket CHK (asset 7) will be made of 0.37 CHK, 58 base units of asset 8 (unknown \
             to this wallet)",
            "公告：货币篮子 CHK（资产 7） 的每个单位将由 0.37 CHK、58 个基本单位的资产 8（此钱包不认识该资产） 组成",
        ),
        (
            Action::AdoptComposition(BasketOnly { basket: CHK }),
            "Put the announced composition of the basket CHK (asset 7) into effect: pay in what it lacks and take what it no \
             longer needs",
            "使货币篮子 CHK（资产 7） 已公告的组成生效：补足所缺，取走多余",
        ),
    ]
}
