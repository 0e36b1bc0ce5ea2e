//! The demo economy of a local network.

use super::Language;
use crate::up::Role;

messages! {
    scene_names() "names" "名字"
    scene_feeds() "feeds of real rates" "真实汇率的喂价"
    scene_chakra() "chakra and payments" "chakra 与付款"
    scene_reserve() "stablecoins and their reserve" "稳定币与储备"
    scene_guide() "the guide" "指南"
    scene_campaigns() "campaigns and stake" "活动与质押"
    scene_markets() "markets" "市场"
    scene_savings() "savings" "储蓄"
    scene_loans() "loans among friends" "朋友间的借贷"
    scene_deals() "the shop's deals" "商店的交易"
    scene_council() "the council" "理事会"
    scene_stopped(scene, cause)
        "the demo economy stopped at “{scene}”: {cause}; start over with --fresh, or go without it with --empty"
        "演示经济在“{scene}”处中断：{cause}；请用 --fresh 重新开始，或用 --empty 不要演示经济"
    economy_playing(number, count, scene) "demo economy {number}/{count}: {scene}" "演示经济 {number}/{count}：{scene}"
    economy_ready(transactions, seconds)
        "The demo economy is there: {transactions} transactions of simulated people, {seconds} s. Some of them go on living."
        "演示经济已就绪：模拟人物的 {transactions} 笔交易，用时 {seconds} 秒。其中一些人会继续活动。"
    economy_note(file, passphrase)
        "These people are simulated and everybody knows their keys. Those of whoever does not act by itself are in {file}, pass phrase “{passphrase}”: use --wallet {file}"
        "这些是模拟人物，密钥是公开的。不会自行活动者的密钥位于 {file}，口令“{passphrase}”：使用 --wallet {file}"
    title_part() "part" "角色"
    try_markets() "1. Watch two market makers quote around the European Central Bank's rates" "1. 观看两位做市商围绕欧洲央行汇率报价"
    try_deal() "2. Be bob: his headphones have come, so the shop may have its money" "2. 以 bob 的身份：耳机已收到，商店可以收款了"
    try_own() "3. Be yourself: a wallet of your own, coins, and a payment whose receipt anyone can check" "3. 做自己：创建钱包、领取币、付一笔款，收据人人可验证"
    part_friend() "friend" "朋友"
    part_mira() "yoga studio, issues chakra" "瑜伽馆，发行 chakra"
    part_shop() "shop" "商店"
    part_arbiter() "arbiter of deals" "交易仲裁人"
    part_pool() "savings pool" "储蓄池"
    part_guide() "the guide, campaigns" "指南与活动"
    part_reserve() "governs the stablecoins" "管理稳定币"
    part_custodian() "keeps what backs them" "保管储备"
    part_dealer() "buys and redeems them" "申购与赎回"
    part_maker() "market maker, acts by itself" "做市商，自行活动"
    part_reporter() "reports rates, acts by itself" "报告汇率，自行活动"
    part_brought() "alice's friend, acts by itself" "alice 的朋友，自行活动"
}

impl Language {
    /// What somebody does in the economy.
    pub fn part(self, role: Role) -> String {
        match role {
            Role::Alice | Role::Bob | Role::Carol => self.part_friend(),
            Role::Mira => self.part_mira(),
            Role::Lantern => self.part_shop(),
            Role::Themis => self.part_arbiter(),
            Role::Harvest => self.part_pool(),
            Role::Guide => self.part_guide(),
            Role::Reserve => self.part_reserve(),
            Role::Custodian => self.part_custodian(),
            Role::Dealer => self.part_dealer(),
            Role::Nord | Role::Sud => self.part_maker(),
            Role::Ada | Role::Lin => self.part_reporter(),
            Role::Dora | Role::Wei => self.part_brought(),
        }
    }
}
