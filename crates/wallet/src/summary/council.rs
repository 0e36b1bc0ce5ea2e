//! The sentences of the council, in both languages.
//!
//! A measure is said as a whole, with every number of it: whoever proposes parameters or fees answers for all of them.

use super::{
    Labels, Tongue,
    fragments::{listed, operations, percent},
};
use tally_types::{
    AssetId, Hash,
    council::{
        Appoint, Measure, ProposalOnly, Propose, Role, SetFees, SetSeat, SetVersion, SpendTreasury, Vote,
    },
    fee::FeeSchedule,
    hash::hex,
};

pub(super) fn set_seat(it: &SetSeat, labels: &Labels<'_>, tongue: Tongue) -> String {
    let account = labels.account(&it.account, tongue);
    match tongue {
        Tongue::English => format!("Give this account's seat on the council, with its vote, to {account}"),
        Tongue::Chinese => format!("将此账户的理事会席位及其表决权移交给 {account}"),
    }
}

pub(super) fn propose(it: &Propose, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (title, what) = (&it.title, measure(&it.measure, labels, tongue));
    match tongue {
        Tongue::English => format!("Propose to the council \"{title}\"{}: {what}", reasons(it, tongue)),
        Tongue::Chinese => format!("向理事会提案“{title}”{}：{what}", reasons(it, tongue)),
    }
}

/// Where it says why.
fn reasons(it: &Propose, tongue: Tongue) -> String {
    let text = (it.text != Hash::ZERO).then(|| match tongue {
        Tongue::English => format!("the text with SHA-256 {}", it.text),
        Tongue::Chinese => format!("理由书的 SHA-256 为 {}", it.text),
    });
    let link = (!it.link.as_str().is_empty()).then(|| match tongue {
        Tongue::English => format!("to be read at {}", it.link),
        Tongue::Chinese => format!("见 {}", it.link),
    });
    let parts: Vec<String> = text.into_iter().chain(link).collect();
    match (parts.is_empty(), tongue) {
        (true, _) => String::new(),
        (false, Tongue::English) => format!(" ({})", parts.join(", ")),
        (false, Tongue::Chinese) => format!("（{}）", parts.join("，")),
    }
}

pub(super) fn measure(it: &Measure, labels: &Labels<'_>, tongue: Tongue) -> String {
    match (it, tongue) {
        (Measure::SetParameters(it), _) => {
            let all = it.parameters.named();
            let all: Vec<String> = all.iter().map(|(name, value)| format!("{name} = {value}")).collect();
            match tongue {
                Tongue::English => {
                    format!("replace the parameters with hash {} by {}", it.based_on, listed(&all, tongue))
                }
                Tongue::Chinese => {
                    format!("将哈希为 {} 的参数替换为 {}", it.based_on, listed(&all, tongue))
                }
            }
        }
        (Measure::SetFees(it), _) => set_fees(it, labels, tongue),
        (Measure::AdmitMember(it), Tongue::English) => format!(
            "admit the member with key {}, whose seat {} acts for",
            hex(&it.member),
            labels.account(&it.account, tongue)
        ),
        (Measure::AdmitMember(it), Tongue::Chinese) => {
            format!(
                "接纳密钥为 {} 的成员，其席位由 {} 行使",
                hex(&it.member),
                labels.account(&it.account, tongue)
            )
        }
        (Measure::RemoveMember(it), Tongue::English) => {
            format!("remove the member with key {}", hex(&it.member))
        }
        (Measure::RemoveMember(it), Tongue::Chinese) => format!("移除密钥为 {} 的成员", hex(&it.member)),
        (Measure::SpendTreasury(it), _) => spend(it, labels, tongue),
        (Measure::Penalize(it), _) => {
            let part = percent(it.fraction_bps);
            match tongue {
                Tongue::English => {
                    format!(
                        "take {part} of all that answers for candidate no. {}, for the treasury",
                        it.candidate
                    )
                }
                Tongue::Chinese => {
                    format!("罚没为第 {} 号候选人担责的全部质押的 {part}，归入国库", it.candidate)
                }
            }
        }
        (Measure::Appoint(it), _) => appoint(it, labels, tongue),
        (Measure::SetVersion(it), _) => set_version(it, tongue),
    }
}

fn set_fees(it: &SetFees, labels: &Labels<'_>, tongue: Tongue) -> String {
    let all = listed(&prices(&it.fees, labels, tongue), tongue);
    match tongue {
        Tongue::English => format!("replace the fees with hash {} by {all}", it.based_on),
        Tongue::Chinese => format!("将哈希为 {} 的费用表替换为 {all}", it.based_on),
    }
}

fn prices(fees: &FeeSchedule, labels: &Labels<'_>, tongue: Tongue) -> Vec<String> {
    let coin = |amount| labels.amount(AssetId::COIN, amount, tongue);
    let base = match tongue {
        Tongue::English => format!("{} for whatever has no price of its own", coin(fees.base)),
        Tongue::Chinese => format!("未单独定价的操作 {}", coin(fees.base)),
    };
    let own = fees.prices.iter().map(|price| {
        let (kind, amount) = (operations(&[price.operation]), coin(price.amount));
        match tongue {
            Tongue::English => format!("{amount} for {kind}"),
            Tongue::Chinese => format!("{kind} {amount}"),
        }
    });
    let rates = fees.rates.iter().map(|rate| {
        let (asset, many, few) = (labels.asset(rate.asset, tongue), rate.numerator, rate.denominator);
        match tongue {
            Tongue::English => format!("or in {asset}, {many} base units for {few} of the coin"),
            Tongue::Chinese => format!("或以 {asset} 支付，每 {few} 个币的基本单位折 {many} 个基本单位"),
        }
    });
    std::iter::once(base).chain(own).chain(rates).collect()
}

fn spend(it: &SpendTreasury, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (to, amount) = (labels.account(&it.to, tongue), labels.amount(it.asset, it.amount, tongue));
    match tongue {
        Tongue::English => format!("pay {amount} of the treasury to {to}"),
        Tongue::Chinese => format!("由国库向 {to} 支付 {amount}"),
    }
}

fn appoint(it: &Appoint, labels: &Labels<'_>, tongue: Tongue) -> String {
    let Role::Office(name) = &it.role;
    let (role, account) = (name.as_str(), |address| labels.account(address, tongue));
    match (&it.holder, &it.instead_of, tongue) {
        (Some(holder), None, Tongue::English) => {
            format!("appoint {} as {role}, which nobody is", account(holder))
        }
        (Some(holder), Some(before), Tongue::English) => {
            format!("appoint {} as {role}, instead of {}", account(holder), account(before))
        }
        (None, Some(before), Tongue::English) => {
            format!("end the appointment of {} as {role}", account(before))
        }
        (None, None, Tongue::English) => format!("leave {role} to nobody"),
        (Some(holder), None, Tongue::Chinese) => format!("任命 {} 为 {role}（现空缺）", account(holder)),
        (Some(holder), Some(before), Tongue::Chinese) => {
            format!("任命 {} 为 {role}，接替 {}", account(holder), account(before))
        }
        (None, Some(before), Tongue::Chinese) => format!("终止 {} 的 {role} 任命", account(before)),
        (None, None, Tongue::Chinese) => format!("{role} 保持空缺"),
    }
}

fn set_version(it: &SetVersion, tongue: Tongue) -> String {
    let (version, height) = (&it.version, it.from_height);
    let before = match (it.instead_of, tongue) {
        (None, _) => String::new(),
        (Some(before), Tongue::English) => {
            format!(", instead of the one that proposal no. {before} decided on")
        }
        (Some(before), Tongue::Chinese) => format!("，取代第 {before} 号提案所定的版本"),
    };
    match tongue {
        Tongue::English => format!("let members run version \"{version}\" from height {height} on{before}"),
        Tongue::Chinese => format!("成员自区块高度 {height} 起运行版本“{version}”{before}"),
    }
}

pub(super) fn vote(it: &Vote, tongue: Tongue) -> String {
    match (tongue, it.yes) {
        (Tongue::English, true) => format!("Vote for proposal no. {}", it.proposal),
        (Tongue::English, false) => format!("Vote against proposal no. {}", it.proposal),
        (Tongue::Chinese, true) => format!("对第 {} 号提案投赞成票", it.proposal),
        (Tongue::Chinese, false) => format!("对第 {} 号提案投反对票", it.proposal),
    }
}

pub(super) fn withdraw(it: &ProposalOnly, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => format!("Withdraw proposal no. {}", it.proposal),
        Tongue::Chinese => format!("撤回第 {} 号提案", it.proposal),
    }
}

pub(super) fn enact(it: &ProposalOnly, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => format!("Let what proposal no. {} decided take effect", it.proposal),
        Tongue::Chinese => format!("使第 {} 号提案的决定生效", it.proposal),
    }
}

pub(super) fn close(it: &ProposalOnly, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => format!("Close proposal no. {}, whose time is over", it.proposal),
        Tongue::Chinese => format!("关闭已到期的第 {} 号提案", it.proposal),
    }
}
