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
    ("packet", "红包：创建、领取、查看"),
    ("packet create", "将一笔钱分成若干份，先到先得"),
    ("packet claim", "凭编号或链接领取一份红包"),
    ("packet reclaim", "将过期红包的余额退还给创建者"),
    ("packet show", "显示红包及其领取记录"),
    ("packet list", "列出账户创建的红包"),
    ("mandate", "定期收款授权：订阅和定期支付"),
    ("mandate grant", "允许他人按周期从您的账户收款"),
    ("mandate pull", "凭授权收款，或发起一次定期支付"),
    ("mandate revoke", "撤销授权"),
    ("mandate show", "显示授权及其收款记录"),
    ("mandate list", "列出账户付款和收款的授权"),
    ("stake", "向候选人质押币、领取奖励，或运营候选人"),
    ("stake list", "列出候选人"),
    ("stake show", "显示候选人"),
    ("stake bond", "向候选人质押币"),
    ("stake unbond", "从候选人解除质押；到期后可取回"),
    ("stake finish", "取回已解除完毕的质押"),
    ("stake move", "将质押立即转到另一候选人"),
    ("stake bonds", "显示账户的质押、奖励和解除中的部分"),
    ("stake claim", "领取质押奖励和候选人的佣金"),
    ("stake rewards", "列出账户领取过的奖励"),
    ("stake open", "设立候选人"),
    ("stake commission", "更改您的候选人收取的佣金"),
    ("stake retire", "永久退出您的候选人"),
    ("stake carry", "将处罚落实到已转走的质押"),
    ("savings", "付息的储蓄池及其中的存款"),
    ("savings list", "列出储蓄池"),
    ("savings show", "显示储蓄池的利率和付息资金"),
    ("savings deposit", "存入活期或定期"),
    ("savings withdraw", "从活期存款取出"),
    ("savings take", "取出定期存款"),
    ("savings deposits", "显示账户的存款"),
    ("savings open", "开设储蓄池"),
    ("savings fund", "向储蓄池注入付息资金"),
    ("savings close", "永久关闭您的储蓄池"),
    ("savings reclaim", "关闭 30 天后取回您的池中未动用的资金"),
    ("treasury", "显示国库、挖矿预算和待分的手续费"),
    ("exchange", "市场、挂单、成交与兑换"),
    ("exchange open", "为一对资产开设市场"),
    ("exchange list", "列出市场及其最新价格"),
    ("exchange show", "显示市场及其挂单簿"),
    ("exchange buy", "以指定价格或更优价格买入"),
    ("exchange sell", "以指定价格或更优价格卖出"),
    ("exchange orders", "列出账户的挂单"),
    ("exchange cancel", "撤销一笔挂单"),
    ("exchange cancel-all", "撤销账户在某个市场的挂单"),
    ("exchange trades", "列出市场的成交"),
    ("exchange candles", "显示市场的价格走势"),
    ("exchange convert", "沿最优路径将一种资产兑换为另一种"),
    ("exchange collect", "发放市场已收取的手续费"),
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
    ("deal", "买卖：货款由账本保管，直到确定归谁"),
    ("deal open", "购买：将货款付入交易并向卖方提出"),
    ("deal accept", "作为卖方或仲裁人：按所提条件参与交易"),
    ("deal ship", "作为卖方：声明已发货"),
    ("deal confirm", "作为买方：确认无误，货款归卖方"),
    ("deal refund", "作为卖方：将货款退还买方"),
    ("deal settle", "结清期限已过的交易，货款归应得的一方"),
    ("deal dispute", "作为买方或卖方：交由仲裁人裁决"),
    ("deal rule", "作为仲裁人：裁决卖方应得多少"),
    ("deal cancel", "作为买方或卖方：提议终止交易，或同意对方的提议"),
    ("deal show", "显示交易及其经过"),
    ("deal list", "列出账户的交易或全部交易"),
    ("deal prove", "将交易连同证明写入文件"),
    ("news", "发布、阅读文章，打赏发布者"),
    ("news register", "登记为发布者，或更改登记信息"),
    ("news post", "发布文件：标题和哈希记入账本，正文由节点或您的链接提供"),
    ("news import", "发布订阅源（RSS 或 Atom）中尚未发布的条目"),
    ("news withdraw", "撤回文章：仍可阅读，但标明您不再认可"),
    ("news tip", "因文章打赏其发布者"),
    ("news list", "列出文章，最新的在前"),
    ("news show", "显示账本中的文章信息，以及节点所存的正文"),
    ("news read", "阅读文章正文，并核对其哈希"),
    ("news serve", "将文章正文交给节点提供"),
    ("news publishers", "列出发布者"),
    ("news prove", "将文章连同证明写入文件"),
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
    ("council", "理事会：席位、提案、表决、参数和费用"),
    ("council show", "显示理事会，或一项提案及其全部表决"),
    ("council proposals", "列出提案，最新的在前"),
    ("council propose", "向理事会提案"),
    ("council propose set", "提议更改一个或多个参数"),
    ("council propose fees", "提议更改操作的价格或可付手续费的资产"),
    ("council propose admit", "提议接纳成员"),
    ("council propose remove", "提议移除成员"),
    ("council propose spend", "提议由国库向账户付款"),
    ("council propose penalize", "提议罚没为候选人担责的部分质押"),
    ("council propose appoint", "提议任命或终止任职者"),
    ("council propose version", "提议成员自某高度起运行的软件版本"),
    ("council vote", "对提案投票，或更改投票"),
    ("council withdraw", "撤回您的席位提出的提案"),
    ("council enact", "使已通过的提案生效"),
    ("council close", "关闭已到期的提案"),
    ("council seat", "将您的席位移交给另一账户"),
    ("council parameters", "显示账本的参数及其待定变更"),
    ("council fees", "显示操作的价格及其待定变更"),
    ("referral", "向推荐人支付受邀者所付手续费的一部分"),
    ("referral open", "开立推荐活动并注入预算"),
    ("referral fund", "向推荐活动注资"),
    ("referral bind", "声明您的推荐人，永久有效"),
    ("referral claim", "领取受邀者的手续费带来的奖励"),
    ("referral close", "关闭已结束的推荐活动：余额归其开立者"),
    ("referral list", "列出推荐活动，最新的在前"),
    ("referral show", "显示推荐活动，或账户的推荐人与受邀者"),
    ("referral link", "为您要邀请的人显示链接和二维码"),
    ("mining", "在交易、点赞和阅读的人之间分配奖励"),
    ("mining open", "开立挖矿活动并注入预算"),
    ("mining join", "参加挖矿活动"),
    ("mining like", "为文章点赞，一次，永久有效"),
    ("mining attest", "作为活动的应用：证明谁阅读了多少"),
    ("mining claim", "领取已结束周期的份额"),
    ("mining explain", "说明账户各周期的结果：点数、上限、应付额，或没有应付额的原因"),
    ("mining close", "在领取期过后关闭挖矿活动：余额退回"),
    ("mining list", "列出挖矿活动，最新的在前"),
    ("mining show", "显示挖矿活动"),
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
