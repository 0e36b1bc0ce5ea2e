//! What is said about packets.

messages! {
    place_packet(packet) "packet {packet}" "红包 {packet}"
    event_packet_created(packet) "packet {packet} is made; it can be claimed from the next block on" "红包 {packet} 已创建；下一区块起可领取"
    event_packet_claimed(claimer, share, packet) "{claimer} claimed share {share} of packet {packet}" "{claimer} 领取了红包 {packet} 的第 {share} 份"
    event_packet_reclaimed(packet, creator) "what was left in packet {packet} went back to {creator}" "红包 {packet} 的余额已退还 {creator}"
    link_is_packet()
        "this link opens a packet; use `tally packet claim`"
        "此链接用于领取红包；请使用 `tally packet claim`"
    no_packet(text)
        "“{text}” is no packet; write its number, or its whole link (tally:packet/…)"
        "“{text}”不是红包；请写编号或完整链接（tally:packet/…）"
    no_such_packet(packet) "there is no packet {packet}" "没有红包 {packet}"
    no_packets() "no packets" "没有红包"
    packet_link(link)
        "Whoever has this link can claim a share; send it only to those who are to have one:\n{link}"
        "持有此链接者均可领取一份；请只发给应得之人：\n{link}"
    packet_link_unsure(link)
        "If the packet came to be, this link opens it, with its number for NUMBER:\n{link}"
        "若红包已创建，将 NUMBER 换成其编号，此链接即可领取：\n{link}"
    row_packet() "packet" "红包"
    row_creator() "creator" "创建者"
    row_total() "total" "总额"
    row_left() "left" "余额"
    row_shares() "shares" "份数"
    row_open_to() "open to" "谁可领取"
    row_until() "until" "截止"
    row_returned() "went back" "已退回"
    shares_claimed(claimed, count, split) "{claimed} of {count} claimed, {split}" "已领 {claimed}/{count}，{split}"
    split_equal() "equal" "均分"
    split_random() "by chance" "随机"
    open_to_anyone() "anyone" "任何人"
    open_to_link() "whoever has the link" "持有链接者"
    packet_ended() "ended" "已结束"
    title_total() "total" "总额"
    title_left() "left" "余额"
    title_shares() "shares" "份数"
    title_share() "share" "份"
    title_claimer() "claimed by" "领取人"
}
