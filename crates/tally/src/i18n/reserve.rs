//! Stablecoins, redemptions and baskets.

use super::Language;
use crate::client::Stage;

messages! {
    place_redemption(redemption) "redemption {redemption}" "赎回 {redemption}"
    place_basket(basket) "the holdings of basket {basket}" "货币篮子 {basket} 的持有量"
    event_coin_opened(coin) "stablecoin {coin} is open" "稳定币 {coin} 已开设"
    event_coin_edited(coin) "stablecoin {coin} has new terms" "稳定币 {coin} 的条款已更新"
    event_attested(custodian, amount, coin, time)
        "{custodian} attested {amount} base units of asset {coin} as of {time}"
        "{custodian} 出具储备证明：截至 {time} 持有资产 {coin} 的 {amount} 个基本单位"
    event_minted(dealer, coin, circulating, attested)
        "{dealer} minted asset {coin}: {circulating} base units circulate, {attested} are attested"
        "{dealer} 铸造资产 {coin}：流通 {circulating} 个基本单位，已证明 {attested}"
    event_redemption_requested(redemption, from, dealer)
        "{from} asked {dealer} for redemption {redemption}"
        "{from} 请 {dealer} 兑付赎回 {redemption}"
    event_redemption_taken(redemption, dealer) "{dealer} took on redemption {redemption}" "{dealer} 已承接赎回 {redemption}"
    event_redemption_settled(redemption, custodian, document)
        "{custodian} paid redemption {redemption} by document {document}"
        "{custodian} 已兑付赎回 {redemption}，文件 {document}"
    event_redemption_cancelled(redemption, from)
        "redemption {redemption} is cancelled; {from} has its units back"
        "赎回 {redemption} 已取消；单位已退还 {from}"
    event_basket_opened(basket) "basket {basket} is open" "货币篮子 {basket} 已开设"
    event_composition_voted(basket, time)
        "a new composition of basket {basket} may be adopted from {time}"
        "货币篮子 {basket} 的新组成可自 {time} 起采用"
    event_composition_adopted(basket) "basket {basket} has its new composition" "货币篮子 {basket} 已采用新组成"
    no_coins() "there are no stablecoins yet" "暂无稳定币"
    no_baskets() "there are no baskets yet" "暂无货币篮子"
    no_redemptions() "no redemptions" "没有赎回"
    no_such_coin(text) "{text} is no stablecoin" "{text} 不是稳定币"
    no_such_basket(text) "{text} is no basket" "{text} 不是货币篮子"
    row_peg() "stands for" "锚定"
    row_governor() "governor" "治理者"
    row_circulating() "circulating" "流通"
    row_attested() "attested" "已证明"
    row_age() "oldest attestation" "最早的储备证明"
    row_age_none() "none counts now" "目前没有有效的储备证明"
    row_age_of(age, time) "{age} old, as of {time}" "{age} 前，截至 {time}"
    row_covered() "covered" "足额"
    covered_yes() "yes" "是"
    covered_no() "NO: minting is stopped" "否：已停止铸造"
    row_max_age() "attestations count for" "储备证明有效期"
    row_redemption_time() "redemptions may take" "赎回期限"
    row_custodian() "custodian" "托管方"
    row_dealer() "dealer" "交易商"
    custodian_line(account, counted, limit) "{account}: {counted} counts, of at most {limit}" "{account}：计 {counted}，上限 {limit}"
    custodian_silent(account, limit) "{account}: nothing attested, of at most {limit}" "{account}：尚无储备证明，上限 {limit}"
    dealer_line(account, minted, mint_limit, redeemed, redeem_limit, window)
        "{account}: minted {minted} of {mint_limit}, redeemed {redeemed} of {redeem_limit}, in {window}"
        "{account}：{window} 内已铸造 {minted}/{mint_limit}，已赎回 {redeemed}/{redeem_limit}"
    row_part() "made of" "组成"
    part_line(nominal, held) "{nominal} a unit; holds {held}" "每单位 {nominal}；持有 {held}"
    row_notice() "notice of changes" "变更公告期"
    row_next() "announced" "已公告"
    next_line(parts, time) "{parts}; may be adopted from {time}" "{parts}；{time} 起可采用"
    title_coin() "stablecoin" "稳定币"
    title_peg() "for" "锚定"
    title_circulating() "circulating" "流通"
    title_attested() "attested" "已证明"
    title_age() "age" "时效"
    title_dealer() "dealer" "交易商"
    title_requester() "from" "申请人"
    stage_requested() "waits for its dealer" "等待交易商"
    stage_taken() "taken" "已承接"
    stage_settled() "settled" "已兑付"
    stage_cancelled() "cancelled" "已取消"
    reserves_verified() "VERIFIED: both records are the network's, of one block." "验证通过：两条记录均出自该网络的同一区块。"
    reserves_differ()
        "NOT VERIFIED: the two proofs are not of one block"
        "未通过验证：两份证明不属于同一区块"
    proofs_written(coin, asset) "Written to {coin} and {asset}" "已写入 {coin} 和 {asset}"
    custodian_text_invalid(text) "“{text}” is no custodian: write ACCOUNT=LIMIT" "“{text}”不是托管方：请写 账户=上限"
    dealer_text_invalid(text)
        "“{text}” is no dealer: write ACCOUNT=MINT/REDEEM/SPAN, such as @dan=400/300/1h"
        "“{text}”不是交易商：请写 账户=铸造/赎回/窗口，例如 @dan=400/300/1h"
    component_text_invalid(text)
        "“{text}” is no component: write COIN=AMOUNT, such as TEUR=0.37"
        "“{text}”不是组成部分：请写 稳定币=数额，例如 TEUR=0.37"
    list_length(count, most) "{count} are too many; at most {most}" "{count} 个过多；至多 {most} 个"
}

impl Language {
    pub fn redemption_stage(self, stage: Stage) -> String {
        match stage {
            Stage::Requested => self.stage_requested(),
            Stage::Taken => self.stage_taken(),
            Stage::Settled => self.stage_settled(),
            Stage::Cancelled => self.stage_cancelled(),
        }
    }
}
