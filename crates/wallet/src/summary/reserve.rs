//! What operations on stablecoins and redemptions do, in both languages.

use super::{
    AssetLabel, Labels,
    Tongue::{self, Chinese, English},
    fragments::{memo, moment, span},
};
use tally_types::{
    Amount,
    reserve::{
        Attest, EditStablecoin, MintToDealer, OpenStablecoin, RedemptionOnly, RequestRedemption,
        SettleRedemption, StablecoinTerms,
    },
};

pub(super) fn open_stablecoin(it: &OpenStablecoin, labels: &Labels<'_>, tongue: Tongue) -> String {
    let label = AssetLabel { code: it.label.code.as_str().to_owned(), decimals: it.label.decimals };
    let units = |amount: Amount| format!("{} {}", amount.format(label.decimals), label.code);
    let terms = terms(&it.terms, &units, labels, tongue);
    let (code, name, decimals, peg) = (&it.label.code, &it.label.name, it.label.decimals, &it.peg);
    let (age, time) = (span(it.max_age_ms, tongue), span(it.redemption_ms, tongue));
    match tongue {
        English => format!(
            "Open the stablecoin {code} (\"{name}\") with {decimals} decimals, each unit of which stands for one {peg}; an \
             attestation counts for {age}, and a redemption may take {time}; {terms}"
        ),
        Chinese => format!(
            "开设稳定币 {code}（“{name}”），{decimals} 位小数，每个代表一个 {peg}；证明在 {age} 内有效，赎回最长 {time}；{terms}"
        ),
    }
}

pub(super) fn edit_stablecoin(it: &EditStablecoin, labels: &Labels<'_>, tongue: Tongue) -> String {
    let coin = labels.asset(it.coin, tongue);
    let units = |amount| labels.amount(it.coin, amount, tongue);
    let terms = terms(&it.terms, &units, labels, tongue);
    match tongue {
        English => format!("Change the stablecoin {coin}: {terms}"),
        Chinese => format!("修改稳定币 {coin}：{terms}"),
    }
}

fn terms(
    terms: &StablecoinTerms,
    units: &dyn Fn(Amount) -> String,
    labels: &Labels<'_>,
    tongue: Tongue,
) -> String {
    let governor = labels.account(&terms.governor, tongue);
    let custodians = terms.custodians.iter().map(|custodian| {
        let (account, limit) = (labels.account(&custodian.account, tongue), units(custodian.limit));
        match tongue {
            English => format!("{account} (counts for at most {limit})"),
            Chinese => format!("{account}（最多计 {limit}）"),
        }
    });
    let dealers = terms.dealers.iter().map(|dealer| {
        let (account, window) = (labels.account(&dealer.account, tongue), span(dealer.window_ms, tongue));
        let (mint, redeem) = (units(dealer.mint_limit), units(dealer.redeem_limit));
        match tongue {
            English => format!("{account} (at most {mint} made and {redeem} redeemed within {window})"),
            Chinese => format!("{account}（{window} 内最多铸造 {mint}、赎回 {redeem}）"),
        }
    });
    let (custodians, dealers): (Vec<_>, Vec<_>) = (custodians.collect(), dealers.collect());
    match tongue {
        English => format!(
            "{governor} may change this; custodians: {}; dealers: {}",
            custodians.join(", "),
            dealers.join(", ")
        ),
        Chinese => {
            format!("{governor} 可作修改；托管方：{}；交易商：{}", custodians.join("、"), dealers.join("、"))
        }
    }
}

pub(super) fn attest(it: &Attest, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (amount, coin) = (labels.amount(it.coin, it.amount, tongue), labels.asset(it.coin, tongue));
    let (time, document) = (moment(it.as_of_ms), it.document.to_hex());
    match tongue {
        English => format!(
            "Attest that at {time} you held the money for {amount} of the stablecoin {coin}, as the document with the \
             SHA-256 {document} says"
        ),
        Chinese => format!(
            "证明你在 {time} 持有稳定币 {coin} 的 {amount} 所对应的资金，依据 SHA-256 为 {document} 的文件"
        ),
    }
}

pub(super) fn mint(it: &MintToDealer, labels: &Labels<'_>, tongue: Tongue) -> String {
    let amount = labels.amount(it.coin, it.amount, tongue);
    match tongue {
        English => format!("Make {amount} for yourself as its dealer, within what is attested"),
        Chinese => format!("作为交易商在已证明的额度内为自己铸造 {amount}"),
    }
}

pub(super) fn request(it: &RequestRedemption, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (amount, dealer) = (labels.amount(it.coin, it.amount, tongue), labels.account(&it.dealer, tongue));
    let memo = memo(&it.pay_to, tongue);
    match tongue {
        English => format!("Set aside {amount} to be paid out through the dealer {dealer}{memo}"),
        Chinese => format!("预留 {amount}，请交易商 {dealer} 兑付{memo}"),
    }
}

pub(super) fn take(it: &RedemptionOnly, tongue: Tongue) -> String {
    match tongue {
        English => {
            format!("Promise, as its dealer, that redemption no. {} will be paid in time", it.redemption)
        }
        Chinese => format!("作为交易商承诺按时兑付第 {} 号赎回", it.redemption),
    }
}

pub(super) fn settle(it: &SettleRedemption, tongue: Tongue) -> String {
    let document = it.document.to_hex();
    match tongue {
        English => format!(
            "Say, as a custodian, that you have paid redemption no. {}, as the document with the SHA-256 {document} proves; \
             its units are destroyed",
            it.redemption
        ),
        Chinese => format!(
            "作为托管方声明已兑付第 {} 号赎回，依据 SHA-256 为 {document} 的文件；其单位随即销毁",
            it.redemption
        ),
    }
}

pub(super) fn cancel(it: &RedemptionOnly, tongue: Tongue) -> String {
    match tongue {
        English => {
            format!("Cancel redemption no. {}; its units go back to whoever asked for it", it.redemption)
        }
        Chinese => format!("取消第 {} 号赎回；其单位退回申请人", it.redemption),
    }
}
