//! The help's headlines in 中文: what each command does.

use super::Language;
use clap::Command;

/// Every command's path below the program, and what it does.
const CHINESE: &[(&str, &str)] = &[
    ("", "共同维护一本账：运行网络、保管密钥、付款，并证明已最终确认的记录"),
    ("up", "运行由若干成员组成的本地网络，附带水龙头和演示账户"),
    ("node", "以独立进程运行一个成员"),
    ("status", "显示网络状况"),
    ("wallet", "创建、导入、导出和列出密钥"),
    ("wallet new", "创建钱包，或在其中新增账户"),
    ("wallet import", "导入助记词、私钥、密钥文件，或观察某个地址"),
    ("wallet export", "显示或写出账户的助记词或私钥"),
    ("wallet list", "列出钱包中的账户"),
    ("wallet default", "选择未指明时使用的账户"),
    ("wallet rename", "为账户改名"),
    ("wallet remove", "从钱包中移除账户"),
    ("wallet passphrase", "更改口令"),
    ("wallet lock", "忘记已解锁的内容"),
    ("wallet forget-network", "忘记为节点固定的网络"),
    ("faucet", "向测试网络的水龙头领取币"),
    ("balance", "显示账户持有的资产"),
    ("send", "付款"),
    ("receive", "显示收款地址、二维码和支付链接"),
    ("activity", "显示账户的历史记录"),
    ("transfer", "一次付款给多人，或付款待对方接受"),
    ("transfer many", "在一笔交易中付款给多个账户"),
    ("transfer hold", "预留一笔付款，待收款方接受，否则退回"),
    ("transfer list", "列出账户转出和转入的待收款"),
    ("transfer accept", "接受等待您的付款"),
    ("transfer return", "退回等待您的付款，或您已过期的付款"),
    ("asset", "创建资产并行使其权限"),
    ("asset create", "创建资产"),
    ("asset mint", "铸造新单位"),
    ("asset burn", "销毁您持有的单位"),
    ("asset freeze", "禁止账户转出和交易该资产"),
    ("asset unfreeze", "解除冻结"),
    ("asset allow", "将账户加入资产的许可名单"),
    ("asset disallow", "将账户移出资产的许可名单"),
    ("asset claw-back", "从账户追回单位并转给另一账户"),
    ("asset pause", "暂停该资产的一切转移"),
    ("asset resume", "恢复已暂停的资产"),
    ("asset edit", "更改资产的名称或图标"),
    ("asset renounce", "永久放弃对资产的某项权限"),
    ("asset show", "显示资产的发行方、供应量和权限"),
    ("asset prove", "将资产的发行方、供应量和权限连同证明写入文件"),
    ("asset list", "列出资产"),
    ("account", "账户的密钥、监护人、名称和收款设置"),
    ("account show", "显示账户的密钥、监护人、名称和收款设置"),
    ("account prove", "将账户在账本中的记录连同证明写入文件"),
    ("account set-keys", "更换控制账户的密钥"),
    ("account open-shared", "开立拥有自己密钥的共享账户"),
    ("account grant-key", "允许另一密钥在限额内操作账户"),
    ("account revoke-key", "撤销已授权的密钥"),
    ("account guardians", "指定密钥丢失时可恢复账户的人"),
    ("account recover", "恢复账户：发起或批准、否决、完成"),
    ("account recover start", "作为监护人：为账户申请新密钥，或批准其他监护人的申请"),
    ("account recover veto", "作为所有者：否决恢复"),
    ("account recover finish", "延迟期过后使已批准的恢复生效"),
    ("account name", "为账户取得名称，永久有效"),
    ("account inbox", "选择账户接收什么"),
    ("loan", "借款：双方签字的借款、还款与信用记录"),
    ("loan write", "书写借款，由出借人、借款人和担保人在此或通过文件一同签署"),
    ("loan offer", "作为出借人或借款人发出借款要约，待对方接受"),
    ("loan accept", "接受要约；作为担保人：同意担保"),
    ("loan withdraw", "拒绝要约、取消自己的要约，或终止已过期的要约"),
    ("loan repay", "偿还以资产计的借款"),
    ("loan record", "声明已还现金；对方确认后才算数"),
    ("loan confirm", "确认、否认或撤回所声明的还款"),
    ("loan forgive", "作为出借人：免除部分或全部欠款"),
    ("loan assign", "作为出借人：将债权让与另一账户"),
    ("loan take", "接受出借人让与您的债权"),
    ("loan add-collateral", "作为借款人：追加抵押品"),
    ("loan claim-collateral", "作为出借人：取走违约借款的抵押品"),
    ("loan release-collateral", "将已了结借款的抵押品退还借款人"),
    ("loan default", "作为出借人：将借款标为违约，全部到期"),
    ("loan guarantee", "作为担保人：付清全部欠款并成为出借人"),
    ("loan dispute", "作为当事人：提出异议，永久可查"),
    ("loan witness", "作为见证人：陈述所知，永久可查"),
    ("loan list", "列出账户的借款和要约"),
    ("loan show", "依据已证明的记录显示借款及欠款"),
    ("loan schedule", "显示各期还款"),
    ("loan credit", "显示账户已证明的信用记录"),
    ("loan prove", "证明借款及其全部历史，并写出任何人可验证的凭证"),
    ("oracle", "喂价：以报价者的中位数表示一物值另一物多少"),
    ("oracle open", "开设一个喂价"),
    ("oracle edit", "更改您的喂价的报价者及成价条件"),
    ("oracle report", "报告当前价格"),
    ("oracle show", "显示喂价的价格、报价者和最近的报告"),
    ("oracle list", "列出喂价及其价格"),
    ("oracle feed", "逐日报告欧洲中央银行的真实每日汇率"),
    ("reserve", "稳定币、其支持资产以及由其组成的货币篮子"),
    ("reserve open", "开设稳定币"),
    ("reserve edit", "更改稳定币的治理者、托管方和交易商"),
    ("reserve attest", "作为托管方：声明您持有多少"),
    ("reserve mint", "作为交易商：在已证明的额度内铸造"),
    ("reserve redeem", "请交易商兑付"),
    ("reserve take", "作为交易商：承诺兑付赎回"),
    ("reserve settle", "作为托管方：声明已兑付赎回"),
    ("reserve cancel", "取消赎回：单位退回"),
    ("reserve show", "显示稳定币的托管方、交易商、证明及其支持资产"),
    ("reserve list", "列出稳定币"),
    ("reserve redemptions", "列出某稳定币或某账户的赎回"),
    ("reserve proof", "用无需信任节点的证明核对流通量已被证明"),
    ("reserve basket", "由固定数额稳定币组成的资产"),
    ("reserve basket open", "开设货币篮子"),
    ("reserve basket compose", "用其组成的稳定币合成单位"),
    ("reserve basket decompose", "将单位拆解为其组成的稳定币"),
    ("reserve basket vote", "作为治理者：公告新的组成"),
    ("reserve basket adopt", "作为治理者：使已公告的组成生效"),
    ("reserve basket show", "显示货币篮子的组成、持有及已公告的组成"),
    ("reserve basket list", "列出货币篮子及其组成"),
    ("tx", "以文件形式查看、签名和提交交易"),
    ("tx show", "显示文件中的交易，或按编号显示账本中的交易"),
    ("tx simulate", "显示文件中的交易现在会产生的结果"),
    ("tx sign", "用此钱包的密钥为文件中的交易签名"),
    ("tx join", "合并同一交易多个副本的签名"),
    ("tx submit", "提交所有人都已签名的交易"),
    ("receipt", "获取交易的收据及其最终性证明"),
    ("verify", "离线验证收据，或重放整条链"),
    ("bench", "以机器的上限为参照测量账本性能"),
    ("completions", "输出 shell 的补全脚本"),
];

/// The command line with its headlines in `language`.
pub fn translate(command: Command, language: Language) -> Command {
    match language {
        Language::English => command,
        Language::Chinese => headlines(command, ""),
    }
}

fn headlines(command: Command, path: &str) -> Command {
    let found = CHINESE.iter().find(|(known, _)| *known == path);
    let command = match found {
        Some((_, chinese)) => command.about(*chinese).long_about(None),
        None => command,
    };
    let names: Vec<_> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let below = format!("{path} {name}");
        command.mut_subcommand(&name, |sub| headlines(sub, below.trim_start()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    fn paths(command: &Command, path: &str, found: &mut Vec<String>) {
        found.push(path.to_owned());
        for sub in command.get_subcommands() {
            paths(sub, format!("{path} {}", sub.get_name()).trim_start(), found);
        }
    }

    #[test]
    fn every_command_has_a_headline_in_both_languages() {
        let mut found = Vec::new();
        paths(&crate::args::Cli::command(), "", &mut found);
        found.sort_unstable();
        let mut known: Vec<_> = CHINESE.iter().map(|(path, _)| (*path).to_owned()).collect();
        known.sort_unstable();
        assert_eq!(found, known);
    }

    #[test]
    fn the_command_line_is_well_formed_in_both_languages() {
        for language in [Language::English, Language::Chinese] {
            translate(crate::args::Cli::command(), language).debug_assert();
        }
    }
}
