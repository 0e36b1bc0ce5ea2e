//! Exchange: markets in which orders of one asset for another meet by price and then by time.
//!
//! Invariants: an order's escrow covers all it can still cost, its fee included; a trade is at the price of the order
//! that was there first; no bid stands at or above an ask.

mod event;
mod ladder;
mod operation;
mod parameters;
mod record;

use crate::wire::Empty;

pub use event::{
    Cancelled, Converted, DropReason, Dropped, Fill, Hop, MarketOpened, OrderCancelled, OrderPlaced,
    OrdersCancelled,
};
pub use ladder::{Bits, LADDER_DEPTH, Ladder, Node};
pub use operation::{CancelAll, Convert, MarketOnly, OpenMarket, OrderOnly, PlaceOrder};
pub use parameters::{ExchangeParameters, MAX_FEE_BPS};
pub use record::{Level, Market, OpenOrders, Order, Pair, fee};

/// Most open orders that one operation can meet or cancel.
pub const MAX_MET: u8 = 64;
/// Most open orders of one account in one market.
pub const MAX_OPEN_ORDERS: usize = 256;
/// Most markets on the path of a conversion.
pub const MAX_PATH: usize = 3;
/// Farthest that an order's end may lie ahead of the block's time: a year.
pub const MAX_ORDER_MS: u64 = 365 * 24 * 60 * 60 * 1000;
/// How long a market must have been without a trade before another can take its pair: 30 days.
pub const MARKET_IDLE_MS: u64 = 30 * 24 * 60 * 60 * 1000;

wire_id! {
    /// A market's number, given in order of opening.
    pub struct MarketId(u64);
}

wire_id! {
    /// An order's number, given in order of placing, over all markets.
    pub struct OrderId(u64);
}

/// Declares an enum without payloads with its codec: one byte, counted from 0.
macro_rules! one_byte {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),* }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
        }

        impl $crate::codec::Write for $name {
            fn write(&self, buf: &mut impl bytes::BufMut) {
                (*self as u8).write(buf);
            }
        }

        impl $crate::codec::FixedSize for $name {
            const SIZE: usize = 1;
        }

        impl $crate::codec::Read for $name {
            type Cfg = ();

            fn read_cfg(buf: &mut impl $crate::codec::Buf, _: &()) -> Result<Self, $crate::codec::Error> {
                let tag = u8::read_cfg(buf, &())?;
                Self::ALL.get(usize::from(tag)).copied().ok_or($crate::codec::Error::InvalidEnum(tag))
            }
        }
    };
}
pub(crate) use one_byte;

one_byte! {
    /// What an order does with the base asset.
    pub enum Side { Buy, Sell }
}

impl Side {
    /// The side whose orders this one meets.
    pub const fn opposite(self) -> Self {
        match self {
            Self::Buy => Self::Sell,
            Self::Sell => Self::Buy,
        }
    }

    /// Whether an order of this side with the limit `price` takes what stands at `other` on the opposite side.
    pub const fn takes(self, price: u32, other: u32) -> bool {
        match self {
            Self::Buy => other <= price,
            Self::Sell => other >= price,
        }
    }

    /// The limit that takes every price.
    pub const fn any_price(self) -> u32 {
        match self {
            Self::Buy => u32::MAX,
            Self::Sell => 1,
        }
    }
}

wire_enum! {
    /// How long an order stands, and whether it may trade at once.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum OrderKind {
        /// What does not trade at once stands until it is cancelled (GTC).
        0 = GoodTillCancelled(Empty),
        /// The same, until a block time in Unix milliseconds, inclusive (GTD).
        1 = GoodTillDate(u64),
        /// What does not trade at once is cancelled (IOC).
        2 = ImmediateOrCancel(Empty),
        /// All of it trades at once, or it is refused (FOK).
        3 = FillOrKill(Empty),
        /// It is refused if any of it would trade at once.
        4 = PostOnly(Empty),
    }
}

impl OrderKind {
    /// Whether what does not trade at once stands in the book.
    pub const fn rests(self) -> bool {
        !matches!(self, Self::ImmediateOrCancel(_) | Self::FillOrKill(_))
    }

    /// The last block time at which the order may trade.
    pub const fn until_ms(self) -> Option<u64> {
        match self {
            Self::GoodTillDate(until_ms) => Some(until_ms),
            _ => None,
        }
    }
}
