//! The sentences of markets and orders, in both languages.
//!
//! An order is said in whole units of both assets; where the wallet does not know the market, in its lots and ticks with
//! a warning.

use super::{Labels, Tongue, fragments::moment};
use tally_types::{
    Amount, AssetId,
    exchange::{CancelAll, Convert, MarketId, OpenMarket, OrderKind, PlaceOrder, Side},
};

/// What a market trades, and in which steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarketLabel {
    pub base: AssetId,
    pub quote: AssetId,
    /// Base units of the quote asset that one step of the price adds to one lot.
    pub tick: Amount,
    /// Base units of the base asset in one lot.
    pub lot: Amount,
}

pub(super) fn open_market(it: &OpenMarket, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (base, quote) = (labels.asset(it.base, tongue), labels.asset(it.quote, tongue));
    let (lot, tick) = (labels.amount(it.base, it.lot, tongue), labels.amount(it.quote, it.tick, tongue));
    match tongue {
        Tongue::English => {
            format!("Open a market of {base} for {quote}, in lots of {lot} and price steps of {tick} a lot")
        }
        Tongue::Chinese => format!("开设以 {quote} 买卖 {base} 的市场，每手 {lot}，每手价格步长 {tick}"),
    }
}

pub(super) fn place_order(it: &PlaceOrder, labels: &Labels<'_>, tongue: Tongue) -> String {
    let market = it.market;
    let (lots, price) = terms(it, labels, tongue);
    let rest = rest(it.kind, tongue);
    match (it.side, tongue) {
        (Side::Buy, Tongue::English) => {
            format!("Buy {lots} in market {market} for at most {price}, besides the fee; {rest}")
        }
        (Side::Sell, Tongue::English) => {
            format!("Sell {lots} in market {market} for at least {price}, less the fee; {rest}")
        }
        (Side::Buy, Tongue::Chinese) => {
            format!("在市场 {market} 买入 {lots}，最高 {price}，手续费另计；{rest}")
        }
        (Side::Sell, Tongue::Chinese) => {
            format!("在市场 {market} 卖出 {lots}，最低 {price}，并扣除手续费；{rest}")
        }
    }
}

/// How much an order trades, and its worst price: for one lot, and for all of it.
fn terms(it: &PlaceOrder, labels: &Labels<'_>, tongue: Tongue) -> (String, String) {
    let known = (labels.market)(it.market).and_then(|market| {
        let units = market.lot.0.checked_mul(u128::from(it.lots))?;
        let each = market.tick.0.checked_mul(u128::from(it.price))?;
        Some((market, units, each, each.checked_mul(u128::from(it.lots))?))
    });
    let Some((market, units, each, all)) = known else {
        return match tongue {
            Tongue::English => (
                format!("{} lots of what this wallet does not know", it.lots),
                format!("{} price steps a lot", it.price),
            ),
            Tongue::Chinese => {
                (format!("{} 手（此钱包不认识该市场）", it.lots), format!("每手 {} 个价格步长", it.price))
            }
        };
    };
    let base = |units| labels.amount(market.base, Amount(units), tongue);
    let quote = |units| labels.amount(market.quote, Amount(units), tongue);
    let price = match tongue {
        Tongue::English => format!("{} ({} for {})", quote(all), quote(each), base(market.lot.0)),
        Tongue::Chinese => format!("{}（每 {} 为 {}）", quote(all), base(market.lot.0), quote(each)),
    };
    (base(units), price)
}

fn rest(kind: OrderKind, tongue: Tongue) -> String {
    let (english, chinese) = match kind {
        OrderKind::GoodTillDate(until_ms) => {
            let until = moment(until_ms);
            return match tongue {
                Tongue::English => format!("what does not trade at once stands until {until}"),
                Tongue::Chinese => format!("未立即成交的部分挂单至 {until}"),
            };
        }
        OrderKind::GoodTillCancelled(_) => {
            ("what does not trade at once stands until it is cancelled", "未立即成交的部分挂单，直至撤销")
        }
        OrderKind::ImmediateOrCancel(_) => {
            ("what does not trade at once is cancelled", "未立即成交的部分撤销")
        }
        OrderKind::FillOrKill(_) => {
            ("all of it trades at once or nothing does", "须立即全部成交，否则不成交")
        }
        OrderKind::PostOnly(_) => (
            "all of it stands until it is cancelled, and none may trade at once",
            "只挂单，不立即成交，直至撤销",
        ),
    };
    match tongue {
        Tongue::English => english.to_owned(),
        Tongue::Chinese => chinese.to_owned(),
    }
}

pub(super) fn cancel_all(it: &CancelAll, tongue: Tongue) -> String {
    let (market, most) = (it.market, it.most);
    match tongue {
        Tongue::English => format!("Cancel up to {most} of this account's orders in market {market}"),
        Tongue::Chinese => format!("撤销此账户在市场 {market} 的挂单，最多 {most} 笔"),
    }
}

pub(super) fn convert(it: &Convert, labels: &Labels<'_>, tongue: Tongue) -> String {
    let give = labels.amount(it.give, it.amount, tongue);
    let least = match wanted(it, labels) {
        Some(asset) => labels.amount(asset, it.least, tongue),
        None => match tongue {
            Tongue::English => format!("{} base units of what this wallet does not know", it.least),
            Tongue::Chinese => format!("{} 个基本单位的资产（此钱包不认识该市场）", it.least),
        },
    };
    let path: Vec<String> = it.path.iter().map(MarketId::to_string).collect();
    match tongue {
        Tongue::English => {
            format!("Convert up to {give} into at least {least}, through market {}", path.join(", "))
        }
        Tongue::Chinese => format!("将最多 {give} 兑换为至少 {least}，经由市场 {}", path.join("、")),
    }
}

/// What comes out at the end of a path, when every market on it is known and trades what it is come with.
fn wanted(it: &Convert, labels: &Labels<'_>) -> Option<AssetId> {
    it.path.iter().try_fold(it.give, |asset, market| {
        let market = (labels.market)(*market)?;
        match asset {
            asset if asset == market.base => Some(market.quote),
            asset if asset == market.quote => Some(market.base),
            _ => None,
        }
    })
}
