//! Markets, orders and trades.

use super::Language;
use tally_types::exchange::Side;

messages! {
    place_market(market) "market {market}" "市场 {market}"
    event_market_opened(market, base, quote)
        "market {market} is open: asset {base} for asset {quote}"
        "市场 {market} 已开设：以资产 {quote} 买卖资产 {base}"
    event_order_placed(owner, order, side, lots, price, market, traded, rests)
        "{owner} placed order {order} ({side} {lots} lots at {price} in market {market}): {traded} traded, {rests} stand"
        "{owner} 下单 {order}（市场 {market}，{side} {lots} 手，价 {price}）：成交 {traded}，挂单 {rests}"
    event_order_cancelled(order, owner, market, lots)
        "order {order} of {owner} in market {market} is cancelled, with {lots} lots left"
        "{owner} 在市场 {market} 的挂单 {order} 已撤销，剩余 {lots} 手"
    event_orders_cancelled(count, owner, market, remain)
        "{count} orders of {owner} in market {market} are cancelled; {remain} remain"
        "{owner} 在市场 {market} 的 {count} 笔挂单已撤销；尚余 {remain} 笔"
    event_converted(owner, gave, received, path)
        "{owner} converted {gave} base units into {received}, through market {path}"
        "{owner} 将 {gave} 个基本单位兑换为 {received} 个，经由市场 {path}"
    side_buy() "buy" "买"
    side_sell() "sell" "卖"
    title_market() "market" "市场"
    title_side() "side" "方向"
    title_price() "price" "价格"
    title_orders() "orders" "笔数"
    title_last() "last" "最新价"
    title_bid() "bid" "买价"
    title_ask() "ask" "卖价"
    title_volume() "volume" "成交量"
    title_set_aside() "set aside" "已预留"
    title_taker() "taker" "吃单方"
    title_maker() "maker" "挂单方"
    title_open() "open" "开盘"
    title_high() "high" "最高"
    title_low() "low" "最低"
    title_close() "close" "收盘"
    row_lot() "lot" "每手"
    row_step() "price step" "价格步长"
    note_replaced() "replaced: nothing is placed here any more" "已被取代：不再接受下单"
    note_parked() "parked: cancel it to get back what it set aside" "已移出：撤销以取回预留的资产"
    no_markets() "no markets" "没有市场"
    nothing_stands() "no orders stand" "没有挂单"
    nothing_traded() "nothing has traded" "尚无成交"
    no_such_market(text) "there is no market {text}" "没有市场 {text}"
    no_path(give, take)
        "no markets lead from {give} to {take} as they stand; try another amount or wait for orders"
        "目前没有市场能将 {give} 兑换为 {take}；请更改数量或等待挂单"
    bad_market(text) "“{text}” is no market; write its number, or BASE/QUOTE" "“{text}”不是市场；请写编号或 BASE/QUOTE"
    bad_step(text, step) "“{text}” is no multiple of {step}; use whole steps" "“{text}”不是 {step} 的整数倍；请使用整步长"
}

impl Language {
    pub fn side(self, side: Side) -> String {
        match side {
            Side::Buy => self.side_buy(),
            Side::Sell => self.side_sell(),
        }
    }
}
