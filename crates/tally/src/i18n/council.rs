//! What there is to say about the council.

use super::Language;
use crate::parse::show_ms;
use tally_types::council::Stage;

messages! {
    event_seat_set(member, account)
        "{account} acts for the seat of member {member}"
        "成员 {member} 的席位现由 {account} 行使"
    event_proposed(proposal, member)
        "proposal {proposal} is made, by the seat of member {member}"
        "第 {proposal} 号提案已由成员 {member} 的席位提出"
    event_voted_yes(proposal, stage) "a vote for proposal {proposal}: {stage}" "第 {proposal} 号提案获一张赞成票：{stage}"
    event_voted_no(proposal, stage)
        "a vote against proposal {proposal}: {stage}"
        "第 {proposal} 号提案获一张反对票：{stage}"
    event_proposal_withdrawn(proposal) "proposal {proposal} is withdrawn" "第 {proposal} 号提案已撤回"
    event_proposal_enacted(proposal) "what proposal {proposal} decided has taken effect" "第 {proposal} 号提案的决定已生效"
    event_proposal_closed(proposal, stage) "proposal {proposal} is closed: {stage}" "第 {proposal} 号提案已关闭：{stage}"
    stage_voting() "being voted on" "表决中"
    stage_passed(from, until)
        "passed; it may take effect from {from} to {until}"
        "已通过；可于 {from} 至 {until} 生效"
    stage_enacted(time) "took effect at {time}" "已于 {time} 生效"
    stage_failed(time) "failed at {time}" "已于 {time} 否决"
    stage_withdrawn(time) "withdrawn at {time}" "已于 {time} 撤回"
    stage_lapsed(time) "lapsed at {time}: nobody let it take effect in time" "已于 {time} 失效：未在期限内生效"
    still_voting(time) "may be voted on until {time}" "可表决至 {time}"
    voting_over() "voting is over; anyone may close it" "表决已结束；任何人均可关闭"
    window_ahead(from) "passed; may take effect from {from}" "已通过；{from} 起可生效"
    window_open(until) "passed; anyone may let it take effect until {until}" "已通过；{until} 前任何人均可使其生效"
    window_over() "passed, and not carried out in time; anyone may close it" "已通过但逾期未生效；任何人均可关闭"
    no_proposals() "no proposals" "没有提案"
    no_appointments() "nobody is appointed to anything" "没有任何任命"
    nothing_would_change() "nothing would change" "没有任何变化"
    present_outdated()
        "what it was written against has changed since: it cannot take effect and must be proposed again"
        "其所依据的内容已有变化：无法生效，须重新提出"
    votes_of(yes, no, quorum, seats)
        "{yes} for, {no} against; {quorum} of {seats} votes decide"
        "赞成 {yes}，反对 {no}；{seats} 席中 {quorum} 票即通过"
    vote_yes() "for" "赞成"
    vote_no() "against" "反对"
    would_change() "would change:" "将变更："
    changes_from(name, before, after) "{name}: {before} → {after}" "{name}：{before} → {after}"
    no_value() "none" "无"
    pending_change(proposal, title, stage)
        "proposal {proposal}, “{title}” ({stage}):"
        "第 {proposal} 号提案“{title}”（{stage}）："
    pending_changes() "pending changes:" "待定变更："
    nothing_pending() "no change is pending" "没有待定变更"
    row_quorum() "votes that decide" "通过所需票数"
    quorum_of(quorum, seats) "{quorum} of {seats}" "{seats} 席中的 {quorum} 票"
    row_voting() "voting" "表决期"
    row_delay() "delay" "等待期"
    row_window() "window" "生效期"
    row_version() "software version" "软件版本"
    version_from(version, height) "{version}, from height {height}" "{version}，自高度 {height} 起"
    row_proposals() "proposals so far" "累计提案"
    row_proposal() "proposal" "提案"
    row_title() "title" "标题"
    row_by() "proposed by" "提出者"
    row_measure() "would" "内容"
    row_stage() "stage" "阶段"
    row_votes() "votes" "票数"
    row_text() "text (SHA-256)" "理由书（SHA-256）"
    row_vote(vote) "voted {vote}" "{vote}"
    title_member() "member" "成员"
    title_seat() "account" "账户"
    title_open_proposals() "open proposals" "未结提案"
    title_title() "title" "标题"
    title_votes() "for : against" "赞成 : 反对"
    title_stage() "stage" "阶段"
    title_parameter() "parameter" "参数"
    title_value() "value" "值"
    title_role() "office" "职位"
    title_holder() "holder" "任职者"
    title_operation() "operation" "操作"
    title_work_price() "price of a unit of work" "单位工作量价格"
    price_other() "all others" "其余操作"
    rate_of(numerator, denominator)
        "{numerator} base units for {denominator} of the coin"
        "每 {denominator} 个币的基本单位折 {numerator} 个基本单位"
    parameter_unknown(name)
        "there is no parameter “{name}”; see `tally council parameters`"
        "没有参数“{name}”；请查看 `tally council parameters`"
    parameter_invalid(text)
        "“{text}” sets no parameter; write NAME=NUMBER, such as council.delay_ms=172800000"
        "“{text}”不是参数设置；请写 名称=数字，例如 council.delay_ms=172800000"
    parameters_unsound(reason) "these parameters cannot be used: {reason}" "这些参数不可用：{reason}"
    fee_price_invalid(text)
        "“{text}” sets no price; write OPERATION=AMOUNT, such as send=0.01, or OPERATION= to take its own price away"
        "“{text}”不是价格设置；请写 操作=金额，例如 send=0.01；写 操作= 可取消单独定价"
    rate_invalid(text)
        "“{text}” sets no rate; write ASSET=UNITS/COIN-UNITS, such as USDX#12=3/2, or ASSET= to take it off the list"
        "“{text}”不是费率设置；请写 资产=单位/币单位，例如 USDX#12=3/2；写 资产= 可移出列表"
    too_many_rates(most)
        "fees can be paid in at most {most} assets besides the coin"
        "除本币外，最多可用 {most} 种资产支付手续费"
    member_invalid(text) "“{text}” is no member's key: it has 64 hexadecimal digits" "“{text}”不是成员密钥：应为 64 位十六进制数字"
    title_invalid(text, most)
        "“{text}” is no title; write 1 to {most} bytes of plain text without white space at either end"
        "“{text}”不是有效标题；请写 1 至 {most} 字节的纯文本，首尾无空格"
    link_text_invalid(text, most) "“{text}” is no link; at most {most} bytes fit" "“{text}”不是有效链接；最多 {most} 字节"
    version_invalid(text, most)
        "“{text}” is no version; write 1 to {most} bytes of plain text, such as 1.4.0"
        "“{text}”不是版本；请写 1 至 {most} 字节的纯文本，例如 1.4.0"
    role_invalid(text)
        "“{text}” is no office; its name is 3 to 30 of a–z, 0–9 and _, beginning with a letter"
        "“{text}”不是职位名称；应为 3 至 30 个 a–z、0–9、_，以字母开头"
    penalty_invalid(text)
        "“{text}” is no part in percent; write more than 0 and up to 100, such as 2.5"
        "“{text}”不是百分比；请写大于 0 且不超过 100 的数，例如 2.5"
    no_such_record()
        "the node cannot prove the record now; ask again, or another node"
        "节点目前无法证明该记录；请稍后重试或询问其他节点"
    no_such_proposal(proposal) "there is no proposal {proposal}" "没有第 {proposal} 号提案"
}

impl Language {
    /// A proposal's stage, as a receipt says it.
    pub fn stage(self, stage: &Stage) -> String {
        match *stage {
            Stage::Voting(_) => self.stage_voting(),
            Stage::Passed(window) => self.stage_passed(show_ms(window.from_ms), show_ms(window.until_ms)),
            Stage::Enacted(time_ms) => self.stage_enacted(show_ms(time_ms)),
            Stage::Failed(time_ms) => self.stage_failed(show_ms(time_ms)),
            Stage::Withdrawn(time_ms) => self.stage_withdrawn(show_ms(time_ms)),
            Stage::Lapsed(time_ms) => self.stage_lapsed(show_ms(time_ms)),
        }
    }

    /// What a proposal's stage means at a block's time: what can be done with it now.
    pub fn standing(self, stage: &Stage, voting_until_ms: u64, now_ms: u64) -> String {
        match stage {
            Stage::Voting(_) if now_ms <= voting_until_ms => self.still_voting(show_ms(voting_until_ms)),
            Stage::Voting(_) => self.voting_over(),
            Stage::Passed(window) if now_ms < window.from_ms => self.window_ahead(show_ms(window.from_ms)),
            Stage::Passed(window) if now_ms <= window.until_ms => self.window_open(show_ms(window.until_ms)),
            Stage::Passed(_) => self.window_over(),
            ended => self.stage(ended),
        }
    }
}
