//! What happened in markets, in words. A receipt names no assets: amounts stand in lots, prices in ticks for a lot.

use crate::i18n::Language;
use tally_types::{
    Address,
    exchange::{Converted, OrderCancelled, OrderPlaced, OrdersCancelled},
};

pub fn placed(say: Language, event: &OrderPlaced, show: impl Fn(&Address) -> String) -> String {
    let traded: u128 = event.fills.iter().map(|fill| u128::from(fill.lots)).sum();
    let (market, order, owner) = (event.market, event.order, show(&event.owner));
    say.event_order_placed(
        owner,
        order,
        say.side(event.side),
        event.lots,
        event.price,
        market,
        traded,
        event.rests,
    )
}

pub fn cancelled(say: Language, event: &OrderCancelled, show: impl Fn(&Address) -> String) -> String {
    say.event_order_cancelled(event.cancelled.order, show(&event.owner), event.market, event.cancelled.lots)
}

pub fn all_cancelled(say: Language, event: &OrdersCancelled, show: impl Fn(&Address) -> String) -> String {
    say.event_orders_cancelled(event.cancelled.len(), show(&event.owner), event.market, event.remain)
}

pub fn converted(say: Language, event: &Converted, show: impl Fn(&Address) -> String) -> String {
    let path: Vec<String> = event.hops.iter().map(|hop| hop.market.to_string()).collect();
    say.event_converted(show(&event.owner), event.gave, event.received, path.join(", "))
}
