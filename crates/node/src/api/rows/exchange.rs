//! What was placed and what traded.

use super::FromRow;
use crate::{
    api::json::{
        Scene,
        exchange::{
            book::{Ticker, volume},
            history::{AccountFill, Candle, DepthChange, Role, StreamTrade, Trade},
            order::PlacedOrder,
        },
    },
    index::{
        exchange::{Candle as Traded, Change, Trade as Met},
        read::{self, OrderItem, TradeItem},
    },
};
use tally_types::{Address, exchange};

impl FromRow<(&exchange::Market, &read::Ticker)> for Ticker {
    fn from_row(_: &Scene<'_>, (market, ticker): (&exchange::Market, &read::Ticker)) -> Self {
        let day = ticker.day.as_ref();
        let lots = day.map_or(0, |day| day.lots);
        Self {
            last: ticker.last,
            open: day.map(|day| day.open),
            high: day.map(|day| day.high),
            low: day.map(|day| day.low),
            trades: day.map_or(0, |day| day.trades),
            lots: lots.to_string(),
            base_volume: volume(market.lot, lots),
            quote_volume: volume(market.tick, day.map_or(0, |day| day.ticks)),
        }
    }
}

impl FromRow<&OrderItem> for PlacedOrder {
    fn from_row(scene: &Scene<'_>, item: &OrderItem) -> Self {
        let position = item.place.position();
        Self {
            transaction: item.transaction.to_hex(),
            height: position.height,
            index: position.index,
            time_ms: item.time_ms,
            market: item.market.0,
            owner: scene.address(&item.owner),
            side: item.side.into(),
            price: item.price,
            lots: item.lots.to_string(),
            rested: item.rests.to_string(),
            client_id: item.client_id,
        }
    }
}

impl FromRow<(&exchange::Market, &TradeItem)> for Trade {
    fn from_row(scene: &Scene<'_>, (market, item): (&exchange::Market, &TradeItem)) -> Self {
        let (trade, position) = (&item.trade, item.place.position());
        let lots = u128::from(trade.lots);
        Self {
            transaction: item.transaction.to_hex(),
            height: position.height,
            index: position.index,
            time_ms: item.time_ms,
            side: trade.side.into(),
            price: trade.price,
            lots: trade.lots.to_string(),
            base_amount: volume(market.lot, lots),
            quote_amount: volume(market.tick, lots * u128::from(trade.price)),
            taker: scene.address(&trade.taker),
            taker_order: trade.taker_order.map(|order| order.0),
            maker: scene.address(&trade.maker),
            maker_order: trade.maker_order.0,
        }
    }
}

impl FromRow<(&Address, &exchange::Market, &TradeItem)> for AccountFill {
    fn from_row(
        scene: &Scene<'_>,
        (account, market, item): (&Address, &exchange::Market, &TradeItem),
    ) -> Self {
        let trade = &item.trade;
        let role = if trade.maker == *account { Role::Maker } else { Role::Taker };
        Self {
            market: trade.market.0,
            role,
            bought: (trade.side == exchange::Side::Buy) == (role == Role::Taker),
            fee: (role == Role::Maker).then(|| trade.maker_fee.to_string()),
            trade: Trade::from_row(scene, (market, item)),
        }
    }
}

impl FromRow<(&exchange::Market, u64, &Traded)> for Candle {
    fn from_row(_: &Scene<'_>, (market, start_ms, candle): (&exchange::Market, u64, &Traded)) -> Self {
        Self {
            start_ms,
            open: candle.open,
            high: candle.high,
            low: candle.low,
            close: candle.close,
            trades: candle.trades,
            lots: candle.lots.to_string(),
            base_volume: volume(market.lot, candle.lots),
            quote_volume: volume(market.tick, candle.ticks),
        }
    }
}

impl From<&Met> for StreamTrade {
    fn from(trade: &Met) -> Self {
        Self { side: trade.side.into(), price: trade.price, lots: trade.lots.to_string() }
    }
}

impl From<&Change> for DepthChange {
    fn from(change: &Change) -> Self {
        Self { side: change.side.into(), price: change.price, lots: change.lots.to_string() }
    }
}
