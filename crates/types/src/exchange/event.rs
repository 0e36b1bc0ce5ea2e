//! What happened in markets: all that trades, candles and depths are made of.

use super::{MAX_OPEN_ORDERS, MAX_PATH, MarketId, OrderId, Side, one_byte};
use crate::{Address, Amount, AssetId, wire::List};

/// [`super::MAX_MET`] as a list's bound.
const MET: usize = super::MAX_MET as usize;
const _: () = assert!(MET <= MAX_OPEN_ORDERS);

wire_struct! {
    /// A market was opened.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct MarketOpened {
        pub market: MarketId,
        pub base: AssetId,
        pub quote: AssetId,
    }
}

wire_struct! {
    /// A trade with an open order, at its price.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Fill {
        pub order: OrderId,
        pub owner: Address,
        pub price: u32,
        pub lots: u64,
        /// What the open order's owner paid for the trade, in the quote asset.
        pub fee: Amount,
    }
}

one_byte! {
    /// Why an open order that was met did not trade.
    pub enum DropReason {
        /// Its time had passed.
        Expired,
        /// It belonged to the one who met it.
        Own,
        /// Its owner is frozen or not on the allow-list for one of the assets, or has no room for what it would receive.
        Barred,
    }
}

wire_struct! {
    /// An open order that left the book without a trade.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Dropped {
        pub order: OrderId,
        pub owner: Address,
        pub price: u32,
        pub lots: u64,
        pub reason: DropReason,
        /// Its escrow stays with it until it is cancelled: its owner had no room for it.
        pub parked: bool,
    }
}

wire_struct! {
    /// An order was placed.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OrderPlaced {
        pub market: MarketId,
        pub order: OrderId,
        pub owner: Address,
        pub side: Side,
        pub price: u32,
        /// What it asked for.
        pub lots: u64,
        /// What of it stands in the book from now on.
        pub rests: u64,
        pub client_id: Option<u64>,
        /// What its owner paid for the trades, in the quote asset.
        pub fee: Amount,
        pub fills: List<Fill, 0, MET>,
        pub dropped: List<Dropped, 0, MET>,
    }
}

wire_struct! {
    /// An order and what was left of it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Cancelled {
        pub order: OrderId,
        pub side: Side,
        pub price: u32,
        pub lots: u64,
        /// It had left the book before.
        pub parked: bool,
    }
}

wire_struct! {
    /// An order was cancelled.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct OrderCancelled {
        pub market: MarketId,
        pub owner: Address,
        pub cancelled: Cancelled,
    }
}

wire_struct! {
    /// Orders of one account in a market were cancelled.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OrdersCancelled {
        pub market: MarketId,
        pub owner: Address,
        pub cancelled: List<Cancelled, 1, MET>,
        /// How many it has left there.
        pub remain: u16,
    }
}

wire_struct! {
    /// A conversion's way through one market.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Hop {
        pub market: MarketId,
        pub side: Side,
        /// What was paid for the trades, in the market's quote asset.
        pub fee: Amount,
        pub fills: List<Fill, 0, MET>,
        pub dropped: List<Dropped, 0, MET>,
    }
}

wire_struct! {
    /// An asset was converted into another.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Converted {
        pub owner: Address,
        pub gave: Amount,
        pub received: Amount,
        pub hops: List<Hop, 1, MAX_PATH>,
    }
}
