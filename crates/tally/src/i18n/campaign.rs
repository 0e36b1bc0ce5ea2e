//! What there is to say about campaigns of referral and of mining.

use super::Language;
use tally_types::{mining::Part, receipt::MiningClaimed};

messages! {
    place_campaign(campaign) "campaign {campaign}" "第 {campaign} 号活动"
    event_referral_opened(campaign) "referral campaign {campaign} is open" "第 {campaign} 号推荐活动已发起"
    event_campaign_funded(campaign, account)
        "{account} funded referral campaign {campaign}" "{account} 已向第 {campaign} 号推荐活动注资"
    event_referrer_bound(invitee, referrer, campaign)
        "{invitee} was brought by {referrer} in referral campaign {campaign}"
        "{invitee} 由 {referrer} 在第 {campaign} 号推荐活动中推荐"
    event_referral_paid(campaign, referrer)
        "referral campaign {campaign} paid {referrer}" "第 {campaign} 号推荐活动已向 {referrer} 付款"
    event_referral_closed(campaign) "referral campaign {campaign} is closed" "第 {campaign} 号推荐活动已关闭"
    event_mining_opened(campaign) "mining campaign {campaign} is open" "第 {campaign} 号挖矿活动已发起"
    event_mining_joined(campaign, account)
        "{account} takes part in mining campaign {campaign}" "{account} 已参加第 {campaign} 号挖矿活动"
    event_post_liked(post, account, points)
        "{account} likes post {post}: {points} points" "{account} 为第 {post} 号文章点赞：{points} 点"
    event_reading_attested(campaign, epoch, points)
        "{points} points of reading are attested in epoch {epoch} of mining campaign {campaign}"
        "第 {campaign} 号挖矿活动第 {epoch} 周期已证明 {points} 点阅读"
    event_mining_claimed(campaign, epoch, account, transact, like, read)
        "mining campaign {campaign} paid {account} for epoch {epoch}: transacting {transact}; liking {like}; reading {read}"
        "第 {campaign} 号挖矿活动已向 {account} 支付第 {epoch} 周期：交易 {transact}；点赞 {like}；阅读 {read}"
    event_mining_closed(campaign) "mining campaign {campaign} is closed" "第 {campaign} 号挖矿活动已关闭"
    part_paid(paid, points, total) "{paid} for {points} of {total} points" "{points}/{total} 点得 {paid}"
    part_capped(paid, points, total)
        "{paid} for {points} of {total} points, at the cap" "{points}/{total} 点（已达上限）得 {paid}"
    no_campaigns() "there is no such campaign yet" "暂无此类活动"
    no_campaign(campaign) "there is no campaign {campaign}" "没有第 {campaign} 号活动"
    not_referral(campaign) "campaign {campaign} is one of mining" "第 {campaign} 号是挖矿活动"
    reader_invalid(text)
        "“{text}” is no reader; write ACCOUNT=POINTS with a whole number of points"
        "“{text}” 不是读者；请写：账户=点数（整数）"
    reader_count(count) "an attestation takes 1 to 64 readers, not {count}" "一次证明 1 至 64 位读者，现有 {count} 位"
    invitee_count(count)
        "a claim takes 1 to 64 invitees, not {count}; without any named, it is for all with something due"
        "一次领取 1 至 64 位受邀者，现有 {count} 位；不指明则为所有有应付额的"
    weights_invalid(text)
        "“{text}” is no split; write three percentages that add up to 100, such as 50,30,20"
        "“{text}” 无效；请写三个合计 100 的百分比，例如 50,30,20"
    caps_invalid(text)
        "“{text}” are no caps; write three amounts, such as 400,5000,60"
        "“{text}” 无效；请写三个上限，例如 400,5000,60"
    referral_link_invalid(text)
        "“{text}” is no referral link; give a link, or a campaign’s number and who brought you"
        "“{text}”不是推荐链接；请给出链接，或活动编号与推荐人"
    row_epoch_number(epoch) "epoch {epoch}" "第 {epoch} 周期"
    nothing_due() "nothing is due" "没有应付额"
    not_invited() "nobody brought this account" "此账户没有推荐人"
    not_mining_anywhere() "this account takes part in no mining campaign" "此账户未参加任何挖矿活动"
    title_opener() "opener" "发起人"
    title_invitee() "invitee" "受邀者"
    title_campaign() "campaign" "活动"
    title_fees() "fees counted" "已计手续费"
    title_paid() "paid" "已付"
    title_due() "due now" "现应付"
    row_opener() "opener" "发起人"
    row_campaign() "campaign" "活动"
    row_budget() "left" "余额"
    row_paid_in() "paid in" "已注入"
    row_paid_out() "paid out" "已支付"
    row_share() "share of fees" "手续费份额"
    row_cap_epoch() "cap an epoch" "每周期上限"
    row_cap_invitee() "cap an invitee" "每位受邀者上限"
    row_ends() "ends" "结束"
    row_emission() "an epoch at least" "每周期至少"
    row_weights() "split" "分配"
    row_caps() "caps of points" "点数上限"
    row_return() "returns at most" "最多返还"
    row_app() "attests reading" "阅读证明者"
    row_epochs() "epochs" "周期"
    row_now() "present epoch" "当前周期"
    row_from_network() "from the network" "来自网络"
    row_brought_by() "brought by" "推荐人"
    row_invitees() "has brought" "已推荐"
    row_fees() "fees counted" "已计手续费"
    row_paid() "paid" "已付"
    row_due() "due now" "现应付"
    row_bound() "at most for fees" "按手续费上限"
    row_payout() "payout" "应付"
    row_transact() "transacting" "交易"
    row_like() "liking" "点赞"
    row_read() "reading" "阅读"
    weights(transact, like, read)
        "{transact} transacting, {like} liking, {read} reading"
        "交易 {transact}，点赞 {like}，阅读 {read}"
    epochs_from_to(first, last) "{first} to {last}" "{first} 至 {last}"
    epoch_set_aside(emission, left) "{emission} set aside, {left} not claimed" "预留 {emission}，未领取 {left}"
    part_of(points, total, share, paid)
        "{points} of {total} points come to {share}; pays {paid}"
        "{points}/{total} 点，份额 {share}；支付 {paid}"
    note_at_cap() "the cap was reached" "已达上限"
    note_cut_by_bound() "cut by the bound of fees" "受手续费上限限制"
    epoch_gathering(epoch)
        "{epoch}, not over: this is what would come of it if nothing more happened"
        "{epoch}（未结束）：若不再变化，结果如下"
    epoch_claimable(epoch, until) "{epoch}, to be claimed until the end of epoch {until}" "{epoch}，可领取至第 {until} 周期末"
    epoch_lapsed(epoch) "{epoch}, lapsed: nothing can be claimed" "{epoch}（已过期）：不可再领取"
    epoch_unknown() "the campaign's totals of this epoch are gone, or its asset is off the fee list" "该周期的总数已不存在，或其资产已不在手续费清单"
    why_no_points() "nothing: no points that count" "无：没有计入的点数"
    why_too_little() "nothing: the points come to less than one unit" "无：点数折合不足一个单位"
    why_no_fees() "nothing: the fees paid allow nothing to be paid" "无：所付手续费不足以支付任何奖励"
    campaign_to_come() "to come" "未开始"
    campaign_running() "running" "进行中"
    campaign_over() "over, to be claimed" "已结束，可领取"
    campaign_ended() "ended, to be closed" "已结束，可关闭"
    campaign_closed() "closed" "已关闭"
    scan_to_join() "Scan to say who brought you:" "扫码声明推荐人："
    link_run(campaign, referrer)
        "Whoever you brought runs: tally referral bind {campaign} {referrer}"
        "受邀者运行：tally referral bind {campaign} {referrer}"
}

impl Language {
    /// A claim with its explanation, in base units: the asset stands in what moved.
    pub fn mining_claimed(self, claimed: &MiningClaimed, account: String) -> String {
        let part = |part: &Part| match part.capped {
            true => self.part_capped(part.paid, part.points, part.total),
            false => self.part_paid(part.paid, part.points, part.total),
        };
        let it = &claimed.explanation;
        let (transact, like, read) = (part(&it.transact), part(&it.like), part(&it.read));
        self.event_mining_claimed(claimed.campaign, claimed.epoch, account, transact, like, read)
    }
}
