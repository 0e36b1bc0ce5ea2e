//! Deals.

use super::Language;
use crate::client::{EndInfo, SideInfo, StageInfo};

messages! {
    place_deal(deal) "deal {deal}" "担保交易 {deal}"
    event_deal_opened(deal, buyer, seller)
        "deal {deal} is open: {buyer} buys from {seller}"
        "担保交易 {deal} 已发起：{buyer} 向 {seller} 购买"
    event_deal_agreed(deal, by) "{by} accepted deal {deal}; another must yet accept" "{by} 已接受担保交易 {deal}；尚待另一方接受"
    event_deal_accepted(deal, time) "deal {deal} is accepted, to be shipped until {time}" "担保交易 {deal} 已被接受，须在 {time} 前发货"
    event_deal_shipped(deal, time) "deal {deal} is shipped; it may be disputed until {time}" "担保交易 {deal} 已发货；{time} 前可提出争议"
    event_deal_disputed(deal, by, time)
        "{by} disputes deal {deal}; the arbiter may rule until {time}"
        "{by} 对担保交易 {deal} 提出争议；仲裁人可在 {time} 前裁决"
    event_deal_ended(deal, how) "deal {deal} ended: {how}" "担保交易 {deal} 已结束：{how}"
    event_deal_offer(deal, by, units)
        "{by} offers to end deal {deal} with {units} base units to the seller"
        "{by} 提议终止担保交易 {deal}，卖方得 {units} 个基本单位"
    stage_offered() "offered" "待接受"
    stage_accepted() "accepted" "已接受"
    stage_shipped() "shipped" "已发货"
    stage_disputed() "disputed" "争议中"
    stage_ended() "ended" "已结束"
    side_buyer() "by the buyer" "买方提出"
    side_seller() "by the seller" "卖方提出"
    end_confirmed() "the buyer confirmed" "买方已确认"
    end_refunded() "the seller refunded it" "卖方已退还"
    end_lapsed() "it lapsed, back to the buyer" "逾期，退回买方"
    end_timed_out() "not disputed in time, to the seller" "逾期未争议，归卖方"
    end_ruled() "the arbiter ruled" "仲裁人已裁决"
    end_unruled() "the arbiter did not rule in time" "仲裁人逾期未裁决"
    end_cancelled() "both sides ended it" "双方终止"
    end_unpayable() "the seller could not be paid, back to the buyer" "无法付给卖方，退回买方"
    row_deal() "deal" "担保交易"
    row_deal_price() "price" "货款"
    row_buyer() "buyer" "买方"
    row_seller() "seller" "卖方"
    row_arbiter() "arbiter" "仲裁人"
    row_arbiter_fee() "arbiter's fee" "仲裁费"
    row_terms() "terms" "条款"
    row_shipped() "shipped" "发货"
    row_disputed() "disputed" "争议"
    row_buyer_offer() "buyer would leave the seller" "买方愿留给卖方"
    row_seller_offer() "seller would take" "卖方愿接受"
    row_ended() "ended" "结束"
    row_paid_to(who) "paid: {who}" "付给：{who}"
    title_to_seller() "to the seller" "归卖方"
    title_by() "by" "操作者"
    no_deals() "no deals" "没有担保交易"
    no_such_deal(deal) "there is no deal {deal}" "没有第 {deal} 号担保交易"
}

impl Language {
    pub fn deal_stage(self, stage: StageInfo) -> String {
        match stage {
            StageInfo::Offered => self.stage_offered(),
            StageInfo::Accepted => self.stage_accepted(),
            StageInfo::Shipped => self.stage_shipped(),
            StageInfo::Disputed => self.stage_disputed(),
            StageInfo::Ended => self.stage_ended(),
        }
    }

    pub fn deal_side(self, side: SideInfo) -> String {
        match side {
            SideInfo::Buyer => self.side_buyer(),
            SideInfo::Seller => self.side_seller(),
        }
    }

    pub fn end(self, end: EndInfo) -> String {
        match end {
            EndInfo::Confirmed => self.end_confirmed(),
            EndInfo::Refunded => self.end_refunded(),
            EndInfo::Lapsed => self.end_lapsed(),
            EndInfo::TimedOut => self.end_timed_out(),
            EndInfo::Ruled => self.end_ruled(),
            EndInfo::Unruled => self.end_unruled(),
            EndInfo::Cancelled => self.end_cancelled(),
            EndInfo::Unpayable => self.end_unpayable(),
        }
    }
}
